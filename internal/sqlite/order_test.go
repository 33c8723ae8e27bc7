package sqlite_test

import (
	"reflect"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
)

func TestAnOrderIsReadBackAsItWasSaved(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	c := saveContact(ctx, t, f, aContact("Rimu & Sons"))
	tax := must(f.SaveOrderTax(ctx, order.Tax{Name: "GST 15 %", Rate: 15 * money.One}))(t)
	item := must(f.SaveItem(ctx, order.Item{SKU: "OAK-1800", Name: "Oak table"}))(t)
	o := anOrder("SO-1001", c.ID, tax.ID)
	o.ContactReference, o.DeliveryDate, o.DueDate, o.Note = "PO 77", today().AddDays(3), today().AddDays(20), "Ring first"
	o.Rate, o.SourceRef = 1_234_567, "ref-1"
	o.Lines[0].ItemID, o.Lines[0].AccountCode, o.Lines[0].TaxType, o.Lines[0].Discount = item.ID, "200", "OUTPUT2", 12_500_000
	o.Lines[1].DiscountAmount = 50
	saved := must(f.SaveOrder(ctx, o))(t)
	if saved.ID == 0 || saved.Version != 1 || !saved.UpdatedAt.Equal(noon()) {
		t.Errorf("saved with id %d, version %d, at %s", saved.ID, saved.Version, saved.UpdatedAt)
	}
	if got := must(f.GetOrder(ctx, saved.ID))(t); !reflect.DeepEqual(got, saved) {
		t.Errorf("read back\n%+v\nwant\n%+v", got, saved)
	}
	row := must(f.ListOrders(ctx, order.Query{Kind: order.Sale}))(t).Rows[0]
	if want := (money.Totals{SubTotal: 2200, Tax: 263, Total: 2463}); row.Totals != want || row.Lines != 2 {
		t.Errorf("totals %+v of %d lines, want %+v of 2", row.Totals, row.Lines, want)
	}
}

func TestSavingAnOrderAgainReplacesItsLinesAndCountsTheVersion(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	c := saveContact(ctx, t, f, aContact("Rimu & Sons"))
	first := must(f.SaveOrder(ctx, anOrder("SO-1001", c.ID, 0)))(t)
	changed := first
	changed.Lines = changed.Lines[:1]
	changed.Number = "SO-1001A"
	second := must(f.SaveOrder(ctx, changed))(t)
	if second.Version != 2 {
		t.Errorf("version %d after the second save, want 2", second.Version)
	}
	if got := must(f.GetOrder(ctx, first.ID))(t); !reflect.DeepEqual(got, second) {
		t.Errorf("read back\n%+v\nwant\n%+v", got, second)
	}
	_, err := f.SaveOrder(ctx, changed)
	if !fault.Is(err, fault.Conflict) {
		t.Errorf("saving from a version that is not the last: %v, want a conflict", err)
	}
}
