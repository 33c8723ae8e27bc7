package api_test

import (
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Covers 14/text, 7/paging, 7/where, 7/if-modified-since, 6/updateddateutcstring-2026-09-14t09-29-59z-on,
// 2.scopes/accounting-payments-read, 16/501, 9.status/unknown-id.
func TestPayments(t *testing.T) {
	b := setup(t)
	desk := store.NewDesk(b.store, b.clock.now, books.Switches{})
	invoice, bill := b.approvedInvoice("ACCREC", "Abby"), b.approvedInvoice("ACCPAY", "Bay")
	usd := b.put("/Invoices", document("ACCREC", approved+`"CurrencyCode":"USD","CurrencyRate":0.5,"Contact":{"Name":"Abby"}`)).at("Invoices.0.InvoiceID")
	pay := func(id string, p books.Payment) {
		t.Helper()
		p.AccountCode, p.Date = "090", civil.Date{Year: 2026, Month: 9, Day: 18}
		b.clock.advance(1e9)
		if err := desk.PayInvoice(t.Context(), id, p); err != nil {
			t.Fatal(err)
		}
	}
	pay(invoice, books.Payment{Amount: 1000, Reference: "Deposit"})
	pay(bill, books.Payment{})
	pay(usd, books.Payment{Amount: 500, CurrencyRate: 500_000})
	first := b.get("/Payments").at("Payments.0.PaymentID")

	t.Run("section 14: a payment has its document, account, type and times", func(t *testing.T) {
		g := b.get("/Payments").wantStatus(200)
		for path, want := range map[string]string{
			"0.Status": "AUTHORISED", "0.Date": "/Date(1789689600000+0000)/", "0.Amount": "10.0", "0.BankAmount": "10.0", "0.Reference": "Deposit",
			"0.CurrencyRate": "1.0", "0.PaymentType": "ACCRECPAYMENT", "0.Invoice.InvoiceID": invoice, "0.Invoice.InvoiceNumber": "INV-0055",
			"0.Invoice.Type": "ACCREC", "0.Invoice.Contact.Name": "Abby", "0.Invoice.CurrencyCode": "NZD", "0.Invoice.LineItems": "[]",
			"0.Account.Code": "090", "0.HasAccount": "true", "0.Account.Name": "", "1.PaymentType": "ACCPAYPAYMENT", "1.Amount": "24.15",
			"2.Amount": "5.0", "2.BankAmount": "10.0", "2.CurrencyRate": "0.5", "3": "",
		} {
			g.want("Payments."+path, want)
		}
		if g.at("Payments.0.UpdatedDateUTC") == "" || !strings.HasSuffix(g.at("Payments.0.UpdatedDateUTCString"), "Z") {
			t.Errorf("times are %s and %s", g.at("Payments.0.UpdatedDateUTC"), g.at("Payments.0.UpdatedDateUTCString"))
		}
		one := b.get("/Payments/" + strings.ToUpper(first)).wantStatus(200)
		one.want("Payments.0.Account.Name", "Bank")
		one.want("Payments.0.Invoice.AmountDue", "14.15")
		one.want("Payments.0.Invoice.LineItems.0.Description", "Oak chair")
		b.get("/Invoices/"+invoice).want("Invoices.0.Payments.0.PaymentID", first)
	})
	t.Run("section 7: paged, filtered and sorted", func(t *testing.T) {
		for query, want := range map[string]string{
			"?page=2&pageSize=2":                                                       "5.0",
			"?order=Amount%20DESC":                                                     "24.15 10.0 5.0",
			`?where=PaymentType%3D%3D%22ACCPAYPAYMENT%22`:                              "24.15",
			`?where=Invoice.InvoiceID%3D%3DGuid(%22` + invoice + `%22)`:                "10.0",
			`?where=Status%3D%3D%22AUTHORISED%22%20AND%20Amount%3E5&page=1&pageSize=1`: "10.0",
		} {
			g := b.get("/Payments" + query).wantStatus(200)
			var amounts []string
			for _, i := range []string{"0", "1", "2"} {
				if amount := g.at("Payments." + i + ".Amount"); amount != "" {
					amounts = append(amounts, amount)
				}
			}
			if have := strings.Join(amounts, " "); have != want {
				t.Errorf("%s lists %s; want %s", query, have, want)
			}
		}
		b.get("/Payments?page=1").want("pagination.itemCount", "3")
		b.get("/Payments?where=Nonsense%3D%3D1").wantStatus(400)
	})
	t.Run("section 14: a removed payment reads DELETED and touches its invoice", func(t *testing.T) {
		b.clock.advance(60e9)
		since := b.clock.now().UTC().Format("2006-01-02T15:04:05Z")
		if err := desk.RemovePayment(t.Context(), invoice, first); err != nil {
			t.Fatal(err)
		}
		b.get("/Payments/"+first).want("Payments.0.Status", "DELETED")
		g := b.must(call{method: "GET", path: "/Payments?page=1", modifiedSince: since})
		g.want("pagination.itemCount", "1")
		g.want("Payments.0.PaymentID", first)
		g.want("Payments.0.Status", "DELETED")
		touched := b.must(call{method: "GET", path: "/Invoices", modifiedSince: since})
		touched.want("Invoices.0.InvoiceID", invoice)
		touched.want("Invoices.0.Payments", "[]")
		touched.want("Invoices.1", "")
	})
	t.Run("section 16: what is not there, and what is not offered", func(t *testing.T) {
		b.get("/Payments/de621a4e-2ee2-4c55-9a79-115494f98c9d").wantStatus(404)
		for _, c := range []call{
			{method: "PUT", path: "/Payments", body: `{"Payments":[{"Amount":1}]}`},
			{method: "POST", path: "/Payments", body: `{"Payments":[{"Amount":1}]}`, isBad: true},
			{method: "POST", path: "/Payments/" + first, body: `{"Status":"DELETED"}`, isBad: true},
		} {
			b.must(c).wantStatus(501)
		}
		b.must(call{method: "GET", path: "/Payments", token: "reader"}).wantStatus(401)
	})
}
