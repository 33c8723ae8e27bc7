package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
)

const paidEdit = "This document cannot be edited as it has a payment or credit note allocated to it."

// document creates one and returns its id.
func (b *bench) document(kind, fields string) string {
	b.t.Helper()
	return b.must(call{method: "PUT", path: "/Invoices", body: document(kind, fields), isBad: true}).wantStatus(200).at("Invoices.0.InvoiceID")
}

// pay pays a part of a document at the desk; all of it for nothing.
func (b *bench) pay(id string, cents int64) {
	b.t.Helper()
	b.clock.advance(time.Second)
	if err := b.desk().PayInvoice(b.t.Context(), id, books.Payment{Amount: moneyOf(cents)}); err != nil {
		b.t.Fatal(err)
	}
}

// Covers 9.status/part-fully-paid-bills-since-19-mar-2026.
func TestWhatMayBeEditedOnAPaidBill(t *testing.T) {
	t.Parallel()
	for _, cents := range []int64{1000, 0} {
		b := setup(t)
		id := b.document("ACCPAY", approved+`"InvoiceNumber":"B-1","Contact":{"Name":"A"}`)
		b.pay(id, cents)
		line := b.get("/Invoices/" + id).at("Invoices.0.LineItems.0.LineItemID")
		own := func(fields string) string { return `{"LineItems":[{"LineItemID":"` + line + `",` + fields + `}]}` }
		for _, edit := range []string{
			`{"InvoiceNumber":"B-2"}`, `{"Reference":"x"}`, `{"DueDate":"2026-12-01"}`, `{"Contact":{"Name":"B"}}`, `{"Url":"https://daybook.example/1"}`,
			`{"PlannedPaymentDate":"2026-12-02"}`, own(`"Description":"Other"`), own(`"AccountCode":"310","TaxType":"INPUT2"`),
			own(`"Tracking":[{"Name":"Region","Option":"North"}]`), `{"BrandingThemeID":"7889a0ac-262a-40e3-8a63-9a769b1a18af"}`,
		} {
			b.postBare("/Invoices/"+id, edit).wantStatus(200)
		}
		g := b.get("/Invoices/" + id)
		for path, want := range map[string]string{
			"InvoiceNumber": "B-2", "DueDateString": "2026-12-01T00:00:00", "Contact.Name": "B", "Url": "https://daybook.example/1",
			"PlannedPaymentDate": "/Date(1796169600000+0000)/", "LineItems.0.Description": "Other", "LineItems.0.Tracking.0.Option": "North",
		} {
			g.want("Invoices.0."+path, want)
		}
		for _, edit := range []string{
			`{"Date":"2026-09-15"}`, `{"CurrencyCode":"USD"}`, `{"LineAmountTypes":"Inclusive"}`, own(`"Quantity":3`), own(`"UnitAmount":11`), own(`"Quantity":1,"UnitAmount":21`),
			own(`"Quantity":4,"UnitAmount":5.25`), own(`"TaxType":"NONE"`), own(`"TaxType":"NONE","TaxAmount":3.15`), own(`"TaxAmount":1`), `{"RoundingAmount":0.05,"SubTotal":21,"TotalTax":3.15,"Total":24.20}`, `{"LineItems":[{"LineItemID":"` + line + `"},{"Description":"more","UnitAmount":1,"AccountCode":"310"}]}`,
		} {
			b.must(call{method: "POST", path: "/Invoices/" + id, body: edit, isBad: true}).wantRefused(paidEdit)
		}
		if err := b.desk().SetLockDates(t.Context(), civil.Date{Year: 2026, Month: 9, Day: 14}, civil.Date{}); err != nil {
			t.Fatal(err)
		}
		b.postBare("/Invoices/"+id, `{"DueDate":"2026-12-03"}`).
			wantRefused("The document date cannot be before the period lock date, currently set at 14 September 2026")
	}
}

// Covers 9.status/part-fully-paid-bills-since-19-mar-2026.
func TestNeitherTheRateNorTheKindOfAmountsOfAPaidBillIsEdited(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.document("ACCPAY", approved+`"CurrencyCode":"USD","CurrencyRate":0.5,"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":10,"AccountCode":"310","TaxType":"NONE"}]`)
	b.pay(id, 100)
	for _, edit := range []string{`{"CurrencyRate":0.6}`, `{"LineAmountTypes":"Inclusive"}`, `{"CurrencyCode":"NZD"}`} {
		b.postBare("/Invoices/"+id, edit).wantRefused(paidEdit)
	}
	b.postBare("/Invoices/"+id, `{"CurrencyRate":0.5,"LineAmountTypes":"Exclusive","CurrencyCode":"USD"}`).wantStatus(200)
}

// Covers 7/not-caught-by-it, 7/summaryonly-true.
func TestWhatIfModifiedSinceDoesNotSee(t *testing.T) {
	t.Parallel()
	b := setup(t)
	contact := b.contact("A")
	bill := b.document("ACCPAY", approved+`"InvoiceNumber":"B-1","Contact":{"Name":"A"}`)
	invoice := b.document("ACCREC", approved+`"Contact":{"Name":"A"}`)
	for _, id := range []string{bill, invoice} {
		b.pay(id, 1000)
	}
	b.clock.advance(2 * time.Second)
	since := b.clock.now().UTC().Format(time.RFC3339)
	b.postBare("/Invoices/"+bill, `{"DueDate":"2026-12-01"}`).wantStatus(200).want("Invoices.0.DueDateString", "2026-12-01T00:00:00")
	due, sent := civil.Date{Year: 2026, Month: 12, Day: 2}, true
	if err := b.desk().EditInvoice(t.Context(), invoice, books.InvoiceInput{DueDate: &due, SentToContact: &sent}); err != nil {
		t.Fatal(err)
	}
	b.get("/Invoices/"+invoice).want("Invoices.0.DueDateString", "2026-12-02T00:00:00")
	for _, path := range []string{"/Invoices?page=1", "/Contacts?page=1"} {
		b.must(call{method: "GET", path: path, modifiedSince: since}).want("pagination.itemCount", "0")
	}
	one := b.get("/Contacts/" + contact)
	one.want("Contacts.0.IsSupplier", "true")
	one.want("Contacts.0.Balances", `{"AccountsPayable":{"Outstanding":14.15,"Overdue":0.0},"AccountsReceivable":{"Outstanding":14.15,"Overdue":0.0}}`)
	b.clock.advance(90 * 24 * time.Hour)
	b.get("/Contacts?page=1").want("Contacts.0.Balances.AccountsReceivable", `{"Outstanding":14.15,"Overdue":14.15}`)
	b.pay(invoice, 0)
	b.get("/Contacts?page=1").want("Contacts.0.Balances.AccountsReceivable", `{"Outstanding":0.0,"Overdue":0.0}`)
	for _, query := range []string{"", "?summaryOnly=true"} {
		if b.get("/Contacts" + query).has("Contacts.0.Balances") {
			t.Errorf("a list %q shows balances", query)
		}
	}
	b.must(call{method: "GET", path: "/Contacts?page=1", modifiedSince: since}).want("pagination.itemCount", "0")
	reference := "x"
	if err := b.desk().EditInvoice(t.Context(), invoice, books.InvoiceInput{Reference: &reference}); err == nil {
		t.Error("a person edited the reference of a part-paid invoice")
	}
	b.postBare("/Invoices/"+bill, `{"DueDate":"2026-12-03","InvoiceNumber":"B-2"}`).wantStatus(200)
	b.postBare("/Invoices/"+invoice, `{"DueDate":"2026-12-03"}`).wantRefused(paidEdit)
	g := b.must(call{method: "GET", path: "/Invoices?page=1&order=UpdatedDateUTC%20DESC", modifiedSince: since})
	g.want("Invoices.0.InvoiceID", bill)
}

// Covers 9.fields/roundingamount, 17/text.
func TestARoundingOfTheWholeNeedsTheTotalsWithIt(t *testing.T) {
	t.Parallel()
	const line = `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","Quantity":2,"UnitAmount":10.5,"AccountCode":"200"}]`
	totals := func(rounding, total string) string {
		return `"RoundingAmount":` + rounding + `,"SubTotal":21,"TotalTax":3.15,"Total":` + total + `,`
	}
	const needs, within, status = "A rounding amount needs SubTotal, TotalTax and Total, and they must agree with the lines.",
		"The rounding amount must be between -0.10 and 0.10.", "A rounding amount needs a document that is submitted or approved."
	for name, c := range map[string]struct{ fields, refusal, total string }{
		"up":                   {approved + totals("0.05", "24.20"), "", "24.2"},
		"down":                 {approved + totals("-0.1", "24.05"), "", "24.05"},
		"the most":             {approved + totals("0.10", "24.25"), "", "24.25"},
		"none":                 {approved + `"RoundingAmount":0,`, "", "24.15"},
		"more":                 {approved + totals("0.11", "24.26"), within, ""},
		"less":                 {approved + totals("-0.11", "24.04"), within, ""},
		"totals left out":      {approved + `"RoundingAmount":0.05,`, needs, ""},
		"the tax left out":     {approved + `"RoundingAmount":0.05,"SubTotal":21,"Total":24.20,`, needs, ""},
		"the net left out":     {approved + `"RoundingAmount":0.05,"TotalTax":3.15,"Total":24.20,`, needs, ""},
		"the total left out":   {approved + `"RoundingAmount":0.05,"SubTotal":21,"TotalTax":3.15,`, needs, ""},
		"a net that disagrees": {approved + `"RoundingAmount":0.05,"SubTotal":21.05,"TotalTax":3.15,"Total":24.20,`, needs, ""},
		"a tax that disagrees": {approved + `"RoundingAmount":0.05,"SubTotal":21,"TotalTax":3.20,"Total":24.20,`, needs, ""},
		"totals that disagree": {approved + totals("0.05", "24.15"), needs, ""},
		"a draft":              {totals("0.05", "24.20"), status, ""},
		"submitted":            {`"Status":"SUBMITTED","DueDate":"2026-10-01",` + totals("0.05", "24.20"), "", "24.2"},
	} {
		b := setup(t)
		g := b.must(call{method: "PUT", path: "/Invoices", body: document("ACCREC", c.fields+line), isBad: true})
		if c.refusal != "" {
			g.wantRefused(c.refusal)
			continue
		}
		if g.wantStatus(200); g.at("Invoices.0.Total") != c.total || g.at("Invoices.0.AmountDue") != c.total {
			t.Errorf("%s: the total is %s", name, g.at("Invoices.0.Total"))
		}
	}
	b := setup(t)
	id := b.document("ACCREC", approved+totals("0.05", "24.20")+line)
	b.get("/Invoices/"+id).want("Invoices.0.RoundingAmount", "0.05")
	b.postBare("/Invoices/"+id, `{"Reference":"x"}`).wantStatus(200).want("Invoices.0.Total", "24.2")
	line0 := b.get("/Invoices/" + id).at("Invoices.0.LineItems.0.LineItemID")
	b.postBare("/Invoices/"+id, `{"LineItems":[{"LineItemID":"`+line0+`","Description":"y"}]}`).wantStatus(200).want("Invoices.0.Total", "24.2")
	b.postBare("/Invoices/"+id, `{"LineAmountTypes":"Inclusive"}`).wantStatus(200).want("Invoices.0.Total", "21.0")
	b.postBare("/Invoices/"+id, `{"LineItems":[{"Description":"x","UnitAmount":10,"AccountCode":"200"}],"LineAmountTypes":"Exclusive"}`).wantStatus(200).want("Invoices.0.Total", "11.5")
	draft := b.document("ACCREC", `"EnteredTotal":24,`+line)
	g := b.get("/Invoices/" + draft)
	g.want("Invoices.0.EnteredTotal", "24.0")
	g.want("Invoices.0.Total", "24.15")
	b.postBare("/Invoices/"+draft, `{"Status":"AUTHORISED","DueDate":"2026-10-01"}`).want("Invoices.0.EnteredTotal", "")
	b.must(call{method: "PUT", path: "/Invoices", body: document("ACCREC", approved+`"EnteredTotal":24,`+line), isBad: true}).wantRefused("An entered total is for drafts.")
}

// Covers 6.summarizeerrors/warnings-message-may-sit-beside-success-e-g, 6.summarizeerrors/summarizeerrors-false.
func TestASuspiciousRateIsWarnedOf(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for rate, isWarned := range map[string]bool{"0.612": false, "1.2": false, "1.21": true, "0.3": false, "0.29": true, "1.6666": true} {
		body := document("ACCREC", `"CurrencyCode":"USD","CurrencyRate":`+rate+`,"Contact":{"Name":"A"}`)
		g := b.put("/Invoices?summarizeErrors=false", body).wantStatus(200)
		if warned := g.at("Invoices.0.Warnings.0.Message") != ""; warned != isWarned {
			t.Errorf("a rate of %s: warned is %v", rate, warned)
		}
		want := map[bool]string{false: "OK", true: "WARNING"}[isWarned]
		g.want("Invoices.0.StatusAttributeString", want)
		summarised := b.put("/Invoices", body).wantStatus(200)
		if warned := summarised.at("Invoices.0.Warnings.0.Message") != ""; warned != isWarned || summarised.has("Invoices.0.StatusAttributeString") {
			t.Errorf("a rate of %s, summarised: %s", rate, summarised.raw)
		}
	}
}

// Covers 9.fields/currencycode-currencyrate.
func TestARateHasSixDecimals(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for rate, want := range map[string]string{"0.6123456": "0.612346", "0.6123454": "0.612345", "0.6": "0.6", "6.1e-1": "0.61"} {
		b.put("/Invoices", document("ACCREC", `"CurrencyCode":"USD","CurrencyRate":`+rate+`,"Contact":{"Name":"A"}`)).wantStatus(200).
			want("Invoices.0.CurrencyRate", want)
	}
	b.put("/Invoices", document("ACCREC", `"CurrencyCode":"USD","CurrencyRate":0,"Contact":{"Name":"A"}`)).
		wantRefused("The currency rate must be greater than zero.")
}

// Covers 9.fields/senttocontact, 9.fields/expectedpaymentdate-accrec.
func TestFieldsThatOnlySomeDocumentsKeep(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const dates = `"SentToContact":true,"ExpectedPaymentDate":"2026-10-05","PlannedPaymentDate":"2026-10-06","Contact":{"Name":"A"}`
	for _, c := range []struct{ kind, fields, sent, expected, planned string }{
		{"ACCREC", dates, "false", "2026-10-05", ""},
		{"ACCREC", approved + dates, "true", "2026-10-05", ""},
		{"ACCREC", `"Status":"SUBMITTED","DueDate":"2026-10-01",` + dates, "false", "2026-10-05", ""},
		{"ACCPAY", approved + dates, "true", "", "2026-10-06"},
	} {
		g := b.get("/Invoices/" + b.document(c.kind, c.fields))
		g.want("Invoices.0.SentToContact", c.sent)
		g.want("Invoices.0.ExpectedPaymentDate", dateForm(t, c.expected))
		g.want("Invoices.0.PlannedPaymentDate", dateForm(t, c.planned))
	}
}

// dateForm writes a day as the service does; "" for none.
func dateForm(t *testing.T, day string) string {
	t.Helper()
	if day == "" {
		return ""
	}
	d, err := civil.Parse(day)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("/Date(%d+0000)/", d.Time().UnixMilli())
}

// Covers 9.status/authorised-without-payments, 9.lock-dates/approving-or-editing-an-approved-document.
func TestAnApprovedDocumentIsEditedUntilItsPeriodIsLocked(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.document("ACCREC", approved+`"Contact":{"Name":"A"}`)
	b.postBare("/Invoices/"+id, `{"Reference":"x","Date":"2026-09-20","LineItems":[{"Description":"y","UnitAmount":1,"AccountCode":"200"}]}`).
		wantStatus(200).want("Invoices.0.Total", "1.15")
	lock := func(period, year civil.Date) {
		t.Helper()
		if err := b.desk().SetLockDates(t.Context(), period, year); err != nil {
			t.Fatal(err)
		}
	}
	day := civil.Date{Year: 2026, Month: 9, Day: 20}
	const text, yearText = "The document date cannot be before the period lock date, currently set at 20 September 2026",
		"The document date cannot be before the end of year lock date, currently set at 20 September 2026"
	lock(day.AddDays(-1), civil.Date{})
	b.postBare("/Invoices/"+id, `{"Reference":"y"}`).wantStatus(200)
	b.postBare("/Invoices/"+id, `{"Date":"2026-09-19"}`).wantRefused(strings.Replace(text, "20 September", "19 September", 1))
	lock(day, civil.Date{})
	b.postBare("/Invoices/"+id, `{"Reference":"z"}`).wantRefused(text)
	b.postBare("/Invoices/"+id, `{"Date":"2026-09-21"}`).wantRefused(text)
	b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).wantRefused(text)
	lock(civil.Date{}, day)
	b.postBare("/Invoices/"+id, `{"Reference":"z"}`).wantRefused(yearText)
	lock(civil.Date{}, civil.Date{})
	b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).wantStatus(200)
}

// Covers 9.the-post-hazard/text.
func TestAPostCannotOverwriteWhatIsFinal(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for kind, refusal := range map[string]string{"ACCREC": "Invoice not of valid status for modification", "ACCPAY": "Invoice not of valid status for modification"} {
		id := b.document(kind, approved+`"InvoiceNumber":"7","Contact":{"Name":"A"}`)
		b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).wantStatus(200)
		b.post("/Invoices", document(kind, `"InvoiceNumber":"7","Contact":{"Name":"B"}`)).wantRefused(refusal)
		paid := b.document(kind, approved+`"InvoiceNumber":"8","Contact":{"Name":"A"}`)
		b.pay(paid, 0)
		if g := b.post("/Invoices", document(kind, `"InvoiceNumber":"8","Status":"DRAFT","Contact":{"Name":"B"}`)); g.status != 400 {
			t.Errorf("a paid %s was overwritten: %s", kind, g.raw)
		}
	}
}

// Covers 9.lines/tracking.
func TestALineHasTwoTrackingCategoriesAtMost(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one := `{"TrackingCategoryID":"351953C4-8127-4009-88c3-f9cd8c9cbe9f","TrackingOptionID":"6eb12fdf-63de-4033-98df-be679d84e3c2"}`
	body := func(n int) string {
		list := strings.Repeat(one+",", n-1) + one
		return document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":1,"AccountCode":"200","Tracking":[`+list+`]}]`)
	}
	b.put("/Invoices", body(2)).wantStatus(200).want("Invoices.0.LineItems.0.Tracking.1.Name", "Region")
	b.put("/Invoices", body(3)).wantRefused("A line item may have at most 2 active tracking categories, each with an active option.")
}
