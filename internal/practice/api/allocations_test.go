package api_test

import (
	"strings"
	"testing"
)

// allocation is the body of an allocation to a document.
func allocation(invoiceID, amount string) string {
	return `{"Allocations":[{"Amount":` + amount + `,"Date":"2026-09-20","Invoice":{"InvoiceID":"` + invoiceID + `"}}]}`
}

// approvedInvoice creates an approved invoice or bill of 24.15 and returns its id.
func (b *bench) approvedInvoice(kind, contact string) string {
	b.t.Helper()
	return b.put("/Invoices", document(kind, approved+`"Contact":{"Name":"`+contact+`"}`)).wantStatus(200).at("Invoices.0.InvoiceID")
}

// Covers 14/text, 9.status/paid-voided-deleted.
func TestAllocatingACreditNote(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"ACCREC", "ACCPAY"} {
		t.Run("section 14: a part, then the rest, of "+kind, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			invoice, note := b.approvedInvoice(kind, "A"), b.credit(kind+"CREDIT", "A")
			made := b.put("/CreditNotes/"+note+"/Allocations", allocation(invoice, "10.15")).wantStatus(200)
			made.want("Allocations.0.Amount", "10.15")
			made.want("Allocations.0.Date", "/Date(1789862400000+0000)/")
			made.want("Allocations.0.Invoice.InvoiceID", invoice)
			made.want("Allocations.0.CreditNote.CreditNoteID", note)

			shown := b.get("/Invoices/" + invoice)
			for path, want := range map[string]string{
				"Status": "AUTHORISED", "AmountCredited": "10.15", "AmountPaid": "0.0", "AmountDue": "14.0", "CreditNotes.0.CreditNoteID": note,
				"CreditNotes.0.AppliedAmount": "10.15", "CreditNotes.0.ID": note, "Payments": "[]",
			} {
				shown.want("Invoices.0."+path, want)
			}
			if shown.has("Invoices.0.FullyPaidOnDate") {
				t.Error("what is due in part is fully paid")
			}
			left := b.get("/CreditNotes/" + note)
			left.want("CreditNotes.0.RemainingCredit", "14.0")
			left.want("CreditNotes.0.Status", "AUTHORISED")
			left.want("CreditNotes.0.Allocations.0.AllocationID", made.at("Allocations.0.AllocationID"))

			b.put("/CreditNotes/"+note+"/Allocations", allocation(invoice, "14")).wantStatus(200)
			done := b.get("/Invoices/" + invoice)
			done.want("Invoices.0.Status", "PAID")
			done.want("Invoices.0.AmountDue", "0.0")
			done.want("Invoices.0.AmountCredited", "24.15")
			done.want("Invoices.0.FullyPaidOnDate", "/Date(1789862400000+0000)/")
			used := b.get("/CreditNotes/" + note)
			used.want("CreditNotes.0.Status", "PAID")
			used.want("CreditNotes.0.RemainingCredit", "0.0")
			used.want("CreditNotes.0.FullyPaidOnDate", "/Date(1789862400000+0000)/")
			used.want("CreditNotes.0.Allocations.1.Invoice.InvoiceNumber", done.at("Invoices.0.InvoiceNumber"))
		})
	}
	t.Run("by numbers, one object alone, without a date: the later of both documents", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.approvedInvoice("ACCREC", "A")
		b.credit("ACCRECCREDIT", "A")
		b.must(call{method: "PUT", path: "/CreditNotes/CN-0001/Allocations", isBad: true, body: `{"Amount":1,"Invoice":{"InvoiceNumber":"INV-0055"}}`}).
			wantStatus(200).want("Allocations.0.Date", "/Date(1789344000000+0000)/")
	})
	t.Run("section 7: lists show credits, paged or not, and both sides count as modified", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		invoice, note := b.approvedInvoice("ACCREC", "A"), b.credit("ACCRECCREDIT", "A")
		b.clock.advance(60e9)
		since := b.clock.now().UTC().Format("2006-01-02T15:04:05Z")
		b.put("/CreditNotes/"+note+"/Allocations", allocation(invoice, "10")).wantStatus(200)
		for _, query := range []string{"", "?page=1"} {
			g := b.must(call{method: "GET", path: "/Invoices" + query, modifiedSince: since})
			g.want("Invoices.0.AmountCredited", "10.0")
			g.want("Invoices.0.CreditNotes.0.AppliedAmount", "10.0")
			g.want("Invoices.0.CreditNotes.0.LineItems", "[]")
			b.must(call{method: "GET", path: "/CreditNotes" + query, modifiedSince: since}).want("CreditNotes.0.Allocations.0.Amount", "10.0")
		}
		if g := b.get("/Invoices?summaryOnly=true"); g.has("Invoices.0.CreditNotes") {
			t.Error("a summary shows credits")
		}
		b.get("/Invoices?where=AmountDue%3D%3D14.15").want("Invoices.0.InvoiceID", invoice)
	})
	t.Run("removing an allocation frees both sides", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		invoice, note := b.approvedInvoice("ACCREC", "A"), b.credit("ACCRECCREDIT", "A")
		id := b.put("/CreditNotes/"+note+"/Allocations", allocation(invoice, "24.15")).at("Allocations.0.AllocationID")
		gone := b.must(call{method: "DELETE", path: "/CreditNotes/" + note + "/Allocations/" + id}).wantStatus(200)
		gone.want("IsDeleted", "true")
		gone.want("AllocationID", id)
		gone.want("Invoice.InvoiceID", invoice)
		shown := b.get("/Invoices/" + invoice)
		shown.want("Invoices.0.Status", "AUTHORISED")
		shown.want("Invoices.0.AmountDue", "24.15")
		shown.want("Invoices.0.CreditNotes", "[]")
		if shown.has("Invoices.0.FullyPaidOnDate") {
			t.Error("FullyPaidOnDate is left over")
		}
		left := b.get("/CreditNotes/" + note)
		left.want("CreditNotes.0.Status", "AUTHORISED")
		left.want("CreditNotes.0.Allocations", "[]")
		b.must(call{method: "DELETE", path: "/CreditNotes/" + note + "/Allocations/" + id}).wantStatus(404)
		b.postBare("/Invoices/"+invoice, `{"Status":"VOIDED"}`).wantStatus(200)
		b.postBare("/CreditNotes/"+note, `{"Status":"VOIDED"}`).wantStatus(200).want("CreditNotes.0.RemainingCredit", "0.0")
	})
}

func TestAllocationRefusals(t *testing.T) {
	t.Parallel()
	const (
		tooMuch   = "Credit Note cannot be allocated as amount is greater than amount outstanding"
		wrongType = "Credit Note cannot be allocated to an incorrect invoice type"
		paidOff   = "The invoice you are trying to allocate to has already been paid off"
		contact   = "A credit note can be allocated to a document of the same contact only."
		noInvoice = "An existing Invoice with the specified InvoiceID could not be found"
	)
	usd := func(b *bench) string {
		return b.put("/Invoices", document("ACCREC", approved+`"CurrencyCode":"USD","Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
	}
	draft := func(b *bench) string {
		return b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
	}
	invoiceOf := func(kind, name string) func(*bench) string {
		return func(b *bench) string { return b.approvedInvoice(kind, name) }
	}
	for name, c := range map[string]struct {
		invoice func(*bench) string
		amount  string
		texts   []string
	}{
		"more than is left":    {invoiceOf("ACCREC", "A"), "24.16", []string{tooMuch}},
		"nothing":              {invoiceOf("ACCREC", "A"), "0", []string{"The amount of an allocation must be greater than zero."}},
		"less than nothing":    {invoiceOf("ACCREC", "A"), "-1", []string{"The amount of an allocation must be greater than zero."}},
		"another contact":      {invoiceOf("ACCREC", "B"), "1", []string{contact}},
		"a bill":               {invoiceOf("ACCPAY", "A"), "1", []string{wrongType}},
		"another currency":     {usd, "1", []string{"A credit note can be allocated to a document of the same currency only."}},
		"a draft":              {draft, "1", []string{"A credit note can be allocated to an approved document only."}},
		"a document not there": {func(*bench) string { return "de621a4e-2ee2-4c55-9a79-115494f98c9d" }, "1", []string{noInvoice}},
	} {
		t.Run("refused: "+name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			invoice, note := c.invoice(b), b.credit("ACCRECCREDIT", "A")
			b.put("/CreditNotes/"+note+"/Allocations", allocation(invoice, c.amount)).wantRefused(c.texts...)
			b.get("/CreditNotes/"+note).want("CreditNotes.0.RemainingCredit", "24.15")
		})
	}
	t.Run("refused: more than is due", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		invoice, first, second := b.approvedInvoice("ACCREC", "A"), b.credit("ACCRECCREDIT", "A"), b.credit("ACCRECCREDIT", "A")
		b.put("/CreditNotes/"+first+"/Allocations", allocation(invoice, "20")).wantStatus(200)
		b.put("/CreditNotes/"+second+"/Allocations", allocation(invoice, "4.16")).wantRefused(tooMuch)
		b.put("/CreditNotes/"+second+"/Allocations", allocation(invoice, "4.15")).wantStatus(200)
		b.put("/CreditNotes/"+second+"/Allocations", allocation(invoice, "0.01")).wantRefused(paidOff)
	})
	t.Run("refused: a note that is a draft", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		note := b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Contact":{"Name":"A"}`)).at("CreditNotes.0.CreditNoteID")
		b.put("/CreditNotes/"+note+"/Allocations", allocation(b.approvedInvoice("ACCREC", "A"), "1")).
			wantRefused("A credit note must be AUTHORISED to be allocated.")
	})
	t.Run("refused: a note or an allocation that is not there, and what cannot be read", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		const unknown = "de621a4e-2ee2-4c55-9a79-115494f98c9d"
		note := b.credit("ACCRECCREDIT", "A")
		b.put("/CreditNotes/"+unknown+"/Allocations", allocation(unknown, "1")).wantStatus(404)
		b.must(call{method: "DELETE", path: "/CreditNotes/" + note + "/Allocations/" + unknown}).wantStatus(404)
		b.must(call{method: "DELETE", path: "/CreditNotes/" + unknown + "/Allocations/" + unknown}).wantStatus(404)
		b.put("/CreditNotes/"+note+"/Allocations", strings.Replace(allocation(unknown, "1"), "2026-09-20", "soon", 1)).wantStatus(400).want("Type", "PostDataInvalidException")
	})
	t.Run("of several, each sees what those before it left, and a summarised refusal keeps none", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		invoice, other, note := b.approvedInvoice("ACCREC", "A"), b.approvedInvoice("ACCREC", "A"), b.credit("ACCRECCREDIT", "A")
		one := func(id, amount string) string {
			return `{"Amount":` + amount + `,"Date":"2026-09-20","Invoice":{"InvoiceID":"` + id + `"}}`
		}
		body := `{"Allocations":[` + one(invoice, "20") + "," + one(other, "5") + "," + one(other, "4.15") + `]}`
		b.put("/CreditNotes/"+note+"/Allocations", body).wantRefused(tooMuch)
		b.get("/CreditNotes/"+note).want("CreditNotes.0.RemainingCredit", "24.15")
		g := b.put("/CreditNotes/"+note+"/Allocations?summarizeErrors=false", body).wantStatus(200)
		g.want("Allocations.0.StatusAttributeString", "OK")
		g.want("Allocations.1.StatusAttributeString", "ERROR")
		g.want("Allocations.2.StatusAttributeString", "OK")
		b.get("/CreditNotes/"+note).want("CreditNotes.0.Status", "PAID")
	})
}

// Covers 9.status/edit-or-void-with-payment-or-credit, 9.status/part-fully-paid-bills-since-19-mar-2026, 9.status/authorised.
func TestCreditedDocuments(t *testing.T) {
	t.Parallel()
	const cannotEdit = "This document cannot be edited as it has a payment or credit note allocated to it."
	setupCredited := func(t *testing.T, kind string) (b *bench, invoice, note string) {
		t.Helper()
		b = setup(t)
		invoice, note = b.approvedInvoice(kind, "A"), b.credit(kind+"CREDIT", "A")
		b.put("/CreditNotes/"+note+"/Allocations", allocation(invoice, "10")).wantStatus(200)
		return b, invoice, note
	}
	t.Run("section 9: a credited invoice and its note can be neither voided nor edited", func(t *testing.T) {
		t.Parallel()
		b, invoice, note := setupCredited(t, "ACCREC")
		for _, status := range []string{"VOIDED", "DRAFT", "SUBMITTED"} {
			b.postBare("/Invoices/"+invoice, `{"Status":"`+status+`"}`).
				wantRefused("The status " + status + " cannot be applied to the invoice because it has payments or credit notes allocated to it.")
			b.postBare("/CreditNotes/"+note, `{"Status":"`+status+`"}`).
				wantRefused("The status " + status + " cannot be applied to the credit note because it has payments or credit notes allocated to it.")
		}
		b.postBare("/Invoices/"+invoice, `{"Reference":"x"}`).wantRefused(cannotEdit)
		b.postBare("/CreditNotes/"+note, `{"Reference":"x"}`).wantRefused(cannotEdit)
	})
	t.Run("section 9: a credited bill can be edited, its figures and contact aside", func(t *testing.T) {
		t.Parallel()
		b, bill, _ := setupCredited(t, "ACCPAY")
		line := b.get("/Invoices/" + bill).at("Invoices.0.LineItems.0.LineItemID")
		g := b.postBare("/Invoices/"+bill, `{"InvoiceNumber":"B-2","DueDate":"2026-12-01"}`).wantStatus(200)
		g.want("Invoices.0.AmountCredited", "10.0")
		g.want("Invoices.0.CreditNotes.0.AppliedAmount", "10.0")
		b.postBare("/Invoices/"+bill, `{"LineItems":[{"LineItemID":"`+line+`","Quantity":3}]}`).wantRefused(cannotEdit)
		b.postBare("/Invoices/"+bill, `{"Contact":{"Name":"B"}}`).wantRefused(cannotEdit)
	})
}

// Covers 5/accepted-on-post-put-patch-ignored-on-get.
func TestADeleteHasNoKey(t *testing.T) {
	t.Parallel()
	b := setup(t)
	invoice, note := b.approvedInvoice("ACCREC", "A"), b.credit("ACCRECCREDIT", "A")
	put := call{method: "PUT", path: "/CreditNotes/" + note + "/Allocations", body: allocation(invoice, "10"), key: "once"}
	id := b.must(put).wantStatus(200).at("Allocations.0.AllocationID")
	if b.must(put).at("Allocations.0.AllocationID") != id {
		t.Error("the key of an allocation did nothing")
	}
	b.get("/CreditNotes/"+note).want("CreditNotes.0.RemainingCredit", "14.15")
	remove := call{method: "DELETE", path: "/CreditNotes/" + note + "/Allocations/" + id, key: "once"}
	b.must(remove).wantStatus(200)
	b.must(remove).wantStatus(404)
}

// Covers 12/text.
func TestCreditNotesStandInTheTrialBalance(t *testing.T) {
	t.Parallel()
	b := setup(t)
	invoice, note := b.approvedInvoice("ACCREC", "A"), b.credit("ACCRECCREDIT", "A")
	b.approvedInvoice("ACCREC", "B")
	b.put("/CreditNotes", creditNote("ACCPAYCREDIT", approved+`"Contact":{"Name":"B"}`)).wantStatus(200)
	b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Date":"2026-09-14","Contact":{"Name":"A"}`)).wantStatus(200)
	b.put("/CreditNotes/"+note+"/Allocations", allocation(invoice, "10")).wantStatus(200)
	b.get("/Reports/TrialBalance?date=2026-09-30").wantStatus(200).wantTable(`Header Account|Debit|Credit|YTD Debit|YTD Credit
Section Revenue
Row Sales (200)||21.00||21.00
Section Expenses
Row Cost of goods sold (310)||21.00||21.00
Section Assets
Row Accounts receivable (610)|24.15||24.15|
Section Liabilities
Row Accounts payable (800)|24.15||24.15|
Row GST (820)||6.30||6.30
Section 
SummaryRow Total|48.30|48.30|48.30|48.30`)
	// What is credited was paid by nobody.
	b.get("/Reports/TrialBalance?date=2026-09-30&paymentsOnly=true").wantStatus(200).wantTable(`Header Account|Debit|Credit|YTD Debit|YTD Credit
Section 
SummaryRow Total|0.00|0.00|0.00|0.00`)
}
