package taxid

import "strings"

var islands = []scheme{
	{kind: BritishVAT, country: "GB", shapes: []string{"#########", "############"}, refine: first(9), check: checked(isBritishVAT)},
	{kind: BritishVAT, country: "GB", shapes: []string{"GD###", "HA###"}, check: checked(isBritishBody)},
	{kind: BritishCompany, country: "GB", shapes: []string{"######", "#######", "########", "@@######", "R#######", "IP#####R", "SP#####R"},
		refine: padded(8), check: checkBritishCompany},
	{kind: BritishBank, country: "GB", shapes: []string{"##############"}, isBank: true},
}

// isBritishVAT: HM Revenue and Customs' two rules, "modulus 97" and, since 2010, "9755", as in BMF's list: weights 8 to 2 on
// seven digits, plus the last two, plus 0 or 55, make a multiple of 97. The newer series begins at 100 0000 00. Twelve
// digits name a branch by the last three.
func isBritishVAT(key string) bool {
	sum := weighted(key, 8, 7, 6, 5, 4, 3, 2, 10, 1)
	return sum%97 == 0 || (sum+55)%97 == 0 && key >= "100000000"
}

// isBritishBody: government departments have GD000 to GD499, health authorities HA500 to HA999 (BMF's list).
func isBritishBody(key string) bool { return (key[:2] == "GD") == (key[2] < '5') }

// britishPrefixes are the letters of registers (Companies House, "URI customer guide", company number prefixes).
const britishPrefixes = "AC CE CS FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC RC RS SA SC SE SF SG SI SL SO SP SR SZ ZC "

// checkBritishCompany has only the register to look at: eight characters, zeros in front often left out, no check digits.
func checkBritishCompany(key string) Verdict {
	if isLetter(key[0]) && isLetter(key[1]) && !strings.Contains(britishPrefixes, key[:2]+" ") {
		return Invalid
	}
	return Unchecked
}
