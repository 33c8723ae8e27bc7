package journal

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// Facts is all from which the journal of a period follows.
type Facts struct {
	// From and To are the first and the last day of the period.
	From, To civil.Date
	Policy   Policy
	// Valuation is the history as it is known now, of the movements dated up to To: freight of a later day counts in the period of that day.
	Valuation *stock.Valuation
	// Costs is what each receipt cost by its own price, by its ref: what it is worth beyond that is freight and duty. One that is not there has none
	// of them; nil for none at all.
	Costs map[string]money.Value
	// Classes is the class of each item; one that is not there is Traded.
	Classes map[string]Class
	// Reasons is the reason of counts and write-downs by their ref; nil for none.
	Reasons map[string]string
	// Before is what stood at the end of the day before From, as the period before was closed; nil where none was: then it is what is known now,
	// with nothing unbilled.
	Before *Position
	// Unbilled is what bills and receipts have not met in at To, by item; nil for nothing.
	Unbilled map[string]Unbilled
	// Balances is what the books hold at To by account, with our own journals up to then that are still drafts. An account that is not
	// there holds nothing.
	Balances map[Account]money.Amount
}

// before is what stood at the end of the day before the period.
func (f *Facts) before() Position {
	if f.Before != nil {
		return *f.Before
	}
	return PositionAt(f.Valuation, f.Costs, nil, f.From.AddDays(-1))
}

// end is what stands at the end of the period.
func (f *Facts) end() Position { return PositionAt(f.Valuation, f.Costs, f.Unbilled, f.To) }

func (f *Facts) classOf(item string) Class {
	if c, ok := f.Classes[item]; ok {
		return c
	}
	return Traded
}
