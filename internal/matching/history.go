package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact"
)

// Entry is one decision with the names of both.
type Entry struct {
	contact.Decision

	LeftName, RightName string
}

// Kind says which lists the decision is about.
func (e Entry) Kind() Kind { return kindOf(e.Left, e.Right) }

// History returns a window of the decisions, newest first, with how many there are.
func (s Service) History(ctx context.Context, offset, limit int) ([]Entry, int, error) {
	decisions, total, err := s.Store.DecisionPage(ctx, offset, limit)
	if err != nil {
		return nil, 0, fmt.Errorf("list decisions: %w", err)
	}
	entries := make([]Entry, 0, len(decisions))
	for _, d := range decisions {
		e, err := s.entry(ctx, d)
		if err != nil {
			return nil, 0, err
		}
		entries = append(entries, e)
	}
	return entries, total, nil
}

// entry returns a decision with the names of both.
func (s Service) entry(ctx context.Context, d contact.Decision) (Entry, error) {
	left, right, err := s.both(ctx, d.Left, d.Right)
	return Entry{Decision: d, LeftName: left.Name(), RightName: right.Name()}, err
}

// Batches returns a window of imports and bulk answers, newest first, with how many there are.
func (s Service) Batches(ctx context.Context, offset, limit int) ([]Batch, int, error) {
	return s.Store.BatchPage(ctx, offset, limit)
}
