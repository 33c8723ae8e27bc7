package posting

import (
	"slices"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Document is one thing that is or will be at Xero, and where it stands. (Organisation, Kind, BusinessKey, Revision) is
// unique in a company file: this is what makes one order one document.
type Document struct {
	// ID is the row; 0 before it is saved.
	ID int64
	// Organisation is the id of the Xero organisation.
	Organisation string
	// Kind says what it is.
	Kind Kind
	// BusinessKey is OrderKey or ContactKey, or a journal's own.
	BusinessKey string
	// Revision is 1, and one more each time the document before was voided or deleted at Xero.
	Revision int
	// OrderID is the order it comes from; 0 for contacts and journals.
	OrderID int64
	// ContactID is the customer or supplier in the company file; 0 for journals.
	ContactID int64
	// WaitsForID is the document of the contact, or of the journal, that must be at Xero first (R10); 0 for none. It is taken away in the
	// transaction that freezes the bytes.
	WaitsForID int64
	// Content is what it says.
	Content Content
	// State is where it stands.
	State State
	// Doubt says why it is being checked; empty otherwise.
	Doubt Doubt
	// Problem is what Xero or a check said last, in words for the owner; empty when nothing is wrong.
	Problem string
	// IsHeld: queued for so long that its checks now say something else; the owner must look at it again.
	IsHeld bool
	// Candidates is what was found at Xero, in a conflict; while it is queued or sent again, what was found and is not this.
	Candidates []Finding
	// LedgerID is Xero's id, once sent.
	LedgerID string
	// Ledger is what Xero said of it last; zero before it is sent.
	Ledger LedgerView
	// QueuedAt is the instant it was queued, SentAt the instant it was known to be at Xero, ReadAt of the last reading; a
	// sent document whose ReadAt is zero was never read in full, and the Poller does so next.
	QueuedAt, SentAt, ReadAt time.Time
}

// hasToldApart reports whether a look-up or the owner has said that something at Xero is not this document.
func (d Document) hasToldApart(ledgerID string) bool {
	return slices.ContainsFunc(d.Candidates, func(f Finding) bool { return f.ID == ledgerID })
}

// tellApart remembers that what this app made under the document's number, as far as the file knows, is not this document:
// otherwise it would be looked up before each send, for ever.
func tellApart(tx Tx, d *Document) error {
	if d.Kind.IsJournal() {
		return nil // what was found stays told apart
	}
	if d.Content.Invoice == nil {
		d.Candidates = nil
		return nil
	}
	strays, err := tx.ListStrays(d.Organisation, d.Kind, d.Content.Invoice.Number)
	d.Candidates = strays
	return err
}

// LedgerView is a sent document as Xero holds it.
type LedgerView struct {
	// Number and Status are Xero's words.
	Number string
	Status Status
	// Totals is what Xero worked out.
	Totals money.Totals
	// AmountDue, AmountPaid and AmountCredited are as last read.
	AmountDue, AmountPaid, AmountCredited money.Amount
	// FullyPaidOn is the day of the last payment of a paid document; zero otherwise.
	FullyPaidOn civil.Date
	// Settlements is what AmountPaid and AmountCredited are made of, oldest first; nil for none.
	Settlements []Settlement
	// Differences says, in words, where this is not what was sent; nil when all agrees.
	Differences []string
	// IsChanged: the differences, or some of them, came after it arrived: someone edited it at Xero.
	IsChanged bool
	// Date and Lines are a manual journal's as Xero holds them; zero and nil for all else.
	Date  civil.Date
	Lines []JournalLine
	// UpdatedAt is Xero's time of the last change, UTC; zero when unknown. An older answer never replaces a newer one.
	UpdatedAt time.Time
}

// Standing is Status as people say it: an approved document that is settled in part is StatusPartPaid.
func (v LedgerView) Standing() Status {
	if v.Status == StatusAuthorised && v.AmountDue != 0 && (v.AmountPaid != 0 || v.AmountCredited != 0) {
		return StatusPartPaid
	}
	return v.Status
}

// HoldsOrder reports whether the document keeps its order from being sent again: it is on its way, or it stands at Xero.
func (d Document) HoldsOrder() bool {
	return d.State.IsOpen() || d.State == StateSent && !d.Ledger.Status.IsGone()
}

// Request is what is sent in one call: the ordered documents, their exact bytes and the key. Bytes never change; the
// key changes only together with Generation.
type Request struct {
	// ID is the row; 0 before it is saved.
	ID int64
	// Organisation and Kind are those of every document in it.
	Organisation string
	Kind         Kind
	// DocumentIDs is in the order of the elements in Body: one document, or a batch of 50 at most (R9).
	DocumentIDs []int64
	// Body is the exact bytes, Hash their SHA-256 in hexadecimal.
	Body []byte
	Hash string
	// Key is the idempotency key, Generation counts keys from 1.
	Key        string
	Generation int
	// DoubtServerAt is the server time from which the settle time counts; zero while no server time is known.
	DoubtServerAt time.Time
	// Doubts counts the sends in a row of which the outcome of at least one document was not known.
	Doubts int
}

// Event is one entry of the append-only log.
type Event struct {
	// ID orders events; 0 before it is saved.
	ID int64
	// DocumentID is the document; RequestID the request, or 0.
	DocumentID, RequestID int64
	// At is the instant, UTC.
	At time.Time
	// Name is one of the Event… constants.
	Name EventName
	// From and To are states; equal when the state stayed.
	From, To State
	// Text is Xero's or our words; never a secret.
	Text string
	// Key is the idempotency key in use, for the names that concern a send.
	Key string
}

// EventName says what happened to a document.
type EventName string

// The events.
const (
	// EventQueued: the owner confirmed it.
	EventQueued EventName = "queued"
	// EventAsked: the owner asked for the contact itself, not only for a document that needs it.
	EventAsked EventName = "asked"
	// EventFrozen: its bytes were fixed.
	EventFrozen EventName = "frozen"
	// EventSending: about to leave.
	EventSending EventName = "sending"
	// EventNotSent: known not to have been executed; queued again.
	EventNotSent EventName = "not_sent"
	// EventInDoubt: the outcome is not known.
	EventInDoubt EventName = "in_doubt"
	// EventSent: Xero took it.
	EventSent EventName = "sent"
	// EventAdopted: found at Xero after a doubt or a restore.
	EventAdopted EventName = "adopted"
	// EventNotFound: looked up and not there; queued with a new key.
	EventNotFound EventName = "not_found"
	// EventRejected: Xero refused it.
	EventRejected EventName = "rejected"
	// EventConflict: a person must choose.
	EventConflict EventName = "conflict"
	// EventHeld: queued too long and its checks changed.
	EventHeld EventName = "held"
	// EventResolved: the owner chose.
	EventResolved EventName = "resolved"
	// EventCancelled: the owner took it back.
	EventCancelled EventName = "cancelled"
	// EventRead: read back from Xero, and something had changed; Text is its standing.
	EventRead EventName = "read"
	// EventMissing: Xero no longer knows it.
	EventMissing EventName = "missing"
)
