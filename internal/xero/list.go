package xero

import (
	"fmt"
	"net/url"
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

// maxLetters is how long a list may be in the address, as it is written there: an address of about 2,000 letters is still taken
// everywhere, and the rest of it is short.
const maxLetters = 1_600

// inChunks asks for a long list in several calls and joins the answers. An empty list asks nothing.
func inChunks[T any](list []string, ask func(chunk []string) ([]T, error)) ([]T, error) {
	return inChunksOf(len("%2C"), list, ask)
}

// inChunksOf is inChunks where each of the list is written with so many letters around it.
func inChunksOf[T any](around int, list []string, ask func(chunk []string) ([]T, error)) ([]T, error) {
	var all []T
	for len(list) > 0 {
		size := chunkSize(around, list)
		part, err := ask(list[:size])
		if err != nil {
			return nil, err
		}
		all, list = append(all, part...), list[size:]
	}
	return all, nil
}

// chunkSize is how many of a list fit into one call; at least one.
func chunkSize(around int, list []string) int {
	letters := 0
	for i, each := range list {
		letters += len(url.QueryEscape(each)) + around
		if i > 0 && letters > maxLetters || i == maxListed {
			return i
		}
	}
	return len(list)
}
