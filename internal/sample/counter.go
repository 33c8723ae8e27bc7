package sample

import (
	"fmt"
	"math/rand/v2"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Sale is an invoice that the practice Xero has and Daybook has no order of; what it sells was delivered on its day, or as soon as it
// was made.
type Sale struct {
	// Customer is an index into Customers, from 1.
	Customer int64
	// Date is the day of the invoice.
	Date civil.Date
	// Lines is what was sold.
	Lines []SaleLine
}

// SaleLine is a line of a Sale: ItemID is an index into Items, from 1, Price is without tax, in NZD.
type SaleLine struct {
	ItemID   int64
	Quantity money.Quantity
	Price    money.Price
}

// orderedMonths is how many of the year's months were sold without orders, salesAMonth how often in each; then once a month.
const (
	orderedMonths = 7
	salesAMonth   = 6
	sales         = orderedMonths*salesAMonth + 4
)

// sold returns what was sold without an order, oldest first: the same for every day of a month.
func sold(c calendar) []Sale {
	random := rand.New(rand.NewPCG(46, 3))
	goods := Items()
	var list []Sale
	for i := range sales {
		day := c.day(i/salesAMonth, 2+4*(i%salesAMonth)+random.IntN(3))
		if late := i - orderedMonths*salesAMonth; late >= 0 {
			day = c.day(orderedMonths+late, 5+5*late)
		}
		s := Sale{Customer: int64(i%len(Customers()) + 1), Date: day}
		for range 2 + random.IntN(3) {
			item := random.IntN(furniture)
			quantity := money.Quantity((2 + random.IntN(6)) * money.One)
			s.Lines = append(s.Lines, SaleLine{ItemID: int64(item + 1), Quantity: quantity, Price: goods[item].SalesPrice})
		}
		list = append(list, s)
	}
	return list
}

// note is what a delivery without an order says.
func (s Sale) note() string { return fmt.Sprintf("For %s.", Customers()[s.Customer-1].Name) }
