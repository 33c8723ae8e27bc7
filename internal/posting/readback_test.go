package posting_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// sent returns a world in which the orders' documents stand at Xero, and those documents.
func sent(t *testing.T, count int) (*world, []*posting.Finding) {
	t.Helper()
	w := setup(t, postingtest.Many(count)...)
	for id := range count {
		w.enqueue(int64(id + 1))
	}
	w.run(time.Hour)
	found := make([]*posting.Finding, count)
	for id := range count {
		s := w.want(int64(id+1), posting.LabelSent)
		found[id] = w.at(s.LedgerID)
	}
	return w, found
}

// at returns what Xero holds under an id.
func (w *world) at(ledgerID string) *posting.Finding {
	w.t.Helper()
	for _, f := range w.xero.Documents {
		if f.ID == ledgerID {
			return f
		}
	}
	w.t.Fatalf("Xero holds nothing under %s", ledgerID)
	return nil
}

// touch has a person change a document at Xero now.
func (w *world) touch(f *posting.Finding, change func(*posting.Finding)) {
	change(f)
	f.UpdatedAt = w.clock.Server
}

// pay is a person's payment of a document; a later one completes it.
func pay(amount money.Amount, id string) func(*posting.Finding) {
	return func(f *posting.Finding) {
		f.Status = posting.StatusAuthorised
		f.AmountPaid += amount
		f.AmountDue -= amount
		f.Settlements = append(append([]posting.Settlement(nil), f.Settlements...),
			posting.Settlement{Kind: posting.SettledByPayment, LedgerID: id, Date: civil.Date{Year: 2026, Month: 11, Day: 24}, Amount: amount})
		if f.AmountDue == 0 {
			f.Status, f.FullyPaidOn = posting.StatusPaid, civil.Date{Year: 2026, Month: 11, Day: 24}
		}
	}
}

func void(f *posting.Finding)    { f.Status, f.AmountDue = posting.StatusVoided, 0 }
func approve(f *posting.Finding) { f.Status = posting.StatusAuthorised }

func (w *world) refresh(orderID int64) posting.OrderStatus {
	w.t.Helper()
	s, err := w.outbox.Refresh(context.Background(), orderID)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func TestAPaymentIsKeptWithItsDayAndRemovedAgain(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	total := found[0].Totals.Total
	w.touch(found[0], approve)
	if got := w.refresh(1).Ledger.Standing(); got != posting.StatusAuthorised {
		t.Errorf("approved, it stands as %s", got)
	}
	w.touch(found[0], pay(1000, "p-1"))
	s := w.refresh(1)
	if s.Ledger.Standing() != posting.StatusPartPaid || s.Ledger.AmountPaid != 1000 || s.Ledger.AmountDue != total-1000 || len(s.Ledger.Settlements) != 1 {
		t.Errorf("after a part: %+v", s.Ledger)
	}
	w.touch(found[0], pay(total-1000, "p-2"))
	s = w.refresh(1)
	if s.Ledger.Standing() != posting.StatusPaid || s.Ledger.AmountDue != 0 || s.Ledger.FullyPaidOn.IsZero() || len(s.Ledger.Settlements) != 2 || s.IsFree {
		t.Errorf("paid: %+v", s.Ledger)
	}
	w.touch(found[0], func(f *posting.Finding) {
		f.Settlements, f.AmountPaid, f.AmountDue, f.FullyPaidOn = nil, 0, total, civil.Date{}
		f.Status = posting.StatusAuthorised
	})
	s = w.refresh(1)
	if s.Ledger.Standing() != posting.StatusAuthorised || s.Ledger.Settlements != nil || s.Ledger.AmountDue != total || !s.Ledger.FullyPaidOn.IsZero() {
		t.Errorf("unpaid again: %+v", s.Ledger)
	}
}

func TestWhatIsSettledByCreditsAloneIsPartPaidToo(t *testing.T) {
	t.Parallel()
	view := posting.LedgerView{Status: posting.StatusAuthorised, AmountDue: 5, AmountCredited: 1}
	if got := view.Standing(); got != posting.StatusPartPaid {
		t.Errorf("credited in part, it stands as %s", got)
	}
	view.AmountDue, view.Status = 0, posting.StatusPaid
	if got := view.Standing(); got != posting.StatusPaid {
		t.Errorf("credited in full, it stands as %s", got)
	}
}

func TestAnEditAtXeroIsToldFromADifferenceThatWasThereAtFirst(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.touch(found[0], approve)
	if s := w.refresh(1); s.Ledger.IsChanged || s.Ledger.Differences != nil {
		t.Errorf("an approval is no edit: %+v", s.Ledger)
	}
	w.touch(found[0], func(f *posting.Finding) { f.Reference = "by Anna" })
	if s := w.refresh(1); len(s.Ledger.Differences) != 1 || s.Ledger.Differences[0] != "Reference: nothing was sent, Xero holds “by Anna”." {
		t.Errorf("after an edit: %q", s.Ledger.Differences)
	}
	w.touch(found[0], func(f *posting.Finding) { f.Reference = "" })
	w.refresh(1)
	was := found[0].DueDate
	w.touch(found[0], func(f *posting.Finding) { f.DueDate = was.AddDays(7) })
	for range 2 {
		if s := w.refresh(1); !s.Ledger.IsChanged || len(s.Ledger.Differences) != 1 || !strings.HasPrefix(s.Ledger.Differences[0], "Due date:") {
			t.Errorf("after an edit: %+v", s.Ledger)
		}
	}
	w.touch(found[0], func(f *posting.Finding) { f.DueDate = was })
	if s := w.refresh(1); s.Ledger.IsChanged {
		t.Error("what was put right again still counts as changed")
	}
}

func TestADifferenceThatWasAdoptedIsNoEdit(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	hand := w.typeByHand(1)
	hand.Totals.Total++
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	w.run(10 * minute)
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseAdopt, ""); err != nil {
		t.Fatal(err)
	}
	if s := w.refresh(1); s.Ledger.IsChanged || len(s.Ledger.Differences) == 0 {
		t.Errorf("after adopting: %+v", s.Ledger)
	}
}

func TestAnAnswerThatWasOvertakenChangesNothing(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	late := &overtaken{Xero: w.xero}
	w.outbox.Ledger = late
	late.during = func() {
		late.during = nil
		w.clock.Advance(time.Second)
		w.touch(found[0], void)
		w.refresh(1)
	}
	if s := w.refresh(1); s.Ledger.Status != posting.StatusVoided || !s.IsFree {
		t.Errorf("an older answer put %s in place of VOIDED", s.Ledger.Status)
	}
}

// overtaken is Xero whose answer to a read is on its way while something else happens.
type overtaken struct {
	*postingtest.Xero
	during func()
}

func (o *overtaken) Read(ctx context.Context, organisation string, kind posting.Kind, ledgerID string) (posting.Findings, error) {
	found, err := o.Xero.Read(ctx, organisation, kind, ledgerID)
	if o.during != nil {
		o.during()
	}
	return found, err
}

func TestADocumentXeroNoLongerKnowsFreesItsOrder(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.run(minute)
	kept := w.xero.Documents
	w.xero.Documents = nil
	s := w.refresh(1)
	if s.Ledger.Status != posting.StatusMissing || !s.IsFree || s.Ledger.Number != "SO-1" || s.Ledger.Totals.Total != 2415 {
		t.Fatalf("after it was lost: %+v", s)
	}
	if events := w.history(1); events[0].Name != posting.EventMissing {
		t.Errorf("the log begins with %s", events[0].Name)
	}
	again := len(w.history(1))
	w.refresh(1)
	if len(w.history(1)) != again {
		t.Error("the same news was logged twice")
	}
	if len(w.xero.Sends) != 1 {
		t.Fatal("something was sent by itself")
	}

	// It was there all along: the order is no longer free.
	w.xero.Documents = kept
	if s = w.refresh(1); s.IsFree || s.Ledger.Status != posting.StatusDraft {
		t.Errorf("when it is back: %+v", s)
	}
}

func (w *world) history(orderID int64) []posting.Event {
	w.t.Helper()
	events, err := w.outbox.History(context.Background(), orderID)
	if err != nil {
		w.t.Fatal(err)
	}
	return events
}

// blind is a Xero that answers "not found" to a single read, and may or may not list the id.
type blind struct{ *postingtest.Xero }

func (blind) Read(context.Context, string, posting.Kind, string) (posting.Findings, error) {
	return posting.Findings{}, &posting.LedgerError{Fault: fault.New(fault.NotFound, "Xero does not know it.", "")}
}

func TestOneAnswerThatADocumentIsUnknownIsNotBelieved(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.run(minute)
	w.outbox.Ledger = blind{w.xero}
	if s := w.refresh(1); s.IsFree || s.Ledger.Status != posting.StatusDraft {
		t.Errorf("it is listed, and yet counts as %s", s.Ledger.Status)
	}
	w.xero.IsOffline = true
	if _, err := w.outbox.Refresh(context.Background(), 1); !fault.Is(err, fault.Offline) {
		t.Errorf("while the list cannot be asked for: %v", err)
	}
	if s := w.status(1); s.IsFree {
		t.Error("the order was freed on half a proof")
	}
}

func TestAReplacementSaysWhatItReplaces(t *testing.T) {
	t.Parallel()
	bill := postingtest.Purchase("PO-1", postingtest.Supplier)
	bill.ContactReference = "T-77"
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked), bill, postingtest.Purchase("PO-2", postingtest.Supplier))
	for _, c := range []struct {
		orderID int64
		lose    func(*posting.Finding)
		code    posting.CheckCode
		message string
		hint    string
		number  string
	}{
		{1, void, posting.CheckReplacesGone, "This replaces invoice SO-1, which was voided in Xero.",
			"This is a new invoice with the number SO-1-R2.", "SO-1-R2"},
		{2, func(f *posting.Finding) { f.Status = posting.StatusDeleted }, posting.CheckReplacesGone, "This replaces bill T-77, which was deleted in Xero.",
			"This is a new bill. It carries the same number, because that is the supplier's own.", "T-77"},
		{3, nil, posting.CheckReplacesMissing, "Xero no longer has bill PO-2, which this one replaces.",
			"Look in Xero first: if the bill is there after all, or was entered again, it would be there twice.", "PO-2-R2"},
	} {
		w.enqueue(c.orderID)
		w.run(minute)
		s := w.want(c.orderID, posting.LabelSent)
		if c.lose != nil {
			w.touch(w.at(s.LedgerID), c.lose)
		} else {
			w.forget(s.LedgerID)
		}
		w.refresh(c.orderID)
		p := w.preview(c.orderID)
		if !p.CanSend() || p.Revision != 2 || p.Content.Number != c.number {
			t.Fatalf("order %d: revision %d is %s, %+v", c.orderID, p.Revision, p.Content.Number, p.Checks)
		}
		if got := p.Checks[0]; got.Code != c.code || got.Severity != posting.Warning || got.Message != c.message || got.Hint != c.hint {
			t.Errorf("order %d: %+v", c.orderID, got)
		}
		w.enqueue(c.orderID)
		w.run(minute)
		if s := w.want(c.orderID, posting.LabelSent); s.Number != c.number || s.Document.Revision != 2 {
			t.Errorf("order %d was sent as %s", c.orderID, s.Number)
		}
	}
	w.keep(1, 2, 3)
}

// forget has Xero lose a document.
func (w *world) forget(ledgerID string) {
	for i, f := range w.xero.Documents {
		if f.ID == ledgerID {
			w.xero.Documents = append(w.xero.Documents[:i:i], w.xero.Documents[i+1:]...)
			return
		}
	}
}

func TestAReplacementTakenBackLeavesTheOrderAsItWas(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.touch(found[0], void)
	w.refresh(1)
	w.enqueue(1)
	if _, err := w.outbox.Cancel(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	if s := w.status(1); !s.IsFree || s.Ledger.Status != posting.StatusVoided {
		t.Errorf("the order shows %+v", s)
	}
	w.enqueue(1)
	w.run(minute)
	if s := w.want(1, posting.LabelSent); s.Document.Revision != 2 {
		t.Errorf("it was sent as revision %d", s.Document.Revision)
	}
}

// A document that is unknown at Xero and then there again must not be doubled by the one that was to replace it.
func TestAReplacementDoesNotLeaveWhenTheFirstIsThereAgain(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.forget(found[0].ID)
	w.refresh(1)
	w.enqueue(1)
	w.clock.Advance(time.Hour)
	w.xero.Documents = append(w.xero.Documents, found[0])
	w.touch(found[0], approve)
	w.poller.Step(context.Background())
	w.run(minute)
	s := w.want(1, posting.LabelHeld)
	if s.AlsoHeld != found[0].Number || s.Problem == "" || w.live() != 1 {
		t.Errorf("it is held with %q, also %q, and Xero holds %d", s.Problem, s.AlsoHeld, w.live())
	}
	if _, err := w.tryEnqueue(1); !fault.Is(err, fault.Conflict) {
		t.Errorf("it could be confirmed again: %v", err)
	}
	if _, err := w.outbox.Cancel(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	if s := w.want(1, posting.LabelSent); s.LedgerID != found[0].ID || s.AlsoHeld != "" {
		t.Errorf("the order shows %+v", s)
	}
	if p := w.preview(1); p.CanSend() {
		t.Error("the order is offered though its document stands at Xero")
	}
}

func TestADocumentOfAMergedContactIsFollowed(t *testing.T) {
	t.Parallel()
	for name, read := range map[string]func(*world) posting.OrderStatus{
		"alone":       func(w *world) posting.OrderStatus { return w.refresh(1) },
		"with others": func(w *world) posting.OrderStatus { w.pollFor(20 * minute); return w.want(1, posting.LabelSent) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, found := sent(t, 1)
			w.clock.Advance(time.Hour)
			const between, into = "dddddddd-0000-0000-0000-000000000001", "dddddddd-0000-0000-0000-000000000002"
			w.at(postingtest.LinkedID).Contact.MergedToID = between
			w.xero.Documents = append(w.xero.Documents, mergedContact(between, into))
			w.touch(found[0], func(f *posting.Finding) { f.ContactID, f.Status = into, posting.StatusAuthorised })
			if s := read(w); s.Ledger.Status != posting.StatusAuthorised || s.Ledger.Differences != nil {
				t.Errorf("after its contact was merged: %+v", s.Ledger)
			}
		})
	}
}

func TestADocumentThatWasGivenAnotherContactIsToldAsChanged(t *testing.T) {
	t.Parallel()
	for name, read := range map[string]func(*world) posting.OrderStatus{
		"alone":       func(w *world) posting.OrderStatus { return w.refresh(1) },
		"with others": func(w *world) posting.OrderStatus { w.pollFor(20 * minute); return w.want(1, posting.LabelSent) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, found := sent(t, 1)
			w.clock.Advance(time.Hour)
			w.touch(found[0], func(f *posting.Finding) {
				f.ContactID, f.ContactName = "dddddddd-0000-0000-0000-000000000001", "Someone else"
			})
			want := []string{"Contact: “Kauri Cafe” was sent, Xero holds “Someone else”."}
			if s := read(w); !s.Ledger.IsChanged || !slices.Equal(s.Ledger.Differences, want) {
				t.Errorf("after it was given another contact: %+v", s.Ledger)
			}
		})
	}
}

func TestWhatChangedAtXeroReadsLikeTheRestOfThePage(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.touch(found[0], func(f *posting.Finding) {
		f.Reference, f.Date = "Typed at Xero", civil.Date{Year: 2026, Month: time.December, Day: 1}
		f.Totals.Total = 123_456_789
		f.Lines[0].Description = "Other words"
	})
	s := w.refresh(1)
	for _, want := range []string{
		"Reference: nothing was sent, Xero holds “Typed at Xero”.", "Xero holds 1 Dec 2026.", "Total: 24.15 was sent, Xero holds 1,234,567.89.",
		"Xero holds “Other words”.",
	} {
		if !strings.Contains(strings.Join(s.Ledger.Differences, "\n"), want) {
			t.Errorf("%q is missing in %q", want, s.Ledger.Differences)
		}
	}
}

func mergedContact(id, into string) *posting.Finding {
	return &posting.Finding{Kind: posting.KindContact, ID: id, Contact: contact.LedgerContact{ID: id, Status: "ARCHIVED", MergedToID: into}}
}
