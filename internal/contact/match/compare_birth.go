package match

// The bins of a birth date.
const (
	birthSame = iota
	birthSlip
	birthTwoParts
	birthOnePart
	birthDifferent
	birthBins
)

func compareBirths(a, b string) int {
	if a == "" || b == "" {
		return -1
	}
	if a == b {
		return birthSame
	}
	parts := 0
	for _, at := range [][2]int{{0, 4}, {4, 6}, {6, 8}} {
		if a[at[0]:at[1]] == b[at[0]:at[1]] {
			parts++
		}
	}
	slips := distance(a, b, 2)
	isTurned := a[:4] == b[:4] && a[4:6] == b[6:8] && a[6:8] == b[4:6]
	switch {
	case slips == 1 || isTurned:
		return birthSlip
	case parts == 2 || slips == 2:
		return birthTwoParts
	case parts == 1 || nearYears(a, b):
		return birthOnePart
	}
	return birthDifferent
}

func nearYears(a, b string) bool {
	d := 0
	for i := range 4 {
		d = d*10 + int(a[i]) - int(b[i])
	}
	return d >= -1 && d <= 1
}
