package sqlite_test

import (
	"errors"
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

func TestAnOrderIsRefusedWithAReason(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		change func(o, saved order.Order) order.Order
		want   fault.Code
		field  string
	}{
		{"without a number", func(o, _ order.Order) order.Order { o.Number = ""; return o }, fault.Invalid, "number"},
		{"without a source", func(o, _ order.Order) order.Order { o.Source = ""; return o }, fault.Invalid, "source"},
		{"with an unknown kind of line", func(o, _ order.Order) order.Order { o.Lines[1].Kind = ""; return o }, fault.Invalid, "lines[1].kind"},
		{"with a taken number", func(o, _ order.Order) order.Order { o.Number = "so-1"; return o }, fault.Conflict, "number"},
		{"brought in before", func(o, saved order.Order) order.Order { o.SourceRef = saved.SourceRef; return o }, fault.Conflict, ""},
		{"of a contact that is not there", func(o, _ order.Order) order.Order { o.ContactID = 99; return o }, fault.NotFound, ""},
		{"with a tax rate that is not there", func(o, _ order.Order) order.Order { o.Lines[0].TaxID = 99; return o }, fault.NotFound, ""},
		{"with an item that is not there", func(o, _ order.Order) order.Order { o.Lines[0].ItemID = 99; return o }, fault.NotFound, ""},
		{"that is not there", func(o, _ order.Order) order.Order { o.ID = 99; return o }, fault.NotFound, ""},
		{"from an older version", func(_, saved order.Order) order.Order { saved.Version = 0; return saved }, fault.Conflict, ""},
		{"turned into a purchase", func(_, saved order.Order) order.Order { saved.Kind = order.Purchase; return saved }, fault.Conflict, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, ctx := setup(t), t.Context()
			contactID := saveContact(ctx, t, f, aContact("A")).ID
			first := anOrder("SO-1", contactID, 0)
			first.SourceRef = "ref"
			saved := must(f.SaveOrder(ctx, first))(t)
			refused := c.change(anOrder("SO-2", contactID, 0), saved)
			for how, err := range map[string]error{
				"alone": func() error { _, err := f.SaveOrder(ctx, refused); return err }(),
				"among others": func() error {
					_, err := f.SaveOrders(ctx, []order.Order{anOrder("SO-9", contactID, 0), refused})
					return err
				}(),
			} {
				var problem *fault.Error
				if !errors.As(err, &problem) || problem.Code != c.want {
					t.Errorf("%s: %v, want %s", how, err, c.want)
				} else if _, ok := problem.Fields[c.field]; c.field != "" && !ok {
					t.Errorf("%s: fields %v, want %s among them", how, problem.Fields, c.field)
				}
			}
			page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale}))(t)
			if got := must(f.GetOrder(ctx, saved.ID))(t); page.Total != 1 || !reflect.DeepEqual(got, saved) {
				t.Errorf("%d orders stand, the first as %+v; want the one as it was", page.Total, got)
			}
		})
	}
}

func TestTwoKindsOfOrderMayShareANumber(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	sale := anOrder("1001", saveContact(ctx, t, f, aContact("A")).ID, 0)
	purchase := sale
	sale.SourceRef, purchase.SourceRef, purchase.Kind = "7", "7", order.Purchase
	if _, err := f.SaveOrders(ctx, []order.Order{sale, purchase}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []order.Kind{order.Sale, order.Purchase} {
		byNumber, found, err := f.FindOrderByNumber(ctx, kind, "1001")
		if !found || err != nil || byNumber.Kind != kind || len(byNumber.Lines) != 2 {
			t.Errorf("%s by number: %+v, %v, %v", kind, byNumber, found, err)
		}
		bySource, found, err := f.FindOrderBySource(ctx, kind, sale.Source, "7")
		if !found || err != nil || !reflect.DeepEqual(bySource, byNumber) {
			t.Errorf("%s by source: %+v, %v, %v", kind, bySource, found, err)
		}
	}
	if _, found, err := f.FindOrderByNumber(ctx, order.Sale, "1002"); found || err != nil {
		t.Errorf("an unknown number: %v, %v", found, err)
	}
	if _, found, err := f.FindOrderBySource(ctx, order.Sale, sale.Source, ""); found || err != nil {
		t.Errorf("an empty reference: %v, %v", found, err)
	}
}

func TestOnlyAnOrderWithoutADocumentIsDeleted(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	o := must(f.SaveOrder(ctx, anOrder("SO-1", saveContact(ctx, t, f, aContact("A")).ID, 0)))(t)
	want := order.Posting{State: "sent", LedgerStatus: "DRAFT", LedgerID: "x-1", LedgerNumber: "SO-1"}
	if err := f.SetOrderPosting(ctx, o.ID, want); err != nil {
		t.Fatal(err)
	}
	if got := must(f.GetOrderPosting(ctx, o.ID))(t); got != want {
		t.Errorf("posting %+v, want %+v", got, want)
	}
	if got := must(f.GetOrder(ctx, o.ID))(t); got.Version != o.Version {
		t.Errorf("a posting moved the order's version to %d", got.Version)
	}
	o.Note = "changed after it was sent"
	o = must(f.SaveOrder(ctx, o))(t)
	if row := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Bucket: order.Sent}))(t).Rows; len(row) != 1 || row[0].Posting != want {
		t.Errorf("a changed order lost its posting: %+v", row)
	}
	if err := f.DeleteOrder(ctx, o.ID); !fault.Is(err, fault.Conflict) {
		t.Errorf("deleting an order that was sent: %v, want conflict", err)
	}
	if err := f.SetOrderPosting(ctx, o.ID, order.Posting{}); err != nil {
		t.Fatal(err)
	}
	if err := f.DeleteOrder(ctx, o.ID); err != nil {
		t.Fatal(err)
	}
	for action, err := range map[string]error{
		"deleting it again":   f.DeleteOrder(ctx, o.ID),
		"reading it":          func() error { _, err := f.GetOrder(ctx, o.ID); return err }(),
		"noting a posting":    f.SetOrderPosting(ctx, o.ID, want),
		"reading its posting": func() error { _, err := f.GetOrderPosting(ctx, o.ID); return err }(),
	} {
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: %v, want not_found", action, err)
		}
	}
}

func TestTheNextNumberFollowsTheOrdersThatAreThere(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name    string
		numbers []string
		want    string
	}{
		{"no orders", nil, "SO-1001"},
		{"one order", []string{"SO-0099"}, "SO-0100"},
		{"brought in out of order", []string{"SO-12", "SO-9", "SO-10"}, "SO-13"},
		{"another pattern before", []string{"ZZ-500", "2026-7", "2026-3"}, "2026-8"},
		{"a part of an order behind it", []string{"SO-8", "SO-8-R2", "SO-7"}, "SO-9"},
		{"no digits", []string{"Chairs"}, "Chairs-2"},
		{"no digits, taken", []string{"Chairs-2", "Chairs"}, "Chairs-3"},
		{"digits alone", []string{"9", "10"}, "11"},
		{"other letters", []string{"so-5", "SO-4"}, "SO-6"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, ctx := setup(t), t.Context()
			contactID := saveContact(ctx, t, f, aContact("A")).ID
			for _, number := range c.numbers {
				must(f.SaveOrder(ctx, anOrder(number, contactID, 0)))(t)
			}
			got := must(f.NextOrderNumber(ctx, order.Sale))(t)
			if got != c.want {
				t.Errorf("next is %q, want %q", got, c.want)
			}
			must(f.SaveOrder(ctx, anOrder(got, contactID, 0)))(t)
			if got := must(f.NextOrderNumber(ctx, order.Purchase))(t); got != "PO-1001" {
				t.Errorf("the first purchase is %q", got)
			}
		})
	}
}
