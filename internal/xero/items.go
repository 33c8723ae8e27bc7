package xero

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"
)

// ItemQuery chooses items; empty fields choose all.
type ItemQuery struct {
	// Code must be equal; it may hold no quote and no backslash.
	Code string
	// ModifiedSince leaves out what has not changed since, to the second.
	ModifiedSince time.Time
}

// ListItems returns the items; the list is not paged. Errors: invalid when the query cannot be asked, offline,
// auth_expired, forbidden, rate_limited.
func (c *Client) ListItems(ctx context.Context, q ItemQuery) ([]Item, error) {
	query := url.Values{"unitdp": {"4"}}
	if q.Code != "" {
		condition, ok := whereEquals("Code", q.Code)
		if !ok {
			return nil, cannotAsk(q.Code)
		}
		query.Set("where", condition)
	}
	return readCollection[Item](ctx, c, "read the items", request{path: accountingPath + "/Items", query: query, modifiedSince: q.ModifiedSince}, "Items")
}

// GetItem returns one item by its id. Errors: not_found, offline, auth_expired, forbidden, rate_limited.
func (c *Client) GetItem(ctx context.Context, id string) (Item, error) {
	if id == "" {
		return Item{}, noID()
	}
	r := request{path: accountingPath + "/Items/" + url.PathEscape(id), query: url.Values{"unitdp": {"4"}}}
	return readOne[Item](ctx, c, "read the item", r, "Items",
		func(found Item) bool { return isNamed(id, found.ItemID) })
}

// FindItemByCode returns the item with this code, whatever the case of letters, and whether there is one.
func (c *Client) FindItemByCode(ctx context.Context, code string) (Item, bool, error) {
	if code == "" {
		return Item{}, false, nil
	}
	query := ItemQuery{Code: code}
	if _, ok := whereEquals("Code", code); !ok {
		query.Code = "" // a code that no filter can hold is looked for in the whole list
	}
	items, err := c.ListItems(ctx, query)
	at := slices.IndexFunc(items, func(i Item) bool { return strings.EqualFold(i.Code, code) })
	if err != nil || at < 0 {
		return Item{}, false, err
	}
	return items[at], true, nil
}
