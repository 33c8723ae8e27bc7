package sample

import (
	"fmt"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock/journal"
)

// Bill is a bill that the practice Xero has, or a supplier's credit note, of goods that no order in Daybook was for, or of their freight.
// Goods came on its day.
type Bill struct {
	// Supplier is an index into Suppliers, from 1.
	Supplier int64
	// Number is the supplier's.
	Number string
	// Date is the day of the document, and of the movement.
	Date civil.Date
	// Lines come to whole cents each.
	Lines []BillLine
	// IsCredit tells a credit note: its lines are what went back.
	IsCredit bool
}

// BillLine is a line of a Bill, without tax, in NZD.
type BillLine struct {
	// ItemID is an index into Items, from 1; 0 for freight.
	ItemID int64
	// Class is that of the item, or of the goods that freight was for.
	Class journal.Class
	// Description is what the document says.
	Description string
	Quantity    money.Quantity
	Price       money.Price
}

// Net is what a line comes to.
func (l BillLine) Net() money.Amount { return must(l.Price.Times(l.Quantity)).Amount() }

// IsFreight tells freight from goods.
func (l BillLine) IsFreight() bool { return l.ItemID == 0 }

// bills are those of all that the plan buys, oldest first.
func (p *plan) bills() []Bill {
	var list []Bill
	for item := range p.items {
		from, isBought := sources[p.items[item].SKU]
		if !isBought {
			continue
		}
		for n, quantity := range p.bought(item) {
			if quantity == 0 {
				continue
			}
			day, supplier := workdayFrom(p.calendar.day(n, from.day)), supplierNamed(from.supplier)
			at := slices.IndexFunc(list, func(b Bill) bool { return b.Supplier == supplier && b.Date == day })
			if at < 0 {
				at = len(list)
				list = append(list, Bill{Supplier: supplier, Date: day, Number: fmt.Sprintf("%d%02d-%03d", supplier, day.Year%100, 100+int(day.Month)*7)})
			}
			list[at].Lines = append(list[at].Lines, p.line(item, quantity, p.cost(item, n)))
		}
	}
	slices.SortStableFunc(list, func(a, b Bill) int { return a.Date.Compare(b.Date) })
	return list
}

func (p *plan) line(item int, quantity money.Quantity, cost money.Price) BillLine {
	return BillLine{ItemID: int64(item + 1), Class: p.items[item].Class, Description: p.items[item].Name, Quantity: quantity, Price: cost}
}

// supplierNamed is the place of a supplier, from 1.
func supplierNamed(name string) int64 {
	for i, s := range Suppliers() {
		if s.Name == name {
			return int64(i + 1)
		}
	}
	panic("the practice company has no supplier " + name)
}
