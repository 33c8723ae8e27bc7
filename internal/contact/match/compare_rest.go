package match

import "strings"

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

// The bins of an e-mail address.
const (
	mailSame = iota
	mailSlip
	mailMoved
	mailColleague
	mailAlike
	mailDifferent
	mailBins
)

func compareMails(a, b []mailForm) (bin, left, right int) {
	bin = -1
	for i := range a {
		for j := range b {
			got := compareMail(&a[i], &b[j])
			if bin < 0 || got < bin {
				bin, left, right = got, i, j
			}
		}
	}
	return bin, left, right
}

func compareMail(a, b *mailForm) int {
	switch {
	case a.key == b.key:
		return mailSame
	case mayBeSlip(a.key, b.key) && alike(a.key, b.key) >= 0.82:
		return mailSlip
	case a.local == b.local && len(a.local) > 4 && !a.isRole:
		return mailMoved
	case a.domain == b.domain && !a.isFree:
		return mailColleague
	case alike(a.local, b.local) > 0.74 && (a.domain == b.domain || alike(a.domain, b.domain) > 0.6) && !a.isRole:
		return mailAlike
	}
	return mailDifferent
}

// mayBeSlip is a quick look before the letters are counted: a slip leaves most of both ends as they are.
func mayBeSlip(a, b string) bool {
	if diff := len(a) - len(b); diff > 4 || diff < -4 || min(len(a), len(b)) < 6 {
		return false
	}
	return a[0] == b[0] || a[1] == b[1] || a[2] == b[2]
}

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

// The bins of a locality.
const (
	localitySame = iota
	localityPostcode
	localityCity
	localityNear
	localityRegion
	localityDifferent
	localityBins
)

func compareLocalities(a, b []placeForm) (bin, left, right int) {
	bin = -1
	for i := range a {
		for j := range b {
			got := compareLocality(&a[i], &b[j])
			if got >= 0 && (bin < 0 || got < bin) {
				bin, left, right = got, i, j
			}
		}
	}
	return bin, left, right
}

func compareLocality(a, b *placeForm) int {
	city := comparePart(a.city, b.city)
	hasCode := a.postcode != "" && b.postcode != ""
	isCode := hasCode && a.postcode == b.postcode
	isCity := city >= 0 && city <= partSpelling
	switch {
	case city < 0 && !hasCode:
		if a.region != "" && b.region != "" {
			if a.region == b.region {
				return localityRegion
			}
			return localityDifferent
		}
		return -1
	case isCode && isCity:
		return localitySame
	case isCode:
		return localityPostcode
	case isCity:
		return localityCity
	case city == partSound, hasCode && len(a.postcode) >= 4 && distance(a.postcode, b.postcode, 1) == 1:
		return localityNear
	case a.region != "" && a.region == b.region:
		return localityRegion
	}
	return localityDifferent
}

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

func compareDomains(a, b []domainForm) (bin, left, right int) {
	if len(a) == 0 || len(b) == 0 {
		return -1, 0, 0
	}
	for i := range a {
		for j := range b {
			if a[i].domain == b[j].domain {
				return 0, i, j
			}
		}
	}
	return 1, 0, 0
}

func compareMarks(a, b *nameForm) int {
	if len(a.marks) == 0 && len(b.marks) == 0 {
		return -1
	}
	if len(a.marks) == 0 || len(b.marks) == 0 {
		return 1
	}
	both := 0
	for _, m := range a.marks {
		for _, n := range b.marks {
			if m == n {
				both++
				break
			}
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
		for _, m := range b.legal {
			if l == m {
				return 0
			}
		}
	}
	return 2
}
