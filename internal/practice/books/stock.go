package books

import (
	"maps"
	"slices"

	"daybook/internal/money"
)

// stockDocument is what a document says about stock.
type stockDocument struct {
	lines []Line
	// isApproved: only approved documents move stock.
	isApproved bool
	// isPurchase: stock comes in at what the lines say; else it goes out at average cost.
	isPurchase bool
	// isReturn turns the direction round, as credit notes do.
	isReturn bool
	types    LineAmountTypes
	rate     money.Rate
}

func (i Invoice) stockDocument() stockDocument {
	return stockDocument{
		lines: i.Lines, isApproved: i.IsApproved(), isPurchase: i.Type == Purchase, types: i.LineAmountTypes, rate: i.CurrencyRate,
	}
}

// decideStock lets a document that is accepted so far move the stock.
func (r *Rules) decideStock(wrong *refusals, outcome *InvoiceOutcome, before, after stockDocument, allowsBackorders bool) {
	if len(*wrong) == 0 {
		outcome.Invoice.Lines, outcome.Items = r.moveStock(wrong, before, after, allowsBackorders)
	}
}

// stockDocument is what a credit note says about stock: it turns the direction round.
func (n CreditNote) stockDocument() stockDocument {
	d := n.Document().stockDocument()
	d.isReturn = true
	return d
}

// moveStock takes back what a document did to the stock of tracked items and does what it now asks for (contract section
// 13). It returns the lines with their moves, and the items that changed. It refuses to sell more than there is, unless
// backorders are allowed. The items must have been loaded.
func (r *Rules) moveStock(wrong *refusals, before, after stockDocument, allowsBackorders bool) ([]Line, []Item) {
	if before.isApproved && after.isApproved && before.rate == after.rate && slices.EqualFunc(before.lines, after.lines, movesAlike) {
		return after.lines, nil
	}
	start := map[string]Item{}
	for code, item := range r.items {
		start[code] = *item
	}
	if before.isApproved {
		r.takeBack(before.lines)
	}
	lines := slices.Clone(after.lines)
	for n := range lines {
		lines[n].Stock = nil
		if item := r.items[lines[n].ItemCode]; after.isApproved && item != nil && item.IsTracked() {
			r.move(wrong, item, &lines[n], after)
		}
	}
	var changed []Item
	for _, code := range slices.Sorted(maps.Keys(r.items)) {
		item, was := *r.items[code], start[code]
		wrong.addIf(item.Stock < 0 && item.Stock < was.Stock && !allowsBackorders, textOversold(code))
		if item.Stock != was.Stock || item.CostPool != was.CostPool {
			changed = append(changed, item)
		}
	}
	return lines, changed
}

// movesAlike reports whether two lines ask the same of the stock.
func movesAlike(a, b Line) bool {
	return a.ID == b.ID && a.ItemCode == b.ItemCode && a.Quantity == b.Quantity && a.LineAmount == b.LineAmount && a.TaxAmount == b.TaxAmount
}

func (r *Rules) takeBack(lines []Line) {
	for _, line := range lines {
		if item := r.items[line.ItemCode]; item != nil && line.Stock != nil {
			item.Stock -= line.Stock.Quantity
			item.CostPool -= line.Stock.Cost
		}
	}
}

// move does what one line asks of a tracked item.
func (r *Rules) move(wrong *refusals, item *Item, line *Line, d stockDocument) {
	move := StockMove{Quantity: line.Quantity, StockAccountCode: item.StockAccountCode, CostAccountCode: item.CostAccountCode}
	if d.isPurchase == d.isReturn {
		move.Quantity = -move.Quantity
	}
	var err error
	if d.isPurchase {
		move.Cost, err = d.baseCost(*line)
	} else {
		move.Cost, err = item.costOf(move.Quantity)
	}
	wrong.addIf(err != nil, textLineAmount)
	item.Stock += move.Quantity
	item.CostPool += move.Cost
	line.Stock = &move
}

// baseCost is what a line of a purchase brings in, without tax, in the base currency.
func (d stockDocument) baseCost(line Line) (money.Amount, error) {
	net := line.LineAmount
	if d.types == Inclusive {
		net -= line.TaxAmount
	}
	if d.isReturn {
		net = -net
	}
	return net.InBase(d.rate)
}

// costOf is what a quantity of the item costs on average. What is not there costs nothing: it is not known yet.
func (i Item) costOf(quantity money.Quantity) (money.Amount, error) {
	if i.Stock <= 0 {
		return 0, nil
	}
	return i.CostPool.Share(max(quantity, -i.Stock), i.Stock)
}
