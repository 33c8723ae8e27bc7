package sample

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// source is where a bought item comes from when no order in Daybook was for it: its supplier, the day of the month, and in what lots.
type source struct {
	supplier string
	day      int
	lot      int64
}

// sources are by SKU.
var sources = map[string]source{
	"TIM-OAK-25":     {"Canterbury Hardwoods Ltd", 3, 60},
	"TIM-WAL-32":     {"Oregon Walnut Mills Inc", 6, 40},
	"TIM-RIM-20":     {"Northland Timber Supplies", 4, 40},
	"TIM-MAC-45":     {"Northland Timber Supplies", 4, 30},
	"PLY-BIRCH-18":   {"Northland Timber Supplies", 4, 20},
	"SCR-8G-40":      {"Fixings Direct", 9, 5000},
	"HINGE-SOFT-110": {"Shenzhen Castor & Hinge Co", 12, 100},
	"CASTOR-50-BRK":  {"Shenzhen Castor & Hinge Co", 12, 50},
	"FAB-WOOL-CHAR":  {"Pacific Upholstery Fabrics", 5, 50},
	"FOAM-HR-50":     {"Waikato Foam & Rubber", 10, 40},
	"GLS-TOUGH-6":    {"Precision Glass Works", 11, 15},
	"STL-BASE-700":   {"Ironbark Metal Fabrication", 8, 30},
	"FIN-OIL-5L":     {"EcoCoat Finishes", 10, 15},
	"OIL-CARE-250":   {"EcoCoat Finishes", 10, 48},
	"BOX-FLAT-L":     {"Paper & Print Packaging", 13, 150},
}

// plan is what the practice company needs by month. It is worked out as on the middle of a day's month, so that it is the same on every day
// of it: the practice Xero and the company file are made one after the other, and must agree.
type plan struct {
	calendar calendar
	items    []warehouse.Item
	goods    []order.Item
	// need is what is sold and used of each item by month, ordered what orders bring of it.
	need, ordered [months + 1][]money.Quantity
}

func newPlan(today civil.Date) *plan {
	middle := civil.Date{Year: today.Year, Month: today.Month, Day: 15}
	p := &plan{calendar: newCalendar(middle), items: StockItems(), goods: Items()}
	for n := range p.need {
		p.need[n], p.ordered[n] = make([]money.Quantity, len(p.items)), make([]money.Quantity, len(p.items))
	}
	for _, s := range sold(p.calendar) {
		for _, l := range s.Lines {
			p.add(&p.need, s.Date, l.ItemID, l.Quantity)
		}
	}
	p.addOrders(&p.need, Sales(middle))
	p.addOrders(&p.ordered, Purchases(middle))
	for n := range p.need {
		p.explode(n, journal.Finished)
		p.explode(n, journal.PartMade)
	}
	return p
}

func (p *plan) addOrders(to *[months + 1][]money.Quantity, set Orders) {
	for _, o := range set.Orders {
		for _, l := range o.Lines {
			if l.ItemID != 0 {
				p.add(to, o.DeliveryDate, l.ItemID, l.Quantity)
			}
		}
	}
}

func (p *plan) add(to *[months + 1][]money.Quantity, day civil.Date, item int64, quantity money.Quantity) {
	if n := p.calendar.month(day); n >= 0 && n <= months {
		to[n][item-1] += quantity
	}
}

// explode adds what the items of a class that are needed in a month are made of.
func (p *plan) explode(n int, class journal.Class) {
	for i, item := range p.items {
		if item.Class != class {
			continue
		}
		for _, u := range item.Recipe {
			p.need[n][u.ItemID-1] += must(u.Quantity.Times(p.need[n][i]))
		}
	}
}

// level is how much of an item the practice company likes to have: what a month takes of it, rounded up to a whole number.
func (p *plan) level(item int) money.Quantity {
	var sum money.Quantity
	for n := range p.need {
		sum += p.need[n][item]
	}
	return roundUp(sum/(months+1), money.One)
}

// opening is how much of an item there is on the opening day; a hundred or nothing of what costs cents.
func (p *plan) opening(item int) money.Quantity {
	if p.items[item].Recipe == nil {
		return roundUp(p.level(item)*3/2, p.step(item))
	}
	return p.level(item)
}

// step is what an item comes in, so that it costs whole cents.
func (p *plan) step(item int) money.Quantity {
	if price := p.goods[item].PurchasePrice; price != 0 && price < money.One {
		return 100 * money.One
	}
	return money.One
}

// bought is how much of an item is bought without an order in each month: whole lots, as many as leave its level at the end.
func (p *plan) bought(item int) [months + 1]money.Quantity {
	var list [months + 1]money.Quantity
	lot := money.Quantity(sources[p.items[item].SKU].lot * money.One)
	there := p.opening(item)
	for n := range list {
		there += p.ordered[n][item] - p.need[n][item]
		list[n] = roundUp(max(p.level(item)-there, 0), lot)
		there += list[n]
	}
	return list
}

// cost is what a bought item costs without an order in a month of the year, to the cent where it is not less: prices rise slowly up to those
// of orders.
func (p *plan) cost(item, n int) money.Price {
	list := p.goods[item].PurchasePrice
	cost := list * money.Price(9600+30*(n+1)) / 10_000
	if cost < money.One {
		return money.RoundPrice(cost)
	}
	return cost / 10_000 * 10_000
}

// openingCost is what an item costs on the opening day: what is made, by its recipe.
func (p *plan) openingCost(item int) money.Price {
	if p.items[item].Recipe == nil {
		return p.cost(item, -1)
	}
	sum := p.items[item].Operations
	for _, u := range p.items[item].Recipe {
		sum += must(p.openingCost(int(u.ItemID - 1)).Times(u.Quantity))
	}
	return money.PriceOf(sum.Amount())
}

// roundUp returns the next multiple of a step.
func roundUp(q, step money.Quantity) money.Quantity { return (q + step - 1) / step * step }
