package sqlite

import (
	"database/sql"

	"daybook/internal/contact"
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

func contactTargets(c *contact.Contact) []any {
	return []any{&c.ID, &c.Name, &c.FirstName, &c.LastName, &c.Email, &c.Phone, &c.TaxNumber, &c.Number,
		&c.Address.Line1, &c.Address.Line2, &c.Address.City, &c.Address.Region, &c.Address.PostalCode, &c.Address.Country,
		&c.Currency, &c.IsCustomer, &c.IsSupplier, &c.PaymentDays, &c.Note, &c.Source, &c.SourceRef, &c.LedgerID,
		&c.Version, instant{&c.UpdatedAt}}
}

func scanContact(row scanner) (contact.Contact, error) {
	var c contact.Contact
	err := row.Scan(contactTargets(&c)...)
	return c, err
}

// keptColumns are read by scanKept, in this order.
const keptColumns = contactColumns + `,
	contacts.merged_to_id,
	contacts.removed_at <> '',
	contacts.source_values`

// keptContact is a row of contacts with what lists do not show.
type keptContact struct {
	contact.Contact

	mergedTo  int64
	isRemoved bool
	source    contact.Values
}

func (c keptContact) isListed() bool { return c.mergedTo == 0 && !c.isRemoved }

// shown is the row whose name and values stand for this one.
func (c keptContact) shown() int64 {
	if c.mergedTo != 0 {
		return c.mergedTo
	}
	return c.ID
}

func scanKept(row scanner) (keptContact, error) {
	var c keptContact
	err := row.Scan(append(contactTargets(&c.Contact), reference{&c.mergedTo}, &c.isRemoved, fromJSON{&c.source})...)
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
