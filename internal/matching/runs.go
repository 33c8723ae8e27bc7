package matching

import (
	"slices"
	"strings"
	"unicode"

	"daybook/internal/contact"
)

// Run is a piece of a text.
type Run struct {
	Text string
	// IsDifferent: the other text has nothing like it at that place.
	IsDifferent bool
}

// maxWords is how many words of a text are compared one by one; longer texts are marked as a whole.
const maxWords = 200

// runs splits two texts into runs by the words they have in common, in order; case, accents and punctuation do not make a
// word different. Joined, the runs are the texts as they were.
func runs(left, right string) (leftRuns, rightRuns []Run) {
	a, b := words(left), words(right)
	if len(a) > maxWords || len(b) > maxWords {
		return runsOf(a, make([]bool, len(a))), runsOf(b, make([]bool, len(b)))
	}
	inLeft, inRight := common(a, b)
	return runsOf(a, inLeft), runsOf(b, inRight)
}

// words splits a text after each gap and punctuation mark, losing nothing.
func words(text string) []string {
	var list []string
	start, isGap := 0, false
	for i, r := range text {
		gap := !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		if !gap && isGap {
			list = append(list, text[start:i])
			start = i
		}
		isGap = gap
	}
	if start < len(text) {
		list = append(list, text[start:])
	}
	return list
}

// common marks the words of the longest common sequence.
func common(a, b []string) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	best := make([][]int, len(a)+1)
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := range slices.Backward(a) {
		for j := range slices.Backward(b) {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if isSameWord(a[i], b[j]) {
				best[i][j] = max(best[i][j], best[i+1][j+1]+1)
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case isSameWord(a[i], b[j]) && best[i][j] == best[i+1][j+1]+1:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

func isSameWord(a, b string) bool {
	key := contact.NameKey(a)
	if key == "" {
		return strings.TrimSpace(a) == strings.TrimSpace(b)
	}
	return key == contact.NameKey(b)
}

// runsOf joins neighbours that are both common or both not.
func runsOf(words []string, isCommon []bool) []Run {
	list := []Run{}
	for i, w := range words {
		if n := len(list); n > 0 && list[n-1].IsDifferent == !isCommon[i] {
			list[n-1].Text += w
			continue
		}
		list = append(list, Run{Text: w, IsDifferent: !isCommon[i]})
	}
	return list
}
