package api

import (
	"context"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// creditNoteRoutes are the credit notes and their allocations.
func creditNoteRoutes() []route {
	return append(collection("creditnotes", scopeInvoices, showCreditNotes, writeCreditNotes),
		route{pattern: "creditnotes/{id}/allocations", scope: scopeInvoices, calls: map[string]answerer{
			http.MethodPut: writeAllocations,
		}},
		route{pattern: "creditnotes/{id}/allocations/{allocation}", scope: scopeInvoices, calls: map[string]answerer{
			http.MethodDelete: deleteAllocation,
		}},
	)
}

// showCreditNotes answers GET /CreditNotes and /CreditNotes/{id or number}.
func showCreditNotes(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	if q.target != "" {
		return showOneCreditNote(ctx, tx, q)
	}
	l, refused := readShortList(q)
	if refused != nil {
		return refused, nil
	}
	query := store.CreditNoteQuery{ModifiedSince: l.modifiedSince}
	shape := invoiceShape{isListed: true, decimals: l.decimals}
	return answerList(q, l, "CreditNotes", source[wireCreditNote]{
		count: func() (int, error) { return tx.CountCreditNotes(ctx, query) },
		show: func(limit, offset int) ([]wireCreditNote, error) {
			query.Limit, query.Offset = limit, offset
			notes, err := tx.ListCreditNotes(ctx, query)
			if err != nil {
				return nil, err
			}
			return showNotes(ctx, tx, notes, shape)
		},
		shorten: func(shown []wireCreditNote) ([]wireCreditNote, error) {
			for n := range shown {
				shown[n].Contact, shown[n].LineItems = l.shorten(shown[n].Contact, shown[n].LineItems)
			}
			return shown, nil
		},
	})
}

func showOneCreditNote(ctx context.Context, tx *store.Tx, q *request) (*reply, error) {
	n, ok, err := findCreditNote(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	shown, err := showNotes(ctx, tx, []books.CreditNote{n}, invoiceShape{isOne: true, decimals: decimalsOf(q)})
	if err != nil {
		return nil, err
	}
	return envelope(q, "CreditNotes", shown, nil)
}

// showNotes shows notes with their contacts and the numbers of the documents they are allocated to.
func showNotes(ctx context.Context, tx *store.Tx, notes []books.CreditNote, shape invoiceShape) ([]wireCreditNote, error) {
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	shown := make([]wireCreditNote, 0, len(notes))
	for _, n := range notes {
		contact, _, err := tx.FindContact(ctx, n.ContactID)
		if err != nil {
			return nil, err
		}
		numbers := map[string]string{}
		for _, a := range n.Allocations {
			i, _, err := tx.FindInvoice(ctx, a.InvoiceID)
			if err != nil {
				return nil, err
			}
			numbers[a.InvoiceID] = i.Number
		}
		shown = append(shown, showCreditNote(n, contact, numbers, ref, shape))
	}
	return shown, nil
}

// findCreditNote finds by id, else by number: a note to a customer before those of suppliers, the newest of these.
func findCreditNote(ctx context.Context, tx *store.Tx, target string) (books.CreditNote, bool, error) {
	n, ok, err := tx.FindCreditNote(ctx, strings.ToLower(target))
	if ok || err != nil {
		return n, ok, err
	}
	same, err := tx.ListCreditNotesByNumber(ctx, target)
	if err != nil || len(same) == 0 {
		return books.CreditNote{}, false, err
	}
	for _, n := range same {
		if n.Type == books.SalesCredit {
			return n, true, nil
		}
	}
	return same[len(same)-1], true, nil
}

// writeCreditNotes answers PUT and POST /CreditNotes, and POST /CreditNotes/{id}.
func writeCreditNotes(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	return writeElements(ctx, h, tx, q, writing[wireCreditNote, books.CreditNoteInput, books.CreditNote]{
		collection: "CreditNotes",
		read:       func(sent wireCreditNote) (books.CreditNoteInput, error) { return sent.input(decimalsOf(q)) },
		find:       func(target string) (books.CreditNote, bool, error) { return findCreditNote(ctx, tx, target) },
		write: func(rules *books.Rules, target *books.CreditNote, in books.CreditNoteInput, sent wireCreditNote) (wireCreditNote, error) {
			return writeCreditNote(ctx, tx, q, rules, target, in, sent)
		},
	})
}

// writeCreditNote decides over one element and stores it; a refused one comes back with ValidationErrors.
func writeCreditNote(ctx context.Context, tx *store.Tx, q *request, rules *books.Rules, target *books.CreditNote, in books.CreditNoteInput, sent wireCreditNote) (wireCreditNote, error) {
	outcome, err := decideCreditNote(ctx, rules, q, target, in)
	if err != nil {
		return wireCreditNote{}, err
	}
	shape := invoiceShape{isWrite: true, decimals: decimalsOf(q)}
	if len(outcome.Errors) > 0 {
		return refusedCreditNote(sent, outcome, rules.Reference, shape), nil
	}
	if err := tx.ApplyCreditNote(ctx, rules, outcome, q.session.AppName); err != nil {
		return wireCreditNote{}, err
	}
	return showCreditNote(outcome.CreditNote, outcome.Contact, nil, rules.Reference, shape), nil
}

func decideCreditNote(ctx context.Context, rules *books.Rules, q *request, target *books.CreditNote, in books.CreditNoteInput) (books.CreditNoteOutcome, error) {
	for _, id := range []**string{&in.ID, contactIDOf(in.Contact)} {
		if id != nil && *id != nil {
			*id = new(strings.ToLower(**id))
		}
	}
	switch {
	case target != nil:
		return rules.UpdateCreditNote(ctx, *target, in)
	case q.http.Method == http.MethodPut:
		return rules.CreateCreditNote(ctx, in)
	}
	return rules.SaveCreditNote(ctx, in)
}
