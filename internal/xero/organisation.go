package xero

import (
	"context"
	"encoding/json"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Organisation is the company whose books the client reads and writes (section 13).
type Organisation struct {
	// OrganisationID is Xero's id of it, a UUID.
	OrganisationID string `json:"OrganisationID"`
	// Name is the name people know it by.
	Name string `json:"Name"`
	// LegalName is the registered name.
	LegalName string `json:"LegalName"`
	// BaseCurrency is the currency of the books.
	BaseCurrency money.Currency `json:"BaseCurrency"`
	// CountryCode is two letters, such as NZ.
	CountryCode string `json:"CountryCode"`
	// Version is the country edition, such as NZ or GLOBAL.
	Version string `json:"Version"`
	// Class is the plan, such as PREMIUM or DEMO.
	Class string `json:"Class"`
	// Edition is BUSINESS or PARTNER.
	Edition string `json:"Edition"`
	// TaxNumber is the GST or VAT number.
	TaxNumber string `json:"TaxNumber"`
	// PaysTax tells whether it is registered for sales tax.
	PaysTax bool `json:"PaysTax"`
	// SalesTaxBasis and SalesTaxPeriod say how it files.
	SalesTaxBasis  string `json:"SalesTaxBasis"`
	SalesTaxPeriod string `json:"SalesTaxPeriod"`
	// DefaultSalesTax and DefaultPurchasesTax are texts of Xero's settings, such as "Remember previous".
	DefaultSalesTax     string `json:"DefaultSalesTax"`
	DefaultPurchasesTax string `json:"DefaultPurchasesTax"`
	// FinancialYearEndDay and FinancialYearEndMonth are the last day of the financial year.
	FinancialYearEndDay   int `json:"FinancialYearEndDay"`
	FinancialYearEndMonth int `json:"FinancialYearEndMonth"`
	// PeriodLockDate: documents on or before it cannot be approved (section 9); zero when none is set.
	PeriodLockDate civil.Date `json:"PeriodLockDate"`
	// EndOfYearLockDate is the same for everybody, advisers included; zero when none is set.
	EndOfYearLockDate civil.Date `json:"EndOfYearLockDate"`
	// Timezone is Xero's word, such as NEWZEALANDSTANDARDTIME.
	Timezone string `json:"Timezone"`
	// ShortCode goes into deep links; it includes its "!".
	ShortCode string `json:"ShortCode"`
	// IsDemoCompany marks Xero's demo company, which is reset now and then.
	IsDemoCompany bool `json:"IsDemoCompany"`
	// OrganisationStatus is ACTIVE for one that can be used.
	OrganisationStatus string `json:"OrganisationStatus"`
}

// UnmarshalJSON reads the dates in Xero's forms.
func (o *Organisation) UnmarshalJSON(raw []byte) error {
	type plain Organisation
	return json.Unmarshal(raw, &struct {
		*plain
		OrganisationID    *idField   `json:"OrganisationID"`
		PeriodLockDate    *dateField `json:"PeriodLockDate"`
		EndOfYearLockDate *dateField `json:"EndOfYearLockDate"`
	}{(*plain)(o), (*idField)(&o.OrganisationID), (*dateField)(&o.PeriodLockDate), (*dateField)(&o.EndOfYearLockDate)})
}

// GetOrganisation returns the organisation of Client.TenantID. Errors: offline, auth_expired, forbidden when it is
// no longer connected, not_found when Xero returns none, rate_limited.
func (c *Client) GetOrganisation(ctx context.Context) (Organisation, error) {
	return readOne[Organisation](ctx, c, "read the organisation", request{path: accountingPath + "/Organisation"}, "Organisations",
		func(Organisation) bool { return true })
}
