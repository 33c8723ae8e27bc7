package api

import (
	"encoding/json"

	"daybook/internal/practice/books"
)

// wireContact is a contact as it stands in requests and replies. A nil field was not sent, or is left out.
type wireContact struct {
	ContactID                   *string          `json:"ContactID,omitempty"`
	MergedToContactID           *string          `json:"MergedToContactID,omitempty"`
	ContactNumber               *string          `json:"ContactNumber,omitempty"`
	AccountNumber               *string          `json:"AccountNumber,omitempty"`
	ContactStatus               *string          `json:"ContactStatus,omitempty"`
	Name                        *string          `json:"Name,omitempty"`
	FirstName                   *string          `json:"FirstName,omitempty"`
	LastName                    *string          `json:"LastName,omitempty"`
	EmailAddress                *string          `json:"EmailAddress,omitempty"`
	BankAccountDetails          *string          `json:"BankAccountDetails,omitempty"`
	CompanyNumber               *string          `json:"CompanyNumber,omitempty"`
	TaxNumber                   *string          `json:"TaxNumber,omitempty"`
	AccountsReceivableTaxType   *string          `json:"AccountsReceivableTaxType,omitempty"`
	AccountsPayableTaxType      *string          `json:"AccountsPayableTaxType,omitempty"`
	Addresses                   []wireAddress    `json:"Addresses,omitzero"`
	Phones                      []wirePhone      `json:"Phones,omitzero"`
	UpdatedDateUTC              *string          `json:"UpdatedDateUTC,omitempty"`
	ContactGroups               []wireGroup      `json:"ContactGroups,omitzero"`
	IsSupplier                  *bool            `json:"IsSupplier,omitempty"`
	IsCustomer                  *bool            `json:"IsCustomer,omitempty"`
	DefaultCurrency             *string          `json:"DefaultCurrency,omitempty"`
	SalesDefaultAccountCode     *string          `json:"SalesDefaultAccountCode,omitempty"`
	PurchasesDefaultAccountCode *string          `json:"PurchasesDefaultAccountCode,omitempty"`
	SalesTrackingCategories     []struct{}       `json:"SalesTrackingCategories,omitzero"`
	PurchasesTrackingCategories []struct{}       `json:"PurchasesTrackingCategories,omitzero"`
	ContactPersons              []wirePerson     `json:"ContactPersons,omitzero"`
	PaymentTerms                *wireTerms       `json:"PaymentTerms,omitempty"`
	Website                     *string          `json:"Website,omitempty"`
	Discount                    json.Number      `json:"Discount,omitempty"`
	Balances                    *wireBalances    `json:"Balances,omitempty"`
	HasAttachments              *bool            `json:"HasAttachments,omitempty"`
	Attachments                 []wireAttachment `json:"Attachments,omitzero"`
	HasValidationErrors         *bool            `json:"HasValidationErrors,omitempty"`
	StatusAttributeString       *string          `json:"StatusAttributeString,omitempty"`
	ValidationErrors            []message        `json:"ValidationErrors,omitzero"`
}

type wireAddress struct {
	AddressType  *string `json:"AddressType,omitempty"`
	AddressLine1 *string `json:"AddressLine1,omitempty"`
	AddressLine2 *string `json:"AddressLine2,omitempty"`
	AddressLine3 *string `json:"AddressLine3,omitempty"`
	AddressLine4 *string `json:"AddressLine4,omitempty"`
	City         *string `json:"City,omitempty"`
	Region       *string `json:"Region,omitempty"`
	PostalCode   *string `json:"PostalCode,omitempty"`
	Country      *string `json:"Country,omitempty"`
	AttentionTo  *string `json:"AttentionTo,omitempty"`
}

type wirePhone struct {
	PhoneType        *string   `json:"PhoneType,omitempty"`
	PhoneNumber      *string   `json:"PhoneNumber,omitempty"`
	PhoneAreaCode    *string   `json:"PhoneAreaCode,omitempty"`
	PhoneCountryCode *string   `json:"PhoneCountryCode,omitempty"`
	ValidationErrors []message `json:"ValidationErrors,omitzero"`
}

type wirePerson struct {
	FirstName       *string `json:"FirstName,omitempty"`
	LastName        *string `json:"LastName,omitempty"`
	EmailAddress    *string `json:"EmailAddress,omitempty"`
	IncludeInEmails *bool   `json:"IncludeInEmails,omitempty"`
}

// contactShape is how much of a contact a reply shows (contract sections 7 and 8).
type contactShape struct {
	// isWrite: replies to writes and the contact of one document show empty texts and the tracking categories.
	isWrite bool
	// isOne: a contact fetched alone shows its attachments.
	isOne bool
	// isPaged: pages, and a contact fetched alone, show where it was merged to and its defaults.
	isPaged bool
	// isBlank: an unpaged list with where shows empty texts instead of stubs.
	isBlank bool
	// isSummary: leaves out whether it is a customer or supplier.
	isSummary bool
}

// showContact writes a contact in a shape.
func showContact(c books.Contact, shape contactShape) wireContact {
	isBlank := shape.isWrite || shape.isBlank
	w := wireContact{
		ContactID:           new(c.ID),
		ContactNumber:       filledText(c.Number),
		AccountNumber:       filledText(c.AccountNumber),
		ContactStatus:       new(c.Status),
		Name:                new(c.Name),
		FirstName:           filledText(c.FirstName),
		LastName:            filledText(c.LastName),
		EmailAddress:        filledText(c.EmailAddress),
		BankAccountDetails:  filledText(c.BankAccountDetails),
		CompanyNumber:       filledText(c.CompanyNumber),
		TaxNumber:           filledText(c.TaxNumber),
		Addresses:           showAddresses(c.Addresses, isBlank),
		Phones:              showPhones(c.Phones, isBlank),
		UpdatedDateUTC:      stamp(c.UpdatedAt),
		ContactGroups:       []wireGroup{},
		IsSupplier:          new(c.IsSupplier),
		IsCustomer:          new(c.IsCustomer),
		ContactPersons:      showPersons(c.Persons),
		Website:             filledText(c.Website),
		HasValidationErrors: new(false),
	}
	if isBlank && w.BankAccountDetails == nil {
		w.BankAccountDetails = new("")
	}
	if shape.isSummary {
		w.IsSupplier, w.IsCustomer = nil, nil
	}
	if shape.isWrite {
		w.SalesTrackingCategories, w.PurchasesTrackingCategories = []struct{}{}, []struct{}{}
	} else {
		w.HasAttachments = new(c.HasAttachments)
	}
	if shape.isOne {
		w.Attachments = []wireAttachment{}
	}
	if shape.isWrite || shape.isPaged {
		w.showDefaults(c)
	}
	return w
}

// showDefaults adds what unpaged lists leave out.
func (w *wireContact) showDefaults(c books.Contact) {
	w.MergedToContactID = filledText(c.MergedToID)
	w.AccountsReceivableTaxType = filledText(c.SalesTaxType)
	w.AccountsPayableTaxType = filledText(c.PurchasesTaxType)
	w.DefaultCurrency = filledText(string(c.DefaultCurrency))
	w.SalesDefaultAccountCode = filledText(c.SalesAccountCode)
	w.PurchasesDefaultAccountCode = filledText(c.PurchasesAccountCode)
	w.PaymentTerms = showDueTerms(c)
	if c.Discount != 0 {
		w.Discount = number(c.Discount.String())
	}
	w.ContactGroups = showGroups(c.Groups)
}

// shortContact is the contact on the documents of a list.
func shortContact(id, name string) *wireContact {
	return &wireContact{
		ContactID: new(id), Name: filledText(name), Addresses: []wireAddress{}, Phones: []wirePhone{},
		ContactGroups: []wireGroup{}, ContactPersons: []wirePerson{}, HasValidationErrors: new(false),
	}
}

// showAddresses writes both types; one that the contact lacks is a stub.
func showAddresses(stored []books.Address, isBlank bool) []wireAddress {
	shown := make([]wireAddress, 0, 2)
	for _, kind := range []string{"POBOX", "STREET"} {
		w := wireAddress{AddressType: new(kind)}
		for _, a := range stored {
			if a.Type == kind {
				w = wireAddress{
					AddressType: new(kind), AddressLine1: filledText(a.Line1), AddressLine2: filledText(a.Line2),
					AddressLine3: filledText(a.Line3), AddressLine4: filledText(a.Line4), City: new(a.City),
					Region: new(a.Region), PostalCode: new(a.PostalCode), Country: new(a.Country),
					AttentionTo: filledText(a.AttentionTo),
				}
			}
		}
		if isBlank && w.City == nil {
			w.City, w.Region, w.PostalCode, w.Country = new(""), new(""), new(""), new("")
		}
		shown = append(shown, w)
	}
	return shown
}

// showPhones writes all four types; one that the contact lacks is a stub.
func showPhones(stored []books.Phone, isBlank bool) []wirePhone {
	shown := make([]wirePhone, 0, 4)
	for _, kind := range []string{"DDI", "DEFAULT", "FAX", "MOBILE"} {
		w := wirePhone{PhoneType: new(kind)}
		for _, p := range stored {
			if p.Type == kind {
				w.PhoneNumber, w.PhoneAreaCode, w.PhoneCountryCode = new(p.Number), new(p.AreaCode), new(p.CountryCode)
			}
		}
		if isBlank && w.PhoneNumber == nil {
			w.PhoneNumber, w.PhoneAreaCode, w.PhoneCountryCode = new(""), new(""), new("")
		}
		shown = append(shown, w)
	}
	return shown
}

func showPersons(stored []books.ContactPerson) []wirePerson {
	shown := make([]wirePerson, 0, len(stored))
	for _, p := range stored {
		shown = append(shown, wirePerson{
			FirstName: filledText(p.FirstName), LastName: filledText(p.LastName),
			EmailAddress: filledText(p.EmailAddress), IncludeInEmails: new(p.IncludeInEmails),
		})
	}
	return shown
}

// input turns what was sent into what the rules take.
func (w wireContact) input() books.ContactInput {
	in := books.ContactInput{
		ID: w.ContactID, Number: w.ContactNumber, Name: w.Name, AccountNumber: w.AccountNumber, Status: w.ContactStatus,
		FirstName: w.FirstName, LastName: w.LastName, EmailAddress: w.EmailAddress, CompanyNumber: w.CompanyNumber,
		TaxNumber: w.TaxNumber, BankAccountDetails: w.BankAccountDetails, DefaultCurrency: w.DefaultCurrency,
		SalesAccountCode: w.SalesDefaultAccountCode, PurchasesAccountCode: w.PurchasesDefaultAccountCode,
		SalesTaxType: w.AccountsReceivableTaxType, PurchasesTaxType: w.AccountsPayableTaxType,
	}
	for _, a := range w.Addresses {
		in.Addresses = append(in.Addresses, books.Address{
			Type: text(a.AddressType), Line1: text(a.AddressLine1), Line2: text(a.AddressLine2), Line3: text(a.AddressLine3),
			Line4: text(a.AddressLine4), City: text(a.City), Region: text(a.Region), PostalCode: text(a.PostalCode),
			Country: text(a.Country), AttentionTo: text(a.AttentionTo),
		})
	}
	for _, p := range w.Phones {
		in.Phones = append(in.Phones, books.Phone{
			Type: text(p.PhoneType), Number: text(p.PhoneNumber), AreaCode: text(p.PhoneAreaCode), CountryCode: text(p.PhoneCountryCode),
		})
	}
	if w.ContactPersons != nil {
		in.Persons = make([]books.ContactPerson, 0, len(w.ContactPersons))
	}
	if w.PaymentTerms != nil {
		in.BillTerms, in.SalesTerms = w.PaymentTerms.Bills.input(), w.PaymentTerms.Sales.input()
	}
	for _, p := range w.ContactPersons {
		in.Persons = append(in.Persons, books.ContactPerson{
			FirstName: text(p.FirstName), LastName: text(p.LastName), EmailAddress: text(p.EmailAddress),
			IncludeInEmails: p.IncludeInEmails != nil && *p.IncludeInEmails,
		})
	}
	return in
}

// text returns what a field says, "" where it was not sent.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// refusedContact echoes what was sent with what is wrong with it.
func refusedContact(sent wireContact, id string, errors []string) wireContact {
	w := sent
	w.ContactID = new(id)
	if w.Addresses == nil {
		w.Addresses = []wireAddress{}
	}
	w.Phones = make([]wirePhone, 0, len(sent.Phones))
	for _, p := range sent.Phones {
		p.ValidationErrors = []message{}
		w.Phones = append(w.Phones, p)
	}
	w.ContactGroups = []wireGroup{}
	if w.ContactPersons == nil {
		w.ContactPersons = []wirePerson{}
	}
	w.HasValidationErrors = new(len(errors) > 0)
	w.ValidationErrors = messages(errors)
	return w
}
