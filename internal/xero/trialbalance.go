package xero

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// TrialBalance is the balance of every account at the end of a day (section 12), in the base currency.
type TrialBalance struct {
	// AsAt is the day; zero when the report does not name it in a form that is known.
	AsAt civil.Date
	// Lines are the accounts in the report's order. An account with nothing to show is left out.
	Lines []TrialBalanceLine
}

// TrialBalanceLine is one account.
type TrialBalanceLine struct {
	// AccountID is Account.AccountID.
	AccountID string
	// Account is its name and code, as the report prints them: "Name (Code)".
	Account string
	// Section is the heading it stands under, such as Assets.
	Section string
	// Debit and Credit are the movement of the month up to the day.
	Debit, Credit money.Amount
	// YTDDebit and YTDCredit are the balance at the day.
	YTDDebit, YTDCredit money.Amount
}

// Balance is what the account stands at: a debit where positive, a credit where negative.
func (l TrialBalanceLine) Balance() money.Amount { return l.YTDDebit - l.YTDCredit }

// Movement is what the month did to it, in the same way.
func (l TrialBalanceLine) Movement() money.Amount { return l.Debit - l.Credit }

// Account returns the line of an account, and whether the report has one. Without one the account stands at 0.
func (t TrialBalance) Account(accountID string) (TrialBalanceLine, bool) {
	at := slices.IndexFunc(t.Lines, func(l TrialBalanceLine) bool { return strings.EqualFold(l.AccountID, accountID) })
	if at < 0 {
		return TrialBalanceLine{}, false
	}
	return t.Lines[at], true
}

// TrialBalanceQuery chooses a trial balance.
type TrialBalanceQuery struct {
	// Date is the day; zero means today, in the organisation's zone.
	Date civil.Date
	// PaymentsOnly counts what was paid only (cash basis).
	PaymentsOnly bool
}

// GetTrialBalance reads the trial balance. Errors: internal when a figure cannot be read for certain or the columns are not
// the known ones, forbidden when the person may see no reports or the sign-in lacks the scope, offline, auth_expired,
// rate_limited.
func (c *Client) GetTrialBalance(ctx context.Context, q TrialBalanceQuery) (TrialBalance, error) {
	query := url.Values{}
	if !q.Date.IsZero() {
		query.Set("date", q.Date.String())
	}
	if q.PaymentsOnly {
		query.Set("paymentsOnly", "true")
	}
	r := request{path: accountingPath + "/Reports/TrialBalance", query: query}
	return readReport(ctx, c, "read the trial balance", r, "TrialBalance", func(found report) (TrialBalance, error) {
		balance, err := found.trialBalance()
		if err == nil && !q.Date.IsZero() && !balance.AsAt.IsZero() && balance.AsAt != q.Date {
			err = fmt.Errorf("the report is as at %s, not %s", balance.AsAt, q.Date)
		}
		return balance, err
	})
}

// trialBalanceColumns are the figures' columns in the order of TrialBalanceLine's fields.
var trialBalanceColumns = []string{"Debit", "Credit", "YTD Debit", "YTD Credit"}

// trialBalance makes sense of the report. Columns it does not know are left out; a column that is missing, a row that names
// no account and a sum that does not fit are errors, because a balance left out would look like none.
func (r report) trialBalance() (TrialBalance, error) {
	labels, err := r.header()
	if err != nil {
		return TrialBalance{}, err
	}
	account, err := columnOf(labels, "Account")
	if err != nil {
		return TrialBalance{}, err
	}
	columns := make([]int, len(trialBalanceColumns))
	for n, name := range trialBalanceColumns {
		if columns[n], err = columnOf(labels, name); err != nil {
			return TrialBalance{}, err
		}
	}
	balance := TrialBalance{AsAt: r.asAt()}
	seen := map[string]bool{}
	for row, section := range r.all() {
		if !row.isFigures(columns) {
			continue
		}
		line, err := row.trialBalanceLine(account, columns)
		if err == nil && seen[line.AccountID] {
			err = fmt.Errorf("the account %q comes twice", shorten(line.Account))
		}
		if err != nil {
			return TrialBalance{}, err
		}
		line.Section, seen[line.AccountID] = section, true
		balance.Lines = append(balance.Lines, line)
	}
	return balance, r.checkTotals(columns, balance.Lines)
}

// columnOf finds the one column with a label.
func columnOf(labels []string, name string) (int, error) {
	found := -1
	for n, label := range labels {
		if !strings.EqualFold(label, name) {
			continue
		}
		if found >= 0 {
			return 0, fmt.Errorf("the report has two columns %q", name)
		}
		found = n
	}
	if found < 0 {
		return 0, fmt.Errorf("the report has no column %q", name)
	}
	return found, nil
}

func (r reportRow) trialBalanceLine(account int, columns []int) (TrialBalanceLine, error) {
	line := TrialBalanceLine{Account: r.label(account)}
	for n, into := range []*money.Amount{&line.Debit, &line.Credit, &line.YTDDebit, &line.YTDCredit} {
		var err error
		if *into, err = r.figureAt(columns[n]); err != nil {
			return line, err
		}
	}
	var err error
	if line.AccountID, err = r.accountID(); err == nil && line.AccountID == "" {
		err = fmt.Errorf("the row %q names no account", shorten(line.Account))
	}
	return line, err
}

// checkTotals compares the report's own sum, in a section without accounts, with that of the lines.
func (r report) checkTotals(columns []int, lines []TrialBalanceLine) error {
	sums := make([]big.Int, len(columns))
	for _, line := range lines {
		for n, amount := range []money.Amount{line.Debit, line.Credit, line.YTDDebit, line.YTDCredit} {
			sums[n].Add(&sums[n], big.NewInt(int64(amount)))
		}
	}
	for _, section := range r.Rows {
		if slices.ContainsFunc(section.Rows, func(row reportRow) bool { return row.isFigures(columns) }) {
			continue
		}
		for _, row := range section.Rows {
			if row.RowType != "SummaryRow" || !strings.EqualFold(row.label(0), "Total") {
				continue
			}
			for n, column := range columns {
				total, err := row.figureAt(column)
				if err != nil {
					return err
				}
				if sums[n].Cmp(big.NewInt(int64(total))) != 0 {
					return errors.New("the accounts do not add up to the report's total")
				}
			}
		}
	}
	return nil
}
