package api_test

import (
	"strings"
	"testing"

	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Covers 15/history, 5/accepted-on-post-put-patch-ignored-on-get, 11/put-post-as-elsewhere-summarizeerrors.
func TestHistory(t *testing.T) {
	t.Parallel()
	note := func(details string) string { return `{"HistoryRecords":[{"Details":"` + details + `"}]}` }
	t.Run("section 15: what happened and the notes on it, newest first", func(t *testing.T) {
		t.Parallel()
		b := setup(t, func(c *api.Config) { c.Person = "Mia Tane" })
		id := b.put("/Invoices", document("ACCREC", `"DueDate":"2026-09-30","Contact":{"Name":"Hutt Homes"}`)).at("Invoices.0.InvoiceID")
		history := "/Invoices/" + id + "/History"
		g := b.put(history, note("Order SO-12 in Daybook")).wantStatus(200)
		g.want("HistoryRecords.0.Details", "Order SO-12 in Daybook")
		g.want("HistoryRecords.0.ValidationErrors", "[]")
		g.want("HistoryRecords.0.Changes", "")
		b.postBare("/Invoices/"+id, `{"Reference":"R-1"}`).wantStatus(200)
		b.upload("/Invoices/"+id+"/Attachments/order.pdf", "file").wantStatus(200)
		desk := store.NewDesk(b.store, b.clock.now, books.Switches{})
		if err := desk.ApproveInvoice(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if err := desk.PayInvoice(t.Context(), id, books.Payment{}); err != nil {
			t.Fatal(err)
		}
		g = b.get(history).wantStatus(200)
		for n, want := range [][3]string{
			{"Paid", "Mia Tane", "INV-0055 Hutt Homes 24.15 NZD"},
			{"Approved", "Mia Tane", "INV-0055 Hutt Homes 24.15 NZD"},
			{"Attached a file", "System Generated", "Attached the file order.pdf through the Xero API using Daybook"},
			{"Edited", "System Generated", "INV-0055 Hutt Homes 24.15 NZD"},
			{"Note", "System Generated", "Order SO-12 in Daybook"},
			{"Created", "System Generated", "Received through the Xero API from Daybook: INV-0055 Hutt Homes 24.15 NZD"},
		} {
			at := "HistoryRecords." + string(rune('0'+n)) + "."
			g.want(at+"Changes", want[0])
			g.want(at+"User", want[1])
			g.want(at+"Details", want[2])
		}
		g.want("HistoryRecords.6", "")
		g.want("HistoryRecords.4.DateUTCString", "2026-09-14T09:30:01")
		g.want("HistoryRecords.4.DateUTC", "/Date(1789378201200+0000)/")
	})
	t.Run("section 15: contacts have one too, found by number", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Contacts", `{"Contacts":[{"Name":"Hutt Homes","ContactNumber":"C-7"}]}`).wantStatus(200)
		b.put("/Contacts/C-7/History", note("Checked")).wantStatus(200)
		g := b.get("/Contacts/C-7/History").wantStatus(200)
		g.want("HistoryRecords.0.Changes", "Note")
		g.want("HistoryRecords.1.Changes", "Created")
		g.want("HistoryRecords.2", "")
	})
	t.Run("section 15: credit notes, payments and manual journals have one", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.invoice("ACCREC")
		if err := store.NewDesk(b.store, b.clock.now, books.Switches{}).PayInvoice(t.Context(), id, books.Payment{}); err != nil {
			t.Fatal(err)
		}
		payment := "/Payments/" + b.get("/Invoices/"+id).at("Invoices.0.Payments.0.PaymentID") + "/History"
		body := strings.NewReplacer(`"Invoices"`, `"CreditNotes"`, "ACCREC", "ACCRECCREDIT").Replace(document("ACCREC", `"Contact":{"Name":"A"}`))
		credit := "/CreditNotes/" + b.put("/CreditNotes", body).wantStatus(200).at("CreditNotes.0.CreditNoteID") + "/History"
		journal := "/ManualJournals/" + b.put("/ManualJournals", stockJournal(narrated)).wantStatus(200).at("ManualJournals.0.ManualJournalID") + "/History"
		for _, history := range []string{payment, credit, journal} {
			b.put(history, note("Checked")).wantStatus(200)
			b.get(history).wantStatus(200).want("HistoryRecords.0.Details", "Checked")
		}
		b.get(credit).want("HistoryRecords.1.Changes", "Created")
		b.get(journal).want("HistoryRecords.1.Details", "Received through the Xero API from Daybook: Stock October")
		b.must(call{method: "GET", path: payment, token: "reader"}).wantStatus(401)
		b.get("/Payments/x/History").wantStatus(404)
	})
	t.Run("section 15: a note of 2,500 characters is kept, a longer or empty one is refused", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		history := "/Contacts/" + b.contact("Hutt Homes") + "/History"
		longest := strings.Repeat("ā", 2500)
		b.put(history, note(longest)).wantStatus(200)
		b.put(history, note(longest+"x")).wantRefused("The field Details must not be longer than 2500 characters.").want("Elements.0.Details", longest+"x")
		b.put(history, note(" ")).wantRefused("The details of a history record must be specified.")
		b.put(history, `{"HistoryRecords":[{"Details":"kept with none of them"},{}]}`).wantRefused("The details of a history record must be specified.")
		g := b.get(history)
		g.want("HistoryRecords.0.Details", longest)
		g.want("HistoryRecords.1.Changes", "Created")
	})
	t.Run("section 15: a note is permanent", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		history := "/Contacts/" + b.contact("Hutt Homes") + "/History"
		for _, method := range []string{"POST", "DELETE"} {
			b.must(call{method: method, path: history, body: note("x"), isBad: true}).wantStatus(405)
		}
	})
	t.Run("section 2: notes need the scope of the document itself", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		contact, invoice := "/Contacts/"+b.contact("Hutt Homes")+"/History", "/Invoices/"+b.invoice("ACCREC")+"/History"
		b.must(call{method: "GET", path: contact, token: "reader"}).wantStatus(200)
		b.must(call{method: "PUT", path: contact, body: note("x"), token: "reader"}).wantStatus(401)
		b.must(call{method: "GET", path: invoice, token: "reader"}).wantStatus(401)
	})
	t.Run("section 5: a note under the same key is written once", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		history := "/Contacts/" + b.contact("Hutt Homes") + "/History"
		once := call{method: "PUT", path: history, body: note("once"), key: "k1"}
		first, second := b.must(once).wantStatus(200), b.must(once).wantStatus(200)
		if first.raw != second.raw {
			t.Errorf("the replies differ:\n%s\n%s", first.raw, second.raw)
		}
		b.get(history).want("HistoryRecords.1.Changes", "Created")
	})
	t.Run("section 16: an unknown record has none", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		const unknown = "/Invoices/00000000-0000-4000-8000-000000000000/History"
		b.get(unknown).wantStatus(404)
		b.put(unknown, note("x")).wantStatus(404)
		b.get("/Accounts/7d05a53d-613d-4eb2-a2fc-dcb6adb80200/History").wantStatus(501)
	})
}
