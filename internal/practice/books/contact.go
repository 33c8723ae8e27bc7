package books

import (
	"time"

	"daybook/internal/money"
)

// Contact is a customer or supplier (contract section 8).
type Contact struct {
	// ID is the contact's UUID.
	ID string
	// Number is the contact number that only the API writes, at most 50 characters; "" for none.
	Number string
	// AccountNumber is a number of the organisation's own; may be empty.
	AccountNumber string
	// Status is "ACTIVE", "ARCHIVED" or "GDPRREQUEST".
	Status string
	// Name is unique among active contacts.
	Name string
	// FirstName, LastName and EmailAddress are those of the primary person; may be empty.
	FirstName    string
	LastName     string
	EmailAddress string
	// CompanyNumber is the registration number; may be empty.
	CompanyNumber string
	// TaxNumber is the contact's GST number; may be empty.
	TaxNumber string
	// BankAccountDetails is the contact's bank account; may be empty.
	BankAccountDetails string
	// Website may be empty.
	Website string
	// Addresses holds at most one per type; missing ones are shown as stubs.
	Addresses []Address
	// Phones holds at most one per type; missing ones are shown as stubs.
	Phones []Phone
	// Persons are further people, at most 5.
	Persons []ContactPerson
	// IsCustomer and IsSupplier become true with the first invoice or bill; sent values are ignored.
	IsCustomer bool
	IsSupplier bool
	// DefaultCurrency is what new documents get; "" for the base currency.
	DefaultCurrency money.Currency
	// SalesAccountCode and PurchasesAccountCode are default accounts; may be empty.
	SalesAccountCode     string
	PurchasesAccountCode string
	// SalesTaxType and PurchasesTaxType are default tax rates; may be empty.
	SalesTaxType     string
	PurchasesTaxType string
	// MergedToID is the contact this one was merged into; "" for none. A merged contact is archived.
	MergedToID string
	// HasAttachments says that a file was put on the contact.
	HasAttachments bool
	// CreatedBy is the client id of the app that created the contact, or "" where a person did.
	CreatedBy string
	// UpdatedAt is the instant of the last change, in UTC, to the millisecond.
	UpdatedAt time.Time
}

// IsActive reports whether the contact may be used and edited.
func (c Contact) IsActive() bool { return c.Status == StatusActive }

// Address is one address of a contact.
type Address struct {
	// Type is "STREET" or "POBOX".
	Type string
	// Line1 to Line4 are at most 500 characters each.
	Line1, Line2, Line3, Line4 string
	// City and Region are at most 255 characters.
	City, Region string
	// PostalCode is at most 50 characters.
	PostalCode string
	// Country is at most 50 letters.
	Country string
	// AttentionTo is at most 255 characters.
	AttentionTo string
}

// Phone is one telephone number of a contact.
type Phone struct {
	// Type is "DEFAULT", "DDI", "MOBILE" or "FAX".
	Type string
	// Number is at most 50, AreaCode 10, CountryCode 20 characters.
	Number, AreaCode, CountryCode string
}

// ContactPerson is a further person at a contact.
type ContactPerson struct {
	// FirstName and LastName may be empty.
	FirstName, LastName string
	// EmailAddress may be empty.
	EmailAddress string
	// IncludeInEmails says whether the person gets copies of sent invoices.
	IncludeInEmails bool
}
