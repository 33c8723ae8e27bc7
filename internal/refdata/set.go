package refdata

import (
	"time"

	"daybook/internal/money"
)

// Set is everything the organisation offers, as read at one time. The zero Set is "nothing read yet".
type Set struct {
	// Organisation is the set of books.
	Organisation Organisation
	// Accounts is the whole chart, archived ones and those that are gone too.
	Accounts []Account
	// TaxRates is all of them, deleted ones and those that are gone too.
	TaxRates []TaxRate
	// Actions is what the signed-in person may do there; empty while Xero has not said.
	Actions []Action
	// Changes is how accounts and tax rates differ from what the owner last looked at, oldest first.
	Changes []Change
	// Currencies is those enabled.
	Currencies []Currency
	// TrackingCategories is all of them.
	TrackingCategories []TrackingCategory
	// BrandingThemes is all of them.
	BrandingThemes []BrandingTheme
	// ReadAt is when it was read, UTC.
	ReadAt time.Time
}

// AccountByCode finds an account, archived ones too. The empty code finds none.
func (s Set) AccountByCode(code string) (Account, bool) {
	for _, a := range s.Accounts {
		if code != "" && a.Code == code {
			return a, true
		}
	}
	return Account{}, false
}

// TaxByType finds a tax rate, deleted ones too. The empty type finds none.
func (s Set) TaxByType(taxType string) (TaxRate, bool) {
	for _, t := range s.TaxRates {
		if taxType != "" && t.TaxType == taxType {
			return t, true
		}
	}
	return TaxRate{}, false
}

// CanUse reports whether a new line may carry the tax rate on the account: both are active and the account's class
// accepts the rate (contract section 13).
func (s Set) CanUse(tax TaxRate, account Account) bool {
	return tax.IsActive() && account.IsActive() && tax.Fits(account.Class)
}

// SalesAccounts returns the accounts that invoice lines may use, in Xero's order.
func (s Set) SalesAccounts() []Account { return keep(s.Accounts, Account.IsForSales) }

// PurchaseAccounts returns the accounts that bill lines may use, in Xero's order.
func (s Set) PurchaseAccounts() []Account { return keep(s.Accounts, Account.IsForPurchases) }

// TaxRatesFor returns the active tax rates that a class of account accepts, in Xero's order.
func (s Set) TaxRatesFor(class Class) []TaxRate {
	return keep(s.TaxRates, func(t TaxRate) bool { return t.IsActive() && t.Fits(class) })
}

// HasCurrency reports whether documents may be in a currency: it is enabled, or the base currency.
func (s Set) HasCurrency(code money.Currency) bool {
	if code != "" && code == s.Organisation.BaseCurrency {
		return true
	}
	for _, c := range s.Currencies {
		if c.Code == code {
			return true
		}
	}
	return false
}

// keep returns the elements that pass, never nil.
func keep[T any](all []T, passes func(T) bool) []T {
	kept := make([]T, 0, len(all))
	for _, one := range all {
		if passes(one) {
			kept = append(kept, one)
		}
	}
	return kept
}
