package taxid

import "strings"

var americas = []scheme{
	{kind: CanadianBusiness, country: "CA", shapes: []string{"#########", "#########@@####"}, refine: first(9), check: checked(luhn)},
	{kind: AmericanEIN, country: "US", shapes: []string{"#########"}, check: checkEIN},
}

// The Canada Revenue Agency's business number ends in a Luhn digit (Innovation, Science and Economic Development Canada,
// "Business Number validation"); letters and four digits behind name a programme account of the same firm.

// unusedEIN are the first two digits that no office of the Internal Revenue Service has given out ("How EINs are assigned
// and valid EIN prefixes").
const unusedEIN = "00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97"

// checkEIN can only find a number wrong: there are no check digits.
func checkEIN(key string) Verdict {
	if strings.Contains(unusedEIN, key[:2]) {
		return Invalid
	}
	return Unchecked
}
