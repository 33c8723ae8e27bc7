package xero

import (
	"context"
	"encoding/json"
	"time"

	"daybook/internal/money"
)

// Account is one account of the chart of accounts (section 13).
type Account struct {
	// AccountID is Xero's id, a UUID.
	AccountID string `json:"AccountID"`
	// Code is what a document's line names, 10 characters at most; "" for some bank accounts, which lines cannot use.
	Code string `json:"Code"`
	// Name is the account's name.
	Name string `json:"Name"`
	// Type is REVENUE, SALES, DIRECTCOSTS, CURRENT, BANK and so on; new words may appear.
	Type string `json:"Type"`
	// Class is ASSET, EQUITY, EXPENSE, LIABILITY or REVENUE.
	Class string `json:"Class"`
	// Status is ACTIVE or ARCHIVED.
	Status string `json:"Status"`
	// SystemAccount is DEBTORS, GST, ROUNDING and so on for accounts Xero keeps itself, "" for the others.
	SystemAccount string `json:"SystemAccount"`
	// TaxType is the account's default tax.
	TaxType string `json:"TaxType"`
	// Description is the owner's note.
	Description string `json:"Description"`
	// CurrencyCode is set on bank accounts.
	CurrencyCode money.Currency `json:"CurrencyCode"`
	// EnablePaymentsToAccount tells whether payments may go to it.
	EnablePaymentsToAccount bool `json:"EnablePaymentsToAccount"`
	// UpdatedAt is when it was last changed, in UTC; zero when Xero does not say.
	UpdatedAt time.Time `json:"UpdatedDateUTC"`
}

// UnmarshalJSON reads the id in one case, and the time.
func (a *Account) UnmarshalJSON(raw []byte) error {
	type plain Account
	return json.Unmarshal(raw, &struct {
		*plain
		AccountID *idField   `json:"AccountID"`
		UpdatedAt *timeField `json:"UpdatedDateUTC"`
	}{(*plain)(a), (*idField)(&a.AccountID), (*timeField)(&a.UpdatedAt)})
}

// ListAccounts returns the whole chart of accounts, archived ones included. Errors: offline, auth_expired, forbidden,
// rate_limited.
func (c *Client) ListAccounts(ctx context.Context) ([]Account, error) {
	return readCollection[Account](ctx, c, "read the chart of accounts", request{path: accountingPath + "/Accounts"}, "Accounts")
}
