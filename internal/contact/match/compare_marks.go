package match

import "slices"

func compareMarks(a, b *nameForm) int {
	if len(a.marks) == 0 && len(b.marks) == 0 {
		return -1
	}
	if len(a.marks) == 0 || len(b.marks) == 0 {
		return 1
	}
	both := 0
	for _, m := range a.marks {
		if slices.Contains(b.marks, m) {
			both++
		}
	}
	switch {
	case both == len(a.marks) && both == len(b.marks):
		return 0
	case both == len(a.marks) || both == len(b.marks):
		return 1
	}
	return 2
}

func compareLegal(a, b *nameForm) int {
	switch {
	case len(a.legal) == 0 && len(b.legal) == 0:
		return -1
	case len(a.legal) == 0 || len(b.legal) == 0:
		return 1
	}
	for _, l := range a.legal {
		if slices.Contains(b.legal, l) {
			return 0
		}
	}
	return 2
}
