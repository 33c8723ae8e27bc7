package money

// PriceOf returns the amount as the price of one unit. An amount beyond the range of Price (9 million million) gives
// the end of the range.
func PriceOf(a Amount) Price {
	n, err := mulDiv(int64(a), scale6/100, 1)
	if err != nil && a < 0 {
		return Price(-1 << 63)
	}
	if err != nil {
		return Price(1<<63 - 1)
	}
	return Price(n)
}
