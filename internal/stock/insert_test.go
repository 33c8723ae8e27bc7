package stock_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/conformance/stockeval"
	"daybook/internal/money"
	"daybook/internal/stock"
)

var methods = []stock.Method{stock.Average, stock.FIFO}

// late draws a movement that may be inserted into a history.
func late(t *rapid.T, ref string) stock.Movement {
	m := stock.Movement{Ref: ref, Date: civil.Date{Year: 2025, Month: 12, Day: 25}.AddDays(rapid.IntRange(0, 90).Draw(t, "late day")),
		Item: rapid.SampledFrom([]string{"A", "B", "C", "F", "new"}).Draw(t, "late item"),
		Kind: rapid.SampledFrom([]stock.Kind{stock.Receive, stock.Receive, stock.Issue, stock.Count, stock.Revalue}).Draw(t, "late kind")}
	if m.Kind == stock.Revalue {
		m.Value = money.Value(rapid.Int64Range(-9_000_000, 9_000_000).Draw(t, "late change"))
		return m
	}
	m.Quantity = money.Quantity(rapid.Int64Range(1, 60_000_000).Draw(t, "late quantity"))
	if m.Kind == stock.Receive {
		m.UnitCost = money.Price(rapid.Int64Range(0, 90_000_000).Draw(t, "late cost"))
	}
	return m
}

// TestWhatIsInsertedComesToWhatAReplayOfAllSays, line by line, on random histories with shortages, makes, returns and counts.
func TestWhatIsInsertedComesToWhatAReplayOfAllSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		movements := wild(t, 60)
		for _, method := range methods {
			v := valued(t, movements, method)
			all := slices.Clone(movements)
			for i := range rapid.IntRange(1, 4).Draw(t, "inserted") {
				m := late(t, fmt.Sprint("late", i))
				if err := v.Insert(m); err != nil {
					t.Fatal(err)
				}
				all = append(all, m)
				whole := valued(t, all, method)
				if got, want := said(v), said(whole); !slices.Equal(got, want) {
					t.Fatalf("%s: after %+v\n%q\nand replayed\n%q", method, m, got, want)
				}
				day := m.Date.AddDays(rapid.IntRange(-3, 30).Draw(t, "valued days later"))
				if got, want := v.At(day), whole.At(day); !slices.Equal(got, want) {
					t.Fatalf("%s: at %s %v, and replayed %v", method, day, got, want)
				}
			}
		}
	})
}

func valued(t *rapid.T, movements []stock.Movement, method stock.Method) *stock.Valuation {
	h, err := history(movements)
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Replay(method)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestAnInsertedReceiptIsReplayedThroughMakes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		before   []string
		inserted string
		want     string
	}{
		"at once": {[]string{"02 a receive A 10 @5", "03 b make F 1 from A 5", "04 c make G 1 from F 1", "05 d issue G 1"}, "01 z receive A 10 @7",
			"d G -30 0=0"},
		"through work in progress": {[]string{"02 a receive A 10 @5", "03 b make_start from A 5", "04 c make_done F 1 of b +2", "05 d issue F 1"},
			"01 z receive A 10 @7", "d F -32 0=0"},
		"where it settles what went out before": {[]string{"01 a receive A 1 @5", "02 b make F 1 from A 3", "05 c receive A 2 @9", "06 d issue F 1"},
			"03 z receive A 2 @4", "d F -13 0=0"},
		"where something made settles a shortage": {[]string{"02 a receive A 10 @5", "03 b issue F 1", "04 c make F 1 from A 5", "05 d issue A 1"},
			"01 z receive A 10 @7", "d A -6 14=84"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := replay(t, stock.Average, test.before...)
			if err := v.Insert(parse(t, test.inserted)); err != nil {
				t.Fatal(err)
			}
			whole := replay(t, stock.Average, append(test.before, test.inserted)...)
			got := said(v)
			if !slices.Equal(got, said(whole)) || got[len(got)-1] != test.want {
				t.Errorf("%q, replayed %q, want %s at the end", got, said(whole), test.want)
			}
		})
	}
}

func TestAnInsertedMovementThatIsRefusedLeavesAllAsItWas(t *testing.T) {
	t.Parallel()
	most := money.Quantity(math.MaxInt64)
	good := parse(t, "02 z receive A 1 @1")
	for name, test := range map[string]struct {
		change func(m *stock.Movement)
		want   string
	}{
		"the ref of another":         {func(m *stock.Movement) { m.Ref = "a" }, "3 ref"},
		"no item":                    {func(m *stock.Movement) { m.Item = "" }, "3 item"},
		"a cost beyond all figures":  {func(m *stock.Movement) { m.Quantity, m.UnitCost = most, 9e18 }, "3 unit_cost"},
		"a stock beyond all figures": {func(m *stock.Movement) { m.Date, m.Quantity = m.Date.AddDays(-1), most }, "3 qty"},
		"what refers to another":     {func(m *stock.Movement) { m.Kind, m.Of = stock.CustomerReturn, []string{"b"} }, "3 op"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := []string{"01 a receive A 10 @5", "02 b issue A 12", "03 c count A 4"}
			v := replay(t, stock.FIFO, before...)
			m := good
			test.change(&m)
			if err := v.Insert(m); fieldOf(err) != test.want {
				t.Errorf("%v, want %s", err, test.want)
			}
			if got, want := said(v), said(replay(t, stock.FIFO, before...)); !slices.Equal(got, want) {
				t.Errorf("%q, before %q", got, want)
			}
			if err := v.Insert(good); err != nil {
				t.Fatal(err)
			}
			if got, want := said(v), said(replay(t, stock.FIFO, append(before, "02 z receive A 1 @1")...)); !slices.Equal(got, want) {
				t.Errorf("then %q, replayed %q", got, want)
			}
		})
	}
}

func TestAnInsertedValueBeyondAllFiguresLeavesAllAsItWas(t *testing.T) {
	t.Parallel()
	before := []string{"01 a receive A 1 @9000000000000"}
	v := replay(t, stock.Average, before...)
	if err := v.Insert(parse(t, "02 z receive A 1 @9000000000000")); err == nil {
		t.Error("it was taken")
	}
	if got, want := said(v), said(replay(t, stock.Average, before...)); !slices.Equal(got, want) {
		t.Errorf("%q, before %q", got, want)
	}
}

// large is the list the figures are measured on, valued.
func large(b *testing.B, method stock.Method) *stock.Valuation {
	b.Helper()
	var list bytes.Buffer
	if err := stockeval.Generate(&list, 1_000_000, 5000, 1); err != nil {
		b.Fatal(err)
	}
	h := must(stockeval.Read(&list))(b)
	return must(h.Replay(method))(b)
}

// BenchmarkOneBackdatedReceiptIn1000000 inserts a receipt in the middle of ten years: of any item one after another, and of the item that
// most others are made of.
func BenchmarkOneBackdatedReceiptIn1000000(b *testing.B) {
	for _, method := range methods {
		v := large(b, method)
		n := 0
		for _, name := range []string{"any", "used_by_all"} {
			b.Run(fmt.Sprintf("%s/%s", method, name), func(b *testing.B) {
				var slowest time.Duration
				for b.Loop() {
					n++
					item := "I0"
					if name == "any" {
						item = fmt.Sprint("I", 100+n*37%4900)
					}
					begin := time.Now()
					err := v.Insert(stock.Movement{Date: civil.Date{Year: 2021, Month: 1, Day: 1}, Ref: fmt.Sprint("late", n), Kind: stock.Receive, Item: item,
						Quantity: 7_000_000, UnitCost: 3_000_000})
					if err != nil {
						b.Fatal(err)
					}
					slowest = max(slowest, time.Since(begin))
				}
				b.ReportMetric(float64(slowest.Microseconds())/1000, "slowest-ms")
			})
		}
	}
}

// BenchmarkValuationAtAPastDateOf1000000 values all 5,000 items in the middle of ten years.
func BenchmarkValuationAtAPastDateOf1000000(b *testing.B) {
	v := large(b, stock.Average)
	for b.Loop() {
		if len(v.At(civil.Date{Year: 2021, Month: 1, Day: 1})) != 5000 {
			b.Fatal("items are missing")
		}
	}
}
