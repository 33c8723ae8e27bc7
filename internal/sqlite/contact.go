package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"daybook/internal/contact"
)

// GetContact returns one contact, or NotFound. Of one that was merged into another it returns the other.
func (f *File) GetContact(ctx context.Context, id int64) (contact.Contact, error) {
	var c contact.Contact
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		c, err = getContact(ctx, tx, id)
		return err
	})
	return c, err
}

func getContact(ctx context.Context, tx *sql.Tx, id int64) (contact.Contact, error) {
	c, err := scanContact(tx.QueryRowContext(ctx, `
		SELECT `+contactColumns+`
		FROM contacts AS asked
		JOIN contacts ON contacts.id = coalesce(asked.merged_to_id, asked.id)
		WHERE asked.id = ? AND asked.removed_at = ''`, id))
	if err != nil {
		return contact.Contact{}, getFault(err, fmt.Sprintf("read contact %d", id), "This contact does not exist.")
	}
	return c, nil
}

// FindContactsByName returns the contacts whose name is the same after normalising (contact.NameKey), oldest first.
func (f *File) FindContactsByName(ctx context.Context, name string) ([]contact.Contact, error) {
	return f.findContacts(ctx, contact.NameKey(name),
		`SELECT `+contactColumns+` FROM contacts WHERE is_listed = 1 AND name_key = ? ORDER BY id`)
}

// FindContactsByEmail returns the contacts with that e-mail address after normalising (contact.EmailKey), oldest first.
func (f *File) FindContactsByEmail(ctx context.Context, email string) ([]contact.Contact, error) {
	return f.findContacts(ctx, contact.EmailKey(email),
		`SELECT `+contactColumns+` FROM contacts WHERE is_listed = 1 AND email_key = ? ORDER BY id`)
}

func (f *File) findContacts(ctx context.Context, key, statement string) ([]contact.Contact, error) {
	if key == "" {
		return []contact.Contact{}, nil
	}
	var found []contact.Contact
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, statement, key)
		if err != nil {
			return err
		}
		found, err = collect(rows, scanContact)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find contacts: %w", err)
	}
	return found, nil
}

// FindContactBySource returns the contact that came from a source under a reference, or the one it was merged into; false
// when there is none.
func (f *File) FindContactBySource(ctx context.Context, source, ref string) (contact.Contact, bool, error) {
	return f.findContact(ctx, `
		SELECT `+contactColumns+`
		FROM contacts AS asked
		JOIN contacts ON contacts.id = coalesce(asked.merged_to_id, asked.id)
		WHERE asked.source = ? AND asked.source_ref = ? AND asked.source_ref <> ''`, source, ref)
}

// FindContactByLedgerID returns the contact linked to a Xero contact; false when there is none.
func (f *File) FindContactByLedgerID(ctx context.Context, ledgerID string) (contact.Contact, bool, error) {
	return f.findContact(ctx, `
		SELECT `+contactColumns+`
		FROM contact_links
		JOIN contacts ON contacts.id = contact_links.contact_id
		WHERE contact_links.organisation = `+boundOrganisation+` AND contact_links.ledger_id = ? AND contact_links.until_at = ''`, ledgerID)
}

// boundOrganisation is the organisation the file is bound to; ” before the first.
const boundOrganisation = `coalesce((SELECT json_extract(value, '$.TenantID') FROM settings WHERE key = 'binding'), '')`

// FindContactByNumber returns the contact with that contact number, or the one it was merged into; false when there is
// none.
func (f *File) FindContactByNumber(ctx context.Context, number string) (contact.Contact, bool, error) {
	return f.findContact(ctx, `
		SELECT `+contactColumns+`
		FROM contacts AS asked
		JOIN contacts ON contacts.id = coalesce(asked.merged_to_id, asked.id)
		WHERE asked.number = ? AND asked.number <> ''`, number)
}

func (f *File) findContact(ctx context.Context, statement string, arguments ...any) (contact.Contact, bool, error) {
	var c contact.Contact
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		c, err = scanContact(tx.QueryRowContext(ctx, statement, arguments...))
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return contact.Contact{}, false, nil
	}
	if err != nil {
		return contact.Contact{}, false, fmt.Errorf("find contact: %w", err)
	}
	return c, true, nil
}
