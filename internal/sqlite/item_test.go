package sqlite_test

import (
	"slices"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
)

func TestItemsAreKeptFoundAndListed(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	tax := must(f.SaveOrderTax(ctx, order.Tax{Name: "GST", Rate: 15 * money.One}))(t)
	oak := order.Item{SKU: "OAK-1800", Name: "Table, oak", SalesPrice: 1_234_500_000, PurchasePrice: 5, SalesAccount: "200",
		PurchaseAccount: "310", SalesTaxID: tax.ID}
	saved := must(f.SaveItems(ctx, []order.Item{oak, {SKU: "ASH-1", Name: "Stühle"}}))(t)
	oak.ID, oak.UpdatedAt = saved[0].ID, noon()
	if got := must(f.GetItem(ctx, oak.ID))(t); got != oak || saved[0] != oak {
		t.Errorf("read back %+v, want %+v", got, oak)
	}
	if got, found, err := f.FindItemBySKU(ctx, "oak-1800"); got != oak || !found || err != nil {
		t.Errorf("by SKU: %+v, %v, %v", got, found, err)
	}
	if _, found, err := f.FindItemBySKU(ctx, "none"); found || err != nil {
		t.Errorf("an unknown SKU: %v, %v", found, err)
	}
	oak.Name, oak.SalesTaxID = "Table of rimu", 0
	must(f.SaveItem(ctx, oak))(t)
	for search, want := range map[string][]string{
		"": {"ASH-1", "OAK-1800"}, "stuhl": {"ASH-1"}, "oak-18": {"OAK-1800"}, "rim": {"OAK-1800"}, "zzz": {}, "of ash": {},
	} {
		var got []string
		for _, i := range must(f.ListItems(ctx, search, 10))(t) {
			got = append(got, i.SKU)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q lists %q, want %q", search, got, want)
		}
	}
	if got := must(f.ListItems(ctx, "", 1))(t); len(got) != 1 {
		t.Errorf("a limit of 1 lists %d", len(got))
	}
}

func TestAnItemIsRefusedWithAReason(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	must(f.SaveItem(ctx, order.Item{SKU: "OAK"}))(t)
	for name, c := range map[string]struct {
		item order.Item
		want fault.Code
	}{
		"without a SKU":                     {order.Item{Name: "A"}, fault.Invalid},
		"with a taken SKU":                  {order.Item{SKU: "oak"}, fault.Conflict},
		"that is not there":                 {order.Item{ID: 99, SKU: "A"}, fault.NotFound},
		"with a tax rate that is not there": {order.Item{SKU: "A", SalesTaxID: 9}, fault.NotFound},
	} {
		if _, err := f.SaveItem(ctx, c.item); !fault.Is(err, c.want) {
			t.Errorf("an item %s: %v, want %s", name, err, c.want)
		}
	}
	if _, err := f.GetItem(ctx, 99); !fault.Is(err, fault.NotFound) {
		t.Errorf("reading an item that is not there: %v, want not_found", err)
	}
	if got := must(f.ListItems(ctx, "", 10))(t); len(got) != 1 {
		t.Errorf("%d items stand, want 1", len(got))
	}
}

func TestATaxRateInUseKeepsItsRate(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	gst := must(f.SaveOrderTax(ctx, order.Tax{Name: "GST", Rate: 12_500_000}))(t)
	zero := must(f.SaveOrderTax(ctx, order.Tax{Name: "Export"}))(t)
	gst.Rate = 15 * money.One
	gst = must(f.SaveOrderTax(ctx, gst))(t)
	c := saveContact(ctx, t, f, aContact("A"))
	must(f.SaveOrder(ctx, anOrder("SO-1", c.ID, gst.ID)))(t)
	changed := gst
	changed.Rate = 10 * money.One
	for name, refused := range map[string]struct {
		tax  order.Tax
		want fault.Code
	}{
		"another rate of one in use": {changed, fault.Conflict},
		"a name that is taken":       {order.Tax{Name: "gst"}, fault.Conflict},
		"no name":                    {order.Tax{Name: " "}, fault.Invalid},
		"a rate below zero":          {order.Tax{Name: "A", Rate: -1}, fault.Invalid},
		"one that is not there":      {order.Tax{ID: 99, Name: "A"}, fault.NotFound},
	} {
		if _, err := f.SaveOrderTax(ctx, refused.tax); !fault.Is(err, refused.want) {
			t.Errorf("%s: %v, want %s", name, err, refused.want)
		}
	}
	gst.Name = "GST 15 %"
	must(f.SaveOrderTax(ctx, gst))(t)
	if got := must(f.ListOrderTaxes(ctx))(t); !slices.Equal(got, []order.Tax{zero, gst}) {
		t.Errorf("tax rates %+v", got)
	}
	if got := must(f.OrderTaxRates(ctx))(t); len(got) != 2 || got[gst.ID] != 15*money.One || got[zero.ID] != 0 {
		t.Errorf("rates %v", got)
	}
}
