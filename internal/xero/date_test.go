package xero_test

import (
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/xero"
)

// Covers 6/element-times-date-1789378199100-0000, 6/reply-envelope-id-status-ok-providername-the.
// Covers 6/updateddateutcstring-2026-09-14t09-29-59z-on, 17/dates-are-plain-strings-no-format.
func TestParseTimeReadsEveryFormXeroWrites(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             "0001-01-01T00:00:00Z",
		"/Date(1789378199100+0000)/":   "2026-09-14T09:29:59.1Z",
		"/Date(1789378199160)/":        "2026-09-14T09:29:59.16Z",
		"/Date(1789378199100+1200)/":   "2026-09-14T09:29:59.1Z",
		"/Date(-1000+0000)/":           "1969-12-31T23:59:59Z",
		"2026-09-14T09:29:59Z":         "2026-09-14T09:29:59Z",
		"2026-09-14T09:29:59.1234567":  "2026-09-14T09:29:59.1234567Z",
		"2026-09-14T21:29:59+12:00":    "2026-09-14T09:29:59Z",
		"2026-09-14T00:00:00":          "2026-09-14T00:00:00Z",
		"2026-09-14":                   "2026-09-14T00:00:00Z",
		"  2026-09-14T00:00:00\n":      "2026-09-14T00:00:00Z",
		"0001-01-01T00:00:00":          "0001-01-01T00:00:00Z",
		"/Date(1789378199100-0330)/  ": "2026-09-14T09:29:59.1Z",
	} {
		got, err := xero.ParseTime(text)
		if err != nil || got.Format(time.RFC3339Nano) != want {
			t.Errorf("ParseTime(%q) = %s, %v; want %s", text, got.Format(time.RFC3339Nano), err, want)
		}
	}
}

// Covers 6/element-times-date-1789378199100-0000.
func TestParseDateTakesTheDayOfTheOffset(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]civil.Date{
		"":                           {},
		"/Date(1789344000000+0000)/": {Year: 2026, Month: 9, Day: 14},
		"/Date(1789344000000)/":      {Year: 2026, Month: 9, Day: 14},
		"/Date(1789343999000+0000)/": {Year: 2026, Month: 9, Day: 13},
		"/Date(1789300800000+1200)/": {Year: 2026, Month: 9, Day: 14},
		"2026-09-14T00:00:00":        {Year: 2026, Month: 9, Day: 14},
		"2026-09-14":                 {Year: 2026, Month: 9, Day: 14},
	} {
		if got, err := xero.ParseDate(text); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestParseDateRefusesWhatIsNoDate(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"soon", "/Date()/", "/Date(x)/", "/Date(12+99)/", "/Date(12+9900)/", "/Date(9999999999999999)/",
		"/Date(99999999999999999999)/", "2026-02-30", "14/09/2026", "2026-9-14", "/Date(12", "/Date(12)",
		"0000-12-31", "0001-01-01T00:00:00+12:00", "9999-12-31T23:59:59-12:00", "/Date(253402300799000+1200)/", "/Date(-62135596800000-1200)/",
	} {
		if got, err := xero.ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %s; want an error", text, got)
		}
	}
}
