package match

// The bins of an identifier.
const (
	idSame = iota
	idSlip
	idTwoSlips
	idDifferent
	idContradicts
	idBins
)

func compareIDs(a, b []idForm) (bin, left, right int) {
	bin = -1
	for i := range a {
		for j := range b {
			got := compareID(a[i], b[j])
			if bin < 0 || got < bin {
				bin, left, right = got, i, j
			}
		}
	}
	return bin, left, right
}

func compareID(a, b idForm) int {
	if a.kind != b.kind && a.isValid && b.isValid {
		return idDifferent
	}
	if a.key == b.key {
		return idSame
	}
	bothValid := a.isValid && b.isValid
	switch distance(a.key, b.key, 2) {
	case 1:
		if !bothValid {
			return idSlip
		}
	case 2:
		if !bothValid && len(a.key) >= 7 {
			return idTwoSlips
		}
	}
	if bothValid {
		return idContradicts
	}
	return idDifferent
}
