package xero_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/xero"
)

// everyList reads each paged list to its end and returns how many elements there are.
var everyList = map[string]func(*xero.Client, context.Context) (int, error){
	"Contacts": func(x *xero.Client, ctx context.Context) (int, error) {
		all, err := x.ListAllContacts(ctx, xero.ContactQuery{})
		return len(all), err
	},
	"Invoices": func(x *xero.Client, ctx context.Context) (int, error) {
		all, err := x.ListAllInvoices(ctx, xero.InvoiceQuery{})
		return len(all), err
	},
	"CreditNotes": func(x *xero.Client, ctx context.Context) (int, error) {
		all, err := x.ListAllCreditNotes(ctx, xero.CreditNoteQuery{})
		return len(all), err
	},
	"Payments": func(x *xero.Client, ctx context.Context) (int, error) {
		all, err := x.ListAllPayments(ctx, xero.PaymentQuery{})
		return len(all), err
	},
	"ManualJournals": func(x *xero.Client, ctx context.Context) (int, error) {
		all, err := x.ListAllManualJournals(ctx, xero.ManualJournalQuery{})
		return len(all), err
	},
}

// Covers 7/paging, 6/pagination-page-pagesize-pagecount-itemcount.
func TestEveryPagedListIsReadToItsEndAndNoFurther(t *testing.T) {
	t.Parallel()
	for name, list := range everyList {
		for kind, c := range map[string]struct {
			body  func(page string) string
			calls int
			found int
			code  fault.Code
		}{
			"three pages": {func(page string) string {
				return `{"pagination":{"page":` + page + `,"pageSize":2,"pageCount":3,"itemCount":6},"` + name + `":[{"on":` + page + `},{}]}`
			}, 3, 6, ""},
			"the same page again and again": {func(string) string {
				return `{"pagination":{"page":1,"pageSize":2,"pageCount":3,"itemCount":6},"` + name + `":[{},{}]}`
			}, 2, 0, fault.Internal},
			"the same page, whose number is not told": {func(string) string {
				return `{"pagination":{"pageSize":2,"pageCount":999999999},"` + name + `":[{},{}]}`
			}, 2, 0, fault.Internal},
			"pages without an end that are empty": {func(page string) string {
				return `{"pagination":{"page":` + page + `,"pageSize":-1,"pageCount":999999999},"` + name + `":[]}`
			}, 1, 0, ""},
			"a number of pages below zero": {func(page string) string {
				return `{"pagination":{"page":` + page + `,"pageCount":-3},"` + name + `":[{}]}`
			}, 1, 0, fault.Internal},
		} {
			b := setup(t, func(w http.ResponseWriter, r *http.Request) { answerJSON(w, 200, c.body(r.URL.Query().Get("page"))) })
			found, err := list(b.Client, t.Context())
			if found != c.found || fault.CodeOf(err) != c.code || len(b.seen()) != c.calls {
				t.Errorf("%s, %s: %d found in %d calls, %v", name, kind, found, len(b.seen()), err)
			}
		}
	}
}

// Covers 7/paging, 7/if-modified-since, 7/where, 7/explicit-lists, 7/order, 7/summaryonly-true, 7/one-record.
// Covers 8/lists-leave-out-archived-ones-unless, 9.lines/unitamount, 17/if-modified-since-is-date-time-zone-required.
func TestQueriesOfTheOtherListsAreWrittenAsXeroReadsThem(t *testing.T) {
	t.Parallel()
	since := time.Date(2026, 11, 1, 13, 30, 0, 0, time.FixedZone("NZDT", 13*3600))
	day := civil.Date{Year: 2026, Month: 1, Day: 31}
	const page = "page=1&pageSize=1000"
	for name, c := range map[string]struct {
		call  func(*xero.Client, context.Context) error
		asked string
		since string
	}{
		"credit notes of a kind": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListCreditNotes(ctx, xero.CreditNoteQuery{Type: xero.BillCredit, ModifiedSince: since})
			return err
		}, "/CreditNotes?order=CreditNoteID ASC&" + page + `&unitdp=4&where=Type=="ACCPAYCREDIT"`, "2026-11-01T00:30:00.000Z"},
		"credit notes by id": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.FindCreditNotesByID(ctx, []string{aCreditNote, anID})
			return err
		}, "/CreditNotes?order=CreditNoteID ASC&" + page + `&unitdp=4&where=(CreditNoteID==Guid("` + aCreditNote + `") OR CreditNoteID==Guid("` + anID + `"))`, ""},
		"one credit note": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.GetCreditNote(ctx, aCreditNote)
			return err
		},
			"/CreditNotes/" + aCreditNote + "?unitdp=4", ""},
		"payments of a document": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListPayments(ctx, xero.PaymentQuery{Status: xero.PaymentAuthorised, InvoiceID: anID, ModifiedSince: since, Page: 1, PageSize: 50})
			return err
		}, `/Payments?order=PaymentID ASC&page=1&pageSize=50&where=Status=="AUTHORISED" AND Invoice.InvoiceID==Guid("` + anID + `")`, "2026-11-01T00:30:00.000Z"},
		"one payment": {func(x *xero.Client, ctx context.Context) error { _, err := x.GetPayment(ctx, aPayment); return err }, "/Payments/" + aPayment, ""},
		"journals of a month": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListManualJournals(ctx, xero.ManualJournalQuery{Status: xero.ManualJournalDraft, DateFrom: day, DateTo: day, ModifiedSince: since})
			return err
		}, "/ManualJournals?order=ManualJournalID ASC&" + page + `&where=Status=="DRAFT" AND Date>=DateTime(2026,01,31) AND Date<DateTime(2026,02,01)`, "2026-11-01T00:30:00.000Z"},
		"one journal": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.GetManualJournal(ctx, aJournal)
			return err
		}, "/ManualJournals/" + aJournal, ""},
		"items changed since": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListItems(ctx, xero.ItemQuery{ModifiedSince: since})
			return err
		}, "/Items?unitdp=4", "2026-11-01T00:30:00.000Z"},
		"one item": {func(x *xero.Client, ctx context.Context) error { _, err := x.GetItem(ctx, anItem); return err }, "/Items/" + anItem + "?unitdp=4", ""},
		"a summary of archived invoices": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListInvoices(ctx, xero.InvoiceQuery{IncludeArchived: true, SummaryOnly: true, Statuses: []string{xero.StatusPaid, xero.StatusVoided}})
			return err
		}, "/Invoices?Statuses=PAID,VOIDED&includeArchived=true&order=InvoiceID ASC&" + page + "&summaryOnly=true&unitdp=4", ""},
		"a summary of contacts": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListContacts(ctx, xero.ContactQuery{SummaryOnly: true})
			return err
		}, "/Contacts?order=ContactID ASC&" + page + "&summaryOnly=true", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, answer(200, everything))
			if err := c.call(b.Client, t.Context()); err != nil {
				t.Fatal(err)
			}
			call := b.seen()[0]
			asked := "/api.xro/2.0" + c.asked
			if got := call.Path; call.Query != "" {
				got += "?" + unescaped(call.Query)
				if got != asked || call.Header.Get("If-Modified-Since") != c.since {
					t.Errorf("asked\n%s since %q; want\n%s since %q", got, call.Header.Get("If-Modified-Since"), asked, c.since)
				}
			} else if got != asked {
				t.Errorf("asked %s, want %s", got, asked)
			}
		})
	}
}

func TestAnIDThatIsNoneIsNotPutIntoAFilter(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, everything))
	x, ctx := b.Client, t.Context()
	_, inject := x.ListPayments(ctx, xero.PaymentQuery{InvoiceID: `x") OR (Status=="DELETED`})
	_, empty := x.ListCreditNotes(ctx, xero.CreditNoteQuery{IDs: []string{""}})
	ids := make([]string, 41)
	for n := range ids {
		ids[n] = fmt.Sprintf("%08d-9ab3-4e26-b6ff-2b7f4f2c9a10", n)
	}
	_, many := x.ListCreditNotes(ctx, xero.CreditNoteQuery{IDs: ids})
	for name, err := range map[string]error{"a filter of its own": inject, "no id": empty, "too many": many} {
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, note := x.GetCreditNote(ctx, "")
	_, payment := x.GetPayment(ctx, "")
	_, journal := x.GetManualJournal(ctx, "")
	_, _, online := x.FindOnlineInvoice(ctx, "")
	for name, err := range map[string]error{"credit note": note, "payment": payment, "journal": journal, "online invoice": online} {
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("a %s without an id: %v", name, err)
		}
	}
	if len(b.seen()) != 0 {
		t.Errorf("the server saw %d requests", len(b.seen()))
	}
	if _, err := x.FindCreditNotesByID(ctx, ids); err != nil || len(b.seen()) != 2 {
		t.Errorf("41 ids in %d calls, %v", len(b.seen()), err)
	}
}

// Whoever left pageSize out of account puts a hundred on a page, and half a list would look like all of it.
//
// Covers 7/paging.
func TestAListThatDoesNotSayHowItIsPagedIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	for total, wantCalls := range map[int]int{0: 1, 99: 1, 100: 2, 250: 3} {
		b := setup(t, func(w http.ResponseWriter, r *http.Request) {
			page, _ := strconv.Atoi(r.URL.Query().Get("page"))
			var elements []string
			for n := (page - 1) * 100; n < min(page*100, total); n++ {
				elements = append(elements, fmt.Sprintf(`{"Name":"%d"}`, n))
			}
			answerJSON(w, 200, `{"Contacts":[`+strings.Join(elements, ",")+`]}`)
		})
		all, err := b.Client.ListAllContacts(t.Context(), xero.ContactQuery{})
		if err != nil || len(all) != total || len(b.seen()) != wantCalls {
			t.Errorf("%d of %d contacts in %d calls, %v", len(all), total, len(b.seen()), err)
		}
	}
}

func TestLongNumbersAreAskedForInAddressesThatAreStillTaken(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"Invoices":[]}`))
	numbers := []string{"SO-1", "SO-2"}
	for i := range 40 {
		numbers = append(numbers, fmt.Sprintf("%03d %s", i, strings.Repeat("ā", 200)))
	}
	if _, err := b.Client.FindInvoicesByNumber(t.Context(), numbers); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, c := range b.seen() {
		if len(c.Path)+len(c.Query) > 2_000 {
			t.Errorf("an address has %d letters", len(c.Path)+len(c.Query))
		}
		query, err := url.ParseQuery(c.Query)
		if err != nil {
			t.Fatal(err)
		}
		asked += len(strings.Split(query.Get("InvoiceNumbers"), ","))
	}
	if asked != 42 || len(b.seen()) > 41 {
		t.Errorf("%d numbers were asked for in %d calls", asked, len(b.seen()))
	}
}

func TestManyCreditNotesAreAskedForInAddressesThatAreStillTaken(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"CreditNotes":[]}`))
	ids := make([]string, 45)
	for i := range ids {
		ids[i] = fmt.Sprintf("249f15fa-f2a7-4acc-8769-0984103f%04d", i)
	}
	if _, err := b.Client.FindCreditNotesByID(t.Context(), ids); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, c := range b.seen() {
		if len(c.Path)+len(c.Query) > 2_000 {
			t.Errorf("an address has %d letters", len(c.Path)+len(c.Query))
		}
		asked += strings.Count(c.Query, "Guid")
	}
	if asked != 45 {
		t.Errorf("%d were asked for", asked)
	}
}
