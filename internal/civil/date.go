// Package civil is calendar dates without a time or a zone, as bookkeeping uses them.
package civil

import (
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar. The zero Date means "no date".
type Date struct {
	// Year is the year, such as 2026.
	Year int
	// Month is 1 to 12.
	Month time.Month
	// Day is 1 to 31.
	Day int
}

// Parse reads YYYY-MM-DD. It refuses days that do not exist, such as 2026-02-30.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date in the form YYYY-MM-DD", s)
	}
	return Of(t), nil
}

// Of returns the day of t in t's own zone.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Year: y, Month: m, Day: d}
}

// In returns the day it is at t in a zone.
func In(t time.Time, zone *time.Location) Date { return Of(t.In(zone)) }

// String returns YYYY-MM-DD, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Words returns the day as a person reads it in a sentence, such as "31 Mar 2026"; "" for the zero Date.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

// IsZero reports whether d means "no date".
func (d Date) IsZero() bool { return d == Date{} }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// AddDays returns the day n days later, or earlier where n is negative. No date stays no date.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return Of(d.Time().AddDate(0, 0, n))
}

// AddMonths returns the same day n months later, or the last day of that month where it is shorter. No date stays
// no date.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := Of(first).EndOfMonth()
	return Date{Year: last.Year, Month: last.Month, Day: min(d.Day, last.Day)}
}

// EndOfMonth returns the last day of d's month. No date stays no date.
func (d Date) EndOfMonth() Date {
	if d.IsZero() {
		return d
	}
	return Of(time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC))
}

// Compare returns -1, 0 or 1. The zero Date comes before every other.
func (d Date) Compare(o Date) int { return d.Time().Compare(o.Time()) }

// Before reports whether d is an earlier day than o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After reports whether d is a later day than o.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

// DaysSince returns the number of days from o to d. It counts seconds, because a time.Duration ends at 292 years.
func (d Date) DaysSince(o Date) int { return int((d.Time().Unix() - o.Time().Unix()) / (24 * 60 * 60)) }

// MarshalText gives JSON the form YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD, or nothing for the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
