package civil_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"daybook/internal/civil"
)

func day(t *testing.T, s string) civil.Date {
	t.Helper()
	d, err := civil.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseReadsOneForm(t *testing.T) {
	t.Parallel()
	if got, want := day(t, "2026-02-03"), (civil.Date{Year: 2026, Month: time.February, Day: 3}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, text := range []string{
		"", "2026-2-3", "03/02/2026", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
		"2026-01-01T00:00:00Z", " 2026-01-01", "20260101", "12026-01-01", "-026-01-01",
	} {
		if got, err := civil.Parse(text); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func TestTheDayDependsOnTheZone(t *testing.T) {
	t.Parallel()
	auckland := time.FixedZone("NZDT", 13*60*60)
	instant := time.Date(2026, time.March, 31, 11, 30, 0, 0, time.UTC)
	if got := civil.Of(instant); got != day(t, "2026-03-31") {
		t.Errorf("UTC: %s", got)
	}
	if got := civil.In(instant, auckland); got != day(t, "2026-04-01") {
		t.Errorf("Auckland: %s", got)
	}
	if got := civil.Of(instant.In(auckland)); got != day(t, "2026-04-01") {
		t.Errorf("its own zone: %s", got)
	}
}

func TestAddMonthsStopsAtTheEndOfAShorterMonth(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-01-31", 3, "2026-04-30"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", 12, "2027-01-15"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", -48, "2020-02-29"},
		{"2026-05-31", 0, "2026-05-31"},
	} {
		if got := day(t, test.from).AddMonths(test.months); got != day(t, test.want) {
			t.Errorf("%s and %d months: got %s, want %s", test.from, test.months, got, test.want)
		}
	}
}

func TestAddDaysAndDaysSince(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from string
		days int
		want string
	}{
		{"2026-02-28", 1, "2026-03-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2026-01-01", -1, "2025-12-31"},
		{"2026-01-01", 365, "2027-01-01"},
		{"1600-01-01", 155_593, "2025-12-31"},
	} {
		got := day(t, test.from).AddDays(test.days)
		if got != day(t, test.want) {
			t.Errorf("%s and %d days: got %s, want %s", test.from, test.days, got, test.want)
		}
		if n := got.DaysSince(day(t, test.from)); n != test.days {
			t.Errorf("%s since %s: got %d, want %d", got, test.from, n, test.days)
		}
	}
}

func TestEndOfMonth(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"2026-02-01": "2026-02-28", "2024-02-29": "2024-02-29", "2000-02-10": "2000-02-29", "1900-02-10": "1900-02-28",
		"2026-12-31": "2026-12-31", "2026-04-30": "2026-04-30",
	} {
		if got := day(t, from).EndOfMonth(); got != day(t, want) {
			t.Errorf("%s: got %s, want %s", from, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	t.Parallel()
	early, late := day(t, "2025-12-31"), day(t, "2026-01-01")
	if !early.Before(late) || late.Before(early) || early.Before(early) {
		t.Error("Before")
	}
	if !late.After(early) || early.After(late) || late.After(late) {
		t.Error("After")
	}
	if early.Compare(late) != -1 || late.Compare(early) != 1 || late.Compare(late) != 0 {
		t.Error("Compare")
	}
	if (civil.Date{}).Compare(day(t, "0000-01-01")) != -1 {
		t.Error("no date does not come first")
	}
}

func TestNoDateStaysNoDate(t *testing.T) {
	t.Parallel()
	var none civil.Date
	if !none.IsZero() || none.String() != "" {
		t.Errorf("the zero Date is %q", none)
	}
	if got := none.AddDays(30); !got.IsZero() {
		t.Errorf("and 30 days: %s", got)
	}
	if got := none.AddMonths(1); !got.IsZero() {
		t.Errorf("and a month: %s", got)
	}
	if got := none.EndOfMonth(); !got.IsZero() {
		t.Errorf("end of month: %s", got)
	}
	if day(t, "2026-01-01").IsZero() {
		t.Error("a date is no date")
	}
}

func TestJSONIsTheWrittenForm(t *testing.T) {
	t.Parallel()
	in := []civil.Date{day(t, "2026-02-03"), {}}
	encoded, err := json.Marshal(in)
	if err != nil || string(encoded) != `["2026-02-03",""]` {
		t.Fatalf("%s, %v", encoded, err)
	}
	var out []civil.Date
	if err := json.Unmarshal(encoded, &out); err != nil || out[0] != in[0] || out[1] != in[1] {
		t.Errorf("read back %v, %v", out, err)
	}
	kept := day(t, "2026-02-03")
	if err := kept.UnmarshalText([]byte("soon")); err == nil || kept != day(t, "2026-02-03") {
		t.Errorf("%q was read as %s, %v", "soon", kept, err)
	}
}

func TestEveryDayIsReadBackAndStepsAreUndone(t *testing.T) {
	t.Parallel()
	first := day(t, "1900-01-01")
	rapid.Check(t, func(t *rapid.T) {
		d := first.AddDays(rapid.IntRange(0, 200_000).Draw(t, "day"))
		n := rapid.IntRange(-50_000, 50_000).Draw(t, "step")
		if again, err := civil.Parse(d.String()); err != nil || again != d {
			t.Fatalf("%s read back as %s, %v", d, again, err)
		}
		moved := d.AddDays(n)
		if moved.AddDays(-n) != d || moved.DaysSince(d) != n {
			t.Fatalf("%s and %d days is %s", d, n, moved)
		}
		if end := d.EndOfMonth(); end.Before(d) || end.AddDays(1).Day != 1 {
			t.Fatalf("end of the month of %s is %s", d, end)
		}
	})
}

func TestADayInASentenceCannotBeReadInTwoWays(t *testing.T) {
	t.Parallel()
	if got := (civil.Date{Year: 2026, Month: time.March, Day: 4}).Words(); got != "4 Mar 2026" {
		t.Errorf("got %q", got)
	}
	if got := (civil.Date{}).Words(); got != "" {
		t.Errorf("no date is %q", got)
	}
}
