package books

import (
	"slices"
	"time"

	"daybook/internal/money"
)

// Reference is what documents refer to: the organisation and its settings.
type Reference struct {
	// Organisation is the one organisation.
	Organisation Organisation
	// Accounts, TaxRates, Currencies, TrackingCategories and BrandingThemes are in the order they were saved in.
	Accounts           []Account
	TaxRates           []TaxRate
	Currencies         []Currency
	TrackingCategories []TrackingCategory
	BrandingThemes     []BrandingTheme
	// Opening are the balances the books began with; they add up to zero.
	Opening []Entry
}

// Currency is one currency the organisation has enabled.
type Currency struct {
	// Code is the ISO 4217 code.
	Code money.Currency
	// Description is such as "New Zealand Dollar".
	Description string
	// DayRate is the rate a document gets when it names none: units of this currency for one of the base currency.
	// It stands in for the day rate of XE and is 1 for the base currency.
	DayRate money.Rate
}

// TrackingCategory is one of at most two dimensions a line may be tracked by.
type TrackingCategory struct {
	// ID is the category's UUID.
	ID string
	// Name is at most 100 characters.
	Name string
	// Status is "ACTIVE" or "ARCHIVED".
	Status string
	// Options are the values a line may have.
	Options []TrackingOption
}

// TrackingOption is one value of a tracking category.
type TrackingOption struct {
	// ID is the option's UUID.
	ID string
	// Name is at most 100 characters.
	Name string
	// Status is "ACTIVE" or "ARCHIVED".
	Status string
}

// BrandingTheme is one look of printed invoices.
type BrandingTheme struct {
	// ID is the theme's UUID.
	ID string
	// Name is what a person reads.
	Name string
	// SortOrder is 0 for the default theme.
	SortOrder int
	// CreatedAt is the instant the theme was made.
	CreatedAt time.Time
}

// FindAccount returns the account with a code.
func (r Reference) FindAccount(code string) (Account, bool) {
	for _, a := range r.Accounts {
		if a.Code == code && code != "" {
			return a, true
		}
	}
	return Account{}, false
}

// bankCode returns the code of the first bank account in use, which a payment goes to that names none; "" for none.
func (r Reference) bankCode() string {
	at := slices.IndexFunc(r.Accounts, func(a Account) bool { return a.Type == "BANK" && a.IsActive() })
	if at < 0 {
		return ""
	}
	return r.Accounts[at].Code
}

// FindTaxRate returns the tax rate with a code.
func (r Reference) FindTaxRate(taxType string) (TaxRate, bool) {
	for _, t := range r.TaxRates {
		if t.TaxType == taxType {
			return t, true
		}
	}
	return TaxRate{}, false
}

// FindCurrency returns an enabled currency.
func (r Reference) FindCurrency(code money.Currency) (Currency, bool) {
	for _, c := range r.Currencies {
		if c.Code == code {
			return c, true
		}
	}
	return Currency{}, false
}

// DefaultTheme returns the id of the branding theme with the lowest sort order, or "" where there is none.
func (r Reference) DefaultTheme() string {
	var first *BrandingTheme
	for i, t := range r.BrandingThemes {
		if first == nil || t.SortOrder < first.SortOrder {
			first = &r.BrandingThemes[i]
		}
	}
	if first == nil {
		return ""
	}
	return first.ID
}
