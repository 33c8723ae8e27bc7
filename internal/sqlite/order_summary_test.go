package sqlite_test

import (
	"testing"

	"daybook/internal/order"
)

func TestSummaryCountsWhatCanBeSent(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	c := saveContact(ctx, t, f, aContact("Kauri"))
	old, abroad, cancelled := anOrder("SO-1", c.ID, 0), anOrder("SO-3", c.ID, 0), anOrder("SO-4", c.ID, 0)
	old.Date = today().AddDays(-40)
	abroad.Currency, abroad.Date = "AUD", today().AddDays(-2)
	cancelled.IsCancelled = true
	if _, err := f.SaveOrders(ctx, []order.Order{old, anOrder("SO-2", c.ID, 0), abroad, cancelled}); err != nil {
		t.Fatal(err)
	}
	s := must(f.SummariseOrders(ctx, today().AddDays(-10)))(t)
	sales := s.ToSend[order.Sale]
	if sales.Count != 2 || len(sales.Totals) != 2 || sales.Totals[0].Total != 2500 || sales.Oldest != abroad.Date {
		t.Errorf("sales %+v", sales)
	}
	if purchases := s.ToSend[order.Purchase]; purchases.Count != 0 || !purchases.Oldest.IsZero() {
		t.Errorf("purchases %+v", purchases)
	}
}
