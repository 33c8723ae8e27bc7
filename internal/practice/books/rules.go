package books

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"daybook/internal/civil"
)

// Rules decide over one change after another. They see, through Finder, what earlier changes stored, so a caller
// stores each outcome before it asks for the next. They are made for one transaction and used by one goroutine.
type Rules struct {
	// Reference is the organisation and its settings. Generating a number advances its NextInvoiceNumber or
	// NextCreditNoteNumber.
	Reference Reference
	// Switches are the points the contract leaves open.
	Switches Switches
	// Finder looks up what is stored.
	Finder Finder
	// Now is the instant of the change.
	Now time.Time
	// ClientID is the app that asks, or "" for a person working in the organisation.
	ClientID string
	// items are those that the lines of the document at hand name, by code.
	items map[string]*Item
}

// Finder looks up what is stored. Every method returns false or an empty list where there is nothing; errors are those
// of the store.
type Finder interface {
	// FindContact returns the contact with an id.
	FindContact(ctx context.Context, id string) (Contact, bool, error)
	// FindContactByNumber returns the contact with a contact number.
	FindContactByNumber(ctx context.Context, number string) (Contact, bool, error)
	// ListContactsByName returns the contacts whose name is the given one but for case, in any status.
	ListContactsByName(ctx context.Context, name string) ([]Contact, error)
	// FindInvoice returns the invoice or bill with an id.
	FindInvoice(ctx context.Context, id string) (Invoice, bool, error)
	// FindItem returns the item with an id, and FindItemByCode the one with a code.
	FindItem(ctx context.Context, id string) (Item, bool, error)
	FindItemByCode(ctx context.Context, code string) (Item, bool, error)
	// ListInvoicesByNumber returns the invoices and bills of a number, the oldest first, in any status.
	ListInvoicesByNumber(ctx context.Context, number string) ([]Invoice, error)
	// CountApproved returns how many approved or paid documents of a type are dated from one day to another.
	CountApproved(ctx context.Context, kind InvoiceType, from, to civil.Date) (int, error)
	// FindCreditNote returns the credit note with an id.
	FindCreditNote(ctx context.Context, id string) (CreditNote, bool, error)
	// ListCreditNotesByNumber returns the credit notes of a number, the oldest first, in any status.
	ListCreditNotesByNumber(ctx context.Context, number string) ([]CreditNote, error)
	// FindJournal returns the manual journal with an id.
	FindJournal(ctx context.Context, id string) (ManualJournal, bool, error)
}

// now is the instant of the change as it is stored: UTC, to the millisecond.
func (r *Rules) now() time.Time { return r.Now.UTC().Truncate(time.Millisecond) }

func newID() string { return uuid.NewString() }

// refusals collects the texts a change is refused with, each once.
type refusals []string

func (r *refusals) add(text string) {
	if !slices.Contains(*r, text) {
		*r = append(*r, text)
	}
}

// addIf adds a text where it applies.
func (r *refusals) addIf(applies bool, text string) {
	if applies {
		r.add(text)
	}
}
