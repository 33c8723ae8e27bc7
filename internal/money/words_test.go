package money_test

import (
	"testing"

	"daybook/internal/money"
)

func TestFiguresInSentencesAreReadAsThePageShowsThem(t *testing.T) {
	t.Parallel()
	tests := []struct{ got, want string }{
		{money.Amount(0).Words(), "0.00"},
		{money.Amount(99_999).Words(), "999.99"},
		{money.Amount(100_000).Words(), "1,000.00"},
		{money.Amount(123_456_789_012).Words(), "1,234,567,890.12"},
		{money.Amount(-714_970).Words(), "−7,149.70"},
		{money.Price(1_023_500_000).Words(), "1,023.50"},
		{money.Price(42_500).Words(), "0.0425"},
		{money.Quantity(5_000_000_000).Words(), "5,000"},
		{money.Quantity(35_250_000).Words(), "35.25"},
		{money.Percent(12_500_000).Words(), "12.5%"},
		{money.Percent(0).Words(), "0%"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}
