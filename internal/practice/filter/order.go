package filter

import "strings"

// Order is a sequence of elements. The zero Order leaves them as they are.
type Order struct {
	keys []sortKey
}

type sortKey struct {
	name         string
	value        node
	isDescending bool
}

// Fields returns the names of the fields the order looks at, as they were written.
func (o Order) Fields() []string {
	var names []string
	for _, key := range o.keys {
		names = append(names, key.name)
	}
	return names
}

// ParseOrder reads an order such as `Date DESC, InvoiceNumber`. An empty text gives the zero Order. The error is a
// *ParseError.
func ParseOrder(text string) (Order, error) {
	var o Order
	if strings.TrimSpace(text) == "" {
		return o, nil
	}
	for part := range strings.SplitSeq(text, ",") {
		words := strings.Fields(part)
		isDescending := len(words) == 2 && strings.EqualFold(words[1], "DESC")
		isAscending := len(words) == 1 || len(words) == 2 && strings.EqualFold(words[1], "ASC")
		if !isDescending && !isAscending {
			return Order{}, problem("%q is not an order", text)
		}
		o.keys = append(o.keys, sortKey{name: words[0], value: field(words[0]), isDescending: isDescending})
	}
	return o, nil
}

// IsZero reports whether the order leaves elements as they are.
func (o Order) IsZero() bool { return len(o.keys) == 0 }

// Compare returns a negative number where a comes before b, 0 where the order does not tell. Null comes first. The
// error is a *ParseError: a field that the elements do not have.
func (o Order) Compare(a, b any) (int, error) {
	for _, key := range o.keys {
		x, err := key.value(a)
		if err != nil {
			return 0, err
		}
		y, err := key.value(b)
		if err != nil {
			return 0, err
		}
		order, err := compareWithNull(x, y)
		if err != nil {
			return 0, err
		}
		if key.isDescending {
			order = -order
		}
		if order != 0 {
			return order, nil
		}
	}
	return 0, nil
}

func compareWithNull(x, y any) (int, error) {
	switch {
	case x == nil && y == nil:
		return 0, nil
	case x == nil:
		return -1, nil
	case y == nil:
		return 1, nil
	}
	return compare(x, y)
}
