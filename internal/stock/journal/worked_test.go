package journal_test

import (
	"maps"
	"testing"

	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
)

// month is the worked check: 1,000 received of which 600 are billed, a bill of 200 for goods not yet here, a make of 400 materials and 100
// wages, 200 of it delivered, and a count that loses 10 of material.
func month(t *testing.T, method stock.Method, model journal.Model) (journal.Facts, books) {
	t.Helper()
	v := valued(t, method,
		stock.Movement{Date: day(t, "2026-01-05"), Ref: "r", Kind: stock.Receive, Item: "Wood", Quantity: units(1000), UnitCost: 1_000_000},
		stock.Movement{Date: day(t, "2026-01-10"), Ref: "m", Kind: stock.Make, Item: "Chair", Quantity: units(5), Uses: []stock.Use{{Item: "Wood", Quantity: units(400)}}, Operations: 100_000_000},
		stock.Movement{Date: day(t, "2026-01-15"), Ref: "d", Kind: stock.Issue, Item: "Chair", Quantity: units(2)},
		stock.Movement{Date: day(t, "2026-01-20"), Ref: "c", Kind: stock.Count, Item: "Wood", Quantity: units(590)})
	f := journal.Facts{From: day(t, "2026-01-01"), To: day(t, "2026-01-31"), Policy: policy(model), Valuation: v,
		Classes:  map[string]journal.Class{"Wood": journal.Material, "Chair": journal.Finished},
		Received: map[journal.Class]journal.Span{journal.Material: {End: 400_00}}, Transit: map[journal.Class]journal.Span{journal.Material: {End: 200_00}}}
	// The bills of 600 and 200, and the wages of 100.
	b := books{"purchases": 800_00, "wages": 100_00}
	if model == journal.Stock {
		b = books{"stock_material": 800_00, "wages": 100_00}
	}
	f.Balances = b
	return f, b
}

// TestTheWorkedCheck: materials 590 and finished 300, a cost of 210 with the wages, 400 owed for what is not billed and 200 on its way, to
// the cent, in both models, by both methods, by average and FIFO.
func TestTheWorkedCheck(t *testing.T) {
	t.Parallel()
	for _, method := range []stock.Method{stock.Average, stock.FIFO} {
		for _, model := range []journal.Model{journal.Purchases, journal.Stock} {
			f, before := month(t, method, model)
			s := journal.Suggest(f)
			if s.Blocks != nil {
				t.Errorf("%s, %s: %+v", method, model, s.Blocks)
			}
			for name, entries := range map[string][]journal.Entry{"movement": s.Movement, "closing balance": s.Balance} {
				after := before.post(entries)
				if !maps.Equal(after.stock(), map[journal.Account]money.Amount{"stock_material": 590_00, "stock_finished": 300_00}) {
					t.Errorf("%s, %s, %s: stock is %v", method, model, name, after.stock())
				}
				if after["received_not_billed"] != -400_00 || after["in_transit"] != 200_00 {
					t.Errorf("%s, %s, %s: owed %s, on its way %s", method, model, name, after["received_not_billed"], after["in_transit"])
				}
				if cost := after.cost() + after["wages"]; cost != 210_00 {
					t.Errorf("%s, %s, %s: the month cost %s", method, model, name, cost)
				}
			}
		}
	}
}

// TestTheRowsOfTheMovementMethod: each row of the worked check debits and credits what accountants expect.
func TestTheRowsOfTheMovementMethod(t *testing.T) {
	t.Parallel()
	f, _ := month(t, stock.Average, journal.Purchases)
	want := []journal.Entry{
		{Row: journal.RowReceipts, Debit: "stock_material", Credit: "purchases", Amount: 1000_00},
		{Row: journal.RowMaterials, Debit: "stock_finished", Credit: "stock_material", Amount: 400_00},
		{Row: journal.RowOperations, Debit: "stock_finished", Credit: "production_absorbed", Amount: 100_00},
		{Row: journal.RowDeliveries, Debit: "cost_of_sales", Credit: "stock_finished", Amount: 200_00},
		{Row: journal.RowAdjustments, Debit: "adjustments", Credit: "stock_material", Amount: 10_00},
		{Row: journal.RowReceived, Debit: "purchases", Credit: "received_not_billed", Amount: 400_00},
		{Row: journal.RowTransit, Debit: "in_transit", Credit: "purchases", Amount: 200_00},
	}
	same(t, journal.Suggest(f).Movement, want)
	f, _ = month(t, stock.Average, journal.Stock)
	want = want[1:]
	want[4].Debit, want[5].Credit = "stock_material", "stock_material"
	same(t, journal.Suggest(f).Movement, want)
}

func same(t *testing.T, got, want []journal.Entry) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("got %+v, want %+v", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("row %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestAnAdjustmentGoesToTheAccountOfItsReason(t *testing.T) {
	t.Parallel()
	f, _ := month(t, stock.Average, journal.Purchases)
	f.Reasons = map[string]string{"c": "scrap"}
	for _, e := range journal.Suggest(f).Movement {
		if e.Row == journal.RowAdjustments && e.Debit != "scrap" {
			t.Errorf("the lost material went to %s", e.Debit)
		}
	}
}

// TestWhatIsKnownLaterAboutAClosedPeriod: a receipt of 70 entered after the month was closed, whose bill comes in the next. What was sold in
// the closed month at 25 would have cost 30: the 5 are a cost of the open one.
func TestWhatIsKnownLaterAboutAClosedPeriod(t *testing.T) {
	t.Parallel()
	v := valued(t, stock.Average,
		stock.Movement{Date: day(t, "2026-01-05"), Ref: "r", Kind: stock.Receive, Item: "Wood", Quantity: units(10), UnitCost: 5_000_000},
		stock.Movement{Date: day(t, "2026-01-10"), Ref: "d", Kind: stock.Issue, Item: "Wood", Quantity: units(5)},
		stock.Movement{Date: day(t, "2026-01-06"), Ref: "late", Kind: stock.Receive, Item: "Wood", Quantity: units(10), UnitCost: 7_000_000})
	for model, before := range map[journal.Model]books{
		journal.Purchases: {"stock_material": 25_00, "purchases": 70_00}, journal.Stock: {"stock_material": 25_00 + 70_00},
	} {
		f := journal.Facts{From: day(t, "2026-02-01"), To: day(t, "2026-02-28"), Policy: policy(model), Valuation: v,
			Classes: map[string]journal.Class{"Wood": journal.Material}, Closed: map[string]money.Value{"Wood": 25_000_000},
			ClosedReceipts: map[string]money.Value{"Wood": 50_000_000}, Balances: before}
		s := journal.Suggest(f)
		if s.Opening["stock_material"] != 25_00 || s.Closing["stock_material"] != 90_00 {
			t.Errorf("%s: from %v to %v", model, s.Opening, s.Closing)
		}
		for _, entries := range [][]journal.Entry{s.Movement, s.Balance} {
			after := before.post(entries)
			if after["stock_material"] != 90_00 || after.cost() != 5_00 {
				t.Errorf("%s: stock is %v and the cost %s after %+v", model, after.stock(), after.cost(), entries)
			}
		}
	}
}

func TestWorkInProgressIsStock(t *testing.T) {
	t.Parallel()
	v := valued(t, stock.Average,
		stock.Movement{Date: day(t, "2026-01-05"), Ref: "r", Kind: stock.Receive, Item: "Wood", Quantity: units(10), UnitCost: 5_000_000},
		stock.Movement{Date: day(t, "2026-01-10"), Ref: "s", Kind: stock.MakeStart, Uses: []stock.Use{{Item: "Wood", Quantity: units(4)}}, Operations: 6_000_000},
		stock.Movement{Date: day(t, "2026-02-10"), Ref: "e", Kind: stock.MakeDone, Item: "Chair", Quantity: units(1), Of: []string{"s"}, Operations: 1_000_000})
	classes := map[string]journal.Class{"Wood": journal.Material, "Chair": journal.Finished}
	january := journal.Facts{From: day(t, "2026-01-01"), To: day(t, "2026-01-31"), Policy: policy(journal.Purchases), Valuation: v, Classes: classes}
	before := books{"purchases": 50_00, "wages": 7_00}
	after := before.post(journal.Suggest(january).Movement)
	if !maps.Equal(after.stock(), map[journal.Account]money.Amount{"stock_material": 30_00, "stock_work_in_progress": 26_00}) {
		t.Errorf("in January stock is %v", after.stock())
	}
	february := january
	february.From, february.To, february.Balances = day(t, "2026-02-01"), day(t, "2026-02-28"), after
	for _, entries := range [][]journal.Entry{journal.Suggest(february).Movement, journal.Suggest(february).Balance} {
		if end := after.post(entries); !maps.Equal(end.stock(), map[journal.Account]money.Amount{"stock_material": 30_00, "stock_finished": 27_00}) || end.cost()+end["wages"] != 0 {
			t.Errorf("in February stock is %v, the cost %s", end.stock(), end.cost()+end["wages"])
		}
	}
}

func TestWhatStandsInTheWayIsNamed(t *testing.T) {
	t.Parallel()
	v := valued(t, stock.Average,
		stock.Movement{Date: day(t, "2026-01-05"), Ref: "a", Kind: stock.Issue, Item: "Wood", Quantity: units(1)},
		stock.Movement{Date: day(t, "2026-01-06"), Ref: "b", Kind: stock.Receive, Item: "Glue", Quantity: units(1), UnitCost: 1_000_000},
		stock.Movement{Date: day(t, "2026-01-07"), Ref: "c", Kind: stock.Issue, Item: "Glue", Quantity: units(2)})
	p := policy(journal.Purchases)
	// Nothing is on its way and nothing was made, so that neither account is needed.
	for _, r := range []journal.Role{journal.RoleTransit, journal.RoleAbsorbed, journal.RoleCostOfSales, journal.RoleStock(journal.Finished)} {
		delete(p.Accounts, r)
	}
	got := journal.Suggest(journal.Facts{From: day(t, "2026-01-01"), To: day(t, "2026-01-31"), Policy: p, Valuation: v}).Blocks
	want := []journal.Block{{Item: "Wood", Reason: "uncosted"}, {Item: "Wood", Reason: "negative"}, {Item: "Glue", Reason: "negative"}, {Role: journal.RoleCostOfSales, Reason: "unmapped"}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%d: %+v, want %+v", i, got[i], want[i])
		}
	}
}
