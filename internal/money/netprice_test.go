package money_test

import (
	"testing"

	"daybook/internal/money"
)

func TestNetPriceGivesTheLineAmountToTheCentOrSaysItCannot(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		line money.Line
		want string
	}{
		{"a tenth off a round price", money.Line{Quantity: 4 * money.One, UnitPrice: 12_500_000, Discount: 10 * money.One}, "11.25"},
		{"four decimals are enough", money.Line{Quantity: 3 * money.One, UnitPrice: 1_115_000, Discount: 10 * money.One}, "1.0067"},
		{"an amount off", money.Line{Quantity: 2 * money.One, UnitPrice: 50 * money.One, DiscountAmount: 500}, "47.50"},
		{"a third of a cent is divided out", money.Line{Quantity: 3 * money.One, UnitPrice: money.One, DiscountAmount: 1}, "0.9967"},
		{"a negative quantity", money.Line{Quantity: -2 * money.One, UnitPrice: 10 * money.One, Discount: 50 * money.One}, "5.00"},
		{"everything off", money.Line{Quantity: 7 * money.One, UnitPrice: 10 * money.One, Discount: 100 * money.One}, "0.00"},
		{"no price of four decimals does it", money.Line{Quantity: 100_000 * money.One, UnitPrice: money.One, DiscountAmount: 7}, ""},
		{"nothing to divide", money.Line{UnitPrice: money.One, DiscountAmount: 7}, ""},
		{"two discounts are refused", money.Line{Quantity: money.One, UnitPrice: money.One, Discount: 1, DiscountAmount: 1}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			price, ok := c.line.NetPrice()
			if ok != (c.want != "") || ok && price.String() != c.want {
				t.Fatalf("NetPrice() = %s, %v; want %q", price, ok, c.want)
			}
			if !ok {
				return
			}
			want, err := c.line.Total(money.NoTax)
			if err != nil {
				t.Fatal(err)
			}
			got, err := money.Line{Quantity: c.line.Quantity, UnitPrice: price}.Total(money.NoTax)
			if err != nil || got.Amount != want.Amount {
				t.Errorf("at %s each the line is %s, %v; want %s", price, got.Amount, err, want.Amount)
			}
		})
	}
}
