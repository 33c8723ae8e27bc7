package refdata_test

import (
	"slices"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/refdata"
)

func chart() refdata.Set {
	return refdata.Set{
		Organisation: refdata.Organisation{BaseCurrency: "NZD"},
		Currencies:   []refdata.Currency{{Code: "USD"}},
		Accounts: []refdata.Account{
			{Code: "200", Type: "REVENUE", Class: refdata.Revenue, Status: "ACTIVE"},
			{Code: "210", Type: "SALES", Class: refdata.Revenue, Status: "ARCHIVED"},
			{Code: "310", Type: "DIRECTCOSTS", Class: refdata.Expense, Status: "ACTIVE"},
			{Code: "416", Type: "DEPRECIATN", Class: refdata.Expense, Status: "ACTIVE"},
			{Code: "497", Type: "EXPENSE", Class: refdata.Expense, Status: "ACTIVE", SystemAccount: "REALISEDCURRENCYGAIN"},
			{Code: "610", Type: "CURRENT", Class: refdata.Asset, Status: "ACTIVE", SystemAccount: "DEBTORS"},
			{Code: "620", Type: "CURRENT", Class: refdata.Asset, Status: "ACTIVE"},
			{Code: "630", Type: "INVENTORY", Class: refdata.Asset, Status: "ACTIVE"},
			{Code: "090", Type: "BANK", Class: refdata.Asset, Status: "ACTIVE"},
			{Code: "", Type: "BANK", Class: refdata.Asset, Status: "ACTIVE"},
			{Code: "820", Type: "CURRLIAB", Class: refdata.Liability, Status: "ACTIVE"},
		},
		TaxRates: []refdata.TaxRate{
			{TaxType: "OUTPUT2", Status: "ACTIVE", CanApplyTo: refdata.Applies{Revenue: true}},
			{TaxType: "INPUT2", Status: "ACTIVE", CanApplyTo: refdata.Applies{Expenses: true, Assets: true}},
			{TaxType: "OUTPUT", Status: "DELETED", CanApplyTo: refdata.Applies{Revenue: true}},
			{TaxType: "GSTONIMPORTS", Status: "ACTIVE", CanApplyTo: refdata.Applies{Liabilities: true}},
			{TaxType: "EQUITYONLY", Status: "ACTIVE", CanApplyTo: refdata.Applies{Equity: true}},
		},
	}
}

func TestAccountsAreOfferedWhereXeroAcceptsThem(t *testing.T) {
	t.Parallel()
	codes := func(accounts []refdata.Account) (list []string) {
		for _, a := range accounts {
			list = append(list, a.Code)
		}
		return list
	}
	if got := codes(chart().SalesAccounts()); !slices.Equal(got, []string{"200"}) {
		t.Errorf("sales accounts %q, want only 200", got)
	}
	if got := codes(chart().PurchaseAccounts()); !slices.Equal(got, []string{"310", "620"}) {
		t.Errorf("purchase accounts %q, want 310 and 620", got)
	}
	if got := (refdata.Set{}).SalesAccounts(); got == nil {
		t.Error("no accounts are an empty list, not nil")
	}
}

func TestATaxRateFitsOnlyItsClasses(t *testing.T) {
	t.Parallel()
	set := chart()
	cases := []struct {
		tax, account string
		want         bool
	}{
		{"OUTPUT2", "200", true}, {"OUTPUT2", "310", false}, {"INPUT2", "310", true}, {"INPUT2", "620", true},
		{"INPUT2", "200", false}, {"OUTPUT", "200", false}, {"OUTPUT2", "210", false}, {"GSTONIMPORTS", "820", true},
		{"EQUITYONLY", "820", false},
	}
	for _, c := range cases {
		tax, _ := set.TaxByType(c.tax)
		account, _ := set.AccountByCode(c.account)
		if got := set.CanUse(tax, account); got != c.want {
			t.Errorf("%s on %s: %v, want %v", c.tax, c.account, got, c.want)
		}
	}
	if tax, _ := set.TaxByType("EQUITYONLY"); !tax.Fits(refdata.Equity) || tax.Fits("NEWCLASS") {
		t.Error("equity accepts it and a class nobody knows does not")
	}
	if got := set.TaxRatesFor(refdata.Revenue); len(got) != 1 || got[0].TaxType != "OUTPUT2" {
		t.Errorf("rates for revenue %v, want OUTPUT2 alone", got)
	}
}

func TestLookUpsFindNothingForAnEmptyKey(t *testing.T) {
	t.Parallel()
	set := chart()
	set.TaxRates = append(set.TaxRates, refdata.TaxRate{})
	if _, ok := set.AccountByCode(""); ok {
		t.Error("the empty code found an account")
	}
	if _, ok := set.TaxByType(""); ok {
		t.Error("the empty type found a tax rate")
	}
	for code, want := range map[string]bool{"NZD": true, "USD": true, "EUR": false, "": false} {
		if got := set.HasCurrency(money.Currency(code)); got != want {
			t.Errorf("currency %q: %v, want %v", code, got, want)
		}
	}
	if (refdata.Set{}).HasCurrency("") {
		t.Error("with nothing read, the empty currency is not enabled")
	}
}

func TestTheLaterLockDateCounts(t *testing.T) {
	t.Parallel()
	day := civil.Date{Year: 2026, Month: 3, Day: 31}
	for _, o := range []refdata.Organisation{
		{PeriodLockOn: day, EndOfYearLockOn: day.AddDays(-365)}, {EndOfYearLockOn: day},
	} {
		if o.LockOn() != day || !o.IsLocked(day) || !o.IsLocked(day.AddDays(-1)) || o.IsLocked(day.AddDays(1)) {
			t.Errorf("%+v: locked until %s, want the whole of %s locked and the next day open", o, o.LockOn(), day)
		}
	}
	if (refdata.Organisation{}).IsLocked(day) {
		t.Error("no lock date locks nothing")
	}
}
