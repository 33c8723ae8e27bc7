package sample

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/warehouse"
)

// What goes wrong in the year, by the place of the order, sale or bill.
const (
	// returnedSale and returnedOrder: a piece of the first line comes back.
	returnedSale, returnedOrder = 10, 20
	// goesBackOfOrder is the purchase order of which some goes back.
	goesBackOfOrder = 3
	// faultMonth is the month from which on the first cloth without an order has a fault, importMonth that from which on the first walnut has
	// freight of its own.
	faultMonth, importMonth = 1, 2
)

// counted is by how much counts differed from what there was to be, by quarter and SKU, in thousandths.
var counted = [4]map[string]int64{
	{"TIM-OAK-25": -1500, "SCR-8G-40": -140_000, "BOX-FLAT-L": 2000, "STL-BASE-700": 0, "PLY-BIRCH-18": -500},
	{"TIM-WAL-32": -800, "SCR-8G-40": -95_000, "HINGE-SOFT-110": 4000, "KID-PLY-CHAIR": -1000, "FOAM-HR-50": 0},
	{"TIM-RIM-20": 600, "FAB-WOOL-CHAR": -1250, "FIN-OIL-5L": -1000, "TIM-OAK-25": -2000, "OIL-CARE-250": -1000},
	{"PLY-BIRCH-18": -1000, "SCR-8G-40": 60_000, "TIM-MAC-45": -500, "BOX-FLAT-L": -3000, "GLS-TOUGH-6": 0},
}

// planOddities puts on the agenda what has no order and no bill.
func (w *workshop) planOddities() {
	w.at(w.calendar.day(4, 19), func(day civil.Date) {
		w.recount(day, warehouse.ReasonDamaged, "A trolley fell over.", w.item("GLS-TOUGH-6"), -2*money.One)
	})
	w.at(w.calendar.day(8, 22), func(day civil.Date) {
		w.record(day, warehouse.Entry{Kind: stock.Revalue, ItemID: w.item("TIM-WAL-32"), Value: -420 * money.One, Reason: warehouse.ReasonWrittenDown,
			Note: "The boards at the back have split."})
	})
}

// item is the place of an item by SKU, from 1.
func (w *workshop) item(sku string) int64 {
	for _, item := range w.items {
		if item.SKU == sku {
			return item.ID
		}
	}
	panic("the practice company has no item " + sku)
}

// count is a stocktake of some items at the end of a quarter.
func (w *workshop) count(day civil.Date, quarter int) {
	var entries []warehouse.Entry
	for _, item := range w.items {
		if off, isCounted := counted[quarter%len(counted)][item.SKU]; isCounted {
			entries = append(entries, w.counting(item.ID, money.Quantity(off*money.One/1000), warehouse.ReasonCount, "Stocktake."))
		}
	}
	w.record(day, entries...)
}

func (w *workshop) recount(day civil.Date, reason warehouse.Reason, note string, item int64, off money.Quantity) {
	w.record(day, w.counting(item, off, reason, note))
}

// counting is a count that differs from what there was to be.
func (w *workshop) counting(item int64, off money.Quantity, reason warehouse.Reason, note string) warehouse.Entry {
	return warehouse.Entry{Kind: stock.Count, ItemID: item, Quantity: max(w.onHand[item-1]+off, 0), Reason: reason, Note: note}
}

// takeBack has a piece of a delivery come back.
func (w *workshop) takeBack(day civil.Date, delivered int64) {
	w.at(day, func(day civil.Date) {
		w.record(day, warehouse.Entry{Kind: stock.CustomerReturn, ItemID: w.entries[delivered-1].ItemID, Quantity: money.One, Of: []int64{delivered},
			OrderID: w.entries[delivered-1].OrderID, OrderLine: w.entries[delivered-1].OrderLine, Note: "Scratched on the way."})
	})
}

// sendBack has two units of a receipt go back to the supplier, at its price.
func (w *workshop) sendBack(day civil.Date, received int64, note string) {
	w.at(day, func(day civil.Date) {
		from := w.entries[received-1]
		w.record(day, warehouse.Entry{Kind: stock.SupplierReturn, ItemID: from.ItemID, Quantity: 2 * money.One, Of: []int64{received},
			OrderID: from.OrderID, OrderLine: from.OrderLine, Note: note})
	})
}

// firstOf is the place of the first bill from a month on whose first line is an item; -1 for none.
func (w *workshop) firstOf(bills []Bill, sku string, month int) int {
	return slices.IndexFunc(bills, func(b Bill) bool {
		return w.calendar.month(b.Date) >= month && b.Lines[0].ItemID == w.item(sku)
	})
}

// bringIn has the freight of an import billed some days later.
func (w *workshop) bringIn(bill Bill, received int64) {
	const freight = 486_50
	w.at(bill.Date.AddDays(9), func(day civil.Date) {
		w.bills = append(w.bills, Bill{Supplier: supplierNamed("MSL Freight"), Number: "F-20418", Date: day, Lines: []BillLine{{
			Class: bill.Lines[0].Class, Description: "Sea freight and clearance, walnut", Quantity: money.One, Price: money.PriceOf(freight),
		}}})
		w.record(day, warehouse.Entry{Kind: stock.LandedCost, Value: money.ValueOf(freight), Split: stock.SplitValue, Of: []int64{received},
			Note: "Sea freight and clearance, by bill F-20418."})
	})
}

// credit has the supplier's credit note for what goes back of a bill come with it.
func (w *workshop) credit(bill Bill) {
	w.at(bill.Date.AddDays(5), func(day civil.Date) {
		line := bill.Lines[0]
		line.Quantity = 2 * money.One
		w.bills = append(w.bills, Bill{Supplier: bill.Supplier, Number: "C" + bill.Number, Date: day, Lines: []BillLine{line}, IsCredit: true})
	})
}
