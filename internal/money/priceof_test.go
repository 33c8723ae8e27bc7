package money_test

import (
	"math"
	"testing"

	"daybook/internal/money"
)

func TestPriceOfKeepsEveryCent(t *testing.T) {
	t.Parallel()
	cases := map[money.Amount]money.Price{
		0: 0, 1: 10_000, -302: -3_020_000, 124_035: 1_240_350_000,
		math.MaxInt64: math.MaxInt64, math.MinInt64 + 1: math.MinInt64,
	}
	for amount, want := range cases {
		if got := money.PriceOf(amount); got != want {
			t.Errorf("PriceOf(%s) = %s, want %s", amount, got, want)
		}
	}
}
