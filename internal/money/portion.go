package money

import "fmt"

// Portion returns part ÷ whole of the amount, rounded once, halves away from zero: what a payment of part of a document
// of whole comes to on one of its lines. A whole that is not above zero is an error, as is a portion beyond the range of
// Amount.
func (a Amount) Portion(part, whole Amount) (Amount, error) {
	if whole <= 0 {
		return 0, fmt.Errorf("an amount of %s has no portions", whole)
	}
	n, err := mulDiv(int64(a), int64(part), int64(whole))
	return Amount(n), err
}
