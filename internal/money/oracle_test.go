package money_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/money"
)

// The oracle computes the same figures with fractions of whole numbers of any size. It shares no code with the
// package, so that a slip in the scaled arithmetic shows.

// roundRat rounds r to a number of decimals, halves away from zero.
func roundRat(r *big.Rat, decimals int) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	scaled := new(big.Rat).Mul(new(big.Rat).Abs(r), new(big.Rat).SetInt(scale))
	scaled.Add(scaled, big.NewRat(1, 2))
	floor := new(big.Int).Quo(scaled.Num(), scaled.Denom())
	if r.Sign() < 0 {
		floor.Neg(floor)
	}
	return new(big.Rat).SetFrac(floor, scale)
}

func millionths(n int64) *big.Rat { return big.NewRat(n, 1_000_000) }

func product(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func difference(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func share(percent money.Percent) *big.Rat {
	return new(big.Rat).Quo(millionths(int64(percent)), big.NewRat(100, 1))
}

var one = big.NewRat(1, 1)

// oracleAmount is contract section 10, 1 to 3, with the rounding before the discount or not.
func oracleAmount(l money.Line, roundFirst bool) *big.Rat {
	amount := product(roundRat(millionths(int64(l.Quantity)), 4), roundRat(millionths(int64(l.UnitPrice)), 4))
	if roundFirst {
		amount = roundRat(amount, 2)
	}
	if l.Discount != 0 {
		amount = product(amount, difference(one, share(l.Discount)))
	}
	return difference(roundRat(amount, 2), big.NewRat(int64(l.DiscountAmount), 100))
}

// oracleTax is contract section 10, 5.
func oracleTax(amount *big.Rat, rate money.Percent, mode money.TaxMode) *big.Rat {
	switch mode {
	case money.Exclusive:
		return roundRat(product(amount, share(rate)), 2)
	case money.Inclusive:
		divisor := new(big.Rat).Add(one, share(rate))
		return roundRat(new(big.Rat).Quo(product(amount, share(rate)), divisor), 2)
	}
	return new(big.Rat)
}

func anyLine() *rapid.Generator[money.Line] {
	return rapid.Custom(func(t *rapid.T) money.Line {
		l := money.Line{
			Quantity:  money.Quantity(rapid.Int64Range(-5_000_000_000, 5_000_000_000).Draw(t, "quantity")),
			UnitPrice: money.Price(rapid.Int64Range(-50_000_000_000, 50_000_000_000).Draw(t, "price")),
			TaxRate:   money.Percent(rapid.Int64Range(0, 100*money.One).Draw(t, "rate")),
		}
		// Round figures hit the halves that random ones miss.
		if rapid.Bool().Draw(t, "round figures") {
			l.Quantity = l.Quantity / money.One * money.One
			l.UnitPrice = l.UnitPrice / 5_000 * 5_000
			l.TaxRate = l.TaxRate / 2_500_000 * 2_500_000
		}
		switch rapid.IntRange(0, 2).Draw(t, "discount") {
		case 1:
			l.Discount = money.Percent(rapid.Int64Range(1, 200).Draw(t, "per cent off") * 500_000)
		case 2:
			l.DiscountAmount = money.Amount(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "sum off"))
		}
		return l
	})
}

func same(t *rapid.T, what string, got money.Amount, want *big.Rat) {
	if big.NewRat(int64(got), 100).Cmp(want) != 0 {
		t.Fatalf("%s is %s, want %s", what, got, want.FloatString(4))
	}
}

func TestLineTotalAgreesWithFractions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := anyLine().Draw(t, "line")
		mode := rapid.SampledFrom([]money.TaxMode{money.Exclusive, money.Inclusive, money.NoTax}).Draw(t, "mode")
		got, err := l.Total(mode)
		if err != nil {
			t.Fatal(err)
		}
		amount := oracleAmount(l, true)
		tax := oracleTax(amount, l.TaxRate, mode)
		net, gross := amount, new(big.Rat).Add(amount, tax)
		if mode == money.Inclusive {
			net, gross = difference(amount, tax), amount
		}
		same(t, "amount", got.Amount, amount)
		same(t, "tax", got.Tax, tax)
		same(t, "net", got.Net, net)
		same(t, "gross", got.Gross, gross)
	})
}

func TestDiscountIsAmbiguousAgreesWithFractions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := anyLine().Draw(t, "line")
		want := oracleAmount(l, true).Cmp(oracleAmount(l, false)) != 0
		if l.DiscountAmount != 0 || l.Discount == 0 {
			want = false
		}
		if got := l.DiscountIsAmbiguous(); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestACreditIsTheMirrorOfItsSale(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		sale := anyLine().Draw(t, "line")
		credit := sale
		credit.Quantity, credit.DiscountAmount = -sale.Quantity, -sale.DiscountAmount
		mode := rapid.SampledFrom([]money.TaxMode{money.Exclusive, money.Inclusive, money.NoTax}).Draw(t, "mode")
		a, errA := sale.Total(mode)
		b, errB := credit.Total(mode)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if a.Amount != -b.Amount || a.Tax != -b.Tax || a.Net != -b.Net || a.Gross != -b.Gross {
			t.Fatalf("sale %v, credit %v", a, b)
		}
	})
}

func TestADocumentIsTheSumOfItsRoundedLines(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		mode := rapid.SampledFrom([]money.TaxMode{money.Exclusive, money.Inclusive, money.NoTax}).Draw(t, "mode")
		var lines []money.LineTotal
		var tax money.Amount
		for _, l := range rapid.SliceOfN(anyLine(), 0, 12).Draw(t, "lines") {
			total, err := l.Total(mode)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, total)
			tax += total.Tax
		}
		sum := money.Sum(lines)
		if sum.Tax != tax || sum.SubTotal+sum.Tax != sum.Total {
			t.Fatalf("%v does not add up to tax %s", sum, tax)
		}
	})
}

func TestInBaseAgreesWithFractions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := money.Amount(rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, "amount"))
		r := money.Rate(rapid.Int64Range(1_000, 1_000*money.One).Draw(t, "rate"))
		got, err := a.InBase(r)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "base amount", got, roundRat(new(big.Rat).Quo(big.NewRat(int64(a), 100), millionths(int64(r))), 2))
	})
}

func TestEveryFigureIsReadBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		if a, err := money.ParseAmount(money.Amount(n).String()); err != nil || int64(a) != n {
			t.Fatalf("amount: %d, %v", a, err)
		}
		if p, err := money.ParsePrice(money.Price(n).String()); err != nil || int64(p) != n {
			t.Fatalf("price: %d, %v", p, err)
		}
		if q, err := money.ParseQuantity(money.Quantity(n).String()); err != nil || int64(q) != n {
			t.Fatalf("quantity: %d, %v", q, err)
		}
		if p, err := money.ParsePercent(money.Percent(n).String()); err != nil || int64(p) != n {
			t.Fatalf("per cent: %d, %v", p, err)
		}
		if r, err := money.ParseRate(money.Rate(n).String()); err != nil || int64(r) != n {
			t.Fatalf("rate: %d, %v", r, err)
		}
	})
}
