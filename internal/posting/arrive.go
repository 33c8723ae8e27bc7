package posting

import (
	"strings"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
)

// arrived marks a document as sent. Where it is a contact, everything that waited for it is frozen in the same
// transaction (R10). An id that another document holds is a conflict: two of ours cannot be one of theirs (R8).
func (s *Sender) arrived(tx Tx, d Document, r Request, f Finding, name EventName, warnings []string) ([]Change, error) {
	holder, err := tx.FindHolder(d.Organisation, f.ID)
	if err != nil {
		return nil, err
	}
	if holder != 0 && holder != d.ID && d.Kind != KindJournalChange {
		d.Candidates = []Finding{f}
		const problem = "Xero answered with a document that another order holds."
		err := s.move(tx, &d, &r, verdictMove{to: StateConflict, problem: problem, name: EventConflict, text: problem})
		return []Change{changeOf(d)}, err
	}
	if f, err = asOurs(tx, d, f); err != nil {
		return nil, err
	}
	d.LedgerID, d.SentAt, d.ReadAt = f.ID, s.clock.Wall(), s.clock.Wall()
	d.Ledger = viewOf(d.Content, f)
	if err := s.move(tx, &d, &r, verdictMove{to: StateSent, name: name, text: strings.Join(warnings, " ")}); err != nil {
		return nil, err
	}
	changes := []Change{changeOf(d)}
	if d.Kind.IsJournal() {
		released, err := journalArrived(tx, s.ledger, d, f, s.clock.Wall())
		return append(changes, released...), err
	}
	if d.Kind != KindContact {
		return changes, nil
	}
	released, err := release(tx, s.ledger, d, f, contact.ByCreation, s.clock.Wall())
	return append(changes, released...), err
}

// release links a contact and freezes everything that waited for it (R10).
func release(tx Tx, ledger Ledger, contactDocument Document, f Finding, by contact.Actor, now time.Time) ([]Change, error) {
	if err := linkContact(tx, contactDocument.ContactID, linked(f), by, nil); err != nil {
		return nil, err
	}
	waiting, err := tx.ListWaiting(contactDocument.ID)
	if err != nil {
		return nil, err
	}
	var changes []Change
	for _, d := range waiting {
		if d.State != StateQueued {
			continue
		}
		content := *d.Content.Invoice
		content.LedgerContactID = f.ID
		d.Content.Invoice, d.WaitsForID = &content, 0
		if err := tx.UpdateDocument(d, StateQueued); err != nil {
			return nil, err
		}
		if err := freeze(tx, ledger, d, now); err != nil {
			return nil, err
		}
		changes = append(changes, changeOf(d))
	}
	return changes, nil
}

// linkContact links a contact. That another contact here is linked to the same one at Xero does not concern the documents: they go to
// it anyway.
func linkContact(tx Tx, contactID int64, found contact.LedgerContact, by contact.Actor, compared *match.Comparison) error {
	if err := tx.LinkContact(contactID, found, by, compared); err != nil && !fault.Is(err, fault.Conflict) {
		return err
	}
	return nil
}

// markSettled moves the time up to which everything is known, when nothing is on the way or in doubt (R11).
func (s *Sender) markSettled(tx Tx, organisation string, serverTime time.Time) error {
	if serverTime.IsZero() {
		return nil
	}
	for _, state := range []State{StateSending, StateChecking} {
		open, err := tx.ListInState(organisation, state)
		if err != nil || len(open) > 0 {
			return err
		}
	}
	m, err := tx.GetMark()
	if err != nil || !serverTime.After(m.SettledAt) {
		return err
	}
	m.SettledAt = serverTime
	return tx.SaveMark(m)
}
