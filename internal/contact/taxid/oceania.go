package taxid

import "strings"

var oceania = []scheme{
	{kind: NewZealandBusiness, country: "NZ", shapes: []string{"94###########"}, check: checked(isGS1)},
	{kind: AustralianABN, country: "AU", shapes: []string{"###########"}, check: checked(isABN), company: acnOfABN},
	{kind: AustralianACN, country: "AU", shapes: []string{"#########"}, check: checked(isACN), company: last(9)},
	{kind: NewZealandGST, country: "NZ", shapes: []string{"########", "#########"}, refine: padded(9), check: checked(isIRD)},
	{kind: NewZealandBank, country: "NZ", shapes: []string{"###############", "################"}, refine: nzAccount, check: checkNZBank, isBank: true},
	{kind: AustralianBank, country: "AU", shapes: bsbShapes, isBank: true},
}

// bsbShapes are a bank, state and branch number of six digits and an account of five to ten (Australian Payments Network,
// BECS procedures: account numbers of up to nine digits; some banks write ten). There are no check digits.
var bsbShapes = []string{"###########", "############", "#############", "##############", "###############", "################"}

// isABN: the Australian Business Register, "Format of the ABN". One is taken from the first digit and the weighted sum is a
// multiple of 89, which finds every single wrong digit.
func isABN(key string) bool {
	return key[0] != '0' && (weighted(key, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)-10)%89 == 0
}

// acnOfABN: a company's ABN is its ACN with two check digits in front (the same source). Others have no ACN inside.
func acnOfABN(key string) string {
	if acn := key[2:]; isACN(acn) {
		return acn
	}
	return ""
}

// isACN: the Australian Securities and Investments Commission, "Australian Company Number (ACN) digit check". Even weights
// let some single wrong digits pass.
func isACN(key string) bool {
	return isCheck(key[8], (10-weighted(key, 8, 7, 6, 5, 4, 3, 2, 1)%10)%10)
}

// isGS1: a New Zealand Business Number is a Global Location Number (nzbn.govt.nz), and ends in the check digit of the GS1
// General Specifications, section 7.9, which finds every single wrong digit.
func isGS1(key string) bool { return weighted(key, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1)%10 == 0 }

// isIRD: Inland Revenue, "Resident withholding tax (RWT) and non-resident withholding tax (NRWT) specification document",
// IRD number validation. Its range ends at 150,000,000, which numbers in use come near to; it is read with room.
func isIRD(key string) bool {
	if n := value(key); n < 10_000_000 || n >= 200_000_000 {
		return false
	}
	want := -weighted(key, 3, 2, 7, 6, 5, 4, 3, 2) % 11
	if want == -1 {
		want = -weighted(key, 7, 4, 3, 2, 5, 2, 7, 6) % 11
	}
	return isCheck(key[8], (want+11)%11)
}

// nzAccount writes the suffix of a bank account with three digits; banks print two or three.
func nzAccount(text string) string {
	const account = 13
	return text[:account] + padded(3)(text[account:])
}

// banksOfAandB are the banks whose rule is A, or B for accounts from 0990000.
const banksOfAandB = "01 02 03 04 06 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 27 30 35 38"

// checkNZBank: the same specification of Inland Revenue, bank account number validation. Each bank has one of its rules; a
// bank the rules do not name is not checked. Branches open and close, so they are not looked up.
func checkNZBank(key string) Verdict {
	switch bank := key[:2]; {
	case strings.Contains(banksOfAandB, bank):
		if key[6:13] < "0990000" {
			return passed(weighted(key, 0, 0, 6, 3, 7, 9, 0, 10, 5, 8, 4, 2, 1)%11 == 0)
		}
		return passed(weighted(key, 0, 0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1)%11 == 0)
	case bank == "08":
		return passed(weighted(key, 0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1)%11 == 0)
	case bank == "09":
		return passed(crossed(key, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 1)%11 == 0)
	case bank == "25" || bank == "33":
		return passed(weighted(key, 0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1)%10 == 0)
	case bank == "26" || bank == "28" || bank == "29":
		return passed(crossed(key, 9, 0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1)%10 == 0)
	}
	return Unchecked
}

// crossed adds products of digits and weights, each brought to one digit first by adding its own digits.
func crossed(number string, over int, weights ...int) int {
	sum := 0
	for i, w := range weights {
		product := int(number[i]-'0') * w
		for product > over {
			product = product/10 + product%10
		}
		sum += product
	}
	return sum
}
