package xero_test

import (
	"testing"

	"daybook/internal/money"
	"daybook/internal/xero"
)

// Covers 13/organisation, 9.lock-dates/organisation-periodlockdate.
func TestAnOrganisationIsReadWithItsLocks(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(answer(200, `{"Id":"0fac","Status":"OK","Organisations":[{"Name":"Demo Company (NZ)","LegalName":"Demo Company (NZ)","PaysTax":true,"Version":"NZ",
"OrganisationType":"COMPANY","BaseCurrency":"NZD","CountryCode":"NZ","IsDemoCompany":true,"OrganisationStatus":"ACTIVE","TaxNumber":"101-2-303","FinancialYearEndDay":31,
"FinancialYearEndMonth":3,"SalesTaxBasis":"PAYMENTS","SalesTaxPeriod":"TWOMONTHS","DefaultSalesTax":"Remember previous","DefaultPurchasesTax":"Tax exclusive",
"PeriodLockDate":"\/Date(1788134400000+0000)\/","CreatedDateUTC":"\/Date(1789378199000)\/","Timezone":"NEWZEALANDSTANDARDTIME","ShortCode":"!Qj35V",
"OrganisationID":"B2C885A9-4bb9-4a00-9b6e-6c2bf60b1a2b","Edition":"BUSINESS","Class":"DEMO","ExternalLinks":[],"PaymentTerms":{}}]}`), answer(200, `{"Organisations":[{"Name":"Open"}]}`)))
	o, err := b.Client.GetOrganisation(t.Context())
	if err != nil || o.OrganisationID != "b2c885a9-4bb9-4a00-9b6e-6c2bf60b1a2b" || o.ShortCode != "!Qj35V" || o.BaseCurrency != "NZD" || !o.IsDemoCompany || !o.PaysTax || o.FinancialYearEndMonth != 3 ||
		o.DefaultSalesTax != "Remember previous" || o.Timezone != "NEWZEALANDSTANDARDTIME" || o.PeriodLockDate.String() != "2026-08-31" || !o.EndOfYearLockDate.IsZero() {
		t.Errorf("%+v, %v", o, err)
	}
	if o, err := b.Client.GetOrganisation(t.Context()); err != nil || !o.PeriodLockDate.IsZero() {
		t.Errorf("without a lock: %+v, %v", o, err)
	}
}

// Covers 13/accounts, 13/account-choice.
func TestAccountsAreReadWithWhatDecidesTheirUse(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"Accounts":[
{"AccountID":"562555F2-8cde-4ce9-8203-0363922537a4","Code":"090","Name":"Business Bank Account","Status":"ACTIVE","Type":"BANK","TaxType":"NONE","Class":"ASSET","EnablePaymentsToAccount":false,
"BankAccountType":"BANK","CurrencyCode":"NZD","ReportingCode":"ASS","HasAttachments":false,"UpdatedDateUTC":"\/Date(1789378199100+0000)\/","AddToWatchlist":false},
{"AccountID":"a","Name":"No code","Status":"ARCHIVED","Type":"MOONROCK","Class":"ASSET","SystemAccount":""},
{"AccountID":"b","Code":"610","Name":"Accounts Receivable","Status":"ACTIVE","Type":"CURRENT","Class":"ASSET","SystemAccount":"DEBTORS","EnablePaymentsToAccount":true}]}`))
	accounts, err := b.Client.ListAccounts(t.Context())
	if err != nil || len(accounts) != 3 {
		t.Fatalf("%+v, %v", accounts, err)
	}
	bank, odd, debtors := accounts[0], accounts[1], accounts[2]
	if bank.AccountID != "562555f2-8cde-4ce9-8203-0363922537a4" || bank.Type != "BANK" || bank.Class != "ASSET" || bank.CurrencyCode != "NZD" || bank.SystemAccount != "" {
		t.Errorf("%+v", bank)
	}
	if odd.Code != "" || odd.Type != "MOONROCK" || odd.Status != "ARCHIVED" || debtors.SystemAccount != "DEBTORS" || !debtors.EnablePaymentsToAccount {
		t.Errorf("%+v %+v", odd, debtors)
	}
}

// Covers 13/taxrates, 13/nz-sample, 10/7.
func TestTaxRatesAreReadExactlyDeletedOnesIncluded(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"TaxRates":[
{"Name":"15% GST on Income","TaxType":"OUTPUT2","ReportTaxType":"OUTPUT","CanApplyToAssets":true,"CanApplyToEquity":true,"CanApplyToExpenses":true,"CanApplyToLiabilities":true,
"CanApplyToRevenue":true,"DisplayTaxRate":15.0,"EffectiveRate":15.0,"Status":"ACTIVE","TaxComponents":[{"Name":"GST","Rate":15.0,"IsCompound":false,"IsNonRecoverable":false}]},
{"Name":"Old GST","TaxType":"OUTPUT","DisplayTaxRate":12.5,"EffectiveRate":12.5000,"Status":"DELETED","CanApplyToRevenue":true,"TaxComponents":[]},
{"Name":"Compound","TaxType":"TAX001","EffectiveRate":10.24,"Status":"PENDING","TaxComponents":[{"Name":"A","Rate":6.0},{"Name":"B","Rate":4.0,"IsCompound":true,"IsNonRecoverable":true}]},
{"Name":"GST on Imports","TaxType":"GSTONIMPORTS","EffectiveRate":0.0,"Status":"ACTIVE","CanApplyToLiabilities":true,"CanApplyToRevenue":false}]}`))
	rates, err := b.Client.ListTaxRates(t.Context())
	if err != nil || len(rates) != 4 {
		t.Fatalf("%+v, %v", rates, err)
	}
	if rates[0].EffectiveRate != 15*money.One || !rates[0].CanApplyToEquity || rates[0].TaxComponents[0].Rate != 15*money.One {
		t.Errorf("%+v", rates[0])
	}
	if rates[1].EffectiveRate != 12_500_000 || rates[1].Status != "DELETED" || rates[2].EffectiveRate != 10_240_000 || !rates[2].TaxComponents[1].IsCompound || !rates[2].TaxComponents[1].IsNonRecoverable {
		t.Errorf("%+v %+v", rates[1], rates[2])
	}
	if rates[3].EffectiveRate != 0 || rates[3].CanApplyToRevenue || !rates[3].CanApplyToLiabilities {
		t.Errorf("%+v", rates[3])
	}
}

// Covers 13/trackingcategories, 13/currencies, 13/brandingthemes.
func TestTrackingCurrenciesAndThemesAreRead(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"TrackingCategories":[{"Name":"Region","Status":"ACTIVE","TrackingCategoryID":"E2F2F732-e92a-4f3a-9c4d-ee4da0182a13",
"Options":[{"TrackingOptionID":"E4F7D3A1-b4d9-4b5f-9c4d-ee4da0182a13","Name":"North","Status":"ARCHIVED","HasValidationErrors":false}]}],
"Currencies":[{"Code":"NZD","Description":"New Zealand Dollar"},{"Code":"XXQ","Description":"New money"}],
"BrandingThemes":[{"BrandingThemeID":"DABC7637-62c1-4941-8a6e-ee44fa5090e7","Name":"Standard","SortOrder":0,"CreatedDateUTC":"\/Date(1789378199000)\/"},{"BrandingThemeID":"b","Name":"Special","SortOrder":1}]}`))
	tracking, err := b.Client.ListTrackingCategories(t.Context())
	if err != nil || len(tracking) != 1 || tracking[0].TrackingCategoryID != "e2f2f732-e92a-4f3a-9c4d-ee4da0182a13" ||
		tracking[0].Options[0] != (xero.TrackingOption{TrackingOptionID: "e4f7d3a1-b4d9-4b5f-9c4d-ee4da0182a13", Name: "North", Status: "ARCHIVED"}) {
		t.Errorf("%+v, %v", tracking, err)
	}
	currencies, err := b.Client.ListCurrencies(t.Context())
	if err != nil || len(currencies) != 2 || currencies[0] != (xero.Currency{Code: "NZD", Description: "New Zealand Dollar"}) {
		t.Errorf("%+v, %v", currencies, err)
	}
	themes, err := b.Client.ListBrandingThemes(t.Context())
	if err != nil || len(themes) != 2 || themes[0] != (xero.BrandingTheme{BrandingThemeID: "dabc7637-62c1-4941-8a6e-ee44fa5090e7", Name: "Standard"}) || themes[1].SortOrder != 1 {
		t.Errorf("%+v, %v", themes, err)
	}
}
