package api

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// number writes a decimal as the service does: with at least one decimal and no further trailing zero, such as 21.0.
func number(decimal string) json.Number {
	whole, fraction, _ := strings.Cut(decimal, ".")
	fraction = strings.TrimRight(fraction, "0")
	if fraction == "" {
		fraction = "0"
	}
	return json.Number(whole + "." + fraction)
}

func amountNumber(a money.Amount) json.Number { return number(a.String()) }

// filledAmount writes an amount, "" for none, so that the field is left out.
func filledAmount(a money.Amount) json.Number {
	if a == 0 {
		return ""
	}
	return amountNumber(a)
}

// priceNumber writes a unit price with four decimals at most, or two where the call did not ask for four.
func priceNumber(p money.Price, decimals int) json.Number {
	if decimals < money.PriceDecimals {
		if rounded, err := money.ReadAmount(p.String()); err == nil {
			return number(rounded.String())
		}
	}
	return number(p.String())
}

// stamp writes an instant as "/Date(1789378199100+0000)/".
func stamp(at time.Time) *string {
	text := fmt.Sprintf("/Date(%d+0000)/", at.UnixMilli())
	return &text
}

// secondText writes an instant to the second, as UpdatedDateUTCString has it (contract section 6).
func secondText(at time.Time) *string {
	return new(at.UTC().Truncate(time.Second).Format(time.RFC3339))
}

// dateStamp writes a day as the instant it begins in UTC; nil for no day.
func dateStamp(d civil.Date) *string {
	if d.IsZero() {
		return nil
	}
	return stamp(d.Time())
}

// dateText writes a day as "2026-09-14T00:00:00"; nil for no day.
func dateText(d civil.Date) *string {
	if d.IsZero() {
		return nil
	}
	text := d.String() + "T00:00:00"
	return &text
}

// readDate reads a day that was sent: YYYY-MM-DD, with or without a time behind it, or the form of dateStamp.
func readDate(text string) (civil.Date, error) {
	if inner, ok := strings.CutPrefix(text, "/Date("); ok {
		digits, _, _ := strings.Cut(strings.TrimSuffix(inner, ")/"), "+")
		ms, err := strconv.ParseInt(digits, 10, 64)
		if err != nil {
			return civil.Date{}, fmt.Errorf("%q is not a date", text)
		}
		text = civil.Of(time.UnixMilli(ms).UTC()).String() // a day of no four-digit year is none, whatever wrote it
	}
	day, _, _ := strings.Cut(text, "T")
	return civil.Parse(day)
}

// readModifiedSince reads the header If-Modified-Since, to the second: with a zone or, as the documentation shows it,
// without one (contract section 7).
func readModifiedSince(text string) (time.Time, error) {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999", time.DateOnly, time.RFC1123} {
		if at, err := time.Parse(form, text); err == nil {
			return at.UTC().Truncate(time.Second), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a time", text)
}

// filledText returns nil for an empty text, so that the field is left out.
func filledText(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
