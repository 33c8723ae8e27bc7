package posting_test

import (
	"context"
	"errors"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// change changes an order as the owner does.
func (w *world) change(orderID int64, change func(*order.Order)) {
	w.store.Change(func(_ *postingtest.Company, orders map[int64]order.Order, _ map[int64]contact.Contact) {
		o := orders[orderID]
		o.Lines = append([]order.Line(nil), o.Lines...)
		change(&o)
		orders[orderID] = o
	})
}

func (w *world) preview(orderID int64) posting.Preview {
	w.t.Helper()
	p, err := w.outbox.Preview(context.Background(), orderID)
	if err != nil {
		w.t.Fatal(err)
	}
	return p
}

// refuses ends the test unless err carries the code.
func refuses(t *testing.T, err error, code fault.Code) *fault.Error {
	t.Helper()
	broken, ok := errors.AsType[*fault.Error](err)
	if !ok || broken.Code != code || broken.Message == "" {
		t.Fatalf("the error is %v, want code %s", err, code)
	}
	return broken
}

func TestWhatChangedSinceThePreviewIsNotSent(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	digest := w.preview(1).Digest
	w.change(1, func(o *order.Order) { o.Lines[0].UnitPrice += 10_000 })
	_, err := w.outbox.Enqueue(context.Background(), 1, digest)
	refuses(t, err, fault.Conflict)
	w.want(1, posting.LabelNone)
}

func TestABlockedOrderIsRefusedWithEachReason(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.change(1, func(o *order.Order) { o.Lines[0].AccountCode, o.Lines[0].TaxType = "999", "OUTPUT" })
	_, err := w.tryEnqueue(1)
	broken := refuses(t, err, fault.Invalid)
	if broken.Fields["lines[0].account"] == "" || broken.Fields["lines[0].tax"] == "" {
		t.Errorf("the fields are %v", broken.Fields)
	}
	w.want(1, posting.LabelNone)
}

func TestTwoClicksMakeOneDocument(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	digest := w.preview(1).Digest
	if _, err := w.outbox.Enqueue(context.Background(), 1, digest); err != nil {
		t.Fatal(err)
	}
	_, err := w.outbox.Enqueue(context.Background(), 1, digest)
	refuses(t, err, fault.Conflict)
	w.run(minute)
	_, err = w.outbox.Enqueue(context.Background(), 1, digest)
	refuses(t, err, fault.Conflict)
	w.keep(1)
}

func TestTheSameBillOfTheSameSupplierIsStopped(t *testing.T) {
	t.Parallel()
	a, b := postingtest.Purchase("PO-1", postingtest.Supplier), postingtest.Purchase("PO-2", postingtest.Supplier)
	a.ContactReference, b.ContactReference = "T-77", "t-77"
	w := setup(t, a, b)
	w.enqueue(1)
	_, err := w.tryEnqueue(2)
	refuses(t, err, fault.Invalid)
	w.run(minute)
	_, err = w.tryEnqueue(2)
	refuses(t, err, fault.Invalid)
}

func TestAQueuedDocumentCanBeTakenBackAndQueuedAgain(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
	w.enqueue(1)
	if _, err := w.outbox.Cancel(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	w.run(minute)
	w.want(1, posting.LabelNone)
	if len(w.xero.Sends) != 0 {
		t.Fatal("something that was taken back left, its contact included")
	}
	w.enqueue(1)
	w.run(minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestAContactOthersWaitForIsNotTakenBack(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown), postingtest.Sale("SO-2", postingtest.Unknown))
	w.enqueue(1)
	w.enqueue(2)
	if _, err := w.outbox.Cancel(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	w.run(minute)
	w.want(1, posting.LabelNone)
	w.want(2, posting.LabelSent)
}

func TestWhatIsOnItsWayCannotBeTakenBack(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	_, err := w.outbox.Cancel(context.Background(), 1)
	refuses(t, err, fault.NotFound)
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	w.run(0)
	_, err = w.outbox.Cancel(context.Background(), 1)
	refuses(t, err, fault.Conflict)
	w.run(10 * minute)
	_, err = w.outbox.Cancel(context.Background(), 1)
	refuses(t, err, fault.Conflict)
}

func TestAConflictIsAPersonsToChoose(t *testing.T) {
	t.Parallel()
	conflict := func(t *testing.T) (*world, *posting.Finding) {
		w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
		hand := w.typeByHand(1)
		hand.Totals.Total += 100
		w.enqueue(1)
		w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
		w.run(10 * minute)
		w.want(1, posting.LabelConflict)
		return w, hand
	}
	resolve := func(w *world, choose posting.Choice, id string) error {
		_, err := w.outbox.Resolve(context.Background(), 1, choose, id)
		return err
	}
	t.Run("adopt", func(t *testing.T) {
		t.Parallel()
		w, hand := conflict(t)
		refuses(t, resolve(w, posting.ChooseAdopt, "nobody"), fault.Invalid)
		if err := resolve(w, posting.ChooseAdopt, ""); err != nil {
			t.Fatal(err)
		}
		s := w.want(1, posting.LabelSent)
		if s.LedgerID != hand.ID || len(s.Ledger.Differences) == 0 {
			t.Errorf("adopted %+v", s.Ledger)
		}
		refuses(t, resolve(w, posting.ChooseAdopt, ""), fault.NotFound)
	})
	t.Run("send", func(t *testing.T) {
		t.Parallel()
		w, hand := conflict(t)
		if err := resolve(w, posting.ChooseSend, ""); err != nil {
			t.Fatal(err)
		}
		w.run(minute)
		if s := w.want(1, posting.LabelSent); s.LedgerID == hand.ID {
			t.Error("the one that was there was taken")
		}
		if w.live() != 2 {
			t.Errorf("Xero holds %d bills, want the two the owner asked for", w.live())
		}
	})
	t.Run("drop", func(t *testing.T) {
		t.Parallel()
		w, _ := conflict(t)
		if err := resolve(w, posting.ChooseDrop, ""); err != nil {
			t.Fatal(err)
		}
		w.run(minute)
		w.want(1, posting.LabelNone)
		if w.live() != 1 {
			t.Errorf("Xero holds %d bills", w.live())
		}
	})
	t.Run("neither", func(t *testing.T) {
		t.Parallel()
		w, _ := conflict(t)
		refuses(t, resolve(w, "perhaps", ""), fault.Invalid)
	})
}

func TestAdoptingWhatAnotherOrderHoldsIsRefused(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked), postingtest.Sale("SO-2", postingtest.Linked))
	hand := w.typeByHand(1)
	hand.Totals.Total++
	w.enqueue(1)
	w.run(minute)
	w.want(1, posting.LabelConflict)
	// Meanwhile the other order takes it.
	hand.Number = "SO-2"
	w.enqueue(2)
	w.run(minute)
	w.want(2, posting.LabelConflict)
	if _, err := w.outbox.Resolve(context.Background(), 2, posting.ChooseAdopt, ""); err != nil {
		t.Fatal(err)
	}
	_, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseAdopt, "")
	refuses(t, err, fault.Conflict)
}

func TestDroppingAContactTakesItsDocumentsBack(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown), postingtest.Sale("SO-2", postingtest.Unknown))
	w.xero.Documents = append(w.xero.Documents, &posting.Finding{Kind: posting.KindContact, ID: "hand-made",
		Contact: contact.LedgerContact{ID: "hand-made", Name: "Rimu Hotel", Status: "ACTIVE"}})
	w.enqueue(1)
	w.enqueue(2)
	w.run(minute)
	w.want(1, posting.LabelConflict)
	w.want(2, posting.LabelConflict)
	if p := w.preview(2); !hasCheck(p, posting.CheckAlreadySent) {
		t.Errorf("checks: %+v", p.Checks)
	}
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseDrop, ""); err != nil {
		t.Fatal(err)
	}
	w.want(1, posting.LabelNone)
	w.want(2, posting.LabelNone)
	w.run(minute)
	if w.live() != 0 {
		t.Error("a document was made without its contact")
	}
}

func TestAVoidedDocumentFreesItsOrder(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	_, err := w.outbox.Refresh(context.Background(), 1)
	refuses(t, err, fault.NotFound)
	w.enqueue(1)
	w.run(minute)
	sent := w.xero.Documents[len(w.xero.Documents)-1]

	sent.Status, sent.AmountPaid, sent.AmountDue = posting.StatusPaid, sent.Totals.Total, 0
	s, err := w.outbox.Refresh(context.Background(), 1)
	if err != nil || s.Ledger.Status != posting.StatusPaid || s.Ledger.AmountPaid != 2415 || s.IsFree {
		t.Fatalf("read back %+v, %v", s.Ledger, err)
	}
	sent.Status = posting.StatusVoided
	if s, err = w.outbox.Refresh(context.Background(), 1); err != nil || !s.IsFree || s.Posting() != (order.Posting{}) {
		t.Fatalf("after the void %+v, %v", s, err)
	}
	w.enqueue(1)
	w.run(minute)
	s = w.want(1, posting.LabelSent)
	if s.Document.Revision != 2 || s.Number != "SO-1-R2" {
		t.Errorf("revision %d is %s", s.Document.Revision, s.Number)
	}
	w.keep(1)
}

func TestWhatDiffersAtXeroIsShown(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.run(minute)
	sent := w.xero.Documents[len(w.xero.Documents)-1]
	sent.Totals.Tax, sent.Totals.Total, sent.Lines[0].AccountCode = 316, 2416, "260"
	s, err := w.outbox.Refresh(context.Background(), 1)
	if err != nil || len(s.Ledger.Differences) != 3 || s.Ledger.Totals.Total != 2416 {
		t.Errorf("differences are %q, %v", s.Ledger.Differences, err)
	}
}

func TestStatusesTellEveryOrderAskedFor(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Many(3)...)
	w.enqueue(2)
	all, err := w.outbox.Statuses(context.Background(), []int64{1, 2, 3})
	if err != nil || len(all) != 3 || all[1].Label != posting.LabelNone || all[2].Label != posting.LabelWaiting || all[3].OrderID != 3 {
		t.Errorf("statuses are %+v, %v", all, err)
	}
	if _, err := w.outbox.Preview(context.Background(), 99); !fault.Is(err, fault.NotFound) {
		t.Errorf("the preview of nothing: %v", err)
	}
}

func TestOnlyTheTransitionsOfTheRulesExist(t *testing.T) {
	t.Parallel()
	for from, to := range map[posting.State][]posting.State{
		posting.StateSending: {posting.StateCancelled, posting.StateSending}, posting.StateChecking: {posting.StateSending, posting.StateRejected, posting.StateCancelled},
		posting.StateSent:     {posting.StateQueued, posting.StateSending, posting.StateChecking, posting.StateCancelled, posting.StateRejected, posting.StateConflict},
		posting.StateRejected: {posting.StateSending, posting.StateSent}, posting.StateConflict: {posting.StateSending}, posting.StateQueued: {posting.StateSent, posting.StateRejected},
	} {
		for _, next := range to {
			if from.CanBecome(next) {
				t.Errorf("%s can become %s", from, next)
			}
		}
	}
}
