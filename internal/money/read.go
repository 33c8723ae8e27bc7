package money

import (
	"fmt"
	"strconv"
	"strings"
)

// maxExponent bounds the exponent ReadAmount and its relatives accept; a figure beyond it fits no type anyway.
const maxExponent = 40

// ReadAmount reads a figure another program wrote, such as "24.15", "24.150000" or "2.415E+1", rounded once to
// cents, halves away from zero. Use ParseAmount for what a person typed: that one refuses extra decimals.
// The error is ErrOverflow, or says that the text is not a number.
func ReadAmount(s string) (Amount, error) { n, err := readScaled(s, 2); return Amount(n), err }

// ReadPrice reads a price another program wrote, rounded once to six decimals.
func ReadPrice(s string) (Price, error) { n, err := readScaled(s, 6); return Price(n), err }

// ReadQuantity reads a quantity another program wrote, rounded once to six decimals.
func ReadQuantity(s string) (Quantity, error) { n, err := readScaled(s, 6); return Quantity(n), err }

// ReadPercent reads a percentage another program wrote, rounded once to six decimals.
func ReadPercent(s string) (Percent, error) { n, err := readScaled(s, 6); return Percent(n), err }

// ReadRate reads an exchange rate another program wrote, rounded once to six decimals.
func ReadRate(s string) (Rate, error) { n, err := readScaled(s, 6); return Rate(n), err }

// readScaled is parseScaled for figures of other programs: it takes exponents, and rounds what it cannot keep.
func readScaled(s string, places int) (int64, error) {
	plain, err := withoutExponent(strings.TrimSpace(s))
	if err != nil {
		return 0, err
	}
	whole, fraction, _ := strings.Cut(plain, ".")
	if len(fraction) <= places {
		return parseScaled(plain, places)
	}
	if !allDigits(fraction) {
		return 0, fmt.Errorf("%q is not a number such as 1234.56", s)
	}
	n, err := parseScaled(whole+"."+fraction[:places], places)
	if err != nil || fraction[places] < '5' {
		return n, err
	}
	up, unit := n+1, int64(1)
	if strings.HasPrefix(plain, "-") {
		up, unit = n-1, -1
	}
	if (up > n) != (unit > 0) {
		return 0, fmt.Errorf("%q: %w", s, ErrOverflow)
	}
	return up, nil
}

// withoutExponent turns "2.415E+1" into "24.15". Text without an exponent comes back as it is.
func withoutExponent(s string) (string, error) {
	at := strings.IndexAny(s, "eE")
	if at < 0 {
		return s, nil
	}
	exponent, err := strconv.Atoi(s[at+1:])
	if err != nil {
		return "", fmt.Errorf("%q is not a number such as 1234.56", s)
	}
	sign, digits := "", s[:at]
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole+fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return "", fmt.Errorf("%q is not a number such as 1234.56", s)
	}
	if strings.Trim(whole+fraction, "0") == "" {
		return "0", nil
	}
	if exponent > maxExponent {
		return "", fmt.Errorf("%q: %w", s, ErrOverflow)
	}
	if exponent < -maxExponent-len(whole) {
		return "0", nil
	}
	return sign + shiftPoint(whole, fraction, exponent), nil
}

// shiftPoint moves the decimal point of whole.fraction by n places to the right, or to the left where n is negative.
func shiftPoint(whole, fraction string, n int) string {
	if n >= 0 {
		fraction += strings.Repeat("0", max(0, n-len(fraction)))
		return whole + fraction[:n] + "." + fraction[n:] + "0"
	}
	whole = strings.Repeat("0", max(0, 1-n-len(whole))) + whole
	return whole[:len(whole)+n] + "." + whole[len(whole)+n:] + fraction
}
