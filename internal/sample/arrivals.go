package sample

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/stock"
	"daybook/internal/warehouse"
)

// expectBills has what was bought without an order come on the day of its bill.
func (w *workshop) expectBills() {
	bills := w.plan.bills()
	imported, faulty := w.firstOf(bills, "TIM-WAL-32", importMonth), w.firstOf(bills, "FAB-WOOL-CHAR", faultMonth)
	for i, bill := range bills {
		w.at(bill.Date, func(day civil.Date) {
			var entries []warehouse.Entry
			for _, l := range bill.Lines {
				entries = append(entries, warehouse.Entry{Kind: stock.Receive, ItemID: l.ItemID, Quantity: l.Quantity, UnitCost: l.Price,
					Note: "Bill " + bill.Number + " of " + Suppliers()[bill.Supplier-1].Name + "."})
			}
			w.bills = append(w.bills, bill)
			switch first := w.record(day, entries...); i {
			case imported:
				w.bringIn(bill, first)
			case faulty:
				w.sendBack(bill.Date.AddDays(5), first, "A fault in the cloth.")
				w.credit(bill)
			}
		})
	}
}

// expectOrders has purchase orders come on their day of delivery: every fifth comes short at first, and of half of those the rest never came.
func (w *workshop) expectOrders(set Orders) {
	for i, o := range set.Orders {
		isShort := i%5 == 4
		w.at(o.DeliveryDate, func(day civil.Date) { w.receive(day, i, o, isShort, false) })
		if isShort && i%10 == 4 {
			w.at(o.DeliveryDate.AddDays(19), func(day civil.Date) { w.receive(day, i, o, true, true) })
		}
	}
}

// receive records what came of an order: all of it; or three fifths of each line; or the rest.
func (w *workshop) receive(day civil.Date, i int, o order.Order, isShort, isRest bool) {
	cost := warehouse.OrderStock{Order: o, Base: "NZD", Rates: percents()}
	var entries []warehouse.Entry
	for n, l := range o.Lines {
		unit, isCosted := cost.UnitCost(n + 1)
		if l.Kind != order.ItemLine || !isCosted {
			continue
		}
		quantity := l.Quantity
		if part := l.Quantity * 3 / 5 / money.One * money.One; isShort && isRest {
			quantity -= part
		} else if isShort {
			quantity = part
		}
		entries = append(entries, warehouse.Entry{Kind: stock.Receive, ItemID: l.ItemID, Quantity: quantity, UnitCost: unit, OrderID: int64(i + 1), OrderLine: n + 1})
	}
	first := w.record(day, entries...)
	if i == goesBackOfOrder {
		w.sendBack(day.AddDays(3), first, "Cracked in the crate.")
	}
}

// percents are the rates of Taxes.
func percents() map[int64]money.Percent {
	rates := map[int64]money.Percent{}
	for _, t := range Taxes() {
		rates[t.ID] = t.Rate
	}
	return rates
}
