package journal

import (
	"cmp"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// Position is where stock stands at the end of a day. Of a period that was closed it is kept, and what is known otherwise later belongs to the first
// open period.
type Position struct {
	// Items is by item; one that never moved is not there.
	Items map[string]ItemPosition
	// Work is what is in work in progress.
	Work money.Value
}

// ItemPosition is where one item stands.
type ItemPosition struct {
	OnHand money.Quantity
	Worth  money.Value
	// Receipts is what its receipts came to by their own prices since the beginning, net of what suppliers credited; Landed is freight and duty on them.
	Receipts, Landed money.Value

	Unbilled
}

// Unbilled is what receipts and bills of an item have not met in.
type Unbilled struct {
	// Received is what was received and is not billed, Transit what was billed and is not received.
	Received, Transit money.Value
}

// PositionAt is where stock stands at the end of a day, by a valuation of the movements dated up to then. costs and unbilled are as in Facts.
func PositionAt(v *stock.Valuation, costs map[string]money.Value, unbilled map[string]Unbilled, day civil.Date) Position {
	p := Position{Items: map[string]ItemPosition{}, Work: v.Work(day)}
	for _, h := range v.At(day) {
		p.Items[h.Item] = ItemPosition{OnHand: h.OnHand, Worth: h.Worth}
	}
	for l := range v.Lines() {
		if plain, landed := bought(l, costs); cmp.Or(plain, landed) != 0 && !l.Date.After(day) {
			item := p.Items[l.Item]
			item.Receipts += plain
			item.Landed += landed
			p.Items[l.Item] = item
		}
	}
	for name, u := range unbilled {
		item := p.Items[name]
		item.Unbilled = u
		p.Items[name] = item
	}
	return p
}

// bought is what a line adds to what was bought of its item: a receipt with its freight and duty, or less what a supplier credits.
func bought(l stock.Line, costs map[string]money.Value) (plain, landed money.Value) {
	switch l.Kind {
	case stock.Receive:
		if cost, isKnown := costs[l.Ref]; isKnown {
			return cost, l.Value - cost
		}
		return l.Value, 0
	case stock.SupplierReturn:
		return -l.Credit, 0
	}
	return 0, 0
}
