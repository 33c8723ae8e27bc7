package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

const tenant = "96d8fbb9-e7bf-4327-a284-cb5da3384f97"

// bench is the API over a real file and a real connection, with a clock that stands still between calls.
type bench struct {
	t       *testing.T
	store   *store.Store
	handler *api.Handler
	url     string
	clock   *clock
	faults  *script
}

// clock gives each call a second more, so that the minute's limit is met only where a test wants it.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(by)
}

// script plans one action for each call, then none.
type script struct {
	mu      sync.Mutex
	actions []api.Action
}

func (s *script) Plan(*http.Request) api.Action {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.actions) == 0 {
		return api.Action{}
	}
	next := s.actions[0]
	s.actions = s.actions[1:]
	return next
}

func (s *script) next(actions ...api.Action) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.actions = append(s.actions, actions...)
}

// tokens is an Authenticator that knows a few tokens.
type tokens struct{}

func (tokens) Authorize(_ context.Context, bearer, tenantID string) (api.Session, error) {
	session := api.Session{ClientID: "daybook-practice", AppName: "Daybook", UserID: "user-1", TenantID: tenantID}
	switch bearer {
	case "full", "full-other":
		session.Scopes = []string{"accounting.settings.read", "accounting.contacts", "accounting.invoices", "accounting.attachments", "accounting.payments",
			"accounting.manualjournals", "accounting.reports.trialbalance.read", "accounting.reports.balancesheet.read"}
		if bearer == "full-other" {
			session.ClientID, session.AppName = "other-app", "Other"
		}
	case "reader":
		session.Scopes = []string{"accounting.contacts.read"}
	case "settler":
		session.Scopes = []string{"accounting.settings"}
	case "settingsreader":
		session.Scopes = []string{"accounting.settings.read"}
	case "filereader":
		session.Scopes = []string{"accounting.attachments.read"}
	case "journal-reader":
		session.Scopes = []string{"accounting.manualjournals.read", "accounting.reports.trialbalance.read"}
	case "expired":
		return session, &api.TokenExpiredError{At: time.Date(2021, 9, 24, 8, 23, 47, 0, time.UTC)}
	case "broken":
		return session, errors.New("the sign-in server is on fire")
	default:
		return session, api.ErrBadToken
	}
	if tenantID != tenant {
		return session, api.ErrNoTenant
	}
	return session, nil
}

func setup(t *testing.T, change ...func(*api.Config)) *bench {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "practice.db"))
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, store: s, clock: &clock{at: time.Date(2026, 9, 14, 9, 29, 59, 0, time.UTC)}, faults: &script{}}
	if err := s.Update(t.Context(), func(tx *store.Tx) error { return seed(t.Context(), tx) }); err != nil {
		t.Fatal(err)
	}
	config := api.Config{Store: s, Auth: tokens{}, Faults: b.faults, Now: b.clock.now}
	for _, c := range change {
		c(&config)
	}
	b.handler = api.New(config)
	server := httptest.NewServer(b.handler)
	b.url = server.URL
	t.Cleanup(func() {
		server.Close()
		_ = b.handler.Close()
		_ = s.Close()
	})
	return b
}

func with(set func(*books.Switches)) func(*api.Config) {
	return func(c *api.Config) { set(&c.Switches) }
}

func seed(ctx context.Context, tx *store.Tx) error {
	made := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	errs := []error{tx.SaveOrganisation(ctx, books.Organisation{
		ID: tenant, Name: "Demo Furniture Ltd", LegalName: "Demo Furniture Limited", ShortCode: "!Pr4ct", BaseCurrency: "NZD",
		CountryCode: "NZ", Version: "NZ", PaysTax: true, SalesTaxBasis: "PAYMENTS", SalesTaxPeriod: "TWOMONTHS",
		FinancialYearEndDay: 31, FinancialYearEndMonth: 3, PeriodLockDate: civil.Date{Year: 2026, Month: 3, Day: 31},
		EndOfYearLockDate: civil.Date{Year: 2025, Month: 3, Day: 31}, Timezone: "NEWZEALANDSTANDARDTIME",
		Zone: "Pacific/Auckland", CreatedAt: made, NextInvoiceNumber: 55,
	})}
	for _, a := range []books.Account{
		{Code: "090", Name: "Bank", Type: "BANK", Class: "ASSET", TaxType: "NONE", Currency: "NZD", BankAccountNumber: "1201020345678000"},
		{Code: "200", Name: "Sales", Type: "REVENUE", Class: "REVENUE", TaxType: "OUTPUT2"},
		{Code: "250", Name: "Freight recovered", Type: "REVENUE", Class: "REVENUE"},
		{Code: "299", Name: "Old sales", Type: "REVENUE", Class: "REVENUE", TaxType: "OUTPUT2", Status: books.StatusArchived},
		{Code: "310", Name: "Cost of goods sold", Type: "DIRECTCOSTS", Class: "EXPENSE", TaxType: "INPUT2"},
		{Code: "630", Name: "Inventory", Type: "INVENTORY", Class: "ASSET", TaxType: "NONE"},
		{Code: "610", Name: "Accounts receivable", Type: "CURRENT", Class: "ASSET", TaxType: "NONE", SystemAccount: "DEBTORS"},
		{Code: "800", Name: "Accounts payable", Type: "CURRLIAB", Class: "LIABILITY", TaxType: "NONE", SystemAccount: "CREDITORS"},
		{Code: "499", Name: "Realised Currency Gains", Type: "EXPENSE", Class: "EXPENSE", TaxType: "NONE", SystemAccount: "REALISEDCURRENCYGAIN"},
		{Code: "631", Name: "Stock on hand", Type: "CURRENT", Class: "ASSET", TaxType: "NONE"},
		{Code: "710", Name: "Office Equipment", Type: "FIXED", Class: "ASSET", TaxType: "INPUT2"},
		{Code: "820", Name: "GST", Type: "CURRLIAB", Class: "LIABILITY", TaxType: "NONE", SystemAccount: "GST"},
		{Code: "860", Name: "Rounding", Type: "CURRLIAB", Class: "LIABILITY", TaxType: "NONE", SystemAccount: "ROUNDING"},
		{Code: "877", Name: "Tracking Transfers", Type: "CURRLIAB", Class: "LIABILITY", TaxType: "NONE", SystemAccount: "TRACKINGTRANSFERS"},
		{Code: "900", Name: "Loan", Type: "TERMLIAB", Class: "LIABILITY", TaxType: "NONE"},
		{Code: "960", Name: "Retained Earnings", Type: "EQUITY", Class: "EQUITY", TaxType: "NONE", SystemAccount: "RETAINEDEARNINGS"},
		{Code: "970", Name: "Owner A Funds Introduced", Type: "EQUITY", Class: "EQUITY", TaxType: "NONE"},
	} {
		a.ID, a.UpdatedAt = "7d05a53d-613d-4eb2-a2fc-dcb6adb80"+a.Code, made
		if a.Status == "" {
			a.Status = books.StatusActive
		}
		errs = append(errs, tx.SaveAccount(ctx, a))
	}
	gst := []books.TaxComponent{{Name: "GST", Rate: 15 * money.One}}
	for _, r := range []books.TaxRate{
		{
			TaxType: "OUTPUT2", Name: "15% GST on Income", ReportTaxType: "OUTPUT", EffectiveRate: 15 * money.One, Components: gst,
			CanApplyToAssets: true, CanApplyToEquity: true, CanApplyToLiabilities: true, CanApplyToRevenue: true,
		},
		{
			TaxType: "INPUT2", Name: "15% GST on Expenses", ReportTaxType: "INPUT", EffectiveRate: 15 * money.One, Components: gst,
			CanApplyToAssets: true, CanApplyToEquity: true, CanApplyToLiabilities: true, CanApplyToExpenses: true,
		},
		{TaxType: "OUTPUT", Name: "12.5% GST on Income", EffectiveRate: 12_500_000, Status: books.StatusDeleted, CanApplyToRevenue: true},
		{
			TaxType: "NONE", Name: "No GST", ReportTaxType: "NONE", CanApplyToAssets: true, CanApplyToEquity: true,
			CanApplyToExpenses: true, CanApplyToLiabilities: true, CanApplyToRevenue: true,
		},
	} {
		if r.Status == "" {
			r.Status = books.StatusActive
		}
		errs = append(errs, tx.SaveTaxRate(ctx, r))
	}
	errs = append(errs,
		tx.SaveCurrency(ctx, books.Currency{Code: "NZD", Description: "New Zealand Dollar", DayRate: money.One}),
		tx.SaveCurrency(ctx, books.Currency{Code: "USD", Description: "United States Dollar", DayRate: 600_000}),
		tx.SaveBrandingTheme(ctx, books.BrandingTheme{ID: "7889a0ac-262a-40e3-8a63-9a769b1a18af", Name: "Standard", CreatedAt: made}),
		tx.SaveTrackingCategory(ctx, books.TrackingCategory{
			ID: "351953c4-8127-4009-88c3-f9cd8c9cbe9f", Name: "Region", Status: books.StatusActive,
			Options: []books.TrackingOption{
				{ID: "6eb12fdf-63de-4033-98df-be679d84e3c2", Name: "North", Status: books.StatusActive},
				{ID: "c01a1e4b-bd6c-4a84-9f4b-26be56ae0e2b", Name: "Old", Status: books.StatusArchived},
			},
		}),
	)
	return errors.Join(errs...)
}

// call is one request of a test.
type call struct {
	method, path, body, token, key, modifiedSince string
	tenant                                        string
	// isBad says that the request breaks the interface description on purpose.
	isBad bool
	// header changes the headers after they were set.
	header func(http.Header)
}

// got is the answer to a call.
type got struct {
	t      *testing.T
	status int
	header http.Header
	raw    string
	body   any
}

// do makes a call and checks both ways against the interface description. The error is that of the connection.
func (b *bench) do(c call) (got, error) {
	b.t.Helper()
	b.clock.advance(1100 * time.Millisecond)
	r, err := http.NewRequestWithContext(b.t.Context(), c.method, b.url+"/api.xro/2.0"+c.path, strings.NewReader(c.body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Close = true // a reused connection that is cut makes the library send again
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Authorization", "Bearer "+or(c.token, "full"))
	r.Header.Set("Xero-Tenant-Id", or(c.tenant, tenant))
	if c.body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.key != "" {
		r.Header.Set("Idempotency-Key", c.key)
	}
	if c.modifiedSince != "" {
		r.Header.Set("If-Modified-Since", c.modifiedSince)
	}
	if c.header != nil {
		c.header(r.Header)
	}
	if !c.isBad {
		checkRequest(b.t, r, c.body)
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return got{}, err
	}
	defer func() { _ = response.Body.Close() }()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		return got{}, err
	}
	g := got{t: b.t, status: response.StatusCode, header: response.Header, raw: string(raw)}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "application/json") {
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.UseNumber()
		if err := decoder.Decode(&g.body); err != nil {
			b.t.Fatalf("%s %s: %v in %s", c.method, c.path, err, raw)
		}
		checkReply(b.t, r, response, raw)
	}
	return g, nil
}

// must makes a call that has to be answered.
func (b *bench) must(c call) got {
	b.t.Helper()
	g, err := b.do(c)
	if err != nil {
		b.t.Fatalf("%s %s: %v", c.method, c.path, err)
	}
	return g
}

func (b *bench) get(path string) got { b.t.Helper(); return b.must(call{method: "GET", path: path}) }
func (b *bench) put(path, body string) got {
	b.t.Helper()
	return b.must(call{method: "PUT", path: path, body: body})
}
func (b *bench) post(path, body string) got {
	b.t.Helper()
	return b.must(call{method: "POST", path: path, body: body})
}

// postBare posts one object without its collection, which the service takes and the description does not know.
func (b *bench) postBare(path, body string) got {
	b.t.Helper()
	return b.must(call{method: "POST", path: path, body: body, isBad: true})
}

// at returns what a path such as "Invoices.0.Total" leads to, as text; "" where it leads nowhere.
func (g got) at(path string) string {
	g.t.Helper()
	value := g.body
	for name := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			n, err := strconv.Atoi(name)
			if err != nil || n >= len(v) {
				return ""
			}
			value = v[n]
		default:
			return ""
		}
	}
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	}
	text, err := json.Marshal(value)
	if err != nil {
		g.t.Fatal(err)
	}
	return string(text)
}

// has reports whether the last name of a path is a key there.
func (g got) has(path string) bool {
	at := strings.LastIndex(path, ".")
	var holder map[string]json.RawMessage
	if json.Unmarshal([]byte(g.at(path[:at])), &holder) != nil {
		return false
	}
	_, ok := holder[path[at+1:]]
	return ok
}

// want fails where a path does not lead to a text.
func (g got) want(path, want string) {
	g.t.Helper()
	if have := g.at(path); have != want {
		g.t.Errorf("%s is %q; want %q\n%s", path, have, want, g.raw)
	}
}

// wantStatus fails where the status differs.
func (g got) wantStatus(want int) got {
	g.t.Helper()
	if g.status != want {
		g.t.Fatalf("the status is %d; want %d\n%s", g.status, want, g.raw)
	}
	return g
}

// wantRefused fails where the reply is not a summarised refusal with these texts.
func (g got) wantRefused(texts ...string) got {
	g.t.Helper()
	g.wantStatus(http.StatusBadRequest)
	var list []string
	for i := range 20 {
		if text := g.at("Elements.0.ValidationErrors." + strconv.Itoa(i) + ".Message"); text != "" {
			list = append(list, text)
		}
	}
	if strings.Join(list, "|") != strings.Join(texts, "|") {
		g.t.Errorf("refused with\n%s\nwant\n%s", strings.Join(list, "\n"), strings.Join(texts, "\n"))
	}
	return g
}

func or(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}

// contact creates a contact and returns its id.
func (b *bench) contact(name string) string {
	b.t.Helper()
	return b.put("/Contacts", `{"Contacts":[{"Name":"`+name+`"}]}`).wantStatus(200).at("Contacts.0.ContactID")
}

// document is the body of an invoice or bill with one line of 2 × 10.50 and the given fields before it.
func document(kind, fields string) string {
	account := "200"
	if kind == "ACCPAY" {
		account = "310"
	}
	if !strings.Contains(fields, `"LineItems"`) {
		fields += `,"LineItems":[{"Description":"Oak chair","Quantity":2,"UnitAmount":10.5,"AccountCode":"` + account + `"}]`
	}
	return `{"Invoices":[{"Type":"` + kind + `",` + fields + `}]}`
}

const approved = `"Status":"AUTHORISED","Date":"2026-09-14","DueDate":"2026-09-30",`

func moneyOf(cents int64) money.Amount { return money.Amount(cents) }

// gate holds every call back until it is released, and says when one has arrived.
type gate struct {
	release chan struct{}
	arrived chan struct{}
}

func newGate(release chan struct{}) *gate {
	return &gate{release: release, arrived: make(chan struct{}, 100)}
}

func (g *gate) Plan(*http.Request) api.Action {
	g.arrived <- struct{}{}
	<-g.release
	return api.Action{}
}

// handlerWith puts a new handler, as a new process would be, over the same file.
func (b *bench) handlerWith(t *testing.T, faults api.Faults, change ...func(*api.Config)) {
	t.Helper()
	config := api.Config{Store: b.store, Auth: tokens{}, Faults: faults, Now: b.clock.now}
	for _, c := range change {
		c(&config)
	}
	b.handler = api.New(config)
	server := httptest.NewServer(b.handler)
	b.url = server.URL
	t.Cleanup(server.Close)
}

// wantForm fails where a text does not match.
func wantForm(t *testing.T, pattern, have string) {
	t.Helper()
	if !regexp.MustCompile(pattern).MatchString(have) {
		t.Errorf("%s does not match %s", have, pattern)
	}
}

func isSorted(list []string) bool { return slices.IsSorted(list) }
