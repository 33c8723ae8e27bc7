package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// SaveContact keeps a contact and returns it as kept: a new one (ID 0) with its ID, and linked when LedgerID is set;
// a known one with the next Version. LedgerID of a known one is left as it is: LinkContact and UnlinkContact change
// it.
//
// A field of a known contact that is another than it was counts as typed by the owner; it stands above what Xero says,
// also when that changes. Of a new contact every field counts as typed, except those of one from Xero: they are what the
// source says. What contact.Check says is the caller's to ask. The faults:
//
//   - Invalid: the name or the source is empty
//   - NotFound: the contact does not exist
//   - Conflict: it was changed since Version, or merged into another, or another has its contact number, source reference
//     or Xero contact
func (f *File) SaveContact(ctx context.Context, c contact.Contact) (contact.Contact, error) {
	saved, err := f.SaveContacts(ctx, []contact.Contact{c})
	if err != nil {
		return contact.Contact{}, err
	}
	return saved[0], nil
}

// SaveContacts does what SaveContact does for each, all or none, and returns them in the same order.
func (f *File) SaveContacts(ctx context.Context, contacts []contact.Contact) ([]contact.Contact, error) {
	saved := make([]contact.Contact, len(contacts))
	err := f.write(ctx, func(tx *sql.Tx) error {
		ids := make([]int64, len(contacts))
		var rows map[int64]keptContact
		err := f.keepContactsIn(ctx, tx, func(k *contactKeeper) (err error) {
			for i, c := range contacts {
				if ids[i], err = k.saveContact(c, 0); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		err = f.keepContactsIn(ctx, tx, func(k *contactKeeper) (err error) {
			rows, err = k.rows(ids)
			return err
		})
		for i, id := range ids {
			saved[i] = rows[id].Contact
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// saveContact keeps one contact and returns its row. batch is the import that adds it, 0 for none.
func (k *contactKeeper) saveContact(c contact.Contact, batch int64) (int64, error) {
	problems := map[string]string{}
	if strings.TrimSpace(c.Name) == "" {
		problems["name"] = "Give the contact a name."
	}
	if c.Source == "" {
		problems["source"] = "Say where the contact came from."
	}
	if err := fault.InvalidFields("The contact cannot be saved as it is.", problems); err != nil {
		return 0, err
	}
	var err error
	if c.ID == 0 {
		c.ID, err = k.insertContact(c, batch)
	} else {
		err = k.updateContact(c)
	}
	if isUnique(err) {
		return 0, fault.Wrap(fault.Conflict, err,
			fmt.Sprintf("%s cannot be saved: another contact stands for the same one.", c.Name),
			"Look for a contact with the same contact number, the same Xero contact or from the same source, and use that one.")
	}
	if err != nil {
		return 0, wrapUnlessFault(err, "save contact "+c.Name)
	}
	return c.ID, nil
}

// wrapUnlessFault adds the action to an error that has no words for a person yet.
func wrapUnlessFault(err error, action string) error {
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	return fmt.Errorf("%s: %w", action, err)
}

const insertContact = `
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
		updated_at,
		source_values,
		batch_id
	) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`

func (k *contactKeeper) insertContact(c contact.Contact, batch int64) (int64, error) {
	own, source := c.Values().NotEmpty(), contact.Values{}
	if c.Source == contact.SourceXero {
		for _, f := range append(contact.Fields(), contact.Roles()...) {
			if value, ok := own[f]; ok {
				source[f] = value
				delete(own, f)
			}
		}
	}
	result, err := k.exec(insertContact, c.Name, c.FirstName, c.LastName, c.Email, c.Phone, c.TaxNumber, c.Number, c.Address.Line1,
		c.Address.Line2, c.Address.City, c.Address.Region, c.Address.PostalCode, c.Address.Country, c.Currency, c.IsCustomer,
		c.IsSupplier, max(c.PaymentDays, -1), c.Note, c.Source, c.SourceRef, c.LedgerID, contact.NameKey(c.Name), contact.EmailKey(c.Email),
		stamp(k.at), toJSON(source), orNull(batch))
	if err != nil {
		return 0, err
	}
	id, err := result.LastInsertId()
	if err != nil {
		return 0, err
	}
	k.fresh[id], k.bumped[id] = true, true
	k.touch(contact.Party{ContactID: id})
	if err := k.keepTyped(id, own); err != nil || c.LedgerID == "" {
		return id, err
	}
	return id, k.linkFresh(id, c, batch)
}

// linkFresh ties a new contact to the one at Xero it was saved with.
func (k *contactKeeper) linkFresh(id int64, c contact.Contact, batch int64) error {
	holder, err := k.holderOf(c.LedgerID)
	if err != nil {
		return err
	}
	if holder != 0 {
		return takenFault(c.Name)
	}
	k.linked[c.LedgerID] = id
	actor := contact.ByOwner
	if c.Source == contact.SourceXero {
		actor = contact.ByImport
	}
	_, err = k.addDecision(keptDecision{reason: "saved with its link, source " + c.Source, Decision: contact.Decision{
		Answer: contact.Same, Left: contact.Party{ContactID: id}, Right: contact.Party{LedgerID: c.LedgerID}, Actor: actor, Batch: batch}})
	return err
}

// keepTyped keeps values as typed by the owner now.
func (k *contactKeeper) keepTyped(contactID int64, values contact.Values) error {
	if len(values) == 0 {
		return nil
	}
	after, err := k.newestDecision()
	if err != nil {
		return err
	}
	for _, f := range append(contact.OwnFields(), contact.Roles()...) {
		value, ok := values[f]
		if !ok {
			continue
		}
		_, err := k.exec(`
			INSERT INTO contact_values (
				contact_id,
				field,
				value,
				after_id,
				at
			) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (contact_id, field) DO UPDATE SET
				value = excluded.value,
				after_id = excluded.after_id,
				at = excluded.at`, contactID, f, value, after, stamp(k.at))
		if err != nil {
			return fmt.Errorf("keep what was typed: %w", err)
		}
	}
	k.touch(contact.Party{ContactID: contactID})
	return nil
}

func (k *contactKeeper) newestDecision() (int64, error) {
	id, _, err := first(k, scanID, `SELECT coalesce(max(id), 0) FROM contact_decisions`)
	return id, err
}

func (k *contactKeeper) updateContact(c contact.Contact) error {
	before, found, err := first(k, scanKept, `SELECT `+keptColumns+` FROM contacts WHERE id = ?`, c.ID)
	switch {
	case err != nil:
		return err
	case !found || before.isRemoved:
		return fault.New(fault.NotFound, "This contact does not exist.", "It may have been deleted meanwhile.")
	case before.mergedTo != 0:
		return fault.New(fault.Conflict, fmt.Sprintf("%s was merged into another contact meanwhile.", before.Name),
			"Open the contact again: it shows the other one. Change that.")
	case before.Version != c.Version:
		return fault.New(fault.Conflict, fmt.Sprintf("%s was changed meanwhile.", before.Name),
			"Open the contact again to see the change, then save.")
	}
	if err := k.keepTyped(c.ID, c.Values().Changed(before.Values())); err != nil {
		return err
	}
	k.bumped[c.ID] = true
	k.touch(contact.Party{ContactID: c.ID})
	_, err = k.exec(`
		UPDATE contacts SET
			number = ?,
			source = ?,
			source_ref = ?,
			version = version + 1,
			updated_at = ?
		WHERE id = ?`, c.Number, c.Source, c.SourceRef, stamp(k.at), c.ID)
	return err
}
