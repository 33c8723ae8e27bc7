package xero_test

import (
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"daybook/internal/civil"
	"daybook/internal/xero"
)

// description is Xero's own description of the Accounting API, where it lies beside the repository. Objects may hold
// no field that it does not know.
var description = sync.OnceValues(func() (*openapi3.T, error) {
	path := filepath.Join("..", "..", "..", "shared", "xero", "xero_accounting.yaml")
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	doc, err := openapi3.NewLoader().LoadFromFile(path)
	if err != nil {
		return nil, err
	}
	no := false
	for _, schema := range doc.Components.Schemas {
		if schema.Value != nil && schema.Value.Type.Is("object") {
			schema.Value.AdditionalProperties = openapi3.AdditionalProperties{Has: &no}
		}
	}
	for _, item := range doc.Paths.Map() {
		for _, o := range item.Operations() {
			if o.RequestBody != nil && o.RequestBody.Value.Content.Get(octets) != nil {
				o.RequestBody.Value.Content.Get(octets).Schema.Value.Format = "binary" // it says byte, which is text in base 64
			}
		}
	}
	return doc, nil
})

func describe(t *testing.T) *openapi3.T {
	t.Helper()
	doc, err := description()
	if os.IsNotExist(err) {
		t.Skip("NOT RUN: ../shared/xero/xero_accounting.yaml is not there, so no request was checked against it")
	}
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// operation finds the operation of a request by hand, because the description's paths are ambiguous and a router refuses
// them: of the templates that fit and have the method, the one with the fewest parameters and whose parameters take the
// values.
func operation(doc *openapi3.T, r *http.Request) (path string, item *openapi3.PathItem, params map[string]string) {
	names := strings.Split(strings.TrimPrefix(r.URL.EscapedPath(), "/api.xro/2.0/"), "/")
	for _, template := range slices.Sorted(maps.Keys(doc.Paths.Map())) {
		candidate := doc.Paths.Find(template)
		if candidate.GetOperation(r.Method) == nil {
			continue
		}
		values, fits := match(strings.Split(strings.Trim(template, "/"), "/"), names)
		isWorse := path != "" && (len(values) > len(params) || len(values) == len(params) && takesIDs(candidate.GetOperation(r.Method)) != hasIDs(values))
		if !fits || isWorse {
			continue
		}
		path, item, params = template, candidate, values
	}
	return path, item, params
}

// match compares an address with a template, segment by segment, and returns the values of its parameters.
func match(template, names []string) (map[string]string, bool) {
	values := map[string]string{}
	if len(template) != len(names) {
		return nil, false
	}
	for n, part := range template {
		if param, isParam := strings.CutPrefix(part, "{"); isParam {
			value, err := url.PathUnescape(names[n])
			if err != nil {
				return nil, false
			}
			values[strings.TrimSuffix(param, "}")] = value
		} else if part != names[n] {
			return nil, false
		}
	}
	return values, true
}

// takesIDs reports whether every parameter in an operation's path is a UUID; hasIDs whether every value is one.
func takesIDs(o *openapi3.Operation) bool {
	for _, parameter := range o.Parameters {
		if p := parameter.Value; p.In == "path" && p.Schema.Value.Format != "uuid" {
			return false
		}
	}
	return true
}

func hasIDs(values map[string]string) bool {
	for _, value := range values {
		if !isID(value) {
			return false
		}
	}
	return true
}

func isID(value string) bool { return len(value) == 36 && strings.Count(value, "-") == 4 }

const octets = "application/octet-stream"

// breaches says what the description does not allow in a request; "" for nothing. A file is sent as what it is, where the
// description has octets (section 17).
func breaches(doc *openapi3.T, r *http.Request) string {
	path, item, params := operation(doc, r)
	if path == "" {
		return "there is no " + r.Method + " " + r.URL.Path
	}
	operation := item.GetOperation(r.Method)
	for name := range r.URL.Query() {
		if operation.Parameters.GetByInAndName("query", name) == nil {
			return "there is no parameter " + name
		}
	}
	for name, value := range params {
		part := operation.Parameters.GetByInAndName("path", name)
		if part == nil || part.Schema.Value.Format == "uuid" && !isID(value) {
			return "there is no part " + name + " that could be " + value
		}
	}
	if body := operation.RequestBody; body != nil && body.Value.Content.Get("application/json") == nil {
		r.Header.Set("Content-Type", octets)
	} else if r.ContentLength != 0 && body == nil {
		return "there is no body"
	}
	err := openapi3filter.ValidateRequest(r.Context(), &openapi3filter.RequestValidationInput{
		Request: r, PathParams: params,
		Route:   &routers.Route{Spec: doc, Server: doc.Servers[0], Path: path, PathItem: item, Method: r.Method, Operation: operation},
		Options: &openapi3filter.Options{SkipSettingDefaults: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, MultiError: true},
	})
	if err != nil {
		return err.Error()
	}
	return ""
}

// Covers 1/accounting-api, 6/body-is-invoices-one-bare-object-also, 6/dates-are-sent-as-yyyy-mm-dd, 7/explicit-lists.
// Covers 9.fields/to-create, 9.fields/status-on-create, 9.fields/totals, 11/put-post-as-elsewhere-summarizeerrors.
// Covers 15/upload, 15/history, 17/pairs-of-equal-paths-attachments.
func TestEveryRequestFollowsXerosDescription(t *testing.T) {
	t.Parallel()
	doc := describe(t)
	since := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	day := civil.Date{Year: 2026, Month: 9, Day: 14}
	paths := map[string]bool{}
	var guard sync.Mutex
	b := setup(t, func(w http.ResponseWriter, r *http.Request) {
		guard.Lock()
		defer guard.Unlock()
		paths[r.Method+" "+r.URL.Path] = true
		if problem := breaches(doc, r); problem != "" {
			t.Errorf("%s %s breaks the description: %s", r.Method, r.URL, problem)
		}
		switch {
		case strings.Contains(r.URL.Path, "TrialBalance"):
			answerJSON(w, 200, trialBalance)
		case strings.Contains(r.URL.Path, "BalanceSheet"):
			answerJSON(w, 200, balanceSheet)
		default:
			answerJSON(w, 200, everything)
		}
	})
	b.Client.Limits = &xero.Limiter{Window: time.Millisecond}
	x, ctx := b.Client, t.Context()
	send := func(target xero.Target, body []byte, err error) error {
		if err != nil {
			return err
		}
		_, err = x.SendFrozen(ctx, target, body, aKey)
		return err
	}
	for name, call := range map[string]func() error{
		"organisation":    func() error { _, err := x.GetOrganisation(ctx); return err },
		"accounts":        func() error { _, err := x.ListAccounts(ctx); return err },
		"tax rates":       func() error { _, err := x.ListTaxRates(ctx); return err },
		"currencies":      func() error { _, err := x.ListCurrencies(ctx); return err },
		"tracking":        func() error { _, err := x.ListTrackingCategories(ctx); return err },
		"branding themes": func() error { _, err := x.ListBrandingThemes(ctx); return err },
		"contacts": func() error {
			_, err := x.ListContacts(ctx, xero.ContactQuery{
				IDs: []string{aContact}, Name: "a", EmailAddress: "b", SearchTerm: "c", IncludeArchived: true, ModifiedSince: since, Page: 2, PageSize: 50,
			})
			return err
		},
		"contact": func() error { _, err := x.GetContact(ctx, aContact); return err },
		"invoices": func() error {
			_, err := x.ListInvoices(ctx, xero.InvoiceQuery{
				IDs: []string{anID}, Numbers: []string{"SO-1", "SO-2"}, ContactIDs: []string{aContact}, Statuses: []string{xero.StatusDraft},
				Type: xero.Bill, DateFrom: day, DateTo: day, CreatedByMyApp: true, ModifiedSince: since, SearchTerm: "x",
			})
			return err
		},
		"invoice": func() error { _, err := x.GetInvoice(ctx, anID); return err },
		"a summary": func() error {
			_, err := x.ListInvoices(ctx, xero.InvoiceQuery{IncludeArchived: true, SummaryOnly: true})
			return err
		},
		"actions":        func() error { _, err := x.ListActions(ctx); return err },
		"online invoice": func() error { _, _, err := x.FindOnlineInvoice(ctx, anID); return err },
		"items": func() error {
			_, err := x.ListItems(ctx, xero.ItemQuery{Code: "ST-30", ModifiedSince: since})
			return err
		},
		"item": func() error { _, err := x.GetItem(ctx, anItem); return err },
		"credit notes": func() error {
			_, err := x.ListCreditNotes(ctx, xero.CreditNoteQuery{IDs: []string{aCreditNote}, Type: xero.SalesCredit, ModifiedSince: since})
			return err
		},
		"credit note": func() error { _, err := x.GetCreditNote(ctx, aCreditNote); return err },
		"payments": func() error {
			_, err := x.ListPayments(ctx, xero.PaymentQuery{Status: xero.PaymentDeleted, InvoiceID: anID, ModifiedSince: since})
			return err
		},
		"payment": func() error { _, err := x.GetPayment(ctx, aPayment); return err },
		"journals": func() error {
			_, err := x.ListManualJournals(ctx, xero.ManualJournalQuery{Status: xero.ManualJournalDraft, DateFrom: day, DateTo: day, ModifiedSince: since})
			return err
		},
		"journal": func() error { _, err := x.GetManualJournal(ctx, aJournal); return err },
		"trial balance": func() error {
			_, err := x.GetTrialBalance(ctx, xero.TrialBalanceQuery{PaymentsOnly: true})
			return err
		},
		"trial balance of a day": func() error {
			_, err := x.GetTrialBalance(ctx, xero.TrialBalanceQuery{Date: civil.Date{Year: 2026, Month: 11, Day: 30}})
			return err
		},
		"balance sheet": func() error {
			_, err := x.GetBalanceSheet(ctx, xero.BalanceSheetQuery{Date: day, Periods: 3, Timeframe: xero.TimeframeQuarter, TrackingOptionID1: anID, TrackingOptionID2: anID, StandardLayout: true, PaymentsOnly: true})
			return err
		},
		"new documents": func() error {
			body, err := xero.EncodeInvoices([]xero.NewInvoice{anInvoice(), aBill()})
			return send(xero.Target{Kind: xero.PathInvoices}, body, err)
		},
		"changed document": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "invoice-change.json"))
			return send(xero.Target{Kind: xero.PathInvoice, ID: anID}, body, err)
		},
		"e-mail": func() error { return send(xero.Target{Kind: xero.PathEmail, ID: anID}, xero.EmailBody(), nil) },
		"new contacts": func() error {
			body, err := xero.EncodeContacts([]xero.NewContact{aNewContact()})
			return send(xero.Target{Kind: xero.PathContacts}, body, err)
		},
		"changed contact": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "contact-change.json"))
			return send(xero.Target{Kind: xero.PathContact, ID: aContact}, body, err)
		},
		"new credit notes": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "creditnotes.json"))
			return send(xero.Target{Kind: xero.PathCreditNotes}, body, err)
		},
		"changed credit note": func() error {
			body, err := xero.EncodeCreditNoteStatus(aCreditNote, xero.StatusVoided)
			return send(xero.Target{Kind: xero.PathCreditNote, ID: aCreditNote}, body, err)
		},
		"allocations": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "allocations.json"))
			return send(xero.Target{Kind: xero.PathAllocations, ID: aCreditNote}, body, err)
		},
		"new items": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "items.json"))
			return send(xero.Target{Kind: xero.PathItems}, body, err)
		},
		"changed item": func() error {
			body, err := xero.EncodeItemChange(anItem, aNewItem())
			return send(xero.Target{Kind: xero.PathItem, ID: anItem}, body, err)
		},
		"new journals": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "journals.json"))
			return send(xero.Target{Kind: xero.PathManualJournals}, body, err)
		},
		"changed journal": func() error {
			body, err := xero.EncodeManualJournalChange(aJournal, aNewJournal())
			return send(xero.Target{Kind: xero.PathManualJournal, ID: aJournal}, body, err)
		},
		"every golden change": func() error {
			for file, target := range map[string]xero.Target{
				"invoice-void.json":      {Kind: xero.PathInvoice, ID: anID},
				"item-change.json":       {Kind: xero.PathItem, ID: anItem},
				"journal-change.json":    {Kind: xero.PathManualJournal, ID: aJournal},
				"journal-status.json":    {Kind: xero.PathManualJournal, ID: aJournal},
				"creditnote-status.json": {Kind: xero.PathCreditNote, ID: aCreditNote},
				"invoices.json":          {Kind: xero.PathInvoices},
				"contacts.json":          {Kind: xero.PathContacts},
			} {
				body, err := os.ReadFile(filepath.Join("testdata", file))
				if err := send(target, body, err); err != nil {
					return err
				}
			}
			return nil
		},
		"files, histories and notes": func() error {
			for _, of := range []xero.Resource{xero.OfInvoice, xero.OfCreditNote, xero.OfManualJournal, xero.OfContact, xero.OfItem, xero.OfPayment} {
				body, err := xero.EncodeNotes([]string{"Order SO-1042"})
				_, read := x.ListHistory(ctx, of, anID)
				err = errors.Join(send(xero.Target{Kind: xero.PathHistory, ID: anID, Of: of}, body, err), read)
				if of != xero.OfItem && of != xero.OfPayment {
					_, list := x.ListAttachments(ctx, of, anID)
					_, one := x.DownloadAttachment(ctx, of, anID, xero.Attachment{AttachmentID: anAttachment, MimeType: "application/pdf"})
					file := aFile
					file.Of, file.IncludeOnline = of, of == xero.OfInvoice || of == xero.OfCreditNote
					err = errors.Join(err, list, one, send(file, []byte("%PDF-1.7"), nil))
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	} {
		if err := call(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(paths) != 58 {
		t.Errorf("%d kinds of request were checked, want 58", len(paths))
	}
}

// A check that lets everything pass would be worse than none.
func TestTheDescriptionRefusesWhatIsWrong(t *testing.T) {
	t.Parallel()
	doc := describe(t)
	for name, c := range map[string]struct{ method, address, body string }{
		"an unknown field":     {"PUT", "/api.xro/2.0/Contacts", `{"Contacts":[{"Name":"A","Nick":"B"}]}`},
		"a number as a name":   {"PUT", "/api.xro/2.0/Contacts", `{"Contacts":[{"Name":5}]}`},
		"a figure as text":     {"PUT", "/api.xro/2.0/Invoices", `{"Invoices":[{"LineItems":[{"Quantity":"2"}]}]}`},
		"an unknown state":     {"PUT", "/api.xro/2.0/Invoices", `{"Invoices":[{"Status":"OPEN"}]}`},
		"an unknown parameter": {"GET", "/api.xro/2.0/Accounts?page=1", ""},
		"a page that is none":  {"GET", "/api.xro/2.0/Contacts?page=x", ""},
		"an unknown resource":  {"GET", "/api.xro/2.0/Nothing", ""},
		"an id that is none":   {"GET", "/api.xro/2.0/Items/ST-30", ""},
		"a name for an id":     {"PUT", "/api.xro/2.0/Invoices/SO-1/History", `{"HistoryRecords":[]}`},
		"a note of a number":   {"PUT", "/api.xro/2.0/Invoices/" + anID + "/History", `{"HistoryRecords":[{"Details":5}]}`},
		"a file without bytes": {"PUT", "/api.xro/2.0/Invoices/" + anID + "/Attachments/a.pdf", ""},
		"a file kept online":   {"PUT", "/api.xro/2.0/ManualJournals/" + anID + "/Attachments/a.pdf?IncludeOnline=true", "x"},
		"a download unnamed":   {"GET", "/api.xro/2.0/Invoices/" + anID + "/Attachments/" + anID, ""},
		"a report of no day":   {"GET", "/api.xro/2.0/Reports/TrialBalance?date=soon", ""},
		"another timeframe":    {"GET", "/api.xro/2.0/Reports/BalanceSheet?timeframe=WEEK", ""},
		"a deleted record":     {"DELETE", "/api.xro/2.0/Invoices/" + anID, ""},
	} {
		r := httptest.NewRequest(c.method, c.address, strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Xero-Tenant-Id", aTenant)
		if breaches(doc, r) == "" {
			t.Errorf("%s passed", name)
		}
	}
}
