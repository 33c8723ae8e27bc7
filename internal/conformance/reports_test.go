package conformance_test

import (
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/xero"
)

// accountID returns the id of the account with a code.
func accountID(t *testing.T, b *bench, code string) string {
	t.Helper()
	accounts, err := b.Client.ListAccounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range accounts {
		if a.Code == code {
			return a.AccountID
		}
	}
	t.Fatalf("there is no account %s", code)
	return ""
}

// Covers 12/text.
func TestTheBalanceIsUnderYTDAndTheMonthsMovementBesideIt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	materials := accountID(t, b, "630")
	line := func(day civil.Date) xero.TrialBalanceLine {
		report, err := x.GetTrialBalance(ctx, xero.TrialBalanceQuery{Date: day})
		if err != nil {
			t.Fatal(err)
		}
		var debit, credit money.Amount
		for _, l := range report.Lines {
			debit, credit = debit+l.YTDDebit, credit+l.YTDCredit
		}
		if debit != credit || debit == 0 {
			t.Errorf("%s: debits of %s, credits of %s", day, debit, credit)
		}
		found, _ := report.Account(materials)
		return found
	}
	october, november := day.AddMonths(-1).EndOfMonth(), day.EndOfMonth()
	before := line(november)
	for _, date := range []civil.Date{october, november} {
		journal := stockJournal(xero.ManualJournalPosted)
		journal.Date = date
		body, err := xero.EncodeManualJournals([]xero.NewManualJournal{journal})
		send(t, b, xero.Target{Kind: xero.PathManualJournals}, "j "+date.String(), body, err)
	}
	after := line(november)
	if after.Balance()-before.Balance() != 241_00 || after.Movement()-before.Movement() != 120_50 {
		t.Errorf("the balance moved by %s, want 241.00; the month by %s, want 120.50", after.Balance()-before.Balance(), after.Movement()-before.Movement())
	}
	sheet, err := x.GetBalanceSheet(ctx, xero.BalanceSheetQuery{Date: november})
	if err != nil {
		t.Fatal(err)
	}
	if found, isThere := sheet.Account(materials); !isThere || found.Amounts[0] != after.Balance() {
		t.Errorf("the balance sheet says %+v, the trial balance %s", found, after.Balance())
	}
}
