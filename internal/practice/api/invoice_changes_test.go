package api_test

import (
	"strings"
	"testing"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Covers 6/put-creates-only-post-to-a-collection, 9.lines/update-rule, 9.the-post-hazard/text, 9.status/unknown-id,
// 9.status/update-of-unknown-id-in-body, 16/404, 18/9.
func TestUpdatingInvoices(t *testing.T) {
	t.Parallel()
	t.Run("section 9: lines are updated by id, added, and gone when left out", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"one","UnitAmount":10,"AccountCode":"200"},{"Description":"two","UnitAmount":20,"AccountCode":"200"}]`))
		id, line := g.at("Invoices.0.InvoiceID"), g.at("Invoices.0.LineItems.0.LineItemID")
		b.postBare("/Invoices/"+id, `{"Reference":"only the head"}`).want("Invoices.0.LineItems.1.Description", "two")
		g = b.post("/Invoices", `{"Invoices":[{"InvoiceID":"`+strings.ToUpper(id)+`","LineItems":[{"LineItemID":"`+line+`","Quantity":3},{"Description":"new","UnitAmount":1,"AccountCode":"200"}]}]}`).wantStatus(200)
		g.want("Invoices.0.LineItems.0.LineItemID", line)
		g.want("Invoices.0.LineItems.0.Description", "one")
		g.want("Invoices.0.LineItems.0.LineAmount", "30.0")
		g.want("Invoices.0.LineItems.1.Description", "new")
		g.want("Invoices.0.LineItems.2", "")
		g.want("Invoices.0.Reference", "only the head")
		b.postBare("/Invoices/"+id, `{"LineItems":[{"LineItemID":"de621a4e-2ee2-4c55-9a79-115494f98c9d","Description":"x"}]}`).wantRefused("A line item with the specified LineItemID could not be found.")
		b.postBare("/Invoices/"+id, `{"LineItems":[]}`).wantRefused("One or more line items must be specified.")
		b.postBare("/Invoices/"+id, `{"Type":"ACCPAY"}`).wantRefused("The type of an invoice cannot be changed.")
	})
	t.Run("section 9, the POST hazard: a POST without id overwrites the document of that number", func(t *testing.T) {
		t.Parallel()
		for _, kind := range []string{"ACCREC", "ACCPAY"} {
			b := setup(t)
			id := b.put("/Invoices", document(kind, `"InvoiceNumber":"7","Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
			g := b.post("/Invoices", document(kind, `"InvoiceNumber":"7","Contact":{"Name":"B"}`)).wantStatus(200)
			g.want("Invoices.0.InvoiceID", id)
			g.want("Invoices.0.Contact.Name", "B")
			b.get("/Invoices?page=1").want("pagination.itemCount", "1")
			b.post("/Invoices", document(kind, `"InvoiceNumber":"8","Contact":{"Name":"B"}`)).wantStatus(200)
			b.get("/Invoices?page=1").want("pagination.itemCount", "2")
		}
	})
	t.Run("section 18.9: POST may keep bills of different suppliers apart", func(t *testing.T) {
		t.Parallel()
		b := setup(t, with(func(s *books.Switches) { s.PostKeepsBillsApart = true }))
		id := b.put("/Invoices", document("ACCPAY", `"InvoiceNumber":"7","Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
		if b.post("/Invoices", document("ACCPAY", `"InvoiceNumber":"7","Contact":{"Name":"B"}`)).at("Invoices.0.InvoiceID") == id {
			t.Error("the bill of another supplier was overwritten")
		}
		b.post("/Invoices", document("ACCPAY", `"InvoiceNumber":"7","Contact":{"Name":"A"}`)).want("Invoices.0.InvoiceID", id)
	})
	t.Run("section 9: an id that is not there", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		const unknown = "de621a4e-2ee2-4c55-9a79-115494f98c9d"
		g := b.get("/Invoices/" + unknown).wantStatus(404)
		if g.raw != "" || !strings.HasPrefix(g.header.Get("Content-Type"), "text/html") {
			t.Errorf("404 is %q of %s", g.raw, g.header.Get("Content-Type"))
		}
		b.postBare("/Invoices/"+unknown, `{"Status":"VOIDED"}`).wantStatus(404)
		b.post("/Invoices", `{"Invoices":[{"InvoiceID":"`+unknown+`","Status":"VOIDED"}]}`).
			wantRefused("An existing Invoice with the specified InvoiceID could not be found").want("Elements.0.InvoiceID", unknown)
	})
}

// Covers 6.summarizeerrors/failed-update, 9.status/draft, 9.status/submitted, 9.status/authorised,
// 9.status/paid-voided-deleted, 9.status/text, 9.status/deleted-on-authorised, 9.status/void-reply.
func TestInvoiceStatus(t *testing.T) {
	const no = "Invoice not of valid status for modification"
	b := setup(t)
	start := map[string][]string{
		"DRAFT": {}, "SUBMITTED": {"SUBMITTED"}, "AUTHORISED": {"AUTHORISED"}, "DELETED": {"DELETED"}, "VOIDED": {"AUTHORISED", "VOIDED"},
	}
	allowed := map[string]string{
		"DRAFT": "DRAFT SUBMITTED AUTHORISED DELETED", "SUBMITTED": "SUBMITTED DRAFT AUTHORISED DELETED", "AUTHORISED": "AUTHORISED VOIDED",
	}
	for from, way := range start {
		for _, to := range []string{"DRAFT", "SUBMITTED", "AUTHORISED", "PAID", "VOIDED", "DELETED"} {
			t.Run("section 9: from "+from+" to "+to, func(t *testing.T) {
				id := b.put("/Invoices", document("ACCREC", `"DueDate":"2026-10-01","Contact":{"Name":"A"}`)).wantStatus(200).at("Invoices.0.InvoiceID")
				for _, step := range way {
					b.postBare("/Invoices/"+id, `{"Status":"`+step+`"}`).wantStatus(200)
				}
				b.clock.advance(1e9)
				g := b.postBare("/Invoices/"+id+"?summarizeErrors=false", `{"Status":"`+to+`"}`).wantStatus(200)
				if strings.Contains(allowed[from], to) {
					g.want("Invoices.0.StatusAttributeString", "OK")
					b.get("/Invoices/"+id).want("Invoices.0.Status", to)
					return
				}
				g.want("Invoices.0.StatusAttributeString", "ERROR")
				g.want("Invoices.0.ValidationErrors.0.Message", no)
				g.want("Invoices.0.Status", to)
				g.want("Invoices.0.InvoiceID", id)
				g.want("Invoices.0.LineItems.0.Description", "Oak chair")
				b.get("/Invoices/"+id).want("Invoices.0.Status", from)
			})
		}
	}
	t.Run("section 9: the reply to a void shows the total as due, a later read nothing", func(t *testing.T) {
		id := b.put("/Invoices", document("ACCREC", approved+`"Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
		b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).want("Invoices.0.AmountDue", "24.15")
		b.get("/Invoices/"+id).want("Invoices.0.AmountDue", "0.0")
	})
}

// Covers 9.status/edit-or-void-with-payment-or-credit, 9.status/part-fully-paid-bills-since-19-mar-2026, 9.status/authorised,
// 9.status/paid-voided-deleted, 14/text.
func TestPaidDocuments(t *testing.T) {
	b := setup(t)
	desk := store.NewDesk(b.store, b.clock.now, books.Switches{})
	paid := func(t *testing.T, kind string, amount int64) string {
		t.Helper()
		id := b.put("/Invoices", document(kind, approved+`"InvoiceNumber":"`+t.Name()+`","Contact":{"Name":"A"}`)).wantStatus(200).at("Invoices.0.InvoiceID")
		if err := desk.PayInvoice(t.Context(), id, books.Payment{Amount: moneyOf(amount), Reference: "bank"}); err != nil {
			t.Fatal(err)
		}
		return id
	}
	const cannotEdit = "This document cannot be edited as it has a payment or credit note allocated to it."
	t.Run("section 14: a payment is shown and a full one makes it PAID", func(t *testing.T) {
		g := b.get("/Invoices/" + paid(t, "ACCREC", 0))
		g.want("Invoices.0.Status", "PAID")
		g.want("Invoices.0.AmountDue", "0.0")
		g.want("Invoices.0.AmountPaid", "24.15")
		for path, want := range map[string]string{"Amount": "24.15", "Date": "/Date(1789344000000+0000)/", "Reference": "bank", "CurrencyRate": "1.0"} {
			g.want("Invoices.0.Payments.0."+path, want)
		}
		if g.at("Invoices.0.Payments.0.PaymentID") == "" {
			t.Error("the payment has no id")
		}
		if !g.has("Invoices.0.FullyPaidOnDate") {
			t.Error("a paid document has no FullyPaidOnDate")
		}
	})
	for _, status := range []string{"VOIDED", "DRAFT", "SUBMITTED"} {
		t.Run("section 9: "+status+" is refused while a payment stands", func(t *testing.T) {
			id := paid(t, "ACCREC", 1000)
			b.postBare("/Invoices/"+id, `{"Status":"`+status+`"}`).
				wantRefused("The status " + status + " cannot be applied to the invoice because it has payments or credit notes allocated to it.")
		})
	}
	t.Run("section 9: AUTHORISED is refused on a paid document", func(t *testing.T) {
		b.postBare("/Invoices/"+paid(t, "ACCREC", 0), `{"Status":"AUTHORISED"}`).
			wantRefused("The status AUTHORISED cannot be applied to the invoice because it has payments or credit notes allocated to it.")
	})
	t.Run("section 9: an invoice with a payment cannot be edited", func(t *testing.T) {
		b.postBare("/Invoices/"+paid(t, "ACCREC", 1000), `{"Reference":"x"}`).wantRefused(cannotEdit)
	})
	t.Run("section 9: a bill with a payment can be edited, its figures aside", func(t *testing.T) {
		id := paid(t, "ACCPAY", 1000)
		line := b.get("/Invoices/" + id).at("Invoices.0.LineItems.0.LineItemID")
		b.postBare("/Invoices/"+id, `{"InvoiceNumber":"B-2","DueDate":"2026-12-01","LineItems":[{"LineItemID":"`+line+`","Description":"Other words"}]}`).
			wantStatus(200).want("Invoices.0.LineItems.0.Description", "Other words")
		b.postBare("/Invoices/"+id, `{"LineItems":[{"LineItemID":"`+line+`","Quantity":3}]}`).wantRefused(cannotEdit)
		b.postBare("/Invoices/"+id, `{"Date":"2026-09-15"}`).wantRefused(cannotEdit)
	})
	t.Run("section 14: removing the payment returns it to AUTHORISED, and it can be voided", func(t *testing.T) {
		id := paid(t, "ACCREC", 0)
		payment := b.get("/Invoices/" + id).at("Invoices.0.Payments.0.PaymentID")
		if err := desk.RemovePayment(t.Context(), id, payment); err != nil {
			t.Fatal(err)
		}
		g := b.get("/Invoices/" + id)
		g.want("Invoices.0.Status", "AUTHORISED")
		g.want("Invoices.0.AmountDue", "24.15")
		g.want("Invoices.0.Payments", "[]")
		b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).wantStatus(200)
	})
}
