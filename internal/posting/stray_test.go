package posting_test

import (
	"context"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// withStray returns a world with a purchase order, and a bill of its number that this app made and the file does not know.
func withStray(t *testing.T, change func(f *posting.Finding)) *world {
	t.Helper()
	bill := postingtest.Purchase("PO-1", postingtest.Supplier)
	bill.ContactReference = "77"
	w := setup(t, bill)
	p, err := w.outbox.Preview(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	f := postingtest.FindingOf(posting.Content{Kind: posting.KindBill, Invoice: &p.Content}, "cccccccc-0000-0000-0000-000000000001")
	f.UpdatedAt = w.clock.Server
	change(&f)
	w.xero.Documents = append(w.xero.Documents, &f)
	return w
}

func otherAmount(f *posting.Finding) {
	f.Lines[0].Amount++
	f.Totals.Total++
}

func TestAStrayOfAnotherSupplierIsLookedUpOnceAndDoesNotStopABill(t *testing.T) {
	t.Parallel()
	w := withStray(t, func(f *posting.Finding) {
		otherAmount(f)
		f.ContactID = postingtest.LinkedID
	})
	w.enqueue(1)
	w.run(time.Hour)
	w.want(1, posting.LabelSent)
}

func TestAStrayVoidedSinceItWasSeenDoesNotStopABill(t *testing.T) {
	t.Parallel()
	w := withStray(t, otherAmount)
	w.run(0)
	w.xero.Documents[len(w.xero.Documents)-1].Status = posting.StatusVoided
	w.enqueue(1)
	w.run(time.Hour)
	w.want(1, posting.LabelSent)
}

func TestAStrayOfTheSameSupplierAndNumberAsksWhateverItsDate(t *testing.T) {
	t.Parallel()
	w := withStray(t, func(f *posting.Finding) { f.Date = civil.Date{Year: 2026, Month: 10, Day: 1} })
	w.enqueue(1)
	w.run(time.Hour)
	w.want(1, posting.LabelConflict)
	if len(w.xero.Sends) != 0 {
		t.Errorf("%d requests were sent unasked", len(w.xero.Sends))
	}
}

func TestAStrayTheOwnerHasToldApartDoesNotStopTheBillAgain(t *testing.T) {
	t.Parallel()
	w := withStray(t, otherAmount)
	w.enqueue(1)
	w.run(time.Hour)
	w.want(1, posting.LabelConflict)
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseSend, ""); err != nil {
		t.Fatal(err)
	}
	// The first send is not executed: the decision outlives it.
	w.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	w.run(time.Hour)
	w.want(1, posting.LabelSent)
}
