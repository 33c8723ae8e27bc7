package sample_test

import (
	"reflect"
	"strconv"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sample"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// days are those on which calendars go wrong first: ends and beginnings of months and years, leap days, weekends.
var days = []civil.Date{
	{Year: 2026, Month: 11, Day: 24}, {Year: 2026, Month: 1, Day: 1}, {Year: 2025, Month: 12, Day: 31}, {Year: 2028, Month: 2, Day: 29}, {Year: 2029, Month: 2, Day: 28},
	{Year: 2027, Month: 3, Day: 1}, {Year: 2026, Month: 8, Day: 31}, {Year: 2026, Month: 4, Day: 30}, {Year: 2027, Month: 5, Day: 15}, {Year: 2026, Month: 7, Day: 5},
}

// history is a year with what it comes to by a method.
type history struct {
	sample.Year
	*stock.Valuation
}

func value(t *testing.T, y sample.Year, method stock.Method) history {
	t.Helper()
	b := stock.NewBuilder()
	for i, e := range y.Entries {
		m := stock.Movement{Date: e.Date, Ref: name(int64(i + 1)), Kind: e.Kind, Item: name(e.ItemID), Quantity: e.Quantity, UnitCost: e.UnitCost, Value: e.Value,
			Split: e.Split, Operations: e.Operations}
		for _, place := range e.Of {
			m.Of = append(m.Of, name(place))
		}
		for _, u := range e.Uses {
			m.Uses = append(m.Uses, stock.Use{Item: name(u.ItemID), Quantity: u.Quantity})
		}
		if err := b.Add(m); err != nil {
			t.Fatalf("%+v: %v", e, err)
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
	return history{y, v}
}

func name(place int64) string {
	if place == 0 {
		return ""
	}
	return strconv.FormatInt(place, 10)
}

// worth is what all is worth at the end of a day, work in progress too.
func (h history) worth(day civil.Date) money.Value {
	sum := h.Work(day)
	for _, each := range h.At(day) {
		sum += each.Worth
	}
	return sum
}

func monthOf(d civil.Date) string { return d.String()[:7] }

func TestStockIsNeverBelowZeroAndNeverWithoutACost(t *testing.T) {
	t.Parallel()
	for _, today := range days {
		for _, method := range []stock.Method{stock.Average, stock.FIFO} {
			for l := range value(t, sample.NewYear(today), method).Lines() {
				if l.OnHand < 0 || l.Worth < 0 || l.Marks != 0 {
					t.Errorf("%s, %s: %+v", today, method, l)
				}
			}
		}
	}
}

func TestStockNeitherExplodesNorRunsDry(t *testing.T) {
	t.Parallel()
	for _, today := range days {
		for _, method := range []stock.Method{stock.Average, stock.FIFO} {
			h := value(t, sample.NewYear(today), method)
			changes, last := money.Value(0), sample.OpeningDay(today)
			opening := h.worth(last)
			for n := range 13 {
				day := sample.FirstDay(today).AddMonths(n).EndOfMonth()
				changes += h.changes(last, day)
				if got := h.worth(day); got != opening+changes || got.Amount() < 80_000_00 || got.Amount() > 170_000_00 {
					t.Errorf("%s, %s: %s at %s, opening %s and changes %s", today, method, got, day, opening, changes)
				}
				last = day
			}
		}
	}
}

// changes is what came in less what went out after a day up to another.
func (h history) changes(after, to civil.Date) (sum money.Value) {
	for l := range h.Lines() {
		isIn := l.Date.After(after) && !l.Date.After(to)
		switch {
		case isIn && (l.Kind == stock.Make || l.Kind == stock.KindUse || l.Kind == stock.MakeDone):
			sum += l.Operations // what is consumed stays, as work or in what was made
		case isIn:
			sum += l.Value
		}
	}
	return sum
}

func TestEveryMonthHasReceiptsMakesDeliveriesAndWages(t *testing.T) {
	t.Parallel()
	for _, today := range days {
		y := sample.NewYear(today)
		kinds, absorbed, all := map[string]map[stock.Kind]int{}, map[string]money.Value{}, map[stock.Kind]int{}
		for _, e := range y.Entries {
			m := monthOf(e.Date)
			if kinds[m] == nil {
				kinds[m] = map[stock.Kind]int{}
			}
			kinds[m][e.Kind]++
			all[e.Kind]++
			absorbed[m] += e.Operations
		}
		if len(y.Wages) != 12 {
			t.Fatalf("%s: wages of %d months", today, len(y.Wages))
		}
		for n, w := range y.Wages {
			m := monthOf(sample.FirstDay(today).AddMonths(n))
			if kinds[m][stock.Receive] < 3 || kinds[m][stock.Make] < 5 || kinds[m][stock.Issue] < 5 {
				t.Errorf("%s, %s: %v", today, m, kinds[m])
			}
			if made := absorbed[m].Amount(); monthOf(w.Date) != m || w.Amount < made || w.Amount > made*103/100+10_00 || made < 2_000_00 {
				t.Errorf("%s, %s: wages %s for %s", today, m, w.Amount, made)
			}
		}
		for kind, least := range map[stock.Kind]int{stock.CustomerReturn: 2, stock.SupplierReturn: 2, stock.LandedCost: 1, stock.Revalue: 1, stock.Count: 20, stock.MakeStart: 3, stock.MakeDone: 3} {
			if all[kind] < least {
				t.Errorf("%s: %s %d times, want %d", today, kind, all[kind], least)
			}
		}
	}
}

func TestSomethingIsStartedInOneMonthAndFinishedInTheNext(t *testing.T) {
	t.Parallel()
	for _, today := range days {
		y, across := sample.NewYear(today), 0
		for _, e := range y.Entries {
			if e.Kind == stock.MakeDone && monthOf(y.Entries[e.Of[0]-1].Date) != monthOf(e.Date) {
				across++
			}
		}
		if across < 3 {
			t.Errorf("%s: %d makes go over the end of a month", today, across)
		}
	}
}

// TestBillsAreOfWhatCameWithoutAnOrder: to the cent in every month, and so is freight; what came by an order has no bill.
func TestBillsAreOfWhatCameWithoutAnOrder(t *testing.T) {
	t.Parallel()
	for _, today := range days {
		y := sample.NewYear(today)
		billed, came := map[string]money.Amount{}, map[string]money.Value{}
		for _, b := range y.Bills {
			for _, l := range b.Lines {
				net := l.Net()
				if money.ValueOf(net) != must(l.Price.Times(l.Quantity))(t) || l.Price != money.RoundPrice(l.Price) || net <= 0 || b.Date.After(today) {
					t.Errorf("%s: %+v", today, b)
				}
				if b.IsCredit {
					net = -net
				}
				billed[monthOf(b.Date)] += net
			}
		}
		for _, e := range y.Entries {
			switch {
			case e.OrderID != 0 || e.Reason == warehouse.ReasonOpening:
			case e.Kind == stock.Receive:
				came[monthOf(e.Date)] += must(e.UnitCost.Times(e.Quantity))(t)
			case e.Kind == stock.LandedCost:
				came[monthOf(e.Date)] += e.Value
			case e.Kind == stock.SupplierReturn:
				came[monthOf(e.Date)] -= must(y.Entries[e.Of[0]-1].UnitCost.Times(e.Quantity))(t)
			}
		}
		for m, value := range came {
			if money.ValueOf(billed[m]) != value {
				t.Errorf("%s, %s: billed %s, received %s", today, m, billed[m], value)
			}
		}
		if len(came) < 12 || len(billed) != len(came) {
			t.Errorf("%s: %d months of receipts, %d of bills", today, len(came), len(billed))
		}
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestOpeningStockIsWorthWhatTheBooksBeginWith(t *testing.T) {
	t.Parallel()
	for _, today := range days {
		h := value(t, sample.NewYear(today), stock.FIFO)
		sums := map[journal.Class]money.Value{}
		for _, each := range h.At(sample.OpeningDay(today)) {
			place, _ := strconv.Atoi(each.Item)
			sums[h.Items[place-1].Class] += each.Worth
		}
		opening := h.Opening()
		for _, class := range []journal.Class{journal.Material, journal.PartMade, journal.Finished, journal.Traded} {
			if opening[class] <= 0 || money.ValueOf(opening[class]) != sums[class] {
				t.Errorf("%s: %s of %s, valued %s", today, opening[class], class, sums[class])
			}
		}
		first := h.Entries[0]
		if first.Date != sample.FirstDay(today).AddDays(-1) || sample.FirstDay(today).Day != 1 || first.Date.AddMonths(13).Before(today.AddDays(-31)) {
			t.Errorf("%s: the year begins with %s", today, first.Date)
		}
	}
}

// TestMovementsFitTheirOrders: what is received and delivered is of the order's line and no more than was ordered; most orders are whole, some are
// in part, those that are not due have nothing.
func TestMovementsFitTheirOrders(t *testing.T) {
	t.Parallel()
	for _, today := range days {
		y := sample.NewYear(today)
		for _, set := range []sample.Orders{sample.Sales(today), sample.Purchases(today)} {
			whole, part, none := 0, 0, 0
			for i, o := range set.Orders {
				moved := movedOf(t, y, set.Kind, i, o)
				isWhole, isNone := true, true
				for n, l := range o.Lines {
					isWhole = isWhole && (l.Kind != order.ItemLine || moved[n+1] == l.Quantity)
					isNone = isNone && moved[n+1] == 0
					if moved[n+1] > l.Quantity || moved[n+1] != 0 && o.DeliveryDate.After(today) {
						t.Errorf("%s: %s of line %d of %s", today, moved[n+1], n+1, o.Number)
					}
				}
				switch {
				case isNone:
					none++
				case isWhole:
					whole++
				default:
					part++
				}
			}
			if whole < len(set.Orders)/2 || part < 3 || none < 3 {
				t.Errorf("%s: of %d %s orders %d are whole, %d in part, %d have nothing", today, len(set.Orders), set.Kind, whole, part, none)
			}
		}
	}
}

// movedOf is what was received or delivered of an order's lines, by place.
func movedOf(t *testing.T, y sample.Year, kind order.Kind, i int, o order.Order) map[int]money.Quantity {
	t.Helper()
	moved := map[int]money.Quantity{}
	for _, e := range y.Entries {
		isOurs := e.OrderID == int64(i+1) && (kind == order.Sale) == (e.Kind == stock.Issue || e.Kind == stock.CustomerReturn)
		if !isOurs {
			continue
		}
		if o.Lines[e.OrderLine-1].ItemID != e.ItemID {
			t.Errorf("%+v is not of %s", e, o.Number)
		}
		if e.Kind == stock.Receive || e.Kind == stock.Issue {
			moved[e.OrderLine] += e.Quantity
		}
	}
	return moved
}

// TestTwoDaysOfAMonthAgreeOnTheBooks: the practice Xero and the company file are made one after the other, perhaps across midnight.
func TestTwoDaysOfAMonthAgreeOnTheBooks(t *testing.T) {
	t.Parallel()
	for day := 1; day < 30; day++ {
		early, late := sample.NewYear(civil.Date{Year: 2026, Month: 11, Day: day}), sample.NewYear(civil.Date{Year: 2026, Month: 11, Day: day + 1})
		if !reflect.DeepEqual(early.Opening(), late.Opening()) || !reflect.DeepEqual(early.Bills, late.Bills[:len(early.Bills)]) || !reflect.DeepEqual(early.Sales, late.Sales) {
			t.Errorf("day %d and the next do not agree", day)
		}
	}
}

func TestAYearIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	if !reflect.DeepEqual(sample.NewYear(today), sample.NewYear(today)) {
		t.Error("two calls differ")
	}
}
