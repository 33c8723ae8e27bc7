package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// together makes calls at the same time, as many as an organisation takes, and returns their answers in their order.
func (b *bench) together(calls ...call) []got {
	b.t.Helper()
	answers := make([]got, len(calls))
	var all sync.WaitGroup
	for n, c := range calls {
		all.Go(func() {
			var err error
			if answers[n], err = b.do(c); err != nil {
				b.t.Errorf("%s %s: %v", c.method, c.path, err)
			}
		})
	}
	all.Wait()
	return answers
}

// Covers 5/same-key-different-method-address-or-body, 5/same-key-same-request-the-stored-reply-is.
func TestOfTwoRequestsAtOnceUnderOneKeyOneIsDone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for round := range 5 {
		key := fmt.Sprint("k", round)
		name := func(n int) string { return fmt.Sprintf("Contact %d of round %d", n, round) }
		contact := func(n int) call {
			return call{method: "PUT", path: "/Contacts", key: key, body: `{"Contacts":[{"Name":"` + name(n) + `"}]}`}
		}
		item := call{method: "PUT", path: "/Items", key: key, body: fmt.Sprintf(`{"Items":[{"Code":"ROUND-%d"}]}`, round)}
		answers := b.together(contact(0), contact(0), contact(1), item, item)
		done := map[string]bool{}
		for _, g := range answers {
			if g.status == http.StatusOK {
				done[g.raw] = true
			} else {
				g.wantStatus(400).want("Message", "Idempotency Key: "+key+" is used with a different request.")
			}
		}
		contacts := len(strings.Fields(b.where("Contacts", fmt.Sprintf(`Name.EndsWith("of round %d")`, round)).names("Contacts", "ContactID")))
		if made := b.get(fmt.Sprintf("/Items/ROUND-%d", round)).status; len(done) != 1 || contacts+map[int]int{200: 1}[made] != 1 {
			t.Errorf("round %d: %d different answers, %d contacts, the item is %d", round, len(done), contacts, made)
		}
	}
}

// Covers 9.fields/invoicenumber, 8/names-are-unique-among-active-contacts-the, 9.the-post-hazard/text.
func TestWhatComesAtOnceIsDoneOneAfterTheOther(t *testing.T) {
	t.Parallel()
	b := setup(t)
	invoice := call{method: "PUT", path: "/Invoices", body: document("ACCREC", approved+`"Contact":{"Name":"Abby"}`)}
	bill := call{method: "POST", path: "/Invoices", body: document("ACCPAY", `"InvoiceNumber":"7","Contact":{"Name":"Abby"}`)}
	for range 4 {
		for _, g := range b.together(invoice, bill, invoice, bill, invoice) {
			g.wantStatus(http.StatusOK)
		}
	}
	numbers := map[string]bool{}
	for number := range strings.FieldsSeq(b.where("Invoices", `Type=="ACCREC"`).names("Invoices", "InvoiceNumber")) {
		numbers[number] = true
	}
	if len(numbers) != 12 || !numbers["INV-0055"] || !numbers["INV-0066"] {
		t.Errorf("12 invoices have the numbers %v", numbers)
	}
	b.get("/Invoices?page=1").want("pagination.itemCount", "13") // every POST met the one bill of its number
	b.get("/Contacts?page=1").want("pagination.itemCount", "1")
	b.get("/Reports/TrialBalance").want("Reports.0.Rows.2.Rows.0.Cells.1.Value", "289.80")
}

// Covers 6/put-creates-only-post-to-a-collection.
func TestAPutChangesNothingThatIsThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for list, c := range map[string]struct{ id, body, change string }{
		"Invoices":       {"InvoiceID", document("ACCPAY", `"InvoiceNumber":"7","Contact":{"Name":"A"}`), `"LineAmountTypes":"NoTax"`},
		"CreditNotes":    {"CreditNoteID", creditNote("ACCPAYCREDIT", `"CreditNoteNumber":"7","Contact":{"Name":"A"}`), `"LineAmountTypes":"NoTax"`},
		"Contacts":       {"ContactID", `{"Contacts":[{"Name":"B","ContactNumber":"N1"}]}`, `"Name":"C"`},
		"Items":          {"ItemID", `{"Items":[{"Code":"CHAIR"}]}`, `"Name":"Chair"`},
		"ManualJournals": {"ManualJournalID", stockJournal(narrated), `"Narration":"Other"`},
	} {
		id := b.put("/"+list, c.body).wantStatus(200).at(list + ".0." + c.id)
		before := b.get("/" + list + "/" + id).at(list)
		g := b.must(call{method: "PUT", path: "/" + list, isBad: true, body: strings.Replace(c.body, "[{", `[{"`+c.id+`":"`+id+`",`+c.change+`,`, 1)})
		if g.status == http.StatusOK && g.at(list+".0."+c.id) == id {
			t.Errorf("a PUT changed one of the %s: %s", list, g.raw)
		}
		if after := b.get("/" + list + "/" + id).at(list); after != before {
			t.Errorf("a PUT left %s where there was %s", after, before)
		}
	}
}
