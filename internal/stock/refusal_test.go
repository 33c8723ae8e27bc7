package stock_test

import (
	"math"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

func TestWhatCannotBeIsRefusedWithItsPlaceAndField(t *testing.T) {
	t.Parallel()
	day := civil.Date{Year: 2026, Month: 1, Day: 2}
	good := stock.Movement{Date: day, Ref: "a", Kind: stock.Receive, Item: "A", Quantity: 5_000_000, UnitCost: 1_000_000}
	for name, test := range map[string]struct {
		second stock.Movement
		want   string
	}{
		"no date":                   {stock.Movement{Ref: "b", Kind: stock.Issue, Item: "A", Quantity: 1}, "1 date"},
		"no ref":                    {stock.Movement{Date: day, Kind: stock.Issue, Item: "A", Quantity: 1}, "1 ref"},
		"the ref of another":        {stock.Movement{Date: day, Ref: "a", Kind: stock.Issue, Item: "A", Quantity: 1}, "1 ref"},
		"no kind":                   {stock.Movement{Date: day, Ref: "b", Item: "A", Quantity: 1}, "1 op"},
		"no item":                   {stock.Movement{Date: day, Ref: "b", Kind: stock.Issue, Quantity: 1}, "1 item"},
		"nothing issued":            {stock.Movement{Date: day, Ref: "b", Kind: stock.Issue, Item: "A"}, "1 qty"},
		"less than nothing issued":  {stock.Movement{Date: day, Ref: "b", Kind: stock.Issue, Item: "A", Quantity: -1}, "1 qty"},
		"less than nothing counted": {stock.Movement{Date: day, Ref: "b", Kind: stock.Count, Item: "A", Quantity: -1}, "1 qty"},
		"a cost below zero":         {stock.Movement{Date: day, Ref: "b", Kind: stock.Receive, Item: "A", Quantity: 1, UnitCost: -1}, "1 unit_cost"},
		"a cost beyond all figures": {stock.Movement{Date: day, Ref: "b", Kind: stock.Receive, Item: "A", Quantity: 9e18, UnitCost: 9e18}, "1 unit_cost"},
		"a stock beyond all figures": {stock.Movement{Date: day, Ref: "b", Kind: stock.Receive, Item: "A", Quantity: 9223372036854775807},
			"1 qty"},
		"operations below zero":           {stock.Movement{Date: day, Ref: "b", Kind: stock.Make, Item: "F", Quantity: 1, Operations: -1}, "1 operations"},
		"a make of itself":                {stock.Movement{Date: day, Ref: "b", Kind: stock.Make, Item: "A", Quantity: 1, Uses: []stock.Use{{Item: "A", Quantity: 1}}}, "1 uses"},
		"a make that uses none of it":     {stock.Movement{Date: day, Ref: "b", Kind: stock.Make, Item: "F", Quantity: 1, Uses: []stock.Use{{Item: "A"}}}, "1 uses"},
		"a receipt that uses something":   {stock.Movement{Date: day, Ref: "b", Kind: stock.Receive, Item: "F", Quantity: 1, Uses: []stock.Use{{Item: "A", Quantity: 1}}}, "1 uses"},
		"landed cost below what was paid": {stock.Movement{Date: day, Ref: "b", Kind: stock.LandedCost, Of: []string{"a"}, Value: -5_000_001}, "1 value"},
		"a start of nothing":              {stock.Movement{Date: day, Ref: "b", Kind: stock.MakeStart}, "1 uses"},
		"an unknown split":                {stock.Movement{Date: day, Ref: "b", Kind: stock.LandedCost, Of: []string{"a"}, Split: "weight"}, "1 split"},
		"landed cost of one twice":        {stock.Movement{Date: day, Ref: "b", Kind: stock.LandedCost, Of: []string{"a", "a"}, Value: 1}, "1 of"},
		"landed cost of nothing":          {stock.Movement{Date: day, Ref: "b", Kind: stock.LandedCost, Value: 1}, "1 of"},
		"landed cost of what is not":      {stock.Movement{Date: day, Ref: "b", Kind: stock.LandedCost, Of: []string{"z"}, Value: 1}, "1 of"},
		"a return of nothing":             {stock.Movement{Date: day, Ref: "b", Kind: stock.SupplierReturn, Item: "A", Quantity: 1}, "1 of"},
		"a return of what is not":         {stock.Movement{Date: day, Ref: "b", Kind: stock.SupplierReturn, Item: "A", Quantity: 1, Of: []string{"z"}}, "1 of"},
		"a return of another kind":        {stock.Movement{Date: day, Ref: "b", Kind: stock.CustomerReturn, Item: "A", Quantity: 1, Of: []string{"a"}}, "1 of"},
		"a return of another item":        {stock.Movement{Date: day, Ref: "b", Kind: stock.SupplierReturn, Item: "B", Quantity: 1, Of: []string{"a"}}, "1 item"},
		"a return of more than it was":    {stock.Movement{Date: day, Ref: "b", Kind: stock.SupplierReturn, Item: "A", Quantity: 5_000_001, Of: []string{"a"}}, "1 qty"},
		"a return before it was":          {stock.Movement{Date: day.AddDays(-1), Ref: "b", Kind: stock.SupplierReturn, Item: "A", Quantity: 1, Of: []string{"a"}}, "1 of"},
		"an end of no start":              {stock.Movement{Date: day, Ref: "b", Kind: stock.MakeDone, Item: "F", Quantity: 1, Of: []string{"a"}}, "1 of"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := history([]stock.Movement{good, test.second})
			if got := fieldOf(err); got != test.want {
				t.Errorf("%q (%v), want %q", got, err, test.want)
			}
		})
	}
}

func TestAMovementThatIsRefusedLeavesTheOthersAsTheyWere(t *testing.T) {
	t.Parallel()
	b := stock.NewBuilder()
	good := parse(t, "01 a receive A 10 @5")
	if err := b.Add(good); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(good); fieldOf(err) != "1 ref" {
		t.Fatal(err)
	}
	if err := b.Add(parse(t, "02 b issue A 4")); err != nil {
		t.Fatal(err)
	}
	v := must(must(b.History())(t).Replay(stock.Average))(t)
	if got := said(v); len(got) != 2 || got[1] != "b A -20 6=30" {
		t.Errorf("%q", got)
	}
}

func TestReturnsBeyondAllFiguresAreRefused(t *testing.T) {
	t.Parallel()
	day := civil.Date{Year: 2026, Month: 1, Day: 2}
	most := money.Quantity(math.MaxInt64)
	back := stock.Movement{Date: day, Kind: stock.CustomerReturn, Item: "A", Quantity: most, Of: []string{"a"}}
	first, second := back, back
	first.Ref, second.Ref = "b", "c"
	_, err := history([]stock.Movement{{Date: day, Ref: "a", Kind: stock.Issue, Item: "A", Quantity: most}, first, second})
	if got := fieldOf(err); got != "2 qty" {
		t.Errorf("%q (%v), want 2 qty", got, err)
	}
}
