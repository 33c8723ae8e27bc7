package xero

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"daybook/internal/civil"
)

// dateTimeLayouts are the forms without "/Date(…)/" that Xero writes, the zone being UTC where none is named
// (section 6). A fraction of a second is accepted by each.
var dateTimeLayouts = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", time.DateOnly}

// ParseTime reads an instant as Xero writes it: "/Date(1789378199100+0000)/", "/Date(1789378199160)/",
// "2026-09-14T09:29:59Z", "2026-09-14T00:00:00" or "2026-09-14". The result is in UTC; "" is the zero time.
func ParseTime(s string) (time.Time, error) {
	at, err := parseZoned(s)
	if err != nil || at.IsZero() {
		return time.Time{}, err
	}
	return at.UTC(), nil
}

// ParseDate reads a day as Xero writes it, in any of ParseTime's forms. An offset inside "/Date(…)/" counts, because
// the day is the one of that offset. "" is the zero Date.
func ParseDate(s string) (civil.Date, error) {
	at, err := parseZoned(s)
	if err != nil || at.IsZero() {
		return civil.Date{}, err
	}
	return civil.Of(at), nil
}

func parseZoned(s string) (time.Time, error) {
	text := strings.TrimSpace(s)
	if text == "" {
		return time.Time{}, nil
	}
	if inner, isTicks := strings.CutPrefix(text, "/Date("); isTicks {
		if inner, isTicks = strings.CutSuffix(inner, ")/"); !isTicks {
			return time.Time{}, notADate(s)
		}
		return parseTicks(s, inner)
	}
	for _, layout := range dateTimeLayouts {
		if at, err := time.Parse(layout, text); err == nil && isInCalendar(at) {
			return at, nil
		}
	}
	return time.Time{}, notADate(s)
}

// parseTicks reads the inside of "/Date(…)/": milliseconds since 1970 in UTC and, perhaps, an offset such as +1300.
func parseTicks(whole, inner string) (time.Time, error) {
	sign := strings.LastIndexAny(inner, "+-")
	offset := ""
	if sign > 0 {
		inner, offset = inner[:sign], inner[sign:]
	}
	milliseconds, err := strconv.ParseInt(inner, 10, 64)
	if err != nil {
		return time.Time{}, notADate(whole)
	}
	zone := time.UTC
	if offset != "" {
		zoned, err := time.Parse("-0700", offset)
		if err != nil {
			return time.Time{}, notADate(whole)
		}
		zone = zoned.Location()
	}
	at := time.UnixMilli(milliseconds).In(zone)
	if !isInCalendar(at) {
		return time.Time{}, notADate(whole)
	}
	return at, nil
}

// isInCalendar reports whether an instant can be written again, in its own zone and in UTC.
func isInCalendar(at time.Time) bool {
	year, utc := at.Year(), at.UTC().Year()
	return min(year, utc) >= 1 && max(year, utc) <= 9999
}

func notADate(s string) error { return fmt.Errorf("%q is not a date as Xero writes it", s) }
