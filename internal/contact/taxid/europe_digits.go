package taxid

// Checks of digits alone. Where a rule turns a remainder of 10 into another digit, some single wrong digits pass.

func isAustrian(key string) bool {
	sum := 4
	for i := range 7 {
		d := int(key[i+1] - '0')
		if i%2 == 1 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return isCheck(key[8], (10-sum%10)%10)
}

func isBelgian(key string) bool { return 97-value(key[:8])%97 == value(key[8:]) }

func isGerman(key string) bool { return key[0] != '0' && mod11and10(key) }

func isDanish(key string) bool { return key[0] != '0' && weighted(key, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0 }

func isEstonian(key string) bool { return weighted(key, 3, 7, 1, 3, 7, 1, 3, 7, 1)%10 == 0 }

func isFinnish(key string) bool { return weighted(key, 7, 9, 10, 5, 8, 4, 2, 1)%11 == 0 }

func isGreek(key string) bool {
	return isCheck(key[8], weighted(key, 256, 128, 64, 32, 16, 8, 4, 2)%11%10)
}

func isHungarian(key string) bool { return weighted(key, 9, 7, 3, 1, 9, 7, 3, 1)%10 == 0 }

// isItalian: seven digits of the firm, three of the office (a province, or one of four others), a Luhn digit.
func isItalian(key string) bool {
	office := key[7:10]
	isOffice := office >= "001" && office <= "100" || office == "120" || office == "121" || office == "888" || office == "999"
	return isOffice && key[:7] != "0000000" && luhn(key)
}

func isLithuanian(key string) bool {
	body := key[:len(key)-1]
	rest := rolling(body, 0) % 11
	if rest == 10 {
		rest = rolling(body, 2) % 11
	}
	return isCheck(key[len(key)-1], rest%10)
}

// rolling adds the digits with the weights 1 to 9 over and over, beginning later by a shift.
func rolling(number string, shift int) int {
	sum := 0
	for i := range len(number) {
		sum += int(number[i]-'0') * ((i+shift)%9 + 1)
	}
	return sum
}

func isLuxembourgish(key string) bool { return value(key[:6])%89 == value(key[6:]) }

func isMaltese(key string) bool {
	return key[0] != '0' && weighted(key, 3, 4, 6, 7, 8, 9, 10, 1)%37 == 0
}

func isPolish(key string) bool { return isCheck(key[9], weighted(key, 6, 5, 7, 2, 3, 4, 5, 6, 7)%11) }

func isPortuguese(key string) bool {
	return key[0] != '0' && isCheck(key[8], (11-weighted(key, 9, 8, 7, 6, 5, 4, 3, 2)%11)%11%10)
}

// isSwedish: ten digits of the company with a Luhn digit, then 01 to 94.
func isSwedish(key string) bool { return luhn(key[:10]) && key[10:] >= "01" && key[10:] <= "94" }

func isSlovene(key string) bool {
	want := 11 - weighted(key, 8, 7, 6, 5, 4, 3, 2)%11
	return key[0] != '0' && want != 11 && isCheck(key[7], want%10)
}

// isNorwegian: the Brønnøysund Register Centre, "Organisasjonsnummer".
func isNorwegian(key string) bool {
	return (key[0] == '8' || key[0] == '9') && weighted(key, 3, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0
}

// isSwiss: the Federal Statistical Office's specification of the UID, eCH-0097.
func isSwiss(key string) bool { return weighted(key, 5, 4, 3, 2, 7, 6, 5, 4, 1)%11 == 0 }

// swissDigits drops the E of CHE and the tax's name behind.
func swissDigits(text string) string {
	if text[0] == 'E' {
		text = text[1:]
	}
	return text[:9]
}
