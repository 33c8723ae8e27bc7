package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact/match"
)

// census is how often the terms of some forms occur in the company file.
type census struct {
	counts map[uint64]int
	total  int
}

// Count implements match.Census.
func (c census) Count(term uint64) int { return c.counts[term] }

// Total implements match.Census.
func (c census) Total() int { return c.total }

func (s Service) census(ctx context.Context, forms ...*match.Form) (match.Census, error) {
	var terms []uint64
	for _, f := range forms {
		terms = append(terms, f.Terms()...)
	}
	counts, total, err := s.Store.Frequencies(ctx, terms)
	if err != nil {
		return nil, fmt.Errorf("read how common values are: %w", err)
	}
	return census{counts, total}, nil
}
