package posting_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

const minute = time.Minute

func TestAnOrderBecomesOneInvoiceOfTheAmountPreviewed(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	if s := w.enqueue(1); s.Label != posting.LabelQueued || !s.CanCancel {
		t.Fatalf("after confirming the order is %q", s.Label)
	}
	w.run(minute)
	s := w.want(1, posting.LabelSent)
	if s.Ledger.Totals.Total.String() != "24.15" || s.Ledger.Status != posting.StatusDraft || s.Number != "SO-1" || s.Ledger.Differences != nil {
		t.Errorf("sent as %+v", s.Ledger)
	}
	w.keep(1)
	if len(w.xero.Sends) != 1 {
		t.Errorf("%d requests left, want 1", len(w.xero.Sends))
	}
}

func TestEveryFaultEndsInOneDocument(t *testing.T) {
	t.Parallel()
	// What Xero does is the same whether the answer arrives or not; only the way there differs.
	cases := map[postingtest.Fault]struct{ sends int }{
		postingtest.FaultNone: {1}, postingtest.FaultUnsent: {1}, postingtest.FaultCut: {2}, postingtest.FaultCommitThenCut: {1},
		postingtest.FaultSlowCommit: {1}, postingtest.FaultError: {2}, postingtest.FaultErrorAfter: {1}, postingtest.FaultUnreadable: {1},
		postingtest.FaultLimit: {2}, postingtest.FaultSignIn: {2}, postingtest.FaultDeath: {1}, postingtest.FaultDeathAfter: {1}, postingtest.FaultDeathSlow: {1},
	}
	for wrong, want := range cases {
		for _, kind := range []order.Kind{order.Sale, order.Purchase} {
			t.Run(string(kind)+" "+string(wrong), func(t *testing.T) {
				t.Parallel()
				o := postingtest.Sale("O-1", postingtest.Linked)
				o.Kind = kind
				w := setup(t, o)
				w.enqueue(1)
				w.xero.Next = []postingtest.Fault{wrong}
				w.run(10 * minute)
				w.want(1, posting.LabelSent)
				w.keep(1)
				if len(w.xero.Sends) != want.sends {
					t.Errorf("%d requests reached Xero, want %d", len(w.xero.Sends), want.sends)
				}
			})
		}
	}
}

func TestADocumentInDoubtIsNotLookedUpBeforeTheSettleTime(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	w.run(minute)
	s := w.want(1, posting.LabelChecking)
	if s.Document.Doubt != posting.DoubtNoReply {
		t.Errorf("the doubt is %q", s.Document.Doubt)
	}
	w.run(80 * time.Second)
	w.want(1, posting.LabelChecking)
	w.run(20 * time.Second)
	w.want(1, posting.LabelSent)
	if a, b := w.xero.Sends[0].Key, w.xero.Sends[1].Key; a == b {
		t.Error("the second request carries the key of the first (R6)")
	}
	w.keep(1)
}

func TestTheSettleTimeIsByTheServersClock(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultSlowCommit}
	w.run(0)
	w.want(1, posting.LabelChecking)
	// This computer's clocks run away; Xero's has moved by a minute only.
	w.clock.Wall, w.clock.Mono = w.clock.Wall.Add(time.Hour), w.clock.Mono+time.Hour
	w.clock.Server = w.clock.Server.Add(time.Minute)
	for range 20 {
		w.step()
	}
	w.want(1, posting.LabelChecking)
	w.run(10 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestARestartLooksUpWhatWasBeingSent(t *testing.T) {
	t.Parallel()
	for _, wrong := range []postingtest.Fault{postingtest.FaultDeath, postingtest.FaultDeathAfter, postingtest.FaultDeathSlow} {
		w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
		w.enqueue(1)
		w.xero.Next = []postingtest.Fault{wrong}
		w.run(minute)
		s := w.want(1, posting.LabelChecking)
		if s.Document.Doubt != posting.DoubtRestart {
			t.Errorf("%s: the doubt is %q", wrong, s.Document.Doubt)
		}
		w.run(10 * minute)
		w.want(1, posting.LabelSent)
		w.keep(1)
	}
}

func TestARefusalBeforeWorkKeepsTheKey(t *testing.T) {
	t.Parallel()
	refusals := map[string]postingtest.Fault{"401": postingtest.FaultSignIn, "403": postingtest.FaultForbidden, "429": postingtest.FaultLimit}
	for name, refusal := range refusals {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
			w.enqueue(1)
			backup := w.store.Copy()
			// Twice, because a single 401 is met with a fresh token at once.
			w.xero.Next = []postingtest.Fault{refusal, refusal}
			w.run(0)
			w.want(1, posting.LabelQueued)
			w.xero.Next = nil
			w.clock.Sleep(time.Hour)
			w.start("this computer")

			// Sent again, and slow to arrive: a copy of the file that knows of nothing must not send under another key.
			w.xero.Next = []postingtest.Fault{postingtest.FaultSlowCommit}
			w.run(time.Second)
			w.store, w.xero.IsCopied = backup, true
			w.start("this computer")
			w.run(5 * minute)
			w.want(1, posting.LabelSent)
			w.keep(1)
		})
	}
}

func TestADoubtGivesANewKey(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultError}
	w.run(10 * minute)
	w.want(1, posting.LabelSent)
	if w.xero.Sends[0].Key == w.xero.Sends[1].Key {
		t.Error("the key that Xero answers with its error was sent again")
	}
}

func TestAnAnswerThatSpeaksOfAnotherDocumentIsNotTakenForOurs(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked), postingtest.Sale("SO-2", postingtest.Unknown))
	w.enqueue(1)
	w.enqueue(2)
	w.xero.Next = []postingtest.Fault{postingtest.FaultMixedUp, postingtest.FaultMixedUp, postingtest.FaultMixedUp}
	w.run(time.Second)
	w.want(1, posting.LabelChecking)
	w.run(10 * minute)
	for id := int64(1); id <= 2; id++ {
		if s := w.want(id, posting.LabelSent); s.LedgerID == "another" {
			t.Errorf("order %d is sent as another's document", id)
		}
	}
	if n := len(w.xero.Sends); n != 3 {
		t.Errorf("%d sends, want one of the contact and one of each invoice", n)
	}
	w.keep(1, 2)
}

func TestAnInvoiceWaitsForItsContact(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown), postingtest.Sale("SO-2", postingtest.Unknown))
	w.xero.IsOffline = true
	w.enqueue(1)
	w.enqueue(2)
	w.run(0)
	w.want(1, posting.LabelWaiting)
	w.want(2, posting.LabelWaiting)
	w.xero.IsOffline = false
	w.run(minute)
	w.want(1, posting.LabelSent)
	w.want(2, posting.LabelSent)
	w.keep(1, 2)
	if got := kindsOf(w.xero.Sends); !slices.Equal(got, []posting.Kind{posting.KindContact, posting.KindInvoice, posting.KindInvoice}) {
		t.Errorf("sent %v: one contact, then two invoices were due", got)
	}
	p, err := w.outbox.Preview(context.Background(), 1)
	if err != nil || p.Contact.Evidence != contact.ByLink {
		t.Errorf("afterwards the contact is found by %q, %v; want its link", p.Contact.Evidence, err)
	}
}

func kindsOf(sends []posting.Outgoing) []posting.Kind {
	kinds := make([]posting.Kind, 0, len(sends))
	for _, out := range sends {
		kinds = append(kinds, out.Kind)
	}
	return kinds
}

func TestEveryFaultOfAContactEndsInOneContact(t *testing.T) {
	t.Parallel()
	for _, wrong := range []postingtest.Fault{postingtest.FaultCut, postingtest.FaultCommitThenCut, postingtest.FaultSlowCommit, postingtest.FaultError,
		postingtest.FaultErrorAfter, postingtest.FaultDeath, postingtest.FaultDeathAfter, postingtest.FaultUnreadable, postingtest.FaultLimit} {
		t.Run(string(wrong), func(t *testing.T) {
			t.Parallel()
			w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
			w.enqueue(1)
			w.xero.Next = []postingtest.Fault{wrong}
			w.run(10 * minute)
			w.want(1, posting.LabelSent)
			w.keep(1)
		})
	}
}

func TestARefusalIsShownInXerosWordsAndCanBeCorrected(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultReject}
	w.run(minute)
	s := w.want(1, posting.LabelRejected)
	if s.Problem != "Account code 'X' is not a valid code for this document." {
		t.Errorf("the problem reads %q", s.Problem)
	}
	w.enqueue(1)
	w.run(minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
	if w.xero.Sends[0].Key == w.xero.Sends[1].Key {
		t.Error("the corrected document carries the key of the refused one")
	}
}

func TestARefusedContactIsShownOnTheOrderAndCanBeCorrected(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultReject}
	w.run(minute)
	s := w.want(1, posting.LabelRejected)
	if s.SubjectID == s.DocumentID || s.Problem == "" {
		t.Errorf("the status speaks of %d, the document is %d, the problem %q", s.SubjectID, s.DocumentID, s.Problem)
	}
	w.enqueue(1)
	w.run(minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestNothingLeavesThatCouldNotBeWrittenDown(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.run(0)
	w.enqueue(1)
	w.store.BeforeCommit = func() error { return errors.New("the disk is full") }
	w.run(5 * minute)
	if len(w.xero.Sends) != 0 {
		t.Fatalf("%d requests left without a durable record (R2)", len(w.xero.Sends))
	}
	if s := w.senderStatus(); s.Pause != posting.PauseFile || s.Message == "" {
		t.Errorf("the sender stands at %+v", s)
	}
	w.store.BeforeCommit = nil
	w.run(5 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestAnOutcomeThatCouldNotBeWrittenDownIsLookedUp(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	w.run(0)
	w.enqueue(1)
	commits := 0
	w.store.BeforeCommit = func() error {
		if commits++; commits == 2 {
			return errors.New("the disk is full")
		}
		return nil
	}
	w.run(10 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
	if len(w.xero.Sends) != 1 {
		t.Errorf("%d requests left, want 1", len(w.xero.Sends))
	}
}

func TestWhatWaitedADayIsCheckedAgain(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked), postingtest.Sale("SO-2", postingtest.Linked))
	w.xero.IsOffline = true
	w.enqueue(1)
	w.enqueue(2)
	w.run(25 * time.Hour)
	w.store.Change(func(_ *postingtest.Company, orders map[int64]order.Order, _ map[int64]contact.Contact) {
		o := orders[2]
		o.Lines = slices.Clone(o.Lines)
		o.Lines[0].UnitPrice *= 2
		orders[2] = o
	})
	w.xero.IsOffline = false
	w.run(5 * minute)
	w.want(1, posting.LabelSent)
	if s := w.want(2, posting.LabelHeld); s.Problem == "" {
		t.Error("it is held without a reason")
	}
	w.enqueue(2)
	w.run(minute)
	if s := w.want(2, posting.LabelSent); s.Ledger.Totals.Total.String() != "48.30" {
		t.Errorf("sent as %s, want what the second preview said", s.Ledger.Totals.Total)
	}
	w.keep(1, 2)
}

func TestEveryMoveIsLoggedAndTold(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	w.run(10 * minute)
	events, err := w.outbox.History(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	var names []posting.EventName
	for _, e := range slices.Backward(events) {
		names = append(names, e.Name)
	}
	want := []posting.EventName{posting.EventQueued, posting.EventFrozen, posting.EventSending, posting.EventInDoubt, posting.EventNotFound,
		posting.EventSending, posting.EventSent}
	if !slices.Equal(names, want) {
		t.Errorf("logged %v, want %v", names, want)
	}
	var told []posting.State
	for _, c := range w.changes {
		if c.OrderID == 1 {
			told = append(told, c.State)
		}
	}
	wantTold := []posting.State{posting.StateQueued, posting.StateSending, posting.StateChecking, posting.StateQueued, posting.StateSending, posting.StateSent}
	if !slices.Equal(told, wantTold) {
		t.Errorf("told %v, want %v", told, wantTold)
	}
}
