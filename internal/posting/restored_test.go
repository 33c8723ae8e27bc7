package posting_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

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
