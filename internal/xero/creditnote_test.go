package xero_test

import (
	"slices"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/xero"
)

const aCreditNote = "249f15fa-f2a7-4acc-8769-0984103f2225"

const creditNotesPage = `{"Id":"0fa4","Status":"OK","DateTimeUTC":"\/Date(1789378199160)\/","pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":2},
"CreditNotes":[{"CreditNoteID":"249F15FA-F2A7-4ACC-8769-0984103F2225","CreditNoteNumber":"CN-0005","ID":"249f15fa-f2a7-4acc-8769-0984103f2225",
"Payments":[{"PaymentID":"6b037c9b-2e5d-4905-84d3-eabfb3438242","Date":"\/Date(1789344000000+0000)\/","Amount":2.0,"Reference":"Too much","CurrencyRate":1.0}],
"CurrencyRate":1.0,"Type":"ACCRECCREDIT","Reference":"US Tour","RemainingCredit":30.15,"HasErrors":false,"StatusAttributeString":"OK",
"Allocations":[{"AllocationID":"b12335f4-a1e5-4431-aeb4-488e5547558e","Amount":2.35,"Date":"\/Date(1789344000000+0000)\/",
"Invoice":{"InvoiceID":"D6362594-9AB3-4E26-B6FF-2B7F4F2C9A10","InvoiceNumber":"SO-1042","Payments":[],"LineItems":[]}}],"HasAttachments":true,
"Contact":{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","Name":"Kauri & Sons"},"DateString":"2026-09-14T00:00:00","Date":"\/Date(1789344000000+0000)\/",
"Status":"AUTHORISED","LineAmountTypes":"Exclusive","LineItems":[{"LineItemID":"52208ff9-528a-4985-a9ad-b2b1d4210e38","Description":"Stool","Quantity":2.0,"UnitAmount":15.0000,
"LineAmount":30.0,"TaxAmount":4.5,"AccountCode":"200","TaxType":"OUTPUT2"}],"SubTotal":30.0,"TotalTax":4.5,"Total":34.5,
"UpdatedDateUTC":"\/Date(1789378199100+0000)\/","UpdatedDateUTCString":"2026-09-14T09:29:59Z","CurrencyCode":"NZD"},
{"CreditNoteID":"f8021bd2-9a6a-4c19-8477-163da0b9290f","CreditNoteNumber":"","Type":"ACCPAYCREDIT","Status":"PROVISIONAL","DateString":"2026-09-15T00:00:00",
"UpdatedDateUTCString":"2026-09-15T09:29:59Z","Contact":{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51"},"LineItems":[]}]}`

const allocated = `{"Id":"0fa5","Status":"OK","Allocations":[{"Amount":1.5,"Date":"\/Date(1789344000000+0000)\/",
"Invoice":{"InvoiceID":"d6362594-9ab3-4e26-b6ff-2b7f4f2c9a10","LineItems":[],"ValidationErrors":[]},
"CreditNote":{"CreditNoteID":"249f15fa-f2a7-4acc-8769-0984103f2225","LineItems":[]},"ValidationErrors":[]}]}`

// Covers 6/updateddateutcstring-2026-09-14t09-29-59z-on, 6/element-times-date-1789378199100-0000.
func TestACreditNoteIsReadToTheCent(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, creditNotesPage))
	page, err := b.Client.ListCreditNotes(t.Context(), xero.CreditNoteQuery{})
	if err != nil || len(page.CreditNotes) != 2 || page.Page.Items != 2 || page.ServerTime.IsZero() {
		t.Fatalf("%+v, %v", page, err)
	}
	n, other := page.CreditNotes[0], page.CreditNotes[1]
	allocation := n.Allocations[0]
	for field, pair := range map[string][2]string{
		"id":         {n.CreditNoteID + " " + n.CreditNoteNumber + " " + n.Type, aCreditNote + " CN-0005 " + xero.SalesCredit},
		"sums":       {n.SubTotal.String() + " " + n.TotalTax.String() + " " + n.Total.String() + " " + n.RemainingCredit.String(), "30.00 4.50 34.50 30.15"},
		"line":       {n.LineItems[0].UnitAmount.String() + " " + n.LineItems[0].LineAmount.String(), "15.00 30.00"},
		"allocation": {allocation.Amount.String() + " " + allocation.Date.String() + " " + allocation.Invoice.ID + " " + allocation.Invoice.Number, "2.35 2026-09-14 " + anID + " SO-1042"},
		"refund":     {n.Payments[0].Amount.String() + " " + n.Payments[0].Date.String(), "2.00 2026-09-14"},
		"updated":    {n.UpdatedAt.Format(time.RFC3339Nano), "2026-09-14T09:29:59.1Z"},
		"other":      {other.Status + " " + other.Date.String() + " " + other.UpdatedAt.Format(time.RFC3339), "PROVISIONAL 2026-09-15 2026-09-15T09:29:59Z"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", field, pair[0], pair[1])
		}
	}
	if !n.HasTotal() || other.HasTotal() {
		t.Error("only the first names a total")
	}
}

func aNewCreditNote() xero.NewCreditNote {
	return xero.NewCreditNote{
		Type: xero.SalesCredit, ContactID: aContact, CreditNoteNumber: "CN-1042", Reference: "SO-1042", Date: civil.Date{Year: 2026, Month: 9, Day: 14},
		LineAmountTypes: money.Inclusive, CurrencyCode: "USD", CurrencyRate: 592_185, Status: xero.StatusAuthorised,
		BrandingThemeID: "7889a0ac-262a-40e3-8a63-9a769b1a18af",
		Lines: []xero.NewLineItem{
			{Description: "Stool, returned", HasFigures: true, Quantity: money.One, UnitAmount: 1_795_100, AccountCode: "200", TaxType: "OUTPUT2"},
			{Description: "Sorry for the broken leg."},
		},
	}
}

func TestTheBytesOfCreditNotesAndAllocations(t *testing.T) {
	t.Parallel()
	supplier := aNewCreditNote()
	supplier.Type, supplier.Reference, supplier.CurrencyCode, supplier.CurrencyRate, supplier.BrandingThemeID = xero.BillCredit, "", "NZD", 0, ""
	notes, err := xero.EncodeCreditNotes([]xero.NewCreditNote{aNewCreditNote(), supplier})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "creditnotes.json", notes)
	allocations, err := xero.EncodeAllocations([]xero.NewAllocation{{InvoiceID: anID, Amount: 2035, Date: civil.Date{Year: 2026, Month: 9, Day: 15}}})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "allocations.json", allocations)
	status, err := xero.EncodeCreditNoteStatus(aCreditNote, xero.StatusVoided)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "creditnote-status.json", status)
}

// Covers 9.lines/discountrate-discountamount, 6/at-most-10-mb-a-request-the-same-page.
func TestACreditNoteXeroWouldChangeIsNotEncoded(t *testing.T) {
	t.Parallel()
	for field, change := range map[string]func(*xero.NewCreditNote){
		"creditNotes[0].type":             func(n *xero.NewCreditNote) { n.Type = xero.Bill },
		"creditNotes[0].contact":          func(n *xero.NewCreditNote) { n.ContactID = "" },
		"creditNotes[0].creditNoteNumber": func(n *xero.NewCreditNote) { n.Type, n.Reference, n.CreditNoteNumber = xero.BillCredit, "", "" },
		"creditNotes[0].reference":        func(n *xero.NewCreditNote) { n.Type = xero.BillCredit },
		"creditNotes[0].date":             func(n *xero.NewCreditNote) { n.Date = civil.Date{} },
		"creditNotes[0].lineAmountTypes":  func(n *xero.NewCreditNote) { n.LineAmountTypes = "" },
		"creditNotes[0].currencyCode":     func(n *xero.NewCreditNote) { n.CurrencyCode = "" },
		"creditNotes[0].currencyRate":     func(n *xero.NewCreditNote) { n.CurrencyRate = -1 },
		"creditNotes[0].status":           func(n *xero.NewCreditNote) { n.Status = xero.StatusPaid },
		"creditNotes[0].lines":            func(n *xero.NewCreditNote) { n.Lines = nil },
		"creditNotes[0].lines[0].discount": func(n *xero.NewCreditNote) {
			n.Lines[0].DiscountRate = money.One
		},
	} {
		note := aNewCreditNote()
		change(&note)
		if body, err := xero.EncodeCreditNotes([]xero.NewCreditNote{note}); body != nil || onlyField(err) != field {
			t.Errorf("%s: %s, %v", field, body, err)
		}
	}
	for field, allocation := range map[string]xero.NewAllocation{
		"allocations[0].invoice": {Amount: 1, Date: civil.Date{Year: 2026, Month: 1, Day: 1}},
		"allocations[0].amount":  {InvoiceID: anID, Date: civil.Date{Year: 2026, Month: 1, Day: 1}},
		"allocations[0].date":    {InvoiceID: anID, Amount: 1},
	} {
		if body, err := xero.EncodeAllocations([]xero.NewAllocation{allocation}); body != nil || onlyField(err) != field {
			t.Errorf("%s: %s, %v", field, body, err)
		}
	}
	_, many := xero.EncodeCreditNotes(slices.Repeat([]xero.NewCreditNote{aNewCreditNote()}, 51))
	_, none := xero.EncodeAllocations(nil)
	_, paid := xero.EncodeCreditNoteStatus(aCreditNote, xero.StatusPaid)
	_, noID := xero.EncodeCreditNoteStatus("", xero.StatusVoided)
	for field, err := range map[string]error{"creditNotes": many, "allocations": none, "creditNotes[0].status": paid, "creditNotes[0].id": noID} {
		if onlyField(err) != field || !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", field, err)
		}
	}
}
