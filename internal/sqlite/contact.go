package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// contactColumns are read by scanContact, in this order.
const contactColumns = `
	contacts.id,
	contacts.name,
	contacts.first_name,
	contacts.last_name,
	contacts.email,
	contacts.phone,
	contacts.tax_number,
	contacts.number,
	contacts.line1,
	contacts.line2,
	contacts.city,
	contacts.region,
	contacts.postal_code,
	contacts.country,
	contacts.currency,
	contacts.is_customer,
	contacts.is_supplier,
	contacts.payment_days,
	contacts.note,
	contacts.source,
	contacts.source_ref,
	contacts.ledger_id,
	contacts.version,
	contacts.updated_at`

// scanner is a row, or the current one of several.
type scanner interface{ Scan(into ...any) error }

func scanContact(row scanner) (contact.Contact, error) {
	var c contact.Contact
	err := row.Scan(&c.ID, &c.Name, &c.FirstName, &c.LastName, &c.Email, &c.Phone, &c.TaxNumber, &c.Number,
		&c.Address.Line1, &c.Address.Line2, &c.Address.City, &c.Address.Region, &c.Address.PostalCode, &c.Address.Country,
		&c.Currency, &c.IsCustomer, &c.IsSupplier, &c.PaymentDays, &c.Note, &c.Source, &c.SourceRef, &c.LedgerID,
		&c.Version, instant{&c.UpdatedAt})
	return c, err
}

// collect reads every row with scan; the list is never nil. It closes rows.
func collect[T any](rows *sql.Rows, scan func(scanner) (T, error)) ([]T, error) {
	defer func() { _ = rows.Close() }()
	list := []T{}
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, rows.Err()
}

// GetContact returns one contact, or NotFound.
func (f *File) GetContact(ctx context.Context, id int64) (contact.Contact, error) {
	var c contact.Contact
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		c, err = getContact(ctx, tx, id)
		return err
	})
	return c, err
}

func getContact(ctx context.Context, tx *sql.Tx, id int64) (contact.Contact, error) {
	c, err := scanContact(tx.QueryRowContext(ctx, `SELECT `+contactColumns+` FROM contacts WHERE id = ?`, id))
	if err != nil {
		return contact.Contact{}, getFault(err, fmt.Sprintf("read contact %d", id), "This contact does not exist.")
	}
	return c, nil
}

// FindContactsByName returns the contacts whose name is the same after normalising (contact.NameKey), oldest first.
func (f *File) FindContactsByName(ctx context.Context, name string) ([]contact.Contact, error) {
	return f.findContacts(ctx, contact.NameKey(name),
		`SELECT `+contactColumns+` FROM contacts WHERE name_key = ? ORDER BY id`)
}

// FindContactsByEmail returns the contacts with that e-mail address after normalising (contact.EmailKey), oldest first.
func (f *File) FindContactsByEmail(ctx context.Context, email string) ([]contact.Contact, error) {
	return f.findContacts(ctx, contact.EmailKey(email),
		`SELECT `+contactColumns+` FROM contacts WHERE email_key = ? ORDER BY id`)
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

// FindContactBySource returns the contact that came from a source under a reference; false when there is none.
func (f *File) FindContactBySource(ctx context.Context, source, ref string) (contact.Contact, bool, error) {
	return f.findContact(ctx,
		`SELECT `+contactColumns+` FROM contacts WHERE source = ? AND source_ref = ? AND source_ref <> ''`, source, ref)
}

// FindContactByLedgerID returns the contact linked to a Xero contact; false when there is none.
func (f *File) FindContactByLedgerID(ctx context.Context, ledgerID string) (contact.Contact, bool, error) {
	return f.findContact(ctx,
		`SELECT `+contactColumns+` FROM contacts WHERE ledger_id = ? AND ledger_id <> ''`, ledgerID)
}

// FindContactByNumber returns the contact with that contact number; false when there is none.
func (f *File) FindContactByNumber(ctx context.Context, number string) (contact.Contact, bool, error) {
	return f.findContact(ctx,
		`SELECT `+contactColumns+` FROM contacts WHERE number = ? AND number <> ''`, number)
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

// SaveContact keeps a contact and returns it as kept: a new one (ID 0) with its ID, and linked when LedgerID is set;
// a known one with the next Version. LedgerID of a known one is left as it is: LinkContact and UnlinkContact change
// it. What contact.Check says is the caller's to ask. The faults:
//
//   - Invalid: the name or the source is empty
//   - NotFound: the contact does not exist
//   - Conflict: it was changed since Version, or another has its contact number, source reference or Xero contact
func (f *File) SaveContact(ctx context.Context, c contact.Contact) (contact.Contact, error) {
	saved, err := f.SaveContacts(ctx, []contact.Contact{c})
	if err != nil {
		return contact.Contact{}, err
	}
	return saved[0], nil
}

// SaveContacts does what SaveContact does for each, all or none, and returns them in the same order.
func (f *File) SaveContacts(ctx context.Context, contacts []contact.Contact) ([]contact.Contact, error) {
	saved := make([]contact.Contact, 0, len(contacts))
	err := f.write(ctx, func(tx *sql.Tx) error {
		for _, c := range contacts {
			kept, err := saveContact(ctx, tx, c, f.nowStamp())
			if err != nil {
				return err
			}
			saved = append(saved, kept)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

func saveContact(ctx context.Context, tx *sql.Tx, c contact.Contact, at time.Time) (contact.Contact, error) {
	problems := map[string]string{}
	if strings.TrimSpace(c.Name) == "" {
		problems["name"] = "Give the contact a name."
	}
	if c.Source == "" {
		problems["source"] = "Say where the contact came from."
	}
	if err := fault.InvalidFields("The contact cannot be saved as it is.", problems); err != nil {
		return contact.Contact{}, err
	}
	c.UpdatedAt = at
	var err error
	if c.ID == 0 {
		c, err = insertContact(ctx, tx, c)
	} else {
		c, err = updateContact(ctx, tx, c)
	}
	if isUnique(err) {
		return contact.Contact{}, fault.Wrap(fault.Conflict, err,
			fmt.Sprintf("%s cannot be saved: another contact stands for the same one.", c.Name),
			"Look for a contact with the same contact number, the same Xero contact or from the same source, and use that one.")
	}
	if err != nil {
		return contact.Contact{}, wrapUnlessFault(err, "save contact "+c.Name)
	}
	return c, indexContact(ctx, tx, c)
}

// wrapUnlessFault adds the action to an error that has no words for a person yet.
func wrapUnlessFault(err error, action string) error {
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	return fmt.Errorf("%s: %w", action, err)
}

func insertContact(ctx context.Context, tx *sql.Tx, c contact.Contact) (contact.Contact, error) {
	c.Version = 1
	result, err := tx.ExecContext(ctx, `
		INSERT INTO contacts (
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
			payment_days,
			note,
			source,
			source_ref,
			ledger_id,
			name_key,
			email_key,
			version,
			updated_at
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.Name, c.FirstName, c.LastName, c.Email, c.Phone, c.TaxNumber, c.Number, c.Address.Line1, c.Address.Line2,
		c.Address.City, c.Address.Region, c.Address.PostalCode, c.Address.Country, c.Currency, c.IsCustomer, c.IsSupplier,
		c.PaymentDays, c.Note, c.Source, c.SourceRef, c.LedgerID, contact.NameKey(c.Name), contact.EmailKey(c.Email),
		c.Version, stamp(c.UpdatedAt))
	if err != nil {
		return c, err
	}
	if c.ID, err = result.LastInsertId(); err != nil {
		return c, err
	}
	if c.LedgerID == "" {
		return c, nil
	}
	return c, openLink(ctx, tx, c.ID, c.LedgerID, "saved with its link, source "+c.Source, c.UpdatedAt)
}

func updateContact(ctx context.Context, tx *sql.Tx, c contact.Contact) (contact.Contact, error) {
	before, err := getContact(ctx, tx, c.ID)
	if err != nil {
		return c, err
	}
	if before.Version != c.Version {
		return c, fault.New(fault.Conflict, fmt.Sprintf("%s was changed meanwhile.", before.Name),
			"Open the contact again to see the change, then save.")
	}
	c.LedgerID = before.LedgerID
	c.Version++
	_, err = tx.ExecContext(ctx, `
		UPDATE contacts SET
			name = ?,
			first_name = ?,
			last_name = ?,
			email = ?,
			phone = ?,
			tax_number = ?,
			number = ?,
			line1 = ?,
			line2 = ?,
			city = ?,
			region = ?,
			postal_code = ?,
			country = ?,
			currency = ?,
			is_customer = ?,
			is_supplier = ?,
			payment_days = ?,
			note = ?,
			source = ?,
			source_ref = ?,
			name_key = ?,
			email_key = ?,
			version = ?,
			updated_at = ?
		WHERE id = ?`,
		c.Name, c.FirstName, c.LastName, c.Email, c.Phone, c.TaxNumber, c.Number, c.Address.Line1, c.Address.Line2,
		c.Address.City, c.Address.Region, c.Address.PostalCode, c.Address.Country, c.Currency, c.IsCustomer, c.IsSupplier,
		c.PaymentDays, c.Note, c.Source, c.SourceRef, contact.NameKey(c.Name), contact.EmailKey(c.Email), c.Version,
		stamp(c.UpdatedAt), c.ID)
	if err != nil || before.Name == c.Name {
		return c, err
	}
	return c, renameInOrders(ctx, tx, c)
}

// indexContact puts what can be searched for in place of what was there. The phone goes in without gaps too, so that
// 021555123 finds "021 555 123".
func indexContact(ctx context.Context, tx *sql.Tx, c contact.Contact) error {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, c.Phone)
	_, err := tx.ExecContext(ctx, `
		REPLACE INTO contacts_search (
			rowid,
			name,
			email,
			city,
			phone
		) VALUES (?, ?, ?, ?, ?)`, c.ID, c.Name, c.Email, c.Address.City, c.Phone+" "+digits)
	if err != nil {
		return fmt.Errorf("index contact %s: %w", c.Name, err)
	}
	return nil
}
