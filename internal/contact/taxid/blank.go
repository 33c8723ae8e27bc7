package taxid

import "strings"

// isBlank reports whether a text, in capitals without punctuation, is a dummy: too short to name anybody, without a figure,
// or typed to fill a field, as 0000000 and 123456789 are.
func isBlank(text string) bool {
	figures := strings.Trim(text, letters)
	switch {
	case len(text) < 4 || figures == "" || strings.Trim(figures, "0") == "":
		return true
	case len(figures) < 6 || strings.ContainsAny(figures, letters):
		return false
	case len(figures) < 8 && len(figures) < len(text): // SC123456 is a company
		return false
	case isRun(figures, 1) || isRun(figures, 9):
		return true
	}
	return len(figures) > 6 && isRun(figures, 0)
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// isRun reports whether each figure is the one before plus step, counted round: 7890 has the step 1, 3210 the step 9.
func isRun(figures string, step byte) bool {
	for i := 1; i < len(figures); i++ {
		if figures[i]-'0' != (figures[i-1]-'0'+step)%10 {
			return false
		}
	}
	return true
}
