package books

import (
	"context"
	"slices"
	"strings"
)

// JournalOutcome is what a request about a manual journal comes to.
type JournalOutcome struct {
	// Journal is what is to be stored; where the request is refused it is what was asked for, on top of what is stored.
	Journal ManualJournal
	// IsNew says that the journal was not stored before.
	IsNew bool
	// Warnings are texts beside success or refusal: accounts that were dropped.
	Warnings []string
	// Errors are the texts of the refusal; none where it is accepted.
	Errors []string
}

// CreateJournal decides over a new manual journal (contract section 11).
func (r *Rules) CreateJournal(in JournalInput) JournalOutcome {
	start := ManualJournal{Status: DraftJournal, LineAmountTypes: NoTax, Date: r.Reference.Organisation.Today(r.Now)}
	outcome := JournalOutcome{IsNew: true, Journal: in.applyTo(start)}
	var wrong refusals
	isAllowed := slices.Contains([]JournalStatus{DraftJournal, PostedJournal}, outcome.Journal.Status)
	wrong.addIf(!isAllowed, textJournalStatus(outcome.Journal.Status))
	return r.decideJournal(wrong, outcome, ManualJournal{}, in)
}

// SaveJournal decides over a POST: with an id it updates, without one it creates.
func (r *Rules) SaveJournal(ctx context.Context, in JournalInput) (JournalOutcome, error) {
	if !filled(in.ID) {
		return r.CreateJournal(in), nil
	}
	stored, ok, err := r.Finder.FindJournal(ctx, *in.ID)
	if err != nil {
		return JournalOutcome{}, err
	}
	if !ok {
		return JournalOutcome{Journal: in.applyTo(ManualJournal{ID: *in.ID}), Errors: []string{textNoSuchJournal}}, nil
	}
	return r.UpdateJournal(stored, in), nil
}

// UpdateJournal decides over a change of one manual journal.
func (r *Rules) UpdateJournal(stored ManualJournal, in JournalInput) JournalOutcome {
	outcome := JournalOutcome{Journal: in.applyTo(stored)}
	status := outcome.Journal.Status
	if text := r.refuseJournalTransition(stored, status); text != "" {
		outcome.Errors = []string{text}
		return outcome
	}
	if status == DraftJournal || status == PostedJournal && stored.Status != ArchivedJournal {
		return r.decideJournal(nil, outcome, stored, in)
	}
	return r.moveJournal(stored, status)
}

// moveJournal voids, deletes, archives or restores a journal; what else was sent is not looked at.
func (r *Rules) moveJournal(stored ManualJournal, status JournalStatus) JournalOutcome {
	outcome := JournalOutcome{Journal: stored}
	outcome.Journal.Status = status
	if status == VoidedJournal {
		if text := r.lockOn(stored.Date); text != "" {
			outcome.Errors = []string{text}
			return outcome
		}
	}
	outcome.Journal.UpdatedAt = r.now()
	return outcome
}

// decideJournal works a create or an edit out. outcome.Journal holds what the head will be, stored what it was: the zero
// ManualJournal where it is new.
func (r *Rules) decideJournal(wrong refusals, outcome JournalOutcome, stored ManualJournal, in JournalInput) JournalOutcome {
	j := &outcome.Journal
	if j.Date.IsZero() {
		j.Date = r.Reference.Organisation.Today(r.Now)
	}
	wrong.addIf(strings.TrimSpace(j.Narration) == "", textNarration)
	wrong.addIf(!slices.Contains([]LineAmountTypes{Exclusive, Inclusive, NoTax}, j.LineAmountTypes), textLineAmountTypes)
	wrong.addIf(j.URL != "" && !isAllowedURL(j.URL), textURL)
	if len(in.Lines) > 0 {
		j.Lines, outcome.Warnings = r.mergeJournalLines(&wrong, in.Lines)
	}
	r.computeJournalLines(j)
	if len(in.Lines) > 0 || j.Status != stored.Status || j.LineAmountTypes != stored.LineAmountTypes {
		r.checkJournalLines(&wrong, *j)
	}
	wrong.addIf(len(j.Lines) < 2, textJournalLines)
	debits, credits := j.Sides()
	wrong.addIf(debits+credits != 0, textUnbalanced(debits, credits))
	if text := r.journalLockRefusal(stored, *j); text != "" {
		wrong.add(text)
	}
	outcome.Errors = wrong
	if len(wrong) > 0 {
		return outcome
	}
	j.UpdatedAt = r.now()
	if outcome.IsNew {
		j.ID, j.CreatedBy, j.CreatedAt = newID(), r.ClientID, j.UpdatedAt
	}
	return outcome
}
