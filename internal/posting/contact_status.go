package posting

import (
	"context"
	"fmt"
)

// ContactStatus is where the creation of a contact at Xero stands.
type ContactStatus struct {
	// ContactID is the contact.
	ContactID int64
	// Label is the state; LabelNone where it was never sent, or taken back. One that was found at Xero before it left is LabelRejected.
	Label Label
	// LedgerID is Xero's id once it was created; empty otherwise.
	LedgerID string
	// Problem is what Xero or a check said, for LabelRejected and LabelConflict.
	Problem string
	// Candidates is what was found at Xero, for LabelConflict.
	Candidates []Finding
	// CanCancel: its creation can still be taken back, unless an order waits for it.
	CanCancel bool
}

// ContactStatuses returns where the creations of some contacts stand, by contact. Every contact asked for is in it.
func (o Outbox) ContactStatuses(ctx context.Context, contactIDs []int64) (map[int64]ContactStatus, error) {
	all := make(map[int64]ContactStatus, len(contactIDs))
	err := o.Store.Read(ctx, func(tx Tx) error { return readContactStatuses(tx, contactIDs, all) })
	if err != nil {
		return nil, fmt.Errorf("read the status of %d contacts: %w", len(contactIDs), err)
	}
	return all, nil
}

func readContactStatuses(tx Tx, contactIDs []int64, into map[int64]ContactStatus) error {
	mark, err := tx.GetMark()
	if err != nil {
		return err
	}
	for _, id := range contactIDs {
		documents, err := tx.ListDocuments(mark.Organisation, KindContact, ContactKey(id))
		if err != nil {
			return err
		}
		into[id] = contactStatusOf(id, documents)
	}
	return nil
}

func contactStatusOf(contactID int64, newestFirst []Document) ContactStatus {
	s := ContactStatus{ContactID: contactID, Label: LabelNone}
	if len(newestFirst) == 0 {
		return s
	}
	d := newestFirst[0]
	switch {
	case d.State != StateCancelled:
		s.Label = labelOf(d)
	case d.Problem != "":
		s.Label = LabelRejected
	}
	s.LedgerID, s.CanCancel = d.LedgerID, d.State == StateQueued
	if s.Label == LabelRejected || s.Label == LabelConflict {
		s.Problem, s.Candidates = d.Problem, d.Candidates
	}
	return s
}
