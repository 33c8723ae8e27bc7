package contact

import (
	"strings"

	"daybook/internal/money"
)

// LedgerDetails is what Xero says of a contact beyond the fields that a contact here has too. It is kept as JSON, in
// one column; what is empty is left out there.
type LedgerDetails struct {
	// Phones is every number that is filled, in the order of the kinds; a kind occurs once at most.
	Phones []Phone `json:"phones,omitempty"`
	// Postal and Street are both addresses as Xero has them; LedgerContact.Address is the one of them that letters go to.
	Postal PlacedAddress `json:"postal,omitzero"`
	Street PlacedAddress `json:"street,omitzero"`
	// Website is as Xero shows it; apps cannot change it there.
	Website string `json:"website,omitempty"`
	// CompanyNumber is the registration number, AccountNumber the organisation's own code for the contact.
	CompanyNumber string `json:"companyNumber,omitempty"`
	AccountNumber string `json:"accountNumber,omitempty"`
	// BankAccount is the account the contact is paid on, as written.
	BankAccount string `json:"bankAccount,omitempty"`
	// People are further people there, five at most (contract section 8).
	People []Person `json:"people,omitempty"`
	// BillTerms and SalesTerms say when bills and invoices fall due.
	BillTerms  Terms `json:"billTerms,omitzero"`
	SalesTerms Terms `json:"salesTerms,omitzero"`
	// SalesAccount and PurchaseAccount are codes of the accounts that new documents get.
	SalesAccount    string `json:"salesAccount,omitempty"`
	PurchaseAccount string `json:"purchaseAccount,omitempty"`
	// SalesTax and PurchaseTax are the tax types that new documents get.
	SalesTax    string `json:"salesTax,omitempty"`
	PurchaseTax string `json:"purchaseTax,omitempty"`
	// Discount is the discount that new invoices get; apps cannot change it at Xero.
	Discount money.Percent `json:"discount,omitzero"`
	// Groups are the names of the contact groups it is in.
	Groups []string `json:"groups,omitempty"`
}

// PlacedAddress is an address with the person or department it is for.
type PlacedAddress struct {
	Address
	// Attention is Xero's AttentionTo.
	Attention string `json:",omitempty"`
}

// IsEmpty reports whether nothing of the address is known.
func (a PlacedAddress) IsEmpty() bool { return a == PlacedAddress{} }

// Phone is one telephone number.
type Phone struct {
	// Kind is what the number is for.
	Kind PhoneKind `json:"kind"`
	// Number is country, area and number as Xero has them, with a single space between; a country of digits alone gets a
	// plus sign.
	Number string `json:"number"`
}

// PhoneKind says what a number is for, in Xero's words (contract section 8).
type PhoneKind string

// The kinds, in the order in which one number stands for the contact.
const (
	// PhoneDefault is the main number, PhoneMobile a mobile phone, PhoneDirect a direct dial, PhoneFax a fax.
	PhoneDefault PhoneKind = "DEFAULT"
	PhoneMobile  PhoneKind = "MOBILE"
	PhoneDirect  PhoneKind = "DDI"
	PhoneFax     PhoneKind = "FAX"
)

// PhoneKinds returns the kinds in their order.
func PhoneKinds() []PhoneKind { return []PhoneKind{PhoneDefault, PhoneMobile, PhoneDirect, PhoneFax} }

// Person is a person at a contact.
type Person struct {
	// FirstName, LastName and Email may each be empty.
	FirstName string `json:"firstName,omitempty"`
	LastName  string `json:"lastName,omitempty"`
	Email     string `json:"email,omitempty"`
}

// Name is the person's whole name.
func (p Person) Name() string { return strings.TrimSpace(p.FirstName + " " + p.LastName) }
