package api

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// settingsRoutes are the organisation and what its documents refer to.
func settingsRoutes() []route {
	return []route{
		reading("organisation", scopeSettings, showOrganisation),
		reading("organisation/actions", scopeSettings, showActions),
		reading("accounts", scopeSettings, showAccounts),
		reading("accounts/{id}", scopeSettings, showAccounts),
		reading("taxrates", scopeSettings, showTaxRates),
		reading("taxrates/{type}", scopeSettings, showTaxRates),
		reading("currencies", scopeSettings, showCurrencies),
		reading("trackingcategories", scopeSettings, showTrackingCategories),
		reading("trackingcategories/{id}", scopeSettings, showTrackingCategories),
		reading("brandingthemes", scopeSettings, showBrandingThemes),
		reading("brandingthemes/{id}", scopeSettings, showBrandingThemes),
	}
}

// wireOrganisation is the organisation as a reply shows it (contract section 13).
type wireOrganisation struct {
	Name                   string        `json:"Name"`
	LegalName              string        `json:"LegalName"`
	PaysTax                bool          `json:"PaysTax"`
	Version                string        `json:"Version"`
	OrganisationType       string        `json:"OrganisationType"`
	BaseCurrency           string        `json:"BaseCurrency"`
	CountryCode            string        `json:"CountryCode"`
	IsDemoCompany          bool          `json:"IsDemoCompany"`
	OrganisationStatus     string        `json:"OrganisationStatus"`
	TaxNumber              *string       `json:"TaxNumber,omitempty"`
	FinancialYearEndDay    int           `json:"FinancialYearEndDay"`
	FinancialYearEndMonth  int           `json:"FinancialYearEndMonth"`
	SalesTaxBasis          *string       `json:"SalesTaxBasis,omitempty"`
	SalesTaxPeriod         *string       `json:"SalesTaxPeriod,omitempty"`
	DefaultSalesTax        string        `json:"DefaultSalesTax"`
	DefaultPurchasesTax    string        `json:"DefaultPurchasesTax"`
	PeriodLockDate         *string       `json:"PeriodLockDate,omitempty"`
	EndOfYearLockDate      *string       `json:"EndOfYearLockDate,omitempty"`
	CreatedDateUTC         string        `json:"CreatedDateUTC"`
	OrganisationEntityType string        `json:"OrganisationEntityType"`
	Timezone               string        `json:"Timezone"`
	ShortCode              string        `json:"ShortCode"`
	OrganisationID         string        `json:"OrganisationID"`
	Edition                string        `json:"Edition"`
	Class                  string        `json:"Class"`
	Addresses              []wireAddress `json:"Addresses"`
	Phones                 []wirePhone   `json:"Phones"`
	ExternalLinks          []struct{}    `json:"ExternalLinks"`
	PaymentTerms           struct{}      `json:"PaymentTerms"`
}

// showOrganisation answers GET /Organisation.
func showOrganisation(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	o := ref.Organisation
	return envelope(q, "Organisations", []wireOrganisation{{
		Name: o.Name, LegalName: o.LegalName, PaysTax: o.PaysTax, Version: o.Version, OrganisationType: "COMPANY",
		BaseCurrency: string(o.BaseCurrency), CountryCode: o.CountryCode, IsDemoCompany: true, OrganisationStatus: "ACTIVE",
		TaxNumber: filledText(o.TaxNumber), FinancialYearEndDay: o.FinancialYearEndDay, FinancialYearEndMonth: o.FinancialYearEndMonth,
		SalesTaxBasis: filledText(o.SalesTaxBasis), SalesTaxPeriod: filledText(o.SalesTaxPeriod),
		DefaultSalesTax: "Remember previous", DefaultPurchasesTax: "Remember previous",
		PeriodLockDate: dateStamp(o.PeriodLockDate), EndOfYearLockDate: dateStamp(o.EndOfYearLockDate),
		CreatedDateUTC: fmt.Sprintf("/Date(%d)/", o.CreatedAt.UnixMilli()), OrganisationEntityType: "COMPANY", Timezone: o.Timezone,
		ShortCode: o.ShortCode, OrganisationID: o.ID, Edition: "BUSINESS", Class: "DEMO",
		Addresses: organisationAddresses(o), Phones: organisationPhones(o), ExternalLinks: []struct{}{},
	}}, nil)
}

// organisationAddresses writes the addresses that there are; stubs are for contacts.
func organisationAddresses(o books.Organisation) []wireAddress {
	shown := make([]wireAddress, 0, len(o.Addresses))
	for _, a := range o.Addresses {
		shown = append(shown, wireAddress{
			AddressType: new(a.Type), AddressLine1: filledText(a.Line1), AddressLine2: filledText(a.Line2), City: new(a.City),
			Region: new(a.Region), PostalCode: new(a.PostalCode), Country: new(a.Country), AttentionTo: new(a.AttentionTo),
		})
	}
	return shown
}

func organisationPhones(o books.Organisation) []wirePhone {
	shown := make([]wirePhone, 0, len(o.Phones))
	for _, p := range o.Phones {
		shown = append(shown, wirePhone{
			PhoneType: new(p.Type), PhoneNumber: new(p.Number), PhoneAreaCode: filledText(p.AreaCode), PhoneCountryCode: filledText(p.CountryCode),
		})
	}
	return shown
}

type wireAction struct {
	Name   string `json:"Name"`
	Status string `json:"Status"`
}

// showActions says what the user may do (contract section 13). All of it is allowed but to pass the period lock.
func showActions(_ context.Context, h *Handler, _ *store.Tx, q *request) (*reply, error) {
	shown := []wireAction{}
	for _, name := range []string{
		"CreateApprovedInvoice", "CreateDraftPurchaseOrder", "CreateApprovedBill", "AttachFilesIntoInvoice", "UseMulticurrency",
		"CreateDraftInvoice", "CreateRepeatingInvoice", "CreateRepeatingBill", "CreateSentQuote", "CreateInvoicePayment",
		"CreateApprovedPurchaseOrder", "CreateDraftQuote", "CreateDraftBill",
	} {
		shown = append(shown, wireAction{Name: name, Status: "ALLOWED"})
	}
	passes := wireAction{Name: "ApproveTransactionsBeforePeriodLockDate", Status: "NOT-ALLOWED"}
	if h.config.Switches.IgnoresPeriodLock {
		passes.Status = "ALLOWED"
	}
	return envelope(q, "Actions", append(shown, passes), nil)
}

// wireAccount is an account as a reply shows it.
type wireAccount struct {
	AccountID               string  `json:"AccountID"`
	Code                    *string `json:"Code,omitempty"`
	Name                    string  `json:"Name"`
	Status                  string  `json:"Status"`
	Type                    string  `json:"Type"`
	TaxType                 *string `json:"TaxType,omitempty"`
	Description             *string `json:"Description,omitempty"`
	Class                   string  `json:"Class"`
	SystemAccount           *string `json:"SystemAccount,omitempty"`
	EnablePaymentsToAccount bool    `json:"EnablePaymentsToAccount"`
	ShowInExpenseClaims     bool    `json:"ShowInExpenseClaims"`
	BankAccountNumber       *string `json:"BankAccountNumber,omitempty"`
	BankAccountType         *string `json:"BankAccountType,omitempty"`
	CurrencyCode            *string `json:"CurrencyCode,omitempty"`
	HasAttachments          bool    `json:"HasAttachments"`
	UpdatedDateUTC          *string `json:"UpdatedDateUTC,omitempty"`
	AddToWatchlist          bool    `json:"AddToWatchlist"`
}

func showAccounts(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	return showSettings(ctx, tx, q, "Accounts", func(ref books.Reference, l listQuery) []wireAccount {
		shown := []wireAccount{}
		for _, a := range ref.Accounts {
			if a.UpdatedAt.Before(l.modifiedSince) {
				continue
			}
			w := wireAccount{
				AccountID: a.ID, Code: filledText(a.Code), Name: a.Name, Status: a.Status, Type: a.Type, TaxType: filledText(a.TaxType),
				Description: filledText(a.Description), Class: a.Class, SystemAccount: filledText(a.SystemAccount),
				EnablePaymentsToAccount: a.EnablePayments, BankAccountNumber: filledText(a.BankAccountNumber),
				CurrencyCode: filledText(string(a.Currency)), HasAttachments: a.HasAttachments, UpdatedDateUTC: stamp(a.UpdatedAt),
			}
			if a.Type == "BANK" {
				w.BankAccountType = new("BANK")
			}
			shown = append(shown, w)
		}
		return shown
	}, func(w wireAccount) string { return w.AccountID })
}

// wireTaxRate is a tax rate as a reply shows it.
type wireTaxRate struct {
	Name                  string             `json:"Name"`
	TaxType               string             `json:"TaxType"`
	ReportTaxType         *string            `json:"ReportTaxType,omitempty"`
	CanApplyToAssets      bool               `json:"CanApplyToAssets"`
	CanApplyToEquity      bool               `json:"CanApplyToEquity"`
	CanApplyToExpenses    bool               `json:"CanApplyToExpenses"`
	CanApplyToLiabilities bool               `json:"CanApplyToLiabilities"`
	CanApplyToRevenue     bool               `json:"CanApplyToRevenue"`
	DisplayTaxRate        json.Number        `json:"DisplayTaxRate"`
	EffectiveRate         json.Number        `json:"EffectiveRate"`
	Status                string             `json:"Status"`
	TaxComponents         []wireTaxComponent `json:"TaxComponents"`
}

type wireTaxComponent struct {
	Name             string      `json:"Name"`
	Rate             json.Number `json:"Rate"`
	IsCompound       bool        `json:"IsCompound"`
	IsNonRecoverable bool        `json:"IsNonRecoverable"`
}

func showTaxRates(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	return showSettings(ctx, tx, q, "TaxRates", func(ref books.Reference, _ listQuery) []wireTaxRate {
		shown := []wireTaxRate{}
		for _, t := range ref.TaxRates {
			rate := number(t.EffectiveRate.String())
			w := wireTaxRate{
				Name: t.Name, TaxType: t.TaxType, ReportTaxType: filledText(t.ReportTaxType), CanApplyToAssets: t.CanApplyToAssets,
				CanApplyToEquity: t.CanApplyToEquity, CanApplyToExpenses: t.CanApplyToExpenses,
				CanApplyToLiabilities: t.CanApplyToLiabilities, CanApplyToRevenue: t.CanApplyToRevenue,
				DisplayTaxRate: rate, EffectiveRate: rate, Status: t.Status, TaxComponents: []wireTaxComponent{},
			}
			for _, c := range t.Components {
				w.TaxComponents = append(w.TaxComponents, wireTaxComponent{
					Name: c.Name, Rate: number(c.Rate.String()), IsCompound: c.IsCompound,
				})
			}
			shown = append(shown, w)
		}
		return shown
	}, func(w wireTaxRate) string { return w.TaxType })
}

type wireCurrency struct {
	Code        string `json:"Code"`
	Description string `json:"Description"`
}

func showCurrencies(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	return showSettings(ctx, tx, q, "Currencies", func(ref books.Reference, _ listQuery) []wireCurrency {
		shown := []wireCurrency{}
		for _, c := range ref.Currencies {
			shown = append(shown, wireCurrency{Code: string(c.Code), Description: c.Description})
		}
		return shown
	}, func(w wireCurrency) string { return w.Code })
}

type wireCategory struct {
	Name               string       `json:"Name"`
	Status             string       `json:"Status"`
	TrackingCategoryID string       `json:"TrackingCategoryID"`
	Options            []wireOption `json:"Options"`
}

type wireOption struct {
	TrackingOptionID string `json:"TrackingOptionID"`
	Name             string `json:"Name"`
	Status           string `json:"Status"`
}

func showTrackingCategories(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	return showSettings(ctx, tx, q, "TrackingCategories", func(ref books.Reference, l listQuery) []wireCategory {
		shown := []wireCategory{}
		for _, c := range ref.TrackingCategories {
			if c.Status != books.StatusActive && !l.includeArchived {
				continue
			}
			w := wireCategory{Name: c.Name, Status: c.Status, TrackingCategoryID: c.ID, Options: []wireOption{}}
			for _, o := range c.Options {
				if o.Status == books.StatusActive || l.includeArchived {
					w.Options = append(w.Options, wireOption{TrackingOptionID: o.ID, Name: o.Name, Status: o.Status})
				}
			}
			shown = append(shown, w)
		}
		return shown
	}, func(w wireCategory) string { return w.TrackingCategoryID })
}

type wireTheme struct {
	BrandingThemeID string  `json:"BrandingThemeID"`
	Name            string  `json:"Name"`
	LogoURL         string  `json:"LogoUrl"`
	Type            string  `json:"Type"`
	SortOrder       int     `json:"SortOrder"`
	CreatedDateUTC  *string `json:"CreatedDateUTC"`
}

func showBrandingThemes(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	return showSettings(ctx, tx, q, "BrandingThemes", func(ref books.Reference, _ listQuery) []wireTheme {
		shown := []wireTheme{}
		for _, t := range ref.BrandingThemes {
			shown = append(shown, wireTheme{
				BrandingThemeID: t.ID, Name: t.Name, Type: "INVOICE", SortOrder: t.SortOrder, CreatedDateUTC: stamp(t.CreatedAt),
			})
		}
		return shown
	}, func(w wireTheme) string { return w.BrandingThemeID })
}

// showSettings answers an unpaged list of the organisation's settings with where and order, or the one of the name that
// the address holds, archived or not.
func showSettings[T any](ctx context.Context, tx *store.Tx, q *request, collection string, show func(books.Reference, listQuery) []T, nameOf func(T) string) (*reply, error) {
	l, refused := readList(q)
	if refused != nil {
		return refused, nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	if q.target != "" {
		l = listQuery{includeArchived: true}
	}
	l.isPaged = false
	shown, refused := selectElements(show(ref, l), l)
	if refused != nil {
		return refused, nil
	}
	if q.target == "" {
		return envelope(q, collection, shown, nil)
	}
	at := slices.IndexFunc(shown, func(element T) bool { return strings.EqualFold(nameOf(element), q.target) })
	if at < 0 {
		return notFound(), nil
	}
	return envelope(q, collection, shown[at:at+1], nil)
}
