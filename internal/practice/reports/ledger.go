package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// ledger is entries with the accounts they move.
type ledger struct {
	organisation books.Organisation
	entries      []books.Entry
	accounts     map[string]books.Account
	retained     books.Account
}

// newLedger looks the accounts up. The error names one that the chart does not have.
func newLedger(ref books.Reference, entries []books.Entry) (ledger, error) {
	l := ledger{organisation: ref.Organisation, entries: entries, accounts: map[string]books.Account{}}
	var ok bool
	if l.retained, ok = ref.FindSystemAccount(books.SystemRetainedEarnings); !ok {
		return l, fmt.Errorf("the chart of accounts has no retained earnings")
	}
	for _, e := range entries {
		if _, isKnown := l.accounts[e.AccountCode]; isKnown {
			continue
		}
		if l.accounts[e.AccountCode], ok = ref.FindAccount(e.AccountCode); !ok {
			return l, fmt.Errorf("the chart of accounts has no account %q", e.AccountCode)
		}
	}
	return l, nil
}

// accountOn returns the account an entry counts for when one looks from a day: what was earned and spent in earlier
// financial years is retained earnings.
func (l ledger) accountOn(e books.Entry, day civil.Date) books.Account {
	account := l.accounts[e.AccountCode]
	if isEarning(account) && e.Date.Before(l.organisation.YearStart(day)) {
		return l.retained
	}
	return account
}

// isEarning reports whether an account begins anew with every financial year.
func isEarning(a books.Account) bool { return a.Class == "REVENUE" || a.Class == "EXPENSE" }

// byName orders accounts by name, then by code.
func byName(a, b books.Account) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Code, b.Code))
}

// WithOptions returns the entries that are tracked by every one of the options. What they lack to zero stands against
// them on the account for tracking transfers, so that a report of one option balances too.
func WithOptions(ref books.Reference, entries []books.Entry, optionIDs ...string) []books.Entry {
	if len(optionIDs) == 0 {
		return entries
	}
	transfers, _ := ref.FindSystemAccount(books.SystemTransfers)
	var kept []books.Entry
	for _, e := range entries {
		isTracked := !slices.ContainsFunc(optionIDs, func(id string) bool { return !slices.Contains(e.OptionIDs, id) })
		if isTracked {
			kept = append(kept, e, books.Entry{AccountCode: transfers.Code, Date: e.Date, Amount: -e.Amount})
		}
	}
	return kept
}

// sums is an amount for every account that has one, by account id.
type sums[T any] struct {
	accounts []books.Account
	amounts  map[string]T
}

// change applies a change to the amount of an account.
func (s *sums[T]) change(a books.Account, apply func(T) T) {
	if s.amounts == nil {
		s.amounts = map[string]T{}
	}
	if _, isKnown := s.amounts[a.ID]; !isKnown {
		s.accounts = append(s.accounts, a)
	}
	s.amounts[a.ID] = apply(s.amounts[a.ID])
}

// each goes through the accounts by name.
func (s *sums[T]) each(do func(books.Account, T)) {
	slices.SortFunc(s.accounts, byName)
	for _, a := range s.accounts {
		do(a, s.amounts[a.ID])
	}
}

func isNothing(amounts []money.Amount) bool {
	return !slices.ContainsFunc(amounts, func(a money.Amount) bool { return a != 0 })
}
