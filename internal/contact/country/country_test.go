package country_test

import (
	"testing"

	"daybook/internal/contact/country"
)

func TestACountryIsReadAsItIsWritten(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"AU": "AU", "au": "AU", "aus": "AU", "AUSTRALIA": "AU", " Australia ": "AU",
		"New Zealand": "NZ", "Aotearoa": "NZ", "NZL": "NZ",
		"UK": "GB", "U.K.": "GB", "England": "GB", "United Kingdom": "GB", "England & Wales": "GB", "XI": "GB", "GBR": "GB",
		"USA": "US", "U.S.A.": "US", "The United States of America": "US", "U.S.": "US",
		"EL": "GR", "Greece": "GR", "Deutschland": "DE", "Österreich": "AT", "España": "ES", "Côte d'Ivoire": "CI",
		"The Netherlands": "NL", "Holland": "NL", "Czech Republic": "CZ", "Czechia": "CZ", "Singapore": "SG",
		"South Africa": "ZA", "Hong Kong": "HK", "Viet Nam": "VN", "Trinidad and Tobago": "TT", "Россия": "RU",
		"": "", "Narnia": "", "1": "", "12": "", "a b": "", "ZZ": "", "D ": "", "A\u00adU": "AU",
	} {
		if got := country.Code(text); got != want {
			t.Errorf("Code(%q) is %q, want %q", text, got, want)
		}
	}
}

func FuzzCodeIsTwoCapitalsOrNothing(f *testing.F) {
	f.Add("U.K.")
	f.Add("\xff\xff")
	f.Fuzz(func(t *testing.T, text string) {
		code := country.Code(text)
		if code == "" {
			return
		}
		if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' || country.Code(code) != code {
			t.Errorf("Code(%q) is %q", text, code)
		}
	})
}
