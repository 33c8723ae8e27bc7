package sqlite_test

import (
	"slices"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

func TestABillOfASupplierMergedSinceIsStillTheSameBill(t *testing.T) {
	t.Parallel()
	c := postingtest.Sample()
	const merged, kept = "aaaaaaaa-0000-0000-0000-00000000000a", "aaaaaaaa-0000-0000-0000-00000000000b"
	c.Contacts[1].Name, c.Contacts[1].LedgerID = "Totara Timber (old)", merged
	c.Contacts[2].LedgerID = kept
	c.Mirror = append(c.Mirror, contact.LedgerContact{ID: merged, Name: "Totara Timber (old)", Status: "ACTIVE"},
		contact.LedgerContact{ID: kept, Name: "Totara Timber", Status: "ACTIVE"})
	first, second := postingtest.Purchase("PO-1", postingtest.Unknown), postingtest.Purchase("PO-2", postingtest.Supplier)
	first.ContactReference, second.ContactReference = "INV-77", "inv-77"
	c.Orders = []order.Order{first, second}
	f := company(t, c)
	outbox := posting.Outbox{Store: f.Outbox(), Ledger: postingtest.NewXero(postingtest.NewClock(), c.Mirror), Now: noon}
	p := must(outbox.Preview(t.Context(), 1))(t)
	must(outbox.Enqueue(t.Context(), 1, p.Digest))(t)
	isStopped := func() bool {
		return slices.ContainsFunc(must(outbox.Preview(t.Context(), 2))(t).Checks, func(c posting.Check) bool { return c.Code == posting.CheckSameBill })
	}
	if isStopped() {
		t.Fatal("two suppliers may use one number")
	}
	gone := contact.LedgerContact{ID: merged, Name: "Totara Timber (old)", Status: "ARCHIVED", MergedToID: kept}
	if err := f.UpsertLedgerContacts(t.Context(), []contact.LedgerContact{gone}); err != nil {
		t.Fatal(err)
	}
	if !isStopped() {
		t.Error("after the merge the bill can be entered twice")
	}
}
