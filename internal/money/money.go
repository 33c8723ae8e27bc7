// Package money is exact amounts, prices, quantities and rates, and the one place where anything is rounded.
//
// Nothing here is a float. An Amount is an integer of hundredths in every currency, because that is how Xero
// keeps a document; prices, quantities, percentages and exchange rates are integers of millionths.
package money

// Amount is a sum of money in hundredths of its currency, such as 124035 for 1,240.35. The currency stands
// beside it, in the document it belongs to.
type Amount int64

// Price is the price of one unit in millionths of its currency.
type Price int64

// Quantity is a number of units in millionths.
type Quantity int64

// Percent is a percentage in millionths of one per cent: 15 % is 15,000,000.
type Percent int64

// Rate is an exchange rate in millionths: units of the foreign currency for one unit of the base currency,
// the direction Xero's CurrencyRate has (contract section 9).
type Rate int64

// One is a quantity of 1, a price of 1.00 and a rate of 1.
const One = scale6

// ParseAmount reads a decimal with at most two decimals. It refuses grouping marks and more decimals.
func ParseAmount(s string) (Amount, error) { n, err := parseScaled(s, 2); return Amount(n), err }

// ParsePrice reads a decimal with at most six decimals.
func ParsePrice(s string) (Price, error) { n, err := parseScaled(s, 6); return Price(n), err }

// ParseQuantity reads a decimal with at most six decimals.
func ParseQuantity(s string) (Quantity, error) { n, err := parseScaled(s, 6); return Quantity(n), err }

// ParsePercent reads a percentage without its sign, such as "12.5".
func ParsePercent(s string) (Percent, error) { n, err := parseScaled(s, 6); return Percent(n), err }

// ParseRate reads an exchange rate with at most six decimals.
func ParseRate(s string) (Rate, error) { n, err := parseScaled(s, 6); return Rate(n), err }

// String returns the amount with exactly two decimals, such as "-12.30".
func (a Amount) String() string { return formatScaled(int64(a), 2, 2) }

// String returns the price with two to six decimals.
func (p Price) String() string { return formatScaled(int64(p), 6, 2) }

// String returns the quantity with no more decimals than it needs.
func (q Quantity) String() string { return formatScaled(int64(q), 6, 0) }

// String returns the percentage with no more decimals than it needs and without the sign.
func (p Percent) String() string { return formatScaled(int64(p), 6, 0) }

// String returns the rate with no more decimals than it needs.
func (r Rate) String() string { return formatScaled(int64(r), 6, 0) }

// MarshalText gives JSON a string, so that no reader turns it into a float.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// MarshalText gives JSON a string.
func (p Price) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// MarshalText gives JSON a string.
func (q Quantity) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

// MarshalText gives JSON a string.
func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// MarshalText gives JSON a string.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *Amount) UnmarshalText(text []byte) (err error) {
	*a, err = ParseAmount(string(text))
	return err
}

// UnmarshalText reads what MarshalText wrote.
func (p *Price) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePrice(string(text))
	return err
}

// UnmarshalText reads what MarshalText wrote.
func (q *Quantity) UnmarshalText(text []byte) (err error) {
	*q, err = ParseQuantity(string(text))
	return err
}

// UnmarshalText reads what MarshalText wrote.
func (p *Percent) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePercent(string(text))
	return err
}

// UnmarshalText reads what MarshalText wrote.
func (r *Rate) UnmarshalText(text []byte) (err error) { *r, err = ParseRate(string(text)); return err }
