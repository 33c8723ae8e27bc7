package warehouse

import (
	"fmt"
	"strconv"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// Book is stock as it is known at one moment, with what it comes to. It does not change.
type Book struct {
	Snapshot

	// Valuation is of all entries.
	Valuation *stock.Valuation
	byID      map[int64]int
	items     map[int64]int
	billed    map[orderLine]billedLine
}

// orderLine is a line of an order.
type orderLine struct {
	order int64
	line  int
}

// newBook values a snapshot. An error names the entry that cannot be valued.
func newBook(s Snapshot) (*Book, error) {
	b := &Book{Snapshot: s, byID: make(map[int64]int, len(s.Entries)), items: make(map[int64]int, len(s.Items))}
	for i, e := range s.Entries {
		b.byID[e.ID] = i
	}
	for i, item := range s.Items {
		b.items[item.ID] = i
	}
	b.billed = sumBilled(s.Bills)
	var err error
	b.Valuation, err = b.value(s.Entries)
	return b, err
}

// billedLine is what bills say of an order's line.
type billedLine struct {
	quantity money.Quantity
	net      money.Amount
}

// cost is what a unit costs by the bills; false where they tell none.
func (l billedLine) cost() (money.Price, bool) {
	cost, err := money.ValueOf(l.net).Per(l.quantity)
	return cost, err == nil && cost >= 0
}

func sumBilled(bills []BillLine) map[orderLine]billedLine {
	sums := map[orderLine]billedLine{}
	for _, l := range bills {
		key := orderLine{l.OrderID, l.Line}
		sums[key] = billedLine{sums[key].quantity + l.Quantity, sums[key].net + l.Net}
	}
	return sums
}

// value replays some entries, in the order of entry.
func (b *Book) value(entries []Entry) (*stock.Valuation, error) {
	builder := stock.NewBuilder()
	for _, e := range entries {
		if err := builder.Add(b.restated(e).movement()); err != nil {
			return nil, fmt.Errorf("value movement %d: %w", e.ID, err)
		}
	}
	history, err := builder.History()
	if err != nil {
		return nil, fmt.Errorf("order the movements: %w", err)
	}
	v, err := history.Replay(b.Method)
	if err != nil {
		return nil, fmt.Errorf("value the movements: %w", err)
	}
	return v, nil
}

// restated gives a receipt the cost its bill says, once it is billed.
func (b *Book) restated(e Entry) Entry {
	if cost, isBilled := b.billedOf(e).cost(); isBilled {
		e.UnitCost = cost
	}
	return e
}

// billedOf is what bills say of the line of a receipt; nothing for other entries.
func (b *Book) billedOf(e Entry) billedLine {
	if e.Kind != stock.Receive || e.OrderID == 0 {
		return billedLine{}
	}
	return b.billed[orderLine{e.OrderID, e.OrderLine}]
}

// Until values the movements dated up to a day: what is dated later, such as freight, does not count in them yet.
func (b *Book) Until(day civil.Date) (*stock.Valuation, error) {
	entries := make([]Entry, 0, len(b.Entries))
	for _, e := range b.Entries {
		if !e.Date.After(day) {
			entries = append(entries, e)
		}
	}
	return b.value(entries)
}

// Item returns an item by its row; false where there is none.
func (b *Book) Item(id int64) (Item, bool) {
	i, ok := b.items[id]
	if !ok {
		return Item{}, false
	}
	return b.Items[i], true
}

// Entry returns an entry by its row; false where there is none.
func (b *Book) Entry(id int64) (Entry, bool) {
	i, ok := b.byID[id]
	if !ok {
		return Entry{}, false
	}
	return b.Entries[i], true
}

// ItemID is the row of an item that a valuation names; 0 for none.
func ItemID(name string) int64 { return number(name) }

// EntryID is the row of an entry that a valuation names by its ref; 0 for none.
func EntryID(ref string) int64 { return number(ref) }

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// ReceiptCost is what an entry of kind Receive cost, as it is known now, without freight and duty: once it is billed its share of the bills, which may be
// some millionths off its unit cost times its quantity.
func (b *Book) ReceiptCost(e Entry) money.Value {
	billed := b.billedOf(e)
	cost, err := e.UnitCost.Times(e.Quantity)
	if _, isBilled := billed.cost(); isBilled {
		cost, err = money.ValueOf(billed.net).Share(e.Quantity, billed.quantity)
	}
	if err != nil {
		return 0 // it was valued, so it does not overflow
	}
	return cost
}

// Credit is what a supplier credits for an entry of kind SupplierReturn: the price of its receipt where nothing else was said.
func (b *Book) Credit(e Entry) money.Value {
	if e.Value != 0 || len(e.Of) != 1 {
		return e.Value
	}
	from, _ := b.Entry(e.Of[0])
	credit, err := b.ReceiptCost(from).Share(e.Quantity, from.Quantity)
	if err != nil {
		return 0 // the receipt it refers to has a quantity
	}
	return credit
}
