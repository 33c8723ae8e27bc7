package money_test

import (
	"errors"
	"math"
	"testing"

	"daybook/internal/money"
)

func TestPortionIsRoundedOnceAndAwayFromZero(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ amount, part, whole, want money.Amount }{
		{2_000, 1_150, 2_300, 1_000}, {1_000, 1, 3, 333}, {1_000, 2, 3, 667}, {1, 1, 2, 1}, {-1, 1, 2, -1},
		{2_000, 0, 2_300, 0}, {2_000, 2_300, 2_300, 2_000}, {0, 5, 7, 0}, {math.MaxInt64, 3, 3, math.MaxInt64},
	} {
		if got, err := c.amount.Portion(c.part, c.whole); err != nil || got != c.want {
			t.Errorf("%s of %s in %s is %s, %v; want %s", c.part, c.whole, c.amount, got, err, c.want)
		}
	}
}

func TestPortionRefusesAWholeOfNothing(t *testing.T) {
	t.Parallel()
	for _, whole := range []money.Amount{0, -1} {
		if got, err := money.Amount(100).Portion(1, whole); err == nil {
			t.Errorf("a whole of %s gives %s", whole, got)
		}
	}
	if _, err := money.Amount(math.MaxInt64).Portion(2, 1); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("a portion beyond the range gives %v", err)
	}
}
