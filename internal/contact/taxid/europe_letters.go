package taxid

import "strings"

// Checks that end in a letter or have one inside.

func isCypriot(key string) bool {
	sum := 0
	for i := range 8 {
		d := int(key[i] - '0')
		if i%2 == 0 {
			d = []int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21}[d]
		}
		sum += d
	}
	return key[:2] != "12" && key[8] == letters[sum%26]
}

// isFrench: two characters, then the SIREN. Two digits are a remainder by 97; the newer form with letters, which leaves out I
// and O, has a rule by 11. Monaco's numbers begin with 000 and have no SIREN.
func isFrench(key string) bool {
	siren := key[2:]
	if siren[:3] != "000" && !luhn(siren) {
		return false
	}
	if isDigit(key[0]) && isDigit(key[1]) {
		return value(key[:2]) == (12+3*(value(siren)%97))%97
	}
	const alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	a, b := strings.IndexByte(alphabet, key[0]), strings.IndexByte(alphabet, key[1])
	if a < 0 || b < 0 {
		return false
	}
	sum := a*34 + b - 100
	if isDigit(key[0]) {
		sum = a*24 + b - 10
	}
	return sum >= 0 && (value(siren)+1+sum/11)%11 == sum%11
}

func sirenOfVAT(key string) string {
	if siren := key[2:]; luhn(siren) && siren[:3] != "000" {
		return siren
	}
	return ""
}

// isIrish: seven digits and a letter; since 2013 a second letter counts nine times; before, the second place held a letter.
func isIrish(key string) bool {
	const alphabet = "WABCDEFGHIJKLMNOPQRSTUV"
	number, second := key[:7], byte('W')
	if isLetter(key[1]) {
		number = "0" + key[2:7] + key[:1]
	}
	if len(key) == 9 {
		second = key[8]
	}
	extra := strings.IndexByte(alphabet, second)
	return extra >= 0 && key[7] == alphabet[(weighted(number, 8, 7, 6, 5, 4, 3, 2)+9*extra)%23]
}

// isDutch: until 2019 the nine digits had their own rule; since 2020 the whole has a remainder of 1 by 97.
func isDutch(key string) bool {
	if value(key[10:]) == 0 || value(key[:9]) == 0 {
		return false
	}
	return mod97("NL"+key) == 1 || isCheck(key[8], weighted(key, 9, 8, 7, 6, 5, 4, 3, 2)%11)
}

// isSpanish: persons have eight digits, or X, Y, Z, K, L, M and seven, then a letter by 23; firms a letter, seven digits and
// a Luhn digit, or the letter that stands for it.
func isSpanish(key string) bool {
	const persons = "TRWAGMYFPDXBNJZSQVHLCKE"
	switch kind := key[0]; {
	case isDigit(kind):
		return key[8] == persons[value(key[:8])%23]
	case strings.IndexByte("XYZ", kind) >= 0:
		return key[8] == persons[value(string('0'+kind-'X')+key[1:8])%23]
	case strings.IndexByte("KLM", kind) >= 0:
		return key[8] == persons[value(key[1:8])%23]
	case strings.IndexByte("ABCDEFGHJNPQRSUVW", kind) < 0:
		return false
	}
	check := key[8]
	if at := strings.IndexByte("JABCDEFGHI", check); at >= 0 {
		check = '0' + byte(at)
	}
	return isDigit(check) && luhn(key[1:8]+string(check))
}
