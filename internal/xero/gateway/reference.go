package gateway

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/refdata"
	"daybook/internal/xero"
)

// organisationTenant is the type of tenant that has books; others are practices (contract section 2).
const organisationTenant = "ORGANISATION"

// Connections implements connect.Gateway. Tenants that are not organisations are left out. The list belongs to none of
// them, so the limits of none keep it back.
func (g *Gateway) Connections(ctx context.Context, authEventID string) ([]connect.Granted, error) {
	list, err := g.clientOf("").ListConnections(ctx, authEventID)
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

// describeLimit bounds how long a choice of organisations waits for what each says of itself.
const describeLimit = 10 * time.Second

// Describe implements connect.Gateway: one read of each, side by side.
func (g *Gateway) Describe(ctx context.Context, tenantIDs []string) map[string]refdata.Organisation {
	ctx, cancel := context.WithTimeout(ctx, describeLimit)
	defer cancel()
	var mu sync.Mutex
	described := map[string]refdata.Organisation{}
	var group errgroup.Group
	group.SetLimit(describeAtOnce)
	for _, id := range tenantIDs {
		group.Go(func() error {
			o, err := g.clientOf(id).GetOrganisation(ctx)
			if err == nil {
				mu.Lock()
				defer mu.Unlock()
				described[id] = toOrganisation(o, id)
			}
			return nil // the name of the connection is enough to choose by
		})
	}
	_ = group.Wait() // none of them fails
	return described
}

// describeAtOnce is how many organisations are read at once.
const describeAtOnce = 5

// ReadReference implements connect.Gateway: seven reads, side by side.
func (g *Gateway) ReadReference(ctx context.Context, tenantID string) (refdata.Set, error) {
	client := g.clientOf(tenantID)
	var (
		organisation xero.Organisation
		actions      xero.Actions
		accounts     []xero.Account
		taxes        []xero.TaxRate
		currencies   []xero.Currency
		tracking     []xero.TrackingCategory
		themes       []xero.BrandingTheme
	)
	group, within := errgroup.WithContext(ctx)
	group.Go(func() (err error) { organisation, err = client.GetOrganisation(within); return err })
	group.Go(func() (err error) { accounts, err = client.ListAccounts(within); return err })
	group.Go(func() (err error) { taxes, err = client.ListTaxRates(within); return err })
	group.Go(func() (err error) { currencies, err = client.ListCurrencies(within); return err })
	group.Go(func() (err error) { tracking, err = client.ListTrackingCategories(within); return err })
	group.Go(func() (err error) { themes, err = client.ListBrandingThemes(within); return err })
	// What the person may do only explains: without it, what was known before stays.
	group.Go(func() error { actions, _ = client.ListActions(within); return nil })
	if err := group.Wait(); err != nil {
		return refdata.Set{}, err
	}
	if len(accounts) == 0 || len(taxes) == 0 || len(currencies) == 0 {
		return refdata.Set{}, fault.New(fault.Internal, "Xero listed no accounts, no tax rates or no currencies, which no organisation is without.",
			"Try again in a moment; what was read before stays.")
	}
	return refdata.Set{
		Organisation: toOrganisation(organisation, tenantID),
		Actions: each(actions, func(a xero.Action) refdata.Action {
			isAllowed, _ := actions.Allows(a.Name)
			return refdata.Action{Name: a.Name, IsAllowed: isAllowed}
		}),
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
		TaxType: a.TaxType, Status: a.Status, UpdatedAt: a.UpdatedAt, SystemAccount: a.SystemAccount}
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
