package posting

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/fault"
)

// findJournal asks Xero for a journal in doubt, a change of one, or a file on one.
func (s *Sender) findJournal(ctx context.Context, d Document) (Findings, error) {
	switch d.Kind {
	case KindJournalChange:
		found, err := s.ledger.Read(ctx, d.Organisation, KindJournal, d.Content.Journal.LedgerID)
		if fault.Is(err, fault.NotFound) {
			return Findings{}, nil
		}
		return found, err
	case KindAttachment:
		return s.ledger.FindAttachments(ctx, d.Organisation, d.Content.Attachment.LedgerID)
	case KindJournal, KindInvoice, KindBill, KindContact:
	}
	return s.ledger.FindJournals(ctx, d.Organisation, JournalQuery{On: d.Content.Journal.Date})
}

// decideJournal settles a journal after its look-up (R6, R8): the one that carries our token and our lines is ours; anything else that carries it, or
// that says the same, is a person's to choose.
func (l lookup) decideJournal() decision {
	ours := *l.document.Content.Journal
	var agreeing, others, gone, alike []Finding
	for _, f := range l.found {
		switch {
		case !f.Kind.IsJournal() || l.isHeld(f.ID) || l.document.hasToldApart(f.ID):
		case ours.carries(f.Journal.Narration) && f.Status.IsGone():
			gone = append(gone, f)
		case ours.carries(f.Journal.Narration) && (!ruleCompare || ours.agreesWith(f)):
			agreeing = append(agreeing, f)
		case ours.carries(f.Journal.Narration):
			others = append(others, f)
		case !f.Status.IsGone() && ours.agreesWith(f):
			alike = append(alike, f)
		}
	}
	switch {
	case len(agreeing) == 1 && len(others) == 0:
		return decision{choice: choiceAdopt, finding: agreeing[0]}
	case len(agreeing)+len(others) > 0:
		return decision{choice: choiceConflict, candidates: append(agreeing, others...), problem: "Xero holds a journal of this token that is not what was sent."}
	case len(gone) > 0:
		return decision{choice: choiceConflict, candidates: gone, problem: "Xero holds this journal, but it was deleted or voided there."}
	case len(alike) > 0:
		return decision{choice: choiceConflict, candidates: alike, problem: "Xero holds a journal of the same day and the same lines, made by someone else."}
	}
	return l.resend()
}

// decideChange settles a change of a draft after its look-up: the draft says what was sent, or it says what it did before, or someone else was there.
func (l lookup) decideChange(before []JournalLine) decision {
	ours := *l.document.Content.Journal
	at := slices.IndexFunc(l.found, func(f Finding) bool { return f.ID == ours.LedgerID })
	if at < 0 || l.found[at].Status.IsGone() {
		return decision{choice: choiceConflict, problem: "The draft that was to be changed is no longer in Xero."}
	}
	f := l.found[at]
	switch {
	case ours.agreesWith(f) && f.Journal.Narration == ours.Narration:
		return decision{choice: choiceAdopt, finding: f}
	case f.Status == StatusDraft && sameLines(before, f.Journal.Lines):
		return l.resend()
	}
	return decision{choice: choiceConflict, candidates: []Finding{f}, problem: fmt.Sprintf("Someone else changed the draft in Xero meanwhile; it is %s there.", f.Status)}
}

// decideAttachment settles a file after its look-up. Sending it again replaces it, so nothing is doubled.
func (l lookup) decideAttachment() decision {
	ours := *l.document.Content.Attachment
	for _, f := range l.found {
		if f.Number == ours.FileName && f.Size == int64(len(ours.Data)) {
			return decision{choice: choiceAdopt, finding: f}
		}
	}
	return l.resend()
}

// linesBefore is what a journal said before its change, as it was last read.
func linesBefore(tx Tx, d Document) ([]JournalLine, error) {
	holder, err := tx.FindHolder(d.Organisation, d.Content.Journal.LedgerID)
	if err != nil || holder == 0 {
		return nil, err
	}
	made, err := tx.GetDocument(holder)
	return made.Ledger.Lines, err
}
