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
	// Classes is the class of each item; one that is not there is Traded.
	Classes map[string]Class
	// Reasons is the reason of counts and write-downs by their ref; nil for none.
	Reasons map[string]string
	// Closed is what each item was worth at the end of the day before From, as the period before was closed; nil where none was: then it
	// is what is known now.
	Closed map[string]money.Value
	// ClosedReceipts is what the receipts of each item came to up to that day as they were known then, net of what suppliers credited.
	ClosedReceipts map[string]money.Value
	// ClosedWork is what work in progress was worth then.
	ClosedWork money.Value
	// Received is what was received and not billed before From and at To, by class; Transit what was billed and not received.
	Received, Transit map[Class]Span
	// Balances is what the books hold at To by account, with our own journals up to then that are still drafts. An account that is not
	// there holds nothing.
	Balances map[Account]money.Amount
}

// Span is a figure before a period and at its end.
type Span struct{ Before, End money.Amount }

// change is by how much it grew.
func (s Span) change() money.Amount { return s.End - s.Before }

// received is what a line adds to what was bought of its item: a receipt, or less what a supplier credits.
func received(l stock.Line) money.Value {
	switch l.Kind {
	case stock.Receive:
		return l.Value
	case stock.SupplierReturn:
		return -l.Credit
	}
	return 0
}

// Receipts is what the receipts of each item come to up to the end of a day, net of what suppliers credit: Facts.ClosedReceipts of the next
// period.
func Receipts(v *stock.Valuation, day civil.Date) map[string]money.Value {
	sums := map[string]money.Value{}
	for l := range v.Lines() {
		if value := received(l); value != 0 && !l.Date.Time().After(day.Time()) {
			sums[l.Item] += value
		}
	}
	return sums
}

func (f *Facts) classOf(item string) Class {
	if c, ok := f.Classes[item]; ok {
		return c
	}
	return Traded
}
