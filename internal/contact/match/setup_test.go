package match_test

import (
	"context"
	"testing"

	"daybook/internal/contact/match"
)

// Numbers whose check digits are right, and who has them is nobody's business.
const (
	gst      = "49-091-850"
	otherGST = "35-901-981"
	bank     = "01-0902-0068389-00"
)

// engine returns the engine as the program has it, in New Zealand.
func engine() *match.Engine { return match.NewEngine(match.Shipped(), "NZ") }

func at(street, city, postcode string) []match.Address {
	return []match.Address{{Street: street, City: city, PostalCode: postcode, Country: "NZ"}}
}

func list(s ...string) []string { return s }

func named(name string) match.Record { return match.Record{Name: name} }

// compare compares two records as if nothing else were known.
func compare(a, b match.Record) match.Comparison {
	e := engine()
	return e.Compare(e.Prepare(a), e.Prepare(b), nil)
}

// field returns what a comparison says of a field; the zero value where it says nothing.
func field(c match.Comparison, f match.Field) match.Evidence {
	for _, e := range c.Evidence {
		if e.Field == f {
			return e
		}
	}
	return match.Evidence{}
}

func link(t *testing.T, left, right []match.Record) []match.Pair {
	t.Helper()
	e := engine()
	pairs, err := e.Link(t.Context(), e.PrepareAll(left), e.PrepareAll(right), nil)
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

func dedupe(t *testing.T, records ...match.Record) []match.Pair {
	t.Helper()
	e := engine()
	pairs, err := e.Dedupe(t.Context(), e.PrepareAll(records), nil)
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

// verdict returns what is done with two places of the lists.
func verdict(pairs []match.Pair, left, right int) match.Verdict {
	for _, p := range pairs {
		if p.Left == left && p.Right == right {
			return p.Verdict
		}
	}
	return match.New
}

// verdicts returns what Link, Dedupe and Find, in this order, do with two records.
func verdicts(t *testing.T, a, b match.Record) [3]match.Verdict {
	t.Helper()
	e := engine()
	found := e.Find(e.Prepare(a), []*match.Form{e.Prepare(b)}, nil)
	return [3]match.Verdict{
		verdict(link(t, []match.Record{a}, []match.Record{b}), 0, 0), verdict(dedupe(t, a, b), 0, 1), verdict(found, 0, 0),
	}
}

// cancelled is a context that has ended.
func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}
