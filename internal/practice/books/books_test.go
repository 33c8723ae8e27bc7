package books_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"daybook/internal/money"
	"daybook/internal/practice/books"
)

func reference() books.Reference {
	return books.Reference{
		Organisation: books.Organisation{BaseCurrency: "NZD", Zone: "Pacific/Auckland"},
		TaxRates: []books.TaxRate{
			{TaxType: "OUTPUT2", EffectiveRate: 15 * money.One},
			{TaxType: "COMPOUND", EffectiveRate: 10_240_000},
			{TaxType: "NONE"},
		},
		BrandingThemes: []books.BrandingTheme{{ID: "second", SortOrder: 1}, {ID: "first"}},
	}
}

// Covers 10/7.
func TestACompoundRateIsAppliedAsAWhole(t *testing.T) {
	t.Parallel()
	i, err := books.Compute(books.Invoice{LineAmountTypes: books.Inclusive, Lines: []books.Line{
		{Quantity: money.One, UnitAmount: 10_000 * money.One, TaxType: "COMPOUND"},
	}}, reference(), books.Switches{})
	if err != nil || i.SubTotal != 907_112 || i.TotalTax != 92_888 || i.Total != 1_000_000 {
		t.Errorf("section 10, 7: net %s, tax %s, %v; want 9071.12 and 928.88", i.SubTotal, i.TotalTax, err)
	}
}

func TestComputeNamesTheLineThatItCannotCompute(t *testing.T) {
	t.Parallel()
	for _, line := range []books.Line{
		{Quantity: money.One, UnitAmount: money.One, TaxType: "UNKNOWN"},
		{Quantity: 9e18, UnitAmount: 9e18},
	} {
		if _, err := books.Compute(books.Invoice{Lines: []books.Line{{IsText: true}, line}}, reference(), books.Switches{}); err == nil {
			t.Errorf("%+v was computed", line)
		}
	}
}

// Covers 10/4, 10/8.
func TestTotalsAreTheSumOfRoundedLines(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		i := books.Invoice{LineAmountTypes: rapid.SampledFrom([]books.LineAmountTypes{books.Exclusive, books.Inclusive, books.NoTax}).Draw(t, "types")}
		for range rapid.IntRange(1, 8).Draw(t, "lines") {
			i.Lines = append(i.Lines, books.Line{
				Quantity:     money.Quantity(rapid.Int64Range(-1e9, 1e9).Draw(t, "quantity")),
				UnitAmount:   money.Price(rapid.Int64Range(0, 1e9).Draw(t, "price")),
				DiscountRate: money.Percent(rapid.Int64Range(0, 100).Draw(t, "discount") * money.One),
				TaxType:      rapid.SampledFrom([]string{"OUTPUT2", "COMPOUND", "NONE", ""}).Draw(t, "tax"),
			})
		}
		computed, err := books.Compute(i, reference(), books.Switches{})
		if err != nil {
			t.Fatal(err)
		}
		var lines, tax money.Amount
		for _, line := range computed.Lines {
			lines += line.LineAmount
			tax += line.TaxAmount
		}
		if i.LineAmountTypes == books.Inclusive {
			lines -= tax
		}
		if computed.SubTotal != lines || computed.TotalTax != tax || computed.Total != lines+tax {
			t.Fatalf("%s + %s = %s; lines %s, tax %s", computed.SubTotal, computed.TotalTax, computed.Total, lines, tax)
		}
	})
}

func TestReference(t *testing.T) {
	t.Parallel()
	if theme := reference().DefaultTheme(); theme != "first" {
		t.Errorf("section 13: the default theme is %q", theme)
	}
	if theme := (books.Reference{}).DefaultTheme(); theme != "" {
		t.Errorf("the default of no themes is %q", theme)
	}
	late := time.Date(2026, 9, 14, 13, 0, 0, 0, time.UTC)
	if today := reference().Organisation.Today(late).String(); today != "2026-09-15" {
		t.Errorf("section 9: today in Auckland is %s", today)
	}
	if today := (books.Organisation{Zone: "Nowhere/Else"}).Today(late).String(); today != "2026-09-14" {
		t.Errorf("today in no zone is %s", today)
	}
	rate := books.TaxRate{CanApplyToAssets: true, CanApplyToEquity: true, CanApplyToLiabilities: true}
	for class, want := range map[string]bool{"ASSET": true, "EQUITY": true, "LIABILITY": true, "EXPENSE": false, "REVENUE": false, "": false} {
		if rate.CanApplyTo(class) != want {
			t.Errorf("applies to %q: %v", class, !want)
		}
	}
}

// Covers 18/14.
func TestACurrencyWithoutCentsIsRoundedToWholeUnitsWhereSwitched(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		currency money.Currency
		whole    bool
		want     string
	}{
		{"JPY", false, "115.58"}, {"JPY", true, "116.00"}, {"NZD", true, "115.58"}, {"KWD", true, "115.58"},
	} {
		i := books.Invoice{Currency: c.currency, LineAmountTypes: books.Exclusive, Lines: []books.Line{{Quantity: money.One, UnitAmount: 100_500_000, TaxType: "OUTPUT2"}}}
		got, err := books.Compute(i, reference(), books.Switches{WholeUnits: c.whole})
		if err != nil || got.Total.String() != c.want {
			t.Errorf("%s, whole units %v: %s, %v; want %s", c.currency, c.whole, got.Total, err, c.want)
		}
	}
}
