package posting_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/order"
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

// withRevision returns a world with an order whose first document was voided and whose second stands at Xero, in a file
// that has forgotten both.
func withRevision(t *testing.T, o order.Order, change func(f *posting.Finding)) *world {
	t.Helper()
	w := setup(t, o)
	p := w.preview(1)
	content := posting.Content{Kind: posting.KindOf(o.Kind), Invoice: &p.Content}
	first := postingtest.FindingOf(content, "cccccccc-0000-0000-0000-000000000001")
	second := postingtest.FindingOf(content, "cccccccc-0000-0000-0000-000000000002")
	first.Status, second.Number = posting.StatusVoided, second.Number+"-R2"
	first.UpdatedAt, second.UpdatedAt = w.clock.Server, w.clock.Server
	change(&second)
	w.xero.Documents = append(w.xero.Documents, &first, &second)
	return w
}

func TestALaterRevisionThatTheFileForgotIsTakenForTheOrdersDocument(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]order.Order{
		"invoice": postingtest.Sale("SO-1", postingtest.Linked), "bill": postingtest.Purchase("PO-1", postingtest.Supplier),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := withRevision(t, o, func(*posting.Finding) {})
			w.enqueue(1)
			w.run(time.Hour)
			if s := w.want(1, posting.LabelSent); s.LedgerID != "cccccccc-0000-0000-0000-000000000002" || len(w.xero.Sends) != 0 {
				t.Errorf("it is taken for %s, and %d requests were sent", s.LedgerID, len(w.xero.Sends))
			}
		})
	}
}

func TestALaterRevisionThatDiffersIsTheOwnersToJudge(t *testing.T) {
	t.Parallel()
	w := withRevision(t, postingtest.Purchase("PO-1", postingtest.Supplier), otherAmount)
	w.run(time.Minute)
	if p := w.preview(1); !slices.ContainsFunc(p.Checks, func(c posting.Check) bool {
		return c.Code == posting.CheckStray && strings.Contains(c.Message, "PO-1-R2")
	}) {
		t.Errorf("the preview does not warn: %+v", p.Checks)
	}
	w.enqueue(1)
	w.run(time.Hour)
	w.want(1, posting.LabelConflict)
	if len(w.xero.Sends) != 0 {
		t.Errorf("%d requests were sent unasked", len(w.xero.Sends))
	}
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseSend, ""); err != nil {
		t.Fatal(err)
	}
	w.run(time.Hour)
	w.want(1, posting.LabelSent)
}

func TestALaterRevisionThatIsVoidedTooStopsNothing(t *testing.T) {
	t.Parallel()
	w := withRevision(t, postingtest.Purchase("PO-1", postingtest.Supplier), func(f *posting.Finding) { f.Status = posting.StatusVoided })
	w.enqueue(1)
	w.run(time.Hour)
	w.want(1, posting.LabelSent)
}

func TestRevisionsOfOneNumberAreAFamily(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		are  bool
	}{
		{"SO-1", "so-1-r2", true}, {"SO-1-R2", "SO-1-R13", true}, {"SO-1", "SO-1", true}, {"SO-1-2", "SO-1-2-R2", true},
		{"SO-1", "SO-1-2", false}, {"SO-1", "SO-1-R", false}, {"SO-1", "SO-1-RED", false}, {"SO-1", "SO-12-R2", false}, {"-R2", "", false},
	} {
		if posting.SameFamily(c.a, c.b) != c.are {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.are)
		}
	}
}
