package books

import (
	"fmt"
	"slices"

	"daybook/internal/money"
)

// Compute fills in each line's amounts from its quantity, price, discount and tax type, and the document's totals
// (contract section 10). A line with IsTaxOverridden keeps its TaxAmount; one with IsText has no figures. The error
// names the line whose figures are too large or whose tax type is not a rate of the organisation.
func Compute(i Invoice, ref Reference, s Switches) (Invoice, error) {
	i.Lines = append([]Line(nil), i.Lines...)
	totals := make([]money.LineTotal, len(i.Lines))
	i.TotalDiscount = 0
	for n := range i.Lines {
		line := &i.Lines[n]
		if line.IsText {
			continue
		}
		total, discount, err := computeLine(*line, i.LineAmountTypes, ref, s.rounding(i.Currency), s)
		if err != nil {
			return i, fmt.Errorf("line %d: %w", n+1, err)
		}
		line.LineAmount, line.TaxAmount = total.Amount, total.Tax
		totals[n] = total
		i.TotalDiscount += discount
	}
	sum := money.Sum(totals)
	i.SubTotal, i.TotalTax, i.Total = sum.SubTotal, sum.Tax, sum.Total
	return i, nil
}

// computeLine returns a line's figures and how much its discount took off.
func computeLine(line Line, types LineAmountTypes, ref Reference, rounding money.Rounding, s Switches) (money.LineTotal, money.Amount, error) {
	rate, err := effectiveRate(line, types, ref)
	if err != nil {
		return money.LineTotal{}, 0, err
	}
	total, discount, err := lineTotal(line, rate, types.mode(), rounding, s)
	if err != nil {
		return money.LineTotal{}, 0, err
	}
	if line.IsTaxOverridden {
		total = withTax(total, line.TaxAmount, types)
	}
	return total, discount, nil
}

func lineTotal(line Line, rate money.Percent, mode money.TaxMode, rounding money.Rounding, s Switches) (money.LineTotal, money.Amount, error) {
	figures := money.Line{Quantity: line.Quantity, UnitPrice: line.UnitAmount, Rounding: rounding}
	if line.IsAmountGiven {
		figures.TaxRate = rate
		total, err := figures.Taxed(line.LineAmount, mode)
		return total, 0, err
	}
	full, err := figures.Total(money.NoTax)
	if err != nil {
		return money.LineTotal{}, 0, err
	}
	figures.Discount, figures.DiscountAmount, figures.TaxRate = line.DiscountRate, line.DiscountAmount, rate
	compute := figures.Total
	if s.RoundsAfterDiscount && line.DiscountRate != 0 {
		compute = figures.TotalRoundedOnce
	}
	total, err := compute(mode)
	return total, full.Amount - total.Amount, err
}

func effectiveRate(line Line, types LineAmountTypes, ref Reference) (money.Percent, error) {
	if types == NoTax || line.TaxType == "" {
		return 0, nil
	}
	rate, ok := ref.FindTaxRate(line.TaxType)
	if !ok {
		return 0, fmt.Errorf("the organisation has no tax type %q", line.TaxType)
	}
	return rate.EffectiveRate, nil
}

// withTax replaces the tax of a line with one that was sent.
func withTax(total money.LineTotal, tax money.Amount, types LineAmountTypes) money.LineTotal {
	total.Tax = tax
	switch types {
	case Inclusive:
		total.Net, total.Gross = total.Amount-tax, total.Amount
	case NoTax:
		total.Tax, total.Net, total.Gross = 0, total.Amount, total.Amount
	default:
		total.Net, total.Gross = total.Amount, total.Amount+tax
	}
	return total
}

func (t LineAmountTypes) mode() money.TaxMode {
	switch t {
	case Inclusive:
		return money.Inclusive
	case NoTax:
		return money.NoTax
	}
	return money.Exclusive
}

// rounding is how amounts in a currency are rounded (contract section 18, 8 and 14).
func (s Switches) rounding(currency money.Currency) money.Rounding {
	return money.Rounding{HalvesUp: s.NegativeHalvesRise, WholeUnits: s.WholeUnits && hasNoCents(currency)}
}

// hasNoCents reports whether a currency is counted in whole units (ISO 4217).
func hasNoCents(currency money.Currency) bool {
	return slices.Contains([]money.Currency{
		"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
	}, currency)
}
