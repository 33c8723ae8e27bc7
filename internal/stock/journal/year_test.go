package journal_test

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
)

// year is a year of movements as they were entered, month by month; some are dated in months before, that are closed by then.
type year struct {
	entered [12][]stock.Movement
	// billed is, by month, the bills of the month.
	billed [12]map[journal.Class]money.Amount
}

var classOf = map[string]journal.Class{"Wood": journal.Material, "Glue": journal.Material, "Frame": journal.PartMade, "Chair": journal.Finished, "Lamp": journal.Traded}

// drawYear draws a year in which nothing goes out beyond what is there.
func drawYear(t *rapid.T) *year {
	y := &year{}
	there := map[string]int64{}
	bought := []string{"Wood", "Glue", "Lamp"}
	parts := map[string]string{"Frame": "Wood", "Chair": "Frame"}
	n := 0
	for m := range 12 {
		y.billed[m] = map[journal.Class]money.Amount{}
		add := func(move stock.Movement, month int) {
			n++
			move.Date, move.Ref = civil.Date{Year: 2026, Month: 1, Day: 1}.AddMonths(month).AddDays(rapid.IntRange(0, 27).Draw(t, "day")), fmt.Sprint("m", n)
			if move.Kind != stock.Receive {
				move.Date = civil.Date{Year: 2026, Month: 1, Day: 1}.AddMonths(m).EndOfMonth() // after all receipts of the month
			}
			y.entered[m] = append(y.entered[m], move)
		}
		for range rapid.IntRange(0, 4).Draw(t, "receipts") {
			item := rapid.SampledFrom(bought).Draw(t, "item")
			q, cents := rapid.Int64Range(1, 300).Draw(t, "quantity"), rapid.Int64Range(1, 9999).Draw(t, "cents")
			month := m
			if m > 0 && rapid.IntRange(0, 6).Draw(t, "late") == 0 {
				month = m - 1 // a count that comes after it does not move, so nothing counts on it
			} else {
				there[item] += q
			}
			y.billed[m][classOf[item]] += money.Amount(q * cents)
			add(stock.Movement{Kind: stock.Receive, Item: item, Quantity: units(q), UnitCost: money.Price(cents * 10_000)}, month)
		}
		for _, made := range []string{"Frame", "Chair"} {
			from := parts[made]
			if there[from] == 0 || rapid.Bool().Draw(t, "idle") {
				continue
			}
			q := rapid.Int64Range(1, there[from]).Draw(t, "used")
			out := rapid.Int64Range(1, 7).Draw(t, "made")
			there[from] -= q
			there[made] += out
			add(stock.Movement{Kind: stock.Make, Item: made, Quantity: units(out), Uses: []stock.Use{{Item: from, Quantity: units(q)}}, Operations: money.Value(rapid.Int64Range(0, 9_999_999).Draw(t, "wages"))}, m)
		}
		for _, item := range []string{"Wood", "Glue", "Frame", "Chair", "Lamp"} {
			if there[item] == 0 {
				continue
			}
			switch q := rapid.Int64Range(1, there[item]).Draw(t, "out"); rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				there[item] -= q
				add(stock.Movement{Kind: stock.Issue, Item: item, Quantity: units(q)}, m)
			case 1:
				there[item] = q
				add(stock.Movement{Kind: stock.Count, Item: item, Quantity: units(q)}, m)
			case 2:
				add(stock.Movement{Kind: stock.Revalue, Item: item, Value: -money.Value(q)}, m)
			}
		}
	}
	return y
}

// TestTwelveMonthsOneAfterAnother: after each month the books say what the valuation says on every stock account, by both methods, in both
// models, and both methods agree on the cost; what was entered late is in the first open month. The whole year costs what was
// bought and made less what is left.
func TestTwelveMonthsOneAfterAnother(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		y := drawYear(t)
		method := rapid.SampledFrom([]stock.Method{stock.Average, stock.FIFO}).Draw(t, "method")
		model := rapid.SampledFrom([]journal.Model{journal.Purchases, journal.Stock}).Draw(t, "model")
		byMovement, byBalance := books{}, books{}
		var known []stock.Movement
		f := journal.Facts{Policy: policy(model), Classes: classOf}
		var spent, left money.Amount
		for m := range 12 {
			known = append(known, y.entered[m]...)
			for class, amount := range y.billed[m] {
				account := journal.Account("purchases")
				if model == journal.Stock {
					account = journal.Account(journal.RoleStock(class))
				}
				byMovement[account] += amount
				byBalance[account] += amount
				spent += amount
			}
			f.From = civil.Date{Year: 2026, Month: 1, Day: 1}.AddMonths(m)
			f.To = f.From.EndOfMonth()
			f.Valuation = value(t, method, known)
			f.Balances = byBalance
			s := journal.Suggest(f)
			if s.Blocks != nil {
				t.Fatalf("blocked: %+v", s.Blocks)
			}
			byMovement, byBalance = byMovement.post(s.Movement), byBalance.post(s.Balance)
			want := map[journal.Account]money.Amount{}
			left = 0
			for a, n := range s.Closing {
				if left += n; n != 0 {
					want[a] = n
				}
			}
			if !maps.Equal(byMovement.stock(), want) || !maps.Equal(byBalance.stock(), want) {
				t.Fatalf("%s, %s, month %d: by movement %v, by balance %v, valued %v", method, model, m+1, byMovement.stock(), byBalance.stock(), want)
			}
			if byMovement.cost() != byBalance.cost() {
				t.Fatalf("%s, %s, month %d: the cost is %s by movement, %s by balance", method, model, m+1, byMovement.cost(), byBalance.cost())
			}
			checkBridge(t, s)
			before := s.End
			f.Before = &before
		}
		if cost := byMovement.cost(); cost != spent-left {
			t.Errorf("%s, %s: the year costs %s, bought is %s and left %s", method, model, cost, spent, left)
		}
	})
}

// checkBridge: the steps lead from opening to closing to the cent, and the parts from one position to the other exactly.
func checkBridge(t *rapid.T, s journal.Suggestion) {
	sum := journal.Total(s.Opening)
	for _, step := range s.Bridge() {
		sum += step.Amount
	}
	if sum != journal.Total(s.Closing) {
		t.Fatalf("the bridge leads from %s to %s, stock is worth %s", journal.Total(s.Opening), sum, journal.Total(s.Closing))
	}
	exact := s.Before.Work
	for _, item := range s.Before.Items {
		exact += item.Worth
	}
	for _, p := range s.Parts {
		exact += money.Value(p.Way) * p.Value
	}
	for _, item := range s.End.Items {
		exact -= item.Worth
	}
	if exact != s.End.Work {
		t.Fatalf("the parts miss the closing by %s", exact-s.End.Work)
	}
}

func value(t *rapid.T, method stock.Method, movements []stock.Movement) *stock.Valuation {
	b := stock.NewBuilder()
	for _, m := range movements {
		if err := b.Add(m); err != nil {
			t.Fatalf("%s: %v", m.Ref, err)
		}
	}
	h, err := b.History()
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Replay(method)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
