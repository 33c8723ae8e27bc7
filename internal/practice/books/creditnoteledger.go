package books

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Entries returns how an approved credit note moves the ledger: as the invoice or bill it takes back would, the other
// way round, and tracked stock that comes back. On a cash basis it moves nothing: what is credited is never paid.
func (n CreditNote) Entries(r Reference) []Entry {
	if !n.IsApproved() {
		return nil
	}
	like := n.Document()
	entries := append(reversed(like.booked(r)), like.soldStock()...)
	var used money.Amount
	for _, a := range n.Allocations {
		entries = append(entries, reversed(like.revalued(r, a.Date, used, used+a.Amount))...)
		used += a.Amount
	}
	return entries
}

// revalued takes what an allocation in another currency settles off the control account, at the document's own rate. Its
// other side does the same, so that what two rates make of it is left on the account for realised gains.
func (i Invoice) revalued(r Reference, on civil.Date, before, after money.Amount) []Entry {
	if i.CurrencyRate == money.One {
		return nil
	}
	p := posting{date: on}
	p.add(i.control(r), -i.settled(before, after))
	return p.closed(r.systemCode(SystemRealisedGain))
}

// reversed turns debits into credits and credits into debits.
func reversed(entries []Entry) []Entry {
	other := slices.Clone(entries)
	for n := range other {
		other[n].Amount = -other[n].Amount
	}
	return other
}
