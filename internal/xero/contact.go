package xero

import (
	"encoding/json"
	"time"

	"daybook/internal/money"
)

// Contact is a contact as Xero returns it (section 8). Unpaged lists leave many fields empty; every list call of this
// client is paged.
type Contact struct {
	// ContactID is Xero's id, a UUID.
	ContactID string `json:"ContactID"`
	// MergedToContactID is where Xero's users merged this contact into; "" when it was not merged.
	MergedToContactID string `json:"MergedToContactID"`
	// ContactNumber is the key only the API can write; Daybook sets it on the contacts it creates.
	ContactNumber string `json:"ContactNumber"`
	// AccountNumber is the owner's own code for the contact.
	AccountNumber string `json:"AccountNumber"`
	// ContactStatus is ACTIVE, ARCHIVED or GDPRREQUEST; only active ones can be used on documents.
	ContactStatus string `json:"ContactStatus"`
	// Name is unique among active contacts, today.
	Name string `json:"Name"`
	// FirstName and LastName are those of the main person.
	FirstName string `json:"FirstName"`
	LastName  string `json:"LastName"`
	// CompanyNumber is the registration number.
	CompanyNumber string `json:"CompanyNumber"`
	// EmailAddress is the main e-mail address.
	EmailAddress string `json:"EmailAddress"`
	// TaxNumber is the GST, VAT or ABN number.
	TaxNumber string `json:"TaxNumber"`
	// BankAccountDetails is the account the contact is paid on.
	BankAccountDetails string `json:"BankAccountDetails"`
	// AccountsReceivableTaxType and AccountsPayableTaxType are the contact's default taxes.
	AccountsReceivableTaxType string `json:"AccountsReceivableTaxType"`
	AccountsPayableTaxType    string `json:"AccountsPayableTaxType"`
	// SalesDefaultAccountCode and PurchasesDefaultAccountCode are the contact's default accounts.
	SalesDefaultAccountCode     string `json:"SalesDefaultAccountCode"`
	PurchasesDefaultAccountCode string `json:"PurchasesDefaultAccountCode"`
	// DefaultCurrency is the contact's currency; "" for the base currency.
	DefaultCurrency money.Currency `json:"DefaultCurrency"`
	// Website is the address Xero shows.
	Website string `json:"Website"`
	// IsSupplier and IsCustomer turn true with the first bill or invoice; nothing else sets them.
	IsSupplier bool `json:"IsSupplier"`
	IsCustomer bool `json:"IsCustomer"`
	// Addresses holds one of each type; unused ones are stubs with only the type.
	Addresses []Address `json:"Addresses"`
	// Phones holds one of each type; unused ones are stubs with only the type.
	Phones []Phone `json:"Phones"`
	// ContactPersons are up to five further people.
	ContactPersons []ContactPerson `json:"ContactPersons"`
	// PaymentTerms are when the contact's bills and invoices fall due.
	PaymentTerms PaymentTerms `json:"PaymentTerms"`
	// Discount is the discount of the contact's new invoices; apps can only read it.
	Discount money.Percent `json:"Discount"`
	// ContactGroups are the groups the contact is in.
	ContactGroups []ContactGroup `json:"ContactGroups"`
	// UpdatedAt is the last change in UTC; not every change moves it (section 7).
	UpdatedAt time.Time `json:"UpdatedDateUTC"`
}

// UnmarshalJSON reads ids and times in Xero's forms.
func (c *Contact) UnmarshalJSON(raw []byte) error {
	type plain Contact
	return json.Unmarshal(raw, &struct {
		*plain
		ContactID         *idField      `json:"ContactID"`
		MergedToContactID *idField      `json:"MergedToContactID"`
		UpdatedAt         *timeField    `json:"UpdatedDateUTC"`
		Discount          *percentField `json:"Discount"`
	}{(*plain)(c), (*idField)(&c.ContactID), (*idField)(&c.MergedToContactID), (*timeField)(&c.UpdatedAt), (*percentField)(&c.Discount)})
}

// Address is one postal address, read or sent.
type Address struct {
	// AddressType is STREET or POBOX.
	AddressType string `json:"AddressType"`
	// AddressLine1 to AddressLine4 hold 500 characters each at most.
	AddressLine1 string `json:"AddressLine1,omitempty"`
	AddressLine2 string `json:"AddressLine2,omitempty"`
	AddressLine3 string `json:"AddressLine3,omitempty"`
	AddressLine4 string `json:"AddressLine4,omitempty"`
	// City and Region hold 255 characters each at most.
	City   string `json:"City,omitempty"`
	Region string `json:"Region,omitempty"`
	// PostalCode holds 50 characters at most.
	PostalCode string `json:"PostalCode,omitempty"`
	// Country holds 50 letters at most, and nothing but letters.
	Country string `json:"Country,omitempty"`
	// AttentionTo holds 255 characters at most.
	AttentionTo string `json:"AttentionTo,omitempty"`
}

// Phone is one telephone number, read or sent.
type Phone struct {
	// PhoneType is DEFAULT, DDI, MOBILE or FAX.
	PhoneType string `json:"PhoneType"`
	// PhoneNumber holds 50 characters at most.
	PhoneNumber string `json:"PhoneNumber,omitempty"`
	// PhoneAreaCode holds 10 characters at most.
	PhoneAreaCode string `json:"PhoneAreaCode,omitempty"`
	// PhoneCountryCode holds 20 characters at most.
	PhoneCountryCode string `json:"PhoneCountryCode,omitempty"`
}

// ContactPerson is a further person of a contact, read or sent.
type ContactPerson struct {
	// FirstName and LastName are the person's names.
	FirstName string `json:"FirstName,omitempty"`
	LastName  string `json:"LastName,omitempty"`
	// EmailAddress is the person's e-mail address.
	EmailAddress string `json:"EmailAddress,omitempty"`
	// IncludeInEmails tells whether Xero sends the person copies of documents.
	IncludeInEmails bool `json:"IncludeInEmails"`
}

// PaymentTerms are a contact's default due dates.
type PaymentTerms struct {
	// Bills is for ACCPAY; its zero value means none set.
	Bills PaymentTerm `json:"Bills"`
	// Sales is for ACCREC; its zero value means none set.
	Sales PaymentTerm `json:"Sales"`
}

// PaymentTerm is one rule for a due date.
type PaymentTerm struct {
	// Day is the number of days, or the day of the month, as Type says.
	Day int `json:"Day"`
	// Type is DAYSAFTERBILLDATE, DAYSAFTERBILLMONTH, OFCURRENTMONTH or OFFOLLOWINGMONTH; "" for none.
	Type string `json:"Type"`
}

// ContactGroup is one of the groups an organisation sorts its contacts into.
type ContactGroup struct {
	// ContactGroupID is Xero's id, a UUID, and Name what people call it.
	ContactGroupID string `json:"ContactGroupID"`
	Name           string `json:"Name"`
}

// decodeContactElement reads one contact of a reply.
func decodeContactElement(raw json.RawMessage) (Element, error) {
	var contact Contact
	err := json.Unmarshal(raw, &contact)
	return Element{
		ID: contact.ContactID, Number: contact.ContactNumber, Name: contact.Name,
		Status: contact.ContactStatus, ContactID: contact.ContactID, Contact: &contact,
	}, err
}
