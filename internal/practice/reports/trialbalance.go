package reports

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// TrialBalance is every account with its movement and its balance.
type TrialBalance struct {
	// Day is the last day counted.
	Day civil.Date
	// RetainedUntil is the last day of the financial year before, up to which retained earnings gathers earnings.
	RetainedUntil civil.Date
	// Lines are the accounts that moved or have a balance, by name. Their movements add up to zero, as do their balances.
	Lines []TrialLine
}

// TrialLine is one account of a trial balance; debits are positive, credits negative.
type TrialLine struct {
	// Account is the account.
	Account books.Account
	// Movement is what the month of the day brought up to the day.
	Movement money.Amount
	// Balance is the balance on the day: of revenue and expenses since the financial year began, of all others ever.
	Balance money.Amount
}

// trialSum is the figures of a TrialLine.
type trialSum struct{ movement, balance money.Amount }

// NewTrialBalance adds the entries up to a day. The error names an account that the chart does not have.
func NewTrialBalance(ref books.Reference, entries []books.Entry, day civil.Date) (TrialBalance, error) {
	l, err := newLedger(ref, entries)
	if err != nil {
		return TrialBalance{}, err
	}
	t := TrialBalance{Day: day, RetainedUntil: ref.Organisation.YearStart(day).AddDays(-1)}
	month := civil.Date{Year: day.Year, Month: day.Month, Day: 1}
	var sum sums[trialSum]
	for _, e := range l.entries {
		if e.Date.After(day) {
			continue
		}
		sum.change(l.accountOn(e, day), func(s trialSum) trialSum {
			s.balance += e.Amount
			if !e.Date.Before(month) {
				s.movement += e.Amount
			}
			return s
		})
	}
	sum.each(func(a books.Account, s trialSum) {
		if s != (trialSum{}) {
			t.Lines = append(t.Lines, TrialLine{Account: a, Movement: s.movement, Balance: s.balance})
		}
	})
	return t, nil
}

// IsRetained reports whether a line is the account that earlier years' earnings are in.
func (l TrialLine) IsRetained() bool { return l.Account.SystemAccount == books.SystemRetainedEarnings }
