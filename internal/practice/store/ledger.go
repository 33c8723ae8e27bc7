package store

import (
	"context"
	"slices"

	"daybook/internal/practice/books"
)

// booked is what moves the ledger: every kind of stored thing that does has this method.
type booked interface {
	Entries(r books.Reference) []books.Entry
}

// cashBooked is what moves the ledger on a cash basis too.
type cashBooked interface {
	CashEntries(r books.Reference) []books.Entry
}

// ListEntries returns all entries of the general ledger, the opening balances first. On a cash basis it has only what
// was paid and the journals meant for it. Each stored thing's entries add up to zero, and so do all.
func (tx *Tx) ListEntries(ctx context.Context, ref books.Reference, isCashBasis bool) ([]books.Entry, error) {
	approved := []string{string(books.Authorised), string(books.Paid)}
	invoices, err := tx.ListInvoices(ctx, InvoiceQuery{Statuses: approved})
	if err != nil {
		return nil, err
	}
	notes, err := tx.ListCreditNotes(ctx, CreditNoteQuery{Statuses: approved})
	if err != nil {
		return nil, err
	}
	journals, err := tx.ListJournals(ctx, JournalQuery{Statuses: []string{string(books.PostedJournal), string(books.ArchivedJournal)}})
	if err != nil {
		return nil, err
	}
	return slices.Concat(
		ref.Opening,
		entriesOf(invoices, ref, isCashBasis),
		entriesOf(notes, ref, isCashBasis),
		entriesOf(journals, ref, isCashBasis),
	), nil
}

// entriesOf collects the entries of one kind of stored things.
func entriesOf[T booked](list []T, ref books.Reference, isCashBasis bool) []books.Entry {
	var entries []books.Entry
	for _, thing := range list {
		if !isCashBasis {
			entries = append(entries, thing.Entries(ref)...)
		} else if cash, ok := any(thing).(cashBooked); ok {
			entries = append(entries, cash.CashEntries(ref)...)
		}
	}
	return entries
}
