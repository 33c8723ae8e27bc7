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
	entries, err := s.entries(ctx, decisions)
	return entries, total, err
}

// entries names the parties of decisions, in their order. Never nil.
func (s Service) entries(ctx context.Context, decisions []contact.Decision) ([]Entry, error) {
	parties := make([]contact.Party, 0, 2*len(decisions))
	for _, d := range decisions {
		parties = append(parties, d.Left, d.Right)
	}
	called, err := s.Store.NamesOf(ctx, parties)
	if err != nil {
		return nil, fmt.Errorf("name the parties of decisions: %w", err)
	}
	entries := make([]Entry, 0, len(decisions))
	for _, d := range decisions {
		entries = append(entries, Entry{Decision: d, LeftName: called[d.Left], RightName: called[d.Right]})
	}
	return entries, nil
}

// Batches returns a window of imports and bulk answers, newest first, with how many there are.
func (s Service) Batches(ctx context.Context, offset, limit int) ([]Batch, int, error) {
	return s.Store.BatchPage(ctx, offset, limit)
}
