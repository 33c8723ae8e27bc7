package money

import "math"

// Value is what stock is worth, in millionths of the base currency. Stock is valued finer than documents, so that the last cent
// of a unit cost is not lost; a journal rounds it to an Amount.
type Value int64

// ParseValue reads a plain decimal of up to six decimals, such as "-12.345678".
func ParseValue(s string) (Value, error) { n, err := parseScaled(s, 6); return Value(n), err }

// String writes the value with at least two decimals, such as "12.50".
func (v Value) String() string { return formatScaled(int64(v), 6, 2) }

// MarshalText implements encoding.TextMarshaler.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (v *Value) UnmarshalText(text []byte) (err error) {
	*v, err = ParseValue(string(text))
	return err
}

// Fixed writes n millionths with exactly six decimals, as tables of stock do.
func Fixed[T ~int64](n T) string { return formatScaled(int64(n), 6, 6) }

// Times is what a quantity costs at a unit cost, rounded once, halves away from zero.
func (p Price) Times(q Quantity) (Value, error) {
	n, err := mulDiv(int64(p), int64(q), scale6)
	return Value(n), err
}

// Times is what so many units come to where one comes to v, rounded once, halves away from zero.
func (v Value) Times(q Quantity) (Value, error) {
	n, err := mulDiv(int64(v), int64(q), scale6)
	return Value(n), err
}

// Times is how much n units need where one needs q, rounded once, halves away from zero.
func (q Quantity) Times(n Quantity) (Quantity, error) {
	product, err := mulDiv(int64(q), int64(n), scale6)
	return Quantity(product), err
}

// Share returns v × part ÷ whole, rounded once, halves away from zero. A whole of zero is ErrOverflow.
func (v Value) Share(part, whole Quantity) (Value, error) {
	if whole < 0 {
		part, whole = -part, -whole
	}
	if whole == 0 {
		return 0, ErrOverflow
	}
	n, err := mulDiv(int64(v), int64(part), int64(whole))
	return Value(n), err
}

// Per is the cost of one unit of a quantity that is worth v, rounded once, halves away from zero. A quantity of zero is ErrOverflow.
func (v Value) Per(q Quantity) (Price, error) {
	n, err := v.Share(scale6, q)
	return Price(n), err
}

// ValueOf is an amount of the base currency as stock is valued; nothing is lost.
func ValueOf(a Amount) Value { return Value(a) * (scale6 / 100) }

// Amount rounds to hundredths, halves away from zero.
func (v Value) Amount() Amount {
	const step = scale6 / 100
	n, rest := int64(v)/step, int64(v)%step
	switch {
	case 2*rest >= step:
		n++
	case 2*rest <= -step:
		n--
	}
	return Amount(n)
}

// Plus returns v + w, or ErrOverflow.
func (v Value) Plus(w Value) (Value, error) {
	if w > 0 && v > math.MaxInt64-w || w < 0 && v < math.MinInt64-w {
		return 0, ErrOverflow
	}
	return v + w, nil
}

// Split divides v by weights, none below zero and not all zero: each part is rounded down, and what is left goes, a millionth
// each, to those that lost most (largest remainder). The parts add up to v. Nil where there is no weight.
func (v Value) Split(weights []int64) ([]Value, error) {
	var total int64
	for _, w := range weights {
		if w < 0 || w > math.MaxInt64-total {
			return nil, ErrOverflow
		}
		total += w
	}
	if total == 0 {
		return nil, nil
	}
	size, sign := v, Value(1)
	if v < 0 {
		size, sign = -v, -1
	}
	parts, lost := make([]Value, len(weights)), make([]uint64, len(weights))
	left := size
	for i, w := range weights {
		quotient, rest := divide128(uint64(size), uint64(w), uint64(total))
		parts[i], lost[i] = Value(quotient), rest
		left -= parts[i]
	}
	for ; left > 0; left-- {
		most := 0
		for i := range lost {
			if lost[i] > lost[most] {
				most = i
			}
		}
		parts[most]++
		lost[most] = 0
	}
	for i := range parts {
		parts[i] *= sign
	}
	return parts, nil
}
