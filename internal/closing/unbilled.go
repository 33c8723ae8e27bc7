package closing

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// orderLine is a line of a purchase order.
type orderLine struct {
	order int64
	line  int
}

// met is how far receipts and bills of an order's line have met.
type met struct {
	item                       string
	received, returned, billed money.Quantity
	cost                       money.Value
	net                        money.Amount
}

// unbilled is what receipts and bills have not met in at the end of a day, by item. What came without an order counts as billed, and what went back to a
// supplier as credited. A bill dated before the first period of which nothing was ever received is taken to be of a time before stock was recorded.
func unbilled(book *warehouse.Book, start, day civil.Date) map[string]journal.Unbilled {
	lines := map[orderLine]*met{}
	isReceived := map[orderLine]bool{}
	for _, e := range book.Entries {
		isReceived[orderLine{e.OrderID, e.OrderLine}] = true
		if !e.Date.After(day) {
			meet(book, lines, e)
		}
	}
	for _, l := range book.Bills {
		at := orderLine{l.OrderID, l.Line}
		if !l.IsApproved || l.Date.After(day) || l.Date.Before(start) && !isReceived[at] {
			continue
		}
		if lines[at] == nil {
			lines[at] = &met{item: warehouse.ItemName(l.ItemID)}
		}
		lines[at].billed += l.Quantity
		lines[at].net += l.Net
	}
	found := map[string]journal.Unbilled{}
	for _, m := range lines {
		if m.item != "" {
			u := found[m.item]
			u.Received += m.open()
			u.Transit += m.onItsWay()
			found[m.item] = u
		}
	}
	return found
}

func meet(book *warehouse.Book, lines map[orderLine]*met, e warehouse.Entry) {
	from := e
	if e.Kind == stock.SupplierReturn && len(e.Of) == 1 {
		from, _ = book.Entry(e.Of[0])
	}
	if from.Kind != stock.Receive || from.OrderID == 0 || from.OrderLine == 0 {
		return
	}
	at := orderLine{from.OrderID, from.OrderLine}
	if lines[at] == nil {
		lines[at] = &met{item: warehouse.ItemName(from.ItemID)}
	}
	m := lines[at]
	if e.Kind == stock.Receive {
		m.received += e.Quantity
		m.cost += book.ReceiptCost(e)
		return
	}
	m.returned += e.Quantity
	m.cost -= book.Credit(e)
}

// credited is how much of what went back had been billed: it is taken to be credited.
func (m *met) credited() money.Quantity {
	return min(m.returned, max(m.billed-(m.received-m.returned), 0))
}

// open is what the receipts that are not billed cost.
func (m *met) open() money.Value {
	here, billed := m.received-m.returned, m.billed-m.credited()
	if here <= billed || here == 0 {
		return 0
	}
	return share(m.cost, here-billed, here)
}

// onItsWay is what was billed of what is not here.
func (m *met) onItsWay() money.Value {
	here, billed := m.received-m.returned, m.billed-m.credited()
	if billed <= here || m.billed == 0 {
		return 0
	}
	return share(money.ValueOf(m.net), billed-here, m.billed)
}

func share(v money.Value, part, whole money.Quantity) money.Value {
	s, err := v.Share(part, whole)
	if err != nil {
		return v // a part of what fits is not too large; a whole of nothing was looked for before
	}
	return s
}
