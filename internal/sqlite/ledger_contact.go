package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"daybook/internal/contact"
)

// ledgerContactColumns are read by scanLedgerContact, in this order.
const ledgerContactColumns = `
	id,
	name,
	first_name,
	last_name,
	email,
	phone,
	tax_number,
	number,
	line1,
	line2,
	city,
	region,
	postal_code,
	country,
	currency,
	is_customer,
	is_supplier,
	status,
	merged_to_id,
	updated_at,
	details`

func scanLedgerContact(row scanner) (contact.LedgerContact, error) {
	var c contact.LedgerContact
	err := row.Scan(&c.ID, &c.Name, &c.FirstName, &c.LastName, &c.Email, &c.Phone, &c.TaxNumber, &c.Number,
		&c.Address.Line1, &c.Address.Line2, &c.Address.City, &c.Address.Region, &c.Address.PostalCode, &c.Address.Country,
		&c.Currency, &c.IsCustomer, &c.IsSupplier, &c.Status, &c.MergedToID, instant{&c.UpdatedAt}, fromJSON{&c.LedgerDetails})
	return c, err
}

// UpsertLedgerContacts keeps Xero's contacts as read, all or none, each in place of what was read of it before.
func (f *File) UpsertLedgerContacts(ctx context.Context, contacts []contact.LedgerContact) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error { return k.mirror(contacts) })
}

// FindLedgerContact returns Xero's contact of that id as last read; false when it was never read.
func (f *File) FindLedgerContact(ctx context.Context, id string) (contact.LedgerContact, bool, error) {
	var c contact.LedgerContact
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		c, err = scanLedgerContact(tx.QueryRowContext(ctx,
			`SELECT `+ledgerContactColumns+` FROM ledger_contacts WHERE id = ?`, id))
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return contact.LedgerContact{}, false, nil
	}
	if err != nil {
		return contact.LedgerContact{}, false, fmt.Errorf("find Xero contact %s: %w", id, err)
	}
	return c, true, nil
}

// FindLedgerContactsByNumber returns Xero's contacts with that contact number, by id.
func (f *File) FindLedgerContactsByNumber(ctx context.Context, number string) ([]contact.LedgerContact, error) {
	return f.findLedgerContacts(ctx, number,
		`SELECT `+ledgerContactColumns+` FROM ledger_contacts WHERE number = ? AND number <> '' ORDER BY id`)
}

// FindLedgerContactsByEmail returns Xero's contacts with that address after normalising (contact.EmailKey), by id.
func (f *File) FindLedgerContactsByEmail(ctx context.Context, email string) ([]contact.LedgerContact, error) {
	return f.findLedgerContacts(ctx, contact.EmailKey(email),
		`SELECT `+ledgerContactColumns+` FROM ledger_contacts WHERE email_key = ? AND email_key <> '' ORDER BY id`)
}

// FindLedgerContactsByTaxNumber returns Xero's contacts with that tax number after normalising (contact.TaxKey), by id.
func (f *File) FindLedgerContactsByTaxNumber(ctx context.Context, number string) ([]contact.LedgerContact, error) {
	return f.findLedgerContacts(ctx, contact.TaxKey(number),
		`SELECT `+ledgerContactColumns+` FROM ledger_contacts WHERE tax_key = ? AND tax_key <> '' ORDER BY id`)
}

// FindLedgerContactsByName returns Xero's contacts of that name after normalising (contact.NameKey), by id.
func (f *File) FindLedgerContactsByName(ctx context.Context, name string) ([]contact.LedgerContact, error) {
	return f.findLedgerContacts(ctx, contact.NameKey(name),
		`SELECT `+ledgerContactColumns+` FROM ledger_contacts WHERE name_key = ? ORDER BY id`)
}

// findLedgerCandidates returns Xero's contacts among which that of c may be: the linked one, those that share its number or its name,
// and those of some ids; with each, what it was merged into. It is never nil.
func findLedgerCandidates(ctx context.Context, tx *sql.Tx, c contact.Contact, ids []string) ([]contact.LedgerContact, error) {
	rows, err := tx.QueryContext(ctx, `
		WITH RECURSIVE found (id) AS (
			SELECT ?1
			UNION
			SELECT value FROM json_each(?2)
			UNION
			SELECT id FROM ledger_contacts WHERE number = ?3 AND number <> ''
			UNION
			SELECT id FROM ledger_contacts WHERE name_key = ?4 AND name_key <> ''
			UNION
			SELECT merged_to_id FROM ledger_contacts JOIN found USING (id) WHERE merged_to_id <> ''
		)
		SELECT `+ledgerContactColumns+`
		FROM ledger_contacts
		WHERE id IN (SELECT id FROM found)
		ORDER BY id`, c.LedgerID, toJSON(ids), c.Number, contact.NameKey(c.Name))
	if err != nil {
		return nil, fmt.Errorf("find Xero contacts like %s: %w", c.Name, err)
	}
	return collect(rows, scanLedgerContact)
}

// ListLedgerContacts returns every contact of Xero as last read, archived and merged ones too, by name. It is never nil.
func (f *File) ListLedgerContacts(ctx context.Context) ([]contact.LedgerContact, error) {
	return f.queryLedgerContacts(ctx, `SELECT `+ledgerContactColumns+` FROM ledger_contacts ORDER BY name_key, id`)
}

// findLedgerContacts runs a statement whose argument is key; the empty key finds none.
func (f *File) findLedgerContacts(ctx context.Context, key, statement string) ([]contact.LedgerContact, error) {
	if key == "" {
		return []contact.LedgerContact{}, nil
	}
	return f.queryLedgerContacts(ctx, statement, key)
}

func (f *File) queryLedgerContacts(ctx context.Context, statement string, arguments ...any) ([]contact.LedgerContact, error) {
	var found []contact.LedgerContact
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, statement, arguments...)
		if err != nil {
			return err
		}
		found, err = collect(rows, scanLedgerContact)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find Xero contacts: %w", err)
	}
	return found, nil
}

// CountLedgerContacts returns how many active contacts Xero has, by its own view of them; Linked is how many of them a
// contact here is linked to.
func (f *File) CountLedgerContacts(ctx context.Context) (contact.Counts, error) {
	var c contact.Counts
	err := f.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT
				count(*),
				count(contact_links.id),
				count(*) FILTER (WHERE ledger_contacts.is_customer = 1),
				count(*) FILTER (WHERE ledger_contacts.is_supplier = 1),
				count(*) FILTER (WHERE ledger_contacts.is_customer = 0 AND ledger_contacts.is_supplier = 0)
			FROM ledger_contacts
			LEFT JOIN contact_links ON contact_links.ledger_id = ledger_contacts.id
				AND contact_links.organisation = `+boundOrganisation+`
				AND contact_links.until_at = ''
			WHERE ledger_contacts.status = 'ACTIVE' AND ledger_contacts.merged_to_id = ''`).
			Scan(&c.All, &c.Linked, &c.Customers, &c.Suppliers, &c.Neither)
	})
	if err != nil {
		return contact.Counts{}, fmt.Errorf("count Xero contacts: %w", err)
	}
	return c, nil
}
