package warehouse

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// LedgerQuery asks for a window of the movements, newest first.
type LedgerQuery struct {
	// ItemID and OrderID limit to one; 0 for all.
	ItemID, OrderID int64
	// From and To are the first and the last day; zero for no bound.
	From, To civil.Date
	// Kind limits to one; empty for all.
	Kind stock.Kind
	// Search is words of item, order, contact, note and reason; empty matches all.
	Search        string
	Offset, Limit int
}

// Posting is what one movement did to one item.
type Posting struct {
	stock.Line

	// Entry is the movement, Item what it moved.
	Entry Entry
	Item  Item
	// Order is the order it belongs to; zero for none.
	Order OrderName
	// Change is the change of the quantity on hand.
	Change money.Quantity
	// CanDelete: no later movement refers to its recording.
	CanDelete bool
}

// LedgerPage is a window of the movements.
type LedgerPage struct {
	// Rows is the window; never nil.
	Rows  []Posting
	Total int
}

// Ledger returns a window of the movements with what they did, newest first.
func (b *Book) Ledger(q LedgerQuery) LedgerPage {
	var matching []Posting
	before := map[string]money.Quantity{}
	for l := range b.Valuation.Lines() {
		change := l.OnHand - before[l.Item]
		before[l.Item] = l.OnHand
		if p := b.posting(l, change); q.matches(p) {
			matching = append(matching, p)
		}
	}
	slices.Reverse(matching)
	page := LedgerPage{Rows: []Posting{}, Total: len(matching)}
	from := min(max(q.Offset, 0), len(matching))
	page.Rows = append(page.Rows, matching[from:min(from+max(q.Limit, 0), len(matching))]...)
	referred := b.referred()
	for i := range page.Rows {
		page.Rows[i].CanDelete = !referred[page.Rows[i].Entry.Recording]
	}
	return page
}

func (b *Book) posting(l stock.Line, change money.Quantity) Posting {
	entry, _ := b.Entry(EntryID(l.Ref))
	item, _ := b.Item(ItemID(l.Item))
	return Posting{Line: l, Entry: entry, Item: item, Order: b.Orders[entry.OrderID], Change: change}
}

func (q LedgerQuery) matches(p Posting) bool {
	switch {
	case q.ItemID != 0 && p.Item.ID != q.ItemID,
		q.OrderID != 0 && p.Entry.OrderID != q.OrderID,
		!q.From.IsZero() && p.Date.Before(q.From),
		!q.To.IsZero() && p.Date.After(q.To),
		q.Kind != "" && p.Kind != q.Kind:
		return false
	}
	return hasWords(q.Search, p.Item.SKU, p.Item.Name, p.Order.Number, p.Order.Contact, p.Entry.Note, string(p.Entry.Reason))
}

// referred is the recordings that an entry of another one refers to.
func (b *Book) referred() map[int64]bool {
	recordings := map[int64]bool{}
	for _, e := range b.Entries {
		for _, id := range e.Of {
			if from, ok := b.Entry(id); ok && from.Recording != e.Recording {
				recordings[from.Recording] = true
			}
		}
	}
	return recordings
}

// OpenMakes returns what makes that were started and are not done consumed, oldest first: a make of several ingredients has one row, the first.
func (b *Book) OpenMakes() []Posting {
	var open []Posting
	for l := range b.Valuation.Lines() {
		entry, _ := b.Entry(EntryID(l.Ref))
		isNext := len(open) == 0 || open[len(open)-1].Entry.ID != entry.ID
		if entry.Kind == stock.MakeStart && isNext && !b.IsDone(entry.ID) {
			open = append(open, b.posting(l, 0))
		}
	}
	return open
}

// Recorded returns what the entries of a recording did, oldest first.
func (b *Book) Recorded(recording int64) []Posting {
	var list []Posting
	before := map[string]money.Quantity{}
	referred := b.referred()
	for l := range b.Valuation.Lines() {
		p := b.posting(l, l.OnHand-before[l.Item])
		before[l.Item] = l.OnHand
		if p.CanDelete = !referred[recording]; p.Entry.Recording == recording {
			list = append(list, p)
		}
	}
	return list
}
