package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// holder is a resource whose records can have files and notes (contract section 15).
type holder struct {
	// name is the resource as addresses of files write it, such as "Invoices".
	name string
	// scope is what notes need: that of the record itself.
	scope string
	// find returns the record with an id, or with what else the resource's address takes.
	find func(ctx context.Context, tx *store.Tx, target string) (record, bool, error)
	// hasFiles and hasNotes say which of the two the resource has.
	hasFiles, hasNotes bool
}

// record is what a file or a note is put on.
type record struct {
	// id is the record's id, and kind its kind in the journal of changes.
	id, kind string
	// isSales says that its files may be shown online.
	isSales bool
	// mark stores that the record has files, and that it changed at an instant.
	mark func(ctx context.Context, tx *store.Tx, at time.Time) error
}

// holders are the resources with files or notes.
func holders() []holder {
	return []holder{
		{name: "Invoices", scope: scopeInvoices, find: invoiceRecord, hasFiles: true, hasNotes: true},
		{name: "CreditNotes", scope: scopeInvoices, find: creditNoteRecord, hasFiles: true, hasNotes: true},
		{name: "Payments", scope: scopePayments, find: paymentRecord, hasNotes: true},
		{name: "ManualJournals", scope: scopeJournals, find: journalRecord, hasFiles: true, hasNotes: true},
		{name: "Contacts", scope: scopeContacts, find: contactRecord, hasFiles: true, hasNotes: true},
		{name: "Items", scope: scopeItems, find: itemRecord, hasNotes: true},
		{name: "Accounts", scope: scopeSettings, find: accountRecord, hasFiles: true},
	}
}

// holderRoutes are the addresses of files and notes.
func holderRoutes() []route {
	var list []route
	for _, h := range holders() {
		record := strings.ToLower(h.name) + "/{id}/"
		if h.hasFiles {
			list = append(list, reading(record+"attachments", scopeAttachments, h.listFiles),
				route{pattern: record + "attachments/{file}", scope: scopeAttachments, isRaw: true, calls: map[string]answerer{
					http.MethodGet: h.showFile, http.MethodPut: h.attach, http.MethodPost: h.attach,
				}})
		}
		if h.hasNotes {
			list = append(list, route{pattern: record + "history", scope: h.scope, calls: map[string]answerer{
				http.MethodGet: h.showHistory, http.MethodPut: h.addNotes,
			}})
		}
	}
	return list
}

func invoiceRecord(ctx context.Context, tx *store.Tx, target string) (record, bool, error) {
	i, ok, err := findInvoice(ctx, tx, target)
	return record{
		id: i.ID, kind: "invoice", isSales: i.Type == books.Sales,
		mark: func(ctx context.Context, tx *store.Tx, at time.Time) error {
			i.HasAttachments, i.UpdatedAt = true, at
			return tx.SaveInvoice(ctx, i)
		},
	}, ok, err
}

func creditNoteRecord(ctx context.Context, tx *store.Tx, target string) (record, bool, error) {
	n, ok, err := findCreditNote(ctx, tx, target)
	return record{
		id: n.ID, kind: "credit note", isSales: n.Type == books.SalesCredit,
		mark: func(ctx context.Context, tx *store.Tx, at time.Time) error {
			n.HasAttachments, n.UpdatedAt = true, at
			return tx.SaveCreditNote(ctx, n)
		},
	}, ok, err
}

func paymentRecord(ctx context.Context, tx *store.Tx, target string) (record, bool, error) {
	p, ok, err := tx.FindPayment(ctx, strings.ToLower(target))
	return record{id: p.Payment.ID, kind: "payment"}, ok, err
}

func journalRecord(ctx context.Context, tx *store.Tx, target string) (record, bool, error) {
	j, ok, err := tx.FindJournal(ctx, strings.ToLower(target))
	return record{
		id: j.ID, kind: "journal",
		mark: func(ctx context.Context, tx *store.Tx, at time.Time) error {
			j.HasAttachments, j.UpdatedAt = true, at
			return tx.SaveJournal(ctx, j)
		},
	}, ok, err
}

func contactRecord(ctx context.Context, tx *store.Tx, target string) (record, bool, error) {
	c, ok, err := findContact(ctx, tx, target)
	return record{
		id: c.ID, kind: "contact",
		mark: func(ctx context.Context, tx *store.Tx, at time.Time) error {
			c.HasAttachments, c.UpdatedAt = true, at
			return tx.SaveContact(ctx, c)
		},
	}, ok, err
}

func itemRecord(ctx context.Context, tx *store.Tx, target string) (record, bool, error) {
	i, ok, err := findItem(ctx, tx, target)
	return record{id: i.ID, kind: "item"}, ok, err
}

func accountRecord(ctx context.Context, tx *store.Tx, target string) (record, bool, error) {
	ref, err := tx.GetReference(ctx)
	at := slices.IndexFunc(ref.Accounts, func(a books.Account) bool { return strings.EqualFold(a.ID, target) })
	if err != nil || at < 0 {
		return record{}, false, err
	}
	a := ref.Accounts[at]
	return record{
		id: a.ID, kind: "account",
		mark: func(ctx context.Context, tx *store.Tx, at time.Time) error {
			a.HasAttachments, a.UpdatedAt = true, at
			return tx.SaveAccount(ctx, a)
		},
	}, true, nil
}
