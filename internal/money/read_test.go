package money_test

import (
	"errors"
	"strings"
	"testing"

	"daybook/internal/money"
)

func TestReadingFiguresOfOtherProgramsRoundsOnce(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"21.0":                  "21.00",
		"24.150000":             "24.15",
		"2.415E+1":              "24.15",
		"2415e-2":               "24.15",
		"-2.415e1":              "-24.15",
		"1e3":                   "1000.00",
		"0.004":                 "0.00",
		"0.005":                 "0.01",
		"-0.005":                "-0.01",
		"-0.004":                "0.00",
		"0.00499999999999999":   "0.00",
		"1.9999":                "2.00",
		"9.999e-1":              "1.00",
		"5e-400":                "0.00",
		"0e99999":               "0.00",
		"92233720368547758.07":  "92233720368547758.07",
		"-92233720368547758.07": "-92233720368547758.07",
	} {
		got, err := money.ReadAmount(text)
		if err != nil || got.String() != want {
			t.Errorf("ReadAmount(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestReadingFiguresRefusesWhatIsNoNumber(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "abc", "1.2.3", "1,000", "1e", "e5", "1e5e5", "--1", "1.23x4", "-", "NaN"} {
		if got, err := money.ReadAmount(text); err == nil {
			t.Errorf("ReadAmount(%q) = %s; want an error", text, got)
		}
	}
	for _, text := range []string{"92233720368547758.075", "1e30", "1e4000"} {
		if _, err := money.ReadAmount(text); !errors.Is(err, money.ErrOverflow) {
			t.Errorf("ReadAmount(%q): %v; want an overflow", text, err)
		}
	}
}

func TestReadingKeepsSixDecimalsOfPricesAndRates(t *testing.T) {
	t.Parallel()
	price, err := money.ReadPrice("1.7951000")
	if err != nil || price.String() != "1.7951" {
		t.Errorf("price %s, %v", price, err)
	}
	rate, err := money.ReadRate("0.5921845999")
	if err != nil || rate.String() != "0.592185" {
		t.Errorf("rate %s, %v", rate, err)
	}
}

func FuzzReadAmountAgreesWithParseAmount(f *testing.F) {
	for _, seed := range []string{"1.25", "-0.01", "1e2", "12345678901234567890", ".5", "5."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		read, readErr := money.ReadAmount(s)
		if parsed, err := money.ParseAmount(s); err == nil && !strings.HasPrefix(strings.TrimSpace(s), "+") && (readErr != nil || read != parsed) {
			t.Fatalf("%q: ReadAmount %s, %v; ParseAmount %s", s, read, readErr, parsed)
		}
	})
}
