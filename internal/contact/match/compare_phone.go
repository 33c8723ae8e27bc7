package match

// The bins of a telephone number.
const (
	phoneSame = iota
	phoneSlip
	phoneRange
	phoneDifferent
	phoneBins
)

func comparePhones(a, b []phoneForm) (bin, left, right int) {
	bin = -1
	for i := range a {
		for j := range b {
			got := comparePhone(&a[i], &b[j])
			if bin < 0 || got < bin {
				bin, left, right = got, i, j
			}
		}
	}
	return bin, left, right
}

func comparePhone(left, right *phoneForm) int {
	a, b := left.tail, right.tail
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case left.whole != "" && right.whole != "" && left.whole != right.whole && a == b:
		// The same digits in two areas or countries.
		return phoneDifferent
	case a == b[len(b)-len(a):]:
		return phoneSame
	case len(a) == len(b) && len(a) > 4 && a[:len(a)-2] == b[:len(b)-2]:
		// Two numbers of one switchboard.
		return phoneRange
	case distance(a, b, 1) == 1:
		return phoneSlip
	}
	return phoneDifferent
}
