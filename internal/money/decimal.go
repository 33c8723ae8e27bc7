package money

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// ErrOverflow is returned when a figure does not fit the range of its type.
var ErrOverflow = errors.New("the figure is too large")

// scale6 is the denominator of Price, Quantity, Percent and Rate.
const scale6 = 1_000_000

// parseScaled reads a plain decimal such as "-12.5" as an integer of 10^-places. More places than that are
// refused, because dropping them would change what was typed.
func parseScaled(s string, places int) (int64, error) {
	text := strings.TrimSpace(s)
	if text == "" {
		return 0, errors.New("a number is needed")
	}
	digits, negative := strings.CutPrefix(text, "-")
	if !negative {
		digits, _ = strings.CutPrefix(text, "+")
	}
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	if whole == "" && fraction == "" || !allDigits(whole) || !allDigits(fraction) || hasPoint && fraction == "" {
		return 0, fmt.Errorf("%q is not a number such as 1234.56", s)
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > places {
		return 0, fmt.Errorf("%q has more than %d decimals", s, places)
	}
	fraction += strings.Repeat("0", places-len(fraction))
	sign := ""
	if negative {
		sign = "-"
	}
	n, err := strconv.ParseInt(sign+"0"+whole+fraction, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q: %w", s, ErrOverflow)
	}
	return n, nil
}

func allDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// formatScaled writes n·10^-places with at least keep decimals and no trailing zero beyond them.
func formatScaled(n int64, places, keep int) string {
	sign := ""
	if n < 0 {
		sign = "-"
	}
	digits := strconv.FormatUint(magnitude(n), 10)
	if len(digits) <= places {
		digits = strings.Repeat("0", places-len(digits)+1) + digits
	}
	whole, fraction := digits[:len(digits)-places], digits[len(digits)-places:]
	for len(fraction) > keep && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + "." + fraction
}

// mulDiv returns a·b/c rounded once, halves away from zero, computed in 128 bits. c is positive.
func mulDiv(a, b, c int64) (int64, error) { return mulDivHalf(a, b, c, uint64(c)/2) }

// mulDivUp is mulDiv with halves rounded up, so that those below zero go towards it.
func mulDivUp(a, b, c int64) (int64, error) {
	half := uint64(c) / 2
	if (a < 0) != (b < 0) {
		half = uint64(c-1) / 2
	}
	return mulDivHalf(a, b, c, half)
}

// mulDivHalf returns a·b/c, half added to its magnitude before it is cut off.
func mulDivHalf(a, b, c int64, half uint64) (int64, error) {
	negative := (a < 0) != (b < 0)
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	low, carry := bits.Add64(low, half, 0)
	high += carry
	if high >= uint64(c) {
		return 0, ErrOverflow
	}
	quotient, _ := bits.Div64(high, low, uint64(c))
	if quotient > math.MaxInt64 {
		return 0, ErrOverflow
	}
	if negative {
		return -int64(quotient), nil
	}
	return int64(quotient), nil
}

// divide128 returns a·b ÷ c, rounded down, and what is left; b is at most c.
func divide128(a, b, c uint64) (quotient, rest uint64) {
	high, low := bits.Mul64(a, b)
	if high >= c {
		return a, 0 // b is c
	}
	return bits.Div64(high, low, c)
}

// add returns a+b.
func add(a, b Amount) (Amount, error) {
	sum := a + b
	if (a < 0) == (b < 0) && (sum < 0) != (a < 0) {
		return 0, ErrOverflow
	}
	return sum, nil
}

// subtract returns a-b.
func subtract(a, b Amount) (Amount, error) {
	difference := a - b
	if (a < 0) != (b < 0) && (difference < 0) != (a < 0) {
		return 0, ErrOverflow
	}
	return difference, nil
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
