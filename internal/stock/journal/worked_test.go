package journal_test

import (
	"maps"
	"testing"
	"time"

	"daybook/internal/civil"
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
		Unbilled: map[string]journal.Unbilled{"Wood": {Received: 400_000_000, Transit: 200_000_000}}}
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
			Classes: map[string]journal.Class{"Wood": journal.Material}, Balances: before,
			Before: &journal.Position{Items: map[string]journal.ItemPosition{"Wood": {Worth: 25_000_000, Receipts: 50_000_000}}}}
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

// TestFreightGoesWhereItsBillIsCoded: 30 of freight on goods for 50, of which half are sold in the month; of freight that comes after the month was
// closed, the half on what was sold is a cost of the next.
func TestFreightGoesWhereItsBillIsCoded(t *testing.T) {
	t.Parallel()
	receipt := stock.Movement{Date: day(t, "2026-01-05"), Ref: "r", Kind: stock.Receive, Item: "Wood", Quantity: units(10), UnitCost: 5_000_000}
	sale := stock.Movement{Date: day(t, "2026-01-10"), Ref: "d", Kind: stock.Issue, Item: "Wood", Quantity: units(5)}
	for model, goods := range map[journal.Model]journal.Account{journal.Purchases: "purchases", journal.Stock: "stock_material"} {
		for _, month := range []time.Month{1, 2} {
			freight := stock.Movement{Date: civil.Date{Year: 2026, Month: month, Day: 20}, Ref: "f", Kind: stock.LandedCost, Of: []string{"r"}, Value: 30_000_000}
			f := journal.Facts{From: day(t, "2026-01-01"), To: day(t, "2026-01-31"), Policy: policy(model), Classes: map[string]journal.Class{"Wood": journal.Material},
				Costs: map[string]money.Value{"r": 50_000_000}, Valuation: valued(t, stock.Average, receipt, sale)}
			f.Policy.Accounts[journal.RoleLanded] = "freight"
			byMovement := books{goods: 50_00}
			byBalance := maps.Clone(byMovement)
			for ; f.From.Month <= month; f.From, f.To = f.From.AddMonths(1), f.From.AddMonths(1).EndOfMonth() {
				if f.From.Month == month {
					f.Valuation = valued(t, stock.Average, receipt, sale, freight)
					byMovement["freight"], byBalance["freight"] = 30_00, 30_00
				}
				f.Balances = byBalance
				s := journal.Suggest(f)
				byMovement, byBalance = byMovement.post(s.Movement), byBalance.post(s.Balance)
				f.Before = &s.End
			}
			for name, after := range map[string]books{"movement": byMovement, "closing balance": byBalance} {
				if after["stock_material"] != 40_00 || after.cost()+after["freight"] != 40_00 {
					t.Errorf("%s, month %d, %s: stock is %v and the cost %s", model, month, name, after.stock(), after.cost()+after["freight"])
				}
			}
			if byMovement["freight"] != 0 || byMovement["cost_of_sales"] != 40_00 {
				t.Errorf("%s, month %d: freight holds %s, goods sold cost %s", model, month, byMovement["freight"], byMovement["cost_of_sales"])
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
