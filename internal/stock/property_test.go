package stock_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// wild draws a history in which goods also go out beyond what is there, and are entered after their dates.
func wild(t *rapid.T, most int) []stock.Movement {
	movements := story(t, most)
	for i := range movements {
		if movements[i].Kind == stock.Issue && rapid.IntRange(0, 5).Draw(t, "beyond") == 0 {
			movements[i].Quantity += money.Quantity(rapid.Int64Range(1, 30_000_000).Draw(t, "more"))
		}
	}
	for i := range movements {
		if movements[i].Kind == stock.CustomerReturn {
			movements[i].Quantity = min(movements[i].Quantity, 1+money.Quantity(rapid.Int64Range(0, int64(movements[i].Quantity)-1).Draw(t, "part")))
		}
		if movements[i].Kind == stock.Receive && rapid.IntRange(0, 4).Draw(t, "late") == 0 {
			movements[i].Date = movements[i].Date.AddDays(-rapid.IntRange(0, 20).Draw(t, "days back"))
		}
	}
	return movements
}

// TestValueIsTheSumOfItsMovements: by both methods, at all times, what is there is the sum of what came and went, nothing is worth
// nothing, and what is there is worth no less than nothing.
func TestValueIsTheSumOfItsMovements(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h, err := history(wild(t, 80))
		if err != nil {
			t.Fatal(err)
		}
		for _, method := range []stock.Method{stock.Average, stock.FIFO} {
			v, err := h.Replay(method)
			if err != nil {
				t.Fatal(err)
			}
			sums := map[string]money.Value{}
			for l := range v.Lines() {
				if l.Kind == stock.Make {
					continue // it stands before what it uses; the end is checked
				}
				sums[l.Item] += l.Value
			}
			for l := range v.Lines() {
				if l.Kind == stock.Make {
					sums[l.Item] += l.Value
				}
				if l.OnHand == 0 && l.Worth != 0 || l.OnHand > 0 && l.Worth < 0 {
					t.Errorf("%s: after %s %s of %s is worth %s", method, l.Ref, l.OnHand, l.Item, l.Worth)
				}
			}
			last := v.At(civil.Date{Year: 2036, Month: 1, Day: 1})
			for _, each := range last {
				if sums[each.Item] != each.Worth {
					t.Errorf("%s: %s is worth %s, its movements come to %s", method, each.Item, each.Worth, sums[each.Item])
				}
			}
		}
	})
}

// TestTheOrderOfEntryDoesNotMatterWhereDatesDecide: entered in another order the same movements come to the same, as long as those of
// one day keep theirs.
func TestTheOrderOfEntryDoesNotMatterWhereDatesDecide(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		movements := wild(t, 60)
		inOrder := slices.Clone(movements)
		slices.SortStableFunc(inOrder, func(a, b stock.Movement) int { return a.Date.Time().Compare(b.Date.Time()) })
		for _, method := range []stock.Method{stock.Average, stock.FIFO} {
			var got [2][]string
			for i, list := range [][]stock.Movement{movements, inOrder} {
				h, err := history(list)
				if err != nil {
					t.Fatal(err)
				}
				v, err := h.Replay(method)
				if err != nil {
					t.Fatal(err)
				}
				got[i] = said(v)
			}
			if !slices.Equal(got[0], got[1]) {
				t.Errorf("%s: %q, in the order of dates %q", method, got[0], got[1])
			}
		}
	})
}
