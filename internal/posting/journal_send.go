package posting

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"daybook/internal/fault"
	"daybook/internal/refdata"
)

// barJournal keeps a journal from leaving that Xero would refuse, or that would stand beside one it was to replace.
func (s *Sender) barJournal(tx Tx, d *Document, r *Request) (bool, error) {
	if d.Kind == KindAttachment {
		return false, nil
	}
	set, err := tx.GetReference()
	if err != nil {
		return false, err
	}
	problem := problemOfJournal(*d.Content.Journal, set)
	if problem == "" {
		if problem, err = replacedBy(tx, *d); err != nil {
			return false, err
		}
	}
	if problem == "" {
		return false, nil
	}
	return true, s.hold(tx, d, r, problem)
}

// problemOfJournal says why Xero would refuse a journal, as far as is known here; empty where it would not.
func problemOfJournal(c JournalContent, set refdata.Set) string {
	if set.Organisation.IsLocked(c.Date) {
		return fmt.Sprintf("Xero is locked up to %s, and the journal is dated %s.", set.Organisation.LockOn().Words(), c.Date.Words())
	}
	for _, l := range c.Lines {
		at := slices.IndexFunc(set.Accounts, func(a refdata.Account) bool { return a.ID == l.AccountID })
		if len(set.Accounts) > 0 && (at < 0 || !set.Accounts[at].IsActive()) {
			return fmt.Sprintf("The account %s is archived in Xero, or no longer there.", l.AccountCode)
		}
	}
	return ""
}

// replacedBy says why a journal would be one too many: an earlier revision stands at Xero, or the draft it changes is none any more. Empty for neither.
func replacedBy(tx Tx, d Document) (string, error) {
	made, err := tx.ListDocuments(d.Organisation, KindJournal, d.BusinessKey)
	if err != nil {
		return "", err
	}
	for _, m := range made {
		isThere := m.State == StateSent && !m.Ledger.Status.IsGone()
		switch {
		case d.Kind == KindJournal && m.Revision < d.Revision && isThere:
			return "Xero holds the journal again that this one was to replace.", nil
		case d.Kind == KindJournalChange && m.LedgerID == d.Content.Journal.LedgerID && (!isThere || m.Ledger.Status != StatusDraft):
			return fmt.Sprintf("The draft that this changes is %s in Xero by now.", strings.ToLower(string(m.Ledger.Status))), nil
		}
	}
	return "", nil
}

// journalArrived keeps what Xero took: a change is what its journal says from now on. Everything that waited is let go.
func journalArrived(tx Tx, ledger Ledger, d Document, f Finding, now time.Time) ([]Change, error) {
	if d.Kind == KindJournalChange {
		holder, err := tx.FindHolder(d.Organisation, f.ID)
		if err != nil {
			return nil, err
		}
		if holder != 0 {
			made, err := tx.GetDocument(holder)
			if err != nil {
				return nil, err
			}
			content := *d.Content.Journal
			content.LedgerID = ""
			made.Content.Journal = &content
			made.Ledger, made.ReadAt = viewOf(made.Content, f), now
			if err := tx.UpdateDocument(made, StateSent); err != nil {
				return nil, err
			}
		}
	}
	return releaseJournal(tx, ledger, d, now)
}

// releaseJournal freezes what waited for a journal that is at Xero now (R10): its file, and what takes it back on the next day.
func releaseJournal(tx Tx, ledger Ledger, arrived Document, now time.Time) ([]Change, error) {
	waiting, err := tx.ListWaiting(arrived.ID)
	if err != nil {
		return nil, err
	}
	var changes []Change
	for _, d := range waiting {
		if d.State != StateQueued {
			continue
		}
		if d.Kind == KindAttachment {
			content := *d.Content.Attachment
			content.LedgerID = arrived.LedgerID
			d.Content.Attachment = &content
		}
		d.WaitsForID = 0
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

// recoverJournals looks queued journals up by their tokens: a restored file may have made them already (R11).
func (s *Sender) recoverJournals(ctx context.Context, organisation string) error {
	var queued []Document
	err := s.store.Read(ctx, func(tx Tx) error {
		all, err := tx.ListInState(organisation, StateQueued)
		queued = slices.DeleteFunc(all, func(d Document) bool { return d.Kind != KindJournal })
		return err
	})
	if err != nil {
		return err
	}
	for _, d := range queued {
		found, err := s.ledger.FindJournals(ctx, organisation, JournalQuery{On: d.Content.Journal.Date})
		if err != nil {
			return err
		}
		isThere := slices.ContainsFunc(found.Found, func(f Finding) bool {
			return d.Content.Journal.carries(f.Journal.Narration) && !d.hasToldApart(f.ID)
		})
		if !isThere {
			continue
		}
		if err := s.store.Write(ctx, func(tx Tx) error { return s.checkFound(tx, d.ID, "Xero already holds a journal of this token.") }); err != nil {
			return err
		}
	}
	return nil
}

// checkFound has a queued document looked up, instead of sent.
func (s *Sender) checkFound(tx Tx, id int64, text string) error {
	now, err := tx.GetDocument(id)
	if err != nil || now.State != StateQueued {
		return err
	}
	r, _, err := tx.FindRequest(id)
	if err != nil {
		return err
	}
	return s.move(tx, &now, &r, verdictMove{to: StateChecking, doubt: DoubtFound, name: EventInDoubt, text: text})
}

// confirmDraft makes sure that a draft is as it was when its change was approved: what someone typed there since is not overwritten, but is the owner's to
// judge.
func (s *Sender) confirmDraft(ctx context.Context, d Document) (isAsKnown bool, wait time.Duration, err error) {
	found, err := s.ledger.Read(ctx, d.Organisation, KindJournal, d.Content.Journal.LedgerID)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return false, s.troubled(err), nil
	}
	s.worked()
	err = s.store.Write(ctx, func(tx Tx) error {
		before, err := linesBefore(tx, d)
		if err != nil {
			return err
		}
		isAsKnown = len(found.Found) == 1 && found.Found[0].Status == StatusDraft && sameLines(before, found.Found[0].Journal.Lines)
		if isAsKnown {
			return nil
		}
		return s.checkFound(tx, d.ID, "The draft changed in Xero since this was approved.")
	})
	if err != nil {
		return false, 0, fmt.Errorf("look at the draft of %s: %w", d.BusinessKey, err)
	}
	return isAsKnown, 0, nil
}
