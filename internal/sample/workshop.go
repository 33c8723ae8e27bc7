package sample

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/warehouse"
)

// workshop is the practice company at work, day by day: what comes, what is made, what goes out. It never gives away what it does not have.
type workshop struct {
	calendar calendar
	plan     *plan
	items    []warehouse.Item
	entries  []warehouse.Entry
	bills    []Bill
	// onHand is what there is of each item, inWork what is being made.
	onHand, inWork []money.Quantity
	// agenda is what is to happen, by day; waiting what is to be delivered, oldest first.
	agenda  []appointment
	waiting []*delivery
	// hours is the wages that may still be earned today.
	hours money.Value
}

// appointment is something that happens on a day, or the next workday.
type appointment struct {
	day civil.Date
	do  func(civil.Date)
}

func newWorkshop(p *plan, today civil.Date) *workshop {
	w := &workshop{calendar: calendar{p.calendar.first, today}, plan: p, items: p.items}
	w.onHand, w.inWork = make([]money.Quantity, len(p.items)), make([]money.Quantity, len(p.items))
	w.open()
	w.expectBills()
	w.expectOrders(Purchases(today))
	w.promiseSales(sold(p.calendar))
	w.promiseOrders(Sales(today))
	w.planOddities()
	return w
}

// at puts something on the agenda.
func (w *workshop) at(day civil.Date, do func(civil.Date)) {
	w.agenda = append(w.agenda, appointment{day, do})
}

// work is a day.
func (w *workshop) work(day civil.Date) {
	w.keepAppointments(day)
	w.make(day)
	w.deliver(day)
	if n := w.calendar.month(day); n%3 == 2 && isLastWorkday(day) {
		w.count(day, n/3)
	}
}

// keepAppointments does what is due, the earliest first; what that puts on the agenda for the same day too.
func (w *workshop) keepAppointments(day civil.Date) {
	for {
		slices.SortStableFunc(w.agenda, func(a, b appointment) int { return a.day.Compare(b.day) })
		if len(w.agenda) == 0 || w.agenda[0].day.After(day) {
			return
		}
		next := w.agenda[0]
		w.agenda = w.agenda[1:]
		next.do(day)
	}
}

// record adds entries as one recording of a day, and returns the place of the first, from 1.
func (w *workshop) record(day civil.Date, entries ...warehouse.Entry) int64 {
	first := int64(len(w.entries) + 1)
	for i, e := range entries {
		e.Date = day
		if i > 0 {
			e.Recording = first
		}
		w.move(e)
		w.entries = append(w.entries, e)
	}
	return first
}

// move keeps account of what there is.
func (w *workshop) move(e warehouse.Entry) {
	switch e.Kind {
	case stock.Receive, stock.CustomerReturn, stock.Make, stock.MakeDone:
		w.onHand[e.ItemID-1] += e.Quantity
	case stock.Issue, stock.SupplierReturn:
		w.onHand[e.ItemID-1] -= e.Quantity
	case stock.Count:
		w.onHand[e.ItemID-1] = e.Quantity
	}
	for _, u := range e.Uses {
		w.onHand[u.ItemID-1] -= u.Quantity
	}
}

// open records the opening stock.
func (w *workshop) open() {
	var entries []warehouse.Entry
	for i, item := range w.items {
		if quantity := w.plan.opening(i); quantity > 0 {
			entries = append(entries, warehouse.Entry{Kind: stock.Receive, ItemID: item.ID, Quantity: quantity, UnitCost: w.plan.openingCost(i),
				Reason: warehouse.ReasonOpening, Note: "What was there when the year began."})
		}
	}
	w.record(w.calendar.first.AddDays(-1), entries...)
}
