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
	billed    map[orderLine]money.Price
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
	b.billed = costsBilled(s.Bills)
	var err error
	b.Valuation, err = b.value(s.Entries)
	return b, err
}

// costsBilled is what a unit of each billed order line costs, by the bills (the receipt is restated to them).
func costsBilled(bills []BillLine) map[orderLine]money.Price {
	type sum struct {
		quantity money.Quantity
		net      money.Amount
	}
	sums := map[orderLine]sum{}
	for _, l := range bills {
		key := orderLine{l.OrderID, l.Line}
		sums[key] = sum{sums[key].quantity + l.Quantity, sums[key].net + l.Net}
	}
	costs := make(map[orderLine]money.Price, len(sums))
	for key, s := range sums {
		if cost, err := money.ValueOf(s.net).Per(s.quantity); err == nil && cost >= 0 {
			costs[key] = cost
		}
	}
	return costs
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
	if cost, isBilled := b.billed[orderLine{e.OrderID, e.OrderLine}]; isBilled && e.Kind == stock.Receive && e.OrderID != 0 {
		e.UnitCost = cost
	}
	return e
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

// ReceiptCost is what an entry of kind Receive cost, as it is known now, without freight and duty.
func (b *Book) ReceiptCost(e Entry) money.Value {
	cost, err := b.restated(e).UnitCost.Times(e.Quantity)
	if err != nil {
		return 0 // it was valued, so it does not overflow
	}
	return cost
}
