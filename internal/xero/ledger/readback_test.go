package ledger_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/posting"
)

// settled is the invoice after people paid, refunded and credited it.
var settled = strings.NewReplacer(`"AmountDue":20.15,"AmountPaid":4.0,`, `"AmountDue":0.0,"AmountPaid":14.15,"AmountCredited":10.0,
"FullyPaidOnDate":"\/Date(1791936000000+0000)\/",
"Payments":[
 {"PaymentID":"P-2","Date":"\/Date(1791936000000+0000)\/","Amount":10.15,"Reference":"the rest","CurrencyRate":1.0,"HasAccount":false},
 {"PaymentID":"P-1","Date":"\/Date(1789344000000+0000)\/","Amount":4.0,"CurrencyRate":1.0}],
"CreditNotes":[{"CreditNoteID":"C-1","CreditNoteNumber":"CN-0012","ID":"C-1","HasErrors":false,"AppliedAmount":5.0,"DateString":"2026-09-20T00:00:00","Date":"\/Date(1789862400000+0000)\/","LineItems":[],"Total":9.0}],
"Prepayments":[{"PrepaymentID":"R-1","ID":"R-1","AppliedAmount":3.0,"DateString":"2026-09-21T00:00:00","LineItems":[],"Total":3.0}],
"Overpayments":[{"OverpaymentID":"O-1","ID":"O-1","AppliedAmount":2.0,"Date":"\/Date(1790035200000+0000)\/","Total":20.0}],`,
	`"AUTHORISED"`, `"PAID"`).Replace(held)

// Covers 14/text.
func TestWhatSettledADocumentIsReadToTheCent(t *testing.T) {
	t.Parallel()
	l := serve(t, answer(200, `{"Invoices":[`+settled+`]}`))
	found, err := l.Read(t.Context(), "tenant", posting.KindInvoice, invoiceID)
	if err != nil || len(found.Found) != 1 {
		t.Fatalf("read %+v, %v", found, err)
	}
	f := found.Found[0]
	if f.Status != posting.StatusPaid || f.AmountDue != 0 || f.AmountPaid != 1415 || f.AmountCredited != 1000 || f.FullyPaidOn != day(10, 14) {
		t.Errorf("it stands as %s: due %s, paid %s, credited %s, on %s", f.Status, f.AmountDue, f.AmountPaid, f.AmountCredited, f.FullyPaidOn)
	}
	want := []posting.Settlement{
		{Kind: posting.SettledByPayment, LedgerID: "p-1", Date: day(9, 14), Amount: 400},
		{Kind: posting.SettledByCreditNote, LedgerID: "c-1", Number: "CN-0012", Date: day(9, 20), Amount: 500},
		{Kind: posting.SettledByPrepayment, LedgerID: "r-1", Date: day(9, 21), Amount: 300},
		{Kind: posting.SettledByOverpayment, LedgerID: "o-1", Date: day(9, 22), Amount: 200},
		{Kind: posting.SettledByPayment, LedgerID: "p-2", Reference: "the rest", Date: day(10, 14), Amount: 1015},
	}
	if !slices.Equal(f.Settlements, want) {
		t.Errorf("settled by\n%+v, want\n%+v", f.Settlements, want)
	}
	if none := (civil.Date{}); f.DueDate == none {
		t.Error("the due date is lost")
	}
}

// Covers 7/paging, 7/if-modified-since.
func TestWhatChangedIsAskedForPageByPageWhoeverMadeIt(t *testing.T) {
	t.Parallel()
	var pages []string
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		pages = append(pages, q.Get("page"))
		if q.Get("pageSize") != "1000" || q.Get("unitdp") != "4" || q.Get("order") != "InvoiceID ASC" || q.Has("createdByMyApp") || q.Has("where") ||
			r.Header.Get("If-Modified-Since") != "2026-11-24T11:50:00.000Z" {
			t.Errorf("asked with %s since %q", r.URL, r.Header.Get("If-Modified-Since"))
		}
		w.Header().Set("Date", "Tue, 24 Nov 2026 12:00:09 GMT")
		answer(200, `{"DateTimeUTC":"\/Date(1795521608500)\/","pagination":{"page":`+q.Get("page")+`,"pageSize":1000,"pageCount":2,"itemCount":1001},"Invoices":[`+held+`]}`)(w, r)
	})
	since := time.Date(2026, 11, 24, 11, 50, 0, 0, time.UTC)
	for number, isLast := range map[int]bool{1: false, 2: true} {
		page, err := l.ChangedSince(t.Context(), "tenant", since, number)
		if err != nil || len(page.Found) != 1 || page.IsLast != isLast || page.Total != 1001 {
			t.Fatalf("page %d is %+v, %v", number, page, err)
		}
		if want := time.Date(2026, 11, 24, 12, 0, 8, 500_000_000, time.UTC); !page.ServerTime.Equal(want) {
			t.Errorf("the server's time is %s, want %s", page.ServerTime, want)
		}
		wantHeld(t, page.Found[0])
	}
	if slices.Sort(pages); !slices.Equal(pages, []string{"1", "2"}) {
		t.Errorf("pages %q were asked for", pages)
	}
}

func TestTheServersTimeComesFromTheAnswersHeadWhereItsBodyNamesNone(t *testing.T) {
	t.Parallel()
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		answer(200, `{"pagination":{"page":1,"pageSize":1000,"pageCount":0,"itemCount":0},"Invoices":[]}`)(w, r)
	})
	page, err := l.ChangedSince(t.Context(), "tenant", time.Time{}, 1)
	if err != nil || page.ServerTime.IsZero() || !page.IsLast {
		t.Errorf("the page is %+v, %v", page, err)
	}
}

// Covers 9.status/unknown-id, 7/explicit-lists.
func TestAnIDThatXeroDoesNotKnowIsLeftOutOfAList(t *testing.T) {
	t.Parallel()
	l := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if ids := r.URL.Query().Get("IDs"); ids != invoiceID+",e0000000-9ab3-4e26-b6ff-2b7f4f2c9a10" || r.URL.Query().Get("page") != "1" {
			t.Errorf("asked with %s", r.URL)
		}
		answer(200, `{"pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":1},"Invoices":[`+held+`]}`)(w, r)
	})
	found, err := l.FindByID(t.Context(), "tenant", []string{invoiceID, "e0000000-9ab3-4e26-b6ff-2b7f4f2c9a10"})
	if err != nil || len(found.Found) != 1 || found.Found[0].ID != invoiceID {
		t.Errorf("found %+v, %v", found, err)
	}
}

func TestAListOfChangesThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	for status, code := range map[int]fault.Code{401: fault.AuthExpired, 403: fault.Forbidden, 503: fault.Offline} {
		l := serve(t, answer(status, ""))
		if _, err := l.ChangedSince(t.Context(), "tenant", time.Time{}, 1); !fault.Is(err, code) {
			t.Errorf("%d: the error is %v, want code %s", status, err, code)
		}
	}
}

// The file has moved to other books meanwhile: what these do not know is not gone.
func TestAnotherOrganisationIsNotAsked(t *testing.T) {
	t.Parallel()
	l := serve(t, func(_ http.ResponseWriter, r *http.Request) { t.Errorf("asked %s", r.URL) })
	_, readErr := l.Read(t.Context(), "another", posting.KindInvoice, invoiceID)
	_, findErr := l.FindByID(t.Context(), "another", []string{invoiceID})
	_, listErr := l.ChangedSince(t.Context(), "another", time.Time{}, 1)
	for _, err := range []error{readErr, findErr, listErr} {
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("the error is %v", err)
		}
	}
}
