package journal

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"daybook/internal/money"
	"daybook/internal/stock"
)

// Entry is one transfer of the journal: Amount, above zero, is debited to Debit and credited to Credit.
type Entry struct {
	// Row says which row of the movement method it is; 0 for the balance of a stock account (closing-balance method).
	Row           Row
	Debit, Credit Account
	Amount        money.Amount
}

// Line is an account of the journal: Amount is a debit above zero, a credit below.
type Line struct {
	Account Account
	Amount  money.Amount
}

// Suggestion is the journal of a period, by both methods.
type Suggestion struct {
	// Movement is by the movement method, Balance by the closing-balance method: the same on every stock account, and in profit. Never nil.
	Movement, Balance []Entry
	// Opening and Closing are what stock is worth by account, before the period and at its end.
	Opening, Closing map[Account]money.Amount
	// Blocks are why nothing may be posted yet; nil for nothing.
	Blocks []Block
}

// Block is why a period cannot be closed.
type Block struct {
	// Item is the item it is about, or empty; Role the account that is needed, or empty.
	Item string
	Role Role
	// Reason is "negative", "uncosted" or "unmapped".
	Reason string
}

// Lines are the accounts of some entries, each once, those that come to nothing left out, by account.
func Lines(entries []Entry) []Line {
	sums := map[Account]money.Amount{}
	for _, e := range entries {
		sums[e.Debit] += e.Amount
		sums[e.Credit] -= e.Amount
	}
	var list []Line
	for a, n := range sums {
		if n != 0 {
			list = append(list, Line{a, n})
		}
	}
	slices.SortFunc(list, func(a, b Line) int { return cmp.Compare(a.Account, b.Account) })
	return list
}

// Suggest works out the journal of a period.
func Suggest(f Facts) Suggestion {
	s := Suggestion{Movement: []Entry{}, Balance: []Entry{}}
	opening, closing := f.worth(false), f.worth(true)
	s.Opening, s.Closing = amounts(opening), amounts(closing)
	c := flows{facts: &f, values: map[flow]money.Value{}}
	c.collect()
	c.recost()
	list := c.sorted()
	wanted := map[Account]money.Amount{}
	for _, a := range f.Policy.stockAccounts() {
		wanted[a] = s.Closing[a] - s.Opening[a] - f.billed(a)
	}
	list = round(list, f.Policy.stockAccounts(), wanted, f.Policy.account(RoleAdjustments))
	between := f.betweenBills()
	s.Movement = append(entries(list), between...)
	s.Balance = append(s.Balance, between...)
	s.Balance = append(s.Balance, f.balances(s.Closing, between)...)
	s.Blocks = f.blocks(s.Movement, s.Balance)
	return s
}

// worth is what stock is worth by account, at the end of the period or before it.
func (f *Facts) worth(isEnd bool) map[Account]money.Value {
	sums := map[Account]money.Value{}
	day := f.From.AddDays(-1)
	if isEnd {
		day = f.To
	}
	work := f.Valuation.Work(day)
	if !isEnd && f.Closed != nil {
		work = f.ClosedWork
	}
	sums[f.Policy.account(RoleStock(WorkInProgress))] += work
	for _, h := range f.Valuation.At(day) {
		value := h.Worth
		if !isEnd && f.Closed != nil {
			value = f.Closed[h.Item]
		}
		sums[f.Policy.account(RoleStock(f.classOf(h.Item)))] += value
	}
	return sums
}

func amounts(values map[Account]money.Value) map[Account]money.Amount {
	rounded := map[Account]money.Amount{}
	for a, v := range values {
		rounded[a] = v.Amount()
	}
	return rounded
}

// billed is what receipts add to a stock account by their bills, in model B: rounded from beginning to end, so that cents do not drift. In
// model A the journal brings them in.
func (f *Facts) billed(a Account) money.Amount {
	if f.Policy.Model != Stock {
		return 0
	}
	before := f.ClosedReceipts
	if f.Closed == nil {
		before = Receipts(f.Valuation, f.From.AddDays(-1))
	}
	return f.on(a, Receipts(f.Valuation, f.To)) - f.on(a, before)
}

// on adds up, rounded, what items of a stock account come to.
func (f *Facts) on(a Account, items map[string]money.Value) money.Amount {
	var sum money.Value
	for item, value := range items {
		if f.Policy.account(RoleStock(f.classOf(item))) == a {
			sum += value
		}
	}
	return sum.Amount()
}

// betweenBills are rows 6 and 7: what was received and not billed is owed, what was billed and not received is on its way.
func (f *Facts) betweenBills() []Entry {
	var list []Entry
	for _, each := range []struct {
		row   Row
		spans map[Class]Span
	}{{RowReceived, f.Received}, {RowTransit, f.Transit}} {
		for _, c := range []Class{Material, PartMade, Finished, Traded} {
			change := each.spans[c].change()
			debit, credit := f.boughtTo(c), f.Policy.account(RoleReceived)
			if each.row == RowTransit {
				debit, credit = f.Policy.account(RoleTransit), f.boughtTo(c)
			}
			list = appendEntry(list, Entry{each.row, debit, credit, change})
		}
	}
	return list
}

// boughtTo is where bills for goods of a class are coded.
func (f *Facts) boughtTo(c Class) Account {
	if f.Policy.Model == Stock {
		return f.Policy.account(RoleStock(c))
	}
	return f.Policy.account(RolePurchases)
}

// balances bring every stock account to what the valuation says.
func (f *Facts) balances(closing map[Account]money.Amount, between []Entry) []Entry {
	other := f.Policy.account(RoleChange)
	if f.Policy.Model == Stock {
		other = f.Policy.account(RoleCostOfSales)
	}
	var list []Entry
	for _, a := range f.Policy.stockAccounts() {
		books := f.Balances[a]
		for _, e := range between {
			if e.Debit == a {
				books += e.Amount
			}
			if e.Credit == a {
				books -= e.Amount
			}
		}
		list = appendEntry(list, Entry{0, a, other, closing[a] - books})
	}
	return list
}

func entries(list []transfer) []Entry {
	all := []Entry{}
	for _, t := range list {
		all = appendEntry(all, Entry{t.row, t.to, t.from, t.amount})
	}
	return all
}

// appendEntry adds an entry the right way round; one of nothing, or from an account to itself, is none.
func appendEntry(list []Entry, e Entry) []Entry {
	if e.Amount < 0 {
		e.Debit, e.Credit, e.Amount = e.Credit, e.Debit, -e.Amount
	}
	if e.Amount == 0 || e.Debit == e.Credit {
		return list
	}
	return append(list, e)
}

// blocks are why the period cannot be closed: stock below zero or without a cost at its end, and accounts that its journal needs.
func (f *Facts) blocks(journals ...[]Entry) []Block {
	var list []Block
	uncosted := map[string]bool{}
	for l := range f.Valuation.Lines() {
		if l.Marks&stock.MarkUncosted != 0 && !uncosted[l.Item] && !l.Date.Time().After(f.To.Time()) {
			uncosted[l.Item] = true
			list = append(list, Block{Item: l.Item, Reason: "uncosted"})
		}
	}
	for _, h := range f.Valuation.At(f.To) {
		if h.OnHand < 0 {
			list = append(list, Block{Item: h.Item, Reason: "negative"})
		}
	}
	needed := map[Role]bool{}
	for _, e := range slices.Concat(journals...) {
		for _, a := range []Account{e.Debit, e.Credit} {
			if role, isMissing := strings.CutPrefix(string(a), missing); isMissing {
				needed[Role(role)] = true
			}
		}
	}
	for _, r := range slices.Sorted(maps.Keys(needed)) {
		list = append(list, Block{Role: r, Reason: "unmapped"})
	}
	return list
}
