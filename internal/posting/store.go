package posting

import (
	"context"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/refdata"
)

// Store is the company file as posting needs it. Write runs one transaction: it is durable when Write returns nil, and
// leaves nothing behind when the function or the commit fails. Read sees one moment. The function is called once and
// must not reach the network.
type Store interface {
	Write(ctx context.Context, do func(Tx) error) error
	Read(ctx context.Context, do func(Tx) error) error
}

// Tx is one transaction. Errors: not_found where a Get… names a row that is not there, anything else is the store's.
type Tx interface {
	// GetFacts returns all that a preview of an order's part needs. Earlier documents, rivals and strays are included.
	GetFacts(orderID int64, part int) (Facts, error)

	// GetContactFacts returns all that finding one contact at Xero, or creating it there, needs.
	GetContactFacts(contactID int64) (ContactFacts, error)

	// OrganisationName returns the name of the Xero organisation the file is bound to; empty before one is chosen.
	OrganisationName() (string, error)

	// GetReference returns what Xero offers, as last read; the zero Set before.
	GetReference() (refdata.Set, error)

	// ListJournals returns every document of manual journals of the organisation: what makes and changes them, and their files; newest first.
	ListJournals(organisation string) ([]Document, error)
	// GetDocument returns a document by its row.
	GetDocument(id int64) (Document, error)
	// ListDocuments returns all revisions under a business key, newest first.
	ListDocuments(organisation string, kind Kind, businessKey string) ([]Document, error)
	// ListOrderDocuments returns the invoices or bills of an order in the organisation the file is bound to, newest first.
	ListOrderDocuments(orderID int64) ([]Document, error)
	// ListEveryDocument returns the invoices or bills of an order in every organisation the file ever belonged to, newest first.
	ListEveryDocument(orderID int64) ([]Document, error)
	// ListWaiting returns the documents that wait for a contact's document, or a journal's, oldest first.
	ListWaiting(documentID int64) ([]Document, error)
	// ListInState returns the organisation's documents in a state, oldest first. Held ones are included.
	ListInState(organisation string, state State) ([]Document, error)
	// CountStates counts the organisation's documents by state; a state without any may be missing.
	CountStates(organisation string) (map[State]int, error)
	// FindHolder returns the document that holds a Xero id, or 0; what changed it holds none.
	FindHolder(organisation, ledgerID string) (int64, error)
	// CreateDocument saves a new document and sets its ID. A second one under the same key is a conflict fault.
	CreateDocument(d *Document) error
	// UpdateDocument saves a document if its state is still from (R12); otherwise it is a conflict fault.
	UpdateDocument(d Document, from State) error

	// CreateRequest saves a new request and sets its ID. It becomes the current request of its documents.
	CreateRequest(r *Request) error
	// UpdateRequest saves everything but the bytes, their hash and the documents, which never change (R1).
	UpdateRequest(r Request) error
	// FindRequest returns the newest request of a document; ok is false while there was none. It is an old one while
	// the document waits for its contact (WaitsForID is not 0).
	FindRequest(documentID int64) (r Request, ok bool, err error)
	// ListMembers returns the documents whose newest request it is, in the order of its elements. Those that have parted from
	// the others of a batch since, and are carried by a later request, are not among them.
	ListMembers(requestID int64) ([]Document, error)
	// FindNextToSend returns the organisation's oldest queued document that waits for no contact and is not held.
	FindNextToSend(organisation string) (d Document, ok bool, err error)

	// AddEvent appends to the log.
	AddEvent(e Event) error
	// ListEvents returns the log of some documents, newest first.
	ListEvents(documentIDs []int64) ([]Event, error)

	// SaveStray remembers an invoice or bill at Xero that this app created and no document here holds (R11).
	SaveStray(organisation string, f Finding) error
	// ListStrays returns the strays of a kind that no document holds by now, those with a number and those of other revisions
	// of it (SameFamily).
	ListStrays(organisation string, kind Kind, number string) ([]Finding, error)

	// NumberContact gives a contact in the company file the number under which it is created at Xero, so that an import
	// recognises it.
	NumberContact(contactID int64, number string) error
	// LinkContact links a contact in the company file to Xero's, and mirrors that one, because of by; compared is how the two
	// compare, nil where they were not compared. When another contact here is linked to it, it is a conflict fault and
	// nothing changes.
	LinkContact(contactID int64, found contact.LedgerContact, by contact.Actor, compared *match.Comparison) error
	// KeepApart remembers that the owner says a contact here and one at Xero are two firms. Where they are linked it is a
	// conflict fault and nothing changes.
	KeepApart(contactID int64, ledgerID string, compared *match.Comparison) error
	// FindMergedInto returns the contact that a Xero contact was merged into as far as the mirror knows, or "".
	FindMergedInto(ledgerContactID string) (string, error)

	// FindFirstKnown returns the earliest instant after which a sent invoice or bill of the organisation may have changed
	// unseen: the last change known of it or, where that is not known, when it was sent. Zero when none is sent.
	FindFirstKnown(organisation string) (time.Time, error)
	// ListUnread returns the sent invoices and bills of the organisation whose ReadAt is zero, oldest first, at most limit.
	ListUnread(organisation string, limit int) ([]Document, error)
	// GetReadMark returns how far the organisation was read back; the zero ReadMark before the first time.
	GetReadMark(organisation string) (ReadMark, error)
	// SaveReadMark replaces it.
	SaveReadMark(organisation string, m ReadMark) error

	// GetMark returns the sender's mark; the zero Mark before there was one.
	GetMark() (Mark, error)
	// SaveMark replaces it.
	SaveMark(m Mark) error
}

// ReadMark is how far an organisation's invoices and bills were read back.
type ReadMark struct {
	// Since is the server time up to which every change is known here; zero before the first reading.
	Since time.Time
	// ReadAt is the computer's time of the last whole reading, UTC.
	ReadAt time.Time
}

// Mark is what the sender keeps about itself in the company file.
type Mark struct {
	// Organisation is the Xero organisation the file is bound to; empty before one is chosen. SaveMark ignores it.
	Organisation string
	// Machine is the computer that may send from this file; empty before the first (R12).
	Machine string
	// SettledAt is the server time up to which everything this app made at Xero is known here (R11); zero at first.
	SettledAt time.Time
}
