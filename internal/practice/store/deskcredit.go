package store

import (
	"context"
	"time"

	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// CreditInvoice creates an approved credit note for an approved invoice or bill, over amount with tax, or over the whole
// where amount is zero, and returns its id. It is not allocated yet.
func (d *Desk) CreditInvoice(ctx context.Context, invoiceID string, amount money.Amount) (string, error) {
	var id string
	err := d.onInvoice(ctx, invoiceID, func(tx *Tx, r *books.Rules, stored books.Invoice) error {
		in, texts := books.CreditOf(stored, amount)
		if err := rejected("document "+stored.Number, texts); err != nil {
			return err
		}
		outcome, err := r.CreateCreditNote(ctx, in)
		if err != nil {
			return err
		}
		if err := rejected("document "+stored.Number, outcome.Errors); err != nil {
			return err
		}
		id = outcome.CreditNote.ID
		return tx.ApplyCreditNote(ctx, r, outcome, "")
	})
	return id, err
}

// EditCreditNote changes a credit note as a request of an app would.
func (d *Desk) EditCreditNote(ctx context.Context, id string, in books.CreditNoteInput) error {
	return d.onCreditNote(ctx, id, func(tx *Tx, r *books.Rules, stored books.CreditNote) error {
		outcome, err := r.UpdateCreditNote(ctx, stored, in)
		if err != nil {
			return err
		}
		if err := rejected("credit note "+stored.Number, outcome.Errors); err != nil {
			return err
		}
		return tx.ApplyCreditNote(ctx, r, outcome, "")
	})
}

// SetCreditNoteStatus approves, voids or deletes a credit note.
func (d *Desk) SetCreditNoteStatus(ctx context.Context, id string, status books.InvoiceStatus) error {
	return d.EditCreditNote(ctx, id, books.CreditNoteInput{Status: new(string(status))})
}

// AllocateCredit sets a credit note off against an invoice or bill: amount, or as much as both sides allow where it is
// zero. It is dated today.
func (d *Desk) AllocateCredit(ctx context.Context, noteID, invoiceID string, amount money.Amount) error {
	return d.onCreditNote(ctx, noteID, func(tx *Tx, r *books.Rules, n books.CreditNote) error {
		i, ok, err := tx.FindInvoice(ctx, invoiceID)
		if err != nil {
			return err
		}
		if !ok {
			return notFound("document", invoiceID)
		}
		if amount == 0 {
			amount = min(n.RemainingCredit(), i.AmountDue())
		}
		return tx.applyByHand(ctx, r.Allocate(n, i, amount, r.Reference.Organisation.Today(r.Now)), false)
	})
}

// RemoveAllocation takes an allocation of a credit note back.
func (d *Desk) RemoveAllocation(ctx context.Context, noteID, allocationID string) error {
	return d.onCreditNote(ctx, noteID, func(tx *Tx, r *books.Rules, n books.CreditNote) error {
		gone, ok := n.FindAllocation(allocationID)
		if !ok {
			return notFound("allocation", allocationID)
		}
		i, _, err := tx.FindInvoice(ctx, gone.InvoiceID)
		if err != nil {
			return err
		}
		return tx.applyByHand(ctx, r.RemoveAllocation(n, i, allocationID), true)
	})
}

// applyByHand stores an allocation that a person made or removed, or returns why not.
func (tx *Tx) applyByHand(ctx context.Context, o books.AllocationOutcome, isRemoved bool) error {
	if err := rejected("credit note "+o.CreditNote.Number, o.Errors); err != nil {
		return err
	}
	return tx.ApplyAllocation(ctx, o, isRemoved, "")
}

func (d *Desk) onCreditNote(ctx context.Context, id string, work func(*Tx, *books.Rules, books.CreditNote) error) error {
	return d.store.Update(ctx, func(tx *Tx) error {
		stored, ok, err := tx.FindCreditNote(ctx, id)
		if err != nil {
			return err
		}
		if !ok {
			return notFound("credit note", id)
		}
		r, err := tx.Rules(ctx, d.now(), d.switches, "")
		if err != nil {
			return err
		}
		return work(tx, r, stored)
	})
}

// moveCreditNotes gives the credit notes of a merged contact to the other one.
func (tx *Tx) moveCreditNotes(ctx context.Context, fromID, intoID string, at time.Time) error {
	notes, err := tx.ListCreditNotes(ctx, CreditNoteQuery{ContactIDs: []string{fromID}})
	if err != nil {
		return err
	}
	for _, n := range notes {
		n.ContactID, n.UpdatedAt = intoID, at
		if err := tx.SaveCreditNote(ctx, n); err != nil {
			return err
		}
	}
	return nil
}
