package xero_test

import (
	"slices"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/xero"
)

// Covers 9.lines/update-rule, 9.fields/senttocontact, 9.fields/expectedpaymentdate-accrec, 9.status/authorised.
// Covers 8/contactpersons, 8/contactstatus.
func TestTheBytesOfChanges(t *testing.T) {
	t.Parallel()
	lines, err := xero.EncodeInvoiceChange(anID, xero.SalesInvoice, xero.InvoiceChange{
		InvoiceNumber: "SO-1042A", Reference: "PO 78", ContactID: aContact, DueDate: civil.Date{Year: 2026, Month: 11, Day: 14},
		ExpectedPaymentDate: civil.Date{Year: 2026, Month: 11, Day: 20}, Status: xero.StatusAuthorised, MarkSent: true,
		Lines: []xero.ChangedLine{
			{LineItemID: "52208ff9-528a-4985-a9ad-b2b1d4210e38", NewLineItem: xero.NewLineItem{Description: "Stool", HasFigures: true, Quantity: 3 * money.One, UnitAmount: 10_500_000, AccountCode: "200"}},
			{NewLineItem: xero.NewLineItem{Description: "Thank you."}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "invoice-change.json", lines)
	void, err := xero.EncodeInvoiceChange(anID, xero.Bill, xero.InvoiceChange{Status: xero.StatusVoided})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "invoice-void.json", void)
	contact, err := xero.EncodeContactChange(aContact, xero.ContactChange{ContactStatus: xero.ContactArchived, NewContact: xero.NewContact{
		EmailAddress: "new@kauri.example", ContactPersons: []xero.ContactPerson{{FirstName: "Ana", LastName: "Reid", IncludeInEmails: true}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "contact-change.json", contact)
}

// Covers 9.fields/reference, 9.fields/brandingthemeid-url, 9.fields/invoicenumber, 9.lines/description.
// Covers 9.status/text, 9.status/paid-voided-deleted, 9.fields/expectedpaymentdate-accrec.
func TestAChangeXeroWouldRefuseIsNotEncoded(t *testing.T) {
	t.Parallel()
	for field, c := range map[string]struct {
		documentType string
		change       xero.InvoiceChange
	}{
		"invoices[0].type":                {"QUOTE", xero.InvoiceChange{Status: xero.StatusDraft}},
		"invoices[0].status":              {xero.Bill, xero.InvoiceChange{Status: xero.StatusPaid}},
		"invoices[0].reference":           {xero.Bill, xero.InvoiceChange{Reference: "x"}},
		"invoices[0].expectedPaymentDate": {xero.Bill, xero.InvoiceChange{ExpectedPaymentDate: civil.Date{Year: 2026, Month: 1, Day: 1}}},
		"invoices[0].plannedPaymentDate":  {xero.SalesInvoice, xero.InvoiceChange{PlannedPaymentDate: civil.Date{Year: 2026, Month: 1, Day: 1}}},
		"invoices[0].url":                 {xero.Bill, xero.InvoiceChange{URL: "https://xero.example"}},
		"invoices[0].invoiceNumber":       {xero.Bill, xero.InvoiceChange{InvoiceNumber: strings.Repeat("1", 256)}},
		"invoices[0].lines":               {xero.Bill, xero.InvoiceChange{Lines: []xero.ChangedLine{}}},
		"invoices[0].lines[0].description": {xero.Bill, xero.InvoiceChange{
			Lines: []xero.ChangedLine{{NewLineItem: xero.NewLineItem{Description: strings.Repeat("d", 4001)}}}}},
	} {
		if body, err := xero.EncodeInvoiceChange(anID, c.documentType, c.change); body != nil || onlyField(err) != field {
			t.Errorf("%s: %s, %v", field, body, err)
		}
	}
	if _, err := xero.EncodeInvoiceChange("", xero.Bill, xero.InvoiceChange{}); onlyField(err) != "invoices[0].id" {
		t.Errorf("no id: %v", err)
	}
}

// Covers 8/name, 8/contactnumber, 8/accountnumber-taxnumber-companynumber, 8/emailaddress, 8/firstname-lastname.
// Covers 8/addresses, 8/phones, 8/contactpersons.
func TestAContactXeroWouldRefuseIsNotEncoded(t *testing.T) {
	t.Parallel()
	long := func(n int) string { return strings.Repeat("x", n) }
	for field, change := range map[string]func(*xero.NewContact){
		"contacts[0].name":                       func(c *xero.NewContact) { c.Name = long(256) },
		"contacts[0].contactNumber":              func(c *xero.NewContact) { c.ContactNumber = long(51) },
		"contacts[0].accountNumber":              func(c *xero.NewContact) { c.AccountNumber = long(51) },
		"contacts[0].taxNumber":                  func(c *xero.NewContact) { c.TaxNumber = long(51) },
		"contacts[0].companyNumber":              func(c *xero.NewContact) { c.CompanyNumber = long(51) },
		"contacts[0].emailAddress":               func(c *xero.NewContact) { c.EmailAddress = long(256) },
		"contacts[0].firstName":                  func(c *xero.NewContact) { c.FirstName = long(256) },
		"contacts[0].lastName":                   func(c *xero.NewContact) { c.LastName = long(256) },
		"contacts[0].contactPersons":             func(c *xero.NewContact) { c.ContactPersons = make([]xero.ContactPerson, 6) },
		"contacts[0].addresses[0].addressLine2":  func(c *xero.NewContact) { c.Addresses[0].AddressLine2 = long(501) },
		"contacts[0].addresses[0].city":          func(c *xero.NewContact) { c.Addresses[0].City = long(256) },
		"contacts[0].addresses[0].region":        func(c *xero.NewContact) { c.Addresses[0].Region = long(256) },
		"contacts[0].addresses[0].attentionTo":   func(c *xero.NewContact) { c.Addresses[0].AttentionTo = long(256) },
		"contacts[0].addresses[0].postalCode":    func(c *xero.NewContact) { c.Addresses[0].PostalCode = long(51) },
		"contacts[0].addresses[0].country":       func(c *xero.NewContact) { c.Addresses[0].Country = long(51) },
		"contacts[0].phones[0].phoneNumber":      func(c *xero.NewContact) { c.Phones[0].PhoneNumber = long(51) },
		"contacts[0].phones[0].phoneAreaCode":    func(c *xero.NewContact) { c.Phones[0].PhoneAreaCode = long(11) },
		"contacts[0].phones[0].phoneCountryCode": func(c *xero.NewContact) { c.Phones[0].PhoneCountryCode = long(21) },
	} {
		contact := aNewContact()
		change(&contact)
		if body, err := xero.EncodeContacts([]xero.NewContact{contact}); body != nil || onlyField(err) != field {
			t.Errorf("%s: %s, %v", field, body, err)
		}
	}
	for _, name := range []string{"a<b", "a>b", " a", "a ", "a  b"} {
		contact := aNewContact()
		contact.Name = name
		if _, err := xero.EncodeContacts([]xero.NewContact{contact}); onlyField(err) != "contacts[0].name" {
			t.Errorf("%q: %v", name, err)
		}
	}
	_, many := xero.EncodeContacts(slices.Repeat([]xero.NewContact{aNewContact()}, 51))
	_, invoices := xero.EncodeInvoices(slices.Repeat([]xero.NewInvoice{anInvoice()}, 51))
	_, noID := xero.EncodeContactChange("", xero.ContactChange{})
	_, status := xero.EncodeContactChange(aContact, xero.ContactChange{ContactStatus: "GDPRREQUEST"})
	for field, err := range map[string]error{"contacts": many, "invoices": invoices, "contacts[0].id": noID, "contacts[0].contactStatus": status} {
		if onlyField(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// Covers 9.online-invoice-and-email/text.
func TestTheOnlineInvoiceIsFoundWhereThereIsOne(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"OnlineInvoices":[{"OnlineInvoiceUrl":"https://in.xero.com/iztKMjyA"}]}`: "https://in.xero.com/iztKMjyA",
		`{"OnlineInvoices":[]}`: "", `{"OnlineInvoices":[{}]}`: "",
	} {
		b := setup(t, answer(200, body))
		address, hasOne, err := b.Client.FindOnlineInvoice(t.Context(), anID)
		if err != nil || address != want || hasOne != (want != "") || b.seen()[0].Path != "/api.xro/2.0/Invoices/"+anID+"/OnlineInvoice" {
			t.Errorf("%s: %q, %v, %v", body, address, hasOne, err)
		}
	}
}

// Covers 9.status/draft, 9.status/submitted, 9.status/authorised, 9.status/paid-voided-deleted, 9.status/text.
func TestADocumentCanBeMovedToEveryStateButPaid(t *testing.T) {
	t.Parallel()
	for status, canBecome := range map[string]bool{
		xero.StatusDraft: true, xero.StatusSubmitted: true, xero.StatusAuthorised: true, xero.StatusDeleted: true, xero.StatusVoided: true,
		xero.StatusPaid: false, "OPEN": false,
	} {
		body, err := xero.EncodeInvoiceChange(anID, xero.Bill, xero.InvoiceChange{Status: status})
		if (err == nil) != canBecome || canBecome && string(body) != `{"Invoices":[{"InvoiceID":"`+anID+`","Status":"`+status+`"}]}` {
			t.Errorf("%s: %s, %v", status, body, err)
		}
	}
}

// What is due of a voided document is told in two ways; both are a success.
//
// Covers 9.status/void-reply.
func TestAVoidedDocumentIsOneWhateverIsDueOfIt(t *testing.T) {
	t.Parallel()
	for due, want := range map[string]money.Amount{"24.15": 2415, "0.0": 0} {
		reply := decoded(xero.PathInvoice, 200, `{"Invoices":[{"InvoiceID":"`+anID+`","Status":"VOIDED","Total":24.15,"AmountDue":`+due+`}]}`)
		if e := reply.Elements[0]; !reply.Readable || e.HasErrors || e.Status != xero.StatusVoided || e.Invoice.AmountDue != want {
			t.Errorf("%s: %+v", due, reply)
		}
	}
}
