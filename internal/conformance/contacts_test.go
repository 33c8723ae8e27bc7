package conformance_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"daybook/internal/connect"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	steps "daybook/internal/setup"
	"daybook/internal/sqlite"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/ledger"
)

// office is a company file, the outbox and the sender before the practice Xero.
type office struct {
	*bench
	t      *testing.T
	file   *sqlite.File
	outbox posting.Outbox
	sender *posting.Sender
	clock  *postingtest.Clock
	// calls is every call that was made, as "GET /Contacts".
	calls []string
}

// openOffice returns an office in which the practice Xero's contacts are mirrored and everything is chosen.
func openOffice(t *testing.T, change ...func(*api.Config)) *office {
	t.Helper()
	ctx := t.Context()
	o := &office{bench: setup(t, change...), t: t, clock: &postingtest.Clock{Wall: today, Server: today}}
	path := filepath.Join(t.TempDir(), "company.daybook")
	o.must(sqlite.Create(ctx, path, sqlite.Info{Name: "Kauri", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: today, MachineID: "m1"}))
	now := func() time.Time { return o.clock.Wall }
	o.isDated, o.Client.Now = true, now
	var err error
	o.file, err = sqlite.Open(ctx, path, sqlite.Options{Now: now})
	o.must(err)
	t.Cleanup(func() {
		if err := o.file.Close(); err != nil {
			t.Error(err)
		}
	})
	reference := postingtest.Reference()
	reference.Organisation.TenantID = o.Client.TenantID
	o.must(o.file.Bind(ctx, connect.Binding{TenantID: o.Client.TenantID, Name: "Demo", IsConnected: true}, reference))
	settings := postingtest.Sample().Settings
	settings.SalesTaxes[0] = "NONE"
	o.must(o.file.SaveChoices(ctx, steps.Choices{Posting: settings}))
	port := ledger.New(func() *xero.Client { return o.Client })
	o.outbox = posting.Outbox{Store: o.file.Outbox(), Ledger: port, Now: now}
	o.sender = posting.NewSender(posting.SenderOptions{Store: o.file.Outbox(), Ledger: port, Clock: o.clock.Posting(), Times: posting.DefaultTimes(), Machine: "m1"})
	o.mirror()
	o.Client.Observe = func(e xero.Exchange) {
		o.calls = append(o.calls, e.Method+" "+strings.TrimPrefix(e.Path, "/api.xro/2.0"))
	}
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// mirror reads every contact of Xero into the file, as an import does.
func (o *office) mirror() {
	o.t.Helper()
	all, err := o.Client.ListAllContacts(o.t.Context(), xero.ContactQuery{IncludeArchived: true})
	o.must(err)
	var mirror []contact.LedgerContact
	for _, c := range all {
		mirror = append(mirror, gateway.ToContact(c))
	}
	o.must(o.file.UpsertLedgerContacts(o.t.Context(), mirror))
}

// firms saves contacts that nobody at Xero is like.
func (o *office) firms(count int) []int64 {
	o.t.Helper()
	ids := make([]int64, count)
	for i := range ids {
		word := ""
		for n := uint64(i+1) * 0x9E3779B97F4A7C15; len(word) < 12; n /= 100 {
			word += string("bcdfghjklmnpqrstvwxz"[n%20]) + string("aeiou"[n/20%5])
		}
		saved, err := o.file.SaveContact(o.t.Context(), contact.Contact{Name: strings.ToUpper(word[:1]) + word[1:], Email: "desk@" + word + ".example",
			PaymentDays: -1, Source: contact.SourceTyped, IsCustomer: true})
		o.must(err)
		ids[i] = saved.ID
	}
	return ids
}

// ask previews contacts and confirms what the preview says.
func (o *office) ask(ids []int64) posting.ContactsPreview {
	o.t.Helper()
	p, err := o.outbox.PreviewContacts(o.t.Context(), ids)
	o.must(err)
	_, err = o.outbox.EnqueueContacts(o.t.Context(), ids, p.Digest)
	o.must(err)
	return p
}

// send confirms what the preview of an order says.
func (o *office) send(orderID int64) posting.Preview {
	o.t.Helper()
	p, err := o.outbox.Preview(o.t.Context(), orderID)
	o.must(err)
	_, err = o.outbox.Enqueue(o.t.Context(), orderID, p.Digest)
	o.must(err)
	return p
}

// work lets the sender work until there is nothing to do for longer than the settle time, on both sides.
func (o *office) work() {
	o.t.Helper()
	for range 1000 {
		wait := o.sender.Step(o.t.Context())
		if wait == 0 {
			continue
		}
		status, err := o.sender.Status(o.t.Context())
		o.must(err)
		if status.Queued+status.Checking == 0 {
			return
		}
		o.clock.Advance(wait)
		o.later(wait)
	}
	o.t.Fatal("the sender never comes to rest")
}

// count counts the calls of a kind since it was asked last.
func (o *office) count() map[string]int {
	counts := map[string]int{}
	for _, c := range o.calls {
		counts[c]++
	}
	o.calls = nil
	return counts
}

// labels counts the statuses of contacts.
func (o *office) labels(ids []int64) (map[posting.Label]int, map[int64]posting.ContactStatus) {
	o.t.Helper()
	all, err := o.outbox.ContactStatuses(o.t.Context(), ids)
	o.must(err)
	counts := map[posting.Label]int{}
	for _, s := range all {
		counts[s.Label]++
	}
	return counts, all
}

// oneSale is a sales order of one line without tax, to a contact.
func oneSale(contactID int64) []order.Order {
	sale := postingtest.Sale("CT-1", contactID)
	sale.Lines[0].TaxID = 0
	return []order.Order{sale}
}

// held is the practice Xero's contacts that Daybook made, by number.
func (o *office) held() map[string][]xero.Contact {
	o.t.Helper()
	all, err := o.Client.ListAllContacts(o.t.Context(), xero.ContactQuery{SearchTerm: "DB-", IncludeArchived: true})
	o.must(err)
	made := map[string][]xero.Contact{}
	for _, c := range all {
		if strings.HasPrefix(c.ContactNumber, "DB-") {
			made[c.ContactNumber] = append(made[c.ContactNumber], c)
		}
	}
	return made
}

// Covers 6/at-most-10-mb-a-request-the-same-page, 6.summarizeerrors/summarizeerrors-false, 6.summarizeerrors/failed-create.
func TestManyContactsAreCreatedInBatchesAndTheRefusedOnesAlone(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	ids := o.firms(120)
	for _, id := range []int64{ids[7], ids[70]} {
		c, err := o.file.GetContact(t.Context(), id)
		o.must(err)
		c.Email = "desk@nowhere" // an address here, and none for Xero
		_, err = o.file.SaveContact(t.Context(), c)
		o.must(err)
	}
	if p := o.ask(ids); p.Creates != 120 || p.Calls != 3 {
		t.Fatalf("the preview says %d in %d calls", p.Creates, p.Calls)
	}
	o.count()
	o.work()
	if calls := o.count(); calls["PUT /Contacts"] != 3 || calls["GET /Contacts"] != 1 {
		t.Errorf("the calls were %v", calls)
	}
	counts, all := o.labels(ids)
	if counts[posting.LabelSent] != 118 || counts[posting.LabelRejected] != 2 || len(o.held()) != 118 {
		t.Fatalf("the contacts are %v, Xero holds %d", counts, len(o.held()))
	}
	for _, id := range []int64{ids[7], ids[70]} {
		if !strings.Contains(all[id].Problem, "Email address must be valid") {
			t.Errorf("contact %d: %+v", id, all[id])
		}
	}
	c, err := o.file.GetContact(t.Context(), ids[0])
	if err != nil || c.LedgerID != all[ids[0]].LedgerID {
		t.Errorf("the first is linked to %q, %v; want %q", c.LedgerID, err, all[ids[0]].LedgerID)
	}
}

func TestABatchCutAfterItsCommitIsSettledByOneLookUp(t *testing.T) {
	t.Parallel()
	// Where there are too many contacts for a filter it is refused, and then they are searched.
	for refused, mostBroad := range []int{0: 100_000, 1: 100} {
		t.Run(fmt.Sprint(mostBroad), func(t *testing.T) {
			t.Parallel()
			o := openOffice(t, func(c *api.Config) { c.MostBroad = mostBroad })
			ids := o.firms(50)
			o.ask(ids)
			o.sender.Step(t.Context()) // what was made before
			o.plan(api.Action{Kind: api.CommitThenCut})
			o.count()
			o.work()
			counts, _ := o.labels(ids)
			if counts[posting.LabelSent] != 50 || o.putsSeen() != 1 {
				t.Fatalf("the contacts are %v after %d requests", counts, o.putsSeen())
			}
			if calls := o.count(); calls["GET /Contacts"] != 1+refused {
				t.Errorf("the calls were %v", calls)
			}
			for number, made := range o.held() {
				if len(made) != 1 {
					t.Errorf("Xero holds %d of number %s", len(made), number)
				}
			}
		})
	}
}

// Covers 8/an-archived-contact-can-be-archived-while, 8/text-when-a-document-names-an-archived.
func TestAContactArchivedBetweenPreviewAndSendHoldsTheDocumentWithWords(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]func(*api.Config){
		"the text of an edit": func(*api.Config) {},
		"a text of its own":   func(c *api.Config) { c.Switches = books.Switches{ArchivedHasOwnText: true} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := openOffice(t, config)
			ids := o.firms(1)
			o.ask(ids)
			o.work()
			_, all := o.labels(ids)
			ledgerID := all[ids[0]].LedgerID
			o.must(o.file.SaveOrders(t.Context(), oneSale(ids[0])))
			o.send(1)
			o.must(o.Desk.ArchiveContact(t.Context(), ledgerID))
			o.work()
			s, err := o.outbox.Status(t.Context(), 1)
			o.must(err)
			if s.Label != posting.LabelRejected || !strings.Contains(s.Problem, "archived") {
				t.Fatalf("the order is %s: %s", s.Label, s.Problem)
			}
			o.mirror()
			p, err := o.outbox.Preview(t.Context(), 1)
			o.must(err)
			if p.CanSend() || p.Checks[0].Code != posting.CheckContactArchived {
				t.Fatalf("the preview says %+v", p.Checks)
			}
			_, err = o.outbox.Enqueue(t.Context(), 1, p.Digest)
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("an archived contact: %v", err)
			}
			o.must(o.Desk.RestoreContact(t.Context(), ledgerID))
			o.mirror()
			o.send(1)
			o.work()
			if s, err = o.outbox.Status(t.Context(), 1); err != nil || s.Label != posting.LabelSent || s.Document.Content.Invoice.LedgerContactID != ledgerID {
				t.Fatalf("the order is %s: %s, %v", s.Label, s.Problem, err)
			}
			if len(o.held()) != 1 {
				t.Errorf("Xero holds %d contacts made by Daybook", len(o.held()))
			}
		})
	}
}

func TestANameThatSomebodyTakesBetweenPreviewAndSendIsAQuestion(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	ids := o.firms(3)
	c, err := o.file.GetContact(t.Context(), ids[1])
	o.must(err)
	o.ask(ids)
	name := strings.ToUpper(c.Name)
	theirs, err := o.Desk.CreateContact(t.Context(), books.ContactInput{Name: &name})
	o.must(err)
	o.work()
	counts, all := o.labels(ids)
	if counts[posting.LabelSent] != 2 || all[ids[1]].Label != posting.LabelConflict || len(all[ids[1]].Candidates) != 1 {
		t.Fatalf("the contacts are %v: %+v", counts, all[ids[1]])
	}
	s, err := o.outbox.ResolveContact(t.Context(), ids[1], posting.ChooseAdopt, "")
	if err != nil || s.Label != posting.LabelSent || s.LedgerID != theirs.ID {
		t.Fatalf("adopted: %+v, %v", s, err)
	}
	if c, err = o.file.GetContact(t.Context(), ids[1]); err != nil || c.LedgerID != theirs.ID {
		t.Errorf("it is linked to %q, %v", c.LedgerID, err)
	}
}

func TestAFirmOfTheSameNameIsAskedAboutAndThenToldApart(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	name := "Pohutukawa Press"
	theirs, err := o.Desk.CreateContact(t.Context(), books.ContactInput{Name: &name})
	o.must(err)
	o.mirror()
	saved, err := o.file.SaveContact(t.Context(), contact.Contact{Name: "Pohutukawa press", Email: "hello@press.example", PaymentDays: -1,
		Source: contact.SourceTyped, Address: contact.Address{City: "Napier"}})
	o.must(err)
	o.must(o.file.SaveOrders(t.Context(), oneSale(saved.ID)))
	p, err := o.outbox.Preview(t.Context(), 1)
	o.must(err)
	if p.Contact.Outcome != posting.ContactAsked || len(p.Contact.Asked) != 1 || p.Contact.Asked[0].Ledger.ID != theirs.ID || p.Checks[0].Code != posting.CheckContactUnsure {
		t.Fatalf("the preview says %+v, %+v", p.Contact, p.Checks)
	}
	o.must(o.outbox.KeepApart(t.Context(), saved.ID, []string{theirs.ID}))
	if p = o.send(1); p.Contact.Create == nil || p.Contact.Create.Name != "Pohutukawa press (Napier)" || p.Checks[0].Code != posting.CheckContactRenamed {
		t.Fatalf("told apart, the preview says %+v, %+v", p.Contact, p.Checks)
	}
	o.work()
	s, err := o.outbox.Status(t.Context(), 1)
	if err != nil || s.Label != posting.LabelSent || s.Document.Content.Invoice.LedgerContactID == theirs.ID {
		t.Fatalf("the order is %s: %s, %v", s.Label, s.Problem, err)
	}
	if c, err := o.file.GetContact(t.Context(), saved.ID); err != nil || c.Name != "Pohutukawa press" || c.LedgerID != s.Document.Content.Invoice.LedgerContactID {
		t.Errorf("the contact is %+v, %v", c, err)
	}
	if o.count()["POST /Contacts"] != 0 {
		t.Error("a contact was overwritten")
	}
}
