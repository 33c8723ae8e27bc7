package money

import "strings"

// Words returns the amount as a person reads it in a sentence, such as "12,490.00" or "−3.50".
func (a Amount) Words() string { return grouped(a.String()) }

// Words returns the price as a person reads it in a sentence, such as "1,023.50".
func (p Price) Words() string { return grouped(p.String()) }

// Words returns the quantity as a person reads it in a sentence, such as "5,000".
func (q Quantity) Words() string { return grouped(q.String()) }

// Words returns the percentage as a person reads it in a sentence, such as "12.5%".
func (p Percent) Words() string { return grouped(p.String()) + "%" }

// grouped puts a comma before each third digit of the whole part, and a minus where a hyphen stands.
func grouped(decimal string) string {
	minus := ""
	if rest, isNegative := strings.CutPrefix(decimal, "-"); isNegative {
		minus, decimal = "−", rest
	}
	whole, fraction, hasFraction := strings.Cut(decimal, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if hasFraction {
		whole += "." + fraction
	}
	return minus + whole
}
