package contact

import (
	"time"

	"daybook/internal/contact/match"
)

// Party is one contact as one list knows it: a contact here, or one at Xero. Exactly one of the two is set. It can be a
// map key.
type Party struct {
	// ContactID is the row of a contact in the company file; 0 for one at Xero.
	ContactID int64
	// LedgerID is Xero's ContactID; empty for a contact here.
	LedgerID string
}

// IsLedger reports whether the party is a contact at Xero.
func (p Party) IsLedger() bool { return p.LedgerID != "" }

// Decision is one answer to "are these two one firm?", kept for ever. What stands is worked out from the decisions that
// are not undone (Resolve), so undoing works in any order.
type Decision struct {
	// ID is the row, and orders decisions; 0 before it is saved.
	ID int64
	// Answer is what was decided.
	Answer Answer
	// Left is the contact that stays in front when two contacts here become one; a contact here comes before one at Xero.
	Left, Right Party
	// Actor says who decided.
	Actor Actor
	// Batch groups the decisions of one import or one bulk answer, so that they can be undone together; 0 for none.
	Batch int64
	// TakeRight names, of a merge, the fields whose value comes from Right instead of Left. Nil for none.
	TakeRight []Field
	// Comparison is how the two compared then; nil when they were not compared.
	Comparison *match.Comparison
	// At is the instant, UTC.
	At time.Time
	// UndoneAt is the instant it was taken back, UTC; zero while it stands. UndoneBy says who did.
	UndoneAt time.Time
	UndoneBy Actor
}

// Stands reports whether the decision was not undone.
func (d Decision) Stands() bool { return d.UndoneAt.IsZero() }

// Answer is what was decided about two parties.
type Answer string

// The answers.
const (
	// Same: one firm. Of a contact here and one at Xero it is a link, of two contacts here a merge; of two at Xero it is
	// only known here, for Xero has no call that merges.
	Same Answer = "same"
	// Different: not one firm. It is never asked or decided again by itself.
	Different Answer = "different"
	// WorksAt: Left is a person at Right; they stay two contacts.
	WorksAt Answer = "works_at"
)

// Actor is who decided.
type Actor string

// The actors.
const (
	// ByOwner: a person at this window.
	ByOwner Actor = "owner"
	// ByImport: an import, beyond doubt.
	ByImport Actor = "import"
	// BySend: the preview of a document showed it, and the owner confirmed the document.
	BySend Actor = "send"
	// ByCreation: Daybook created the one at Xero from the one here.
	ByCreation Actor = "creation"
	// ByXero: the contact at Xero was merged into another one there.
	ByXero Actor = "xero"
)
