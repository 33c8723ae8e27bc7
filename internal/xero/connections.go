package xero

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"time"
)

// Connection is one organisation, or practice, that the signed-in person has granted to the app (section 2).
type Connection struct {
	// ID names the connection itself, for the sign-in to drop it by. It is not the tenant id.
	ID string `json:"id"`
	// AuthEventID is the consent that granted it; it equals the access token's authentication_event_id.
	AuthEventID string `json:"authEventId"`
	// TenantID goes into Client.TenantID.
	TenantID string `json:"tenantId"`
	// TenantType is ORGANISATION for what Daybook can use; PRACTICE and PRACTICEMANAGER cannot be.
	TenantType string `json:"tenantType"`
	// TenantName is the organisation's name.
	TenantName string `json:"tenantName"`
	// CreatedAt is when the connection was first made, in UTC.
	CreatedAt time.Time `json:"createdDateUtc"`
	// UpdatedAt is when it was last granted again, in UTC.
	UpdatedAt time.Time `json:"updatedDateUtc"`
}

// UnmarshalJSON reads the times, which come without a zone and with seven decimals.
func (c *Connection) UnmarshalJSON(raw []byte) error {
	type plain Connection
	return json.Unmarshal(raw, &struct {
		*plain
		CreatedAt *timeField `json:"createdDateUtc"`
		UpdatedAt *timeField `json:"updatedDateUtc"`
	}{(*plain)(c), (*timeField)(&c.CreatedAt), (*timeField)(&c.UpdatedAt)})
}

// ListConnections returns every tenant the person ever granted to the app and has not dropped, in no order. With
// authEventID only those of one consent. TenantID may be empty. Errors: offline, auth_expired, rate_limited.
func (c *Client) ListConnections(ctx context.Context, authEventID string) ([]Connection, error) {
	query := url.Values{}
	if authEventID != "" {
		query.Set("authEventId", authEventID)
	}
	const action = "list the connected organisations"
	a, err := c.read(ctx, action, request{path: "/connections", query: query})
	if err != nil {
		return nil, err
	}
	var list []Connection
	if err = json.Unmarshal(a.body, &list); err == nil && list == nil {
		err = errors.New("the answer holds no list of connections")
	}
	if err != nil {
		return nil, unreadableFault(action, a, err)
	}
	return list, nil
}
