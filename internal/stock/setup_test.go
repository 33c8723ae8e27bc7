package stock_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// parse reads a movement of a test: "03 m1 receive A 10 @5", "05 m3 make F 4 from A 8, B 2 +100", "06 m4 landed m1,m2 30 quantity".
func parse(t testing.TB, text string) stock.Movement {
	t.Helper()
	words := strings.Fields(text)
	day := must(civil.Parse("2026-01-" + words[0]))(t)
	m := stock.Movement{Date: day, Ref: words[1], Kind: stock.Kind(words[2])}
	rest := words[3:]
	if m.Kind == "landed" {
		m.Kind, m.Of, m.Value = stock.LandedCost, strings.Split(rest[0], ","), must(money.ParseValue(rest[1]))(t)
		if len(rest) > 2 {
			m.Split = stock.Split(rest[2])
		}
		return m
	}
	if m.Kind == stock.MakeStart {
		rest = append([]string{"", ""}, rest...)
	}
	m.Item = rest[0]
	if m.Kind == stock.Revalue {
		m.Value = must(money.ParseValue(rest[1]))(t)
		return m
	}
	if rest[1] != "" {
		m.Quantity = must(money.ParseQuantity(rest[1]))(t)
	}
	isFrom := false
	for i := 2; i < len(rest); i++ {
		switch word := strings.TrimSuffix(rest[i], ","); {
		case word == "from":
			isFrom = true
		case word == "of":
			m.Of = strings.Split(rest[i+1], ",")
			i++
		case strings.HasPrefix(word, "@"):
			m.UnitCost = must(money.ParsePrice(word[1:]))(t)
		case strings.HasPrefix(word, "+"):
			m.Operations = must(money.ParseValue(word[1:]))(t)
		case isFrom:
			m.Uses = append(m.Uses, stock.Use{Item: word, Quantity: must(money.ParseQuantity(strings.TrimSuffix(rest[i+1], ",")))(t)})
			i++
		default:
			t.Fatalf("%q is not understood in %q", word, text)
		}
	}
	return m
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// history builds a history of movements.
func history(movements []stock.Movement) (*stock.History, error) {
	b := stock.NewBuilder()
	for _, m := range movements {
		if err := b.Add(m); err != nil {
			return nil, err
		}
	}
	return b.History()
}

func replay(t testing.TB, method stock.Method, movements ...string) *stock.Valuation {
	t.Helper()
	var list []stock.Movement
	for _, text := range movements {
		list = append(list, parse(t, text))
	}
	h := must(history(list))(t)
	return must(h.Replay(method))(t)
}

// said writes the lines of a valuation: "m1 A +50 10=50", the value that came or went, then quantity and value on hand.
func said(v *stock.Valuation) []string {
	var lines []string
	for l := range v.Lines() {
		text := fmt.Sprintf("%s %s %s %s=%s", l.Ref, l.Item, short(l.Value.String()), l.OnHand, short(l.Worth.String()))
		if l.Marks&stock.MarkUncosted != 0 {
			text += " uncosted"
		} else if l.Marks&stock.MarkProvisional != 0 {
			text += " provisional"
		}
		if l.Marks&stock.MarkBounded != 0 {
			text += " bounded"
		}
		lines = append(lines, text)
	}
	return lines
}

// short drops hundredths that are nothing.
func short(value string) string { return strings.TrimSuffix(value, ".00") }

// fieldOf is the field an error names.
func fieldOf(err error) string {
	if field, ok := errors.AsType[*stock.FieldError](err); ok {
		return fmt.Sprintf("%d %s", field.Index, field.Field)
	}
	return ""
}
