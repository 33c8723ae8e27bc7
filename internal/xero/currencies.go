package xero

import (
	"context"

	"daybook/internal/money"
)

// Currency is a currency the organisation has enabled; documents in any other are refused (section 9).
type Currency struct {
	// Code is the ISO 4217 code.
	Code money.Currency `json:"Code"`
	// Description is its name.
	Description string `json:"Description"`
}

// ListCurrencies returns the enabled currencies. Errors: offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListCurrencies(ctx context.Context) ([]Currency, error) {
	return readCollection[Currency](ctx, c, "read the currencies", request{path: accountingPath + "/Currencies"}, "Currencies")
}
