package ledger_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/xero"
	"daybook/internal/xero/ledger"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	contactID = "bd2270c3-8706-4c11-9cfb-000b551c3f51"
	invoiceID = "d6362594-9ab3-4e26-b6ff-2b7f4f2c9a10"
)

func day(month time.Month, d int) civil.Date { return civil.Date{Year: 2026, Month: month, Day: d} }

func invoice() *posting.InvoiceContent {
	return &posting.InvoiceContent{Number: "SO-1042", Reference: "PO 77 & co", LedgerContactID: contactID, ContactName: "Kauri & Sons",
		Date: day(9, 14), DueDate: day(10, 14), Currency: "NZD", Status: posting.StatusAuthorised, TaxMode: money.Exclusive,
		Lines: []posting.ContentLine{{Description: "Stool <oak>\nsecond line", Quantity: 2 * money.One, UnitPrice: 10_500_000, AccountCode: "200", TaxType: "OUTPUT2"}}}
}

// contents are the documents whose bytes are kept in testdata.
func contents() map[string]posting.Content {
	discounts := invoice()
	discounts.Lines = []posting.ContentLine{
		{Description: "per cent", Quantity: 4 * money.One, UnitPrice: 12_500_000, Discount: 12_500_000, AccountCode: "200", TaxType: "OUTPUT2"},
		{Description: "amount", Quantity: 3 * money.One, UnitPrice: 1_115_000, DiscountAmount: 33, AccountCode: "200", TaxType: "OUTPUT2"},
		{Description: "four decimals", Quantity: 1_234_500, UnitPrice: 1_795_600, AccountCode: "260", TaxType: "NONE"},
		{Description: "allowance", Quantity: money.One, UnitPrice: -5 * money.One, AccountCode: "200", TaxType: "OUTPUT2"},
	}
	foreign := invoice()
	foreign.Currency, foreign.Rate, foreign.TaxMode, foreign.Status = "USD", 612_345, money.Inclusive, posting.StatusDraft
	untaxed := invoice()
	untaxed.TaxMode, untaxed.Lines[0].TaxType, untaxed.Reference = money.NoTax, "OUTPUT2", ""
	bill := invoice()
	bill.Reference, bill.Number, bill.Lines[0].AccountCode, bill.Lines[0].TaxType = "", "T-77", "300", "INPUT2"
	return map[string]posting.Content{
		"invoice":           {Kind: posting.KindInvoice, Invoice: invoice()},
		"invoice-discounts": {Kind: posting.KindInvoice, Invoice: discounts},
		"invoice-foreign":   {Kind: posting.KindInvoice, Invoice: foreign},
		"invoice-no-tax":    {Kind: posting.KindInvoice, Invoice: untaxed},
		"bill":              {Kind: posting.KindBill, Invoice: bill},
		"contact": {Kind: posting.KindContact, Contact: &posting.ContactContent{Number: "0123456789abcdef0123456789abcdef", Name: "Rimu Hotel", FirstName: "Ana",
			LastName: "Reid", Email: "desk@rimu.example", Phone: "03 555 0100", TaxNumber: "12-345-678",
			Address: contact.Address{Line1: "PO Box 1", City: "Nelson", PostalCode: "7010", Country: "New Zealand"}}},
		"contact-name-only": {Kind: posting.KindContact, Contact: &posting.ContactContent{Number: "ff", Name: "Rimu Hotel"}},
	}
}

func TestTheBytesOfADocumentAreAsKept(t *testing.T) {
	t.Parallel()
	for name, content := range contents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ledger.New(nil).Encode([]posting.Content{content})
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(path, append(got, '\n'), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if string(got)+"\n" != string(want) {
				t.Errorf("the bytes are\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestADocumentNamesItsContactByIDAlone(t *testing.T) {
	t.Parallel()
	got, err := ledger.New(nil).Encode([]posting.Content{{Kind: posting.KindInvoice, Invoice: invoice()}})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), `"Contact":{"ContactID":"`+contactID+`"}`) || strings.Contains(string(got), "Kauri") {
		t.Errorf("other fields of the contact would overwrite it (R10): %s", got)
	}
}

func TestWhatCannotBeSentIsNotEncoded(t *testing.T) {
	t.Parallel()
	waiting, bill := invoice(), invoice()
	waiting.LedgerContactID = ""
	bill.Reference, bill.Lines[0].Discount = "", money.One
	for name, all := range map[string][]posting.Content{
		"nothing":                 nil,
		"a contact without an id": {{Kind: posting.KindInvoice, Invoice: waiting}},
		"a discount on a bill":    {{Kind: posting.KindBill, Invoice: bill}},
		"two kinds of request":    {contents()["contact"], contents()["invoice"]},
		"the other way round":     {contents()["invoice"], contents()["contact"]},
	} {
		if got, err := ledger.New(nil).Encode(all); err == nil {
			t.Errorf("%s became %s", name, got)
		}
	}
}

// token is a sign-in that always works.
type token struct{}

func (token) Token(context.Context) (string, error) { return "secret", nil }
func (token) Invalidate(string)                     {}

// serve returns a Ledger on a server that answers with a handler.
func serve(t *testing.T, handler http.HandlerFunc) ledger.Ledger {
	t.Helper()
	client := clientOf(t, handler)
	return ledger.New(func() *xero.Client { return client })
}

// clientOf returns a client of a server that answers with a handler.
func clientOf(t *testing.T, handler http.HandlerFunc) *xero.Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return clientAt(t, server.URL)
}

func clientAt(t *testing.T, address string) *xero.Client {
	t.Helper()
	httpClient := xero.NewHTTPClient()
	t.Cleanup(httpClient.CloseIdleConnections)
	return &xero.Client{HTTP: httpClient, BaseURL: address, Tokens: token{}, TenantID: "tenant", UserAgent: "Daybook/test",
		Pause: func(context.Context, time.Duration) error { return nil }}
}

func at(t *testing.T, address string) ledger.Ledger {
	t.Helper()
	client := clientAt(t, address)
	return ledger.New(func() *xero.Client { return client })
}

// answer writes a body with a status.
func answer(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// held is the invoice as Xero returns it.
const held = `{"Type":"ACCREC","InvoiceID":"` + invoiceID + `","InvoiceNumber":"SO-1042","Reference":"PO 77 & co","AmountDue":20.15,"AmountPaid":4.0,
"CurrencyRate":1.0,"CurrencyCode":"NZD","HasErrors":false,"Contact":{"ContactID":"` + contactID + `","Name":"Kauri & Sons"},
"DateString":"2026-09-14T00:00:00","Date":"\/Date(1789344000000+0000)\/","DueDate":"\/Date(1791936000000+0000)\/","Status":"AUTHORISED",
"LineAmountTypes":"Exclusive","LineItems":[{"Description":"Stool","UnitAmount":10.5,"TaxType":"OUTPUT2","TaxAmount":3.15,"LineAmount":21.0,"AccountCode":"200","Quantity":2.0}],
"SubTotal":21.0,"TotalTax":3.15,"Total":24.15,"UpdatedDateUTC":"\/Date(1789378199100+0000)\/"}`

func wantHeld(t *testing.T, f posting.Finding) {
	t.Helper()
	if f.Kind != posting.KindInvoice || f.ID != invoiceID || f.Number != "SO-1042" || f.Reference != "PO 77 & co" || f.Status != posting.StatusAuthorised ||
		f.ContactID != contactID || f.Date != day(9, 14) || f.DueDate != day(10, 14) || f.Currency != "NZD" || f.TaxMode != money.Exclusive ||
		f.Totals != (money.Totals{SubTotal: 2100, Tax: 315, Total: 2415}) || f.AmountDue != 2015 || f.AmountPaid != 400 || f.UpdatedAt.IsZero() {
		t.Errorf("found %+v", f)
	}
	line := posting.FindingLine{Description: "Stool", AccountCode: "200", TaxType: "OUTPUT2", Quantity: 2 * money.One, UnitPrice: 10_500_000, Amount: 2100, Tax: 315}
	if len(f.Lines) != 1 || f.Lines[0] != line {
		t.Errorf("its lines are %+v", f.Lines)
	}
}

func TestASendIsToldAsFacts(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		handler http.HandlerFunc
		outcome posting.Outcome
		doubt   posting.Doubt
	}{
		"created":  {answer(200, `{"Status":"OK","Invoices":[`+held+`]}`), posting.OutcomeSent, ""},
		"no total": {answer(200, `{"Status":"OK","Invoices":[{"Type":"ACCREC","InvoiceID":"`+invoiceID+`"}]}`), posting.OutcomeInDoubt, posting.DoubtUnreadable},
		"refused": {answer(200, `{"Status":"OK","Invoices":[{"InvoiceID":"00000000-0000-0000-0000-000000000000","HasErrors":true,"StatusAttributeString":"ERROR",
			"ValidationErrors":[{"Message":"Account must be valid."}]}]}`), posting.OutcomeRejected, ""},
		"number taken": {answer(400, `{"Type":"ValidationException","Message":"A validation exception occurred","Elements":[{"ValidationErrors":[{"Message":"Invoice # must be unique."}]}]}`),
			posting.OutcomeInDoubt, posting.DoubtNumberTaken},
		"key used":    {answer(400, `{"Type":"PostDataInvalidException","Message":"Idempotency Key: k is used with a different request."}`), posting.OutcomeInDoubt, posting.DoubtKeyUsed},
		"hotel wifi":  {answer(200, "<html>Welcome</html>"), posting.OutcomeInDoubt, posting.DoubtUnreadable},
		"somebody's":  {answer(400, `{}`), posting.OutcomeInDoubt, posting.DoubtUnreadable},
		"proxy says":  {answer(400, `{"code":"bad_gateway_header"}`), posting.OutcomeInDoubt, posting.DoubtUnreadable},
		"no reason":   {answer(400, `{"ErrorNumber":10,"Type":"ValidationException","Message":"A validation exception occurred","Elements":[]}`), posting.OutcomeRejected, ""},
		"redirected":  {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) }, posting.OutcomeInDoubt, posting.DoubtServer},
		"maintenance": {answer(503, "The Xero API is currently offline for maintenance"), posting.OutcomeInDoubt, posting.DoubtServer},
		"signed out":  {answer(401, `{"Title":"Unauthorized","Status":401,"Detail":"TokenExpired"}`), posting.OutcomeNotExecuted, ""},
		"forbidden":   {answer(403, `{"Title":"Forbidden"}`), posting.OutcomeNotExecuted, ""},
		"too many": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "26")
			answer(429, "")(w, r)
		}, posting.OutcomeNotExecuted, ""},
		"cut": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, posting.OutcomeInDoubt, posting.DoubtNoReply},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var seen atomic.Int32
			l := serve(t, func(w http.ResponseWriter, r *http.Request) {
				seen.Add(1)
				if r.Method != http.MethodPut || r.URL.Path != "/api.xro/2.0/Invoices" || r.URL.Query().Get("summarizeErrors") != "false" ||
					r.URL.Query().Get("unitdp") != "4" || r.Header.Get("Idempotency-Key") != "k" {
					t.Errorf("sent as %s %s", r.Method, r.URL)
				}
				c.handler(w, r)
			})
			reply := l.Send(t.Context(), posting.Outgoing{Organisation: "tenant", Kind: posting.KindInvoice, Body: []byte(`{}`), Key: "k"})
			v := posting.Classify(reply, 1).Verdicts[0]
			if v.Outcome != c.outcome || v.Doubt != c.doubt {
				t.Errorf("judged %s %q, want %s %q; the reply is %+v", v.Outcome, v.Doubt, c.outcome, c.doubt, reply)
			}
			if seen.Load() != 1 {
				t.Errorf("the server saw %d requests (R14)", seen.Load())
			}
			if reply.Status != 0 && reply.ServerTime.IsZero() {
				t.Error("the server's time is missing")
			}
			if reply.Status == http.StatusTooManyRequests && reply.RetryAfter != 26*time.Second {
				t.Errorf("the wait asked for is %s", reply.RetryAfter)
			}
			if v.Outcome == posting.OutcomeSent {
				wantHeld(t, v.Finding)
			}
		})
	}
}

func TestWhatNeverLeftIsKnownNotToHaveLeft(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	address := server.URL
	server.Close()
	reply := at(t, address).Send(t.Context(), posting.Outgoing{Organisation: "tenant", Kind: posting.KindContact, Body: []byte(`{}`), Key: "k"})
	if !reply.IsUnsent || !reply.IsOffline {
		t.Errorf("the reply is %+v", reply)
	}
}

// Covers 4/day, 4/retry-after-seconds-comes-with-minute-and.
func TestAUsedUpDayIsAPauseAndNotALostLine(t *testing.T) {
	t.Parallel()
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.Header().Set("X-Rate-Limit-Problem", "day")
		answer(429, "")(w, r)
	})
	out := posting.Outgoing{Organisation: "tenant", Kind: posting.KindInvoice, Body: []byte(`{}`), Key: "k"}
	l.Send(t.Context(), out)
	reply := l.Send(t.Context(), out)
	judgement := posting.Classify(reply, 1)
	if !reply.IsUnsent || judgement.Pause != posting.PauseLimit || judgement.RetryAfter.Round(time.Minute) != 2*time.Hour ||
		judgement.Verdicts[0].Outcome != posting.OutcomeNotExecuted {
		t.Errorf("%+v is judged %+v", reply, judgement)
	}
}

// Covers 16/401-3.
func TestAMissingPermissionStopsTheQueueAndIsNamed(t *testing.T) {
	t.Parallel()
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", `Bearer error="insufficient_scope"`)
		answer(401, `{"Title":"Unauthorized","Status":401,"Detail":"AuthorizationUnsuccessful"}`)(w, r)
	})
	reply := l.Send(t.Context(), posting.Outgoing{Organisation: "tenant", Kind: posting.KindInvoice, Body: []byte(`{}`), Key: "k"})
	judgement := posting.Classify(reply, 1)
	if v := judgement.Verdicts[0]; judgement.Stop != posting.StopForbidden || v.Outcome != posting.OutcomeNotExecuted || !strings.Contains(v.Problem, "accounting.invoices") {
		t.Errorf("%+v is judged %+v", reply, judgement)
	}
}

// A change of organisation may come between choosing what to send and sending it.
func TestWhatIsForAnotherOrganisationIsNotSent(t *testing.T) {
	t.Parallel()
	l := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("it was sent") })
	reply := l.Send(t.Context(), posting.Outgoing{Organisation: "another", Kind: posting.KindInvoice, Body: []byte(`{}`), Key: "k"})
	if v := posting.Classify(reply, 1).Verdicts[0]; !reply.IsUnsent || reply.Err == nil || v.Outcome != posting.OutcomeNotExecuted {
		t.Errorf("judged %s; the reply is %+v", v.Outcome, reply)
	}
}

func TestDocumentsAreFoundByNumber(t *testing.T) {
	t.Parallel()
	bill := strings.Replace(strings.Replace(held, "ACCREC", "ACCPAY", 1), invoiceID, "e0000000-9ab3-4e26-b6ff-2b7f4f2c9a10", 1)
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		if q.Get("InvoiceNumbers") != "SO-1042" || q.Get("page") == "" || q.Get("unitdp") != "4" {
			t.Errorf("asked with %s: without a page lines are left out, without unitdp decimals", r.URL)
		}
		answer(200, `{"pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":2},"Invoices":[`+held+`,`+bill+`]}`)(w, r)
	})
	found, err := l.FindInvoices(t.Context(), "SO-1042")
	if err != nil || len(found.Found) != 1 || found.ServerTime.IsZero() {
		t.Fatalf("found %+v, %v", found, err)
	}
	wantHeld(t, found.Found[0])
	found, err = l.FindBills(t.Context(), contactID, "SO-1042", day(9, 14))
	if err != nil || len(found.Found) != 1 || found.Found[0].Kind != posting.KindBill {
		t.Fatalf("found %+v, %v", found, err)
	}
	found, err = l.FindBills(t.Context(), contactID, "SO-1042", day(9, 15))
	if err != nil || len(found.Found) != 0 {
		t.Fatalf("of another day: %+v, %v", found, err)
	}
}

func TestLostDocumentsAreLookedForSinceAnInstant(t *testing.T) {
	t.Parallel()
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("createdByMyApp") != "true" || !strings.HasPrefix(r.Header.Get("If-Modified-Since"), "2026-11-24T11:50:00") {
			t.Errorf("asked with %s since %q", r.URL, r.Header.Get("If-Modified-Since"))
		}
		answer(200, `{"pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":1},"Invoices":[`+held+`]}`)(w, r)
	})
	found, err := l.CreatedByUs(t.Context(), time.Date(2026, 11, 24, 11, 50, 0, 0, time.UTC))
	if err != nil || len(found.Found) != 1 {
		t.Fatalf("found %+v, %v", found, err)
	}
}

func TestContactsAreFoundByNumberAndByName(t *testing.T) {
	t.Parallel()
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		one := func(id, status string) string {
			return `{"ContactID":"` + id + `","ContactNumber":"n1","Name":"Rimu Hotel","ContactStatus":"` + status + `"}`
		}
		switch {
		case strings.HasSuffix(r.URL.Path, "/Contacts/n1"):
			answer(200, `{"Contacts":[`+one(contactID, "ARCHIVED")+`]}`)(w, r)
		case strings.HasSuffix(r.URL.Path, "/Contacts/n2"):
			w.WriteHeader(http.StatusNotFound)
		default:
			answer(200, `{"pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":2},"Contacts":[`+one(contactID, "ARCHIVED")+`,`+
				one("c0000000-8706-4c11-9cfb-000b551c3f51", "ACTIVE")+`]}`)(w, r)
		}
	})
	found, err := l.FindContacts(t.Context(), []string{"n1", "n2"})
	if err != nil || len(found.Found) != 1 || found.Found[0].Contact.Number != "n1" || found.Found[0].Contact.IsActive() {
		t.Fatalf("by number: %+v, %v", found, err)
	}
	found, err = l.FindContactsNamed(t.Context(), "rimu hotel")
	if err != nil || len(found.Found) != 1 || !found.Found[0].Contact.IsActive() {
		t.Fatalf("by name: %+v, %v", found, err)
	}
}

// Fifty numbers in one address are more than Xero reads: it answers 404, which must not be taken for "not there".
//
// Covers 7/where.
func TestNumbersThatBeginAlikeAreAskedForInOneShortCall(t *testing.T) {
	t.Parallel()
	const stem = "DB-0123456789abcdef0123456789abcdef-"
	var numbers, asked []string
	for i := range 50 {
		numbers = append(numbers, fmt.Sprintf("%s%d", stem, i+1))
	}
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path+" "+r.URL.Query().Get("where"))
		if len(r.URL.String()) > 1000 {
			t.Errorf("the address has %d characters", len(r.URL.String()))
		}
		answer(200, `{"pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":3},"Contacts":[
			{"ContactID":"`+contactID+`","ContactNumber":"`+stem+`7","Name":"Rimu Hotel","ContactStatus":"ACTIVE"},
			{"ContactID":"c0000000-8706-4c11-9cfb-000b551c3f51","ContactNumber":"`+stem+`99","Name":"Not asked for","ContactStatus":"ACTIVE"},
			{"ContactID":"c0000000-8706-4c11-9cfb-000b551c3f52","ContactNumber":"other","Name":"Of somebody else","ContactStatus":"ACTIVE"}]}`)(w, r)
	})
	found, err := l.FindContacts(t.Context(), numbers)
	if err != nil || len(found.Found) != 1 || found.Found[0].Contact.Number != stem+"7" {
		t.Fatalf("found %+v, %v", found, err)
	}
	want := `/api.xro/2.0/Contacts ContactNumber!=null AND ContactNumber.StartsWith("` + stem + `")`
	if len(asked) != 1 || asked[0] != want {
		t.Errorf("asked %q, want %q", asked, want)
	}
}

func TestAReadThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	for status, code := range map[int]fault.Code{401: fault.AuthExpired, 403: fault.Forbidden, 404: fault.NotFound} {
		l := serve(t, answer(status, ""))
		_, err := l.Read(t.Context(), "tenant", posting.KindInvoice, invoiceID)
		if _, ok := errors.AsType[*posting.LedgerError](err); !ok || !fault.Is(err, code) {
			t.Errorf("%d: the error is %v, want code %s", status, err, code)
		}
	}
	l := serve(t, answer(200, `{"Invoices":[`+held+`]}`))
	found, err := l.Read(t.Context(), "tenant", posting.KindInvoice, invoiceID)
	if err != nil || len(found.Found) != 1 {
		t.Fatalf("read %+v, %v", found, err)
	}
	wantHeld(t, found.Found[0])
}
