package conformance_test

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/sqlite"
	"daybook/internal/xero"
	"daybook/internal/xero/ledger"
)

// reading is a company file whose documents stand at the practice Xero, and the poller that reads them back.
type reading struct {
	*bench
	t      *testing.T
	file   *sqlite.File
	outbox posting.Outbox
	poller *posting.Poller
	clock  *postingtest.Clock
	port   ledger.Ledger
	// ids is Xero's id of each order's invoice.
	ids   []string
	lists int
}

// posted returns a reading of a company that has sent some invoices.
func posted(t *testing.T, count int) *reading {
	t.Helper()
	ctx := t.Context()
	r := &reading{bench: setup(t), t: t, clock: &postingtest.Clock{Wall: today, Server: today}}
	r.port = ledger.New(func() *xero.Client { return r.Client })
	r.Client.Observe = func(e xero.Exchange) {
		if e.Method == http.MethodGet && strings.HasSuffix(e.Path, "/Invoices") {
			r.lists++
		}
	}
	path := filepath.Join(t.TempDir(), "company.daybook")
	info := sqlite.Info{Name: "Kauri", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: today, MachineID: "m1"}
	if err := sqlite.Create(ctx, path, info); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return r.clock.Wall }
	var err error
	if r.file, err = sqlite.Open(ctx, path, sqlite.Options{Now: now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.file.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := r.file.SaveBinding(ctx, connect.Binding{TenantID: r.Client.TenantID, IsConnected: true}); err != nil {
		t.Fatal(err)
	}
	r.outbox = posting.Outbox{Store: r.file.Outbox(), Ledger: r.port, Now: now}
	r.poller = posting.NewPoller(posting.PollerOptions{Store: r.file.Outbox(), Ledger: r.port, Clock: r.clock.Posting(), Times: posting.DefaultTimes()})
	r.orders(count)
	r.send(count)
	return r
}

// orders saves the orders the invoices come from.
func (r *reading) orders(count int) {
	r.t.Helper()
	ctx := r.t.Context()
	customer, err := r.file.SaveContact(ctx, contact.Contact{Name: "Rimu Hotel", Source: contact.SourceTyped, PaymentDays: -1, IsCustomer: true})
	if err != nil {
		r.t.Fatal(err)
	}
	orders := make([]order.Order, count)
	for i := range orders {
		orders[i] = postingtest.Sale(fmt.Sprintf("RB-%04d", i), customer.ID)
		for n := range orders[i].Lines {
			orders[i].Lines[n].TaxID = 0
		}
	}
	if _, err := r.file.SaveOrders(ctx, orders); err != nil {
		r.t.Fatal(err)
	}
}

// send creates the invoices fifty at a time, approved, and keeps them as sent.
func (r *reading) send(count int) {
	r.t.Helper()
	ctx := r.t.Context()
	people, err := r.Client.ListContacts(ctx, xero.ContactQuery{PageSize: 1})
	if err != nil || len(people.Contacts) == 0 {
		r.t.Fatalf("no contact: %v", err)
	}
	contents := make([]posting.Content, count)
	for i := range contents {
		contents[i] = posting.Content{Kind: posting.KindInvoice, Invoice: approved(fmt.Sprintf("RB-%04d", i), people.Contacts[0].ContactID)}
	}
	for batch := range slices.Chunk(contents, 50) {
		body, err := r.port.Encode(batch)
		if err != nil {
			r.t.Fatal(err)
		}
		reply := r.port.Send(ctx, posting.Outgoing{Organisation: r.Client.TenantID, Kind: posting.KindInvoice, Body: body, Key: batch[0].Invoice.Number})
		if len(reply.Elements) != len(batch) {
			r.t.Fatalf("the reply is %+v", reply)
		}
		for n, e := range reply.Elements {
			if !e.IsAccepted {
				r.t.Fatalf("%s was refused: %q", batch[n].Invoice.Number, e.Problems)
			}
			r.keep(batch[n], e.Finding)
		}
	}
}

func approved(number, contactID string) *posting.InvoiceContent {
	return &posting.InvoiceContent{Number: number, LedgerContactID: contactID, Date: civil.Of(today), DueDate: civil.Of(today).AddDays(20), Currency: "NZD",
		Status: posting.StatusAuthorised, TaxMode: money.Exclusive, Totals: money.Totals{SubTotal: 10_000, Tax: 1_500, Total: 11_500},
		Lines: []posting.ContentLine{{Description: "Stool", Quantity: money.One, UnitPrice: 100 * money.One, AccountCode: "200", TaxType: "OUTPUT2",
			TaxRate: 15 * money.One, Figures: money.LineTotal{Amount: 10_000, Tax: 1_500, Net: 10_000, Gross: 11_500}}}}
}

// keep saves a document as sent, as the sender does.
func (r *reading) keep(c posting.Content, f posting.Finding) {
	r.t.Helper()
	r.ids = append(r.ids, f.ID)
	orderID := int64(len(r.ids))
	d := posting.Document{Organisation: r.Client.TenantID, Kind: posting.KindInvoice, BusinessKey: posting.OrderKey(orderID, 1), Revision: 1,
		OrderID: orderID, ContactID: 1, Content: c, State: posting.StateSent, LedgerID: f.ID, QueuedAt: r.clock.Wall, SentAt: r.clock.Wall, ReadAt: r.clock.Wall,
		Ledger: posting.LedgerView{Number: f.Number, Status: f.Status, Totals: f.Totals, AmountDue: f.AmountDue, UpdatedAt: f.UpdatedAt}}
	if err := r.file.Outbox().Write(r.t.Context(), func(tx posting.Tx) error { return tx.CreateDocument(&d) }); err != nil {
		r.t.Fatal(err)
	}
}

// read takes one reading and returns how many lists it asked for.
func (r *reading) read() int {
	r.t.Helper()
	r.clock.Advance(time.Hour)
	before := r.lists
	r.poller.Step(r.t.Context())
	s, err := r.poller.Status(r.t.Context())
	if err != nil || s.Wait != posting.PollWaitNone {
		r.t.Fatalf("the reading ended with %+v, %v", s, err)
	}
	return r.lists - before
}

// want ends the test unless the order's invoice stands so.
func (r *reading) want(orderID int, standing posting.Status, change func(posting.LedgerView) string) {
	r.t.Helper()
	s, err := r.outbox.Status(context.WithoutCancel(r.t.Context()), int64(orderID))
	if err != nil {
		r.t.Fatal(err)
	}
	if got := s.Ledger.Standing(); got != standing || s.IsFree != standing.IsGone() {
		r.t.Fatalf("order %d stands as %s, want %s: %+v", orderID, got, standing, s.Ledger)
	}
	if change != nil {
		if wrong := change(s.Ledger); wrong != "" {
			r.t.Fatalf("order %d: %s: %+v", orderID, wrong, s.Ledger)
		}
	}
}

func (r *reading) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// Covers 14/text, 7/paging, 7/if-modified-since.
func TestAThousandChangesAreReadBackInOneCall(t *testing.T) {
	t.Parallel()
	r, ctx := posted(t, 1000), t.Context()
	later := civil.Of(today).AddDays(90)
	for i, id := range r.ids {
		switch i % 4 {
		case 0:
			r.must(r.Desk.PayInvoice(ctx, id, books.Payment{Amount: 2_500, Reference: "first part", Date: civil.Of(today)}))
		case 1:
			r.must(r.Desk.PayInvoice(ctx, id, books.Payment{}))
		case 2:
			r.must(r.Desk.EditInvoice(ctx, id, books.InvoiceInput{DueDate: &later}))
		case 3:
			r.must(r.Desk.VoidInvoice(ctx, id))
		}
	}
	if calls := r.read(); calls != 1 {
		t.Errorf("1,000 changes took %d calls", calls)
	}
	for i := range r.ids {
		switch i % 4 {
		case 0:
			r.want(i+1, posting.StatusPartPaid, func(v posting.LedgerView) string {
				want := posting.Settlement{Kind: posting.SettledByPayment, Reference: "first part", Date: civil.Of(today), Amount: 2_500}
				if len(v.Settlements) == 1 {
					want.LedgerID = v.Settlements[0].LedgerID
				}
				if len(v.Settlements) != 1 || v.Settlements[0] != want || want.LedgerID == "" || v.AmountDue != 9_000 || v.AmountPaid != 2_500 || v.IsChanged {
					return "the payment is not as it was made"
				}
				return ""
			})
		case 1:
			r.want(i+1, posting.StatusPaid, func(v posting.LedgerView) string {
				if v.AmountDue != 0 || v.AmountPaid != 11_500 || v.FullyPaidOn.IsZero() {
					return "it is not paid in full"
				}
				return ""
			})
		case 2:
			r.want(i+1, posting.StatusAuthorised, func(v posting.LedgerView) string {
				if !v.IsChanged || len(v.Differences) != 1 || !strings.HasPrefix(v.Differences[0], "Due date:") {
					return "the edit is not told"
				}
				return ""
			})
		case 3:
			r.want(i+1, posting.StatusVoided, nil)
		}
	}
	if calls := r.read(); calls != 1 {
		t.Errorf("a reading of nothing new took %d calls", calls)
	}
}

// Covers 7/paging.
func TestOneMoreThanAPageTakesAnotherCall(t *testing.T) {
	t.Parallel()
	r, ctx := posted(t, 1001), t.Context()
	for _, id := range r.ids {
		r.must(r.Desk.VoidInvoice(ctx, id))
	}
	if calls := r.read(); calls != 2 {
		t.Errorf("1,001 changes took %d calls", calls)
	}
	for i := range r.ids {
		r.want(i+1, posting.StatusVoided, nil)
	}
	if calls := r.read(); calls != 1 {
		t.Errorf("a reading of nothing new took %d calls", calls)
	}
}

// Covers 14/text.
func TestAPaymentTakenBackAtXeroIsRead(t *testing.T) {
	t.Parallel()
	r, ctx := posted(t, 1), t.Context()
	r.must(r.Desk.PayInvoice(ctx, r.ids[0], books.Payment{}))
	r.read()
	var payment string
	r.want(1, posting.StatusPaid, func(v posting.LedgerView) string { payment = v.Settlements[0].LedgerID; return "" })
	r.must(r.Desk.RemovePayment(ctx, r.ids[0], payment))
	r.read()
	r.want(1, posting.StatusAuthorised, func(v posting.LedgerView) string {
		if v.Settlements != nil || v.AmountPaid != 0 || v.AmountDue != 11_500 || !v.FullyPaidOn.IsZero() {
			return "the payment is still told"
		}
		return ""
	})
}

// The contact of a document was merged into another one at Xero: the document is followed by its id.
//
// Covers 8/mergedtocontactid.
func TestADocumentIsFollowedThroughAMergeOfItsContact(t *testing.T) {
	t.Parallel()
	r, ctx := posted(t, 1), t.Context()
	people, err := r.Client.ListContacts(ctx, xero.ContactQuery{PageSize: 2})
	r.must(err)
	r.must(r.Desk.MergeContact(ctx, people.Contacts[0].ContactID, people.Contacts[1].ContactID))
	r.must(r.Desk.PayInvoice(ctx, r.ids[0], books.Payment{Amount: 100}))
	r.read()
	r.want(1, posting.StatusPartPaid, func(v posting.LedgerView) string {
		if v.IsChanged {
			return "a merge counts as an edit of the document"
		}
		return ""
	})
	r.must(r.Desk.RemovePayment(ctx, r.ids[0], r.settlement(1)))
	r.must(r.Desk.VoidInvoice(ctx, r.ids[0]))
	r.read()
	r.want(1, posting.StatusVoided, nil)
}

func (r *reading) settlement(orderID int64) string {
	r.t.Helper()
	s, err := r.outbox.Status(r.t.Context(), orderID)
	r.must(err)
	return s.Ledger.Settlements[0].LedgerID
}

// Covers 9.status/unknown-id, 16/404.
func TestADocumentThePracticeXeroNoLongerKnowsFreesItsOrder(t *testing.T) {
	t.Parallel()
	r := posted(t, 1)
	const nobody = "99999999-0000-4000-8000-000000000001"
	r.must(r.file.Outbox().Write(t.Context(), func(tx posting.Tx) error {
		d, err := tx.GetDocument(1)
		if err != nil {
			return err
		}
		d.LedgerID = nobody
		return tx.UpdateDocument(d, posting.StateSent)
	}))
	r.read()
	r.want(1, posting.StatusAuthorised, nil)
	s, err := r.outbox.Refresh(t.Context(), 1)
	if err != nil || s.Ledger.Status != posting.StatusMissing || !s.IsFree {
		t.Errorf("on demand: %+v, %v", s.Ledger, err)
	}
}

// What the practice Xero refuses leaves the poller waiting, and nothing is lost.
func TestARefusedReadingIsMadeUpForLater(t *testing.T) {
	t.Parallel()
	r, ctx := posted(t, 3), t.Context()
	r.read()
	r.must(r.Desk.VoidInvoice(ctx, r.ids[2]))
	for _, refusal := range []struct {
		action api.Action
		times  int
		wait   posting.PollWait
	}{
		{api.Action{Kind: api.Unavailable}, 3, posting.PollWaitOffline},
		{api.Action{Kind: api.HTMLBody}, 1, posting.PollWaitOffline},
		{api.Action{Kind: api.TokenDead}, 2, posting.PollWaitSignIn},
		{api.Action{Kind: api.RateLimited, Problem: "day", RetryAfter: time.Hour}, 1, posting.PollWaitLimit},
	} {
		r.plan(slices.Repeat([]api.Action{refusal.action}, refusal.times)...)
		r.clock.Advance(time.Hour)
		r.poller.Wake(posting.PollSignedIn)
		r.poller.Step(ctx)
		s, err := r.poller.Status(ctx)
		if err != nil || s.Wait != refusal.wait {
			t.Errorf("%v: it stands as %+v, %v", refusal.action, s, err)
		}
		r.want(3, posting.StatusAuthorised, nil)
	}
	// The client's own limits go by the wall clock, which does not wait here.
	r.Client.Limits = &xero.Limiter{}
	r.poller.Wake(posting.PollSignedIn)
	r.read()
	r.want(3, posting.StatusVoided, nil)
}
