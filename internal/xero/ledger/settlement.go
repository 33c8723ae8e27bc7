package ledger

import (
	"cmp"
	"slices"

	"daybook/internal/posting"
	"daybook/internal/xero"
)

// settlements is what was paid and set off, oldest first and otherwise by id: the same things in the same order each time.
func settlements(i xero.Invoice) []posting.Settlement {
	var all []posting.Settlement
	for _, p := range i.Payments {
		if p.Status == xero.PaymentDeleted {
			continue
		}
		all = append(all, posting.Settlement{Kind: posting.SettledByPayment, LedgerID: p.PaymentID, Reference: p.Reference, Date: p.Date,
			Amount: p.Amount})
	}
	for kind, credits := range map[posting.SettlementKind][]xero.AppliedCredit{
		posting.SettledByCreditNote:  i.CreditNotes,
		posting.SettledByPrepayment:  i.Prepayments,
		posting.SettledByOverpayment: i.Overpayments,
	} {
		for _, c := range credits {
			all = append(all, posting.Settlement{Kind: kind, LedgerID: c.ID, Number: c.Number, Date: c.Date, Amount: c.AppliedAmount})
		}
	}
	slices.SortFunc(all, func(a, b posting.Settlement) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.LedgerID, b.LedgerID))
	})
	return all
}
