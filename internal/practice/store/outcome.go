package store

import (
	"context"
	"time"

	"daybook/internal/practice/books"
)

// Rules returns the rules of the organisation over this transaction. clientID is the app that asks, or "" for a person.
func (tx *Tx) Rules(ctx context.Context, now time.Time, switches books.Switches, clientID string) (*books.Rules, error) {
	reference, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	return &books.Rules{Reference: reference, Switches: switches, Finder: tx, Now: now, ClientID: clientID}, nil
}

// ApplyContact stores an outcome without errors and notes the change. actor is the app's name, or "" for a person.
func (tx *Tx) ApplyContact(ctx context.Context, o books.ContactOutcome, actor string) error {
	action := "updated"
	switch {
	case o.IsNew:
		action = "created"
	case !o.Contact.IsActive():
		action = "archived"
	}
	return tx.applyContact(ctx, o.Contact, actor, action)
}

func (tx *Tx) applyContact(ctx context.Context, c books.Contact, actor, action string) error {
	if err := tx.SaveContact(ctx, c); err != nil {
		return err
	}
	return tx.NoteChange(ctx, Change{
		At: c.UpdatedAt, Actor: actor, Kind: "contact", ObjectID: c.ID, Action: action, Summary: c.Name,
	})
}

// ApplyInvoice stores an outcome of these rules without errors, with its contact and the organisation's next invoice
// number where they changed, and notes the change. actor is the app's name, or "" for a person.
func (tx *Tx) ApplyInvoice(ctx context.Context, r *books.Rules, o books.InvoiceOutcome, actor string) error {
	before, wasStored, err := tx.FindInvoice(ctx, o.Invoice.ID)
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
	return tx.applyInvoiceAt(ctx, o.Invoice, o.Contact.Name, actor, actionOf(before, wasStored, o.Invoice), r.Now.UTC())
}

// applyDocumentContact stores the contact of a document; that it became a customer or supplier alone is not noted.
func (tx *Tx) applyDocumentContact(ctx context.Context, c books.Contact, actor string) error {
	before, wasStored, err := tx.FindContact(ctx, c.ID)
	if err != nil {
		return err
	}
	if wasStored && before.UpdatedAt.Equal(c.UpdatedAt) {
		return tx.SaveContact(ctx, c)
	}
	return tx.ApplyContact(ctx, books.ContactOutcome{Contact: c, IsNew: !wasStored}, actor)
}

func (tx *Tx) applyInvoice(ctx context.Context, i books.Invoice, contactName, actor, action string) error {
	return tx.applyInvoiceAt(ctx, i, contactName, actor, action, i.UpdatedAt)
}

// applyInvoiceAt notes the change at an instant of its own: a change may leave UpdatedAt as it was.
func (tx *Tx) applyInvoiceAt(ctx context.Context, i books.Invoice, contactName, actor, action string, at time.Time) error {
	if err := tx.SaveInvoice(ctx, i); err != nil {
		return err
	}
	summary := i.Number + " " + contactName + " " + i.Total.Words() + " " + string(i.Currency)
	return tx.NoteChange(ctx, Change{
		At: at, Actor: actor, Kind: "invoice", ObjectID: i.ID, Action: action, Summary: summary,
	})
}

// actionOf names what happened to a document.
func actionOf(before books.Invoice, wasStored bool, after books.Invoice) string {
	switch {
	case !wasStored:
		return "created"
	case before.Status == after.Status:
		return "updated"
	case after.Status == books.Authorised && before.Status == books.Paid:
		return "payment removed"
	}
	return map[books.InvoiceStatus]string{
		books.Draft:      "returned to draft",
		books.Submitted:  "submitted",
		books.Authorised: "approved",
		books.Paid:       "paid",
		books.Voided:     "voided",
		books.Deleted:    "deleted",
	}[after.Status]
}
