package sample

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// Year is what moved in the practice company's stock in twelve full months and the running one, and what its books have of it. The
// practice Xero and the company file are filled from it.
type Year struct {
	// Items is StockItems.
	Items []warehouse.Item
	// Entries is every movement, in the order of their dates, the opening stock first. ItemID is an index into Items, OrderID into
	// the sales orders (deliveries and returns by customers) or the purchase orders, Of and Recording are indexes into
	// Entries, all from 1: whoever saves them puts the rows' ids in their place. A Recording of 0 begins one of its own.
	Entries []warehouse.Entry
	// Bills are of the receipts without an order, and of their freight, oldest first.
	Bills []Bill
	// Sales are what was sold without an order, oldest first.
	Sales []Sale
	// Wages is what making cost, for each full month.
	Wages []Wage
}

// Wage is the wages of a month in the workshop.
type Wage struct {
	// Date is the last day of the month.
	Date   civil.Date
	Amount money.Amount
}

// NewYear returns the year as it looks on a day. What is before the day's month is nearly the same for every day of it, and Bills and the
// opening stock are exactly.
func NewYear(today civil.Date) Year {
	p := newPlan(today)
	w := newWorkshop(p, today)
	for day := p.calendar.first; !day.After(today); day = day.AddDays(1) {
		if isWorkday(day) {
			w.work(day)
		}
	}
	return Year{Items: w.items, Entries: w.entries, Bills: w.bills, Sales: sold(p.calendar), Wages: wages(p.calendar, w.entries)}
}

// Opening is what the opening stock of each class cost.
func (y Year) Opening() map[journal.Class]money.Amount {
	sums := map[journal.Class]money.Amount{}
	for _, e := range y.Entries {
		if e.Reason == warehouse.ReasonOpening {
			sums[y.Items[e.ItemID-1].Class] += must(e.UnitCost.Times(e.Quantity)).Amount()
		}
	}
	return sums
}

// wages are what was made in each full month cost beside its materials, and some idle hours, to the next ten.
func wages(c calendar, entries []warehouse.Entry) []Wage {
	list := make([]Wage, months)
	for n := range list {
		list[n].Date = c.day(n, 1).EndOfMonth()
	}
	for _, e := range entries {
		if n := c.month(e.Date); n >= 0 && n < months && e.Kind != stock.Receive {
			list[n].Amount += e.Operations.Amount()
		}
	}
	for n := range list {
		list[n].Amount = (list[n].Amount*101/100 + 999) / 1000 * 1000
	}
	return list
}
