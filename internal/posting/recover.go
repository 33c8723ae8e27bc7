package posting

import (
	"context"
	"fmt"
	"time"
)

// recover looks for documents this app made at Xero that the file does not know, before anything is sent (R11): a
// restored or copied file has forgotten what it sent, and another copy may be in use.
func (s *Sender) recover(ctx context.Context, mark Mark) (time.Duration, error) {
	since := mark.SettledAt
	if !since.IsZero() {
		since = since.Add(-s.times.Lookback)
	}
	made, err := s.ledger.CreatedByUs(ctx, since)
	if err == nil {
		s.server.hear(made.ServerTime)
		err = s.recoverContacts(ctx, mark.Organisation)
	}
	if err == nil {
		err = s.recoverJournals(ctx, mark.Organisation)
	}
	if err != nil {
		s.mu.Lock()
		s.mustRecover = true
		s.mu.Unlock()
		return s.troubled(err), nil
	}
	s.worked()
	s.lookAgainAt = s.clock.Mono() + s.times.Settle + serverTick
	var changes []Change
	err = s.store.Write(ctx, func(tx Tx) error {
		changes = nil
		for _, f := range made.Found {
			known, err := s.know(tx, mark.Organisation, f)
			if err != nil {
				return err
			}
			changes = append(changes, known...)
		}
		if err := s.startSettling(tx, mark.Organisation, made.ServerTime); err != nil {
			return err
		}
		return saveSettledAt(tx, made.ServerTime)
	})
	s.tell(changes, err)
	if err != nil {
		return 0, fmt.Errorf("save what was found at Xero: %w", err)
	}
	return 0, nil
}

// know takes in one document found: news of one we hold, or a stray.
func (s *Sender) know(tx Tx, organisation string, f Finding) ([]Change, error) {
	holder, err := tx.FindHolder(organisation, f.ID)
	if err != nil {
		return nil, err
	}
	if holder == 0 {
		return nil, tx.SaveStray(organisation, f)
	}
	d, err := tx.GetDocument(holder)
	if err != nil {
		return nil, err
	}
	if f, err = asOurs(tx, d, f); err != nil {
		return nil, err
	}
	return readBack(tx, d, f, s.clock.Wall())
}

// recoverContacts looks queued contacts up by their number: a restored file may have created them already.
func (s *Sender) recoverContacts(ctx context.Context, organisation string) error {
	var queued []Document
	err := s.store.Read(ctx, func(tx Tx) error {
		all, err := tx.ListInState(organisation, StateQueued)
		for _, d := range all {
			if d.Kind == KindContact {
				queued = append(queued, d)
			}
		}
		return err
	})
	if err != nil || len(queued) == 0 {
		return err
	}
	numbers := make([]string, 0, len(queued))
	for _, d := range queued {
		numbers = append(numbers, d.Content.Contact.Number)
	}
	found, err := s.ledger.FindContacts(ctx, numbers)
	if err != nil || len(found.Found) == 0 {
		return err
	}
	return s.store.Write(ctx, func(tx Tx) error { return s.checkKnown(tx, queued, found.Found) })
}

// checkKnown has the contacts that were found looked up, instead of sent.
func (s *Sender) checkKnown(tx Tx, queued []Document, found []Finding) error {
	isThere := map[string]bool{}
	for _, f := range found {
		isThere[f.Contact.Number] = true
	}
	for _, d := range queued {
		if !isThere[d.Content.Contact.Number] {
			continue
		}
		if err := s.checkFound(tx, d.ID, "Xero already holds a contact of this number."); err != nil {
			return err
		}
	}
	return nil
}

// startSettling begins the settle time of what was in doubt before this process began, so that no look-up is wasted.
func (s *Sender) startSettling(tx Tx, organisation string, serverTime time.Time) error {
	checking, err := tx.ListInState(organisation, StateChecking)
	if err != nil || serverTime.IsZero() {
		return err
	}
	for _, d := range checking {
		r, isFrozen, err := tx.FindRequest(d.ID)
		if err != nil {
			return err
		}
		if _, isKnown := s.dueAt[r.ID]; isKnown || !isFrozen || d.Doubt == DoubtFound {
			continue
		}
		s.dueAt[r.ID] = s.clock.Mono() + s.unsettled(&r, d.Doubt, serverTime)
		if err := tx.UpdateRequest(r); err != nil {
			return err
		}
	}
	return nil
}

func saveSettledAt(tx Tx, serverTime time.Time) error {
	m, err := tx.GetMark()
	if err != nil || !serverTime.After(m.SettledAt) {
		return err
	}
	m.SettledAt = serverTime
	return tx.SaveMark(m)
}
