package books

import (
	"slices"

	"daybook/internal/civil"
)

// journalTransitions are the changes of status that a request may ask for (contract section 11). A posted journal may
// be archived and restored.
var journalTransitions = map[JournalStatus][]JournalStatus{
	DraftJournal:    {DraftJournal, PostedJournal, DeletedJournal},
	PostedJournal:   {PostedJournal, VoidedJournal, ArchivedJournal},
	ArchivedJournal: {PostedJournal},
}

// refuseJournalTransition returns the text that a change of status, or of a posted journal by an app, is refused with;
// "" where it is not.
func (r *Rules) refuseJournalTransition(stored ManualJournal, asked JournalStatus) string {
	if !slices.Contains(journalTransitions[stored.Status], asked) {
		return textJournalStatus(asked)
	}
	isEdit := stored.Status == PostedJournal && asked == PostedJournal
	if isEdit && r.ClientID != "" && !r.Switches.EditsPostedJournals {
		return textJournalPosted
	}
	return ""
}

// journalLockRefusal returns the text of the lock date that stands against posting a journal or changing a posted one,
// or "". Drafts may be dated in a locked period (contract section 9, "Lock dates").
func (r *Rules) journalLockRefusal(stored, j ManualJournal) string {
	switch {
	case stored.Status == PostedJournal:
		return r.lockOn(earlier(stored.Date, j.Date))
	case j.Status == PostedJournal:
		return r.lockOn(j.Date)
	}
	return ""
}

func earlier(a, b civil.Date) civil.Date {
	if b.Before(a) {
		return b
	}
	return a
}
