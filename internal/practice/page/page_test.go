package page_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/look"
	"daybook/internal/practice/page"
	"daybook/internal/practice/store"
)

const (
	code     = "!Pr4ct"
	customer = "aaaaaaaa-0000-4000-8000-000000000001"
	supplier = "aaaaaaaa-0000-4000-8000-000000000002"
	draft    = "bbbbbbbb-0000-4000-8000-000000000001"
	approved = "bbbbbbbb-0000-4000-8000-000000000002"
	bill     = "bbbbbbbb-0000-4000-8000-000000000003"
	journal  = "cccccccc-0000-4000-8000-000000000001"
	taxed    = "cccccccc-0000-4000-8000-000000000002"
)

var now = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// bench is the page over HTTP on a small organisation, and a browser with cookies.
type bench struct {
	t       *testing.T
	base    string
	store   *store.Store
	browser *http.Client
	resets  int
}

func setup(t *testing.T, isEmpty ...bool) *bench {
	t.Helper()
	ctx := t.Context()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "practice.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if len(isEmpty) == 0 {
		if err := s.Update(ctx, func(tx *store.Tx) error { return fill(ctx, tx) }); err != nil {
			t.Fatal(err)
		}
	}
	b := &bench{t: t, store: s}
	mux := http.NewServeMux()
	look.Register(mux)
	page.New(page.Config{
		Store: s, Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler),
		Reset: func(ctx context.Context) error { b.resets++; return s.Reset(ctx) },
	}).Register(mux)
	web := httptest.NewServer(mux)
	t.Cleanup(web.Close)
	b.base = web.URL
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b.browser = &http.Client{Jar: jar}
	return b
}

// fill makes an organisation with two contacts, a draft and an approved invoice, a bill and a journal.
func fill(ctx context.Context, tx *store.Tx) error {
	err := errors.Join(
		tx.SaveOrganisation(ctx, books.Organisation{ID: "org", Name: "Demo Furniture Ltd", LegalName: "Demo Furniture Limited", ShortCode: code,
			BaseCurrency: "NZD", Zone: "Pacific/Auckland", TaxNumber: "123-456-789", PeriodLockDate: civil.Date{Year: 2026, Month: 3, Day: 31}}),
		tx.SaveCurrency(ctx, books.Currency{Code: "NZD", DayRate: 1_000_000}),
		tx.SaveAccount(ctx, books.Account{ID: "a1", Code: "200", Name: "Sales", Type: "REVENUE", Class: "REVENUE", TaxType: "OUTPUT2", Status: "ACTIVE"}),
		tx.SaveAccount(ctx, books.Account{ID: "a2", Code: "310", Name: "Cost of goods sold", Type: "DIRECTCOSTS", Class: "EXPENSE", TaxType: "INPUT2", Status: "ACTIVE"}),
		tx.SaveAccount(ctx, books.Account{ID: "a3", Code: "090", Name: "Business account", Type: "BANK", Class: "ASSET", Status: "ACTIVE"}),
		tx.SaveTaxRate(ctx, books.TaxRate{TaxType: "OUTPUT2", Name: "15% GST on Income", Status: "ACTIVE", EffectiveRate: 15_000_000, CanApplyToRevenue: true}),
		tx.SaveTaxRate(ctx, books.TaxRate{TaxType: "INPUT2", Name: "15% GST on Expenses", Status: "ACTIVE", EffectiveRate: 15_000_000, CanApplyToExpenses: true}),
		tx.SaveContact(ctx, books.Contact{ID: customer, Name: "Hutt Homes & Co", Status: "ACTIVE", EmailAddress: "accounts@hutthomes.example", IsCustomer: true,
			Addresses: []books.Address{{Type: "STREET", Line1: "12 Jackson Street", City: "Petone", PostalCode: "5012"}}, UpdatedAt: now}),
		tx.SaveContact(ctx, books.Contact{ID: supplier, Name: "Rimu Timber <Supplies>", Status: "ACTIVE", IsSupplier: true, UpdatedAt: now}),
		tx.SaveTaxRate(ctx, books.TaxRate{TaxType: "NONE", Name: "No GST", Status: "ACTIVE", CanApplyToRevenue: true, CanApplyToExpenses: true}),
		tx.SaveJournal(ctx, books.ManualJournal{ID: journal, Narration: "Stock on hand October", Date: civil.Date{Year: 2026, Month: 10, Day: 31}, Status: "POSTED",
			LineAmountTypes: books.NoTax, UpdatedAt: now,
			Lines: []books.JournalLine{{AccountCode: "310", TaxType: "NONE", Amount: 125_000}, {AccountCode: "200", TaxType: "NONE", Amount: -125_000}}}),
		tx.SaveJournal(ctx, books.ManualJournal{ID: taxed, Narration: "Freight of September", Date: civil.Date{Year: 2026, Month: 9, Day: 30}, Status: "DRAFT",
			LineAmountTypes: books.Exclusive, URL: "https://daybook.example/f", IsAccrualOnly: true, UpdatedAt: now,
			Lines: []books.JournalLine{{AccountCode: "310", TaxType: "INPUT2", Amount: 10_000, TaxAmount: 1_500, Tracking: []books.LineTracking{{Category: "Region", Option: "North"}}},
				{AccountCode: "200", TaxType: "NONE", Amount: -11_500}}}),
	)
	if err != nil {
		return err
	}
	for _, d := range []struct {
		id, contact, number string
		kind                books.InvoiceType
		status              books.InvoiceStatus
		account, tax        string
	}{
		{draft, customer, "INV-0054", books.Sales, books.Draft, "200", "OUTPUT2"},
		{approved, customer, "INV-0055", books.Sales, books.Authorised, "200", "OUTPUT2"},
		{bill, supplier, "RT-991", books.Purchase, books.Authorised, "310", "INPUT2"},
	} {
		i := books.Invoice{
			ID: d.id, Type: d.kind, Number: d.number, ContactID: d.contact, Date: civil.Date{Year: 2026, Month: 11, Day: 2}, DueDate: civil.Date{Year: 2026, Month: 11, Day: 20},
			Status: d.status, LineAmountTypes: books.Exclusive, Currency: "NZD", CurrencyRate: 1_000_000, CreatedBy: "daybook-practice", CreatedAt: now, UpdatedAt: now,
			SubTotal: 107_800, TotalTax: 16_170, Total: 123_970,
			Lines: []books.Line{{ID: "l" + d.id, Description: "Rimu chair\nOiled", Quantity: 2_000_000, UnitAmount: 539_000_000, AccountCode: d.account, TaxType: d.tax, LineAmount: 107_800, TaxAmount: 16_170}},
		}
		if d.id == approved {
			i.Lines[0].ItemCode = "CHAIR-RIMU"
		}
		err = errors.Join(tx.SaveInvoice(ctx, i),
			tx.NoteChange(ctx, store.Change{At: now, Actor: "Daybook", Kind: "invoice", ObjectID: d.id, Action: "created", Summary: d.number}))
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) get(path string) (int, string) {
	b.t.Helper()
	resp, err := b.browser.Get(b.base + path)
	return b.read(resp, err)
}

func (b *bench) read(resp *http.Response, err error) (int, string) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// press sends a form of a page with its token, as a browser would.
func (b *bench) press(path string, fields url.Values) (int, string) {
	b.t.Helper()
	_, shown := b.get(path)
	if m := regexp.MustCompile(`name="csrf" value="([^"]+)"`).FindStringSubmatch(shown); m != nil {
		fields.Set("csrf", m[1])
	}
	resp, err := b.browser.PostForm(b.base+path, fields)
	return b.read(resp, err)
}

func (b *bench) invoice(id string) books.Invoice {
	b.t.Helper()
	var found books.Invoice
	err := b.store.View(b.t.Context(), func(tx *store.Tx) (err error) {
		found, _, err = tx.FindInvoice(b.t.Context(), id)
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return found
}

func invoicePath(id string) string { return "/app/" + code + "/invoicing/view/" + id }

// Covers 15/sales-invoice, 15/sales-invoice-newer, 15/bill, 15/contact, 15/manual-journal, 15/text.
func TestPagesShowWhatTheOrganisationHolds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for path, wants := range map[string][]string{
		"/":                                    {"Demo Furniture Ltd", "What happened last", "INV-0055", "Daybook"},
		"/contacts":                            {"Hutt Homes &amp; Co", "Rimu Timber &lt;Supplies&gt;", "Customer", "accounts@hutthomes.example"},
		"/invoices":                            {"INV-0054", "INV-0055", "Awaiting Payment", "1,239.70", "2 Nov 2026"},
		"/invoices?status=Draft":               {"INV-0054", "Draft"},
		"/bills":                               {"RT-991", "Rimu Timber"},
		"/journals":                            {"Stock on hand October", "1,250.00", "Posted", "Freight of September"},
		"/journals?status=Draft":               {"Freight of September", "115.00", "Draft"},
		invoicePath(draft):                     {"Invoice INV-0054", "Rimu chair", "200 – Sales", "15% GST on Income", "161.70", "1,239.70", "12 Jackson Street", "History", "24 Nov 2026, 22:00"},
		invoicePath(approved):                  {"Invoice INV-0055", "CHAIR-RIMU", "Record payment", "Void INV-0055"},
		invoicePath(bill):                      {"Bill RT-991"}, // a link made for the other type leads there too
		"/app/" + code + "/bills/view/" + bill: {"Bill RT-991", "310 – Cost of goods sold"},
		"/app/" + code + "/contacts/contact/" + customer:              {"Hutt Homes &amp; Co", "Petone 5012", "INV-0054", "Archive Hutt Homes"},
		"/app/" + code + "/journals/view/" + journal:                  {"Stock on hand October", "310 – Cost of goods sold", "Void this journal", "No tax"},
		"/app/" + code + "/journals/view/" + taxed:                    {"Tax exclusive", "Left out", "https://daybook.example/f", "Region: North", "15.00", "115.00", "Delete this draft"},
		"/Journal/View.aspx?invoiceID=" + journal:                     {"Stock on hand October"},
		olderLink("/AccountsReceivable/View.aspx?InvoiceID=" + draft): {"Invoice INV-0054"},
		olderLink("/AccountsPayable/Edit.aspx?InvoiceID=" + bill):     {"Bill RT-991"},
		olderLink("/Contacts/View/" + customer):                       {"Hutt Homes"},
	} {
		status, shown := b.get(path)
		if status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
		for _, want := range wants {
			if !strings.Contains(shown, want) {
				t.Errorf("%s does not show %q", path, want)
			}
		}
		for _, other := range []string{"<script", "style=", "//cdn", "<no value>"} {
			if strings.Contains(shown, other) {
				t.Errorf("%s holds %q", path, other)
			}
		}
	}
	if _, shown := b.get("/invoices?status=Draft"); strings.Contains(shown, "INV-0055") {
		t.Error("the filter for drafts lets an approved invoice through")
	}
	if _, shown := b.get("/journals?status=Draft"); strings.Contains(shown, "Stock on hand") {
		t.Error("the filter for drafts lets a posted journal through")
	}
}

func olderLink(target string) string {
	return "/organisationlogin/default.aspx?shortcode=" + url.QueryEscape(code) + "&redirecturl=" + url.QueryEscape(target)
}

func TestMissingThingsGetAPageOfTheirOwn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, path := range []string{
		invoicePath("dddddddd-0000-4000-8000-000000000001"), "/app/!other/invoicing/view/" + draft,
		"/app/" + code + "/contacts/contact/nobody", "/app/" + code + "/journals/view/none", "/app/!other/contacts/contact/" + customer,
	} {
		if status, shown := b.get(path); status != http.StatusNotFound || !strings.Contains(shown, "There is nothing at this address") {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, path := range []string{"/elsewhere", olderLink("/Payroll/View.aspx")} {
		if status, _ := b.get(path); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
}

func TestEmptyBooksSayWhatToDo(t *testing.T) {
	t.Parallel()
	b := setup(t, true)
	for path, want := range map[string]string{
		"/": "The books are empty", "/contacts": "No contacts here", "/invoices": "Create invoice", "/bills": "Create bill", "/journals": "No manual journals here",
	} {
		if status, shown := b.get(path); status != http.StatusOK || !strings.Contains(shown, want) {
			t.Errorf("%s: %d, lacks %q", path, status, want)
		}
	}
}

func TestAPersonCanActAtXero(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		id     string
		fields url.Values
		want   books.InvoiceStatus
		says   string
	}{
		"approve":       {draft, url.Values{"do": {"approve"}}, books.Authorised, "The document was approved."},
		"delete":        {draft, url.Values{"do": {"delete"}}, books.Deleted, "The draft was deleted."},
		"void":          {approved, url.Values{"do": {"void"}}, books.Voided, "The document was voided."},
		"pay in full":   {approved, url.Values{"do": {"pay"}, "amount": {"1239.70"}, "date": {"2026-11-24"}}, books.Paid, "The payment was recorded."},
		"pay in part":   {approved, url.Values{"do": {"pay"}, "amount": {"39.70"}, "date": {"2026-11-24"}}, books.Authorised, "1,200.00"},
		"pay a bill":    {bill, url.Values{"do": {"pay"}, "amount": {"1239.70"}, "date": {"2026-11-24"}}, books.Paid, "The payment was recorded."},
		"pay too much":  {approved, url.Values{"do": {"pay"}, "amount": {"1239.71"}, "date": {"2026-11-24"}}, books.Authorised, "Not done."},
		"pay a word":    {approved, url.Values{"do": {"pay"}, "amount": {"all"}, "date": {"2026-11-24"}}, books.Authorised, "must be a number"},
		"pay some day":  {approved, url.Values{"do": {"pay"}, "amount": {"1.00"}, "date": {"2026-02-30"}}, books.Authorised, "must be a day"},
		"pay a draft":   {draft, url.Values{"do": {"pay"}, "amount": {"1.00"}, "date": {"2026-11-24"}}, books.Draft, "Not done."},
		"void a draft":  {draft, url.Values{"do": {"void"}}, books.Draft, "Invoice not of valid status for modification"},
		"delete a bill": {bill, url.Values{"do": {"delete"}}, books.Authorised, "Invoice not of valid status for modification"},
		"something":     {draft, url.Values{"do": {"shred"}}, books.Draft, "Not done."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			status, shown := b.press(invoicePath(test.id), test.fields)
			if got := b.invoice(test.id).Status; got != test.want {
				t.Errorf("status is %s, want %s", got, test.want)
			}
			if !strings.Contains(shown, test.says) {
				t.Errorf("answer %d does not say %q but %q", status, test.says, regexp.MustCompile(`class="message[^>]*>(.*)</p>`).FindString(shown))
			}
			if isRefused := strings.Contains(shown, "Not done."); isRefused != (status == http.StatusUnprocessableEntity) {
				t.Errorf("answer %d, refused %t", status, isRefused)
			}
		})
	}
}

func TestAPersonActsOnManualJournals(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		id     string
		fields url.Values
		want   books.JournalStatus
		says   string
	}{
		"post":                {taxed, url.Values{"do": {"post"}}, books.PostedJournal, "The manual journal was posted."},
		"delete":              {taxed, url.Values{"do": {"delete-journal"}}, books.DeletedJournal, "The draft was deleted."},
		"void":                {journal, url.Values{"do": {"void-journal"}}, books.VoidedJournal, "The manual journal was voided."},
		"archive":             {journal, url.Values{"do": {"archive-journal"}}, books.ArchivedJournal, "Restore"},
		"archive a draft":     {taxed, url.Values{"do": {"archive-journal"}}, books.DraftJournal, "Not done."},
		"narrate a draft":     {taxed, url.Values{"do": {"narrate"}, "narration": {"Freight & more"}}, books.DraftJournal, "Freight &amp; more"},
		"narrate":             {journal, url.Values{"do": {"narrate"}, "narration": {"Stock counted"}}, books.PostedJournal, "The narration was changed."},
		"narrate with naught": {journal, url.Values{"do": {"narrate"}, "narration": {" "}}, books.PostedJournal, "A manual journal must have a narration."},
		"void a draft":        {taxed, url.Values{"do": {"void-journal"}}, books.DraftJournal, "Not done."},
		"delete what stands":  {journal, url.Values{"do": {"delete-journal"}}, books.PostedJournal, "Not done."},
		"something":           {journal, url.Values{"do": {"shred"}}, books.PostedJournal, "Nothing of that name can be done here."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			status, shown := b.press("/app/"+code+"/journals/view/"+test.id, test.fields)
			var found books.ManualJournal
			err := b.store.View(t.Context(), func(tx *store.Tx) (err error) {
				found, _, err = tx.FindJournal(t.Context(), test.id)
				return err
			})
			if err != nil || found.Status != test.want {
				t.Errorf("status is %s, want %s; %v", found.Status, test.want, err)
			}
			if !strings.Contains(shown, test.says) {
				t.Errorf("answer %d does not say %q", status, test.says)
			}
			if isRefused := strings.Contains(shown, "Not done."); isRefused != (status == http.StatusUnprocessableEntity) {
				t.Errorf("answer %d, refused %t", status, isRefused)
			}
			if _, overview := b.get("/"); strings.Contains(overview, "journals/view/"+test.id) != (status == http.StatusOK) {
				t.Error("the overview tells another story")
			}
		})
	}
	b := setup(t)
	if status, _ := b.press("/app/!other/journals/view/"+journal, url.Values{"do": {"void-journal"}}); status == http.StatusOK {
		t.Error("a journal of another organisation was found")
	}
}

func TestAPaymentIsKeptAndNoted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.press(invoicePath(approved), url.Values{"do": {"pay"}, "amount": {"39.70"}, "date": {"2026-11-20"}})
	got := b.invoice(approved)
	if got.AmountPaid != money.Amount(3_970) || len(got.Payments) != 1 || got.Payments[0].AccountCode != "090" || got.Payments[0].Date != (civil.Date{Year: 2026, Month: 11, Day: 20}) {
		t.Errorf("invoice after payment: %+v", got)
	}
	if _, shown := b.get("/"); !strings.Contains(shown, "INV-0055 Hutt Homes &amp; Co 39.70 NZD") || !strings.Contains(shown, "A person") {
		t.Error("the overview does not tell of the payment")
	}
}

func TestFormsOfOthersChangeNothing(t *testing.T) {
	t.Parallel()
	for name, send := range map[string]func(*bench, string, url.Values) (int, string){
		"no token": func(b *bench, path string, f url.Values) (int, string) {
			b.get(path)
			return b.read(b.browser.PostForm(b.base+path, f))
		},
		"guessed token": func(b *bench, path string, f url.Values) (int, string) {
			b.get(path)
			f.Set("csrf", "guess")
			return b.read(b.browser.PostForm(b.base+path, f))
		},
		"no cookie": func(b *bench, path string, f url.Values) (int, string) {
			b.browser.Jar = nil
			return b.press(path, f)
		},
		"another origin": func(b *bench, path string, f url.Values) (int, string) {
			_, shown := b.get(path)
			f.Set("csrf", regexp.MustCompile(`name="csrf" value="([^"]+)"`).FindStringSubmatch(shown)[1])
			req, err := http.NewRequest(http.MethodPost, b.base+path, strings.NewReader(f.Encode()))
			if err != nil {
				b.t.Fatal(err)
			}
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			req.Header.Set("Origin", "http://evil.example")
			return b.read(b.browser.Do(req))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for path, fields := range map[string]url.Values{invoicePath(draft): {"do": {"approve"}}, "/app/" + code + "/contacts/contact/" + customer: {}, "/reset": {}, "/app/" + code + "/journals/view/" + taxed: {"do": {"post"}}} {
				if status, _ := send(b, path, fields); status != http.StatusForbidden {
					t.Errorf("%s: %d, want 403", path, status)
				}
			}
			if b.invoice(draft).Status != books.Draft || b.resets != 0 {
				t.Error("something was changed")
			}
		})
	}
}

func TestResetAsksFirst(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if _, shown := b.get("/reset"); b.resets != 0 || !strings.Contains(shown, "This cannot be undone") {
		t.Error("asking is missing, or did it already")
	}
	if _, shown := b.press("/reset", url.Values{}); b.resets != 1 || !strings.Contains(shown, "The original practice data is back.") {
		t.Errorf("reset %d times", b.resets)
	}
}

func TestAnAddressCannotPutWordsOnThePage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if _, shown := b.get("/?done=Send+money+to+us"); strings.Contains(shown, "money") {
		t.Error("the page repeats what the address says")
	}
}

func TestADamagedStoreIsSaidSo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if err := b.store.Close(); err != nil {
		t.Fatal(err)
	}
	if status, shown := b.get("/invoices"); status != http.StatusInternalServerError || !strings.Contains(shown, "could not read or write its data") {
		t.Errorf("got %d", status)
	}
}
