package store

import (
	"context"

	"daybook/internal/practice/books"
)

// ApplyCreditNote stores an outcome of these rules without errors, with its contact and the organisation's next number
// where they changed, and notes the change. actor is the app's name, or "" for a person.
func (tx *Tx) ApplyCreditNote(ctx context.Context, r *books.Rules, o books.CreditNoteOutcome, actor string) error {
	before, wasStored, err := tx.FindCreditNote(ctx, o.CreditNote.ID)
	if err != nil {
		return err
	}
	if o.IsContactChanged {
		if err := tx.applyDocumentContact(ctx, o.Contact, actor); err != nil {
			return err
		}
	}
	if err := tx.saveItems(ctx, o.Items); err != nil {
		return err
	}
	if o.TookNumber {
		if err := tx.SaveOrganisation(ctx, r.Reference.Organisation); err != nil {
			return err
		}
	}
	if err := tx.SaveCreditNote(ctx, o.CreditNote); err != nil {
		return err
	}
	action := actionOf(before.Document(), wasStored, o.CreditNote.Document())
	return tx.noteCreditNote(ctx, o.CreditNote, o.Contact.Name, actor, action, o.CreditNote.Total.Words())
}

// ApplyAllocation stores both sides of an allocation that was made or, where isRemoved, taken back, and notes the change
// on each. actor is the app's name, or "" for a person.
func (tx *Tx) ApplyAllocation(ctx context.Context, o books.AllocationOutcome, isRemoved bool, actor string) error {
	contact, _, err := tx.FindContact(ctx, o.CreditNote.ContactID)
	if err != nil {
		return err
	}
	if err := tx.SaveCreditNote(ctx, o.CreditNote); err != nil {
		return err
	}
	allocated, credited := "allocated", "credited"
	if isRemoved {
		allocated, credited = "allocation removed", "credit removed"
	}
	amount := o.Allocation.Amount.Words()
	if err := tx.noteCreditNote(ctx, o.CreditNote, contact.Name, actor, allocated, amount); err != nil {
		return err
	}
	if err := tx.SaveInvoice(ctx, o.Invoice); err != nil {
		return err
	}
	return tx.NoteChange(ctx, Change{
		At: o.Invoice.UpdatedAt, Actor: actor, Kind: "invoice", ObjectID: o.Invoice.ID, Action: credited,
		Summary: o.Invoice.Number + " " + contact.Name + " " + amount + " " + string(o.Invoice.Currency),
	})
}

func (tx *Tx) noteCreditNote(ctx context.Context, n books.CreditNote, contactName, actor, action, amount string) error {
	return tx.NoteChange(ctx, Change{
		At: n.UpdatedAt, Actor: actor, Kind: "credit note", ObjectID: n.ID, Action: action,
		Summary: n.Number + " " + contactName + " " + amount + " " + string(n.Currency),
	})
}
