package matcheval

import "fmt"

// Share is a part of a whole in ten-thousandths: 9,850 is 0.9850. In JSON it is a decimal of four places.
type Share int

// Undefined is a part of nothing; null in JSON. It meets no goal.
const Undefined Share = -1

// whole is everything.
const whole Share = 10_000

// shareOf is part of all, rounded to the nearest; Undefined when there is nothing to have a part of.
func shareOf(part, all int) Share {
	if all == 0 {
		return Undefined
	}
	return Share((part*int(whole)*2 + all) / (2 * all))
}

// String is the decimal, or "–" where it is undefined.
func (s Share) String() string {
	if s == Undefined {
		return "–"
	}
	return fmt.Sprintf("%d.%04d", s/whole, s%whole)
}

// MarshalJSON writes a decimal of four places, or null.
func (s Share) MarshalJSON() ([]byte, error) {
	if s == Undefined {
		return []byte("null"), nil
	}
	return []byte(s.String()), nil
}

// f1 is the harmonic mean of precision and recall: of found pairs so many are right, and there are so many to find.
func f1(right, found, all int) Share { return shareOf(2*right, found+all) }

// Millis is a figure in thousandths, such as seconds kept in milliseconds. In JSON it is a decimal of three places.
type Millis int64

// String is the decimal.
func (m Millis) String() string { return fmt.Sprintf("%d.%03d", m/1000, m%1000) }

// MarshalJSON writes a decimal of three places.
func (m Millis) MarshalJSON() ([]byte, error) { return []byte(m.String()), nil }
