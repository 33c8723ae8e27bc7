// Package refdata is what Xero's organisation offers: accounts, tax rates, currencies, tracking categories, branding
// themes, and which of them fit where.
package refdata

import (
	"daybook/internal/civil"
	"daybook/internal/money"
)

// Organisation is the set of books a company file is bound to (contract section 13).
type Organisation struct {
	// TenantID is the id of the granted connection's organisation; it goes with every request.
	TenantID string
	// ID is Xero's OrganisationID.
	ID string
	// Name is what people call it; LegalName the registered name.
	Name, LegalName string
	// CountryCode is two letters such as "NZ".
	CountryCode string
	// BaseCurrency is the currency of the books.
	BaseCurrency money.Currency
	// ShortCode goes into deep links, its "!" included (contract section 15).
	ShortCode string
	// Timezone is Xero's word, such as NEWZEALANDSTANDARDTIME.
	Timezone string
	// Edition is BUSINESS or PARTNER.
	Edition string
	// PeriodLockOn and EndOfYearLockOn: nothing dated on or before them can be approved; zero when not set (contract
	// section 9).
	PeriodLockOn, EndOfYearLockOn civil.Date
	// FinancialYearEndMonth and FinancialYearEndDay are the last day of the financial year; 0 when unknown.
	FinancialYearEndMonth, FinancialYearEndDay int
	// PaysTax: it is registered for sales tax.
	PaysTax bool
	// IsDemo: Xero's demo company, which Xero empties from time to time.
	IsDemo bool
}

// LockOn returns the later of the two lock dates; zero when neither is set.
func (o Organisation) LockOn() civil.Date {
	if o.PeriodLockOn.After(o.EndOfYearLockOn) {
		return o.PeriodLockOn
	}
	return o.EndOfYearLockOn
}

// IsLocked reports whether a document of that day can no longer be approved.
func (o Organisation) IsLocked(day civil.Date) bool {
	lock := o.LockOn()
	return !lock.IsZero() && !day.After(lock)
}
