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
// by now would pass for its own. What cannot be decided or chosen at this moment, because a document is on its way or the
// owner was quicker, is left for the next import.
func (f *File) ApplyImport(ctx context.Context, plan contacts.Plan, readAt time.Time) (int64, error) {
	var batch int64
	err := f.keepContacts(ctx, func(k *contactKeeper) error {
		if k.organisation != "" && k.organisation != plan.Organisation {
			return fault.New(fault.Conflict, "The organisation was changed while its contacts were read, so none was taken.", "Import them again.")
		}
		if err := k.mirror(plan.Mirror); err != nil {
			return err
		}
		for _, step := range []func(contacts.Plan) error{k.addImported, k.decideImported, k.chooseImported, k.askImported} {
			if err := step(plan); err != nil {
				return err
			}
		}
		batch = k.batch
		return saveCursor(ctx, k.tx, contactsCursor, readAt, k.at)
	})
	return batch, err
}

// addImported adds contacts in the batch of the import.
func (k *contactKeeper) addImported(plan contacts.Plan) error {
	if len(plan.Add) == 0 {
		return nil
	}
	batch, err := k.newBatch(contact.ByImport)
	if err != nil {
		return err
	}
	taken, err := k.takenSources()
	if err != nil {
		return err
	}
	for _, c := range plan.Add {
		if taken[c.SourceRef] {
			// Another contact came from there and was said to be another firm since: that stays where it is from.
			c.SourceRef = ""
		}
		if _, err := k.saveContact(c, batch); err != nil {
			return err
		}
	}
	return nil
}

// takenSources returns the contacts at Xero that contacts here came from.
func (k *contactKeeper) takenSources() (map[string]bool, error) {
	refs, err := each(k, scanText, `SELECT source_ref FROM contacts WHERE source = 'xero' AND source_ref <> ''`)
	taken := map[string]bool{}
	for _, ref := range refs {
		taken[ref] = true
	}
	return taken, err
}

func (k *contactKeeper) decideImported(plan contacts.Plan) error {
	if len(plan.Decisions) == 0 {
		return nil
	}
	c, err := k.newChecker(plan.Decisions)
	if err != nil {
		return err
	}
	var possible []contact.Decision
	for _, d := range plan.Decisions {
		switch err := c.check(d); {
		case fault.Is(err, fault.Conflict):
		case err != nil:
			return err
		default:
			possible = append(possible, d)
		}
	}
	_, err = k.decide(possible)
	return err
}

func (k *contactKeeper) chooseImported(plan contacts.Plan) error {
	for _, c := range plan.Choices {
		if err := k.choose(c); err != nil && !fault.Is(err, fault.Conflict) {
			return err
		}
	}
	return nil
}

func (k *contactKeeper) askImported(plan contacts.Plan) error {
	if len(plan.Questions) == 0 {
		return nil
	}
	_, err := k.openPairs(plan.Questions)
	return err
}
