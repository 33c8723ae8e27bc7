package money_test

import (
	"errors"
	"math"
	"testing"

	"daybook/internal/money"
)

func amount(t *testing.T, s string) money.Amount {
	t.Helper()
	a, err := money.ParseAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// line builds a Line from text; empty text is zero.
func line(t *testing.T, quantity, price, discount, discountAmount, taxRate string) money.Line {
	t.Helper()
	var l money.Line
	for _, part := range []struct {
		into interface{ UnmarshalText([]byte) error }
		text string
	}{
		{&l.Quantity, quantity},
		{&l.UnitPrice, price},
		{&l.Discount, discount},
		{&l.DiscountAmount, discountAmount},
		{&l.TaxRate, taxRate},
	} {
		if part.text == "" {
			continue
		}
		if err := part.into.UnmarshalText([]byte(part.text)); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestLineTotalIsComputedAsXeroDoes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name                                      string
		quantity, price, discount, discountAmount string
		rate                                      string
		mode                                      money.TaxMode
		amount, tax, net, gross                   string
	}{
		{"two at 10.50 plus 15 %", "2", "10.50", "", "", "15", money.Exclusive, "21.00", "3.15", "21.00", "24.15"},
		{"89.00 holds 11.61 of 15 % tax", "1", "89.00", "", "", "15", money.Inclusive, "89.00", "11.61", "77.39", "89.00"},
		{"97.00 holds 12.65 of 15 % tax", "1", "97.00", "", "", "15", money.Inclusive, "97.00", "12.65", "84.35", "97.00"},
		{"a compound rate is applied in one step", "1", "10000.00", "", "", "10.24", money.Inclusive, "10000.00", "928.88", "9071.12", "10000.00"},
		{"an amount of 25.61 has 3.84 of tax", "1", "25.61", "", "", "15", money.Exclusive, "25.61", "3.84", "25.61", "29.45"},
		{"no tax ignores the rate", "3", "1.10", "", "", "15", money.NoTax, "3.30", "0.00", "3.30", "3.30"},
		{"a rate of nothing leaves the amount alone", "1", "12.34", "", "", "0", money.Inclusive, "12.34", "0.00", "12.34", "12.34"},
		{"half a cent goes up", "1", "2.165", "", "", "0", money.Exclusive, "2.17", "0.00", "2.17", "2.17"},
		{"half a cent of a credit goes away from zero", "-1", "2.165", "", "", "0", money.Exclusive, "-2.17", "0.00", "-2.17", "-2.17"},
		{"half a cent of tax goes up", "1", "0.10", "", "", "15", money.Exclusive, "0.10", "0.02", "0.10", "0.12"},
		{"half a cent of a credit's tax goes away from zero", "1", "-0.10", "", "", "15", money.Exclusive, "-0.10", "-0.02", "-0.10", "-0.12"},
		{"half a cent of contained tax goes up", "1", "0.03", "", "", "100", money.Inclusive, "0.03", "0.02", "0.01", "0.03"},
		{"a price keeps four decimals", "1000", "1.79505", "", "", "0", money.Exclusive, "1795.10", "0.00", "1795.10", "1795.10"},
		{"a price of four decimals is used whole", "1000", "1.7951", "", "", "0", money.Exclusive, "1795.10", "0.00", "1795.10", "1795.10"},
		{"a fifth decimal below the half is dropped", "100000", "1.79504", "", "", "0", money.Exclusive, "179500.00", "0.00", "179500.00", "179500.00"},
		{"a quantity keeps four decimals", "0.33335", "30000", "", "", "0", money.Exclusive, "10002.00", "0.00", "10002.00", "10002.00"},
		{"ten per cent off", "3", "19.99", "10", "", "15", money.Exclusive, "53.97", "8.10", "53.97", "62.07"},
		{"a broken percentage off", "1", "100.00", "33.333333", "", "0", money.Exclusive, "66.67", "0.00", "66.67", "66.67"},
		{"everything off", "2", "50.00", "100", "", "15", money.Exclusive, "0.00", "0.00", "0.00", "0.00"},
		{"a sum off", "2", "50.00", "", "0.01", "15", money.Exclusive, "99.99", "15.00", "99.99", "114.99"},
		{"a discount on a credit", "-3", "19.99", "10", "", "15", money.Exclusive, "-53.97", "-8.10", "-53.97", "-62.07"},
		{"rounding comes before the discount", "3", "1.115", "10", "", "0", money.Exclusive, "3.02", "0.00", "3.02", "3.02"},
		{"nothing ordered", "0", "12.34", "", "", "15", money.Exclusive, "0.00", "0.00", "0.00", "0.00"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l := line(t, test.quantity, test.price, test.discount, test.discountAmount, test.rate)
			got, err := l.Total(test.mode)
			if err != nil {
				t.Fatal(err)
			}
			want := money.LineTotal{
				Amount: amount(t, test.amount), Tax: amount(t, test.tax),
				Net: amount(t, test.net), Gross: amount(t, test.gross),
			}
			if got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestTaxIsRoundedPerLineAndThenSummed(t *testing.T) {
	t.Parallel()
	var lines []money.LineTotal
	for _, price := range []string{"25.06", "25.61", "25.63"} {
		total, err := line(t, "1", price, "", "", "15").Total(money.Exclusive)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, total)
	}
	want := money.Totals{SubTotal: amount(t, "76.30"), Tax: amount(t, "11.44"), Total: amount(t, "87.74")}
	if got := money.Sum(lines); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	together, err := money.Taxed(amount(t, "76.30"), 15*money.One, money.Exclusive)
	if err != nil {
		t.Fatal(err)
	}
	if together.Tax != amount(t, "11.45") {
		t.Errorf("one line of 76.30 has tax %s, want 11.45", together.Tax)
	}
}

func TestSumOfNoLinesIsZero(t *testing.T) {
	t.Parallel()
	if got := money.Sum(nil); got != (money.Totals{}) {
		t.Errorf("got %v", got)
	}
}

func TestDiscountIsAmbiguousOnlyWhereTheTwoReadingsDiffer(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name                                      string
		quantity, price, discount, discountAmount string
		want                                      bool
	}{
		{"3 × 1.115 less 10 % is 3.02 or 3.01", "3", "1.115", "10", "", true},
		{"3 × 1.11 less 10 % is 3.00 either way", "3", "1.11", "10", "", false},
		{"no discount", "3", "1.115", "", "", false},
		{"a sum off is taken after rounding in both readings", "3", "1.115", "", "0.10", false},
		{"a credit is as ambiguous as a sale", "-3", "1.115", "10", "", true},
		{"two discounts are refused elsewhere", "3", "1.115", "10", "0.10", false},
		{"too large to tell counts as ambiguous", "9000000", "100000", "10", "", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l := line(t, test.quantity, test.price, test.discount, test.discountAmount, "")
			if got := l.DiscountIsAmbiguous(); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestTotalRefusesWhatCannotBeComputed(t *testing.T) {
	t.Parallel()
	const largest = math.MaxInt64
	tests := []struct {
		name     string
		line     money.Line
		mode     money.TaxMode
		overflow bool
	}{
		{"two discounts", money.Line{Quantity: money.One, UnitPrice: money.One, Discount: 1, DiscountAmount: 1}, money.Exclusive, false},
		{"an unknown mode", money.Line{Quantity: money.One, UnitPrice: money.One}, "both", false},
		{"no mode", money.Line{Quantity: money.One, UnitPrice: money.One}, "", false},
		{"a tax rate below zero", money.Line{Quantity: money.One, UnitPrice: money.One, TaxRate: -1}, money.Exclusive, false},
		{"a contained tax rate below zero", money.Line{Quantity: money.One, UnitPrice: money.One, TaxRate: -200 * money.One}, money.Inclusive, false},
		{"quantity × price beyond the range", money.Line{Quantity: largest, UnitPrice: largest}, money.Exclusive, true},
		{"a sum off that leads beyond the range", money.Line{Quantity: -1000 * money.One, UnitPrice: money.One, DiscountAmount: largest}, money.NoTax, true},
		{"added tax beyond the range", money.Line{Quantity: 10_000 * money.One, UnitPrice: 9_000_000_000_000 * money.One, TaxRate: 100 * money.One}, money.Exclusive, true},
		{"a contained tax rate beyond the range", money.Line{Quantity: money.One, UnitPrice: money.One, TaxRate: largest}, money.Inclusive, true},
		{"an added tax rate beyond the range", money.Line{Quantity: 100_000 * money.One, UnitPrice: money.One * 1000, TaxRate: largest}, money.Exclusive, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := test.line.Total(test.mode)
			if err == nil {
				t.Fatalf("got %v and no error", got)
			}
			if got != (money.LineTotal{}) {
				t.Errorf("figures beside the error: %v", got)
			}
			if errors.Is(err, money.ErrOverflow) != test.overflow {
				t.Errorf("overflow is %v, want %v: %v", !test.overflow, test.overflow, err)
			}
		})
	}
}

func TestRoundPriceAndQuantityKeepFourDecimals(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want int64 }{
		{1_795_000, 1_795_000},
		{1_795_049, 1_795_000},
		{1_795_050, 1_795_100},
		{-1_795_049, -1_795_000},
		{-1_795_050, -1_795_100},
		{49, 0},
		{-49, 0},
		{50, 100},
		{-50, -100},
		{0, 0},
		{math.MaxInt64, math.MaxInt64 - 7}, // …807 cut to …800
		{math.MinInt64, math.MinInt64 + 8}, // …808 cut to …800
		{math.MaxInt64 - 7 - 50, math.MaxInt64 - 7},
	}
	for _, test := range tests {
		if got := money.RoundPrice(money.Price(test.in)); got != money.Price(test.want) {
			t.Errorf("price %d: got %d, want %d", test.in, got, test.want)
		}
		if got := money.RoundQuantity(money.Quantity(test.in)); got != money.Quantity(test.want) {
			t.Errorf("quantity %d: got %d, want %d", test.in, got, test.want)
		}
	}
}

func TestInBaseDividesByTheRateOnce(t *testing.T) {
	t.Parallel()
	tests := []struct{ amount, rate, want string }{
		{"100.00", "1", "100.00"},
		{"100.00", "0.5926", "168.75"},
		{"-100.00", "0.5926", "-168.75"},
		{"0.01", "2", "0.01"},
		{"-0.01", "2", "-0.01"},
		{"0.01", "2.000001", "0.00"},
		{"0.00", "0.5926", "0.00"},
	}
	for _, test := range tests {
		rate, err := money.ParseRate(test.rate)
		if err != nil {
			t.Fatal(err)
		}
		got, err := amount(t, test.amount).InBase(rate)
		if err != nil || got.String() != test.want {
			t.Errorf("%s at %s: got %s, %v, want %s", test.amount, test.rate, got, err, test.want)
		}
	}
}

func TestInBaseRefusesARateOfNothing(t *testing.T) {
	t.Parallel()
	for _, rate := range []money.Rate{0, -1, -money.One} {
		if got, err := money.Amount(100).InBase(rate); err == nil {
			t.Errorf("rate %s gave %s", rate, got)
		}
	}
	if _, err := money.Amount(math.MaxInt64).InBase(1); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("a figure beyond the range gave %v", err)
	}
}

func TestCurrencyIsKnown(t *testing.T) {
	t.Parallel()
	for code, want := range map[money.Currency]bool{
		"NZD": true, "USD": true, "AUD": true, "JPY": true, "": false, "nzd": false, "XYZ": false, "NZ": false,
	} {
		if got := code.IsKnown(); got != want {
			t.Errorf("%q: got %v, want %v", code, got, want)
		}
	}
}

// Covers 18/8, 18/14.
func TestRoundingCanBeThatOfTheOtherReading(t *testing.T) {
	t.Parallel()
	up, whole := money.Rounding{HalvesUp: true}, money.Rounding{WholeUnits: true}
	for _, test := range []struct {
		name                        string
		rounding                    money.Rounding
		quantity, price, discount   string
		mode                        money.TaxMode
		amount, tax, amount0, gross string // with the rounding; the amount without it; gross with it
	}{
		{"a half below zero goes up", up, "-1", "2.165", "", money.NoTax, "-2.16", "0.00", "-2.17", "-2.16"},
		{"a half above zero does too", up, "1", "2.165", "", money.NoTax, "2.17", "0.00", "2.17", "2.17"},
		{"more than a half below zero does not", up, "-1", "2.1651", "", money.NoTax, "-2.17", "0.00", "-2.17", "-2.17"},
		{"tax of a half below zero goes up", up, "-1", "0.10", "", money.Exclusive, "-0.10", "-0.01", "-0.10", "-0.11"},
		{"a discount of a half below zero goes up", up, "-1", "0.10", "5", money.NoTax, "-0.09", "0.00", "-0.10", "-0.09"},
		{"whole units", whole, "3", "33.5", "", money.Exclusive, "101.00", "15.00", "100.50", "116.00"},
		{"whole units below a half", whole, "1", "100.49", "", money.Exclusive, "100.00", "15.00", "100.49", "115.00"},
		{"whole units with tax within", whole, "1", "110", "", money.Inclusive, "110.00", "14.00", "110.00", "110.00"},
	} {
		l := line(t, test.quantity, test.price, test.discount, "", "15")
		plain, err := l.Total(test.mode)
		if err != nil || plain.Amount.String() != test.amount0 {
			t.Errorf("%s, without: %s, %v", test.name, plain.Amount, err)
		}
		l.Rounding = test.rounding
		got, err := l.Total(test.mode)
		if err != nil || got.Amount.String() != test.amount || got.Tax.String() != test.tax || got.Gross.String() != test.gross {
			t.Errorf("%s: %s, tax %s, gross %s, %v", test.name, got.Amount, got.Tax, got.Gross, err)
		}
	}
}
