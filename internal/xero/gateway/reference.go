package gateway

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"daybook/internal/connect"
	"daybook/internal/refdata"
	"daybook/internal/xero"
)

// organisationTenant is the type of tenant that has books; others are practices (contract section 2).
const organisationTenant = "ORGANISATION"

// Connections implements connect.Gateway. Tenants that are not organisations are left out.
func (g *Gateway) Connections(ctx context.Context, authEventID string) ([]connect.Granted, error) {
	list, err := g.Client().ListConnections(ctx, authEventID)
	if err != nil {
		return nil, err
	}
	granted := make([]connect.Granted, 0, len(list))
	for _, c := range list {
		if c.TenantType == organisationTenant {
			granted = append(granted, connect.Granted{ConnectionID: c.ID, TenantID: c.TenantID, Name: c.TenantName, At: c.UpdatedAt})
		}
	}
	return granted, nil
}

// ReadReference implements connect.Gateway: six reads, side by side.
func (g *Gateway) ReadReference(ctx context.Context, tenantID string) (refdata.Set, error) {
	client := g.Client()
	if client.TenantID != tenantID {
		return refdata.Set{}, fmt.Errorf("the client is for organisation %q, not %q", client.TenantID, tenantID)
	}
	var (
		organisation xero.Organisation
		accounts     []xero.Account
		taxes        []xero.TaxRate
		currencies   []xero.Currency
		tracking     []xero.TrackingCategory
		themes       []xero.BrandingTheme
	)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) { organisation, err = client.GetOrganisation(ctx); return err })
	group.Go(func() (err error) { accounts, err = client.ListAccounts(ctx); return err })
	group.Go(func() (err error) { taxes, err = client.ListTaxRates(ctx); return err })
	group.Go(func() (err error) { currencies, err = client.ListCurrencies(ctx); return err })
	group.Go(func() (err error) { tracking, err = client.ListTrackingCategories(ctx); return err })
	group.Go(func() (err error) { themes, err = client.ListBrandingThemes(ctx); return err })
	if err := group.Wait(); err != nil {
		return refdata.Set{}, err
	}
	return refdata.Set{
		Organisation:       toOrganisation(organisation, tenantID),
		Accounts:           each(accounts, toAccount),
		TaxRates:           each(taxes, toTaxRate),
		Currencies:         each(currencies, func(c xero.Currency) refdata.Currency { return refdata.Currency{Code: c.Code, Name: c.Description} }),
		TrackingCategories: each(tracking, toTracking),
		BrandingThemes: each(themes, func(t xero.BrandingTheme) refdata.BrandingTheme {
			return refdata.BrandingTheme{ID: t.BrandingThemeID, Name: t.Name, SortOrder: t.SortOrder}
		}),
		ReadAt: g.config.Now().UTC(),
	}, nil
}

func each[A, B any](from []A, convert func(A) B) []B {
	to := make([]B, 0, len(from))
	for _, a := range from {
		to = append(to, convert(a))
	}
	return to
}

func toOrganisation(o xero.Organisation, tenantID string) refdata.Organisation {
	return refdata.Organisation{
		TenantID: tenantID, ID: o.OrganisationID, Name: o.Name, LegalName: o.LegalName, CountryCode: o.CountryCode,
		BaseCurrency: o.BaseCurrency, ShortCode: o.ShortCode, Timezone: o.Timezone, Edition: o.Edition,
		PeriodLockOn: o.PeriodLockDate, EndOfYearLockOn: o.EndOfYearLockDate,
		FinancialYearEndMonth: o.FinancialYearEndMonth, FinancialYearEndDay: o.FinancialYearEndDay,
		PaysTax: o.PaysTax, IsDemo: o.IsDemoCompany,
	}
}

func toAccount(a xero.Account) refdata.Account {
	return refdata.Account{ID: a.AccountID, Code: a.Code, Name: a.Name, Type: a.Type, Class: refdata.Class(a.Class),
		TaxType: a.TaxType, Status: a.Status, SystemAccount: a.SystemAccount}
}

func toTaxRate(t xero.TaxRate) refdata.TaxRate {
	return refdata.TaxRate{TaxType: t.TaxType, Name: t.Name, EffectiveRate: t.EffectiveRate, Status: t.Status,
		CanApplyTo: refdata.Applies{Assets: t.CanApplyToAssets, Equity: t.CanApplyToEquity, Expenses: t.CanApplyToExpenses,
			Liabilities: t.CanApplyToLiabilities, Revenue: t.CanApplyToRevenue}}
}

func toTracking(t xero.TrackingCategory) refdata.TrackingCategory {
	return refdata.TrackingCategory{ID: t.TrackingCategoryID, Name: t.Name, Status: t.Status,
		Options: each(t.Options, func(o xero.TrackingOption) refdata.TrackingOption {
			return refdata.TrackingOption{ID: o.TrackingOptionID, Name: o.Name, Status: o.Status}
		})}
}
