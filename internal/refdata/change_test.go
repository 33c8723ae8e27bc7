package refdata_test

import (
	"slices"
	"testing"
	"time"

	"daybook/internal/money"
	"daybook/internal/refdata"
)

var (
	yesterday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	archived  = time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC)
	now       = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
)

// books is a small reading; change makes another of it.
func books(at time.Time, change ...func(*refdata.Set)) refdata.Set {
	set := refdata.Set{
		Organisation: refdata.Organisation{TenantID: "t1"}, ReadAt: at,
		Accounts: []refdata.Account{
			{ID: "a1", Code: "200", Name: "Sales", Type: "REVENUE", Class: refdata.Revenue, TaxType: "OUTPUT2", Status: "ACTIVE"},
			{ID: "a2", Code: "310", Name: "Purchases", Type: "DIRECTCOSTS", Class: refdata.Expense, TaxType: "INPUT2", Status: "ACTIVE"},
			{ID: "a3", Code: "299", Name: "Old", Type: "REVENUE", Class: refdata.Revenue, Status: "ARCHIVED"},
		},
		TaxRates: []refdata.TaxRate{
			{TaxType: "OUTPUT2", Name: "15% GST on Income", EffectiveRate: 15 * money.One, Status: "ACTIVE", CanApplyTo: refdata.Applies{Revenue: true}},
			{TaxType: "OUTPUT", Name: "12.5% GST", EffectiveRate: 12_500_000, Status: "DELETED"},
		},
		Actions: []refdata.Action{{Name: refdata.CreateDraftBill, IsAllowed: true}},
	}
	for _, c := range change {
		c(&set)
	}
	return set
}

func TestCompareNamesWhatADocumentDependsOn(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*refdata.Set)
		want   []refdata.Change
	}{
		{"nothing", func(*refdata.Set) {}, nil},
		{"another name", func(s *refdata.Set) { s.Accounts[0].Name, s.TaxRates[0].Name = "Income", "GST" }, nil},
		{
			"an archived account", func(s *refdata.Set) { s.Accounts[0].Status, s.Accounts[0].UpdatedAt = "ARCHIVED", archived },
			[]refdata.Change{{"account", "200", "Sales", refdata.Vanished, "status", "ACTIVE", "ARCHIVED", archived}},
		},
		{
			"an account that is not listed", func(s *refdata.Set) { s.Accounts = s.Accounts[1:] },
			[]refdata.Change{{"account", "200", "Sales", refdata.Vanished, "status", "ACTIVE", "GONE", now}},
		},
		{
			"another code", func(s *refdata.Set) { s.Accounts[0].Code = "201" },
			[]refdata.Change{{"account", "200", "Sales", refdata.Changed, "code", "200", "201", now}},
		},
		{
			"another class, type and tax", func(s *refdata.Set) {
				a := &s.Accounts[0]
				a.Class, a.Type, a.TaxType = refdata.Liability, "CURRLIAB", "NONE"
			},
			[]refdata.Change{
				{"account", "200", "Sales", refdata.Changed, "class", "REVENUE", "LIABILITY", now},
				{"account", "200", "Sales", refdata.Changed, "type", "REVENUE", "CURRLIAB", now},
				{"account", "200", "Sales", refdata.Changed, "tax_type", "OUTPUT2", "NONE", now},
			},
		},
		{
			"an account in use again", func(s *refdata.Set) { s.Accounts[2].Status = "ACTIVE" },
			[]refdata.Change{{Resource: "account", Key: "299", Name: "Old", What: refdata.Added, At: now}},
		},
		{
			"a new account", func(s *refdata.Set) {
				s.Accounts = append(s.Accounts, refdata.Account{ID: "a4", Code: "205", Name: "Freight", Status: "ACTIVE"})
			},
			[]refdata.Change{{Resource: "account", Key: "205", Name: "Freight", What: refdata.Added, At: now}},
		},
		{
			"another per cent and other classes", func(s *refdata.Set) {
				s.TaxRates[0].EffectiveRate, s.TaxRates[0].CanApplyTo = 16*money.One, refdata.Applies{Revenue: true, Assets: true}
			},
			[]refdata.Change{
				{"tax_rate", "OUTPUT2", "15% GST on Income", refdata.Changed, "rate", "15", "16", now},
				{"tax_rate", "OUTPUT2", "15% GST on Income", refdata.Changed, "applies_to", "revenue", "assets, revenue", now},
			},
		},
		{
			"a deleted tax rate", func(s *refdata.Set) { s.TaxRates[0].Status = "DELETED" },
			[]refdata.Change{{"tax_rate", "OUTPUT2", "15% GST on Income", refdata.Vanished, "status", "ACTIVE", "DELETED", now}},
		},
		{
			"a tax rate that is not listed", func(s *refdata.Set) { s.TaxRates = s.TaxRates[1:] },
			[]refdata.Change{{"tax_rate", "OUTPUT2", "15% GST on Income", refdata.Vanished, "status", "ACTIVE", "GONE", now}},
		},
		{"another organisation", func(s *refdata.Set) { s.Organisation.TenantID, s.Accounts = "t2", nil }, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := refdata.Compare(books(yesterday), books(now, test.change)); !slices.Equal(got, test.want) {
				t.Errorf("got %+v\nwant %+v", got, test.want)
			}
		})
	}
	if got := refdata.Compare(refdata.Set{}, books(now)); len(got) != 0 {
		t.Errorf("the first reading changed %+v", got)
	}
}

func TestWhatVanishedKeepsItsNameUntilItIsBack(t *testing.T) {
	t.Parallel()
	without := func(s *refdata.Set) { s.Accounts, s.TaxRates, s.Actions = s.Accounts[1:], s.TaxRates[1:], nil }
	kept := refdata.Follow(books(yesterday), books(now, without))
	for range 2 { // a second reading without it must not forget it
		account, ok := kept.AccountByCode("200")
		if !ok || account.Status != refdata.Gone || account.Name != "Sales" || account.IsForSales() {
			t.Fatalf("the account reads %+v, %v", account, ok)
		}
		tax, ok := kept.TaxByType("OUTPUT2")
		if !ok || tax.Status != refdata.Gone || tax.IsActive() {
			t.Fatalf("the tax rate reads %+v, %v", tax, ok)
		}
		if c, ok := kept.FindChange(refdata.Accounts, "200", refdata.Vanished); !ok || c.At != now || len(kept.Changes) != 2 {
			t.Fatalf("%d changes, %+v", len(kept.Changes), c)
		}
		if may, isKnown := kept.May(refdata.CreateDraftBill); !may || !isKnown {
			t.Fatal("an action that could not be read was forgotten")
		}
		kept = refdata.Follow(kept, books(now.Add(time.Hour), without))
	}
	kept = refdata.Follow(kept, books(now.Add(2*time.Hour)))
	if account, _ := kept.AccountByCode("200"); !account.IsActive() || len(kept.Changes) != 0 || len(kept.Accounts) != 3 {
		t.Errorf("back again: %+v with changes %+v", account, kept.Changes)
	}
}

func TestACodeThatIsGivenAwayBelongsToTheNewAccount(t *testing.T) {
	t.Parallel()
	kept := refdata.Follow(books(yesterday), books(now, func(s *refdata.Set) { s.Accounts[0].ID = "a9" }))
	if account, _ := kept.AccountByCode("200"); account.ID != "a9" || len(kept.Accounts) != 3 {
		t.Errorf("code 200 is %+v among %d accounts", account, len(kept.Accounts))
	}
}

func TestChangesStayUntilTheyAreAcceptedOrUndone(t *testing.T) {
	t.Parallel()
	rate := func(percent int64) func(*refdata.Set) {
		return func(s *refdata.Set) {
			s.TaxRates[0].EffectiveRate = money.Percent(percent * money.One)
			s.Accounts[1].Status = "ARCHIVED"
		}
	}
	kept := refdata.Follow(books(yesterday), books(now, rate(16)))
	kept = refdata.Follow(kept, books(now.Add(time.Hour), rate(17)))
	c, ok := kept.FindChange(refdata.TaxRates, "OUTPUT2", refdata.Changed)
	if !ok || c.Was != "15" || c.Now != "17" {
		t.Fatalf("two changes in a row read %+v", c)
	}
	if accepted := kept.Accept(refdata.TaxRates); len(accepted.Changes) != 1 || len(kept.Changes) != 2 {
		t.Errorf("accepting the tax rates leaves %+v", accepted.Changes)
	}
	if accepted := kept.Accept(refdata.Accounts); len(accepted.Changes) != 2 {
		t.Errorf("accepting the accounts forgets what vanished: %+v", accepted.Changes)
	}
	kept = refdata.Follow(kept, books(now.Add(2*time.Hour), rate(15)))
	if _, ok := kept.FindChange(refdata.TaxRates, "OUTPUT2", refdata.Changed); ok {
		t.Errorf("a change that was undone at Xero is still there: %+v", kept.Changes)
	}
}

func TestAnotherOrganisationBringsNothingAlong(t *testing.T) {
	t.Parallel()
	other := books(now, func(s *refdata.Set) { s.Organisation.TenantID, s.Accounts, s.Actions = "t2", s.Accounts[:1], nil })
	kept := refdata.Follow(books(yesterday), other)
	if len(kept.Accounts) != 1 || len(kept.Actions) != 0 || len(kept.Changes) != 0 {
		t.Errorf("kept %+v", kept)
	}
}
