package taxid

import "strings"

var singapore = []scheme{
	{kind: SingaporeUEN, country: "SG", shapes: []string{"########@", "18#######@", "19#######@", "20#######@", "R##@@####@", "S##@@####@", "T##@@####@"}, check: checked(isUEN)},
	{kind: SingaporeGST, country: "SG", shapes: []string{"M*#######*", "M########*"}},
}

// isUEN: the forms are those of the Accounting and Corporate Regulatory Authority (uen.gov.sg) and of the OECD's sheet on
// Singapore's numbers; the check letters those that the open library python-stdnum tells. Since 2009 a tax number is mostly
// the UEN; older ones begin with M and have no published check.
func isUEN(key string) bool {
	check := key[len(key)-1]
	switch {
	case len(key) == 9:
		return check == "XMKECAWLJDB"[weighted(key, 10, 4, 9, 3, 8, 2, 7, 1)%11]
	case isDigit(key[0]):
		return check == "ZKCMDNERGWH"[weighted(key, 10, 8, 6, 4, 9, 7, 5, 3, 1)%11]
	}
	const alphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789"
	sum := 0
	for i, w := range []int{4, 3, 5, 3, 10, 2, 2, 5, 7} {
		at := strings.IndexByte(alphabet, key[i])
		if at < 0 {
			return false
		}
		sum += at * w
	}
	return check == alphabet[(sum+6)%11]
}

// southAfrica: a VAT number has ten digits, begins with 4 and ends in a Luhn digit (South African Revenue Service, "Modulus
// 10 test" in its specification for third-party data).
var southAfrica = []scheme{
	{kind: SouthAfricanVAT, country: "ZA", shapes: []string{"4#########"}, check: checked(luhn)},
}
