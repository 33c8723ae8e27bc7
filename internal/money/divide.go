package money

import "errors"

// PricePer returns the unit price that makes a line amount out of a quantity, to PriceDecimals. A quantity of zero is
// an error.
func PricePer(amount Amount, quantity Quantity) (Price, error) {
	n, err := divideAmount(amount, int64(quantity))
	return RoundPrice(Price(n)), err
}

// QuantityFor returns the quantity that makes a line amount out of a unit price, to QuantityDecimals. A price of zero
// is an error.
func QuantityFor(amount Amount, price Price) (Quantity, error) {
	n, err := divideAmount(amount, int64(price))
	return RoundQuantity(Quantity(n)), err
}

// Share returns amount × part ÷ whole, rounded once. A whole that is not positive is an error.
func (a Amount) Share(part, whole Quantity) (Amount, error) {
	if whole <= 0 {
		return 0, errors.New("a share needs a positive whole")
	}
	n, err := mulDiv(int64(a), int64(part), int64(whole))
	return Amount(n), err
}

// divideAmount returns amount ÷ divisor in millionths. The error is ErrOverflow, or says that the divisor is zero.
func divideAmount(amount Amount, divisor int64) (int64, error) {
	if divisor == 0 {
		return 0, errors.New("nothing can be divided by zero")
	}
	if divisor < 0 {
		amount, divisor = -amount, -divisor
	}
	return mulDiv(int64(amount), scale6/100*scale6, divisor)
}
