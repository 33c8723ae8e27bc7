package sqlite_test

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"daybook/internal/money"
	"daybook/internal/refdata"
)

func TestSettingsAreKeptByKey(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	type setting struct {
		Amount money.Amount
		Names  []string
	}
	into := setting{Amount: 5}
	if found := must(f.LoadSetting(ctx, "a", &into))(t); found || into.Amount != 5 {
		t.Errorf("before the first save: %v, %+v", found, into)
	}
	for _, want := range []setting{{Amount: 1, Names: []string{"x"}}, {Amount: 1234567890123456789, Names: []string{"ā", "\x00"}}} {
		if err := f.SaveSetting(ctx, "a", want); err != nil {
			t.Fatal(err)
		}
		var got setting
		if found := must(f.LoadSetting(ctx, "a", &got))(t); !found || !reflect.DeepEqual(got, want) {
			t.Errorf("read back %+v, want %+v", got, want)
		}
	}
	var other []string
	if _, err := f.LoadSetting(ctx, "a", &other); err == nil {
		t.Error("a setting was read as another type")
	}
	if err := f.SaveSetting(ctx, "b", func() {}); err == nil {
		t.Error("a function was kept")
	}
}

func TestSecretsAreKeptAndForgotten(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	for _, sealed := range [][]byte{{0, 1, 0xff}, []byte("longer than before")} {
		if err := f.SaveSecret(ctx, "tokens", sealed); err != nil {
			t.Fatal(err)
		}
		if got, found, err := f.LoadSecret(ctx, "tokens"); !bytes.Equal(got, sealed) || !found || err != nil {
			t.Errorf("read back %x, %v, %v; want %x", got, found, err, sealed)
		}
	}
	for range 2 {
		if err := f.DeleteSecret(ctx, "tokens"); err != nil {
			t.Fatal(err)
		}
	}
	if got, found, err := f.LoadSecret(ctx, "tokens"); got != nil || found || err != nil {
		t.Errorf("after it was forgotten: %x, %v, %v", got, found, err)
	}
	if err := f.SaveSecret(ctx, "tokens", nil); err == nil {
		t.Error("nothing was kept as a secret")
	}
}

func TestCursorsAreKeptPerResource(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	for _, since := range []time.Time{noon(), noon().Add(time.Hour).In(time.FixedZone("NZ", 13*3600))} {
		if err := f.SaveCursor(ctx, "contacts", since); err != nil {
			t.Fatal(err)
		}
		if got, found, err := f.LoadCursor(ctx, "contacts"); !got.Equal(since) || got.Location() != time.UTC || !found || err != nil {
			t.Errorf("read back %s, %v, %v; want %s", got, found, err, since)
		}
	}
	if _, found, err := f.LoadCursor(ctx, "invoices"); found || err != nil {
		t.Errorf("another resource: %v, %v", found, err)
	}
	if err := f.SaveCursor(ctx, "contacts", time.Time{}); err != nil {
		t.Fatal(err)
	}
	if _, found, err := f.LoadCursor(ctx, "contacts"); found || err != nil {
		t.Errorf("after it was forgotten: %v, %v", found, err)
	}
}

func TestReferenceDataIsReplacedAsAWhole(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	if got := must(f.LoadReference(ctx))(t); !reflect.DeepEqual(got, refdata.Set{}) {
		t.Errorf("before the first time: %+v", got)
	}
	full := refdata.Set{
		Organisation: refdata.Organisation{TenantID: "t", ID: "o", Name: "Demo", LegalName: "Demo Ltd", CountryCode: "NZ", BaseCurrency: "NZD",
			ShortCode: "!Pr4ct", Timezone: "NEWZEALANDSTANDARDTIME", Edition: "BUSINESS", PeriodLockOn: today(), EndOfYearLockOn: today().AddDays(-100),
			FinancialYearEndMonth: 3, FinancialYearEndDay: 31, PaysTax: true, IsDemo: true},
		Accounts: []refdata.Account{{ID: "a", Code: "200", Name: "Sales", Type: "REVENUE", Class: refdata.Revenue, TaxType: "OUTPUT2", Status: "ACTIVE", SystemAccount: "X"}},
		TaxRates: []refdata.TaxRate{{TaxType: "OUTPUT2", Name: "GST", EffectiveRate: 12_500_001, Status: "ACTIVE",
			CanApplyTo: refdata.Applies{Assets: true, Equity: true, Expenses: true, Liabilities: true, Revenue: true}}},
		Currencies:         []refdata.Currency{{Code: "NZD", Name: "New Zealand Dollar"}},
		TrackingCategories: []refdata.TrackingCategory{{ID: "c", Name: "Region", Status: "ACTIVE", Options: []refdata.TrackingOption{{ID: "o", Name: "North", Status: "ACTIVE"}}}},
		BrandingThemes:     []refdata.BrandingTheme{{ID: "b", Name: "Standard", SortOrder: 1}},
		ReadAt:             noon(),
	}
	for _, want := range []refdata.Set{full, {Organisation: refdata.Organisation{Name: "Other"}, ReadAt: noon()}} {
		if err := f.SaveReference(ctx, want); err != nil {
			t.Fatal(err)
		}
		if got := must(f.LoadReference(ctx))(t); !reflect.DeepEqual(got, want) {
			t.Errorf("read back\n%+v\nwant\n%+v", got, want)
		}
	}
}
