package money_test

import (
	"testing"

	"daybook/internal/money"
)

func TestALineAmountGivesPriceOrQuantity(t *testing.T) {
	t.Parallel()
	price, err := money.PricePer(1000, 3*money.One)
	if err != nil || price != 3_333_300 {
		t.Errorf("10.00 for 3 is %d each, %v; want 3.3333", price, err)
	}
	quantity, err := money.QuantityFor(-1000, 4*money.One)
	if err != nil || quantity != -2_500_000 {
		t.Errorf("-10.00 at 4 each is %d, %v; want -2.5", quantity, err)
	}
	if _, err := money.PricePer(1000, 0); err == nil {
		t.Error("a price for a quantity of zero was computed")
	}
	if _, err := money.QuantityFor(1000, 0); err == nil {
		t.Error("a quantity for a price of zero was computed")
	}
}

func TestTotalRoundedOnceTakesTheDiscountFirst(t *testing.T) {
	t.Parallel()
	line := money.Line{Quantity: 3 * money.One, UnitPrice: 1_115_000, Discount: 10_000_000}
	first, err := line.Total(money.NoTax)
	if err != nil || first.Amount != 302 {
		t.Errorf("3 × 1.115 less 10 %%, rounded first, is %v, %v; want 3.02", first.Amount, err)
	}
	once, err := line.TotalRoundedOnce(money.NoTax)
	if err != nil || once.Amount != 301 {
		t.Errorf("3 × 1.115 less 10 %%, rounded once, is %v, %v; want 3.01", once.Amount, err)
	}
}

func TestAShareOfAnAmountIsRoundedOnce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount      money.Amount
		part, whole money.Quantity
		want        money.Amount
	}{
		{3500, 4 * money.One, 15 * money.One, 933},
		{3500, 15 * money.One, 15 * money.One, 3500},
		{3500, -4 * money.One, 15 * money.One, -933},
		{1, money.One, 2 * money.One, 1},
		{1, -money.One, 2 * money.One, -1},
		{9e18, 9e18, 9e18, 9e18},
	} {
		if share, err := c.amount.Share(c.part, c.whole); err != nil || share != c.want {
			t.Errorf("%d × %d ÷ %d is %d, %v; want %d", c.amount, c.part, c.whole, share, err, c.want)
		}
	}
	for _, whole := range []money.Quantity{0, -money.One} {
		if _, err := money.Amount(100).Share(money.One, whole); err == nil {
			t.Errorf("a share of %d was computed", whole)
		}
	}
	if _, err := money.Amount(9e18).Share(9e18, 1); err == nil {
		t.Error("a share that is too large was computed")
	}
}
