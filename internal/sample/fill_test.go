package sample_test

import (
	"path/filepath"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sample"
	"daybook/internal/sqlite"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// aFile is a company file with the practice company in it.
func aFile(t *testing.T) *sqlite.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "practice.daybook")
	info := sqlite.Info{Name: "Practice company", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: today.Time(), MachineID: "a-machine"}
	if err := sqlite.Create(t.Context(), path, info); err != nil {
		t.Fatal(err)
	}
	f := must(sqlite.Open(t.Context(), path, sqlite.Options{}))(t)
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := sample.Fill(t.Context(), f, today); err != nil {
		t.Fatal(err)
	}
	return f
}

// TestTheCompanyFileHoldsTheYear: valued from the file, every movement of the right item and order, it comes to what the year does.
func TestTheCompanyFileHoldsTheYear(t *testing.T) {
	t.Parallel()
	f, y := aFile(t), value(t, sample.NewYear(today), stock.Average)
	service := warehouse.NewService(warehouse.Options{Store: f, Now: func() time.Time { return today.Time() }, Zone: time.UTC})
	book := must(service.Book(t.Context()))(t)
	if len(book.Entries) != len(y.Entries) || len(book.Items) != len(y.Items) {
		t.Fatalf("%d movements of %d items, want %d of %d", len(book.Entries), len(book.Items), len(y.Entries), len(y.Items))
	}
	want := map[string]money.Value{}
	for _, h := range y.At(today) {
		place := warehouse.ItemID(h.Item)
		want[y.Items[place-1].SKU] = h.Worth
	}
	total := money.Value(0)
	for _, h := range book.Valuation.At(today) {
		item, _ := book.Item(warehouse.ItemID(h.Item))
		if total += h.Worth; h.Worth != want[item.SKU] {
			t.Errorf("%s is worth %s, want %s", item.SKU, h.Worth, want[item.SKU])
		}
		if isMade := item.Class == journal.Finished || item.Class == journal.PartMade; isMade != (item.Recipe != nil) {
			t.Errorf("%s, %s, is made of %v", item.SKU, item.Class, item.Recipe)
		}
	}
	if total != y.worth(today)-y.Work(today) {
		t.Errorf("all is worth %s", total)
	}
	for i, e := range book.Entries {
		checkOrder(t, book, e, y.Entries[i])
	}
}

// checkOrder compares the order of a movement in the file with the one it was made for.
func checkOrder(t *testing.T, book *warehouse.Book, e, made warehouse.Entry) {
	t.Helper()
	var want warehouse.OrderName
	set := sample.Purchases(today)
	if e.Kind == stock.Issue || e.Kind == stock.CustomerReturn {
		set = sample.Sales(today)
	}
	if made.OrderID != 0 {
		o := set.Orders[made.OrderID-1]
		want = warehouse.OrderName{Kind: set.Kind, Number: o.Number, Contact: set.People[o.ContactID-1].Name}
	}
	if got := book.Orders[e.OrderID]; got != want || e.OrderLine != made.OrderLine || len(e.Of) != len(made.Of) || len(e.Uses) != len(made.Uses) {
		t.Errorf("%+v is of %+v, want %+v", e, got, want)
	}
}

func TestSomeOrdersWaitForGoods(t *testing.T) {
	t.Parallel()
	f := aFile(t)
	for _, kind := range []order.Kind{order.Sale, order.Purchase} {
		if list := must(f.ListWaitingOrders(t.Context(), kind, civil.Date{}, 100))(t); len(list) < 5 || len(list) > 30 {
			t.Errorf("%d %s orders wait", len(list), kind)
		}
	}
}
