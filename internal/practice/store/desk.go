package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"daybook/internal/fault"
	"daybook/internal/practice/books"
)

// Desk is a person working in the organisation itself: what the buttons of the practice page do. Every method returns a
// *fault.Error with code NotFound where the thing does not exist and Rejected, with the texts of the refusal, where the
// rules say no.
type Desk struct {
	store    *Store
	now      func() time.Time
	switches books.Switches
}

// NewDesk returns the desk of a store. now is the clock; nil for the system's.
func NewDesk(s *Store, now func() time.Time, switches books.Switches) *Desk {
	if now == nil {
		now = time.Now
	}
	return &Desk{store: s, now: now, switches: switches}
}

// ApproveInvoice approves a draft or submitted invoice or bill.
func (d *Desk) ApproveInvoice(ctx context.Context, id string) error {
	return d.setStatus(ctx, id, books.Authorised)
}

// VoidInvoice voids an approved invoice or bill that has no payments.
func (d *Desk) VoidInvoice(ctx context.Context, id string) error {
	return d.setStatus(ctx, id, books.Voided)
}

// DeleteInvoice deletes a draft or submitted invoice or bill.
func (d *Desk) DeleteInvoice(ctx context.Context, id string) error {
	return d.setStatus(ctx, id, books.Deleted)
}

func (d *Desk) setStatus(ctx context.Context, id string, status books.InvoiceStatus) error {
	text := string(status)
	return d.EditInvoice(ctx, id, books.InvoiceInput{Status: &text})
}

// EditInvoice changes an invoice or bill as a request of an app would.
func (d *Desk) EditInvoice(ctx context.Context, id string, in books.InvoiceInput) error {
	return d.onInvoice(ctx, id, func(tx *Tx, r *books.Rules, stored books.Invoice) error {
		outcome, err := r.UpdateInvoice(ctx, stored, in)
		if err != nil {
			return err
		}
		if err := rejected("document "+stored.Number, outcome.Errors); err != nil {
			return err
		}
		return tx.ApplyInvoice(ctx, r, outcome, "")
	})
}

// PayInvoice pays an approved invoice or bill: what is due where the payment has no amount, today where it has no date.
func (d *Desk) PayInvoice(ctx context.Context, id string, payment books.Payment) error {
	return d.onInvoice(ctx, id, func(tx *Tx, r *books.Rules, stored books.Invoice) error {
		if payment.Amount == 0 {
			payment.Amount = stored.AmountDue()
		}
		paid, texts := r.PayInvoice(stored, payment)
		return d.applyPayment(ctx, tx, stored, paid, texts)
	})
}

// RemovePayment takes a payment back.
func (d *Desk) RemovePayment(ctx context.Context, invoiceID, paymentID string) error {
	return d.onInvoice(ctx, invoiceID, func(tx *Tx, r *books.Rules, stored books.Invoice) error {
		unpaid, texts := r.RemovePayment(stored, paymentID)
		return d.applyPayment(ctx, tx, stored, unpaid, texts)
	})
}

func (d *Desk) applyPayment(ctx context.Context, tx *Tx, before, after books.Invoice, texts []string) error {
	if err := rejected("document "+before.Number, texts); err != nil {
		return err
	}
	contact, _, err := tx.FindContact(ctx, after.ContactID)
	if err != nil {
		return err
	}
	return tx.applyInvoice(ctx, after, contact.Name, "", actionOf(before, true, after))
}

func (d *Desk) onInvoice(ctx context.Context, id string, work func(*Tx, *books.Rules, books.Invoice) error) error {
	return d.store.Update(ctx, func(tx *Tx) error {
		stored, ok, err := tx.FindInvoice(ctx, id)
		if err != nil {
			return err
		}
		if !ok {
			return notFound("document", id)
		}
		r, err := tx.Rules(ctx, d.now(), d.switches, "")
		if err != nil {
			return err
		}
		return work(tx, r, stored)
	})
}

func notFound(kind, id string) error {
	return fault.New(fault.NotFound, fmt.Sprintf("The organisation has no %s %s.", kind, id), "Reload the list.")
}

// rejected turns the texts of a refusal into an error; nil where there are none.
func rejected(what string, texts []string) error {
	if len(texts) == 0 {
		return nil
	}
	return fault.New(fault.Rejected, fmt.Sprintf("The %s was not changed: %s", what, strings.Join(texts, " ")), "")
}
