package money_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"daybook/internal/money"
)

func TestParseAmountReadsPlainDecimals(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]money.Amount{
		"0": 0, "-0": 0, "0.00": 0, "00": 0, ".5": 50, "-.5": -50, "+1.50": 150, "1": 100, "1.5": 150, "1.50": 150,
		"1.500": 150, "1240.35": 124035, "-1240.35": -124035, " 12.30 ": 1230, "000012.30": 1230,
		"92233720368547758.07": math.MaxInt64, "-92233720368547758.08": math.MinInt64,
	} {
		if got, err := money.ParseAmount(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
}

func TestParseAmountRefusesWhatItWouldHaveToGuess(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "-", "+", ".", "-.", "1.", "1.005", "1,000.00", "1 000", "1e3", "0x10", "--1", "-+1", "+-1", "1.2.3",
		"1.-2", "$1", "1%", "NaN", "Inf", "١", "１", "1\x00", "1_000",
	} {
		if got, err := money.ParseAmount(text); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func TestParseTellsAFigureBeyondTheRange(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"92233720368547758.08", "-92233720368547758.09", strings.Repeat("9", 400)} {
		if got, err := money.ParseAmount(text); !errors.Is(err, money.ErrOverflow) {
			t.Errorf("%q: got %s, %v", text, got, err)
		}
	}
}

func TestParseSixDecimals(t *testing.T) {
	t.Parallel()
	const text, want = "12.345678", 12_345_678
	if got, err := money.ParsePrice(text); err != nil || got != want {
		t.Errorf("price: %d, %v", got, err)
	}
	if got, err := money.ParseQuantity(text); err != nil || got != want {
		t.Errorf("quantity: %d, %v", got, err)
	}
	if got, err := money.ParsePercent(text); err != nil || got != want {
		t.Errorf("per cent: %d, %v", got, err)
	}
	if got, err := money.ParseRate(text); err != nil || got != want {
		t.Errorf("rate: %d, %v", got, err)
	}
	for name, parse := range map[string]func() error{
		"price":    func() error { _, err := money.ParsePrice("0.0000001"); return err },
		"quantity": func() error { _, err := money.ParseQuantity("0.0000001"); return err },
		"per cent": func() error { _, err := money.ParsePercent("0.0000001"); return err },
		"rate":     func() error { _, err := money.ParseRate("0.0000001"); return err },
	} {
		if parse() == nil {
			t.Errorf("%s took a seventh decimal", name)
		}
	}
}

func TestStringShowsTheDecimalsOfEachKind(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ got, want string }{
		{money.Amount(0).String(), "0.00"},
		{money.Amount(5).String(), "0.05"},
		{money.Amount(-5).String(), "-0.05"},
		{money.Amount(-1230).String(), "-12.30"},
		{money.Amount(math.MinInt64).String(), "-92233720368547758.08"},
		{money.Price(1_795_000).String(), "1.795"},
		{money.Price(money.One).String(), "1.00"},
		{money.Price(1).String(), "0.000001"},
		{money.Quantity(money.One).String(), "1"},
		{money.Quantity(2_500_000).String(), "2.5"},
		{money.Percent(12_500_000).String(), "12.5"},
		{money.Percent(10 * money.One).String(), "10"},
		{money.Rate(592_600).String(), "0.5926"},
		{money.Rate(0).String(), "0"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

func TestJSONCarriesFiguresAsStrings(t *testing.T) {
	t.Parallel()
	type figures struct {
		Amount   money.Amount
		Price    money.Price
		Quantity money.Quantity
		Percent  money.Percent
		Rate     money.Rate
	}
	in := figures{Amount: -1230, Price: 1_795_000, Quantity: 2_500_000, Percent: 15 * money.One, Rate: 592_600}
	encoded, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"Amount":"-12.30","Price":"1.795","Quantity":"2.5","Percent":"15","Rate":"0.5926"}`
	if string(encoded) != want {
		t.Errorf("got %s", encoded)
	}
	var out figures
	if err := json.Unmarshal(encoded, &out); err != nil || out != in {
		t.Errorf("read back %v, %v", out, err)
	}
	for _, field := range []string{"Amount", "Price", "Quantity", "Percent", "Rate"} {
		for _, value := range []string{`1.5`, `"x"`} {
			if err := json.Unmarshal([]byte(`{"`+field+`":`+value+`}`), &out); err == nil {
				t.Errorf("%s took %s", field, value)
			}
		}
	}
}

// FuzzParse states that whatever is read is written back as the same figure, and that nothing panics.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"0", "-12.30", ".5", "1.", "+1", "1e9", "92233720368547758.07", "-9223372036854.775808", " 7 ", "١"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if a, err := money.ParseAmount(text); err == nil {
			again, err := money.ParseAmount(a.String())
			if err != nil || again != a {
				t.Errorf("amount %q: %s read back as %s, %v", text, a, again, err)
			}
		}
		if p, err := money.ParsePrice(text); err == nil {
			again, err := money.ParsePrice(p.String())
			if err != nil || again != p {
				t.Errorf("price %q: %s read back as %s, %v", text, p, again, err)
			}
		}
		if q, err := money.ParseQuantity(text); err == nil {
			again, err := money.ParseQuantity(q.String())
			if err != nil || again != q {
				t.Errorf("quantity %q: %s read back as %s, %v", text, q, again, err)
			}
		}
	})
}
