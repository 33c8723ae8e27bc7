package matching

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"daybook/internal/contact"
)

// About returns the decisions that stand about a contact here and about those that became part of it, newest first. Never
// nil.
func (s Service) About(ctx context.Context, contactID int64) ([]Entry, error) {
	decisions, err := s.decisionsAbout(ctx, contact.Party{ContactID: contactID})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(decisions, func(a, b contact.Decision) int { return cmp.Compare(b.ID, a.ID) })
	return s.entries(ctx, decisions)
}

// decisionsAbout follows merges from a party to all that are one with it, and returns each decision about any of them once.
func (s Service) decisionsAbout(ctx context.Context, start contact.Party) ([]contact.Decision, error) {
	var found []contact.Decision
	isFound, isAsked := map[int64]bool{}, map[contact.Party]bool{start: true}
	for waiting := []contact.Party{start}; len(waiting) > 0; waiting = waiting[1:] {
		decisions, err := s.Store.DecisionsOf(ctx, waiting[0])
		if err != nil {
			return nil, fmt.Errorf("list the decisions about contact %d: %w", waiting[0].ContactID, err)
		}
		for _, d := range decisions {
			if !isFound[d.ID] {
				isFound[d.ID] = true
				found = append(found, d)
			}
			for _, p := range merged(d) {
				if !isAsked[p] {
					isAsked[p] = true
					waiting = append(waiting, p)
				}
			}
		}
	}
	return found, nil
}

// merged returns the two contacts here that a decision made one; none where it did something else.
func merged(d contact.Decision) []contact.Party {
	if d.Answer != contact.Same || d.Left.IsLedger() || d.Right.IsLedger() {
		return nil
	}
	return []contact.Party{d.Left, d.Right}
}
