package xero

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"daybook/internal/fault"
)

// decodeCollection reads the elements under one name of an envelope, in any case of letters. An envelope without that
// name is an error, never an empty list: "there is none" decides whether a document is sent again.
func decodeCollection[T any](body []byte, name string) ([]T, error) {
	var wire map[string]json.RawMessage
	if err := json.Unmarshal(body, &wire); err != nil {
		return nil, fmt.Errorf("read the list of %s: %w", name, err)
	}
	raw, isThere := wire[name]
	for _, key := range slices.Sorted(maps.Keys(wire)) {
		if !isThere && strings.EqualFold(key, name) {
			raw, isThere = wire[key], true
		}
	}
	var list []T
	if isThere {
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, fmt.Errorf("read the list of %s: %w", name, err)
		}
	}
	if list == nil {
		return nil, fmt.Errorf("the answer holds no list of %s", name)
	}
	return list, nil
}

// readCollection reads an unpaged list.
func readCollection[T any](ctx context.Context, c *Client, action string, r request, name string) ([]T, error) {
	a, err := c.read(ctx, action, r)
	if err != nil {
		return nil, err
	}
	list, err := decodeCollection[T](a.body, name)
	if err != nil {
		return nil, unreadableFault(action, a, err)
	}
	return list, nil
}

// readOne reads a list of which the first element is wanted. The error is not_found when it is empty.
func readOne[T any](ctx context.Context, c *Client, action string, r request, name string) (T, error) {
	var none T
	list, err := readCollection[T](ctx, c, action, r, name)
	if err != nil {
		return none, err
	}
	if len(list) == 0 {
		return none, fault.New(fault.NotFound, fmt.Sprintf("Xero does not know it (any more): %s.", action), "")
	}
	return list[0], nil
}
