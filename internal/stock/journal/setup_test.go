package journal_test

import (
	"maps"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
)

// expenses are the accounts that make profit.
var expenses = []journal.Account{"purchases", "cost_of_sales", "production_absorbed", "adjustments", "price_differences", "change_in_stock", "scrap"}

// policy is a policy in which every role has an account of its own name.
func policy(m journal.Model) journal.Policy {
	p := journal.Policy{Model: m, Accounts: map[journal.Role]journal.Account{}, Reasons: map[string]journal.Account{"scrap": "scrap"}}
	for _, r := range []journal.Role{journal.RolePurchases, journal.RoleCostOfSales, journal.RoleAbsorbed, journal.RoleAdjustments, journal.RoleDifferences,
		journal.RoleReceived, journal.RoleTransit, journal.RoleChange, journal.RoleStock(journal.Material), journal.RoleStock(journal.PartMade),
		journal.RoleStock(journal.Finished), journal.RoleStock(journal.Traded), journal.RoleStock(journal.WorkInProgress)} {
		p.Accounts[r] = journal.Account(r)
	}
	return p
}

func day(t testing.TB, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// valued replays movements.
func valued(t testing.TB, method stock.Method, movements ...stock.Movement) *stock.Valuation {
	t.Helper()
	b := stock.NewBuilder()
	for _, m := range movements {
		if err := b.Add(m); err != nil {
			t.Fatalf("%s: %v", m.Ref, err)
		}
	}
	h, err := b.History()
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Replay(method)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// units are whole units as a quantity.
func units(n int64) money.Quantity { return money.Quantity(n * 1_000_000) }

// books are what accounts hold.
type books map[journal.Account]money.Amount

func (b books) post(entries []journal.Entry) books {
	after := maps.Clone(b)
	for _, l := range journal.Lines(entries) {
		after[l.Account] += l.Amount
	}
	return after
}

// cost is what the expense accounts come to.
func (b books) cost() money.Amount {
	var sum money.Amount
	for _, a := range expenses {
		sum += b[a]
	}
	return sum
}

// stockOf are the accounts of stock.
func (b books) stock() map[journal.Account]money.Amount {
	list := map[journal.Account]money.Amount{}
	for a, n := range b {
		if strings.HasPrefix(string(a), "stock_") && n != 0 {
			list[a] = n
		}
	}
	return list
}
