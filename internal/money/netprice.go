package money

// NetPrice returns a unit price with the discount taken off, such that quantity times that price, rounded as Xero
// rounds, is the line amount to the cent. It is for documents on which Xero refuses discounts (contract section 9). The
// second result is false when no price of four decimals does that, as for 100,000 pieces at 1.00 less 0.07.
func (l Line) NetPrice() (Price, bool) {
	amount, err := l.amount()
	if err != nil {
		return 0, false
	}
	for _, candidate := range []func(Amount) (int64, error){l.priceLessPercent, l.priceFromAmount} {
		n, err := candidate(amount)
		if err != nil {
			continue
		}
		price := RoundPrice(Price(n))
		again, err := Line{Quantity: l.Quantity, UnitPrice: price}.amount()
		if err == nil && again == amount {
			return price, true
		}
	}
	return 0, false
}

// priceLessPercent takes the percentage off the price of one unit: what a person would expect to read.
func (l Line) priceLessPercent(Amount) (int64, error) {
	return mulDiv(int64(RoundPrice(l.UnitPrice)), 100*scale6-int64(l.Discount), 100*scale6)
}

// priceFromAmount divides the line amount by the quantity.
func (l Line) priceFromAmount(amount Amount) (int64, error) {
	quantity := int64(RoundQuantity(l.Quantity))
	if quantity == 0 {
		return 0, ErrOverflow
	}
	if quantity < 0 {
		amount, quantity = -amount, -quantity
	}
	return mulDiv(int64(amount), scale6*scale6/100, quantity)
}
