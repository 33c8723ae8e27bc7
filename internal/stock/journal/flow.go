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

// flows collects what moved: by row and accounts, and part by part.
type flows struct {
	facts  *Facts
	values map[flow]money.Value
	parts  map[Part]money.Value
}

// side is an account, with the item whose value lies on it. isHeld tells that it is stock: what is not, such as what bills bring, holds none.
type side struct {
	account Account
	item    string
	isHeld  bool
}

func (f *flows) add(row Row, cause Cause, from, to side, value money.Value) {
	if value < 0 {
		from, to, value = to, from, -value
	}
	if value == 0 {
		return
	}
	f.part(row, cause, from, to, value)
	if from.account != to.account {
		f.values[flow{row, from.account, to.account}] += value
	}
}

// part keeps what moved between two sides.
func (f *flows) part(row Row, cause Cause, from, to side, value money.Value) {
	if value < 0 {
		from, to, value = to, from, -value
	}
	if value == 0 {
		return
	}
	p := Part{Row: row, Cause: cause, Debit: to.account, Credit: from.account, DebitItem: to.item, CreditItem: from.item}
	switch {
	case to.isHeld && !from.isHeld:
		p.Way = 1
	case from.isHeld && !to.isHeld:
		p.Way = -1
	}
	f.parts[p] += value
}

func (f *flows) account(r Role) Account { return f.facts.Policy.account(r) }
func (f *flows) books(r Role) side      { return side{account: f.account(r)} }
func (f *flows) adjustments(ref string) side {
	return side{account: cmp.Or(f.facts.Policy.Reasons[f.facts.Reasons[ref]], f.account(RoleAdjustments))}
}

func (f *flows) stock(item string) side {
	return side{account: f.account(RoleStock(f.facts.classOf(item))), item: item, isHeld: true}
}

func (f *flows) work() side {
	return side{account: f.account(RoleStock(WorkInProgress)), isHeld: true}
}

// bought is where receipts come from. In model B bills are coded to stock already: what a receipt adds was added by its bill, and
// rows 6 and 7 bring the two to one day.
func (f *flows) bought(item string) side {
	return side{account: f.facts.boughtTo(f.facts.classOf(item))}
}

// landed is where freight and duty come from: the account their bills are coded to.
func (f *flows) landed(item string) side {
	return side{account: cmp.Or(f.facts.Policy.Accounts[RoleLanded], f.bought(item).account)}
}

// collect goes through what happened in the period.
func (f *flows) collect() {
	made := ""
	for l := range f.facts.Valuation.Lines() {
		if l.Kind == stock.Make {
			made = l.Item
		}
		if l.Date.Before(f.facts.From) || l.Date.After(f.facts.To) {
			continue
		}
		f.take(l, made)
	}
}

func (f *flows) take(l stock.Line, made string) {
	here := f.stock(l.Item)
	switch l.Kind {
	case stock.Receive:
		plain, landed := bought(l, f.facts.Costs)
		f.add(RowReceipts, CauseBought, f.bought(l.Item), here, plain)
		f.add(RowReceipts, CauseLanded, f.landed(l.Item), here, landed)
	case stock.SupplierReturn:
		f.add(RowReceipts, CauseReturned, f.bought(l.Item), here, -l.Credit)
		f.add(RowAdjustments, CausePriceDifference, here, f.books(RoleDifferences), -l.Value-l.Credit)
	case stock.Issue, stock.CustomerReturn:
		f.add(RowDeliveries, CauseDelivered, here, f.books(RoleCostOfSales), -l.Value)
	case stock.Count:
		f.add(RowAdjustments, CauseCounted, here, f.adjustments(l.Ref), -l.Value)
	case stock.Revalue:
		f.add(RowAdjustments, CauseWrittenDown, here, f.adjustments(l.Ref), -l.Value)
	case stock.KindUse:
		into := f.work()
		if !l.IsIntoWork {
			into = f.stock(made)
		}
		f.add(RowMaterials, CauseMade, here, into, -l.Value)
		f.add(RowOperations, CauseMade, f.books(RoleAbsorbed), into, l.Operations)
	case stock.Make, stock.MakeDone:
		if l.Kind == stock.MakeDone {
			f.add(RowMaterials, CauseMade, f.work(), here, l.Value-l.Operations)
		}
		f.add(RowOperations, CauseMade, f.books(RoleAbsorbed), here, l.Operations)
	}
}

// recost brings in what is known otherwise now about the time before the period: receipts that were entered late are bought, the rest is a
// cost of sales.
func (f *flows) recost(closed Position) {
	now := PositionAt(f.facts.Valuation, f.facts.Costs, nil, f.facts.From.AddDays(-1))
	for name := range union(now.Items, closed.Items) {
		here, is, was := f.stock(name), now.Items[name], closed.Items[name]
		receipts, landed := is.Receipts-was.Receipts, is.Landed-was.Landed
		f.add(RowReceipts, CauseBought, f.bought(name), here, receipts)
		f.add(RowReceipts, CauseLanded, f.landed(name), here, landed)
		f.add(RowAdjustments, CauseRecosted, f.books(RoleCostOfSales), here, is.Worth-was.Worth-receipts-landed)
	}
	f.add(RowAdjustments, CauseRecosted, f.books(RoleCostOfSales), f.work(), now.Work-closed.Work)
}

// union is the keys of two maps.
func union[V any](a, b map[string]V) map[string]struct{} {
	keys := make(map[string]struct{}, len(a))
	for _, each := range []map[string]V{a, b} {
		for key := range each {
			keys[key] = struct{}{}
		}
	}
	return keys
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
