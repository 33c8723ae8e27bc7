package xero_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/xero"
)

var update = flag.Bool("update", false, "write the golden files")

func anInvoice() xero.NewInvoice {
	return xero.NewInvoice{
		Type: xero.SalesInvoice, ContactID: aContact, InvoiceNumber: "SO-1042", Reference: "PO 77 <rush> & co",
		Date: civil.Date{Year: 2026, Month: 9, Day: 14}, DueDate: civil.Date{Year: 2026, Month: 10, Day: 14},
		LineAmountTypes: money.Exclusive, CurrencyCode: "USD", CurrencyRate: 592_185, Status: xero.StatusAuthorised,
		BrandingThemeID: "7889a0ac-262a-40e3-8a63-9a769b1a18af", URL: "https://daybook.example/orders/1042",
		Lines: []xero.NewLineItem{
			{Description: "Stool – kauri, ⌀ 30", HasFigures: true, Quantity: 2 * money.One, UnitAmount: 1_795_100, AccountCode: "200", TaxType: "OUTPUT2", DiscountRate: 12_500_000},
			{Description: "Freight", HasFigures: true, Quantity: money.One, UnitAmount: 25 * money.One, AccountCode: "260", TaxType: "OUTPUT2", DiscountAmount: 500,
				Tracking: []xero.LineTracking{{TrackingCategoryID: "351953c4-8127-4009-88c3-f9cd8c9cbe9f", TrackingOptionID: "6eb12fdf-63de-4033-98df-be679d84e3c2"}}},
			{Description: "Rounding", HasFigures: true, Quantity: -500_000, UnitAmount: 100, AccountCode: "200", TaxType: "NONE", ItemCode: "R-1"},
			{Description: "Thank you for your order."},
		},
	}
}

func aBill() xero.NewInvoice {
	return xero.NewInvoice{
		Type: xero.Bill, ContactID: aContact, InvoiceNumber: "4711", Date: civil.Date{Year: 2026, Month: 9, Day: 14},
		LineAmountTypes: money.NoTax, CurrencyCode: "NZD", Status: xero.StatusDraft,
		Lines: []xero.NewLineItem{{Description: "Timber", HasFigures: true, Quantity: 12_345_600, UnitAmount: 0, AccountCode: "310"}},
	}
}

func aNewContact() xero.NewContact {
	return xero.NewContact{
		Name: "Kauri & Sons", ContactNumber: "7f3k", EmailAddress: "accounts@kauri.example", TaxNumber: "49-091-850", DefaultCurrency: "NZD",
		Addresses: []xero.Address{{AddressType: "STREET", AddressLine1: "1 Rata St", City: "Nelson", PostalCode: "7010", Country: "New Zealand"}},
		Phones:    []xero.Phone{{PhoneType: "DEFAULT", PhoneNumber: "555 0100", PhoneAreaCode: "03", PhoneCountryCode: "64"}},
	}
}

// golden compares with a file under testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(path, got, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s: %v\nhave %s\nwant %s", name, err, got, want)
	}
}

// Covers 6/body-is-invoices-one-bare-object-also, 6/dates-are-sent-as-yyyy-mm-dd, 8/addresses, 8/phones.
// Covers 9.fields/to-create, 9.fields/lineamounttypes, 9.fields/currencycode-currencyrate, 9.lines/description.
// Covers 9.lines/discountrate-discountamount, 9.lines/tracking, 9.lines/itemcode, 9.lines/taxtype, 9.fields/brandingthemeid-url.
func TestTheBytesOfDocumentsAndContacts(t *testing.T) {
	t.Parallel()
	invoices, err := xero.EncodeInvoices([]xero.NewInvoice{anInvoice(), aBill()})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "invoices.json", invoices)
	contacts, err := xero.EncodeContacts([]xero.NewContact{aNewContact(), {Name: "Short", ContactNumber: "x1"}})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "contacts.json", contacts)
}

// Covers 8/name, 8/contactnumber, 9.fields/to-create, 9.fields/status-on-create, 9.fields/invoicenumber.
// Covers 9.fields/reference, 9.fields/lineamounttypes, 9.fields/currencycode-currencyrate, 9.lines/description.
// Covers 9.lines/quantity, 9.lines/unitamount, 9.lines/discountrate-discountamount, 9.lines/tracking, 9.status/text.
// Covers 9.fields/brandingthemeid-url.
// Covers 8/empty-identification-on-a-document-the, 9.fields/date, 10/1, 10/2, 17/no-required-on-invoice-lineitem-contact.
func TestADocumentXeroWouldChangeIsNotEncoded(t *testing.T) {
	t.Parallel()
	for field, change := range map[string]func(*xero.NewInvoice){
		"invoices[0].type":                 func(i *xero.NewInvoice) { i.Type = "QUOTE" },
		"invoices[0].contact":              func(i *xero.NewInvoice) { i.ContactID = "00000000-0000-0000-0000-000000000000" },
		"invoices[0].invoiceNumber":        func(i *xero.NewInvoice) { *i = aBill(); i.InvoiceNumber = "" },
		"invoices[0].reference":            func(i *xero.NewInvoice) { *i = aBill(); i.Reference = "x" },
		"invoices[0].date":                 func(i *xero.NewInvoice) { i.Date = civil.Date{} },
		"invoices[0].lineAmountTypes":      func(i *xero.NewInvoice) { i.LineAmountTypes = "gross" },
		"invoices[0].currencyCode":         func(i *xero.NewInvoice) { i.CurrencyCode = "" },
		"invoices[0].currencyRate":         func(i *xero.NewInvoice) { i.CurrencyRate = -1 },
		"invoices[0].status":               func(i *xero.NewInvoice) { i.Status = xero.StatusPaid },
		"invoices[0].url":                  func(i *xero.NewInvoice) { i.URL = "https://go.XERO.example" },
		"invoices[0].lines":                func(i *xero.NewInvoice) { i.Lines = nil },
		"invoices[0].lines[3].description": func(i *xero.NewInvoice) { i.Lines[3].Description = "" },
		"invoices[0].lines[0].quantity":    func(i *xero.NewInvoice) { i.Lines[0].Quantity = 1_000_010 },
		"invoices[0].lines[0].unitAmount":  func(i *xero.NewInvoice) { i.Lines[0].UnitAmount = 1_000_001 },
		"invoices[0].lines[0].discount":    func(i *xero.NewInvoice) { i.Lines[0].DiscountAmount = 1 },
		"invoices[0].lines[1].tracking":    func(i *xero.NewInvoice) { i.Lines[1].Tracking = make([]xero.LineTracking, 3) },
	} {
		invoice := anInvoice()
		change(&invoice)
		body, err := xero.EncodeInvoices([]xero.NewInvoice{invoice})
		problem, _ := errors.AsType[*fault.Error](err)
		if body != nil || problem == nil || problem.Code != fault.Invalid || len(problem.Fields) != 1 || problem.Fields[field] == "" {
			t.Errorf("%s: %s, %v", field, body, err)
		}
	}
	discounted := aBill()
	discounted.Lines[0].DiscountRate = money.One
	if _, err := xero.EncodeInvoices([]xero.NewInvoice{discounted}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a discount on a bill: %v", err)
	}
	for name, contacts := range map[string][]xero.NewContact{"none": nil, "no name": {{ContactNumber: "x"}}, "no number": {{Name: "x"}}} {
		if _, err := xero.EncodeContacts(contacts); !fault.Is(err, fault.Invalid) {
			t.Errorf("contacts, %s: %v", name, err)
		}
	}
	if _, err := xero.EncodeInvoices(nil); !fault.Is(err, fault.Invalid) {
		t.Errorf("no document: %v", err)
	}
}

// The figures of a line survive the way out and back, whatever they are.
func TestFiguresReadBackAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		invoice := anInvoice()
		line := &invoice.Lines[0]
		line.Quantity = money.Quantity(rapid.Int64Range(-1e12, 1e12).Draw(t, "quantity") * 100)
		line.UnitAmount = money.Price(rapid.Int64Range(-1e14, 1e14).Draw(t, "price") * 100)
		line.DiscountRate = money.Percent(rapid.Int64Range(0, 100*money.One).Draw(t, "discount"))
		invoice.CurrencyRate = money.Rate(rapid.Int64Range(1, 1e12).Draw(t, "rate"))
		invoice.Reference = rapid.StringMatching(`[ -~äöü€<>&"]{0,40}`).Draw(t, "reference")
		body, err := xero.EncodeInvoices([]xero.NewInvoice{invoice})
		if err != nil {
			t.Fatal(err)
		}
		again, _ := xero.EncodeInvoices([]xero.NewInvoice{invoice})
		if !bytes.Equal(body, again) || bytes.ContainsAny(body, "\n") {
			t.Fatalf("the same document gave\n%s\n%s", body, again)
		}
		page, err := xero.DecodeInvoices(body)
		if err != nil {
			t.Fatal(err)
		}
		back := page.Invoices[0]
		if back.LineItems[0].Quantity != line.Quantity || back.LineItems[0].UnitAmount != line.UnitAmount || back.LineItems[0].DiscountRate != line.DiscountRate ||
			back.CurrencyRate != invoice.CurrencyRate || back.Reference != invoice.Reference || back.Date != invoice.Date {
			t.Fatalf("%s reads back as %+v", body, back)
		}
	})
}

// Covers 9.fields/lineamounttypes, 9.fields/status-on-create.
func TestEveryKindOfAmountsAndEveryStatusHasXerosWord(t *testing.T) {
	t.Parallel()
	for mode, word := range map[money.TaxMode]string{money.Exclusive: "Exclusive", money.Inclusive: "Inclusive", money.NoTax: "NoTax"} {
		for _, status := range []string{"DRAFT", "SUBMITTED", "AUTHORISED"} {
			invoice := anInvoice()
			invoice.LineAmountTypes, invoice.Status = mode, status
			body, err := xero.EncodeInvoices([]xero.NewInvoice{invoice})
			if err != nil || !bytes.Contains(body, []byte(`"LineAmountTypes":"`+word+`"`)) || !bytes.Contains(body, []byte(`"Status":"`+status+`"`)) {
				t.Errorf("%s, %s: %s, %v", mode, status, body, err)
			}
		}
	}
}

// Covers 8/document-with-only-contact-name-an-existing, 8/document-with-contactid-plus-other-contact.
// Covers 9.fields/totals, 9.lines/lineamount, 9.lines/taxamount, 10/text.
func TestADocumentCarriesTheContactsIDAlone(t *testing.T) {
	t.Parallel()
	body, err := xero.EncodeInvoices([]xero.NewInvoice{anInvoice()})
	if err != nil || !bytes.Contains(body, []byte(`"Contact":{"ContactID":"`+aContact+`"}`)) {
		t.Errorf("%s, %v", body, err)
	}
	for _, computed := range []string{"SubTotal", "TotalTax", `"Total"`, `"LineAmount"`, "TaxAmount"} {
		if bytes.Contains(body, []byte(computed)) {
			t.Errorf("%s is Xero's to compute, but it is sent: %s", computed, body)
		}
	}
}
