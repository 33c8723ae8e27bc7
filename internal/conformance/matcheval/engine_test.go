package matcheval_test

import (
	"context"
	"testing"
	"time"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/contact/match"
)

// scripted is an engine whose answers are given: what it compares, and what it decides.
type scripted struct {
	scored, decided []match.Pair
}

func (scripted) PrepareAll(records []match.Record) []*match.Form {
	forms := make([]*match.Form, len(records))
	for i := range records {
		forms[i] = &match.Form{Record: &records[i]}
	}
	return forms
}

func (s scripted) Link(context.Context, []*match.Form, []*match.Form, match.Progress) ([]match.Pair, error) {
	return s.decided, nil
}

func (s scripted) Dedupe(context.Context, []*match.Form, match.Progress) ([]match.Pair, error) {
	return s.decided, nil
}

func (scripted) Compare(*match.Form, *match.Form, match.Census) match.Comparison {
	return match.Comparison{TenthBits: -99}
}

func (s scripted) Scored(context.Context, []*match.Form, []*match.Form) ([]match.Pair, error) {
	return s.scored, nil
}

// pair is a pair with a score in whole bits and a probability in percent.
func pair(left, right, bits, percent int, verdict match.Verdict) match.Pair {
	c := match.Comparison{TenthBits: 10 * bits, PerMille: 10 * percent, Evidence: []match.Evidence{}}
	return match.Pair{Left: left, Right: right, Comparison: c, Verdict: verdict}
}

// script makes the pairs that are not New what was decided.
func script(pairs ...match.Pair) scripted {
	s := scripted{scored: pairs}
	for _, p := range pairs {
		if p.Verdict != match.New {
			s.decided = append(s.decided, p)
		}
	}
	return s
}

// stopwatch says that everything took two seconds, three of processors, and 50 MB.
type stopwatch struct{}

func (stopwatch) Start() {}

func (stopwatch) Stop() (elapsed, processors time.Duration, megabytes int) {
	return 2 * time.Second, 3 * time.Second, 50
}

// records makes n records with nothing in them.
func records(n int) []match.Record {
	list := make([]match.Record, n)
	for i := range list {
		list[i] = match.Record{ID: string(rune('a' + i))}
	}
	return list
}

func couples(list ...matcheval.Couple) map[matcheval.Couple]bool {
	set := map[matcheval.Couple]bool{}
	for _, c := range list {
		set[c] = true
	}
	return set
}

func measure(t *testing.T, e matcheval.Engine, s *matcheval.Set) *matcheval.Measured {
	t.Helper()
	m, err := matcheval.Measure(t.Context(), e, s, stopwatch{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// is compares figures by name.
func is[T comparable](t *testing.T, name string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, not %v", name, got, want)
	}
}
