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
	// Parts is what the movement method is made of, by item and cause, in millionths; in the order of row, accounts and items.
	Parts []Part
	// Before and End are where stock stands, before the period and at its end.
	Before, End Position
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
	s := Suggestion{Movement: []Entry{}, Balance: []Entry{}, Before: f.before(), End: f.end()}
	s.Opening, s.Closing = f.Policy.Worth(s.Before, f.Classes), f.Policy.Worth(s.End, f.Classes)
	c := flows{facts: &f, values: map[flow]money.Value{}, parts: map[Part]money.Value{}}
	c.collect()
	c.recost(s.Before)
	between := c.betweenBills(s.Before, s.End)
	accounts := f.Policy.StockAccounts()
	wanted := map[Account]money.Amount{}
	for _, a := range accounts {
		wanted[a] = s.Closing[a] - s.Opening[a] - (f.billed(a, s.End) - f.billed(a, s.Before))
	}
	for a, amount := range f.bought(s.Before, s.End, between) {
		accounts, wanted[a] = append(accounts, a), -amount
	}
	list := round(c.sorted(), accounts, wanted, f.Policy.account(RoleAdjustments))
	s.Movement = append(entries(list), between...)
	s.Balance = append(s.Balance, between...)
	s.Balance = append(s.Balance, f.balances(s.Closing, between)...)
	s.Parts = partsOf(c.parts)
	s.Blocks = f.blocks(s.Movement, s.Balance)
	return s
}

// Worth is what stock is worth by account, rounded: every account of stock is there. classes is as in Facts.
func (p Policy) Worth(at Position, classes map[string]Class) map[Account]money.Amount {
	f := Facts{Policy: p, Classes: classes}
	sums := map[Account]money.Value{p.account(RoleStock(WorkInProgress)): at.Work}
	for name, item := range at.Items {
		sums[p.account(RoleStock(f.classOf(name)))] += item.Worth
	}
	rounded := map[Account]money.Amount{}
	for _, a := range p.StockAccounts() {
		rounded[a] = sums[a].Amount()
	}
	return rounded
}

// Between is what a position owes for what was received and is not billed, and what is on its way, each above zero: rounded class by class. classes is as in
// Facts.
func (p Policy) Between(at Position, classes map[string]Class) (received, transit money.Amount) {
	f := Facts{Policy: p, Classes: classes}
	sums := map[Class]Unbilled{}
	for name, item := range at.Items {
		u := sums[f.classOf(name)]
		u.Received += item.Received
		u.Transit += item.Transit
		sums[f.classOf(name)] = u
	}
	for _, u := range sums {
		received += u.Received.Amount()
		transit += u.Transit.Amount()
	}
	return received, transit
}

// billed is what receipts added to a stock account by their bills since the beginning, in model B: rounded from beginning to end, so that
// cents do not drift. In model A the journal brings them in.
func (f *Facts) billed(a Account, at Position) money.Amount {
	if f.Policy.Model != Stock {
		return 0
	}
	var sum money.Value
	for name, item := range at.Items {
		if f.Policy.account(RoleStock(f.classOf(name))) != a {
			continue
		}
		sum += item.Receipts
		if landed := f.Policy.Accounts[RoleLanded]; landed == "" || landed == a {
			sum += item.Landed
		}
	}
	return sum.Amount()
}

// bought is what row 1 takes out of purchases, and out of freight, in model A: what bills put there is whole cents, so that rows 1, 6 and 7 leave nothing
// of it behind, and none drifts from month to month.
func (f *Facts) bought(before, end Position, between []Entry) map[Account]money.Amount {
	if f.Policy.Model == Stock {
		return nil
	}
	goods, landed := f.Policy.account(RolePurchases), cmp.Or(f.Policy.Accounts[RoleLanded], f.Policy.account(RolePurchases))
	sums := map[Account][2]money.Value{}
	for i, each := range []Position{before, end} {
		for _, item := range each.Items {
			was := sums[goods]
			was[i] += item.Receipts - item.Received + item.Transit
			sums[goods] = was
			was = sums[landed]
			was[i] += item.Landed
			sums[landed] = was
		}
	}
	amounts := map[Account]money.Amount{}
	for a, both := range sums {
		amounts[a] = both[1].Amount() - both[0].Amount()
	}
	for _, e := range between {
		if e.Debit == goods {
			amounts[goods] += e.Amount
		}
		if e.Credit == goods {
			amounts[goods] -= e.Amount
		}
	}
	return amounts
}

// betweenBills are rows 6 and 7: what was received and not billed is owed, what was billed and not received is on its way.
func (f *flows) betweenBills(before, end Position) []Entry {
	received, transit := map[Class][2]money.Value{}, map[Class][2]money.Value{}
	for i, each := range []Position{before, end} {
		for name, item := range each.Items {
			class := f.facts.classOf(name)
			r, t := received[class], transit[class]
			r[i] += item.Received
			t[i] += item.Transit
			received[class], transit[class] = r, t
		}
	}
	for name := range union(before.Items, end.Items) {
		was, is := before.Items[name], end.Items[name]
		here := side{account: f.facts.boughtTo(f.facts.classOf(name)), item: name}
		f.part(RowReceived, CauseReceived, f.books(RoleReceived), here, is.Received-was.Received)
		f.part(RowTransit, CauseTransit, here, f.books(RoleTransit), is.Transit-was.Transit)
	}
	var list []Entry
	for _, c := range []Class{Material, PartMade, Finished, Traded} {
		list = appendEntry(list, Entry{RowReceived, f.facts.boughtTo(c), f.account(RoleReceived), received[c][1].Amount() - received[c][0].Amount()})
	}
	for _, c := range []Class{Material, PartMade, Finished, Traded} {
		list = appendEntry(list, Entry{RowTransit, f.account(RoleTransit), f.facts.boughtTo(c), transit[c][1].Amount() - transit[c][0].Amount()})
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
	for _, a := range f.Policy.StockAccounts() {
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
