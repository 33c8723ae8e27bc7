package xero

import (
	"context"
	"encoding/json"
)

// BrandingTheme is a look of printed documents (section 13).
type BrandingTheme struct {
	// BrandingThemeID is Xero's id, a UUID.
	BrandingThemeID string `json:"BrandingThemeID"`
	// Name is its name.
	Name string `json:"Name"`
	// SortOrder is 0 for the organisation's default.
	SortOrder int `json:"SortOrder"`
}

// UnmarshalJSON reads the id in one case.
func (b *BrandingTheme) UnmarshalJSON(raw []byte) error {
	type plain BrandingTheme
	return json.Unmarshal(raw, &struct {
		*plain
		ID *idField `json:"BrandingThemeID"`
	}{(*plain)(b), (*idField)(&b.BrandingThemeID)})
}

// ListBrandingThemes returns the branding themes. Errors: offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListBrandingThemes(ctx context.Context) ([]BrandingTheme, error) {
	return readCollection[BrandingTheme](ctx, c, "read the branding themes", request{path: accountingPath + "/BrandingThemes"}, "BrandingThemes")
}
