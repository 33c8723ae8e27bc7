package api

import (
	"bytes"
	"context"
	"net/http"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// sentAllocation is an allocation that was read.
type sentAllocation struct {
	invoice string
	amount  money.Amount
	on      civil.Date
}

// input reads the figures of an allocation. invoice is the id or the number of its document, "" where none was sent.
func (w wireAllocation) input() (sentAllocation, error) {
	r := &inputReader{}
	var sent sentAllocation
	if w.Invoice != nil {
		if sent.invoice = text(w.Invoice.InvoiceID); sent.invoice == "" {
			sent.invoice = text(w.Invoice.InvoiceNumber)
		}
	}
	if amount := figure(r, "Amount", w.Amount, money.ReadAmount); amount != nil {
		sent.amount = *amount
	}
	if on := r.date("Date", w.Date); on != nil {
		sent.on = *on
	}
	return sent, r.err
}

// writeAllocations answers PUT /CreditNotes/{id}/Allocations. Each element sees what the ones before it left.
func writeAllocations(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	elements, refused := readElements[wireAllocation](q, "Allocations")
	if refused != nil {
		return refused, nil
	}
	inputs, refused := readEach(elements, wireAllocation.input)
	if refused != nil {
		return refused, nil
	}
	n, ok, err := findCreditNote(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	rules, err := tx.Rules(ctx, q.now, h.config.Switches, q.session.ClientID)
	if err != nil {
		return nil, err
	}
	batch := newBatch(q)
	for at, sent := range elements {
		outcome, err := allocate(ctx, tx, rules, n, inputs[at])
		if err != nil {
			return nil, err
		}
		if len(outcome.Errors) > 0 {
			sent.ValidationErrors = messages(outcome.Errors)
			batch.take(sent)
			continue
		}
		if err := tx.ApplyAllocation(ctx, outcome, false, q.session.AppName); err != nil {
			return nil, err
		}
		n = outcome.CreditNote
		batch.take(showMade(outcome))
	}
	return batch.reply(q, "Allocations", h.config.Switches)
}

func allocate(ctx context.Context, tx *store.Tx, rules *books.Rules, n books.CreditNote, in sentAllocation) (books.AllocationOutcome, error) {
	i, ok, err := findInvoice(ctx, tx, in.invoice)
	if err != nil {
		return books.AllocationOutcome{}, err
	}
	if !ok {
		return rules.AllocateToNothing(n), nil
	}
	return rules.Allocate(n, i, in.amount, in.on), nil
}

// deleteAllocation answers DELETE /CreditNotes/{id}/Allocations/{allocation} with the allocation alone, which the
// description shows without an envelope.
func deleteAllocation(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	n, ok, err := findCreditNote(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	gone, isThere := n.FindAllocation(q.part)
	if !ok || !isThere {
		return notFound(), nil
	}
	i, _, err := tx.FindInvoice(ctx, gone.InvoiceID)
	if err != nil {
		return nil, err
	}
	rules, err := tx.Rules(ctx, q.now, h.config.Switches, q.session.ClientID)
	if err != nil {
		return nil, err
	}
	outcome := rules.RemoveAllocation(n, i, gone.ID)
	if err := tx.ApplyAllocation(ctx, outcome, true, q.session.AppName); err != nil {
		return nil, err
	}
	shown := showAllocation(gone, i.Number)
	shown.IsDeleted = new(true)
	var body bytes.Buffer
	err = encodeTo(&body, shown)
	return &reply{status: http.StatusOK, contentType: contentJSON, body: body.Bytes()}, err
}
