package api

import (
	"context"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// showInvoices answers GET /Invoices and /Invoices/{id or number}.
func showInvoices(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	if q.target != "" {
		return showOneInvoice(ctx, tx, q)
	}
	l, refused := readList(q)
	if refused != nil {
		return refused, nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	query := invoiceQuery(q, l)
	count := func(ctx context.Context) (int, error) { return tx.CountInvoices(ctx, query) }
	if refused, err := h.refuseBroad(ctx, l, optimisedInvoices(), count); refused != nil || err != nil {
		return refused, err
	}
	return answerList(q, l, "Invoices", source[wireInvoice]{
		count: func() (int, error) { return count(ctx) },
		show: func(limit, offset int) ([]wireInvoice, error) {
			query.Limit, query.Offset = limit, offset
			invoices, err := tx.ListInvoices(ctx, query)
			if err != nil {
				return nil, err
			}
			return showInvoiceList(ctx, tx, invoices, ref, l)
		},
		shorten: func(shown []wireInvoice) ([]wireInvoice, error) {
			for n := range shown {
				shown[n].Contact, shown[n].LineItems = l.shorten(shown[n].Contact, shown[n].LineItems)
			}
			return shown, nil
		},
	})
}

// invoiceQuery reads the explicit lists of a query.
func invoiceQuery(q *request, l listQuery) store.InvoiceQuery {
	values := q.http.URL.Query()
	query := store.InvoiceQuery{
		IDs:           lowered(commaList(values.Get("IDs"))),
		Numbers:       commaList(values.Get("InvoiceNumbers")),
		ContactIDs:    lowered(commaList(values.Get("ContactIDs"))),
		Statuses:      commaList(strings.ToUpper(values.Get("Statuses"))),
		ModifiedSince: l.modifiedSince,
	}
	if isTrue(values.Get("createdByMyApp")) {
		query.CreatedBy = q.session.ClientID
	}
	return query
}

// showInvoiceList shows documents with their contacts, those that have the search term.
func showInvoiceList(ctx context.Context, tx *store.Tx, invoices []books.Invoice, ref books.Reference, l listQuery) ([]wireInvoice, error) {
	contacts := map[string]books.Contact{}
	shape := invoiceShape{isListed: true, isSummary: l.isSummary, decimals: l.decimals}
	shown := make([]wireInvoice, 0, len(invoices))
	for _, i := range invoices {
		contact, isKnown := contacts[i.ContactID]
		if !isKnown {
			found, _, err := tx.FindContact(ctx, i.ContactID)
			if err != nil {
				return nil, err
			}
			contact, contacts[i.ContactID] = found, found
		}
		if hasTerm(l.searchTerm, i.Number, i.Reference, contact.Name, i.Total.String()) {
			shown = append(shown, showInvoice(i, contact, ref, shape))
		}
	}
	return shown, nil
}

func showOneInvoice(ctx context.Context, tx *store.Tx, q *request) (*reply, error) {
	i, ok, err := findInvoice(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	contact, _, err := tx.FindContact(ctx, i.ContactID)
	if err != nil {
		return nil, err
	}
	shown := showInvoice(i, contact, ref, invoiceShape{isOne: true, decimals: decimalsOf(q)})
	if shown.Attachments, err = showAttachments(ctx, tx, q, "Invoices", i.ID); err != nil {
		return nil, err
	}
	return envelope(q, "Invoices", []wireInvoice{shown}, nil)
}

// findInvoice finds by id, else by number: an invoice before bills, the newest of these.
func findInvoice(ctx context.Context, tx *store.Tx, target string) (books.Invoice, bool, error) {
	i, ok, err := tx.FindInvoice(ctx, strings.ToLower(target))
	if ok || err != nil {
		return i, ok, err
	}
	same, err := tx.ListInvoicesByNumber(ctx, target)
	if err != nil || len(same) == 0 {
		return books.Invoice{}, false, err
	}
	for _, i := range same {
		if i.Type == books.Sales {
			return i, true, nil
		}
	}
	return same[len(same)-1], true, nil
}

// writeInvoices answers PUT and POST /Invoices, and POST /Invoices/{id}.
func writeInvoices(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	return writeElements(ctx, h, tx, q, writing[wireInvoice, books.InvoiceInput, books.Invoice]{
		collection: "Invoices",
		read: func(sent wireInvoice) (books.InvoiceInput, error) {
			in, err := sent.input(decimalsOf(q))
			in.AllowsBackorders = isTrue(q.http.URL.Query().Get("allowBackorders"))
			return in, err
		},
		find: func(target string) (books.Invoice, bool, error) { return findInvoice(ctx, tx, target) },
		write: func(rules *books.Rules, target *books.Invoice, in books.InvoiceInput, sent wireInvoice) (wireInvoice, error) {
			return writeInvoice(ctx, tx, q, rules, target, in, sent)
		},
	})
}

// writeInvoice decides over one element and stores it; a refused one comes back with ValidationErrors.
func writeInvoice(ctx context.Context, tx *store.Tx, q *request, rules *books.Rules, target *books.Invoice, in books.InvoiceInput, sent wireInvoice) (wireInvoice, error) {
	outcome, err := decideInvoice(ctx, rules, q, target, in)
	if err != nil {
		return wireInvoice{}, err
	}
	shape := invoiceShape{isWrite: true, decimals: decimalsOf(q)}
	if len(outcome.Errors) > 0 {
		return refusedInvoice(sent, outcome, rules.Reference, shape), nil
	}
	if err := tx.ApplyInvoice(ctx, rules, outcome, q.session.AppName); err != nil {
		return wireInvoice{}, err
	}
	shown := showInvoice(outcome.Invoice, outcome.Contact, rules.Reference, shape)
	shown.Warnings = messages(outcome.Warnings)
	return shown, nil
}

func decideInvoice(ctx context.Context, rules *books.Rules, q *request, target *books.Invoice, in books.InvoiceInput) (books.InvoiceOutcome, error) {
	for _, id := range []**string{&in.ID, contactIDOf(in.Contact)} {
		if id != nil && *id != nil {
			*id = new(strings.ToLower(**id))
		}
	}
	switch {
	case target != nil:
		return rules.UpdateInvoice(ctx, *target, in)
	case q.http.Method == http.MethodPut:
		return rules.CreateInvoice(ctx, in)
	}
	return rules.SaveInvoice(ctx, in)
}

func contactIDOf(in *books.ContactInput) **string {
	if in == nil {
		return nil
	}
	return &in.ID
}
