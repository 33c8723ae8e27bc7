package contracttest_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"daybook/internal/conformance/contracttest"
)

const id = "5f0c1c1e-6a4b-4d86-9a0e-6b1f5f3c2a71"

// A check that lets everything pass would be worse than none.
func TestContractDescriptionRefusesWhatIsWrong(t *testing.T) {
	t.Parallel()
	d := contracttest.Find(t)
	for name, c := range map[string]struct {
		method, address, body string
		isAllowed             bool
	}{
		"a contact":               {"PUT", "/Contacts", `{"Contacts":[{"Name":"A"}]}`, true},
		"an unknown field":        {"PUT", "/Contacts", `{"Contacts":[{"Name":"A","Nick":"B"}]}`, false},
		"a number as a name":      {"PUT", "/Contacts", `{"Contacts":[{"Name":5}]}`, false},
		"a figure as text":        {"PUT", "/Invoices", `{"Invoices":[{"LineItems":[{"Quantity":"2"}]}]}`, false},
		"an unknown state":        {"PUT", "/Invoices", `{"Invoices":[{"Status":"OPEN"}]}`, false},
		"an unknown parameter":    {"GET", "/Accounts?page=1", "", false},
		"a page that is none":     {"GET", "/Contacts?page=x", "", false},
		"an unknown resource":     {"GET", "/Nothing", "", false},
		"a contact by id":         {"GET", "/Contacts/" + id, "", true},
		"a contact by number":     {"GET", "/Contacts/C-1", "", true},
		"a file":                  {"PUT", "/Invoices/" + id + "/Attachments/order.txt", "any bytes", true},
		"an allocation":           {"PUT", "/CreditNotes/" + id + "/Allocations", `{"Allocations":[{"Amount":1.5,"Date":"2026-10-31","Invoice":{"InvoiceID":"` + id + `"}}]}`, true},
		"an allocation of no day": {"PUT", "/CreditNotes/" + id + "/Allocations", `{"Allocations":[{"Amount":1.5}]}`, false},
		"what cannot be put":      {"PUT", "/Organisation", "{}", false},
		"actions":                 {"GET", "/Organisation/Actions", "", true},
		"a report":                {"GET", "/Reports/TrialBalance?date=2026-10-31", "", true},
		"a parameter it lacks":    {"GET", "/Reports/TrialBalance?day=2026-10-31", "", false},
		"a history record":        {"PUT", "/ManualJournals/" + id + "/History", `{"HistoryRecords":[{"Details":"Noted"}]}`, true},
		"an id that is none":      {"GET", "/Items/ST-30", "", false},
		"a name for an id":        {"PUT", "/Invoices/SO-1/History", `{"HistoryRecords":[]}`, false},
		"a note of a number":      {"PUT", "/Invoices/" + id + "/History", `{"HistoryRecords":[{"Details":5}]}`, false},
		"a file without bytes":    {"PUT", "/Invoices/" + id + "/Attachments/a.pdf", "", false},
		"a file kept online":      {"PUT", "/ManualJournals/" + id + "/Attachments/a.pdf?IncludeOnline=true", "x", false},
		"a download unnamed":      {"GET", "/Invoices/" + id + "/Attachments/" + id, "", false},
		"a report of no day":      {"GET", "/Reports/TrialBalance?date=soon", "", false},
		"another timeframe":       {"GET", "/Reports/BalanceSheet?timeframe=WEEK", "", false},
		"a deleted record":        {"DELETE", "/Invoices/" + id, "", false},
		"a history of no field":   {"PUT", "/ManualJournals/" + id + "/History", `{"HistoryRecords":[{"Text":"Noted"}]}`, false},
	} {
		r := httptest.NewRequest(c.method, contracttest.Root+c.address, nil)
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Xero-Tenant-Id", id)
		if problem := d.CheckRequest(r, []byte(c.body)); (problem == "") != c.isAllowed {
			t.Errorf("%s: %q", name, problem)
		}
	}
}

func TestContractDescriptionRefusesAWrongReply(t *testing.T) {
	t.Parallel()
	d := contracttest.Find(t)
	r := httptest.NewRequest(http.MethodGet, contracttest.Root+"/Contacts", nil)
	header := http.Header{"Content-Type": {"application/json; charset=utf-8"}}
	for body, isAllowed := range map[string]bool{
		`{"Contacts":[{"Name":"A"}]}`:               true,
		`{"Contacts":[{"Name":"A","New":"field"}]}`: true,
		`{"Contacts":[{"Name":5}]}`:                 false,
		`{"Contacts":{"Name":"A"}}`:                 false,
	} {
		if problem := d.CheckReply(r, 200, header, []byte(body)); (problem == "") != isAllowed {
			t.Errorf("%s: %q", body, problem)
		}
	}
}
