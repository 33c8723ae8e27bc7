package stock_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// plain is a slow and obvious moving average, in exact fractions but for the rounding of what goes out. Movements come in the order of
// their dates.
type plain struct {
	quantity, worth, last map[string]*big.Rat
	out                   map[string]*big.Rat
	whole                 map[string]*big.Rat
	// written is by how much what is there was written down and not yet up again.
	written map[string]*big.Rat
}

func newPlain() *plain {
	return &plain{map[string]*big.Rat{}, map[string]*big.Rat{}, map[string]*big.Rat{}, map[string]*big.Rat{}, map[string]*big.Rat{}, map[string]*big.Rat{}}
}

func rat(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func of(m map[string]*big.Rat, key string) *big.Rat {
	if m[key] == nil {
		m[key] = new(big.Rat)
	}
	return m[key]
}

// rounded rounds to whole millionths, halves away from zero.
func rounded(x *big.Rat) *big.Rat {
	twice := new(big.Rat).Mul(new(big.Rat).Abs(x), rat(2))
	twice.Add(twice, rat(1))
	n := new(big.Int).Div(twice.Num(), new(big.Int).Mul(twice.Denom(), big.NewInt(2)))
	result := new(big.Rat).SetInt(n)
	if x.Sign() < 0 {
		result.Neg(result)
	}
	return result
}

func (p *plain) in(item string, quantity, value *big.Rat) {
	of(p.quantity, item).Add(of(p.quantity, item), quantity)
	of(p.worth, item).Add(of(p.worth, item), value)
}

// issue takes a quantity that is there out, in millionths.
func (p *plain) issue(item string, quantity *big.Rat) *big.Rat {
	value, written := new(big.Rat).Set(of(p.worth, item)), new(big.Rat).Set(of(p.written, item))
	if quantity.Cmp(of(p.quantity, item)) < 0 {
		written = rounded(written.Quo(written.Mul(written, quantity), of(p.quantity, item)))
		value = rounded(new(big.Rat).Quo(new(big.Rat).Mul(of(p.worth, item), quantity), of(p.quantity, item)))
	}
	of(p.written, item).Sub(of(p.written, item), written)
	p.in(item, new(big.Rat).Neg(quantity), new(big.Rat).Neg(value))
	return value
}

// play replays one movement and returns its value out of the first item it touches.
func (p *plain) play(m stock.Movement) {
	q := rat(int64(m.Quantity))
	switch m.Kind {
	case stock.Receive:
		p.in(m.Item, q, rounded(new(big.Rat).Quo(new(big.Rat).Mul(q, rat(int64(m.UnitCost))), rat(1_000_000))))
	case stock.Issue:
		p.out[m.Ref], p.whole[m.Ref] = p.issue(m.Item, q), q
	case stock.CustomerReturn:
		// Only whole issues come back here; parts are in the worked examples.
		p.in(m.Item, q, p.out[m.Of[0]])
	case stock.Count:
		more := new(big.Rat).Sub(q, of(p.quantity, m.Item))
		if more.Sign() < 0 {
			p.issue(m.Item, more.Neg(more))
		} else if more.Sign() > 0 {
			p.in(m.Item, more, rounded(new(big.Rat).Quo(new(big.Rat).Mul(of(p.worth, m.Item), more), of(p.quantity, m.Item))))
		}
	case stock.Revalue:
		change := rat(int64(m.Value))
		if most := of(p.written, m.Item); change.Cmp(most) > 0 {
			change.Set(most)
		}
		if least := new(big.Rat).Neg(of(p.worth, m.Item)); change.Cmp(least) < 0 {
			change.Set(least)
		}
		p.in(m.Item, rat(0), change)
		of(p.written, m.Item).Sub(of(p.written, m.Item), change)
	case stock.Make:
		value := rat(int64(m.Operations))
		for _, u := range m.Uses {
			value.Add(value, p.issue(u.Item, rat(int64(u.Quantity))))
		}
		p.in(m.Item, q, value)
	}
}

// story draws a history in which nothing goes out beyond what is there, movement by movement in the order of dates.
func story(t *rapid.T, most int) []stock.Movement {
	items := []string{"A", "B", "C", "F"}
	quantities := map[string]int64{}
	day := civil.Date{Year: 2026, Month: 1, Day: 1}
	issues := map[string]stock.Movement{}
	var list []stock.Movement
	for i := range rapid.IntRange(1, most).Draw(t, "movements") {
		day = day.AddDays(rapid.IntRange(0, 2).Draw(t, "days"))
		item := rapid.SampledFrom(items).Draw(t, "item")
		m := stock.Movement{Date: day, Ref: fmt.Sprint("m", i), Item: item}
		there := quantities[item]
		part := func() money.Quantity { return money.Quantity(rapid.Int64Range(1, there).Draw(t, "quantity")) }
		switch kind := rapid.SampledFrom([]stock.Kind{stock.Receive, stock.Receive, stock.Issue, stock.Issue, stock.Count, stock.Revalue, stock.Make,
			stock.CustomerReturn}).Draw(t, "kind"); {
		case kind == stock.Receive || there == 0 && kind != stock.CustomerReturn:
			m.Kind, m.Quantity = stock.Receive, money.Quantity(rapid.Int64Range(1, 50_000_000).Draw(t, "quantity"))
			m.UnitCost = money.Price(rapid.Int64Range(0, 90_000_000).Draw(t, "cost"))
			quantities[item] += int64(m.Quantity)
		case kind == stock.Issue:
			m.Kind, m.Quantity = kind, part()
			quantities[item] -= int64(m.Quantity)
			issues[m.Ref] = m
		case kind == stock.Count:
			m.Kind, m.Quantity = kind, money.Quantity(rapid.Int64Range(0, there*2).Draw(t, "counted"))
			quantities[item] = int64(m.Quantity)
		case kind == stock.Revalue:
			m.Kind, m.Value = kind, money.Value(rapid.Int64Range(-3_000_000, 2_000_000).Draw(t, "change"))
		case kind == stock.Make:
			m.Kind, m.Item = kind, "F"
			if item == "F" {
				m.Item = "A"
			}
			m.Uses = []stock.Use{{Item: item, Quantity: part()}}
			m.Quantity, m.Operations = money.Quantity(rapid.Int64Range(1, 9_000_000).Draw(t, "made")), money.Value(rapid.Int64Range(0, 9_000_000).Draw(t, "wages"))
			quantities[item] -= int64(m.Uses[0].Quantity)
			quantities[m.Item] += int64(m.Quantity)
		default:
			refs := []string{}
			for ref := range issues {
				refs = append(refs, ref)
			}
			slices.Sort(refs)
			if len(refs) == 0 {
				continue
			}
			of := issues[rapid.SampledFrom(refs).Draw(t, "issue")]
			delete(issues, of.Ref)
			m.Kind, m.Item, m.Quantity, m.Of = kind, of.Item, of.Quantity, []string{of.Ref}
			quantities[of.Item] += int64(of.Quantity)
		}
		list = append(list, m)
	}
	return list
}

func TestTheAverageAgreesWithASlowAndObviousOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		movements := story(t, 60)
		h, err := history(movements)
		if err != nil {
			t.Fatal(err)
		}
		v, err := h.Replay(stock.Average)
		if err != nil {
			t.Fatal(err)
		}
		p, next := newPlain(), 0
		for l := range v.Lines() {
			for ; next <= l.Index; next++ {
				p.play(movements[next])
			}
			if rat(int64(l.OnHand)).Cmp(of(p.quantity, l.Item)) != 0 || rat(int64(l.Worth)).Cmp(of(p.worth, l.Item)) != 0 {
				t.Fatalf("after %s %s of %s: %s worth %s, and by fractions %s worth %s", l.Ref, l.Kind, l.Item, l.OnHand, l.Worth,
					of(p.quantity, l.Item).FloatString(0), of(p.worth, l.Item).FloatString(0))
			}
		}
	})
}
