package sqlite

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// Differences implements matching.Store. A field of which Xero says nothing is no difference.
func (f *File) Differences(ctx context.Context, contactID int64) ([]matching.Difference, error) {
	var found []matching.Difference
	err := f.lookAtContacts(ctx, func(k *contactKeeper) error {
		d, err := k.differences(contactID)
		found = d.fields
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// differing is a contact with the fields in which the owner and Xero differ.
type differing struct {
	contactID int64
	members   []int64
	// typed are the fields the owner typed, theirs what Xero says of every field.
	theirs contact.Values
	fields []matching.Difference
}

// differences looks at a contact without changing it.
func (k *contactKeeper) differences(contactID int64) (differing, error) {
	c, err := getContact(k.ctx, k.tx, contactID)
	if err != nil {
		return differing{}, err
	}
	look := *k
	look.contacts, look.ledger = map[int64]bool{c.ID: true}, map[string]bool{}
	s, err := look.load()
	if err != nil {
		return differing{}, fmt.Errorf("read contact %d: %w", contactID, err)
	}
	d := differing{contactID: c.ID, members: s.groupOf(c.ID).Members, fields: []matching.Difference{}}
	l, isMirrored := s.mirror[s.after[c.ID].LedgerID]
	if !isMirrored {
		return d, nil
	}
	d.theirs = l.Values()
	chosen, err := k.chosen(c.ID)
	if err != nil {
		return differing{}, err
	}
	view := contact.Merged(s.groupOf(c.ID), s.known, s.mirror)
	for _, field := range contact.Fields() {
		mine, theirs := view.Values[field], d.theirs[field]
		if view.From[field].IsTyped && mine != theirs && theirs != "" {
			kept, isChosen := chosen[field]
			d.fields = append(d.fields, matching.Difference{Field: field, Mine: mine, Theirs: theirs, IsChosen: isChosen && kept == theirs})
		}
	}
	return d, nil
}

// chosen returns, by field, what Xero said when the owner chose to keep the own value.
func (k *contactKeeper) chosen(contactID int64) (map[contact.Field]string, error) {
	chosen := map[contact.Field]string{}
	_, err := each(k, func(row scanner) (none struct{}, err error) {
		var field contact.Field
		var theirs string
		err = row.Scan(&field, &theirs)
		chosen[field] = theirs
		return none, err
	}, `SELECT field, theirs FROM contact_choices WHERE contact_id = ? AND choice = 'mine'`, contactID)
	return chosen, err
}

// Choose implements matching.Store.
func (f *File) Choose(ctx context.Context, choices []matching.Choice) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error {
		for _, c := range choices {
			if err := k.choose(c); err != nil {
				return err
			}
		}
		return nil
	})
}

func (k *contactKeeper) choose(c matching.Choice) error {
	d, err := k.differences(c.ContactID)
	if err != nil {
		return err
	}
	if c.Side != matching.Mine && c.Side != matching.Theirs || !slices.Contains(contact.Fields(), c.Field) {
		return fault.New(fault.Invalid, "This is not a choice.", "Keep yours, or take Xero's.")
	}
	if d.theirs[c.Field] != c.Theirs {
		return fault.New(fault.Conflict, "Xero says something else by now.", "Look at the two values again, then choose.")
	}
	_, err = k.exec(`
		INSERT INTO contact_choices (
			contact_id,
			field,
			theirs,
			choice,
			at
		) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (contact_id, field) DO UPDATE SET
			theirs = excluded.theirs,
			choice = excluded.choice,
			at = excluded.at`, d.contactID, c.Field, c.Theirs, c.Side, stamp(k.at))
	if err != nil {
		return fmt.Errorf("keep a choice: %w", err)
	}
	if c.Side == matching.Mine {
		return nil
	}
	k.touch(contact.Party{ContactID: d.contactID})
	_, err = k.exec(`DELETE FROM contact_values WHERE field = ? AND contact_id IN (SELECT value FROM json_each(?))`, c.Field, toJSON(d.members))
	if err != nil {
		return fmt.Errorf("take Xero's value: %w", err)
	}
	return nil
}
