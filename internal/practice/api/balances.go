package api

import (
	"context"
	"encoding/json"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// wireBalances is what a contact owes and is owed. It is worked out of the documents, so that a change of it is no change
// of the contact (contract section 7).
type wireBalances struct {
	AccountsReceivable wireBalance `json:"AccountsReceivable"`
	AccountsPayable    wireBalance `json:"AccountsPayable"`
}

type wireBalance struct {
	Outstanding json.Number `json:"Outstanding"`
	Overdue     json.Number `json:"Overdue"`
}

// balance is the same in figures, each document's in its own currency.
type balance struct{ outstanding, overdue money.Amount }

func (b balance) shown() wireBalance {
	return wireBalance{Outstanding: amountNumber(b.outstanding), Overdue: amountNumber(b.overdue)}
}

// addBalances adds the balances of those contacts that have open documents.
func addBalances(ctx context.Context, tx *store.Tx, q *request, contacts []wireContact) error {
	ids := make([]string, 0, len(contacts))
	for _, c := range contacts {
		ids = append(ids, text(c.ContactID))
	}
	if len(ids) == 0 {
		return nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return err
	}
	open, err := tx.ListInvoices(ctx, store.InvoiceQuery{ContactIDs: ids, Statuses: []string{string(books.Authorised)}})
	if err != nil {
		return err
	}
	today := ref.Organisation.Today(q.now)
	balances := map[string]map[books.InvoiceType]balance{}
	for _, i := range open {
		if balances[i.ContactID] == nil {
			balances[i.ContactID] = map[books.InvoiceType]balance{}
		}
		b := balances[i.ContactID][i.Type]
		b.outstanding += i.AmountDue()
		if i.DueDate.Before(today) {
			b.overdue += i.AmountDue()
		}
		balances[i.ContactID][i.Type] = b
	}
	for n := range contacts {
		if b := balances[text(contacts[n].ContactID)]; b != nil {
			contacts[n].Balances = &wireBalances{AccountsReceivable: b[books.Sales].shown(), AccountsPayable: b[books.Purchase].shown()}
		}
	}
	return nil
}
