package gateway

import (
	"context"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/xero"
)

// ReadBalances implements closing.Books: one read of the trial balance.
func (g *Gateway) ReadBalances(ctx context.Context, organisation string, day civil.Date) (map[string]money.Amount, time.Time, error) {
	return BalancesOf(ctx, g.clientOf(organisation), day)
}

// BalancesOf reads what every account holds at the end of a day, by AccountID, a debit above zero: the year to date, for the other columns are the month's
// movement (contract section 12). It tells Xero's clock with it; zero where that is not known.
func BalancesOf(ctx context.Context, client *xero.Client, day civil.Date) (map[string]money.Amount, time.Time, error) {
	report, err := client.GetTrialBalance(ctx, xero.TrialBalanceQuery{Date: day})
	if err != nil {
		return nil, time.Time{}, err
	}
	balances := make(map[string]money.Amount, len(report.Lines))
	for _, l := range report.Lines {
		balances[l.AccountID] = l.Balance()
	}
	serverAt := time.Time{}
	if _, isKnown := client.ClockOffset(); isKnown {
		serverAt = client.ServerNow()
	}
	return balances, serverAt, nil
}
