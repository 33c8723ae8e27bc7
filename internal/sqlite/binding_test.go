package sqlite_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/activity"
	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	"daybook/internal/refdata"
	steps "daybook/internal/setup"
	"daybook/internal/sqlite"
)

// otherBooks is another organisation and what it offers.
var otherBooks = connect.Binding{TenantID: "other", ConnectionID: "c2", Name: "Other Ltd", IsConnected: true}

func otherSet() refdata.Set {
	return refdata.Set{Organisation: refdata.Organisation{TenantID: "other", Name: "Other Ltd", BaseCurrency: "NZD"}, ReadAt: noon()}
}

// moving is a company whose sale SO-1 was sent to the sample's organisation.
type moving struct {
	t      *testing.T
	file   *sqlite.File
	sample postingtest.Company
	xero   *postingtest.Xero
	outbox posting.Outbox
	sender *posting.Sender
}

func newMoving(t *testing.T) *moving {
	t.Helper()
	m := &moving{t: t, sample: postingtest.Sample()}
	m.sample.Orders = []order.Order{postingtest.Sale("SO-1", postingtest.Linked)}
	m.file = company(t, m.sample)
	clock := postingtest.NewClock()
	m.xero = postingtest.NewXero(clock, m.sample.Mirror)
	m.outbox = posting.Outbox{Store: m.file.Outbox(), Ledger: m.xero, Now: noon}
	m.sender = posting.NewSender(posting.SenderOptions{Store: m.file.Outbox(), Ledger: m.xero, Clock: clock.Posting(), Times: posting.DefaultTimes(), Machine: "m1"})
	return m
}

func (m *moving) queue() {
	m.t.Helper()
	p := must(m.outbox.Preview(m.t.Context(), 1))(m.t)
	must(m.outbox.Enqueue(m.t.Context(), 1, p.Digest))(m.t)
}

func (m *moving) work() {
	for range 4 {
		m.sender.Step(m.t.Context())
	}
}

func (m *moving) bind(b connect.Binding, set refdata.Set) {
	m.t.Helper()
	if err := m.file.Bind(m.t.Context(), b, set); err != nil {
		m.t.Fatal(err)
	}
}

func (m *moving) state() string {
	m.t.Helper()
	return must(m.file.GetOrderPosting(m.t.Context(), 1))(m.t).State
}

// home is the sample's own organisation.
func (m *moving) home() (connect.Binding, refdata.Set) {
	return connect.Binding{TenantID: m.sample.Organisation, Name: "Demo Furniture Ltd", IsConnected: true}, m.sample.Reference
}

func TestAMoveLeavesEverythingWithItsOrganisation(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), newMoving(t)
	m.bind(m.home())
	before := must(m.file.LoadChoices(ctx))(t)
	links := must(m.file.ListLinkedContacts(ctx))(t)
	m.queue()
	m.work()
	if m.state() != "sent" || len(links) == 0 || before.Posting.SalesAccount == "" {
		t.Fatalf("before the move: %s, %d links, %+v", m.state(), len(links), before.Posting)
	}
	if s := must(m.file.LoadStakes(ctx, "other"))(t); s != (connect.Stakes{Sent: 1, Linked: len(links)}) {
		t.Errorf("at stake: %+v", s)
	}

	m.bind(otherBooks, otherSet())
	if got := must(m.file.LoadChoices(ctx))(t); !got.Posting.StartDate.IsZero() || got.Posting.SalesAccount != "" || got.Posting.SalesTaxes != nil {
		t.Errorf("the choices of the books before are still there: %+v", got.Posting)
	}
	if linked := must(m.file.ListLinkedContacts(ctx))(t); len(linked) != 0 {
		t.Errorf("contacts are still linked: %v", linked)
	}
	if mirror := must(m.file.ListLedgerContacts(ctx))(t); len(mirror) != 0 {
		t.Errorf("%d contacts of the books before are still mirrored", len(mirror))
	}
	if m.state() != "" || len(must(m.file.ListRecentlySent(ctx, 5))(t)) != 0 {
		t.Errorf("the order still shows %q", m.state())
	}
	p := must(m.outbox.Preview(ctx, 1))(t)
	if i := slices.IndexFunc(p.Checks, func(c posting.Check) bool { return c.Code == posting.CheckElsewhere }); i < 0 ||
		!strings.Contains(p.Checks[i].Message, "invoice SO-1 with Demo Furniture Ltd") || p.Organisation != "other" || p.Revision != 1 {
		t.Errorf("the preview for the other books: %+v", p.Checks)
	}
	if s := must(m.file.LoadStakes(ctx, m.sample.Organisation))(t); s != (connect.Stakes{IsReturn: true}) {
		t.Errorf("nothing is at stake yet, but a return: %+v", s)
	}

	m.bind(m.home())
	if got := must(m.file.LoadChoices(ctx))(t); got.Posting.SalesAccount != before.Posting.SalesAccount || got.Posting.StartDate != before.Posting.StartDate {
		t.Errorf("back again: %+v, want %+v", got.Posting, before.Posting)
	}
	if again := must(m.file.ListLinkedContacts(ctx))(t); len(again) != len(links) {
		t.Errorf("back again: %d links of %d", len(again), len(links))
	}
	if m.state() != "sent" || len(must(m.file.ListRecentlySent(ctx, 5))(t)) != 1 {
		t.Errorf("back again the order shows %q", m.state())
	}
}

func TestNothingQueuedForOneOrganisationLeavesForAnother(t *testing.T) {
	t.Parallel()
	m := newMoving(t)
	m.bind(m.home())
	held := len(m.xero.Documents)
	m.queue()
	if s := must(m.file.LoadStakes(t.Context(), "other"))(t); s.Unfinished != 1 {
		t.Errorf("at stake: %+v", s)
	}
	m.bind(otherBooks, otherSet())
	m.work()
	if len(m.xero.Documents) != held {
		t.Fatalf("%d documents were sent after the move", len(m.xero.Documents)-held)
	}
	m.bind(m.home())
	m.work()
	if len(m.xero.Documents) != held+1 || m.state() != "sent" {
		t.Errorf("back again: %d documents, %s", len(m.xero.Documents)-held, m.state())
	}
}

func TestALinkIsOfOneOrganisation(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), newMoving(t)
	m.bind(m.home())
	before := must(m.file.GetContact(ctx, postingtest.Linked))(t)
	m.bind(otherBooks, otherSet())
	if err := m.file.LinkContact(ctx, postingtest.Linked, "other-1", "by name"); err != nil {
		t.Fatal(err)
	}
	if err := m.file.UnlinkContact(ctx, postingtest.Linked, "not the same"); err != nil {
		t.Fatal(err)
	}
	if links := must(m.file.ListContactLinks(ctx, postingtest.Linked))(t); len(links) != 1 || links[0].LedgerID != "other-1" || links[0].Until.IsZero() {
		t.Errorf("links in the other books: %+v", links)
	}
	m.bind(m.home())
	after := must(m.file.GetContact(ctx, postingtest.Linked))(t)
	links := must(m.file.ListContactLinks(ctx, postingtest.Linked))(t)
	if after.LedgerID != before.LedgerID || len(links) != 1 || !links[0].Until.IsZero() {
		t.Errorf("back again: %q, want %q; links %+v", after.LedgerID, before.LedgerID, links)
	}
}

func TestContactsReadOfOneOrganisationAreNotTakenIntoAnother(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), newMoving(t)
	m.bind(m.home())
	plan := contacts.Plan{Organisation: m.sample.Organisation, Mirror: []contact.LedgerContact{{ID: "late-1", Name: "Late", Status: "ACTIVE"}}}
	m.bind(otherBooks, otherSet())
	if _, err := m.file.ApplyImport(ctx, plan, noon()); !fault.Is(err, fault.Conflict) {
		t.Errorf("taken with %v, want a conflict", err)
	}
	if mirror := must(m.file.ListLedgerContacts(ctx))(t); len(mirror) != 0 {
		t.Errorf("the mirror holds %+v", mirror)
	}
	plan.Organisation = "other"
	if _, err := m.file.ApplyImport(ctx, plan, noon()); err != nil {
		t.Error(err)
	}
}

func TestTheFirstOrganisationGetsTheLinksAndTheCurrency(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "new.daybook")
	created := info()
	created.BaseCurrency, created.Kind = "", sqlite.Xero
	if err := sqlite.Create(ctx, path, created); err != nil {
		t.Fatal(err)
	}
	f := open(t, path)
	c := saveContact(ctx, t, f, aContact("Rimu"))
	if err := f.LinkContact(ctx, c.ID, "x-1", "typed"); err != nil {
		t.Fatal(err)
	}
	if err := f.Bind(ctx, otherBooks, otherSet()); err != nil {
		t.Fatal(err)
	}
	if links := must(f.ListContactLinks(ctx, c.ID))(t); len(links) != 1 || must(f.GetContact(ctx, c.ID))(t).LedgerID != "x-1" {
		t.Errorf("links %+v", links)
	}
	set := otherSet()
	set.Organisation.BaseCurrency = "AUD"
	if err := f.Bind(ctx, otherBooks, set); err != nil {
		t.Fatal(err)
	}
	if base := must(f.LoadBaseCurrency(ctx))(t); base != "NZD" {
		t.Errorf("the currency of the books is %q, want the first", base)
	}
}

func TestUseIsReadFromTheSetUpAndTheOrders(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	c := saveContact(ctx, t, f, aContact("Rimu"))
	item := must(f.SaveItem(ctx, order.Item{SKU: "OAK-1800", Name: "Oak", SalesAccount: "299", PurchaseAccount: "310"}))(t)
	add := func(number string, kind order.Kind, days int, currency money.Currency, change func(*order.Line)) {
		o := anOrder(number, c.ID, 0)
		o.Kind, o.Date, o.Currency = kind, today().AddDays(-days), currency
		if change != nil {
			change(&o.Lines[0])
		}
		must(f.SaveOrder(ctx, o))(t)
	}
	add("SO-1", order.Sale, 3, "NZD", func(l *order.Line) { l.ItemID = item.ID })
	add("SO-2", order.Sale, 2, "EUR", func(l *order.Line) { l.ItemID, l.AccountCode = item.ID, "200" })
	add("SO-3", order.Sale, 1, "NZD", func(l *order.Line) { l.AccountCode, l.TaxType = "299", "OUTPUT" })
	add("PO-1", order.Purchase, 1, "NZD", func(l *order.Line) { l.ItemID = item.ID })
	add("SO-0", order.Sale, 90, "USD", func(l *order.Line) { l.AccountCode = "777" })
	set := refdata.Set{Organisation: refdata.Organisation{TenantID: "t1"}, ReadAt: noon(),
		Accounts: []refdata.Account{{Code: "200", Status: "ACTIVE"}, {Code: "299", Status: "ARCHIVED"}, {Code: "310", Status: "ACTIVE"}}}
	if err := f.Bind(ctx, connect.Binding{TenantID: "t1", Name: "Demo", IsConnected: true}, set); err != nil {
		t.Fatal(err)
	}
	if use := must(f.LoadUse(ctx, today()))(t); len(use.References) != 0 || len(use.Waiting) != 0 || use.Locked != 0 {
		t.Errorf("before a start date is chosen: %+v", use)
	}
	choices := steps.Choices{Posting: posting.Settings{InvoiceStatus: posting.StatusDraft, BillStatus: posting.StatusAuthorised, SalesAccount: "200",
		PurchaseAccount: "310", SalesTaxes: map[int64]string{0: "NONE", 1: "OUTPUT2"}, PurchaseTaxes: map[int64]string{0: "NONE"}, StartDate: today().AddDays(-10)}}
	if err := f.ChangeChoices(ctx, func(c *steps.Choices) { *c = choices }); err != nil {
		t.Fatal(err)
	}
	at := noon().Add(-time.Hour)
	for _, e := range []activity.Entry{{At: at, Kind: activity.Exchange, Outcome: activity.OK}, {At: noon(), Kind: activity.Exchange, Outcome: activity.Failed},
		{At: noon(), Kind: activity.Decision, Outcome: activity.OK}} {
		must(f.AppendActivity(ctx, e))(t)
	}
	use := must(f.LoadUse(ctx, today().AddDays(-2)))(t)
	want := []connect.Reference{
		{Resource: refdata.Accounts, Key: "200", Role: "sales"}, {Resource: refdata.Accounts, Key: "310", Role: "purchases"},
		{Resource: refdata.TaxRates, Key: "NONE", Role: "tax"}, {Resource: refdata.TaxRates, Key: "OUTPUT2", Role: "tax"},
		{Resource: refdata.Accounts, Key: "299", Orders: 2, OrderID: 1, OrderKind: order.Sale, Number: "SO-1"},
		{Resource: refdata.TaxRates, Key: "OUTPUT", Orders: 1, OrderID: 3, OrderKind: order.Sale, Number: "SO-3"},
	}
	if !slices.Equal(use.References, want) {
		t.Errorf("in use:\n%+v\nwant\n%+v", use.References, want)
	}
	if !slices.Equal(use.Waiting, []connect.Waiting{{Currency: "EUR", Orders: 1}, {Currency: "NZD", Orders: 3}}) || use.Locked != 2 {
		t.Errorf("waiting %+v, %d locked", use.Waiting, use.Locked)
	}
	if use.InvoiceStatus != "DRAFT" || use.BillStatus != "AUTHORISED" || !use.LastSuccess.Equal(at) || use.Sent != 0 {
		t.Errorf("use %+v", use)
	}
	if use := must(f.LoadUse(ctx, civil.Date{}))(t); use.Locked != 0 {
		t.Errorf("%d orders are locked without a lock date", use.Locked)
	}
}

func TestWhatTheOwnerLookedAtIsForgotten(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	if err := f.AcceptReference(ctx, refdata.Accounts); err != nil {
		t.Fatal(err)
	}
	set := otherSet()
	set.Changes = []refdata.Change{{Resource: refdata.Accounts, Key: "200", What: refdata.Changed, Field: refdata.FieldTaxType, At: noon()}}
	if err := f.SaveReference(ctx, set); err != nil {
		t.Fatal(err)
	}
	for resource, left := range map[refdata.Resource]int{refdata.TaxRates: 1} {
		if err := f.AcceptReference(ctx, resource); err != nil || len(must(f.LoadReference(ctx))(t).Changes) != left {
			t.Errorf("after %s: %v", resource, err)
		}
	}
	if err := f.AcceptReference(ctx, refdata.Accounts); err != nil || len(must(f.LoadReference(ctx))(t).Changes) != 0 {
		t.Errorf("after the accounts: %v", err)
	}
}
