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

func TestTheQueueStopsUntilAPersonSignsIn(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.run(0)
	w.enqueue(1)
	w.xero.IsSignedOut = true
	w.run(5 * minute)
	w.want(1, posting.LabelQueued)
	if s := w.senderStatus(); s.Stop != posting.StopSignIn || s.Message == "" || s.Queued != 1 {
		t.Fatalf("the sender stands at %+v", s)
	}
	if n := len(w.xero.Sends); n != 2 {
		t.Errorf("%d requests left while signed out, want 2: one, and one with a fresh token", n)
	}
	w.xero.IsSignedOut = false
	w.sender.Wake(posting.WakeSignedIn)
	w.run(minute)
	w.want(1, posting.LabelSent)
	if s := w.senderStatus(); s.Stop != "" || s.Queued != 0 {
		t.Errorf("the sender stands at %+v", s)
	}
}

func (w *world) senderStatus() posting.SenderStatus {
	w.t.Helper()
	s, err := w.sender.Status(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func TestForbiddenStopsTheQueue(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked), postingtest.Sale("SO-2", postingtest.Linked))
	w.enqueue(1)
	w.enqueue(2)
	w.xero.Next = []postingtest.Fault{postingtest.FaultForbidden}
	w.run(5 * minute)
	if s := w.senderStatus(); s.Stop != posting.StopForbidden {
		t.Fatalf("the sender stands at %+v", s)
	}
	w.want(1, posting.LabelQueued)
	w.want(2, posting.LabelQueued)
	if len(w.xero.Sends) != 1 {
		t.Errorf("%d requests left, want 1", len(w.xero.Sends))
	}
}

func TestOfflineTheQueueWaitsAndThenDrains(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Many(6)...)
	w.xero.IsOffline = true
	for id := int64(1); id <= 6; id++ {
		w.enqueue(id)
	}
	w.run(30 * minute)
	if s := w.senderStatus(); s.Pause != posting.PauseOffline || s.NextAttempt.IsZero() || s.Stop != "" {
		t.Fatalf("the sender stands at %+v", s)
	}
	w.xero.IsOffline = false
	w.sender.Wake(posting.WakeOnline)
	w.run(5 * minute)
	for id := int64(1); id <= 6; id++ {
		w.want(id, posting.LabelSent)
	}
	w.keep(1, 2, 3, 4, 5, 6)
}

func TestA429IsWaitedForAsLongAsAsked(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	w.run(25 * time.Second)
	w.want(1, posting.LabelQueued)
	if s := w.senderStatus(); s.Pause != posting.PauseLimit {
		t.Errorf("the sender stands at %+v", s)
	}
	w.run(2 * time.Second)
	w.want(1, posting.LabelSent)
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

func TestAPauseThatXeroAskedForEndsWhileTheComputerSleeps(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	w.run(time.Second)
	w.want(1, posting.LabelQueued)
	w.clock.Sleep(8 * time.Hour)
	w.run(time.Second)
	w.want(1, posting.LabelSent)
}

func TestAPauseThatXeroAskedForIsNotLongerWhenTheClockIsPutBack(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	w.run(time.Second)
	w.clock.Wall = w.clock.Wall.Add(-8 * time.Hour)
	w.run(20 * time.Second)
	w.want(1, posting.LabelQueued)
	w.run(7 * time.Second)
	w.want(1, posting.LabelSent)
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

func TestANumberThatXeroHoldsIsOursOnlyIfAllAgrees(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*posting.Finding){
		"another total":    func(f *posting.Finding) { f.Totals.Total++ },
		"another contact":  func(f *posting.Finding) { f.ContactID = postingtest.ArchivedID },
		"another date":     func(f *posting.Finding) { f.Date = f.Date.AddDays(1) },
		"another currency": func(f *posting.Finding) { f.Currency = "USD" },
		"another line":     func(f *posting.Finding) { f.Lines = append(f.Lines, posting.FindingLine{}) },
		"another amount":   func(f *posting.Finding) { f.Lines[0].Amount++ },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
			hand := w.typeByHand(1)
			change(hand)
			w.enqueue(1)
			w.run(10 * minute)
			s := w.want(1, posting.LabelConflict)
			if len(s.Candidates) != 1 || s.Candidates[0].ID != hand.ID || s.Problem == "" {
				t.Errorf("conflict over %d candidates: %s", len(s.Candidates), s.Problem)
			}
		})
	}
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	hand := w.typeByHand(1)
	hand.Lines[0].Description = "other words"
	w.enqueue(1)
	w.run(minute)
	s := w.want(1, posting.LabelSent)
	if s.LedgerID != hand.ID || len(s.Ledger.Differences) != 1 {
		t.Errorf("adopted %s with %q; differing words are only a note", s.LedgerID, s.Ledger.Differences)
	}
}

// typeByHand enters the document of an order at Xero as a person would.
func (w *world) typeByHand(orderID int64) *posting.Finding {
	w.t.Helper()
	p, err := w.outbox.Preview(context.Background(), orderID)
	if err != nil {
		w.t.Fatal(err)
	}
	f := postingtest.FindingOf(posting.Content{Kind: p.Kind, Invoice: &p.Content}, "hand-made")
	w.xero.Documents = append(w.xero.Documents, &f)
	return &f
}

func TestAMergedContactIsStillTheSameContact(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCommitThenCut}
	w.run(minute)
	// Xero merges the contact while the outcome is not known; the mirror does not know.
	const heir = "cccccccc-0000-0000-0000-000000000001"
	for _, f := range w.xero.Documents {
		if f.ID == postingtest.LinkedID {
			f.Contact.MergedToID, f.Contact.Status = heir, "ARCHIVED"
		}
		if f.Kind == posting.KindInvoice {
			f.ContactID = heir
		}
	}
	w.run(10 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestAnotherSuppliersBillOfTheSameNumberIsNotOurs(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	hand := w.typeByHand(1)
	hand.ContactID, hand.Totals.Total = postingtest.ArchivedID, 1
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	w.run(10 * minute)
	if s := w.want(1, posting.LabelSent); s.LedgerID == hand.ID {
		t.Error("the other supplier's bill was taken for ours")
	}
}

func TestADocumentTakenAwayWhileInDoubtAsks(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCommitThenCut}
	w.run(minute)
	for _, f := range w.xero.Documents {
		if f.Kind == posting.KindInvoice {
			f.Status = posting.StatusVoided
		}
	}
	w.run(10 * minute)
	w.want(1, posting.LabelConflict)
	if w.live() != 0 {
		t.Error("a document that somebody voided was made again without asking")
	}
}

func TestAContactFoundByNameOnlyAsks(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
	w.enqueue(1)
	// Made at Xero by a person a moment ago.
	w.xero.Documents = append(w.xero.Documents, &posting.Finding{Kind: posting.KindContact, ID: "hand-made",
		Contact: contact.LedgerContact{ID: "hand-made", Name: "Rimu Hotel", Status: "ACTIVE"}})
	w.run(10 * minute)
	w.want(1, posting.LabelConflict)
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseAdopt, ""); err != nil {
		t.Fatal(err)
	}
	w.run(minute)
	s := w.want(1, posting.LabelSent)
	if got := s.Document.Content.Invoice.LedgerContactID; got != "hand-made" {
		t.Errorf("the invoice went to %s", got)
	}
	w.keep(1)
}

func TestAfterFiveDoubtsAPersonMustLook(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = slices.Repeat([]postingtest.Fault{postingtest.FaultError}, 20)
	w.run(time.Hour)
	w.want(1, posting.LabelConflict)
	if len(w.xero.Sends) != 5 {
		t.Errorf("%d requests left, want 5", len(w.xero.Sends))
	}
	w.xero.Next = nil
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseSend, ""); err != nil {
		t.Fatal(err)
	}
	w.run(minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestARestoredFileFindsWhatItHasForgotten(t *testing.T) {
	t.Parallel()
	for _, kind := range []order.Kind{order.Sale, order.Purchase} {
		o := postingtest.Sale("O-1", postingtest.Linked)
		o.Kind = kind
		w := setup(t, o)
		w.run(0)
		before := w.store.Copy()
		w.enqueue(1)
		w.run(minute)
		w.want(1, posting.LabelSent)
		sent := w.status(1).LedgerID

		w.clock.Advance(48 * time.Hour)
		w.store = before
		w.start("this computer")
		w.enqueue(1)
		w.run(5 * minute)
		if s := w.want(1, posting.LabelSent); s.LedgerID != sent {
			t.Errorf("%s: the restored file holds %s, want %s", kind, s.LedgerID, sent)
		}
		w.keep(1)
	}
}

// What the original had under way when its copy started is not at Xero yet at the copy's first look.
func TestARestoredFileLooksAgainBeforeItSendsLater(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	w.run(0)
	before := w.store.Copy()
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultSlowCommit}
	w.run(time.Second)

	w.store = before
	w.start("this computer")
	w.run(time.Second)
	w.clock.Advance(time.Hour)
	w.enqueue(1)
	w.run(10 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestTwoOpenCopiesOfAFileMakeOneBill(t *testing.T) {
	t.Parallel()
	for name, apart := range map[string]time.Duration{"within the life of the key": minute, "hours apart": 3 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
			w.run(0)
			twin := *w
			twin.store, twin.changes = w.store.Copy(), nil
			twin.start("this computer")
			twin.run(0)
			w.xero.IsCopied = true

			w.enqueue(1)
			w.run(apart)
			twin.run(0)
			twin.enqueue(1)
			twin.run(10 * minute)
			if w.live() != 1 {
				t.Errorf("Xero holds %d bills", w.live())
			}
			twin.want(1, posting.LabelSent)
		})
	}
}

func TestARestoredFileAsksWhenTheOrderSaysSomethingElse(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	w.run(0)
	before := w.store.Copy()
	w.enqueue(1)
	w.run(minute)
	w.store = before
	w.store.Change(func(_ *postingtest.Company, orders map[int64]order.Order, _ map[int64]contact.Contact) {
		o := orders[1]
		o.Lines = slices.Clone(o.Lines)
		o.Lines[0].UnitPrice *= 2
		orders[1] = o
	})
	w.start("this computer")
	w.run(0)
	if p, err := w.outbox.Preview(context.Background(), 1); err != nil || !hasCheck(p, posting.CheckStray) {
		t.Errorf("the preview does not say that Xero holds it already (%v)", err)
	}
	w.enqueue(1)
	w.run(5 * minute)
	w.want(1, posting.LabelConflict)
	if w.live() != 1 {
		t.Errorf("Xero holds %d bills", w.live())
	}
}

func hasCheck(p posting.Preview, code posting.CheckCode) bool {
	return slices.ContainsFunc(p.Checks, func(c posting.Check) bool { return c.Code == code })
}

func TestARestoredContactIsNotCreatedAgain(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
	w.run(0)
	w.enqueue(1)
	before := w.store.Copy()
	w.run(minute)
	w.want(1, posting.LabelSent)
	w.store = before
	w.start("this computer")
	w.run(10 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
	if got := kindsOf(w.xero.Sends); len(got) != 2 {
		t.Errorf("sent %v: the restored file sent again", got)
	}
}

func TestASleepLooksForLostDocumentsFirst(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	w.run(0)
	// Another copy of this file sends the bill while this computer sleeps.
	twin := *w
	twin.store = w.store.Copy()
	twin.start("this computer")
	twin.enqueue(1)
	twin.run(minute)
	twin.want(1, posting.LabelSent)

	w.clock.Sleep(time.Hour)
	w.enqueue(1)
	w.run(5 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestAnotherComputerMustTakeOver(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.run(0)
	w.enqueue(1)
	w.start("another computer")
	w.run(5 * minute)
	w.want(1, posting.LabelQueued)
	if s := w.senderStatus(); s.Stop != posting.StopOtherMachine {
		t.Fatalf("the sender stands at %+v", s)
	}
	w.sender.Wake(posting.WakeSignedIn)
	w.run(minute)
	w.want(1, posting.LabelQueued)
	if err := w.sender.TakeOver(context.Background()); err != nil {
		t.Fatal(err)
	}
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
