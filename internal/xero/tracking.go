package xero

import (
	"context"
	"encoding/json"
)

// TrackingCategory is a dimension such as Region; an organisation has two active ones at most (section 13).
type TrackingCategory struct {
	// TrackingCategoryID is Xero's id, a UUID.
	TrackingCategoryID string `json:"TrackingCategoryID"`
	// Name is its name.
	Name string `json:"Name"`
	// Status is ACTIVE or ARCHIVED.
	Status string `json:"Status"`
	// Options are the values a line can carry.
	Options []TrackingOption `json:"Options"`
}

// TrackingOption is one value of a tracking category.
type TrackingOption struct {
	// TrackingOptionID is Xero's id, a UUID.
	TrackingOptionID string `json:"TrackingOptionID"`
	// Name is its name.
	Name string `json:"Name"`
	// Status is ACTIVE, ARCHIVED or DELETED.
	Status string `json:"Status"`
}

// UnmarshalJSON reads the id in one case.
func (t *TrackingCategory) UnmarshalJSON(raw []byte) error {
	type plain TrackingCategory
	return json.Unmarshal(raw, &struct {
		*plain
		ID *idField `json:"TrackingCategoryID"`
	}{(*plain)(t), (*idField)(&t.TrackingCategoryID)})
}

// UnmarshalJSON reads the id in one case.
func (t *TrackingOption) UnmarshalJSON(raw []byte) error {
	type plain TrackingOption
	return json.Unmarshal(raw, &struct {
		*plain
		ID *idField `json:"TrackingOptionID"`
	}{(*plain)(t), (*idField)(&t.TrackingOptionID)})
}

// ListTrackingCategories returns the active tracking categories with their options. Errors: offline, auth_expired,
// forbidden, rate_limited.
func (c *Client) ListTrackingCategories(ctx context.Context) ([]TrackingCategory, error) {
	return readCollection[TrackingCategory](ctx, c, "read the tracking categories", request{path: accountingPath + "/TrackingCategories"}, "TrackingCategories")
}
