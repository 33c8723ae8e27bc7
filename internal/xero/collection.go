package xero

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"daybook/internal/fault"
)

// decodeCollection reads the elements under one name of an envelope, in any case of letters. An envelope without that
// name is an error, never an empty list: "there is none" decides whether a document is sent again.
func decodeCollection[T any](body []byte, name string) ([]T, error) {
	raw, err := collectionIn(body, name)
	if err != nil {
		return nil, err
	}
	return decodeList[T](raw, name)
}

// collectionIn finds the list under a name.
func collectionIn(body []byte, name string) (json.RawMessage, error) {
	var wire map[string]json.RawMessage
	if err := json.Unmarshal(body, &wire); err != nil {
		return nil, fmt.Errorf("read the list of %s: %w", name, err)
	}
	if raw, isThere := wire[name]; isThere {
		return raw, nil
	}
	for _, key := range slices.Sorted(maps.Keys(wire)) {
		if strings.EqualFold(key, name) {
			return wire[key], nil
		}
	}
	return nil, noList(name)
}

func decodeList[T any](raw json.RawMessage, name string) ([]T, error) {
	var list []T
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("read the list of %s: %w", name, err)
	}
	if list == nil {
		return nil, noList(name)
	}
	return list, nil
}

func noList(name string) error { return fmt.Errorf("the answer holds no list of %s", name) }

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

// readOne reads a list of which the first element is wanted, which must be the one that was asked for. The
// error is not_found when the list is empty.
func readOne[T any](ctx context.Context, c *Client, action string, r request, name string, isIt func(T) bool) (T, error) {
	var none T
	a, err := c.read(ctx, action, r)
	if err != nil {
		return none, err
	}
	list, err := decodeCollection[T](a.body, name)
	switch {
	case err != nil:
		return none, unreadableFault(action, a, err)
	case len(list) == 0:
		return none, fault.New(fault.NotFound, fmt.Sprintf("Xero does not know it (any more): %s.", action), "")
	case !isIt(list[0]):
		return none, unreadableFault(action, a, errors.New("the answer is about another record"))
	}
	return list[0], nil
}

// isNamed reports whether a record that came is the one asked for. Some addresses take a number or a code as well; those
// are the caller's to compare.
func isNamed(asked, came string) bool {
	return !uuid.MatchString(asked) || strings.EqualFold(asked, came)
}
