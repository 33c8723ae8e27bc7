package sample

import (
	"cmp"
	"fmt"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// What the workshop can do.
const (
	// wagesADay is what the people in the workshop earn, in the base currency.
	wagesADay = 840 * money.One
	// batch is the most pieces of an item that are made in one go.
	batch = 8 * money.One
	// lastStart is the day of the month from which what takes long is not finished before the next one.
	lastStart = 26
)

// make makes what is short, parts first, then what is shortest, until the day is over. What is begun is finished, so a day may take from the next.
func (w *workshop) make(day civil.Date) {
	w.hours = min(w.hours+wagesADay, 2*wagesADay)
	for _, class := range []journal.Class{journal.PartMade, journal.Finished} {
		for _, item := range w.shortest(class, day) {
			if w.hours <= 0 {
				return
			}
			w.makeBatch(day, item)
		}
	}
}

// shortest are the items of a class of which there is too little, the one that lacks most of its level first.
func (w *workshop) shortest(class journal.Class, day civil.Date) []int {
	var list []int
	lacks := make([]money.Quantity, len(w.items))
	for i, item := range w.items {
		lacks[i] = w.lack(i, day)
		if item.Class == class && lacks[i] >= max(w.plan.level(i)/3, money.One) {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		return cmp.Compare(lacks[b]*100/w.plan.level(b), lacks[a]*100/w.plan.level(a))
	})
	return list
}

// lack is how much of an item is missing to its level after what is to go out.
func (w *workshop) lack(item int, day civil.Date) money.Quantity {
	return w.plan.level(item) + w.due(int64(item+1), day) - w.onHand[item] - w.inWork[item]
}

// makeBatch makes as much of an item as is short, and as there are materials for; what takes long is only started at the end of a month.
func (w *workshop) makeBatch(day civil.Date, item int) {
	made := w.items[item]
	quantity := min(w.lack(item, day)/money.One*money.One, batch)
	for _, u := range made.Recipe {
		quantity = min(quantity, w.onHand[u.ItemID-1]/u.Quantity*money.One)
	}
	if quantity <= 0 {
		return
	}
	wages := must(made.Operations.Times(quantity))
	w.hours -= wages
	e := warehouse.Entry{Kind: stock.Make, ItemID: made.ID, Quantity: quantity, Operations: wages, Uses: usesOf(made, quantity)}
	if day.Day >= lastStart && made.Class == journal.Finished && made.Operations > wagesADay/6 && !w.isAtWork() {
		w.start(day, e)
		return
	}
	w.record(day, e)
}

// usesOf is what a quantity of an item is made of.
func usesOf(item warehouse.Item, quantity money.Quantity) []warehouse.Use {
	uses := make([]warehouse.Use, len(item.Recipe))
	for i, u := range item.Recipe {
		uses[i] = warehouse.Use{ItemID: u.ItemID, Quantity: must(u.Quantity.Times(quantity))}
	}
	return uses
}

func (w *workshop) isAtWork() bool {
	return slices.ContainsFunc(w.inWork, func(q money.Quantity) bool { return q > 0 })
}

// start begins a make, with half of the wages, and finishes it a week later.
func (w *workshop) start(day civil.Date, made warehouse.Entry) {
	half := made.Operations / 2 / 10_000 * 10_000
	item := int(made.ItemID - 1)
	first := w.record(day, warehouse.Entry{Kind: stock.MakeStart, Uses: made.Uses, Operations: half,
		Note: fmt.Sprintf("%s × %s.", made.Quantity, w.items[item].Name)})
	w.inWork[item] += made.Quantity
	w.at(day.AddDays(7), func(day civil.Date) {
		w.inWork[item] -= made.Quantity
		w.record(day, warehouse.Entry{Kind: stock.MakeDone, ItemID: made.ItemID, Quantity: made.Quantity, Operations: made.Operations - half, Of: []int64{first}})
	})
}
