package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
)

// contactsCursor is the cursor of Xero's contacts.
const contactsCursor = "contacts"

// AllContacts implements the contact import's Store.
func (f *File) AllContacts(ctx context.Context) ([]contact.Contact, error) {
	var all []contact.Contact
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+contactColumns+` FROM contacts ORDER BY id`)
		if err != nil {
			return err
		}
		all, err = collect(rows, scanContact)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read all contacts: %w", err)
	}
	return all, nil
}

// LedgerContacts implements the contact import's Store.
func (f *File) LedgerContacts(ctx context.Context) ([]contact.LedgerContact, error) {
	return f.ListLedgerContacts(ctx)
}

// ContactsReadAt implements the contact import's Store.
func (f *File) ContactsReadAt(ctx context.Context) (time.Time, error) {
	at, _, err := f.LoadCursor(ctx, contactsCursor)
	return at, err
}

// ApplyImport implements the contact import's Store: all of the plan in one transaction, so that a cancel or a crash
// leaves the file as it was. Contacts have no column for their organisation: those of another one than the file belongs to
// by now would pass for its own.
func (f *File) ApplyImport(ctx context.Context, plan contacts.Plan, readAt time.Time) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		b, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		if b.TenantID != "" && b.TenantID != plan.Organisation {
			return fault.New(fault.Conflict, "The organisation was changed while its contacts were read, so none was taken.", "Import them again.")
		}
		for _, l := range plan.Mirror {
			if err := upsertLedgerContact(ctx, tx, l); err != nil {
				return fmt.Errorf("keep Xero contact %s: %w", l.ID, err)
			}
		}
		for _, list := range [][]contact.Contact{plan.Update, plan.Add} {
			for _, c := range list {
				if _, err := saveContact(ctx, tx, c, f.nowStamp()); err != nil {
					return err
				}
			}
		}
		for _, l := range plan.Link {
			if err := linkContact(ctx, tx, l.ContactID, l.LedgerID, l.Evidence.Reason(), f.nowStamp()); err != nil {
				return err
			}
		}
		return saveCursor(ctx, tx, contactsCursor, readAt, f.nowStamp())
	})
}
