package xero

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"daybook/internal/fault"
)

// addList writes a comma-separated parameter. It refuses what would change its meaning.
func addList(query url.Values, name string, list []string) error {
	if len(list) == 0 {
		return nil
	}
	if len(list) > maxListed {
		return fault.New(fault.Invalid, fmt.Sprintf("Xero can be asked for %d at once, not %d.", maxListed, len(list)), "")
	}
	for _, value := range list {
		if value == "" || strings.Contains(value, ",") {
			return fault.New(fault.Invalid, fmt.Sprintf("Xero cannot be asked for %q in a list.", value), "")
		}
	}
	query.Set(name, strings.Join(list, ","))
	return nil
}

// inChunks asks for a long list in several calls and joins the answers. An empty list asks nothing.
func inChunks[T any](list []string, ask func(chunk []string) ([]T, error)) ([]T, error) {
	var all []T
	for chunk := range slices.Chunk(list, maxListed) {
		part, err := ask(chunk)
		if err != nil {
			return nil, err
		}
		all = append(all, part...)
	}
	return all, nil
}
