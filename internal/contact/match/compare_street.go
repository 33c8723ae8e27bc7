package match

import "strings"

// The bins of a street address.
const (
	streetSame = iota
	streetSpelling
	streetNear
	streetUnit
	streetOnly
	streetNumber
	streetDifferent
	streetBins
)

func comparePlaces(a, b []placeForm) (bin, left, right int) {
	bin = -1
	for i := range a {
		for j := range b {
			got := comparePlace(&a[i], &b[j])
			if got >= 0 && (bin < 0 || got < bin) {
				bin, left, right = got, i, j
			}
		}
	}
	return bin, left, right
}

func comparePlace(a, b *placeForm) int {
	if a.box != "" && b.box != "" && a.street == "" && b.street == "" {
		if a.box == b.box {
			return streetSame
		}
		return streetDifferent
	}
	if a.street == "" || b.street == "" {
		return -1
	}
	street := compareStreet(a, b)
	number := compareNumber(a, b)
	switch {
	case street == 0 && number == 0:
		if a.unit != "" && b.unit != "" && a.unit != b.unit {
			return streetUnit
		}
		return streetSame
	case street == 1 && number == 0:
		return streetSpelling
	case street <= 1 && number == 1:
		return streetNear
	case street <= 1 && number < 0:
		return streetNear
	case street <= 1:
		return streetOnly
	case number == 0 && a.number != "":
		return streetNumber
	}
	return streetDifferent
}

// compareStreet: 0 the same, 1 alike, 2 different.
func compareStreet(a, b *placeForm) int {
	isOpposite := a.direction != "" && b.direction != "" && a.direction != b.direction
	if a.street == b.street {
		if isOpposite {
			return 2
		}
		return 0
	}
	s, t := strings.ReplaceAll(a.street, " ", ""), strings.ReplaceAll(b.street, " ", "")
	if s == t && !isOpposite {
		return 0
	}
	if !isOpposite && (containsWords(a.street, b.street) || containsWords(b.street, a.street)) {
		return 1
	}
	if hasDigit(s) || hasDigit(t) {
		return 2
	}
	if len(s) > len(t) {
		s, t = t, s
	}
	if !isOpposite && (alike(s, t) >= 0.7 || len(s) >= 4 && strings.HasPrefix(t, s) || a.sound == b.sound && a.sound != 0) {
		return 1
	}
	return 2
}

// containsWords reports whether every word of a part of a street's name stands in the whole.
func containsWords(whole, part string) bool {
	if len(part) < 3 {
		return false
	}
	for w := range strings.FieldsSeq(part) {
		if !containsWord(whole, w) {
			return false
		}
	}
	return true
}

func containsWord(text, word string) bool {
	for w := range strings.FieldsSeq(text) {
		if w == word {
			return true
		}
	}
	return false
}

// compareNumber: 0 the same, 1 next to it or a slip, 2 different, -1 where a side has none.
func compareNumber(a, b *placeForm) int {
	switch {
	case a.number == "" || b.number == "":
		return -1
	case a.number == b.number, a.number == b.numberTo && a.numberTo == "", b.number == a.numberTo && b.numberTo == "":
		return 0
	case len(a.number) >= 3 && len(b.number) >= 3 && distance(a.number, b.number, 1) == 1:
		return 1
	case trimLetters(a.number) == trimLetters(b.number):
		return 1
	}
	return 2
}

func trimLetters(number string) string {
	return strings.TrimRight(number, "abcdefghijklmnopqrstuvwxyz")
}
