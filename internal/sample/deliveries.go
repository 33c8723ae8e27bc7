package sample

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/stock"
	"daybook/internal/warehouse"
)

// delivery is what a customer waits for.
type delivery struct {
	day     civil.Date
	entries []warehouse.Entry
	// isReturned: a piece of the first line comes back.
	isReturned bool
}

// promiseSales has what was sold without an order go out on its day.
func (w *workshop) promiseSales(list []Sale) {
	for i, s := range list {
		d := &delivery{day: s.Date, isReturned: i == returnedSale}
		for _, l := range s.Lines {
			d.entries = append(d.entries, warehouse.Entry{Kind: stock.Issue, ItemID: l.ItemID, Quantity: l.Quantity, Note: s.note()})
		}
		w.waiting = append(w.waiting, d)
	}
}

// promiseOrders has sales orders go out on their day of delivery: of every sixth the first line goes in two parts, and of half of those the second
// is still to come.
func (w *workshop) promiseOrders(set Orders) {
	for i, o := range set.Orders {
		d := &delivery{day: o.DeliveryDate, isReturned: i == returnedOrder}
		for n, l := range o.Lines {
			if l.Kind != order.ItemLine {
				continue
			}
			e := warehouse.Entry{Kind: stock.Issue, ItemID: l.ItemID, Quantity: l.Quantity, OrderID: int64(i + 1), OrderLine: n + 1}
			if part := l.Quantity / 2 / money.One * money.One; i%6 == 3 && n == 0 && part > 0 {
				if i%12 == 3 {
					rest := e
					rest.Quantity -= part
					w.waiting = append(w.waiting, &delivery{day: o.DeliveryDate.AddDays(15), entries: []warehouse.Entry{rest}})
				}
				e.Quantity = part
			}
			d.entries = append(d.entries, e)
		}
		w.waiting = append(w.waiting, d)
	}
	slices.SortStableFunc(w.waiting, func(a, b *delivery) int { return a.day.Compare(b.day) })
}

// deliver sends what is due and there; the rest of it waits.
func (w *workshop) deliver(day civil.Date) {
	for _, d := range w.waiting {
		if d.day.After(day) {
			break
		}
		var out []warehouse.Entry
		d.entries = slices.DeleteFunc(d.entries, func(e warehouse.Entry) bool {
			if w.left(e.ItemID, out) < e.Quantity {
				return false
			}
			out = append(out, e)
			return true
		})
		if len(out) == 0 {
			continue
		}
		first := w.record(day, out...)
		if d.isReturned {
			d.isReturned = false
			w.takeBack(day.AddDays(8), first)
		}
	}
	w.waiting = slices.DeleteFunc(w.waiting, func(d *delivery) bool { return len(d.entries) == 0 })
}

// left is what there is of an item, less what goes out already.
func (w *workshop) left(item int64, out []warehouse.Entry) money.Quantity {
	left := w.onHand[item-1]
	for _, e := range out {
		if e.ItemID == item {
			left -= e.Quantity
		}
	}
	return left
}

// due is how much of an item is to go out within a week of a day.
func (w *workshop) due(item int64, day civil.Date) money.Quantity {
	var sum money.Quantity
	for _, d := range w.waiting {
		if d.day.After(day.AddDays(7)) {
			break
		}
		for _, e := range d.entries {
			if e.ItemID == item {
				sum += e.Quantity
			}
		}
	}
	return sum
}
