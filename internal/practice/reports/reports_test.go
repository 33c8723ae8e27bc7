package reports_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/reports"
)

const north, south = "option-north", "option-south"

func chart() books.Reference {
	ref := books.Reference{
		Organisation: books.Organisation{BaseCurrency: "NZD", FinancialYearEndDay: 31, FinancialYearEndMonth: 3},
		TaxRates: []books.TaxRate{
			{TaxType: "OUTPUT2", EffectiveRate: 15 * money.One},
			{TaxType: "INPUT2", EffectiveRate: 12_500_000},
			{TaxType: "NONE"},
		},
		Opening: []books.Entry{
			{AccountCode: "090", Date: day(2025, 3, 31), Amount: 5_000_00},
			{AccountCode: "960", Date: day(2025, 3, 31), Amount: -5_000_00},
		},
	}
	for _, a := range []books.Account{
		{Code: "090", Name: "Bank", Type: "BANK", Class: "ASSET"},
		{Code: "200", Name: "Sales", Type: "REVENUE", Class: "REVENUE"},
		{Code: "310", Name: "Cost of goods sold", Type: "DIRECTCOSTS", Class: "EXPENSE"},
		{Code: "499", Name: "Realised Currency Gains", Type: "EXPENSE", Class: "EXPENSE", SystemAccount: "REALISEDCURRENCYGAIN"},
		{Code: "610", Name: "Accounts Receivable", Type: "CURRENT", Class: "ASSET", SystemAccount: "DEBTORS"},
		{Code: "631", Name: "Stock", Type: "CURRENT", Class: "ASSET"},
		{Code: "800", Name: "Accounts Payable", Type: "CURRLIAB", Class: "LIABILITY", SystemAccount: "CREDITORS"},
		{Code: "820", Name: "GST", Type: "CURRLIAB", Class: "LIABILITY", SystemAccount: "GST"},
		{Code: "860", Name: "Rounding", Type: "CURRLIAB", Class: "LIABILITY", SystemAccount: "ROUNDING"},
		{Code: "877", Name: "Tracking Transfers", Type: "CURRLIAB", Class: "LIABILITY", SystemAccount: "TRACKINGTRANSFERS"},
		{Code: "960", Name: "Retained Earnings", Type: "EQUITY", Class: "EQUITY", SystemAccount: "RETAINEDEARNINGS"},
	} {
		a.ID = "id-" + a.Code
		ref.Accounts = append(ref.Accounts, a)
	}
	return ref
}

func day(year int, month time.Month, d int) civil.Date {
	return civil.Date{Year: year, Month: month, Day: d}
}

// entry is one movement and its other side on the bank account.
func entry(code string, on civil.Date, amount money.Amount) []books.Entry {
	return []books.Entry{{AccountCode: code, Date: on, Amount: amount}, {AccountCode: "090", Date: on, Amount: -amount}}
}

func anyDay(t *rapid.T) civil.Date {
	return day(2025, 1, 1).AddDays(rapid.IntRange(0, 800).Draw(t, "day"))
}

func tracked(t *rapid.T) []books.LineTracking {
	var tracking []books.LineTracking
	for _, id := range []string{north, south} {
		if rapid.Bool().Draw(t, id) {
			tracking = append(tracking, books.LineTracking{OptionID: id})
		}
	}
	return tracking
}

// anyInvoice is an invoice or bill in any state, in any currency, with payments at other rates.
func anyInvoice(t *rapid.T, ref books.Reference) books.Invoice {
	i := books.Invoice{
		Type: rapid.SampledFrom([]books.InvoiceType{books.Sales, books.Purchase}).Draw(t, "type"), Date: anyDay(t),
		Status:          rapid.SampledFrom([]books.InvoiceStatus{books.Draft, books.Authorised, books.Authorised, books.Voided}).Draw(t, "status"),
		LineAmountTypes: rapid.SampledFrom([]books.LineAmountTypes{books.Exclusive, books.Inclusive, books.NoTax}).Draw(t, "types"),
		CurrencyRate:    anyRate(t),
	}
	for range rapid.IntRange(1, 5).Draw(t, "lines") {
		i.Lines = append(i.Lines, books.Line{
			Quantity: money.Quantity(rapid.Int64Range(-3e6, 9e6).Draw(t, "quantity")), UnitAmount: money.Price(rapid.Int64Range(0, 9e8).Draw(t, "price")),
			AccountCode: rapid.SampledFrom([]string{"200", "310", "631"}).Draw(t, "account"), Tracking: tracked(t),
			TaxType: rapid.SampledFrom([]string{"OUTPUT2", "INPUT2", "NONE", ""}).Draw(t, "tax"),
			Stock:   anyMove(t),
		})
	}
	computed, err := books.Compute(i, ref, books.Switches{})
	if err != nil {
		t.Fatal(err)
	}
	for computed.IsApproved() && computed.Total > computed.AmountPaid && rapid.Bool().Draw(t, "another payment") {
		due := int64(computed.Total - computed.AmountPaid)
		p := books.Payment{
			Date: anyDay(t), Amount: money.Amount(rapid.Int64Range(1, due).Draw(t, "paid")), AccountCode: "090",
			CurrencyRate: anyRate(t), IsDeleted: rapid.IntRange(0, 4).Draw(t, "deleted") == 0,
		}
		if rapid.Bool().Draw(t, "all") {
			p.Amount = money.Amount(due)
		}
		computed.Payments = append(computed.Payments, p)
		if !p.IsDeleted {
			computed.AmountPaid += p.Amount
		}
	}
	if computed.IsApproved() && computed.AmountPaid == computed.Total {
		computed.Status = books.Paid
	}
	return computed
}

// anyMove is what a line does to stock, or nothing.
func anyMove(t *rapid.T) *books.StockMove {
	if !rapid.Bool().Draw(t, "is tracked") {
		return nil
	}
	return &books.StockMove{Cost: money.Amount(rapid.Int64Range(-1e6, 1e6).Draw(t, "cost")), StockAccountCode: "631", CostAccountCode: "310"}
}

func anyRate(t *rapid.T) money.Rate {
	return money.Rate(rapid.SampledFrom([]int64{money.One, 598_710, 1_333_333}).Draw(t, "rate"))
}

// anyCredit is a credit note in any state, some of it allocated.
func anyCredit(t *rapid.T, ref books.Reference) books.CreditNote {
	like := anyInvoice(t, ref)
	n := books.CreditNote{
		Type: books.SalesCredit, Status: like.Status, Date: like.Date, CurrencyRate: like.CurrencyRate, LineAmountTypes: like.LineAmountTypes,
		Lines: like.Lines, TotalTax: like.TotalTax, Total: like.Total,
	}
	if like.Type == books.Purchase {
		n.Type = books.PurchaseCredit
	}
	for _, p := range like.Payments {
		n.Allocations = append(n.Allocations, books.Allocation{Date: p.Date, Amount: p.Amount})
	}
	return n
}

// anyJournal is a journal that the rules accept, in any state.
func anyJournal(t *rapid.T, ref books.Reference) books.ManualJournal {
	j := books.ManualJournal{
		Date: anyDay(t), IsAccrualOnly: rapid.Bool().Draw(t, "accrual only"),
		Status:          rapid.SampledFrom([]books.JournalStatus{books.DraftJournal, books.PostedJournal, books.ArchivedJournal, books.VoidedJournal}).Draw(t, "status"),
		LineAmountTypes: rapid.SampledFrom([]books.LineAmountTypes{books.Exclusive, books.Inclusive, books.NoTax}).Draw(t, "types"),
	}
	for range rapid.IntRange(1, 5).Draw(t, "lines") {
		line := books.JournalLine{AccountCode: "310", TaxType: "INPUT2", Tracking: tracked(t), Amount: money.Amount(rapid.Int64Range(-1e6, 1e6).Draw(t, "amount"))}
		if rate, _ := ref.FindTaxRate(line.TaxType); j.LineAmountTypes == books.Exclusive {
			line.TaxAmount = line.Amount * money.Amount(rate.EffectiveRate) / (100 * money.One)
		}
		j.Lines = append(j.Lines, line)
	}
	debits, credits := j.Sides()
	j.Lines = append(j.Lines, books.JournalLine{AccountCode: "631", Amount: -(debits + credits)})
	return j
}

func sum(entries []books.Entry) money.Amount {
	var total money.Amount
	for _, e := range entries {
		total += e.Amount
	}
	return total
}

// Covers 12/text.
func TestReportsOfAnyBooksBalance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ref := chart()
		accrual, cash := slices.Clone(ref.Opening), slices.Clone(ref.Opening)
		type booked interface {
			Entries(r books.Reference) []books.Entry
			CashEntries(r books.Reference) []books.Entry
		}
		add := func(thing booked) {
			for _, entries := range [][]books.Entry{thing.Entries(ref), thing.CashEntries(ref)} {
				if off := sum(entries); off != 0 {
					t.Fatalf("the entries of %+v are off by %s: %+v", thing, off, entries)
				}
			}
			accrual, cash = append(accrual, thing.Entries(ref)...), append(cash, thing.CashEntries(ref)...)
		}
		for range rapid.IntRange(0, 6).Draw(t, "documents") {
			add(anyInvoice(t, ref))
		}
		for range rapid.IntRange(0, 3).Draw(t, "credits") {
			entries := anyCredit(t, ref).Entries(ref)
			if off := sum(entries); off != 0 {
				t.Fatalf("the entries of a credit note are off by %s: %+v", off, entries)
			}
			accrual = append(accrual, entries...)
		}
		for range rapid.IntRange(0, 4).Draw(t, "journals") {
			add(anyJournal(t, ref))
		}
		on := anyDay(t)
		for _, entries := range [][]books.Entry{accrual, cash, reports.WithOptions(ref, accrual, north), reports.WithOptions(ref, accrual, north, south)} {
			checkTrial(t, ref, entries, on)
			checkSheet(t, ref, entries, on)
		}
	})
}

func checkTrial(t *rapid.T, ref books.Reference, entries []books.Entry, on civil.Date) {
	trial, err := reports.NewTrialBalance(ref, entries, on)
	if err != nil {
		t.Fatal(err)
	}
	var movement, balance money.Amount
	for _, line := range trial.Lines {
		movement += line.Movement
		balance += line.Balance
	}
	if movement != 0 || balance != 0 {
		t.Fatalf("the trial balance is off by %s and %s", movement, balance)
	}
}

// checkSheet holds the balance sheet to what is owned being what is owed and what belongs to the owners, and to the
// trial balance of each of its days.
func checkSheet(t *rapid.T, ref books.Reference, entries []books.Entry, on civil.Date) {
	sheet, err := reports.NewBalanceSheet(ref, entries, reports.Periods(on, 3, reports.Quarter))
	if err != nil {
		t.Fatal(err)
	}
	for n, last := range sheet.Days {
		off := -sheet.Earnings[n]
		balances := map[string]money.Amount{}
		for _, line := range sheet.Lines {
			off += line.Balances[n]
			balances[line.Account.Code] = line.Balances[n]
		}
		if off != 0 {
			t.Fatalf("the balance sheet of %s is off by %s", last, off)
		}
		trial, err := reports.NewTrialBalance(ref, entries, last)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range trial.Lines {
			if isSheet := line.Account.Class != "REVENUE" && line.Account.Class != "EXPENSE"; isSheet && balances[line.Account.Code] != line.Balance {
				t.Fatalf("%s of %s is %s here and %s there", line.Account.Name, last, balances[line.Account.Code], line.Balance)
			}
		}
	}
}

func TestATrialBalanceHasTheMonthBesideTheBalance(t *testing.T) {
	t.Parallel()
	ref := chart()
	entries := slices.Concat(
		ref.Opening,
		entry("200", day(2025, 12, 1), -700_00),  // an earlier financial year
		entry("200", day(2026, 4, 1), -100_00),   // the year's first day
		entry("310", day(2026, 10, 31), 30_00),   // the day before the month
		entry("310", day(2026, 11, 1), 20_00),    // the month's first day
		entry("200", day(2026, 11, 24), -400_00), // the day itself
		entry("200", day(2026, 11, 25), -999_00), // the day after
	)
	trial, err := reports.NewTrialBalance(ref, entries, day(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		code              string
		movement, balance money.Amount
	}{
		{"090", 380_00, 6_150_00}, {"310", 20_00, 50_00}, {"960", 0, -5_700_00}, {"200", -400_00, -500_00},
	}
	if len(trial.Lines) != len(want) || trial.RetainedUntil != day(2026, 3, 31) {
		t.Fatalf("got %+v", trial)
	}
	for n, w := range want {
		if l := trial.Lines[n]; l.Account.Code != w.code || l.Movement != w.movement || l.Balance != w.balance {
			t.Errorf("line %d is %s %s %s; want %+v", n, l.Account.Code, l.Movement, l.Balance, w)
		}
	}
}

func TestABalanceSheetGathersEarlierYearsInRetainedEarnings(t *testing.T) {
	t.Parallel()
	ref := chart()
	entries := slices.Concat(ref.Opening, entry("200", day(2026, 3, 31), -700_00), entry("310", day(2026, 4, 1), 30_00))
	sheet, err := reports.NewBalanceSheet(ref, entries, reports.Periods(day(2026, 4, 12), 1, reports.Month))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(sheet.Days, []civil.Date{day(2026, 4, 30), day(2026, 3, 31)}) ||
		!slices.Equal(sheet.YearStarts, []civil.Date{day(2026, 4, 1), day(2025, 4, 1)}) {
		t.Errorf("the columns are %v of years from %v", sheet.Days, sheet.YearStarts)
	}
	if !slices.Equal(sheet.Earnings, []money.Amount{-30_00, 700_00}) {
		t.Errorf("the years earned %v", sheet.Earnings)
	}
	for _, line := range sheet.Lines {
		want := map[string][]money.Amount{"090": {5_670_00, 5_700_00}, "960": {-5_700_00, -5_000_00}}[line.Account.Code]
		if !slices.Equal(line.Balances, want) {
			t.Errorf("%s is %v; want %v", line.Account.Name, line.Balances, want)
		}
	}
}

func TestPeriodsAreEndsOfMonths(t *testing.T) {
	t.Parallel()
	for frame, want := range map[reports.Timeframe][]civil.Date{
		reports.Month:   {day(2026, 3, 31), day(2026, 2, 28), day(2026, 1, 31)},
		reports.Quarter: {day(2026, 3, 31), day(2025, 12, 31), day(2025, 9, 30)},
		reports.Year:    {day(2026, 3, 31), day(2025, 3, 31), day(2024, 3, 31)},
	} {
		if got := reports.Periods(day(2026, 3, 30), 2, frame); !slices.Equal(got, want) {
			t.Errorf("%d months apart: %v", frame, got)
		}
	}
}

func TestReportsNameAnAccountThatTheChartDoesNotHave(t *testing.T) {
	t.Parallel()
	ref := chart()
	if _, err := reports.NewTrialBalance(ref, entry("999", day(2026, 1, 1), 1), day(2026, 1, 1)); err == nil {
		t.Error("an entry of no account was added up")
	}
	ref.Accounts = ref.Accounts[:5]
	if _, err := reports.NewBalanceSheet(ref, nil, nil); err == nil {
		t.Error("a chart without retained earnings was enough")
	}
}
