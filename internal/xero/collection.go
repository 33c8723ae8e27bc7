package xero

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"daybook/internal/fault"
)

// decodeCollection reads the elements under one name of an envelope. An envelope without that name is an error, never
// an empty list: "there is none" decides whether a document is sent again.
func decodeCollection[T any](body []byte, name string) ([]T, error) {
	var wire map[string]json.RawMessage
	if err := json.Unmarshal(body, &wire); err != nil {
		return nil, fmt.Errorf("read the list of %s: %w", name, err)
	}
	for key, raw := range wire {
		if !strings.EqualFold(key, name) {
			continue
		}
		var list []T
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, fmt.Errorf("read the list of %s: %w", name, err)
		}
		if list != nil {
			return list, nil
		}
	}
	return nil, fmt.Errorf("the answer holds no list of %s", name)
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
