package phone

// isDummy reports whether digits were typed to fill a field: fewer than five, all alike, or counting up or down; for the last
// seven too, as in 02 0000 0000 and 0412 345 678.
func isDummy(digits string) bool {
	if len(digits) < 5 {
		return true
	}
	end := digits[max(0, len(digits)-7):]
	return isRun(end, 0) || isRun(end, 1) || isRun(end, 9)
}

// isRun reports whether each digit is the one before plus step, counted round.
func isRun(digits string, step byte) bool {
	for i := 1; i < len(digits); i++ {
		if digits[i]-'0' != (digits[i-1]-'0'+step)%10 {
			return false
		}
	}
	return true
}
