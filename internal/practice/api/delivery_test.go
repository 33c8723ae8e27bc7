package api_test

import (
	"net/http"
	"regexp"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Covers 9.online-invoice-and-email/text, 9.fields/senttocontact.
func TestOnlineInvoices(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.approvedInvoice("ACCREC", "A")
	g := b.get("/Invoices/" + id + "/OnlineInvoice").wantStatus(200)
	g.want("Status", "OK")
	address := g.at("OnlineInvoices.0.OnlineInvoiceUrl")
	if !regexp.MustCompile(`^https://in\.xero\.com/[A-Za-z0-9]{40}$`).MatchString(address) {
		t.Errorf("the address is %q", address)
	}
	b.must(call{method: "GET", path: "/Invoices/INV-0055/OnlineInvoice", isBad: true}).want("OnlineInvoices.0.OnlineInvoiceUrl", address)
	if other := b.get("/Invoices/" + b.approvedInvoice("ACCREC", "A") + "/OnlineInvoice").at("OnlineInvoices.0.OnlineInvoiceUrl"); other == address {
		t.Error("two invoices share an address")
	}
	draft := b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
	b.get("/Invoices/"+draft+"/OnlineInvoice").wantRefused("Only an approved sales invoice has an online invoice.").want("Elements.0.InvoiceID", draft)
	b.get("/Invoices/" + b.approvedInvoice("ACCPAY", "A") + "/OnlineInvoice").wantRefused("Only sales invoices have an online invoice.")
	b.get("/Invoices/de621a4e-2ee2-4c55-9a79-115494f98c9d/OnlineInvoice").wantStatus(404)
}

// mail e-mails a document.
func (b *bench) mail(id, key string) got {
	b.t.Helper()
	return b.must(call{method: "POST", path: "/Invoices/" + id + "/Email", body: "{}", key: key})
}

// reachable creates an invoice or bill to a contact with an e-mail address and returns its id.
func (b *bench) reachable(kind, fields string) string {
	b.t.Helper()
	return b.put("/Invoices", document(kind, fields+`"Contact":{"Name":"Reachable","EmailAddress":"a@b.nz"}`)).wantStatus(200).at("Invoices.0.InvoiceID")
}

// Covers 9.online-invoice-and-email/text, 9.fields/senttocontact, 7/not-caught-by-it.
func TestEmailingInvoices(t *testing.T) {
	t.Parallel()
	t.Run("section 9: 204 with nothing in it, and the invoice is marked as sent", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.reachable("ACCREC", approved)
		before := b.get("/Invoices/" + id)
		before.want("Invoices.0.SentToContact", "false")
		g := b.mail(id, "").wantStatus(http.StatusNoContent)
		if g.raw != "" || g.header.Get("Content-Length") != "" || g.header.Get("X-MinLimit-Remaining") == "" {
			t.Errorf("the 204 has body %q and headers %v", g.raw, g.header)
		}
		after := b.get("/Invoices/" + id)
		after.want("Invoices.0.SentToContact", "true")
		if after.at("Invoices.0.UpdatedDateUTC") == before.at("Invoices.0.UpdatedDateUTC") {
			t.Error("the invoice was not touched")
		}
	})
	t.Run("section 7: what is paid in part is marked without counting as modified", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.reachable("ACCREC", approved)
		if err := store.NewDesk(b.store, b.clock.now, books.Switches{}).PayInvoice(t.Context(), id, books.Payment{Amount: 100, Date: civil.Date{Year: 2026, Month: 9, Day: 14}}); err != nil {
			t.Fatal(err)
		}
		since := b.clock.now().Add(time.Minute).UTC().Format("2006-01-02T15:04:05Z")
		b.clock.advance(time.Hour)
		b.mail(id, "").wantStatus(204)
		b.get("/Invoices/"+id).want("Invoices.0.SentToContact", "true")
		b.must(call{method: "GET", path: "/Invoices", modifiedSince: since}).want("Invoices", "[]")
	})
	t.Run("section 9: one that is submitted can be e-mailed and is not marked", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.reachable("ACCREC", `"Status":"SUBMITTED","DueDate":"2026-10-01",`)
		b.mail(id, "").wantStatus(204)
		b.get("/Invoices/"+id).want("Invoices.0.SentToContact", "false")
	})
	t.Run("section 9: drafts, what is voided, bills and contacts without an address are refused", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		const status = "Invoice not of valid status for sending. Valid statuses are SUBMITTED, AUTHORISED and PAID."
		draft := b.reachable("ACCREC", "")
		b.mail(draft, "").wantRefused(status).want("Elements.0.InvoiceID", draft)
		voided := b.reachable("ACCREC", approved)
		b.postBare("/Invoices/"+voided, `{"Status":"VOIDED"}`).wantStatus(200)
		b.mail(voided, "").wantRefused(status)
		b.mail(b.reachable("ACCPAY", approved), "").wantRefused("Only sales invoices can be e-mailed.")
		b.mail(b.approvedInvoice("ACCREC", "Nowhere"), "").wantRefused("The contact has no e-mail address.")
		b.mail("de621a4e-2ee2-4c55-9a79-115494f98c9d", "").wantStatus(404)
	})
}

// Covers 4/email-via-api-1-000-day-paying-20-trial-0.
func TestTheDaysLimitOfEmails(t *testing.T) {
	t.Parallel()
	const reached = "The daily limit of e-mails has been reached."
	t.Run("section 4: none in a demo company", func(t *testing.T) {
		t.Parallel()
		b := setup(t, func(c *api.Config) { c.EmailPlan = api.DemoEmails })
		b.mail(b.reachable("ACCREC", approved), "").wantRefused(reached)
	})
	t.Run("section 4: 20 on trial, and more the day after; a repeated key sends once", func(t *testing.T) {
		t.Parallel()
		b := setup(t, func(c *api.Config) { c.EmailPlan = api.TrialEmails })
		id := b.reachable("ACCREC", approved)
		for range 3 {
			b.mail(id, "once").wantStatus(204)
		}
		for range 19 {
			b.mail(id, "").wantStatus(204)
		}
		b.mail(id, "").wantRefused(reached)
		b.clock.advance(24 * time.Hour)
		b.mail(id, "").wantStatus(204)
	})
	t.Run("section 4: 1,000 for those who pay", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.reachable("ACCREC", approved)
		fill := func(emails int) {
			if err := b.store.Update(t.Context(), func(tx *store.Tx) error {
				i, _, err := tx.FindInvoice(t.Context(), id)
				for n := 0; n < emails && err == nil; n++ {
					err = tx.ApplyEmail(t.Context(), i, books.Contact{}, b.clock.now(), "Daybook")
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		fill(999)
		b.mail(id, "").wantStatus(204)
		b.mail(id, "").wantRefused(reached)
	})
}
