package money

import "fmt"

// TaxMode says whether line amounts are without tax, with tax, or have none (Xero's LineAmountTypes).
type TaxMode string

// The tax modes.
const (
	// Exclusive: line amounts are net; tax is added.
	Exclusive TaxMode = "exclusive"
	// Inclusive: line amounts contain their tax.
	Inclusive TaxMode = "inclusive"
	// NoTax: the document carries no tax.
	NoTax TaxMode = "no_tax"
)

// PriceDecimals is the number of decimals Xero keeps of a unit price when asked for with unitdp=4 (contract section 10, 1).
const PriceDecimals = 4

// QuantityDecimals is the number of decimals Xero keeps of a quantity (contract section 10, 2).
const QuantityDecimals = 4

// Line is what a line amount is computed from.
type Line struct {
	// Quantity is the number of units; negative for a credit.
	Quantity Quantity
	// UnitPrice is the price of one unit, in the document's currency, with or without tax as the document's TaxMode says.
	UnitPrice Price
	// Discount is a percentage off the line; zero for none. Not both Discount and DiscountAmount.
	Discount Percent
	// DiscountAmount is a sum off the line; zero for none.
	DiscountAmount Amount
	// TaxRate is the effective rate of the line's tax as a whole (contract section 10, 7); zero for none.
	TaxRate Percent
}

// LineTotal is the figures of one line, in the document's currency.
type LineTotal struct {
	// Amount is Xero's LineAmount: what the line is listed at, with or without tax as the document's TaxMode says.
	Amount Amount
	// Tax is the line's tax.
	Tax Amount
	// Net is the amount without tax.
	Net Amount
	// Gross is the amount with tax.
	Gross Amount
}

// Totals is the figures of a document, each the sum of its lines' (contract section 10, 4 and 8).
type Totals struct {
	// SubTotal is the sum of the net amounts.
	SubTotal Amount
	// Tax is the sum of the taxes.
	Tax Amount
	// Total is SubTotal plus Tax.
	Total Amount
}

// RoundPrice returns the price Xero keeps: four decimals, halves away from zero (contract section 10, 1 and 6).
func RoundPrice(p Price) Price { return Price(roundTo(int64(p), 100)) }

// RoundQuantity returns the quantity Xero keeps: four decimals, halves away from zero.
func RoundQuantity(q Quantity) Quantity { return Quantity(roundTo(int64(q), 100)) }

// Total computes a line as Xero does: price and quantity to four decimals, quantity × price to cents, the discount
// off that, to cents; then the tax on the line amount, to cents (contract section 10). Xero does not say whether
// quantity × price is rounded before the discount (section 18, 13); Daybook rounds it, and DiscountIsAmbiguous tells
// the lines where it matters. The error is ErrOverflow, or says that two discounts or an unknown mode were given.
func (l Line) Total(mode TaxMode) (LineTotal, error) {
	amount, err := l.amount()
	if err != nil {
		return LineTotal{}, err
	}
	return Taxed(amount, l.TaxRate, mode)
}

// DiscountIsAmbiguous reports whether the line amount depends on the point Xero leaves open: rounding before or
// after the discount.
func (l Line) DiscountIsAmbiguous() bool {
	if l.Discount == 0 {
		return false
	}
	rounded, err := l.amount()
	if err != nil {
		return false
	}
	exact, err := l.amountRoundedOnce()
	return err != nil || exact != rounded
}

// amountRoundedOnce is the other reading of section 18, 13: the discount is taken before anything is rounded.
func (l Line) amountRoundedOnce() (Amount, error) {
	// quantity (10^-4) × price (10^-4) is 10^-8; the remaining share is in 10^-8 too (per cent in millionths).
	product, err := mulDiv(int64(RoundQuantity(l.Quantity))/100, int64(RoundPrice(l.UnitPrice))/100, 1)
	if err != nil {
		return 0, err
	}
	n, err := mulDiv(product, 100*scale6-int64(l.Discount), 100*scale6*1_000_000)
	return Amount(n), err
}

func (l Line) amount() (Amount, error) {
	if l.Discount != 0 && l.DiscountAmount != 0 {
		return 0, fmt.Errorf("a line has a discount in per cent or as an amount, not both")
	}
	n, err := mulDiv(int64(RoundQuantity(l.Quantity)), int64(RoundPrice(l.UnitPrice)), scale6*scale6/100)
	if err != nil {
		return 0, err
	}
	if l.Discount != 0 {
		n, err = mulDiv(n, 100*scale6-int64(l.Discount), 100*scale6)
	}
	return Amount(n) - l.DiscountAmount, err
}

// Taxed splits a line amount into net, tax and gross (contract section 10, 4 and 5). The error is ErrOverflow, or
// names an unknown mode.
func Taxed(amount Amount, rate Percent, mode TaxMode) (LineTotal, error) {
	switch mode {
	case NoTax:
		return LineTotal{Amount: amount, Net: amount, Gross: amount}, nil
	case Exclusive:
		n, err := mulDiv(int64(amount), int64(rate), 100*scale6)
		tax := Amount(n)
		return LineTotal{Amount: amount, Tax: tax, Net: amount, Gross: amount + tax}, err
	case Inclusive:
		n, err := mulDiv(int64(amount), int64(rate), 100*scale6+int64(rate))
		tax := Amount(n)
		return LineTotal{Amount: amount, Tax: tax, Net: amount - tax, Gross: amount}, err
	}
	return LineTotal{}, fmt.Errorf("%q is not a tax mode", mode)
}

// Sum adds lines up to a document.
func Sum(lines []LineTotal) Totals {
	var t Totals
	for _, l := range lines {
		t.SubTotal += l.Net
		t.Tax += l.Tax
		t.Total += l.Gross
	}
	return t
}

// InBase converts an amount in a foreign currency to the base currency at a rate, rounded once.
// A zero or negative rate is an error.
func (a Amount) InBase(r Rate) (Amount, error) {
	if r <= 0 {
		return 0, fmt.Errorf("an exchange rate of %s cannot be used", r)
	}
	n, err := mulDiv(int64(a), scale6, int64(r))
	return Amount(n), err
}

// roundTo rounds n to a multiple of unit, halves away from zero.
func roundTo(n, unit int64) int64 {
	half := unit / 2
	if n < 0 {
		half = -half
	}
	return (n + half) / unit * unit
}
