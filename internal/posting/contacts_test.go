package posting_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// firstExtra is the id of the first contact that setupMany adds to the sample's.
const firstExtra int64 = 4

// setupMany returns a world with more contacts that Xero does not know, and their ids.
func setupMany(t tester, count int, orders ...order.Order) (*world, []int64) {
	t.Helper()
	company := postingtest.Sample()
	company.Orders = orders
	ids := make([]int64, count)
	for i := range ids {
		ids[i] = firstExtra + int64(i)
		company.Contacts = append(company.Contacts, extraContact(ids[i]))
	}
	w := setupCompany(t, company)
	return w, ids
}

// extraContact is like no other: its words are made of its id.
func extraContact(id int64) contact.Contact {
	word := ""
	for n := uint64(id) * 0x9E3779B97F4A7C15; len(word) < 12; n /= 100 {
		word += string("bcdfghjklmnpqrstvwxz"[n%20]) + string("aeiou"[n/20%5])
	}
	return contact.Contact{ID: id, Name: strings.ToUpper(word[:1]) + word[1:], Email: "desk@" + word + ".example", PaymentDays: -1,
		Source: contact.SourceTyped, Address: contact.Address{City: "Nelson"}}
}

// ask previews contacts and confirms.
func (w *world) ask(ids ...int64) map[int64]posting.ContactStatus {
	w.t.Helper()
	all, err := w.tryAsk(ids...)
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func (w *world) tryAsk(ids ...int64) (map[int64]posting.ContactStatus, error) {
	return w.outbox.EnqueueContacts(context.Background(), ids, w.previewContacts(ids...).Digest)
}

func (w *world) previewContacts(ids ...int64) posting.ContactsPreview {
	w.t.Helper()
	p, err := w.outbox.PreviewContacts(context.Background(), ids)
	if err != nil {
		w.t.Fatal(err)
	}
	return p
}

// labels counts the statuses of contacts.
func (w *world) labels(ids ...int64) map[posting.Label]int {
	w.t.Helper()
	all, err := w.outbox.ContactStatuses(context.Background(), ids)
	if err != nil {
		w.t.Fatal(err)
	}
	counts := map[posting.Label]int{}
	for _, s := range all {
		counts[s.Label]++
	}
	return counts
}

// allAre ends the test unless every contact has a label.
func (w *world) allAre(label posting.Label, ids ...int64) {
	w.t.Helper()
	if counts := w.labels(ids...); counts[label] != len(ids) {
		w.t.Fatalf("the contacts are %v, want %d %s", counts, len(ids), label)
	}
}

// sizes is how many documents each request carried.
func (w *world) sizes() []int {
	var sizes []int
	for _, out := range w.xero.Sends {
		sizes = append(sizes, strings.Count(string(out.Body), `"kind"`))
	}
	return sizes
}

func TestManyContactsLeaveInBatchesOfFifty(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 120)
	p := w.previewContacts(ids...)
	if p.Creates != 120 || p.Calls != 3 || !p.CanSend() || p.OrganisationName != "Demo Furniture Ltd" || len(p.Rows) != 120 || p.Rows[0].Outcome != posting.ContactCreated {
		t.Fatalf("the preview says %d created in %d calls", p.Creates, p.Calls)
	}
	w.ask(ids...)
	w.run(minute)
	if got := w.sizes(); !slices.Equal(got, []int{50, 50, 20}) {
		t.Errorf("the requests carried %v", got)
	}
	w.allAre(posting.LabelSent, ids...)
	if len(w.newContacts()) != 120 {
		t.Errorf("%d contacts were created", len(w.newContacts()))
	}
	if p := w.previewContacts(ids...); p.Known != 120 || p.Links != 0 || p.CanSend() || p.Calls != 0 {
		t.Errorf("afterwards %d are linked", p.Known)
	}
	w.keep()
	w.keepContacts(ids...)
}

func TestARefusedElementOfABatchIsRefusedAlone(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 5)
	w.xero.Next = []postingtest.Fault{postingtest.FaultReject}
	w.ask(ids...)
	w.run(minute)
	if counts := w.labels(ids...); counts[posting.LabelRejected] != 2 || counts[posting.LabelSent] != 3 {
		t.Fatalf("the contacts are %v", counts)
	}
	w.keepContacts(ids...)
	first := w.contactStatus(ids[0])
	if first.Label != posting.LabelRejected || !strings.Contains(first.Problem, "Account code") {
		t.Errorf("the first is %+v", first)
	}
	// Corrected, they go again by themselves.
	w.ask(ids...)
	w.run(minute)
	w.allAre(posting.LabelSent, ids...)
	if got := w.sizes(); !slices.Equal(got, []int{5, 2}) {
		t.Errorf("the requests carried %v", got)
	}
	w.keepContacts(ids...)
}

func (w *world) contactStatus(id int64) posting.ContactStatus {
	w.t.Helper()
	all, err := w.outbox.ContactStatuses(context.Background(), []int64{id})
	if err != nil {
		w.t.Fatal(err)
	}
	return all[id]
}

func TestABatchInDoubtIsSettledByOneLookUp(t *testing.T) {
	t.Parallel()
	for fault, sends := range map[postingtest.Fault]int{
		postingtest.FaultCommitThenCut: 1, postingtest.FaultErrorAfter: 1, postingtest.FaultUnreadable: 1, postingtest.FaultSlowCommit: 1,
		postingtest.FaultDeathAfter: 1, postingtest.FaultDeathSlow: 1, postingtest.FaultMixedUp: 1, postingtest.FaultCut: 2, postingtest.FaultError: 2,
	} {
		t.Run(string(fault), func(t *testing.T) {
			t.Parallel()
			w, ids := setupMany(t, 7)
			w.ask(ids...)
			w.step() // R11
			w.xero.LookUps = nil
			w.xero.Next = []postingtest.Fault{fault}
			w.step()
			if w.step(); len(w.labels(ids...)) != 1 {
				t.Errorf("the contacts are %v", w.labels(ids...))
			}
			w.run(time.Hour)
			w.allAre(posting.LabelSent, ids...)
			look := slices.DeleteFunc(w.xero.LookUps, func(numbers []string) bool { return len(numbers) != 7 })
			if len(w.xero.Sends) != sends || len(w.xero.NameLookUps) != 0 || len(look) == 0 {
				t.Errorf("%d sends, look-ups %v by number and %v by name", len(w.xero.Sends), w.xero.LookUps, w.xero.NameLookUps)
			}
			if sends == 2 && (string(w.xero.Sends[0].Body) != string(w.xero.Sends[1].Body) || w.xero.Sends[0].Key == w.xero.Sends[1].Key) {
				t.Error("what was not there did not go again with the same bytes and a new key")
			}
			w.keepContacts(ids...)
		})
	}
}

func TestABatchThatWasNotCarriedOutGoesAgainAsItWas(t *testing.T) {
	t.Parallel()
	for _, fault := range []postingtest.Fault{postingtest.FaultLimit, postingtest.FaultUnsent, postingtest.FaultSignIn} {
		w, ids := setupMany(t, 3)
		w.ask(ids...)
		w.xero.Next = []postingtest.Fault{fault}
		w.run(time.Hour)
		w.allAre(posting.LabelSent, ids...)
		for _, out := range w.xero.Sends {
			if out.Key != w.xero.Sends[0].Key || string(out.Body) != string(w.xero.Sends[0].Body) {
				t.Errorf("%s: another key or other bytes", fault)
			}
		}
		w.keepContacts(ids...)
	}
}

// TestOnlyWhatIsNotThereGoesAgain: of a batch in doubt Xero holds some, and refuses some by their names.
func TestOnlyWhatIsNotThereGoesAgain(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 4)
	w.ask(ids...)
	w.step()
	w.xero.Next = []postingtest.Fault{postingtest.FaultUnreadable}
	w.step()
	// Xero took the first two only.
	w.xero.Documents = slices.DeleteFunc(w.xero.Documents, func(f *posting.Finding) bool {
		return f.Contact.Name == extraContact(ids[2]).Name || f.Contact.Name == extraContact(ids[3]).Name
	})
	w.run(time.Hour)
	w.allAre(posting.LabelSent, ids...)
	if got := w.sizes(); !slices.Equal(got, []int{4, 2}) || w.xero.Sends[0].Key == w.xero.Sends[1].Key {
		t.Errorf("the requests carried %v", got)
	}
	w.keepContacts(ids...)
}

func TestANameTakenInTheMeantimeAsksForThatOneAlone(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 3)
	w.ask(ids...)
	// Made at Xero by a person a moment ago; the mirror does not know.
	w.xero.Documents = append(w.xero.Documents, &posting.Finding{Kind: posting.KindContact, ID: "hand-made",
		Contact: contact.LedgerContact{ID: "hand-made", Name: extraContact(ids[1]).Name, Status: "ACTIVE"}})
	w.run(time.Hour)
	if counts := w.labels(ids...); counts[posting.LabelSent] != 2 || counts[posting.LabelConflict] != 1 {
		t.Fatalf("the contacts are %v", counts)
	}
	if s := w.contactStatus(ids[1]); s.Label != posting.LabelConflict || len(s.Candidates) != 1 || s.Problem == "" {
		t.Fatalf("the second is %+v", s)
	}
	s, err := w.outbox.ResolveContact(context.Background(), ids[1], posting.ChooseAdopt, "")
	if err != nil || s.Label != posting.LabelSent || s.LedgerID != "hand-made" {
		t.Fatalf("adopted: %+v, %v", s, err)
	}
	if len(w.xero.NameLookUps) != 1 {
		t.Errorf("looked up by name: %q", w.xero.NameLookUps)
	}
	_, err = w.outbox.ResolveContact(context.Background(), ids[1], posting.ChooseAdopt, "")
	refuses(t, err, fault.NotFound)
	w.keepContacts(ids...)
}

func TestAfterFiveDoubtsEachOfABatchIsAPersonsToDecide(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 2)
	w.ask(ids...)
	w.xero.Next = slices.Repeat([]postingtest.Fault{postingtest.FaultError}, 5)
	w.run(2 * time.Hour)
	w.allAre(posting.LabelConflict, ids...)
	if len(w.xero.Sends) != 5 {
		t.Errorf("%d sends", len(w.xero.Sends))
	}
	if _, err := w.outbox.ResolveContact(context.Background(), ids[0], posting.ChooseSend, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := w.outbox.ResolveContact(context.Background(), ids[1], posting.ChooseDrop, ""); err != nil {
		t.Fatal(err)
	}
	w.run(minute)
	if a, b := w.contactStatus(ids[0]), w.contactStatus(ids[1]); a.Label != posting.LabelSent || b.Label != posting.LabelNone {
		t.Errorf("they are %s and %s", a.Label, b.Label)
	}
	if got := w.sizes(); got[len(got)-1] != 1 {
		t.Errorf("the requests carried %v", got)
	}
	w.keepContacts(ids...)
}

func TestWhatIsTakenBackLeavesTheOthersOfItsBatch(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 3)
	w.ask(ids...)
	if s, err := w.outbox.CancelContact(context.Background(), ids[1]); err != nil || s.Label != posting.LabelNone || s.CanCancel {
		t.Fatalf("taken back: %+v, %v", s, err)
	}
	w.run(minute)
	if counts := w.labels(ids...); counts[posting.LabelSent] != 2 || !slices.Equal(w.sizes(), []int{2}) {
		t.Fatalf("the contacts are %v; the requests carried %v", counts, w.sizes())
	}
	for _, problem := range w.untold(ids[0], ids[2]) {
		t.Error(problem)
	}
	_, err := w.outbox.CancelContact(context.Background(), ids[0])
	refuses(t, err, fault.Conflict)
	_, err = w.outbox.CancelContact(context.Background(), postingtest.Unknown)
	refuses(t, err, fault.NotFound)
	w.keepContacts(ids...)
}

func TestAContactFoundWhileItsBatchWaitsIsNotCreated(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 3)
	w.ask(ids...)
	w.changeContact(ids[2], func(c *contact.Contact) { c.LedgerID = postingtest.LinkedID })
	w.run(minute)
	if s := w.contactStatus(ids[2]); s.Label != posting.LabelRejected || !strings.Contains(s.Problem, "was found in Xero") {
		t.Errorf("the linked one is %+v", s)
	}
	if len(w.newContacts()) != 2 || !slices.Equal(w.sizes(), []int{2}) {
		t.Errorf("%d were created, requests carried %v", len(w.newContacts()), w.sizes())
	}
	w.keepContacts(ids[:2]...)
}

func TestABatchIsNoLargerThanXeroTakes(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 10)
	w.outbox.Ledger = wordy{w.xero}
	w.ask(ids...)
	w.run(minute)
	w.allAre(posting.LabelSent, ids...)
	for _, out := range w.xero.Sends {
		if len(out.Body) > 3_000_000 {
			t.Errorf("a request has %d bytes", len(out.Body))
		}
	}
	if got := w.sizes(); !slices.Equal(got, []int{2, 3, 2, 3}) {
		t.Errorf("the requests carried %v", got)
	}
	w.keepContacts(ids...)
}

// wordy is a Xero that needs many bytes for each contact.
type wordy struct{ *postingtest.Xero }

func (x wordy) Encode(contents []posting.Content) ([]byte, error) {
	body, err := x.Xero.Encode(contents)
	return append(body, strings.Repeat(" ", 900_000*len(contents))...), err
}

func TestAnOrderWaitsForAContactOfABatch(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 3, postingtest.Sale("SO-1", firstExtra))
	w.xero.IsOffline = true
	w.ask(ids...)
	w.enqueue(1)
	w.run(minute)
	w.want(1, posting.LabelWaiting)
	_, err := w.outbox.CancelContact(context.Background(), firstExtra)
	refuses(t, err, fault.Conflict)
	// What the order asked for goes with it; what the owner asked for by itself stays.
	if _, err := w.outbox.Cancel(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	w.allAre(posting.LabelQueued, ids...)
	w.enqueue(1)
	w.goOnline()
	w.want(1, posting.LabelSent)
	w.allAre(posting.LabelSent, ids...)
	if got := w.sizes(); !slices.Equal(got, []int{3, 1}) {
		t.Errorf("the requests carried %v", got)
	}
	w.keep(1)
	w.keepContacts(ids...)
}

func TestARestoredFileLooksForItsContactsInOneCall(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 60)
	w.ask(ids...)
	before := w.store.Copy()
	w.run(minute)
	w.allAre(posting.LabelSent, ids...)
	w.store, w.xero.LookUps, w.xero.Sends = before, nil, nil
	w.xero.IsCopied = true
	w.start("this computer")
	w.run(time.Hour)
	w.allAre(posting.LabelSent, ids...)
	if len(w.xero.Sends) != 0 || len(w.xero.LookUps) != 3 || len(w.xero.NameLookUps) != 0 {
		t.Errorf("%d sends, %d look-ups", len(w.xero.Sends), len(w.xero.LookUps))
	}
	if len(w.newContacts()) != 60 {
		t.Errorf("Xero has %d", len(w.newContacts()))
	}
	stems := map[string]bool{}
	for _, number := range w.xero.LookUps[0] {
		stems[posting.StemOf(number)] = true
	}
	if len(w.xero.LookUps[0]) != 60 || len(stems) != 1 {
		t.Errorf("%d numbers begin in %d ways", len(w.xero.LookUps[0]), len(stems))
	}
	w.keepContacts(ids...)
}

func TestSendingContactsIsRefusedUnlessItIsWhatWasPreviewed(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 3)
	ctx := context.Background()
	digest := w.previewContacts(ids...).Digest
	if digest != w.previewContacts(ids...).Digest {
		t.Error("the digest changes by itself")
	}
	w.changeContact(ids[1], func(c *contact.Contact) { c.Phone = "03 555 0100" })
	_, err := w.outbox.EnqueueContacts(ctx, ids, digest)
	refuses(t, err, fault.Conflict)
	_, err = w.outbox.EnqueueContacts(ctx, ids[:2], w.previewContacts(ids...).Digest)
	refuses(t, err, fault.Conflict)
	w.ask(ids...)
	_, err = w.tryAsk(ids...) // they are on their way
	refuses(t, err, fault.Invalid)
	if p := w.previewContacts(ids...); p.Waits != 3 || p.CanSend() {
		t.Errorf("on their way the preview says %+v", p)
	}
	_, err = w.outbox.PreviewContacts(ctx, []int64{99})
	refuses(t, err, fault.NotFound)
	_, err = w.outbox.PreviewContacts(ctx, make([]int64, posting.MaxContacts+1))
	refuses(t, err, fault.Invalid)
	w.store.Change(func(c *postingtest.Company, _ map[int64]order.Order, _ map[int64]contact.Contact) {
		c.Organisation = ""
	})
	_, err = w.tryAsk(postingtest.Unknown)
	refuses(t, err, fault.Invalid)
}

func TestAPreviewOfContactsSaysWhatIsDoneAboutEach(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 3)
	w.changeContact(ids[0], func(c *contact.Contact) { c.Name, c.Email = "Totara Timber Ltd", "" })
	w.changeContact(ids[1], func(c *contact.Contact) { c.Email = "jürgen@example.com" })
	w.changeContact(ids[2], func(c *contact.Contact) { c.Name = "RIMU hotel" })
	all := []int64{postingtest.Linked, postingtest.Supplier, postingtest.Unknown, ids[0], ids[1], ids[2], postingtest.Linked}
	p := w.previewContacts(all...)
	var outcomes []posting.ContactOutcome
	for _, r := range p.Rows {
		outcomes = append(outcomes, r.Outcome)
	}
	want := []posting.ContactOutcome{posting.ContactLinked, posting.ContactLinked, posting.ContactCreated, posting.ContactAsked, posting.ContactBlocked, posting.ContactBlocked}
	if !slices.Equal(outcomes, want) || p.Links != 1 || p.Known != 1 || p.Creates != 1 || p.Asks != 1 || p.Blocked != 2 || p.Calls != 1 {
		t.Fatalf("the preview says %v: %+v", outcomes, p)
	}
	if c := p.Rows[4].Checks[0]; c.Path != "contact.email" || c.Code != posting.CheckContactInvalid {
		t.Errorf("the refused one says %+v", c)
	}
	if c := p.Rows[5].Checks[0]; c.Code != posting.CheckContactNamesake {
		t.Errorf("the one of the same name says %+v", c)
	}
	w.ask(all...)
	w.run(minute)
	if w.xero.Sends == nil || w.contactStatus(postingtest.Unknown).Label != posting.LabelSent || len(w.newContacts()) != 1 {
		t.Errorf("%q were created", w.newContacts())
	}
	// What was found is linked by the confirmation.
	if p := w.previewContacts(postingtest.Supplier); p.Rows[0].Evidence != contact.ByLink {
		t.Errorf("the supplier is found by %s", p.Rows[0].Evidence)
	}
	if err := w.outbox.KeepApart(context.Background(), ids[0], []string{"nobody"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("kept apart from nobody: %v", err)
	}
}

func TestAContactToldApartFromWhatWasCreatedIsCreatedAnew(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 1)
	w.ask(ids...)
	w.run(minute)
	first := w.contactStatus(ids[0]).LedgerID
	w.changeContact(ids[0], func(c *contact.Contact) { c.LedgerID = "" })
	if err := w.store.Write(context.Background(), func(tx posting.Tx) error { return tx.KeepApart(ids[0], first, nil) }); err != nil {
		t.Fatal(err)
	}
	if p := w.previewContacts(ids...); p.Creates != 1 || p.Rows[0].Create.Name != extraContact(ids[0]).Name+" (Nelson)" {
		t.Fatalf("the preview says %+v", p.Rows)
	}
	w.ask(ids...)
	w.run(minute)
	if s := w.contactStatus(ids[0]); s.Label != posting.LabelSent || s.LedgerID == first || len(w.newContacts()) != 2 {
		t.Errorf("it is %+v; %q were created", s, w.newContacts())
	}
	w.keepContacts(ids...)
}

// keepContacts ends the test when a promise about contacts is broken.
func (w *world) keepContacts(ids ...int64) {
	w.t.Helper()
	for _, broken := range postingtest.ContactViolations(w.store, w.xero, ids) {
		w.t.Error(broken)
	}
	if w.t.Failed() {
		w.t.FailNow()
	}
}

// untold is the contacts that the window was not told are sent.
func (w *world) untold(ids ...int64) (problems []string) {
	for _, id := range ids {
		if !slices.Contains(w.changes, posting.Change{ContactID: id, State: posting.StateSent}) {
			problems = append(problems, fmt.Sprintf("nobody was told that contact %d is sent", id))
		}
	}
	return problems
}

func TestAContactWhoseLikeAtXeroBelongsToAnotherHereIsNotSaidToBeLinked(t *testing.T) {
	t.Parallel()
	w, ids := setupMany(t, 2)
	for _, id := range ids {
		w.changeContact(id, func(c *contact.Contact) { c.Name, c.Email = "Totara Timber", "sales@totara.example" })
	}
	// Of two in one sending the first is linked.
	p := w.previewContacts(ids...)
	if p.Rows[0].Outcome != posting.ContactLinked || p.Rows[1].Outcome != posting.ContactBlocked || p.Rows[1].Checks[0].Code != posting.CheckContactTwice {
		t.Fatalf("the preview says %+v", p.Rows)
	}
	w.ask(ids[0])
	p = w.previewContacts(ids[1])
	if p.Rows[0].Outcome != posting.ContactBlocked || p.Rows[0].Checks[0].Code != posting.CheckContactTwice || p.CanSend() {
		t.Errorf("after the first was linked the preview says %+v", p.Rows)
	}
}
