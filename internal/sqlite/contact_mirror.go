package sqlite

import (
	"fmt"
	"reflect"
	"time"

	"daybook/internal/contact"
)

// mirror keeps Xero's contacts as read, each in place of what was read of it before; those that read the same are passed
// over. What contacts here say they are from follows, and so does a link where Xero merged its contact into another one.
func (k *contactKeeper) mirror(read []contact.LedgerContact) error {
	ids := make([]string, len(read))
	for i, l := range read {
		ids[i] = l.ID
	}
	before, err := k.readMirror(ids)
	if err != nil {
		return fmt.Errorf("read the mirror: %w", err)
	}
	var changed []contact.LedgerContact
	for _, l := range read {
		l.UpdatedAt = l.UpdatedAt.UTC().Truncate(time.Millisecond)
		if old, isKnown := before[l.ID]; isKnown && reflect.DeepEqual(old, l) {
			continue
		}
		if err := k.writeMirror(l); err != nil {
			return fmt.Errorf("keep Xero contact %s: %w", l.ID, err)
		}
		k.mirrored[l.ID] = l
		k.touch(contact.Party{LedgerID: l.ID})
		changed = append(changed, l)
	}
	if err := k.followSources(changed); err != nil {
		return err
	}
	for _, l := range changed {
		if l.MergedToID == "" {
			continue
		}
		if err := k.followMerge(l.ID); err != nil {
			return fmt.Errorf("follow the merge of %s: %w", l.ID, err)
		}
	}
	return nil
}

func (k *contactKeeper) writeMirror(c contact.LedgerContact) error {
	_, err := k.exec(`
		REPLACE INTO ledger_contacts (
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
			name_key,
			email_key,
			tax_key,
			updated_at,
			details
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.ID, c.Name, c.FirstName, c.LastName, c.Email, c.Phone, c.TaxNumber, c.Number, c.Address.Line1, c.Address.Line2,
		c.Address.City, c.Address.Region, c.Address.PostalCode, c.Address.Country, c.Currency, c.IsCustomer, c.IsSupplier,
		c.Status, c.MergedToID, contact.NameKey(c.Name), contact.EmailKey(c.Email), contact.TaxKey(c.TaxNumber),
		stamp(c.UpdatedAt), toJSON(c.LedgerDetails))
	return err
}

// followSources puts what the source says now into the contacts that came from these.
func (k *contactKeeper) followSources(read []contact.LedgerContact) error {
	says := map[string]contact.LedgerContact{}
	ids := make([]string, len(read))
	for i, l := range read {
		says[l.ID], ids[i] = l, l.ID
	}
	type cameFrom struct {
		id  int64
		ref string
	}
	here, err := each(k, func(row scanner) (c cameFrom, err error) {
		err = row.Scan(&c.id, &c.ref)
		return c, err
	}, `
		SELECT
			id,
			source_ref
		FROM contacts
		WHERE source = 'xero' AND source_ref <> '' AND source_ref IN (SELECT value FROM json_each(?))`, toJSON(ids))
	if err != nil {
		return fmt.Errorf("find the contacts from Xero: %w", err)
	}
	for _, c := range here {
		if says[c.ref].Name == "" {
			continue // erased there: what it was called is all that is left
		}
		if _, err := k.exec(`UPDATE contacts SET source_values = ? WHERE id = ?`, toJSON(says[c.ref].Values().NotEmpty()), c.id); err != nil {
			return fmt.Errorf("keep what Xero says of contact %d: %w", c.id, err)
		}
		k.touch(contact.Party{ContactID: c.id})
	}
	return nil
}

// followMerge says that a linked contact at Xero is one with the contact it was merged into there. Where another contact
// here is linked to that one, it says nothing: whether those two are one firm is the owner's to answer.
func (k *contactKeeper) followMerge(id string) error {
	holder, err := k.holderOf(id)
	if err != nil || holder == 0 {
		return err
	}
	into, _, err := first(k, scanText, `
		WITH RECURSIVE followed (id, depth) AS (
			SELECT merged_to_id, 1 FROM ledger_contacts WHERE id = ?1 AND merged_to_id <> ''
			UNION
			SELECT l.merged_to_id, f.depth + 1
			FROM ledger_contacts AS l
			JOIN followed AS f ON f.id = l.id
			WHERE l.merged_to_id <> '' AND f.depth < 20
		)
		SELECT id FROM followed ORDER BY depth DESC LIMIT 1`, id)
	if err != nil || into == "" || into == id {
		return err
	}
	other, err := k.holderOf(into)
	if err != nil || other != 0 {
		return err
	}
	from, to := contact.Party{LedgerID: id}, contact.Party{LedgerID: into}
	known, err := k.standingOn(from, to)
	if err != nil || len(known) > 0 {
		return err
	}
	k.linked[into] = holder
	_, err = k.addDecision(keptDecision{Decision: contact.Decision{Answer: contact.Same, Left: from, Right: to, Actor: contact.ByXero}})
	return err
}
