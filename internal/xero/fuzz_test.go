package xero_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/xero"
)

// fuzzed is a client whose every request is answered with the same bytes, and how many requests there were.
func fuzzed(status int, header http.Header, body []byte) (*xero.Client, *tokens, *int) {
	calls, source := 0, &tokens{}
	client := &xero.Client{
		BaseURL: "http://xero.test", Tokens: source, TenantID: aTenant, Limits: &xero.Limiter{Window: time.Millisecond},
		Pause: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		HTTP: &http.Client{Transport: inMemory(func(*http.Request) *http.Response {
			calls++
			return &http.Response{StatusCode: status, Header: header.Clone(), Body: io.NopCloser(strings.NewReader(string(body)))}
		})},
	}
	return client, source, &calls
}

// replies are the reads of every resource: the name of the list, and a call that returns what was read.
var replies = []struct {
	list string
	read func(context.Context, *xero.Client) (any, error)
}{
	{"Organisations", func(ctx context.Context, x *xero.Client) (any, error) { return one(x.GetOrganisation(ctx)) }},
	{"Actions", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListActions(ctx) }},
	{"Accounts", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListAccounts(ctx) }},
	{"TaxRates", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListTaxRates(ctx) }},
	{"Currencies", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListCurrencies(ctx) }},
	{"TrackingCategories", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListTrackingCategories(ctx) }},
	{"BrandingThemes", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListBrandingThemes(ctx) }},
	{"Items", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListItems(ctx, xero.ItemQuery{}) }},
	{"Contacts", func(ctx context.Context, x *xero.Client) (any, error) {
		return x.ListAllContacts(ctx, xero.ContactQuery{})
	}},
	{"Invoices", func(ctx context.Context, x *xero.Client) (any, error) {
		return x.ListAllInvoices(ctx, xero.InvoiceQuery{})
	}},
	{"CreditNotes", func(ctx context.Context, x *xero.Client) (any, error) {
		return x.ListAllCreditNotes(ctx, xero.CreditNoteQuery{})
	}},
	{"Payments", func(ctx context.Context, x *xero.Client) (any, error) {
		return x.ListAllPayments(ctx, xero.PaymentQuery{})
	}},
	{"ManualJournals", func(ctx context.Context, x *xero.Client) (any, error) {
		return x.ListAllManualJournals(ctx, xero.ManualJournalQuery{})
	}},
	{"Attachments", func(ctx context.Context, x *xero.Client) (any, error) {
		return x.ListAttachments(ctx, xero.OfInvoice, anID)
	}},
	{"HistoryRecords", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListHistory(ctx, xero.OfItem, anID) }},
	{"", func(ctx context.Context, x *xero.Client) (any, error) { return x.ListConnections(ctx, "") }},
}

func one[T any](value T, err error) ([]T, error) { return []T{value}, err }

// The replies of every resource, chosen by the first byte, to a read and to every kind of write. Whatever comes, nothing
// panics, no list goes on for ever, and what was read comes back to the same bytes when it is written and read again: no
// figure and no date changes on the way.
func FuzzReplies(f *testing.F) {
	bodies := []string{createdInvoice, mixedInvoices, contactsPage, creditNotesPage, allocated, paymentsPage, itemsList, journalsPage, filesList, historyList,
		noteAdded, everything, validationException, "", "null", "[]", htmlPage,
		`{"Invoices":[null]}`, `{"invoices":[{"total":1e5,"Date":"2026-09-14"}],"INVOICES":[]}`, `{"pagination":{"pageCount":999999},"Contacts":[{}]}`,
		`{"TaxRates":[{"TaxType":"OUTPUT2","EffectiveRate":15.0,"DisplayTaxRate":"15.0000","TaxComponents":[{"Name":"GST","Rate":15.0}]}]}`,
		`{"Organisations":[{"OrganisationID":"A","FinancialYearEndDay":31,"PeriodLockDate":"/Date(1789344000000+0000)/","ShortCode":"!Qj35V"}]}`,
		`[{"id":"A","tenantId":"b","createdDateUtc":"2026-07-09T23:40:30.1833130"}]`,
		`{"Accounts":[{"AccountID":"A","Code":"200","Class":"REVENUE","SystemAccount":""}],"Currencies":[{"Code":"NZD"}],"TrackingCategories":[{"Options":[{}]}]}`,
	}
	for n := range replies {
		for _, body := range bodies {
			f.Add(byte(n), []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, selector byte, body []byte) {
		resource := replies[int(selector)%len(replies)]
		client, _, calls := fuzzed(200, http.Header{}, body)
		value, err := resource.read(t.Context(), client)
		if *calls > 2 {
			t.Fatalf("%d requests for one list that never changes", *calls)
		}
		if err == nil {
			readsBackTheSame(t, resource.list, resource.read, value)
		}
		for _, w := range written {
			checkReply(t, xero.DecodeReply(w.target, 200, http.Header{}, body, testNow), w.target)
		}
	})
}

// readsBackTheSame writes what was read in Xero's form, reads it again, and compares.
func readsBackTheSame(t *testing.T, list string, read func(context.Context, *xero.Client) (any, error), value any) {
	t.Helper()
	first, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("%+v cannot be written: %v", value, err)
	}
	body := first
	if list != "" {
		body = fmt.Appendf(nil, `{"pagination":{"pageCount":1},%q:%s}`, list, first)
	}
	if string(first) == "null" {
		return
	}
	client, _, _ := fuzzed(200, http.Header{}, body)
	again, err := read(t.Context(), client)
	if err != nil {
		t.Fatalf("%s cannot be read again: %v", body, err)
	}
	second, err := json.Marshal(again)
	if err != nil || string(first) != string(second) {
		t.Fatalf("%s reads back as\n%s, %v", first, second, err)
	}
}

// checkReply holds the reply to a write to what it promises.
func checkReply(t *testing.T, reply xero.Reply, target xero.Target) {
	t.Helper()
	if reply.Readable && reply.HTTPStatus < 300 && len(reply.Elements) == 0 && target.Kind != xero.PathEmail {
		t.Fatalf("%s: readable without an element", target.Kind)
	}
	for n, e := range reply.Elements {
		if e.Index != n || e.ID == "00000000-0000-0000-0000-000000000000" || len(e.ValidationErrors) > 0 && !e.HasErrors {
			t.Fatalf("%s: element %+v", target.Kind, e)
		}
		if len(e.Complaints) < len(e.ValidationErrors) {
			t.Fatalf("%s: %d reasons and %d places", target.Kind, len(e.ValidationErrors), len(e.Complaints))
		}
	}
}

// An answer of every status with any body and any header becomes a fault that a person can read; a write's tells the
// truth about what is known.
func FuzzErrorBodies(f *testing.F) {
	codes := []int{200, 204, 301, 400, 401, 403, 404, 405, 409, 412, 418, 429, 500, 501, 502, 503}
	for n := range codes {
		for _, body := range []string{validationException, keyConflict, tokenExpired, scopeMissing, forbidden, htmlPage, "", organisationOffline, "\xff\xfe", `{"Message":5}`,
			`{"Elements":[{"ValidationErrors":[{"Description":"x"}],"LineItems":[{"ValidationErrors":[{"Message":"y"}]}]}]}`} {
			for _, header := range []string{"", "26", "minute", "day", `Bearer error="insufficent_scope", scope="accounting.contacts"`, "Tue, 24 Nov 2026 09:01:00 GMT"} {
				f.Add(byte(n), []byte(body), header)
			}
		}
	}
	f.Fuzz(func(t *testing.T, selector byte, body []byte, header string) {
		status := codes[int(selector)%len(codes)]
		headers := http.Header{}
		for _, name := range []string{"Retry-After", "X-Rate-Limit-Problem", "Www-Authenticate", "Date", "X-Minlimit-Remaining", "X-Daylimit-Remaining", "X-Appminlimit-Remaining"} {
			headers.Set(name, header)
		}
		client, source, calls := fuzzed(status, headers, body)
		_, err := client.ListCurrencies(t.Context())
		if *calls > 4 || source.invalidated > 1 {
			t.Fatalf("%d requests, %d tokens given up", *calls, source.invalidated)
		}
		if status != 200 && status != 204 && !isReadableFault(err) {
			t.Fatalf("%d became %v", status, err)
		}
		scope, isMissing := xero.MissingScope(err)
		if isMissing && (status != 401 || scope == "" || source.invalidated > 0 || *calls > 1) {
			t.Fatalf("%d: the scope %q is missing after %d requests", status, scope, *calls)
		}
		if budget := client.Limits.Budget(); budget.NextCallIn < 0 {
			t.Fatalf("budget %+v", budget)
		}
		for _, w := range written {
			reply := xero.DecodeReply(w.target, status, headers, body, testNow)
			checkReply(t, reply, w.target)
			if !utf8.ValidString(reply.Problem) || len(reply.Problem) > 510 || reply.RetryAfter < 0 || reply.RetryAfter > 24*time.Hour || (reply.MissingScope != "") != isMissing {
				t.Fatalf("%s: %+v", w.target.Kind, reply)
			}
			if err := reply.Fault(); (err == nil) != (status < 300 && reply.Readable) || err != nil && !isReadableFault(err) {
				t.Fatalf("%s, %d: fault %v, readable %v", w.target.Kind, status, err, reply.Readable)
			}
		}
	})
}

// isReadableFault reports whether an error has a code and a message that can be shown.
func isReadableFault(err error) bool {
	return err != nil && fault.CodeOf(err) != "" && err.Error() != "" && utf8.ValidString(err.Error())
}

// aNumber is a JSON number whose size can be worked out.
var aNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,60})(\.[0-9]{1,60})?([eE][+-]?[0-9]{1,2})?$`)

// Every date and number comes out as it was written, or not at all.
func FuzzDatesAndNumbers(f *testing.F) {
	for _, seed := range []string{"", "/Date(1789378199100+0000)/", "/Date(1789378199160)/", "/Date(-1)/", "/Date(1+1300)/", "2026-09-14T00:00:00", "2026-09-14", "2026-09-14T09:29:59.1234567",
		"2026-09-14T21:29:59+12:00", "0", "-0.00", "24.15", "24.150000", "2.415E+1", "0.005", "-0.005", "1.12345678", "9007199254740.993", "92233720368547758.07", "1e400", "1e-400", "1e99999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkDate(t, text)
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, raw := range []string{text, string(quoted)} {
			page, err := xero.DecodeInvoices([]byte(`{"Invoices":[{"Total":` + raw + `,"CurrencyRate":` + raw + `,"LineItems":[{"Quantity":` + raw + `,"UnitAmount":` + raw + `,"DiscountRate":` + raw + `}]}]}`))
			if err != nil || !aNumber.MatchString(text) || len(page.Invoices) != 1 || len(page.Invoices[0].LineItems) != 1 {
				continue
			}
			i, line := page.Invoices[0], page.Invoices[0].LineItems[0]
			exactly(t, text, 100, int64(i.Total))
			for _, got := range []int64{int64(i.CurrencyRate), int64(line.Quantity), int64(line.UnitAmount), int64(line.DiscountRate)} {
				exactly(t, text, money.One, got)
			}
		}
	})
}

// exactly compares a figure with its text, rounded once to the nearest, halves away from zero.
func exactly(t *testing.T, text string, scale, got int64) {
	t.Helper()
	exact, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q was read as %d", text, got)
	}
	exact.Mul(exact, new(big.Rat).SetInt64(scale))
	half := big.NewRat(1, 2)
	if exact.Sign() < 0 {
		half.Neg(half)
	}
	exact.Add(exact, half)
	if want := new(big.Int).Quo(exact.Num(), exact.Denom()); !want.IsInt64() || want.Int64() != got {
		t.Fatalf("%q was read as %d, want %s", text, got, want)
	}
}

func checkDate(t *testing.T, text string) {
	t.Helper()
	date, err := xero.ParseDate(text)
	at, timeErr := xero.ParseTime(text)
	if (err == nil) != (timeErr == nil) {
		t.Fatalf("%q: date %v, time %v", text, err, timeErr)
	}
	if err != nil || date.IsZero() {
		return
	}
	if again, err := xero.ParseDate(date.String()); err != nil || again != date {
		t.Fatalf("%q: %s reads back as %s, %v", text, date, again, err)
	}
	if again, err := xero.ParseTime(at.Format(time.RFC3339Nano)); err != nil || !again.Equal(at) {
		t.Fatalf("%q: %s reads back as %s, %v", text, at, again, err)
	}
	if apart := date.Time().Sub(at.Truncate(24 * time.Hour)); apart < -48*time.Hour || apart > 48*time.Hour {
		t.Fatalf("%q: day %s, instant %s", text, date, at)
	}
}

// No figure of a report is anything but a figure of its cells, and no account comes twice. A text is put into the cells of
// a report that is sound otherwise, where there is one.
func FuzzReports(f *testing.F) {
	for _, seed := range []string{trialBalance, balanceSheet, aReport("TrialBalance", balanceHeader), `{"Reports":[]}`, everything, "", htmlPage,
		strings.ReplaceAll(trialBalance, "200.00", "(200.00)"), strings.ReplaceAll(balanceSheet, "25000.00", "1,234")} {
		f.Add([]byte(seed), "")
	}
	for _, figure := range []string{"12.34", "(1,234.56)", "-0.05", "1,234", "1.234,56", "12.345", "$5", "\u2212" + "1.00", "1e3", "99999999999999.99"} {
		f.Add([]byte{}, figure)
	}
	f.Fuzz(func(t *testing.T, body []byte, figure string) {
		if figure != "" {
			body = []byte(aReport("TrialBalance", balanceHeader+`,{"RowType":"Row",`+reportCells(stockAccount, "Stock", figure, "", "", figure)+`}`))
		}
		cells := cellsIn(body)
		check := func(amounts ...money.Amount) {
			for _, amount := range amounts {
				if size := strings.TrimPrefix(amount.String(), "-"); amount != 0 && !cells[size] {
					t.Fatalf("%s is no figure of %q", amount, body)
				}
			}
		}
		client, _, calls := fuzzed(200, http.Header{}, body)
		balance, err := client.GetTrialBalance(t.Context(), xero.TrialBalanceQuery{})
		seen := map[string]bool{}
		for _, line := range balance.Lines {
			check(line.Debit, line.Credit, line.YTDDebit, line.YTDCredit)
			if found, ok := balance.Account(line.AccountID); !ok || found != line || seen[line.AccountID] || line.AccountID == "" || err != nil {
				t.Fatalf("%+v, %v", line, err)
			}
			seen[line.AccountID] = true
		}
		sheet, err := client.GetBalanceSheet(t.Context(), xero.BalanceSheetQuery{})
		for _, line := range sheet.Lines {
			check(line.Amounts...)
			if len(line.Amounts) != len(sheet.Dates) || err != nil {
				t.Fatalf("%+v for %v, %v", line, sheet.Dates, err)
			}
		}
		if *calls != 2 {
			t.Fatalf("%d requests for two reports", *calls)
		}
	})
}

// cellsIn are the figures of every text in a body that is one when commas, signs and parentheses are left out.
func cellsIn(body []byte) map[string]bool {
	cells := map[string]bool{}
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.UseNumber()
	for {
		token, err := decoder.Token()
		if err != nil {
			return cells
		}
		plain := strings.NewReplacer(",", "", "(", "", ")", "", "-", "", " ", "").Replace(strings.TrimSpace(fmt.Sprint(token)))
		if len(plain) > 40 || strings.ContainsAny(plain, "eEpPxX/") {
			continue
		}
		if value, ok := new(big.Rat).SetString(plain); ok {
			cells[value.FloatString(2)] = true
		}
	}
}
