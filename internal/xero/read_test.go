package xero_test

import (
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/xero"
)

// inTurn answers each request with the next handler; the last one stays.
func inTurn(handlers ...http.HandlerFunc) http.HandlerFunc {
	turn := make(chan int, 1)
	turn <- 0
	return func(w http.ResponseWriter, r *http.Request) {
		n := <-turn
		turn <- min(n+1, len(handlers)-1)
		handlers[n](w, r)
	}
}

func answer(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for n := 0; n < len(header); n += 2 {
			w.Header().Set(header[n], header[n+1])
		}
		answerJSON(w, status, body)
	}
}

func cutting(w http.ResponseWriter, _ *http.Request) { cut(w) }

const noCurrencies = `{"Currencies":[{"Code":"NZD","Description":"New Zealand Dollar"}]}`

// Covers 4/over-limit-429-empty-body-no-content-type, 16/401, 16/401-3, 16/403, 16/404, 16/429, 16/500, 16/503.
func TestAReadIsTriedAgainWhereThatHelps(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		handler     http.HandlerFunc
		calls       int
		waits       []time.Duration
		invalidated int
		code        fault.Code
	}{
		"answered at once":           {inTurn(answer(200, noCurrencies)), 1, nil, 0, ""},
		"an expired token":           {inTurn(answer(401, tokenExpired), answer(200, noCurrencies)), 2, []time.Duration{0}, 1, ""},
		"a token refused twice":      {inTurn(answer(401, tokenExpired)), 2, []time.Duration{0}, 1, fault.AuthExpired},
		"a missing scope":            {inTurn(answer(401, scopeMissing)), 1, nil, 0, fault.Forbidden},
		"a disconnected company":     {inTurn(answer(403, forbidden)), 1, nil, 0, fault.Forbidden},
		"a cut line":                 {inTurn(cutting, answer(200, noCurrencies)), 2, []time.Duration{500 * time.Millisecond}, 0, ""},
		"a line cut every time":      {inTurn(cutting), 3, []time.Duration{500 * time.Millisecond, 2 * time.Second}, 0, fault.Offline},
		"a bad moment":               {inTurn(answer(500, ""), answer(503, "The Xero API is temporarily unavailable"), answer(200, noCurrencies)), 3, []time.Duration{500 * time.Millisecond, 2 * time.Second}, 0, ""},
		"maintenance":                {inTurn(answer(503, "The Xero API is currently offline for maintenance")), 3, []time.Duration{500 * time.Millisecond, 2 * time.Second}, 0, fault.Offline},
		"the concurrent limit":       {inTurn(answer(429, "", "X-Rate-Limit-Problem", "concurrent"), answer(200, noCurrencies)), 2, []time.Duration{500 * time.Millisecond}, 0, ""},
		"the day's limit":            {inTurn(answer(429, "", "X-Rate-Limit-Problem", "day", "Retry-After", "40000")), 1, nil, 0, fault.RateLimited},
		"an unknown id":              {inTurn(answer(404, "")), 1, nil, 0, fault.NotFound},
		"a refusal":                  {inTurn(answer(400, keyConflict)), 1, nil, 0, fault.Rejected},
		"a redirect to a login page": {inTurn(answer(302, "", "Location", "http://login.invalid/")), 1, nil, 0, fault.Offline},
		"a login page in its place":  {inTurn(answer(200, htmlPage)), 1, nil, 0, fault.Offline},
		"an answer without the list": {inTurn(answer(200, `{"Status":"OK"}`)), 1, nil, 0, fault.Internal},
		"a list that is null":        {inTurn(answer(200, `{"Currencies":null}`)), 1, nil, 0, fault.Internal},
		"an empty answer":            {inTurn(answer(200, "")), 1, nil, 0, fault.Internal},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, c.handler)
			_, err := b.Client.ListCurrencies(t.Context())
			if fault.CodeOf(err) != c.code {
				t.Errorf("error %v, want %q", err, c.code)
			}
			if n := len(b.seen()); n != c.calls {
				t.Errorf("%d calls, want %d", n, c.calls)
			}
			if !slices.Equal(b.paused(), c.waits) {
				t.Errorf("waits %v, want %v", b.paused(), c.waits)
			}
			if b.Tokens.invalidated != c.invalidated {
				t.Errorf("%d tokens given up, want %d", b.Tokens.invalidated, c.invalidated)
			}
		})
	}
}

func TestARefreshedTokenIsUsedForTheSecondTry(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(answer(401, tokenExpired), answer(200, noCurrencies)))
	if _, err := b.Client.ListCurrencies(t.Context()); err != nil {
		t.Fatal(err)
	}
	calls := b.seen()
	if first, second := calls[0].Header.Get("Authorization"), calls[1].Header.Get("Authorization"); first == second {
		t.Errorf("both tries carried %s", first)
	}
}

// Covers 16/503.
func TestXerosOwnTextReachesThePerson(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(503, "The Organisation is offline"))
	_, err := b.Client.GetOrganisation(t.Context())
	if err == nil || !strings.Contains(err.Error(), "The Organisation is offline") {
		t.Errorf("error %v", err)
	}
}

func TestACancelledReadStopsBetweenTries(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { cancel(); w.WriteHeader(500) })
	_, err := b.Client.ListAccounts(ctx)
	if !fault.Is(err, fault.Cancelled) || len(b.seen()) != 1 {
		t.Errorf("error %v after %d calls", err, len(b.seen()))
	}
}

func TestAPackedAnswerIsUnpackedAndCountedAsItCame(t *testing.T) {
	t.Parallel()
	long := `{"Currencies":[` + strings.Repeat(`{"Code":"NZD","Description":"New Zealand Dollar"},`, 500) + `{"Code":"USD"}]}`
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "GZIP") // a proxy may spell it so
		packed := gzip.NewWriter(w)
		io.WriteString(packed, long)
		packed.Close()
	})
	currencies, err := b.Client.ListCurrencies(t.Context())
	if err != nil || len(currencies) != 501 {
		t.Fatalf("%d currencies, %v", len(currencies), err)
	}
	if in := b.observed()[0].BytesIn; in == 0 || in > int64(len(long))/5 {
		t.Errorf("%d bytes counted of %d unpacked", in, len(long))
	}
}

func TestAPackedAnswerThatBreaksOffIsTriedAgain(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		packed := gzip.NewWriter(w)
		io.WriteString(packed, noCurrencies)
		packed.Flush() // no trailer
	}, answer(200, noCurrencies)))
	if _, err := b.Client.ListCurrencies(t.Context()); err != nil || len(b.seen()) != 2 {
		t.Errorf("%d calls, %v", len(b.seen()), err)
	}
}

// Covers 4/every-answer-carries-x-daylimit-remaining-x.
func TestTheActivityListGetsFactsAndNoContent(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(answer(500, ""), answer(200, contactsPage)))
	if _, err := b.Client.FindContactsByName(t.Context(), "Kauri & Sons"); err != nil {
		t.Fatal(err)
	}
	seen := b.observed()
	if len(seen) != 2 {
		t.Fatalf("%d exchanges, want 2", len(seen))
	}
	first, second := seen[0], seen[1]
	if first.Attempt != 1 || first.Status != 500 || first.Outcome != xero.OutcomeServerError || second.Attempt != 2 || second.Outcome != xero.OutcomeAnswered {
		t.Errorf("exchanges %+v", seen)
	}
	if second.Method != "GET" || second.Path != "/api.xro/2.0/Contacts" || second.MinuteRemaining != 57 || second.DayRemaining != 943 || second.At.IsZero() {
		t.Errorf("exchange %+v", second)
	}
	for _, secret := range []string{"Kauri", "secret-token", aTenant} {
		if text := fmt.Sprintf("%+v", seen); strings.Contains(text, secret) {
			t.Errorf("the list holds %q: %s", secret, text)
		}
	}
}

func TestTheClientKnowsHowFarXerosClockIsOff(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	b := setup(t, answer(200, noCurrencies, "Date", "Tue, 24 Nov 2026 09:10:00 GMT"))
	b.Client.Now = func() time.Time { return now }
	if _, known := b.Client.ClockOffset(); known {
		t.Error("the offset is known before any answer")
	}
	if _, err := b.Client.ListCurrencies(t.Context()); err != nil {
		t.Fatal(err)
	}
	offset, known := b.Client.ClockOffset()
	if !known || offset < 10*time.Minute || offset > 10*time.Minute+time.Second {
		t.Errorf("offset %s, known %v; want ten minutes", offset, known)
	}
	if at := b.Client.ServerNow(); !at.Equal(now.Add(offset)) {
		t.Errorf("server time %s", at)
	}
}

// Covers 1/list-connections, 7/paging, 7/if-modified-since, 7/where, 7/optimised-filters-invoices.
// Covers 7/optimised-filters-contacts, 7/explicit-lists, 7/order, 7/one-record, 9.lines/unitamount.
// Covers 17/if-modified-since-is-date-time-zone-required.
func TestQueriesAreWrittenAsXeroReadsThem(t *testing.T) {
	t.Parallel()
	since := time.Date(2026, 11, 1, 13, 30, 0, 0, time.FixedZone("NZDT", 13*3600))
	day := civil.Date{Year: 2026, Month: 1, Day: 31}
	const page = "page=1&pageSize=1000"
	for name, c := range map[string]struct {
		call  func(*xero.Client, context.Context) error
		path  string
		query string
		since string
	}{
		"contacts changed since, archived too": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListContacts(ctx, xero.ContactQuery{IncludeArchived: true, ModifiedSince: since, Page: 3, PageSize: 200})
			return err
		}, "/api.xro/2.0/Contacts", "includeArchived=true&order=ContactID ASC&page=3&pageSize=200", "2026-11-01T00:30:00.000Z"},
		"contacts by name": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindContactsByName(ctx, "Kauri & Sons")
			return err
		}, "/api.xro/2.0/Contacts", "includeArchived=true&" + page + `&where=Name=="Kauri & Sons"`, ""},
		"contacts by a name with a quote": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindContactsByName(ctx, `Bob "Oak" Lee`)
			return err
		}, "/api.xro/2.0/Contacts", "includeArchived=true&" + page + `&searchTerm=Bob "Oak" Lee`, ""},
		"contacts by e-mail": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindContactsByEmail(ctx, "a+b@kauri.example")
			return err
		}, "/api.xro/2.0/Contacts", "includeArchived=true&" + page + `&where=EmailAddress=="a+b@kauri.example"`, ""},
		"contacts by id": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindContactsByID(ctx, []string{aContact, anID})
			return err
		}, "/api.xro/2.0/Contacts", "IDs=" + aContact + "," + anID + "&includeArchived=true&" + page, ""},
		"a contact by number": {func(x *xero.Client, ctx context.Context) error {
			_, _, err := x.FindContactByNumber(ctx, "7f3k")
			return err
		}, "/api.xro/2.0/Contacts/7f3k", "", ""},
		"contacts by how their numbers begin": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindContactsNumbered(ctx, "DB-7f3k-")
			return err
		}, "/api.xro/2.0/Contacts", "includeArchived=true&" + page + `&where=ContactNumber!=null AND ContactNumber.StartsWith("DB-7f3k-")`, ""},
		"what this app made lately": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListAllInvoices(ctx, xero.InvoiceQuery{CreatedByMyApp: true, ModifiedSince: since})
			return err
		}, "/api.xro/2.0/Invoices", "createdByMyApp=true&order=InvoiceID ASC&" + page + "&unitdp=4", "2026-11-01T00:30:00.000Z"},
		"invoices by number": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindInvoicesByNumber(ctx, []string{"SO-1", "SO-2"})
			return err
		}, "/api.xro/2.0/Invoices", "InvoiceNumbers=SO-1,SO-2&order=InvoiceID ASC&" + page + "&unitdp=4", ""},
		"a number with a comma": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindInvoicesByNumber(ctx, []string{"A,1"})
			return err
		}, "/api.xro/2.0/Invoices", "order=InvoiceID ASC&" + page + "&searchTerm=A,1&unitdp=4", ""},
		"invoices by id": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindInvoicesByID(ctx, []string{anID})
			return err
		}, "/api.xro/2.0/Invoices", "IDs=" + anID + "&order=InvoiceID ASC&" + page + "&unitdp=4", ""},
		"bills of a contact on a day": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindInvoicesByContactAndDate(ctx, xero.Bill, []string{aContact}, day)
			return err
		}, "/api.xro/2.0/Invoices", "ContactIDs=" + aContact + "&order=InvoiceID ASC&" + page +
			`&unitdp=4&where=Type=="ACCPAY" AND Date>=DateTime(2026,01,31) AND Date<DateTime(2026,02,01)`, ""},
		"one document": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.GetInvoice(ctx, anID)
			return err
		}, "/api.xro/2.0/Invoices/" + anID, "unitdp=4", ""},
		"connections of one consent": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListConnections(ctx, anID)
			return err
		}, "/connections", "authEventId=" + anID, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, func(w http.ResponseWriter, r *http.Request) {
				switch {
				case r.URL.Path == "/connections":
					answerJSON(w, 200, `[]`)
				case strings.Contains(r.URL.Path, "Contacts"):
					answerJSON(w, 200, strings.Replace(contactsPage, `"page":1,`, `"page":`+cmp.Or(r.URL.Query().Get("page"), "1")+`,`, 1))
				default:
					answerJSON(w, 200, createdInvoice)
				}
			})
			if err := c.call(b.Client, t.Context()); err != nil {
				t.Fatal(err)
			}
			seen := b.seen()[0]
			query, err := url.QueryUnescape(seen.Query)
			if err != nil || seen.Path != c.path || query != c.query || seen.Header.Get("If-Modified-Since") != c.since {
				t.Errorf("asked\n%s?%s since %q; want\n%s?%s since %q", seen.Path, query, seen.Header.Get("If-Modified-Since"), c.path, c.query, c.since)
			}
		})
	}
}

func TestWhatCannotBeAskedIsRefusedBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, contactsPage))
	ask := map[string]func() error{
		"a quote in a filter": func() error {
			_, err := b.Client.ListContacts(t.Context(), xero.ContactQuery{Name: `a"b`})
			return err
		},
		"a comma in a list": func() error {
			_, err := b.Client.ListInvoices(t.Context(), xero.InvoiceQuery{Numbers: []string{"a,b"}})
			return err
		},
		"an empty value in a list": func() error {
			_, err := b.Client.ListInvoices(t.Context(), xero.InvoiceQuery{IDs: []string{""}})
			return err
		},
		"a list that is too long": func() error {
			_, err := b.Client.ListInvoices(t.Context(), xero.InvoiceQuery{IDs: make([]string, 41)})
			return err
		},
	}
	for name, call := range ask {
		if err := call(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.Client.GetInvoice(t.Context(), ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("a document without an id: %v", err)
	}
	if _, found, err := b.Client.FindContactByNumber(t.Context(), ""); found || err != nil {
		t.Errorf("a contact without a number: %v, %v", found, err)
	}
	if n := len(b.seen()); n != 0 {
		t.Errorf("the server saw %d requests", n)
	}
}

// Covers 7/paging, 6/pagination-page-pagesize-pagecount-itemcount.
func TestAListIsReadToItsLastPage(t *testing.T) {
	t.Parallel()
	for name, head := range map[string]string{
		"with a page count":    `"pagination":{"page":%d,"pageSize":2,"pageCount":3,"itemCount":5},`,
		"without a page count": ``,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, func(w http.ResponseWriter, r *http.Request) {
				page := int(r.URL.Query().Get("page")[0] - '0')
				begin := head
				if head != "" {
					begin = fmt.Sprintf(head, page)
				}
				contacts := fmt.Sprintf(`{"Name":"c%d"},{"Name":"d%d"}`, page, page)
				if page == 3 {
					contacts = `{"Name":"last"}`
				}
				answerJSON(w, 200, `{`+begin+`"Contacts":[`+contacts+`]}`)
			})
			all, err := b.Client.ListAllContacts(t.Context(), xero.ContactQuery{PageSize: 2})
			if err != nil || len(all) != 5 || len(b.seen()) != 3 || all[4].Name != "last" {
				t.Errorf("%d contacts in %d calls, %v", len(all), len(b.seen()), err)
			}
		})
	}
}

func TestAPageThatFailsFailsTheWholeList(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(answer(200, `{"pagination":{"page":1,"pageSize":1,"pageCount":2},"Contacts":[{"Name":"a"}]}`), answer(403, forbidden)))
	if all, err := b.Client.ListAllContacts(t.Context(), xero.ContactQuery{PageSize: 1}); all != nil || !fault.Is(err, fault.Forbidden) {
		t.Errorf("%v, %v; half a list would look like all of it", all, err)
	}
}

func TestALongListOfIDsIsAskedInParts(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, createdInvoice))
	ids := make([]string, 90)
	for n := range ids {
		ids[n] = fmt.Sprintf("%08d-9ab3-4e26-b6ff-2b7f4f2c9a10", n)
	}
	found, err := b.Client.FindInvoicesByID(t.Context(), ids)
	if err != nil || len(b.seen()) != 3 || len(found) != 3 {
		t.Errorf("%d calls, %d found, %v", len(b.seen()), len(found), err)
	}
	if found, err := b.Client.FindInvoicesByID(t.Context(), nil); err != nil || found != nil || len(b.seen()) != 3 {
		t.Errorf("no ids: %d found after %d calls, %v", len(found), len(b.seen()), err)
	}
}

// Covers 7/one-record, 16/404.
func TestAContactThatIsNotThereIsNoError(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(404, ""))
	if _, found, err := b.Client.FindContactByNumber(t.Context(), "7f3k"); found || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
}

func TestAnAnswerAboutAnotherRecordIsNotTakenForTheOneAskedFor(t *testing.T) {
	t.Parallel()
	const another = "aaaaaaaa-9ab3-4e26-b6ff-2b7f4f2c9a10"
	came := another
	b := setup(t, func(w http.ResponseWriter, r *http.Request) {
		list := strings.Split(r.URL.Path, "/")[3]
		answerJSON(w, 200, fmt.Sprintf(`{%q:[{"%sID":%q}]}`, list, strings.TrimSuffix(list, "s"), came))
	})
	ctx, c := t.Context(), b.Client
	for name, get := range map[string]func() (string, error){
		"invoice":        func() (string, error) { r, err := c.GetInvoice(ctx, anID); return r.InvoiceID, err },
		"contact":        func() (string, error) { r, err := c.GetContact(ctx, anID); return r.ContactID, err },
		"credit note":    func() (string, error) { r, err := c.GetCreditNote(ctx, anID); return r.CreditNoteID, err },
		"item":           func() (string, error) { r, err := c.GetItem(ctx, anID); return r.ItemID, err },
		"manual journal": func() (string, error) { r, err := c.GetManualJournal(ctx, anID); return r.ManualJournalID, err },
		"payment":        func() (string, error) { r, err := c.GetPayment(ctx, anID); return r.PaymentID, err },
	} {
		came = another
		if id, err := get(); !fault.Is(err, fault.Internal) || id != "" {
			t.Errorf("%s: %q, %v", name, id, err)
		}
		came = strings.ToUpper(anID)
		if id, err := get(); err != nil || id != anID {
			t.Errorf("%s asked for: %q, %v", name, id, err)
		}
	}
}
