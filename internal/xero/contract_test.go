package xero_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
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

// breaches says what the description does not allow in a request; "" for nothing. The operation is found by hand,
// because the description's paths are ambiguous and a router refuses them.
func breaches(doc *openapi3.T, r *http.Request) string {
	names := strings.Split(strings.TrimPrefix(r.URL.Path, "/api.xro/2.0/"), "/")
	path, params := "/"+names[0], map[string]string{}
	if len(names) == 2 {
		param := strings.TrimSuffix(names[0], "s") + "ID"
		path, params[param] = path+"/{"+param+"}", names[1]
	}
	item := doc.Paths.Find(path)
	if item == nil || item.GetOperation(r.Method) == nil {
		return "there is no " + r.Method + " " + path
	}
	operation := item.GetOperation(r.Method)
	for name := range r.URL.Query() {
		if operation.Parameters.GetByInAndName("query", name) == nil {
			return "there is no parameter " + name
		}
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
		answerJSON(w, 200, `{"Organisations":[{}],"Accounts":[],"TaxRates":[],"Currencies":[],"TrackingCategories":[],"BrandingThemes":[],"Contacts":[{}],"Invoices":[{}]}`)
	})
	x, ctx := b.Client, t.Context()
	put := func(kind xero.PathKind, body []byte, err error) error {
		if err != nil {
			return err
		}
		_, err = x.SendFrozen(ctx, xero.Target{Kind: kind}, body, aKey)
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
		"new documents": func() error {
			body, err := xero.EncodeInvoices([]xero.NewInvoice{anInvoice(), aBill()})
			return put(xero.PathInvoices, body, err)
		},
		"new contacts": func() error {
			body, err := xero.EncodeContacts([]xero.NewContact{aNewContact()})
			return put(xero.PathContacts, body, err)
		},
	} {
		if err := call(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(paths) != 12 {
		t.Errorf("%d kinds of request were checked, want 12", len(paths))
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
	} {
		r := httptest.NewRequest(c.method, c.address, strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Xero-Tenant-Id", aTenant)
		if breaches(doc, r) == "" {
			t.Errorf("%s passed", name)
		}
	}
}
