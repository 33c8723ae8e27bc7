package posting

import (
	"context"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
)

// Reader is what reading back needs of Xero: nothing in it writes. Every method returns a *LedgerError with one of the
// codes offline, auth_expired, forbidden, rate_limited, unknown_outcome (the server is in trouble) or not_found; and
// conflict when the company file belongs to another organisation than the one asked about, for "not there" would mean
// nothing then.
type Reader interface {
	// Read returns one invoice, bill or manual journal with lines, or one contact, by Xero's id.
	Read(ctx context.Context, organisation string, kind Kind, ledgerID string) (Findings, error)
	// FindByID returns the invoices and bills with one of Xero's ids, with lines, whatever their status; an id that Xero
	// does not know is left out.
	FindByID(ctx context.Context, organisation string, ledgerIDs []string) (Findings, error)
	// ChangedSince returns a page, from 1, of the invoices and bills that changed since an instant, whoever made them, with
	// lines. The pages are in an order that no change disturbs: what changes while they are read leaves none out.
	ChangedSince(ctx context.Context, organisation string, since time.Time, page int) (ChangedPage, error)
}

// Ledger is Xero as posting needs it. Reads return the errors of a Reader. Nothing here repeats a write (R14).
type Ledger interface {
	Reader
	// Encode returns the exact bytes of a request that creates the documents, in order. It is pure: the same contents
	// give the same bytes. All are of one kind. An invoice or bill without LedgerContactID is an error.
	Encode(contents []Content) ([]byte, error)
	// Send sends a frozen request once and returns the facts of what happened, whatever happened.
	Send(ctx context.Context, out Outgoing) Reply
	// FindInvoices returns every sales invoice with the number, with lines, whatever its status.
	FindInvoices(ctx context.Context, number string) (Findings, error)
	// FindBills returns every bill of the contact with the number and date, with lines, whatever its status; the zero
	// date asks for all dates. The contact may have been merged into another one since, so an adapter may leave the
	// contact out of the question.
	FindBills(ctx context.Context, ledgerContactID, number string, date civil.Date) (Findings, error)
	// FindContacts returns the contacts with one of the contact numbers, archived ones too.
	FindContacts(ctx context.Context, numbers []string) (Findings, error)
	// FindContactsNamed returns the active contacts with the name; letter case does not matter.
	FindContactsNamed(ctx context.Context, name string) (Findings, error)
	// FindJournals returns the manual journals of a query, with lines, whatever their status. Conflict as for a Reader.
	FindJournals(ctx context.Context, organisation string, q JournalQuery) (Findings, error)
	// FindAttachments returns the files on a manual journal.
	FindAttachments(ctx context.Context, organisation, ledgerID string) (Findings, error)
	// CreatedByUs returns the invoices and bills this app created that changed since an instant, with lines (R11).
	CreatedByUs(ctx context.Context, since time.Time) (Findings, error)
}

// JournalQuery chooses manual journals; everything given must hold.
type JournalQuery struct {
	// On is their day; zero for any.
	On civil.Date
	// ModifiedSince leaves out what has not changed since; zero for nothing.
	ModifiedSince time.Time
}

// Outgoing is a frozen request.
type Outgoing struct {
	// Organisation is the one it is for. An adapter that talks to another one sends nothing.
	Organisation string
	// Kind decides the address.
	Kind Kind
	// Number is the document's, or the contact's, for the record of what was sent; it changes nothing that is sent.
	Number string
	// LedgerID is what it changes or hangs on, for KindJournalChange and KindAttachment; empty otherwise. FileName and MimeType are of a file.
	LedgerID           string
	FileName, MimeType string
	// Body is sent byte for byte.
	Body []byte
	// Key is the idempotency key.
	Key string
}

// Reply is the facts of one send. It holds no judgement: Classify does that.
type Reply struct {
	// IsUnsent: it is certain that no byte of the request left this computer.
	IsUnsent bool
	// IsOffline: the other side could not be reached at all. It says why a request is unsent or was cut.
	IsOffline bool
	// IsLimited: too many calls were made already, so a request is unsent; RetryAfter is how long the wait would be.
	IsLimited bool
	// NeedsSignIn: no usable token was there to send with.
	NeedsSignIn bool
	// MissingScope is the permission whose lack Xero answered 401 for: a new token would lack it too. Empty for none.
	MissingScope string
	// Status is the HTTP status; 0 when no answer came.
	Status int
	// IsReadable: the whole body arrived and is what the contract says. False for the empty bodies of 401, 403, 429.
	IsReadable bool
	// ServerTime is the server's clock in the answer; zero when unknown.
	ServerTime time.Time
	// RetryAfter is the wait the server asked for, now or before; 0 when it named none.
	RetryAfter time.Duration
	// Limit names the limit of a 429: "minute", "day", …; or empty.
	Limit string
	// Message is Xero's text for the request as a whole, or empty.
	Message string
	// Elements is the outcome of each document, in the order sent; nil when there was none.
	Elements []Element
	// Err is the cause for the log; nil when an answer came.
	Err error
}

// Element is Xero's outcome for one document of a request.
type Element struct {
	// IsAccepted: it was created and has an id.
	IsAccepted bool
	// Finding is the document as returned; its ID is empty when it was refused.
	Finding Finding
	// Problems is Xero's validation messages, Warnings what it said beside a success.
	Problems, Warnings []string
}

// Finding is an invoice, bill or contact as Xero holds it.
type Finding struct {
	// Kind says which.
	Kind Kind
	// ID is Xero's id.
	ID string
	// Number is InvoiceNumber or ContactNumber.
	Number string
	// Reference is Xero's; empty on bills and contacts.
	Reference string
	// Status is Xero's word for an invoice or bill; empty for a contact.
	Status Status
	// ContactID and ContactName are of the invoice's or bill's contact.
	ContactID, ContactName string
	// Date and DueDate may be zero when Xero has none.
	Date, DueDate civil.Date
	// Currency and Rate are as Xero holds them.
	Currency money.Currency
	Rate     money.Rate
	// TaxMode is how the line amounts are to be read.
	TaxMode money.TaxMode
	// Lines is the lines; empty for a contact.
	Lines []FindingLine
	// Totals is what Xero worked out.
	Totals money.Totals
	// AmountDue, AmountPaid and AmountCredited are as Xero holds them.
	AmountDue, AmountPaid, AmountCredited money.Amount
	// FullyPaidOn is set only while Status is StatusPaid.
	FullyPaidOn civil.Date
	// Settlements is the payments and credits set off against it; nil for none.
	Settlements []Settlement
	// UpdatedAt is Xero's UpdatedDateUTC.
	UpdatedAt time.Time
	// Contact is the contact, for KindContact.
	Contact contact.LedgerContact
	// Journal is the rest of a manual journal, for KindJournal and KindJournalChange.
	Journal FoundJournal
	// Size is a file's length in bytes, for KindAttachment; its name is Number.
	Size int64
}

// FoundJournal is what only manual journals have.
type FoundJournal struct {
	Narration string
	Lines     []JournalLine
}

// FindingLine is one line of an invoice or bill as Xero holds it.
type FindingLine struct {
	// Description, AccountCode and TaxType are Xero's.
	Description, AccountCode, TaxType string
	// Quantity and UnitPrice have at most four decimals.
	Quantity  money.Quantity
	UnitPrice money.Price
	// Amount is LineAmount, Tax is TaxAmount.
	Amount, Tax money.Amount
}

// Findings is the answer to a look-up.
type Findings struct {
	// Found is in no particular order; empty when nothing matches.
	Found []Finding
	// ServerTime is the server's clock in the answer; zero when unknown.
	ServerTime time.Time
}

// ChangedPage is one page of what changed at Xero.
type ChangedPage struct {
	Findings
	// IsLast: no page follows.
	IsLast bool
	// Total counts the documents of all pages; 0 when unknown.
	Total int
}

// LedgerError is a read that did not work.
type LedgerError struct {
	// Fault says what happened; never nil.
	Fault *fault.Error
	// RetryAfter is the wait the server asked for; 0 when it named none.
	RetryAfter time.Duration
}

// Error implements error.
func (e *LedgerError) Error() string { return e.Fault.Error() }

// Unwrap gives fault.CodeOf the code.
func (e *LedgerError) Unwrap() error { return e.Fault }
