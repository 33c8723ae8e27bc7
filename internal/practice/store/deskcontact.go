package store

import (
	"context"
	"strings"

	"daybook/internal/fault"
	"daybook/internal/practice/books"
)

// CreateContact adds a contact, under the rules that bind apps too, and returns it. It has no contact number: only apps write
// that (contract section 8).
func (d *Desk) CreateContact(ctx context.Context, in books.ContactInput) (books.Contact, error) {
	in.Number = nil
	var created books.Contact
	err := d.store.Update(ctx, func(tx *Tx) error {
		r, err := tx.Rules(ctx, d.now(), d.switches, "")
		if err != nil {
			return err
		}
		outcome, err := r.CreateContact(ctx, in)
		if err != nil {
			return err
		}
		if len(outcome.Errors) > 0 {
			return fault.New(fault.Rejected, "The contact was not added: "+strings.Join(outcome.Errors, " "), "")
		}
		created = outcome.Contact
		return tx.ApplyContact(ctx, outcome, "")
	})
	return created, err
}

// EditContact changes an active contact as a request of an app would, its number aside: only apps write that (contract
// section 8).
func (d *Desk) EditContact(ctx context.Context, id string, in books.ContactInput) error {
	in.Number = nil
	return d.onContact(ctx, id, func(tx *Tx, r *books.Rules, stored books.Contact) error {
		outcome, err := r.UpdateContact(ctx, stored, in)
		if err != nil {
			return err
		}
		if err := rejected("contact "+stored.Name, outcome.Errors); err != nil {
			return err
		}
		return tx.ApplyContact(ctx, outcome, "")
	})
}

// ArchiveContact archives an active contact; its documents stay.
func (d *Desk) ArchiveContact(ctx context.Context, id string) error {
	archived := books.StatusArchived
	return d.EditContact(ctx, id, books.ContactInput{Status: &archived})
}

// RestoreContact makes an archived contact active again.
func (d *Desk) RestoreContact(ctx context.Context, id string) error {
	return d.onContact(ctx, id, func(tx *Tx, r *books.Rules, stored books.Contact) error {
		same, err := tx.ListContactsByName(ctx, stored.Name)
		if err != nil {
			return err
		}
		restored, texts := r.RestoreContact(stored, same)
		if err := rejected("contact "+stored.Name, texts); err != nil {
			return err
		}
		return tx.applyContact(ctx, restored, "", "restored")
	})
}

// MergeContact merges a contact into another: it is archived, and its documents move.
func (d *Desk) MergeContact(ctx context.Context, fromID, intoID string) error {
	return d.onContact(ctx, fromID, func(tx *Tx, r *books.Rules, from books.Contact) error {
		into, ok, err := tx.FindContact(ctx, intoID)
		if err != nil {
			return err
		}
		if !ok {
			return notFound("contact", intoID)
		}
		merged, texts := r.MergeContact(from, into)
		if err := rejected("contact "+from.Name, texts); err != nil {
			return err
		}
		documents, err := tx.ListInvoices(ctx, InvoiceQuery{ContactIDs: []string{fromID}})
		if err != nil {
			return err
		}
		for _, document := range documents {
			document.ContactID, document.UpdatedAt = into.ID, merged.UpdatedAt
			if err := tx.SaveInvoice(ctx, document); err != nil {
				return err
			}
		}
		if err := tx.moveCreditNotes(ctx, fromID, into.ID, merged.UpdatedAt); err != nil {
			return err
		}
		into.IsCustomer, into.IsSupplier = into.IsCustomer || from.IsCustomer, into.IsSupplier || from.IsSupplier
		if err := tx.SaveContact(ctx, into); err != nil {
			return err
		}
		return tx.applyContact(ctx, merged, "", "merged into "+into.Name)
	})
}

func (d *Desk) onContact(ctx context.Context, id string, work func(*Tx, *books.Rules, books.Contact) error) error {
	return d.store.Update(ctx, func(tx *Tx) error {
		stored, ok, err := tx.FindContact(ctx, id)
		if err != nil {
			return err
		}
		if !ok {
			return notFound("contact", id)
		}
		r, err := tx.Rules(ctx, d.now(), d.switches, "")
		if err != nil {
			return err
		}
		return work(tx, r, stored)
	})
}
