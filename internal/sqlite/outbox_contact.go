package sqlite

import (
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/posting"
)

// GetContactFacts implements posting.Tx. Of a contact that was merged into another it is about the other.
func (t *outboxTx) GetContactFacts(contactID int64) (posting.ContactFacts, error) {
	var f posting.ContactFacts
	b, err := loadBinding(t.ctx, t.tx)
	if err != nil {
		return posting.ContactFacts{}, err
	}
	f.Organisation, f.IsDisconnected = b.TenantID, b.TenantID != "" && !b.IsConnected
	if contactID == 0 {
		return f, nil
	}
	if f.Contact, err = getContact(t.ctx, t.tx, contactID); err != nil {
		return posting.ContactFacts{}, err
	}
	for _, read := range []func(*posting.ContactFacts) error{t.candidates, t.namesOfContacts, t.documentsOfContact} {
		if err := read(&f); err != nil {
			return posting.ContactFacts{}, fmt.Errorf("read what is known of contact %s: %w", f.Contact.Name, err)
		}
	}
	return f, nil
}

// candidates reads the contacts at Xero that may be the contact, and what was decided about them.
func (t *outboxTx) candidates(f *posting.ContactFacts) error {
	f.Engine = t.file.Engine()
	form := f.Engine.Prepare(f.Contact.Record())
	alike, err := t.ledgerSharing(form.Keys())
	if err != nil {
		return err
	}
	if f.Candidates, err = findLedgerCandidates(t.ctx, t.tx, f.Contact, alike); err != nil {
		return err
	}
	if f.Holders, err = t.holders(f.Organisation, f.Contact, f.Candidates); err != nil {
		return err
	}
	terms := form.Terms()
	for _, l := range f.Candidates {
		terms = append(terms, f.Engine.Prepare(l.Record()).Terms()...)
	}
	if f.Census, err = readCensus(t.ctx, t.tx, terms); err != nil {
		return err
	}
	f.Apart, err = t.apart(f.Contact, f.Candidates)
	return err
}

// ledgerSharing returns the ids of the contacts at Xero that have a key of the engine's in common.
func (t *outboxTx) ledgerSharing(keys []uint64) ([]string, error) {
	r := partyReader{ctx: t.ctx, tx: t.tx}
	ids, err := r.shareKeys(keys)
	if err != nil {
		return nil, err
	}
	parties, err := r.parties(ids)
	found := []string{}
	for _, p := range parties {
		if p.IsLedger() {
			found = append(found, p.LedgerID)
		}
	}
	return found, err
}

// holders returns the names of other contacts here that are linked to some contacts at Xero, by the ids of those.
func (t *outboxTx) holders(organisation string, c contact.Contact, candidates []contact.LedgerContact) (map[string]string, error) {
	ids := make([]string, len(candidates))
	for i, l := range candidates {
		ids[i] = l.ID
	}
	rows, err := t.tx.QueryContext(t.ctx, `
		SELECT
			contact_links.ledger_id,
			contacts.name
		FROM contact_links
		JOIN contacts ON contacts.id = contact_links.contact_id
		WHERE contact_links.organisation = ?
			AND contact_links.ledger_id IN (SELECT value FROM json_each(?))
			AND contact_links.until_at = ''
			AND contacts.id <> ?`, organisation, toJSON(ids), c.ID)
	if err != nil {
		return nil, err
	}
	held := map[string]string{}
	_, err = collect(rows, func(row scanner) (struct{}, error) {
		var ledgerID, name string
		err := row.Scan(&ledgerID, &name)
		held[ledgerID] = name
		return struct{}{}, err
	})
	return held, err
}

// apart returns those of some contacts at Xero that a contact was said not to be.
func (t *outboxTx) apart(c contact.Contact, candidates []contact.LedgerContact) (map[string]bool, error) {
	apart := map[string]bool{}
	err := t.file.keepContactsIn(t.ctx, t.tx, func(k *contactKeeper) error {
		ledger := map[string]bool{}
		for _, l := range candidates {
			ledger[l.ID] = true
		}
		decisions, err := k.closure(map[int64]bool{c.ID: true}, ledger)
		standing := contact.Resolve(plain(decisions))
		for _, l := range candidates {
			if standing.IsApart(contact.Party{ContactID: c.ID}, contact.Party{LedgerID: l.ID}) {
				apart[l.ID] = true
			}
		}
		return err
	})
	return apart, err
}

// namesOfContacts reads the names that a new contact of this name would meet.
func (t *outboxTx) namesOfContacts(f *posting.ContactFacts) error {
	key := contact.NameKey(f.Contact.Name)
	rows, err := t.tx.QueryContext(t.ctx, `
		SELECT name
		FROM ledger_contacts
		WHERE name_key >= ? AND name_key < ?
		ORDER BY id`, key, key+"\U0010FFFF")
	if err != nil {
		return err
	}
	if f.TakenNames, err = collect(rows, scanText); err != nil {
		return err
	}
	rows, err = t.tx.QueryContext(t.ctx, `
		SELECT json_extract(content, '$.contact.name')
		FROM documents
		WHERE organisation = ?
			AND state IN ('queued', 'sending', 'checking', 'conflict')
			AND kind = 'contact'
			AND contact_id <> ?
		ORDER BY id`, f.Organisation, f.Contact.ID)
	if err != nil {
		return err
	}
	f.Namesakes, err = collect(rows, scanText)
	return err
}

func (t *outboxTx) documentsOfContact(f *posting.ContactFacts) (err error) {
	if f.Organisation == "" {
		return nil
	}
	f.ContactDocuments, err = t.ListDocuments(f.Organisation, posting.KindContact, posting.ContactKey(f.Contact.ID))
	return err
}

// OrganisationName implements posting.Tx.
func (t *outboxTx) OrganisationName() (string, error) {
	reference, err := loadReference(t.ctx, t.tx)
	return reference.Organisation.Name, err
}

// NumberContact implements posting.Tx.
func (t *outboxTx) NumberContact(contactID int64, number string) error {
	result, err := t.tx.ExecContext(t.ctx, `
		UPDATE contacts SET
			number = ?,
			version = version + 1,
			updated_at = ?
		WHERE id = ?`, number, stamp(t.now), contactID)
	if err != nil {
		return wrapUnlessFault(err, "number a contact")
	}
	return mustTouchOne(result, "This contact does not exist.")
}

// LinkContact implements posting.Tx.
func (t *outboxTx) LinkContact(contactID int64, found contact.LedgerContact, by contact.Actor, compared *match.Comparison) error {
	return t.orNothing(func() error {
		return t.file.keepContactsIn(t.ctx, t.tx, func(k *contactKeeper) error {
			why := keptDecision{Decision: contact.Decision{Actor: by, Comparison: compared}}
			if by == contact.ByCreation {
				why.reason = "Daybook created it in Xero."
			}
			if err := k.linkContact(contactID, found.ID, why); err != nil {
				return err
			}
			return k.mirror([]contact.LedgerContact{found})
		})
	})
}

// KeepApart implements posting.Tx.
func (t *outboxTx) KeepApart(contactID int64, ledgerID string, compared *match.Comparison) error {
	return t.orNothing(func() error {
		return t.file.keepContactsIn(t.ctx, t.tx, func(k *contactKeeper) error {
			_, err := k.decide([]contact.Decision{{Answer: contact.Different, Left: contact.Party{ContactID: contactID},
				Right: contact.Party{LedgerID: ledgerID}, Actor: contact.ByOwner, Comparison: compared, At: t.now}})
			return err
		})
	})
}
