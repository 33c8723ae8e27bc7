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
	// Website may be empty; only a person sets it.
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
	// BillTerms and SalesTerms say when bills and invoices fall due; the zero value is none.
	BillTerms, SalesTerms PaymentTerm
	// Discount is what new invoices get off, of a hundred; only a person sets it.
	Discount money.Percent
	// Groups are the contact groups it is in; only a person puts it there.
	Groups []ContactGroup
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

// PaymentTerm is a rule for due dates.
type PaymentTerm struct {
	// Day is a number of days, or a day of the month, as Type says.
	Day int
	// Type is one of the Terms constants; "" for no rule.
	Type string
}

// The types of payment terms.
const (
	// TermsAfterDate: days after the document's date. TermsAfterMonth: days after the end of its month.
	TermsAfterDate  = "DAYSAFTERBILLDATE"
	TermsAfterMonth = "DAYSAFTERBILLMONTH"
	// TermsThisMonth and TermsNextMonth: a day of the document's month, or of the next.
	TermsThisMonth = "OFCURRENTMONTH"
	TermsNextMonth = "OFFOLLOWINGMONTH"
)

// ContactGroup is a group that people sort contacts into.
type ContactGroup struct {
	// ID is the group's UUID.
	ID string
	// Name is what people call it.
	Name string
}
