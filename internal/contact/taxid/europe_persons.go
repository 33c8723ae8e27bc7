package taxid

// Checks for countries whose tax numbers of persons are birth numbers.

// isBulgarian: firms have nine digits; ten are a citizen's number, a foreigner's, or another's.
func isBulgarian(key string) bool {
	if len(key) == 9 {
		rest := weighted(key, 1, 2, 3, 4, 5, 6, 7, 8) % 11
		if rest == 10 {
			rest = weighted(key, 3, 4, 5, 6, 7, 8, 9, 10) % 11
		}
		return isCheck(key[8], rest%10)
	}
	isCitizen := isBirthday(value(key[2:4])%20, value(key[4:6])) && isCheck(key[9], weighted(key, 2, 4, 8, 5, 10, 9, 7, 3, 6)%11%10)
	isForeigner := isCheck(key[9], weighted(key, 21, 19, 17, 13, 11, 9, 7, 3, 1)%10)
	other := (11 - weighted(key, 4, 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
	return isCitizen || isForeigner || isCheck(key[9], other)
}

func isBirthday(month, day int) bool { return month >= 1 && month <= 12 && day >= 1 && day <= 31 }

// checkCzech: firms have eight digits; nine beginning with 6 are a special series; else a birth number, which has a check
// digit only since 1954, when it got its tenth.
func checkCzech(key string) Verdict {
	switch {
	case len(key) == 8:
		return passed(key[0] != '9' && isCheck(key[7], (11-weighted(key, 8, 7, 6, 5, 4, 3, 2)%11)%10))
	case len(key) == 10:
		return passed(isBirthNumber(key))
	case key[0] == '6':
		rest := weighted(key[1:], 8, 7, 6, 5, 4, 3, 2) % 11
		return passed(isCheck(key[8], (8+rest)%10))
	case isBirthday(value(key[2:4])%50, value(key[4:6])):
		return Unchecked
	}
	return Invalid
}

// isBirthNumber: a multiple of 11, or, for some of those whose check would be 10, with a 0; women's months count from 51, and
// both from 20 more when a day's numbers ran out.
func isBirthNumber(key string) bool {
	rest := value(key[:9]) % 11 % 10
	return isBirthday(value(key[2:4])%50%20, value(key[4:6])) && isCheck(key[9], rest)
}

func isSlovak(key string) bool {
	isFirm := key[0] != '0' && (key[2] >= '2' && key[2] <= '4' || key[2] >= '7' && key[2] <= '9') && value(key)%11 == 0
	return isFirm || isBirthNumber(key)
}

// isLatvian: firms begin with 4 to 9; persons with a day, or with 32 since 2017.
func isLatvian(key string) bool {
	if key[0] > '3' {
		return weighted(key, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)%11 == 3
	}
	isDated := key[:2] == "32" || isBirthday(value(key[2:4]), value(key[:2]))
	return isDated && isCheck(key[10], (1+weighted(key, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9))%11%10)
}

// isRomanian: firms have up to ten digits; persons thirteen.
func isRomanian(key string) bool {
	if len(key) == 13 {
		rest := weighted(key, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11
		if rest == 10 {
			rest = 1
		}
		return key[0] != '0' && isBirthday(value(key[3:5]), value(key[5:7])) && isCheck(key[12], rest)
	}
	body := padded(9)(key[:len(key)-1])
	return key[0] != '0' && isCheck(key[len(key)-1], 10*weighted(body, 7, 5, 3, 2, 1, 7, 5, 3, 2)%11%10)
}
