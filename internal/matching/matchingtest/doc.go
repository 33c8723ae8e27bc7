// Package matchingtest is what tests of matching and of the contact import share: a company file kept in memory, and the
// suite that every company file must pass.
package matchingtest

import (
	"context"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
)

// Organisation is the one a company belongs to.
const Organisation = "7f0c9a52-0000-4000-8000-000000000001"

// File is a company file as matching and the import see it, with the ways the rest of Daybook changes it.
type File interface {
	matching.Store
	contacts.Store
	// Engine returns the engine of the file's keys.
	Engine() *match.Engine
	// SaveContacts keeps contacts as forms do.
	SaveContacts(ctx context.Context, contacts []contact.Contact) ([]contact.Contact, error)
	// GetContact returns a contact; of one that was merged the one that stands for it.
	GetContact(ctx context.Context, id int64) (contact.Contact, error)
	// UpsertLedgerContacts puts Xero's contacts into the mirror.
	UpsertLedgerContacts(ctx context.Context, contacts []contact.LedgerContact) error
}

// Company is a company file that belongs to Organisation.
type Company struct {
	File

	// Sell adds an order of a contact, in hundredths of the base currency.
	Sell func(t testing.TB, contactID, hundredths int64)
}

// Noon is the instant at which tests begin.
func Noon() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }

// Service is the matching of a company, at Noon.
func (c Company) Service() matching.Service {
	return matching.Service{Store: c.File, Engine: c.Engine, Now: Noon}
}

// Typed is a contact as the owner types it.
func Typed(name, email, taxNumber string) contact.Contact {
	return contact.Contact{Name: name, Email: email, TaxNumber: taxNumber, Source: contact.SourceTyped, IsCustomer: true, PaymentDays: -1}
}

// AtXero is an active customer there.
func AtXero(id, name, email, taxNumber string) contact.LedgerContact {
	return contact.LedgerContact{ID: id, Name: name, Email: email, TaxNumber: taxNumber, Status: "ACTIVE", IsCustomer: true,
		UpdatedAt: Noon().AddDate(0, -1, 0)}
}

// Here and There are parties.
func Here(id int64) contact.Party   { return contact.Party{ContactID: id} }
func There(id string) contact.Party { return contact.Party{LedgerID: id} }
