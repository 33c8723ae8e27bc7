package money

import (
	"fmt"
	"math"
)

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
	// Rounding is how the amounts are rounded. Daybook leaves it alone; the practice Xero can answer by another.
	Rounding Rounding
}

// Rounding is how amounts are rounded where the contract leaves it open. The zero Rounding is what Daybook counts by:
// hundredths in every currency, halves away from zero.
type Rounding struct {
	// WholeUnits rounds to whole units, as for a currency without cents (section 18, 14).
	WholeUnits bool
	// HalvesUp rounds halves below zero up, towards zero (section 18, 8).
	HalvesUp bool
}

// divide returns a·b/c as an amount, where c makes hundredths of it.
func (r Rounding) divide(a, b, c int64) (int64, error) {
	unit := int64(1)
	if r.WholeUnits {
		unit = 100
	}
	round := mulDiv
	if r.HalvesUp {
		round = mulDivUp
	}
	n, err := round(a, b, c*unit)
	if err != nil {
		return 0, err
	}
	return mulDiv(n, unit, 1)
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
func RoundPrice(p Price) Price { return Price(toFourDecimals(int64(p))) }

// RoundQuantity returns the quantity Xero keeps: four decimals, halves away from zero.
func RoundQuantity(q Quantity) Quantity { return Quantity(toFourDecimals(int64(q))) }

// Total computes a line as Xero does: price and quantity to four decimals, quantity × price to cents, the discount
// off that, to cents; then the tax on the line amount, to cents (contract section 10). Xero does not say whether
// quantity × price is rounded before the discount (section 18, 13); Daybook rounds it, and DiscountIsAmbiguous tells
// the lines where it matters. The error is ErrOverflow, or says that two discounts, a tax rate below zero or an unknown
// mode were given; the figures are zero then.
func (l Line) Total(mode TaxMode) (LineTotal, error) {
	amount, err := l.amount()
	if err != nil {
		return LineTotal{}, err
	}
	return l.Taxed(amount, mode)
}

// DiscountIsAmbiguous reports whether the line amount depends on the point Xero leaves open: rounding before or
// after the discount. It is careful: where the other reading does not fit 64 bits (beyond 90 thousand million), it says yes.
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

// TotalRoundedOnce computes a line as Total does, but takes a discount in per cent off before anything is rounded: the
// other reading of what Xero leaves open (section 18, 13). Daybook never sends by it; the practice Xero can answer by it.
func (l Line) TotalRoundedOnce(mode TaxMode) (LineTotal, error) {
	amount, err := l.amountRoundedOnce()
	if err != nil {
		return LineTotal{}, err
	}
	return l.Taxed(amount, mode)
}

// amountRoundedOnce is the other reading of section 18, 13: the discount is taken before anything is rounded.
func (l Line) amountRoundedOnce() (Amount, error) {
	// quantity (10^-4) × price (10^-4) is 10^-8; the remaining share is in 10^-8 too (per cent in millionths).
	product, err := mulDiv(int64(RoundQuantity(l.Quantity))/100, int64(RoundPrice(l.UnitPrice))/100, 1)
	if err != nil {
		return 0, err
	}
	n, err := l.Rounding.divide(product, 100*scale6-int64(l.Discount), 100*scale6*1_000_000)
	return Amount(n), err
}

func (l Line) amount() (Amount, error) {
	if l.Discount != 0 && l.DiscountAmount != 0 {
		return 0, fmt.Errorf("a line has a discount in per cent or as an amount, not both")
	}
	n, err := l.Rounding.divide(int64(RoundQuantity(l.Quantity)), int64(RoundPrice(l.UnitPrice)), scale6*scale6/100)
	if err != nil {
		return 0, err
	}
	if l.Discount != 0 {
		n, err = l.Rounding.divide(n, 100*scale6-int64(l.Discount), 100*scale6)
	}
	if err != nil || l.DiscountAmount == 0 {
		return Amount(n), err
	}
	return subtract(Amount(n), l.DiscountAmount)
}

// Taxed splits a line amount into net, tax and gross (contract section 10, 4 and 5). The error is ErrOverflow, or
// says that the rate is below zero or the mode unknown; the figures are zero then.
func Taxed(amount Amount, rate Percent, mode TaxMode) (LineTotal, error) {
	return Line{TaxRate: rate}.Taxed(amount, mode)
}

// Taxed is the function Taxed by the line's tax rate and rounding. The rest of the line is not looked at: it is for an
// amount that was given and not computed.
func (l Line) Taxed(amount Amount, mode TaxMode) (LineTotal, error) {
	if l.TaxRate < 0 {
		return LineTotal{}, fmt.Errorf("a tax rate of %s %% cannot be used", l.TaxRate)
	}
	switch mode {
	case NoTax:
		return LineTotal{Amount: amount, Net: amount, Gross: amount}, nil
	case Exclusive:
		return l.taxAdded(amount)
	case Inclusive:
		return l.taxContained(amount)
	}
	return LineTotal{}, fmt.Errorf("%q is not a tax mode", mode)
}

func (l Line) taxAdded(amount Amount) (LineTotal, error) {
	tax, err := l.Rounding.divide(int64(amount), int64(l.TaxRate), 100*scale6)
	if err != nil {
		return LineTotal{}, err
	}
	gross, err := add(amount, Amount(tax))
	if err != nil {
		return LineTotal{}, err
	}
	return LineTotal{Amount: amount, Tax: Amount(tax), Net: amount, Gross: gross}, nil
}

func (l Line) taxContained(amount Amount) (LineTotal, error) {
	if l.TaxRate > math.MaxInt64/100-100*scale6 {
		return LineTotal{}, ErrOverflow
	}
	tax, err := l.Rounding.divide(int64(amount), int64(l.TaxRate), 100*scale6+int64(l.TaxRate))
	if err != nil {
		return LineTotal{}, err
	}
	return LineTotal{Amount: amount, Tax: Amount(tax), Net: amount - Amount(tax), Gross: amount}, nil
}

// Sum adds lines up to a document. It is meant for the lines of one document, each checked by Total or Taxed: a sum
// beyond the range of Amount (90 million million) wraps.
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

// toFourDecimals rounds millionths to a multiple of 100, halves away from zero. It cannot overflow: the largest
// int64 ends in 07, so that the ends of the range are rounded inwards.
func toFourDecimals(n int64) int64 {
	const unit, half = 100, 50
	rest := n % unit
	switch {
	case rest >= half:
		return n - rest + unit
	case rest <= -half:
		return n - rest - unit
	}
	return n - rest
}
