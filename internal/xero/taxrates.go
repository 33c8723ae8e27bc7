package xero

import (
	"context"
	"encoding/json"

	"daybook/internal/money"
)

// TaxRate is one tax rate of the organisation (section 13).
type TaxRate struct {
	// TaxType is what a line names, such as OUTPUT2.
	TaxType string `json:"TaxType"`
	// Name is what people call it; it can be edited in Xero.
	Name string `json:"Name"`
	// Status is ACTIVE, DELETED, ARCHIVED or PENDING.
	Status string `json:"Status"`
	// EffectiveRate is the rate tax is worked out with (section 10, 7).
	EffectiveRate money.Percent `json:"EffectiveRate"`
	// DisplayTaxRate is the rate Xero shows.
	DisplayTaxRate money.Percent `json:"DisplayTaxRate"`
	// CanApplyTo… say which classes of account accept the rate.
	CanApplyToAssets      bool `json:"CanApplyToAssets"`
	CanApplyToEquity      bool `json:"CanApplyToEquity"`
	CanApplyToExpenses    bool `json:"CanApplyToExpenses"`
	CanApplyToLiabilities bool `json:"CanApplyToLiabilities"`
	CanApplyToRevenue     bool `json:"CanApplyToRevenue"`
	// TaxComponents add up to the rate.
	TaxComponents []TaxComponent `json:"TaxComponents"`
}

// TaxComponent is one part of a tax rate.
type TaxComponent struct {
	// Name is the part's name.
	Name string `json:"Name"`
	// Rate is the part's percentage.
	Rate money.Percent `json:"Rate"`
	// IsCompound marks a part worked out on the amount plus the other parts.
	IsCompound bool `json:"IsCompound"`
	// IsNonRecoverable marks tax that cannot be claimed back.
	IsNonRecoverable bool `json:"IsNonRecoverable"`
}

// UnmarshalJSON reads the rates exactly.
func (t *TaxRate) UnmarshalJSON(raw []byte) error {
	type plain TaxRate
	return json.Unmarshal(raw, &struct {
		*plain
		EffectiveRate  *percentField `json:"EffectiveRate"`
		DisplayTaxRate *percentField `json:"DisplayTaxRate"`
	}{(*plain)(t), (*percentField)(&t.EffectiveRate), (*percentField)(&t.DisplayTaxRate)})
}

// UnmarshalJSON reads the rate exactly.
func (t *TaxComponent) UnmarshalJSON(raw []byte) error {
	type plain TaxComponent
	return json.Unmarshal(raw, &struct {
		*plain
		Rate *percentField `json:"Rate"`
	}{(*plain)(t), (*percentField)(&t.Rate)})
}

// ListTaxRates returns every tax rate, deleted ones included. Errors: offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListTaxRates(ctx context.Context) ([]TaxRate, error) {
	return readCollection[TaxRate](ctx, c, "read the tax rates", request{path: accountingPath + "/TaxRates"}, "TaxRates")
}
