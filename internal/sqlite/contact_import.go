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
		rows, err := tx.QueryContext(ctx, `SELECT `+contactColumns+` FROM contacts NOT INDEXED WHERE is_listed = 1 ORDER BY id`)
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

// KnownContacts implements the contact import's Store.
func (f *File) KnownContacts(ctx context.Context) (map[int64]contact.Known, error) {
	var known map[int64]contact.Known
	err := f.lookAtContacts(ctx, func(k *contactKeeper) error {
		ids, err := each(k, scanID, `SELECT id FROM contacts WHERE removed_at = '' ORDER BY id`)
		if err != nil {
			return err
		}
		rows, err := k.rows(ids)
		if err != nil {
			return err
		}
		known, err = k.knownOf(ids, rows)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read what is known of contacts: %w", err)
	}
	return known, nil
}

// ApplyImport implements the contact import's Store: all of the plan in one transaction, so that a cancel or a crash
// leaves the file as it was. Contacts have no column for their organisation: those of another one than the file belongs to
// by now would pass for its own.
func (f *File) ApplyImport(ctx context.Context, plan contacts.Plan, readAt time.Time) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error {
		if k.organisation != "" && k.organisation != plan.Organisation {
			return fault.New(fault.Conflict, "The organisation was changed while its contacts were read, so none was taken.", "Import them again.")
		}
		if err := k.mirror(plan.Mirror); err != nil {
			return err
		}
		for _, c := range plan.Add {
			if _, err := k.saveContact(c, 0); err != nil {
				return err
			}
		}
		for _, l := range plan.Link {
			why := keptDecision{reason: l.Evidence.Reason(), Decision: contact.Decision{Actor: contact.ByImport}}
			if err := k.linkContact(l.ContactID, l.LedgerID, why); err != nil {
				return err
			}
		}
		return saveCursor(ctx, k.tx, contactsCursor, readAt, k.at)
	})
}
