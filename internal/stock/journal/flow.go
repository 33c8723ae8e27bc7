package journal

import (
	"cmp"
	"slices"

	"daybook/internal/money"
	"daybook/internal/stock"
)

// Row is a row of the movement method.
type Row int

// The rows, as they are numbered for accountants.
const (
	// RowReceipts: goods received, net of returns to suppliers (model A only).
	RowReceipts Row = iota + 1
	// RowMaterials: what makes consumed, into what they made.
	RowMaterials
	// RowOperations: what else makes cost.
	RowOperations
	// RowDeliveries: goods delivered, net of returns by customers.
	RowDeliveries
	// RowAdjustments: counts, write-downs, recosts, and the gap of supplier returns.
	RowAdjustments
	// RowReceived: the change of what was received and not billed.
	RowReceived
	// RowTransit: the change of what was billed and not received.
	RowTransit
)

// flow is value that moved from one account to another.
type flow struct {
	row      Row
	from, to Account
}

// flows collects values by row and accounts.
type flows struct {
	facts  *Facts
	values map[flow]money.Value
}

func (f *flows) add(row Row, from, to Account, value money.Value) {
	switch {
	case value < 0:
		f.add(row, to, from, -value)
	case value > 0 && from != to:
		f.values[flow{row, from, to}] += value
	}
}

func (f *flows) account(r Role) Account    { return f.facts.Policy.account(r) }
func (f *flows) stock(item string) Account { return f.account(RoleStock(f.facts.classOf(item))) }
func (f *flows) adjustments(ref string) Account {
	return cmp.Or(f.facts.Policy.Reasons[f.facts.Reasons[ref]], f.account(RoleAdjustments))
}

// bought is where receipts come from. In model B bills are coded to stock already: what a receipt adds was added by its bill, and
// rows 6 and 7 bring the two to one day.
func (f *flows) bought(item string) Account {
	if f.facts.Policy.Model == Stock {
		return f.stock(item)
	}
	return f.account(RolePurchases)
}

// collect goes through what happened in the period.
func (f *flows) collect() {
	made := ""
	for l := range f.facts.Valuation.Lines() {
		if l.Kind == stock.Make {
			made = l.Item
		}
		if l.Date.Time().Before(f.facts.From.Time()) || l.Date.Time().After(f.facts.To.Time()) {
			continue
		}
		f.take(l, made)
	}
}

func (f *flows) take(l stock.Line, made string) {
	here := f.stock(l.Item)
	switch l.Kind {
	case stock.Receive:
		f.add(RowReceipts, f.bought(l.Item), here, l.Value)
	case stock.SupplierReturn:
		f.add(RowReceipts, f.bought(l.Item), here, -l.Credit)
		f.add(RowAdjustments, here, f.account(RoleDifferences), -l.Value-l.Credit)
	case stock.Issue, stock.CustomerReturn:
		f.add(RowDeliveries, here, f.account(RoleCostOfSales), -l.Value)
	case stock.Count, stock.Revalue:
		f.add(RowAdjustments, here, f.adjustments(l.Ref), -l.Value)
	case stock.KindUse:
		into := f.account(RoleStock(WorkInProgress))
		if !l.IsIntoWork {
			into = f.stock(made)
		}
		f.add(RowMaterials, here, into, -l.Value)
		f.add(RowOperations, f.account(RoleAbsorbed), into, l.Operations)
	case stock.Make, stock.MakeDone:
		if l.Kind == stock.MakeDone {
			f.add(RowMaterials, f.account(RoleStock(WorkInProgress)), here, l.Value-l.Operations)
		}
		f.add(RowOperations, f.account(RoleAbsorbed), here, l.Operations)
	}
}

// recost brings in what is known otherwise now about the time before the period: receipts that were entered late are bought, the rest is a
// cost of sales.
func (f *flows) recost() {
	if f.facts.Closed == nil {
		return
	}
	before := f.facts.From.AddDays(-1)
	receipts := Receipts(f.facts.Valuation, before)
	for _, h := range f.facts.Valuation.At(before) {
		here, late := f.stock(h.Item), receipts[h.Item]-f.facts.ClosedReceipts[h.Item]
		f.add(RowReceipts, f.bought(h.Item), here, late)
		f.add(RowAdjustments, f.account(RoleCostOfSales), here, h.Worth-f.facts.Closed[h.Item]-late)
	}
	work := f.facts.Valuation.Work(before) - f.facts.ClosedWork
	f.add(RowAdjustments, f.account(RoleCostOfSales), f.account(RoleStock(WorkInProgress)), work)
}

// sorted are the flows by row, then accounts; what went both ways is one, the way the more went.
func (f *flows) sorted() []transfer {
	var list []transfer
	for each, value := range f.values {
		back := f.values[flow{each.row, each.to, each.from}]
		if value > back {
			list = append(list, transfer{flow: each, value: value - back})
		}
	}
	slices.SortFunc(list, func(a, b transfer) int {
		return cmp.Or(int(a.row)-int(b.row), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	return list
}
