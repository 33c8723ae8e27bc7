package reports

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// BalanceSheet is what is owned and owed on one or several days.
type BalanceSheet struct {
	// Days are the columns, newest first; every list of amounts has one for each.
	Days []civil.Date
	// YearStarts are the first days of the financial years of the days.
	YearStarts []civil.Date
	// Lines are the accounts of assets, liabilities and equity with a balance on any of the days, by name. Debits are
	// positive; retained earnings have what earlier financial years earned.
	Lines []SheetLine
	// Earnings is what the financial year earned until each day; a profit is positive.
	Earnings []money.Amount
}

// SheetLine is one account of a balance sheet.
type SheetLine struct {
	// Account is the account.
	Account books.Account
	// Balances are one for each day; debits are positive.
	Balances []money.Amount
}

// NewBalanceSheet adds the entries up to each of the days. The error names an account that the chart does not have.
func NewBalanceSheet(ref books.Reference, entries []books.Entry, days []civil.Date) (BalanceSheet, error) {
	l, err := newLedger(ref, entries)
	if err != nil {
		return BalanceSheet{}, err
	}
	b := BalanceSheet{Days: days, Earnings: make([]money.Amount, len(days))}
	var sum sums[[]money.Amount]
	for n, day := range days {
		b.YearStarts = append(b.YearStarts, ref.Organisation.YearStart(day))
		for _, e := range l.entries {
			if e.Date.After(day) {
				continue
			}
			account := l.accountOn(e, day)
			if isEarning(account) {
				b.Earnings[n] -= e.Amount
				continue
			}
			sum.change(account, func(balances []money.Amount) []money.Amount {
				if balances == nil {
					balances = make([]money.Amount, len(days))
				}
				balances[n] += e.Amount
				return balances
			})
		}
	}
	sum.each(func(a books.Account, balances []money.Amount) {
		if !isNothing(balances) {
			b.Lines = append(b.Lines, SheetLine{Account: a, Balances: balances})
		}
	})
	return b, nil
}
