package journal

import (
	"cmp"
	"maps"
	"slices"

	"daybook/internal/money"
)

// Cause is why the value of stock changed.
type Cause string

// The causes, in the order of the bridge.
const (
	CauseBought          Cause = "bought"
	CauseLanded          Cause = "landed"
	CauseReturned        Cause = "returned"
	CausePriceDifference Cause = "price_difference"
	// CauseMade is what makes cost beside what they consumed: that only moves within stock.
	CauseMade        Cause = "made"
	CauseDelivered   Cause = "delivered"
	CauseCounted     Cause = "counted"
	CauseWrittenDown Cause = "written_down"
	// CauseRecosted is what is known otherwise now about a time before the period.
	CauseRecosted Cause = "recosted"
	// CauseReceived and CauseTransit are the change of what bills and receipts have not met in: they move no stock.
	CauseReceived Cause = "received_not_billed"
	CauseTransit  Cause = "in_transit"
)

func causes() []Cause {
	return []Cause{CauseBought, CauseLanded, CauseReturned, CausePriceDifference, CauseMade, CauseDelivered, CauseCounted, CauseWrittenDown, CauseRecosted}
}

// Part is what one cause moved of one item between two accounts.
type Part struct {
	Row           Row
	Cause         Cause
	Debit, Credit Account
	// DebitItem and CreditItem are the items whose value lies on the accounts; empty for none, and for work in progress.
	DebitItem, CreditItem string
	// Way is 1 where the value of stock grows by it, -1 where it shrinks and 0 where it only moves.
	Way int
	// Value is above zero.
	Value money.Value
}

// Item is the item it is about on the side of an account; of an account without stock it is the other side's.
func (p Part) Item(a Account) string {
	if p.Debit == a {
		return cmp.Or(p.DebitItem, p.CreditItem)
	}
	return cmp.Or(p.CreditItem, p.DebitItem)
}

// On is what it adds to an account: a debit above zero.
func (p Part) On(a Account) money.Value {
	var sum money.Value
	if p.Debit == a {
		sum += p.Value
	}
	if p.Credit == a {
		sum -= p.Value
	}
	return sum
}

// partsOf gives parts their values, in the order of row, accounts and items.
func partsOf(values map[Part]money.Value) []Part {
	list := make([]Part, 0, len(values))
	for p, value := range values {
		p.Value = value
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b Part) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Debit, b.Debit), cmp.Compare(a.Credit, b.Credit), cmp.Compare(a.DebitItem, b.DebitItem),
			cmp.Compare(a.CreditItem, b.CreditItem), cmp.Compare(a.Cause, b.Cause), cmp.Compare(a.Way, b.Way))
	})
	return list
}

// Step is one cause of the bridge.
type Step struct {
	Cause  Cause
	Amount money.Amount
}

// Bridge leads from what stock was worth to what it is worth: the steps add up to the difference, cents that rounding leaves over going to the steps that
// lost most by it. Causes of nothing are left out.
func (s Suggestion) Bridge() []Step {
	values := map[Cause]money.Value{}
	for _, p := range s.Parts {
		values[p.Cause] += money.Value(p.Way) * p.Value
	}
	list := []transfer{}
	for i, c := range causes() {
		list = append(list, transfer{flow: flow{row: Row(i), to: "stock"}, value: values[c], amount: values[c].Amount()})
	}
	settle(list, "stock", Total(s.Closing)-Total(s.Opening), func(t *transfer) bool { return t.value != 0 })
	var steps []Step
	for _, t := range list {
		if t.amount != 0 {
			steps = append(steps, Step{causes()[t.row], t.amount})
		}
	}
	return steps
}

// Total adds up some accounts.
func Total(accounts map[Account]money.Amount) money.Amount {
	var sum money.Amount
	for amount := range maps.Values(accounts) {
		sum += amount
	}
	return sum
}
