// Package sample is the practice company's own side: contacts, items and orders of the last six months, and a year of stock, made up and
// the same every time for one day.
package sample

import (
	"fmt"
	"math/rand/v2"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/order"
)

// Counts of the practice company's orders, and how far they go back.
const (
	// SalesOrders counts the sales orders.
	SalesOrders = 60
	// PurchaseOrders counts the purchase orders.
	PurchaseOrders = 40
	// days is the span they are spread over, up to today.
	days = 182
)

// Orders is the orders of one kind, oldest first. An order's ContactID is an index into People and a line's ItemID is an
// index into Goods, both from 1: whoever saves them puts the rows' ids in their place.
type Orders struct {
	// Kind is the kind of every order.
	Kind order.Kind
	// People is Customers or Suppliers.
	People []contact.Contact
	// Goods is Items.
	Goods []order.Item
	// Orders is oldest first; the newest is of the day asked for.
	Orders []order.Order
}

// Sales returns the sales orders as they look on a day.
func Sales(today civil.Date) Orders {
	set := Orders{Kind: order.Sale, People: Customers(), Goods: Items()}
	random := rand.New(rand.NewPCG(60, 1))
	for i := range SalesOrders {
		o := header(set, i, SalesOrders, today, random)
		o.Number = fmt.Sprintf("SO-%d", 1001+i)
		o.DeliveryDate = o.Date.AddDays(5 + random.IntN(20))
		if random.IntN(3) == 0 {
			o.ContactReference = fmt.Sprintf("PO %d", 40000+random.IntN(9000))
		}
		if isRetail(o.ContactID) {
			o.TaxMode = money.Inclusive
		}
		o.Lines = saleLines(o, i, random)
		set.Orders = append(set.Orders, o)
	}
	return set
}

// Purchases returns the purchase orders as they look on a day.
func Purchases(today civil.Date) Orders {
	set := Orders{Kind: order.Purchase, People: Suppliers(), Goods: Items()}
	random := rand.New(rand.NewPCG(40, 2))
	for i := range PurchaseOrders {
		o := header(set, i, PurchaseOrders, today, random)
		o.Number = fmt.Sprintf("PO-%d", 501+i)
		o.DeliveryDate = o.Date.AddDays(3 + random.IntN(15))
		if i%3 != 1 {
			o.ContactReference = fmt.Sprintf("INV%05d", 20000+7*i+random.IntN(5))
		}
		o.Lines = purchaseLines(o, i, random)
		set.Orders = append(set.Orders, o)
	}
	return set
}

// header spreads orders evenly up to today. Everyone has an order; the rest fall to the first ones more often.
func header(set Orders, i, count int, today civil.Date, random *rand.Rand) order.Order {
	who := i
	if i >= len(set.People) {
		who = min(random.IntN(len(set.People)), random.IntN(len(set.People)))
	}
	person := set.People[who]
	o := order.Order{
		Kind: set.Kind, ContactID: int64(who + 1), Date: today.AddDays(-days + days*(i+1)/count), Currency: "NZD",
		TaxMode: money.Exclusive, Source: contact.SourceSample, SourceRef: fmt.Sprintf("%s-%d", set.Kind, i+1),
	}
	if person.Currency != "" {
		o.Currency, o.Rate = person.Currency, rates[person.Currency]
	}
	return o
}

// rates is units of the currency for one NZD, as the orders were agreed.
var rates = map[money.Currency]money.Rate{"AUD": 912_500, "USD": 596_400}

// furniture is how many of Items are sold; the materials that orders are for follow.
const (
	furniture = 18
	materials = 12
)

func saleLines(o order.Order, i int, random *rand.Rand) []order.Line {
	var lines []order.Line
	for range 1 + random.IntN(4) {
		item := random.IntN(furniture)
		line := itemLine(item, priceFor(o, Items()[item].SalesPrice), int64(1+random.IntN(8)))
		line.TaxID = taxOf(o)
		lines = append(lines, line)
	}
	decorate(lines, i)
	if i%4 == 1 {
		lines = append(lines, order.Line{Kind: order.ShippingLine, Description: "Delivery", Quantity: money.One,
			UnitPrice: priceFor(o, price([]string{"95.00", "180.00", "249.57"}[i%3])), TaxID: taxOf(o)})
	}
	return lines
}

// decorate gives some orders what real ones have: discounts in per cent and as a sum, odd quantities, long texts.
func decorate(lines []order.Line, i int) {
	switch i % 7 {
	case 2:
		lines[0].Discount = 10 * money.One
	case 3:
		lines[0].DiscountAmount = 2500
	case 5:
		lines[0].Discount = 12_500_000
	case 6:
		lines[0].Description += ", made to drawing 18-204 rev C, edges rounded to 3 mm, with the customer's own linseed finish, to be delivered assembled through the side entrance"
	}
}

func purchaseLines(o order.Order, i int, random *rand.Rand) []order.Line {
	var lines []order.Line
	for range 1 + random.IntN(3) {
		item := furniture + random.IntN(materials)
		quantity := int64(5 + random.IntN(60))
		if Items()[item].SKU == "SCR-8G-40" {
			quantity = 5000 + 1000*int64(random.IntN(6))
		}
		line := itemLine(item, priceFor(o, Items()[item].PurchasePrice), quantity)
		line.TaxID = taxOf(o)
		lines = append(lines, line)
	}
	switch i % 6 {
	case 2:
		lines[0].Quantity += money.One / 4
	case 3:
		lines[0].Discount = 5 * money.One
	case 4:
		lines = append(lines, order.Line{Kind: order.ShippingLine, Description: "Inwards freight", Quantity: money.One,
			UnitPrice: priceFor(o, price("145.50")), TaxID: taxOf(o)})
	}
	return lines
}

func itemLine(item int, unitPrice money.Price, quantity int64) order.Line {
	goods := Items()[item]
	return order.Line{Kind: order.ItemLine, ItemID: int64(item + 1), SKU: goods.SKU, Description: goods.Name,
		Quantity: money.Quantity(quantity * money.One), UnitPrice: unitPrice}
}

// taxOf is zero-rated across the border, GST at home.
func taxOf(o order.Order) int64 {
	if o.Currency != "NZD" {
		return ZeroRated
	}
	return GST
}

// isRetail picks the customers who see prices with tax: the two people and the café.
func isRetail(contactID int64) bool { return contactID == 4 || contactID == 15 || contactID == 16 }

// priceFor turns a price without tax in NZD into the order's: with tax where it shows prices with tax, converted at the
// order's rate, to the decimals such a price has.
func priceFor(o order.Order, p money.Price) money.Price {
	n := int64(p)
	if o.TaxMode == money.Inclusive {
		n = n * 115 / 100
	}
	if o.Rate != 0 {
		n = n / 1000 * int64(o.Rate) / 1000
	}
	return money.RoundPrice(money.Price(n))
}

// price reads a price written in this package.
func price(s string) money.Price { return must(money.ParsePrice(s)) }
