package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/contact"
)

// LinkContact says for the owner that a contact is one firm with a Xero contact, and ends the tie it had. reason says why,
// in words. Linking to what it is linked to changes nothing. The faults: NotFound (no such contact), Conflict (another
// contact is linked to it, or it was said to be another firm than one merged into this one).
func (f *File) LinkContact(ctx context.Context, contactID int64, ledgerID, reason string) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error {
		return k.linkContact(contactID, ledgerID, keptDecision{reason: reason, Decision: contact.Decision{Actor: contact.ByOwner}})
	})
}

// UnlinkContact ends a contact's ties to Xero; they stay in the history, and the two are remembered as different. A contact
// without one stays as it is.
func (f *File) UnlinkContact(ctx context.Context, contactID int64, reason string) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error {
		c, err := getContact(ctx, k.tx, contactID)
		if err != nil || c.LedgerID == "" {
			return err
		}
		k.endReason = reason
		ended, err := k.endTies(c.ID, contact.ByOwner)
		if err != nil {
			return err
		}
		for _, d := range ended {
			if _, err := k.addDecision(insteadOf(d, contact.ByOwner)); err != nil {
				return err
			}
		}
		return nil
	})
}

// linkContact makes a contact one with a Xero contact, on behalf of the actor of why. A tie it has to another one is ended.
func (k *contactKeeper) linkContact(contactID int64, ledgerID string, why keptDecision) error {
	c, err := getContact(k.ctx, k.tx, contactID)
	if err != nil {
		return err
	}
	holder, err := k.holderOf(ledgerID)
	if err != nil || holder == c.ID {
		return err
	}
	if holder != 0 {
		return takenFault(c.Name)
	}
	k.linked[ledgerID] = c.ID
	k.endReason = why.reason
	if _, err := k.endTies(c.ID, why.Actor); err != nil {
		return err
	}
	why.Answer, why.Left, why.Right = contact.Same, contact.Party{ContactID: c.ID}, contact.Party{LedgerID: ledgerID}
	if err := k.endAnswers(why.Left, why.Right, why.Actor); err != nil {
		return err
	}
	if why, err = k.addDecision(why); err != nil {
		return err
	}
	return k.mustBeFollowed(why.Decision)
}

// holderOf returns the contact here that is linked to a Xero contact, in this transaction too; 0 for none.
func (k *contactKeeper) holderOf(ledgerID string) (int64, error) {
	if id, ok := k.linked[ledgerID]; ok {
		return id, nil
	}
	id, _, err := first(k, scanID, `SELECT contact_id FROM contact_links WHERE organisation = ? AND ledger_id = ? AND until_at = ''`,
		k.organisation, ledgerID)
	if err != nil {
		return 0, fmt.Errorf("look for the contact linked to %s: %w", ledgerID, err)
	}
	return id, nil
}

// endTies undoes the decisions that tie a contact, and those merged into it, to Xero, and returns them.
func (k *contactKeeper) endTies(contactID int64, by contact.Actor) ([]contact.Decision, error) {
	contacts := map[int64]bool{contactID: true}
	decisions, err := k.closure(contacts, map[string]bool{})
	if err != nil {
		return nil, err
	}
	var ended []contact.Decision
	for _, d := range decisions {
		if d.Answer != contact.Same || d.Left.IsLedger() == d.Right.IsLedger() {
			continue
		}
		if err := k.endDecision(d.Decision, by); err != nil {
			return nil, err
		}
		ended = append(ended, d.Decision)
	}
	return ended, nil
}

// endAnswers undoes what stands of two parties themselves.
func (k *contactKeeper) endAnswers(a, b contact.Party, by contact.Actor) error {
	decisions, err := k.standingOn(a, b)
	for _, d := range decisions {
		if err := k.endDecision(d, by); err != nil {
			return err
		}
	}
	return err
}

// ListContactLinks returns a contact's ties to contacts of the organisation the file is bound to, oldest first, the
// standing ones last. It is never nil.
func (f *File) ListContactLinks(ctx context.Context, contactID int64) ([]contact.Link, error) {
	var links []contact.Link
	err := f.read(ctx, func(tx *sql.Tx) error {
		b, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `
			SELECT
				contact_id,
				ledger_id,
				since_at,
				until_at,
				reason,
				end_reason
			FROM contact_links
			WHERE contact_id = ? AND organisation = ?
			ORDER BY id`, contactID, b.TenantID)
		if err != nil {
			return err
		}
		links, err = collect(rows, func(row scanner) (l contact.Link, err error) {
			err = row.Scan(&l.ContactID, &l.LedgerID, instant{&l.Since}, instant{&l.Until}, &l.Reason, &l.EndReason)
			return l, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the links of contact %d: %w", contactID, err)
	}
	return links, nil
}

// ListLinkedContacts returns the standing links: the Xero contact's id to the contact's. It is never nil.
func (f *File) ListLinkedContacts(ctx context.Context) (map[string]int64, error) {
	linked := map[string]int64{}
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT
				ledger_id,
				contact_id
			FROM contact_links
			WHERE organisation = `+boundOrganisation+` AND until_at = ''`)
		if err != nil {
			return err
		}
		_, err = collect(rows, func(row scanner) (struct{}, error) {
			var ledgerID string
			var id int64
			err := row.Scan(&ledgerID, &id)
			linked[ledgerID] = id
			return struct{}{}, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list linked contacts: %w", err)
	}
	return linked, nil
}
