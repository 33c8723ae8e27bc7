package warehouse_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sqlite"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// noon is the frozen clock of these tests.
func noon() time.Time { return time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC) }

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// yard is a company file with three items and the warehouse on it.
type yard struct {
	*warehouse.Service

	t                  *testing.T
	file               *sqlite.File
	wood, chair, glue  int64
	supplier, customer int64
	changes            int
}

func newYard(t *testing.T) *yard {
	t.Helper()
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "yard.daybook")
	if err := sqlite.Create(ctx, path, sqlite.Info{Name: "Yard", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: noon(), MachineID: "m"}); err != nil {
		t.Fatal(err)
	}
	file, err := sqlite.Open(ctx, path, sqlite.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	y := &yard{t: t, file: file}
	items := must(file.SaveItems(ctx, []order.Item{{SKU: "WOOD", Name: "Oak board"}, {SKU: "CHAIR", Name: "Dining chair"}, {SKU: "GLUE", Name: "Wood glue"}}))(t)
	y.wood, y.chair, y.glue = items[0].ID, items[1].ID, items[2].ID
	people := must(file.SaveContacts(ctx, []contact.Contact{
		{Name: "Timber Co", Source: contact.SourceTyped, PaymentDays: -1, IsSupplier: true}, {Name: "Café", Source: contact.SourceTyped, PaymentDays: -1, IsCustomer: true}}))(t)
	y.supplier, y.customer = people[0].ID, people[1].ID
	y.Service = warehouse.NewService(warehouse.Options{Store: file, Now: noon, Zone: time.UTC, Changed: func() { y.changes++ }})
	return y
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func units(n int64) money.Quantity { return money.Quantity(n * money.One) }

func (y *yard) record(entries ...warehouse.Entry) warehouse.Recorded {
	y.t.Helper()
	return must(y.Record(y.t.Context(), entries))(y.t)
}

func (y *yard) receive(date string, item, quantity int64, cost money.Price) warehouse.Entry {
	y.t.Helper()
	return y.record(warehouse.Entry{Date: day(y.t, date), Kind: stock.Receive, ItemID: item, Quantity: units(quantity), UnitCost: cost}).Entries[0]
}

// holding is what there is of an item today.
func (y *yard) holding(item int64) warehouse.Holding {
	y.t.Helper()
	for _, h := range must(y.Book(y.t.Context()))(y.t).Holdings(y.Today()) {
		if h.Item.ID == item {
			return h
		}
	}
	y.t.Fatalf("no item %d", item)
	return warehouse.Holding{}
}

func (y *yard) refused(want string, entries ...warehouse.Entry) {
	y.t.Helper()
	_, err := y.Record(y.t.Context(), entries)
	field, text, _ := strings.Cut(want, ": ")
	if !fault.Is(err, fault.Invalid) || !strings.Contains(fieldsOf(err)[field], text) {
		y.t.Errorf("refused with %v %v, want %s", err, fieldsOf(err), want)
	}
}

func TestWhatIsRecordedIsValued(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.receive("2026-03-01", y.wood, 10, 5_000_000)
	y.record(warehouse.Entry{Date: day(t, "2026-03-02"), Kind: stock.Make, ItemID: y.chair, Quantity: units(2), Operations: 20_000_000,
		Uses: []warehouse.Use{{ItemID: y.wood, Quantity: units(4)}}})
	delivered := y.record(warehouse.Entry{Date: day(t, "2026-03-03"), Kind: stock.Issue, ItemID: y.chair, Quantity: units(1)}).Entries[0]
	if h := y.holding(y.wood); h.OnHand != units(6) || h.Worth != 30_000_000 {
		t.Errorf("wood: %+v", h)
	}
	if h := y.holding(y.chair); h.OnHand != units(1) || h.Worth != 20_000_000 || h.UnitCost != 20_000_000 {
		t.Errorf("chairs: %+v", h)
	}
	if y.changes != 3 {
		t.Errorf("%d changes were told", y.changes)
	}
	back := y.record(warehouse.Entry{Date: day(t, "2026-03-04"), Kind: stock.CustomerReturn, ItemID: y.chair, Quantity: units(1), Of: []int64{delivered.ID}})
	if h := y.holding(y.chair); h.OnHand != units(2) || h.Worth != 40_000_000 {
		t.Errorf("after the return: %+v", h)
	}
	if _, err := y.Undo(t.Context(), delivered.Recording); !fault.Is(err, fault.Conflict) {
		t.Errorf("a delivery that came back was taken away: %v", err)
	}
	taken := must(y.Undo(t.Context(), back.Entries[0].Recording))(t)
	if h := y.holding(y.chair); len(taken) != 1 || taken[0].Of[0] != delivered.ID || h.OnHand != units(1) {
		t.Errorf("after the undo of %+v: %+v", taken, h)
	}
}

func TestAMakeTakesItsRecipe(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	recipe := warehouse.Item{ID: y.chair, Class: journal.Finished, Operations: 7_500_000, Recipe: []warehouse.Use{{ItemID: y.wood, Quantity: units(2)}, {ItemID: y.glue, Quantity: 125_000}}}
	if err := y.file.SaveStockItem(t.Context(), recipe); err != nil {
		t.Fatal(err)
	}
	y.receive("2026-03-01", y.wood, 10, 5_000_000)
	y.receive("2026-03-01", y.glue, 1, 8_000_000)
	made := y.record(warehouse.Entry{Date: day(t, "2026-03-02"), Kind: stock.Make, ItemID: y.chair, Quantity: units(4)}).Entries[0]
	if len(made.Uses) != 2 || made.Uses[1].Quantity != 500_000 || made.Operations != 30_000_000 {
		t.Errorf("made as %+v", made)
	}
	// 8 × 5 of wood, half of the glue's 8, and 30 of wages.
	if h := y.holding(y.chair); h.Worth != 74_000_000 || h.Item.Class != journal.Finished {
		t.Errorf("the chairs are %+v", h)
	}
}

func TestALateReceiptRestatesWhatFollows(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.receive("2026-03-10", y.wood, 10, 6_000_000)
	y.record(warehouse.Entry{Date: day(t, "2026-03-12"), Kind: stock.Issue, ItemID: y.wood, Quantity: units(10)})
	y.receive("2026-03-09", y.wood, 10, 4_000_000)
	if h := y.holding(y.wood); h.OnHand != units(10) || h.Worth != 50_000_000 {
		t.Errorf("wood: %+v", h)
	}
}

func TestWhatCannotBeRecordedIsNamed(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	in := y.receive("2026-03-05", y.wood, 10, 5_000_000)
	out := y.record(warehouse.Entry{Date: day(t, "2026-03-06"), Kind: stock.Issue, ItemID: y.wood, Quantity: units(3)}).Entries[0]
	at := day(t, "2026-03-10")
	entry := func(change func(*warehouse.Entry)) warehouse.Entry {
		e := warehouse.Entry{Date: at, Kind: stock.Receive, ItemID: y.wood, Quantity: units(1)}
		change(&e)
		return e
	}
	y.refused("lines: Add")
	for want, change := range map[string]func(*warehouse.Entry){
		"date: Choose a day":                  func(e *warehouse.Entry) { e.Date = civil.Date{} },
		"date: in the future":                 func(e *warehouse.Entry) { e.Date = day(t, "2026-03-21") },
		"reason: from the list":               func(e *warehouse.Entry) { e.Reason = "because" },
		"lines[0].itemId: Choose an item":     func(e *warehouse.Entry) { e.ItemID = 0 },
		"lines[0].itemId: does not exist":     func(e *warehouse.Entry) { e.ItemID = 99 },
		"lines[0].quantity: above zero":       func(e *warehouse.Entry) { e.Quantity = 0 },
		"lines[0].unitCost: zero or more":     func(e *warehouse.Entry) { e.UnitCost = -1 },
		"lines[0].value: below zero to write": func(e *warehouse.Entry) { e.Kind = stock.Revalue },
		"lines[0].value: above zero":          func(e *warehouse.Entry) { e.Kind, e.Of = stock.LandedCost, []int64{in.ID} },
		"lines[0].of: the receipts":           func(e *warehouse.Entry) { e.Kind, e.Value, e.Of = stock.LandedCost, 1, []int64{out.ID} },
		"lines[0].of: the delivery":           func(e *warehouse.Entry) { e.Kind = stock.CustomerReturn },
		"lines[0].quantity: Only 3 is left":   func(e *warehouse.Entry) { e.Kind, e.Of, e.Quantity = stock.CustomerReturn, []int64{out.ID}, units(4) },
		"lines[0].itemId: Another item":       func(e *warehouse.Entry) { e.Kind, e.Of, e.ItemID = stock.SupplierReturn, []int64{in.ID}, y.glue },
		"date: before what it refers to": func(e *warehouse.Entry) {
			e.Kind, e.Of, e.Date = stock.SupplierReturn, []int64{in.ID}, day(t, "2026-03-01")
		},
		"lines[0].uses: give the item a recipe":    func(e *warehouse.Entry) { e.Kind = stock.Make },
		"lines[0].uses[0].itemId: not made of it":  func(e *warehouse.Entry) { e.Kind, e.Uses = stock.Make, []warehouse.Use{{ItemID: y.wood, Quantity: 1}} },
		"lines[0].uses[0].quantity: above zero":    func(e *warehouse.Entry) { e.Kind, e.Uses = stock.Make, []warehouse.Use{{ItemID: y.glue}} },
		"lines[0].of: the make that was started":   func(e *warehouse.Entry) { e.Kind, e.Of = stock.MakeDone, []int64{in.ID} },
		"lines[0].quantity: A count is zero":       func(e *warehouse.Entry) { e.Kind, e.Quantity = stock.Count, -1 },
		"lines[0].operations: A cost is zero":      func(e *warehouse.Entry) { e.Kind, e.Operations = stock.Make, -1 },
		"lines[0].unitCost: This is too large.":    func(e *warehouse.Entry) { e.Quantity, e.UnitCost = 1<<60, 1<<60 },
		"lines[0].value: A credit is zero or more": func(e *warehouse.Entry) { e.Kind, e.Of, e.Value = stock.SupplierReturn, []int64{in.ID}, -1 },
	} {
		y.refused(want, entry(change))
	}
	if page := must(y.Book(t.Context()))(t).Ledger(warehouse.LedgerQuery{Limit: 10}); page.Total != 2 {
		t.Errorf("%d movements are kept", page.Total)
	}
}

func TestBelowZeroIsKeptWithAWarning(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	got := y.record(warehouse.Entry{Date: day(t, "2026-03-05"), Kind: stock.Issue, ItemID: y.wood, Quantity: units(2)})
	if len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], "WOOD is below zero now: -2") {
		t.Errorf("warned with %q", got.Warnings)
	}
	page := must(y.Book(t.Context()))(t).List(warehouse.Query{Show: warehouse.ShowProblems, On: y.Today(), Limit: 10})
	if page.Total != 1 || !page.Rows[0].IsUncosted || page.Counts[warehouse.ShowProblems] != 1 || page.Counts[warehouse.ShowAll] != 3 {
		t.Errorf("the problems are %+v", page)
	}
}

// purchase is an order of 10 boards at 4.60 with tax of 15 %, in NZD.
func (y *yard) purchase() order.Order {
	y.t.Helper()
	tax := must(y.file.SaveOrderTax(y.t.Context(), order.Tax{Name: "GST", Rate: 15 * money.One}))(y.t)
	return must(y.file.SaveOrder(y.t.Context(), order.Order{Kind: order.Purchase, Number: "PO-1", ContactID: y.supplier, Date: day(y.t, "2026-03-01"), Currency: "NZD",
		TaxMode: money.Inclusive, Source: contact.SourceTyped, Lines: []order.Line{
			{Kind: order.ItemLine, ItemID: y.wood, SKU: "WOOD", Description: "Oak board", Quantity: units(10), UnitPrice: 4_600_000, TaxID: tax.ID},
			{Kind: order.ShippingLine, Description: "Freight", Quantity: units(1), UnitPrice: 20_000_000}}}))(y.t)
}

func TestAnOrderIsReceivedInParts(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	ctx, o := t.Context(), y.purchase()
	waiting := must(y.file.ListWaitingOrders(ctx, order.Purchase, civil.Date{}, 10))(t)
	if len(waiting) != 1 || waiting[0].Number != "PO-1" || waiting[0].Contact != "Timber Co" || waiting[0].Lines != 1 {
		t.Fatalf("waiting: %+v", waiting)
	}
	held := must(y.file.GetOrderStock(ctx, o.ID))(t)
	if cost, ok := held.UnitCost(1); !ok || cost != 4_000_000 {
		t.Errorf("by the order a board costs %s", cost)
	}
	receipt := warehouse.Entry{Date: day(t, "2026-03-05"), Kind: stock.Receive, ItemID: y.wood, Quantity: units(6), UnitCost: 4_000_000, OrderID: o.ID, OrderLine: 1}
	first := y.record(receipt)
	held = must(y.file.GetOrderStock(ctx, o.ID))(t)
	if len(first.Warnings) != 0 || held.Moved(1) != units(6) {
		t.Errorf("received %s, warned %q", held.Moved(1), first.Warnings)
	}
	if again := y.record(receipt); len(again.Warnings) != 1 || !strings.Contains(again.Warnings[0], "10 were ordered, and 12 are recorded now") {
		t.Errorf("warned %q", again.Warnings)
	}
	if left := must(y.file.ListWaitingOrders(ctx, order.Purchase, civil.Date{}, 10))(t); len(left) != 0 {
		t.Errorf("still waiting: %+v", left)
	}
	if err := y.file.DeleteOrder(ctx, o.ID); !fault.Is(err, fault.Conflict) {
		t.Errorf("an order with receipts was deleted: %v", err)
	}
	changed := o
	changed.Lines = []order.Line{o.Lines[1], o.Lines[0]}
	if _, err := y.file.SaveOrder(ctx, changed); !fault.Is(err, fault.Invalid) || fieldsOf(err)["lines[0].item"] == "" {
		t.Errorf("lines with receipts changed their places: %v", err)
	}
	for want, change := range map[string]func(*warehouse.Entry){
		"orderId: sales order":          func(e *warehouse.Entry) { e.Kind = stock.Issue },
		"orderId: belong to an order":   func(e *warehouse.Entry) { e.Kind = stock.Count },
		"lines[0].orderLine: no such":   func(e *warehouse.Entry) { e.OrderLine = 2 },
		"lines[0].itemId: another item": func(e *warehouse.Entry) { e.ItemID = y.glue },
	} {
		e := receipt
		change(&e)
		y.refused(want, e)
	}
}

func TestALedgerIsFiltered(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.receive("2026-03-01", y.wood, 10, 5_000_000)
	y.receive("2026-03-02", y.glue, 2, 1_000_000)
	y.record(warehouse.Entry{Date: day(t, "2026-03-03"), Kind: stock.Count, ItemID: y.wood, Quantity: units(9), Reason: warehouse.ReasonLost, Note: "behind the shed"})
	book := must(y.Book(t.Context()))(t)
	for want, q := range map[int]warehouse.LedgerQuery{
		3: {}, 2: {ItemID: y.wood}, 1: {Search: "SHED lost"}, 0: {From: day(t, "2026-03-04")},
	} {
		q.Limit = 10
		page := book.Ledger(q)
		if page.Total != want || len(page.Rows) != want {
			t.Errorf("%+v finds %d", q, page.Total)
		}
	}
	newest := book.Ledger(warehouse.LedgerQuery{Limit: 1}).Rows[0]
	if newest.Change != -units(1) || newest.Value != -5_000_000 || newest.Item.SKU != "WOOD" || !newest.CanDelete {
		t.Errorf("the count reads %+v", newest)
	}
}

// fieldsOf is what a fault says of fields; nil for any other error.
func fieldsOf(err error) map[string]string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Fields
	}
	return nil
}
