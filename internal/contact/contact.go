// Package contact is customers and suppliers: what is known of each, and which Xero contact is the same firm.
package contact

import (
	"time"

	"daybook/internal/money"
)

// Contact is a customer or supplier as this company file keeps it. What the owner typed is never overwritten by an
// import without asking.
type Contact struct {
	// ID is the row in the company file; 0 before it is saved.
	ID int64
	// Name is what documents are addressed to; 1 to 255 characters (contract section 8).
	Name string
	// FirstName and LastName name a person there; both may be empty.
	FirstName, LastName string
	// Email is one address, or empty.
	Email string
	// Phone is as typed, or empty.
	Phone string
	// TaxNumber is a GST, VAT or business number as typed, or empty.
	TaxNumber string
	// Number is Xero's ContactNumber. Daybook sets it, to a random 128-bit id, only on contacts it creates there.
	Number string
	// Address is the postal address; every part may be empty.
	Address Address
	// Currency is the usual currency; empty means the base currency.
	Currency money.Currency
	// IsCustomer and IsSupplier are the owner's view; both false means neither yet.
	IsCustomer, IsSupplier bool
	// PaymentDays is the number of days from a document's date to its due date; negative means the company's default.
	PaymentDays int
	// Note is free text of the owner's.
	Note string
	// Source says where it came from: SourceTyped, SourceXero, SourceSample, …
	Source string
	// SourceRef identifies it at its source; empty for typed ones.
	SourceRef string
	// LedgerID is the id of the linked Xero contact; empty while there is none.
	LedgerID string
	// Version counts changes, so that a form knows whether the contact moved since it was read.
	Version int64
	// UpdatedAt is the instant of the last change here, UTC.
	UpdatedAt time.Time
}

// Where contacts and orders come from.
const (
	// SourceTyped: typed into a form.
	SourceTyped = "typed"
	// SourceXero: imported from Xero.
	SourceXero = "xero"
	// SourceSample: part of the practice company.
	SourceSample = "sample"
)

// Address is a postal address.
type Address struct {
	// Line1 and Line2 are street or box.
	Line1, Line2 string
	// City, Region, PostalCode and Country are as written on an envelope.
	City, Region, PostalCode, Country string
}

// LedgerContact is Xero's contact as last read. The company file mirrors every one, whatever its role.
type LedgerContact struct {
	// ID is Xero's ContactID.
	ID string
	// Name, FirstName, LastName, Email, TaxNumber and Number are Xero's fields; Number is ContactNumber. Phone is the first
	// of Phones that is no fax.
	Name, FirstName, LastName, Email, Phone, TaxNumber, Number string
	// Address is the postal address, else the street address.
	Address Address
	// Currency is Xero's default currency of the contact, or empty.
	Currency money.Currency
	// IsCustomer and IsSupplier turn true at Xero with the first document (contract section 8).
	IsCustomer, IsSupplier bool
	// Status is Xero's word: ACTIVE, ARCHIVED or GDPRREQUEST.
	Status string
	// MergedToID is the contact this one was merged into, or empty.
	MergedToID string
	// UpdatedAt is Xero's UpdatedDateUTC.
	UpdatedAt time.Time
	// LedgerDetails is everything else that matching and the owner want to know.
	LedgerDetails
}

// IsActive reports whether documents may use the contact.
func (c LedgerContact) IsActive() bool { return c.Status == "ACTIVE" && c.MergedToID == "" }
