package matching_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// decided is a store of decisions that stand; nothing else is asked of it.
type decided struct {
	matching.Store

	decisions []contact.Decision
	err       error
}

func (s decided) DecisionsOf(_ context.Context, p contact.Party) ([]contact.Decision, error) {
	found := []contact.Decision{}
	for _, d := range s.decisions {
		if d.Left == p || d.Right == p {
			found = append(found, d)
		}
	}
	return found, s.err
}

func (s decided) NamesOf(_ context.Context, parties []contact.Party) (map[contact.Party]string, error) {
	return map[contact.Party]string{}, nil
}

func here(id int64) contact.Party   { return contact.Party{ContactID: id} }
func there(id string) contact.Party { return contact.Party{LedgerID: id} }

func about(t *testing.T, s decided, contactID int64) []int64 {
	t.Helper()
	entries, err := matching.Service{Store: s}.About(t.Context(), contactID)
	if err != nil || entries == nil {
		t.Fatalf("entries %v, %v", entries, err)
	}
	ids := []int64{}
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func TestADecisionAboutAContactFollowsMergesButNothingElse(t *testing.T) {
	t.Parallel()
	s := decided{decisions: []contact.Decision{
		{ID: 1, Answer: contact.Same, Left: here(1), Right: there("x1")},
		{ID: 2, Answer: contact.Same, Left: here(1), Right: here(2)},
		{ID: 3, Answer: contact.Same, Left: here(2), Right: here(3)},
		{ID: 4, Answer: contact.WorksAt, Left: here(3), Right: here(9)},
		{ID: 5, Answer: contact.Different, Left: here(2), Right: here(7)},
		{ID: 6, Answer: contact.Same, Left: here(9), Right: there("x9")},
		{ID: 7, Answer: contact.Same, Left: here(7), Right: here(8)},
		{ID: 8, Answer: contact.Same, Left: there("x1"), Right: there("x2")},
	}}
	if got, want := about(t, s, 1), []int64{5, 4, 3, 2, 1}; !slices.Equal(got, want) {
		t.Errorf("decisions %v, want %v", got, want)
	}
	if got := about(t, s, 3); !slices.Equal(got, []int64{5, 4, 3, 2, 1}) {
		t.Errorf("from one that was merged: %v", got)
	}
	if got := about(t, s, 42); len(got) != 0 {
		t.Errorf("about another: %v", got)
	}
}

func TestDecisionsThatCannotBeReadAreNoEmptyList(t *testing.T) {
	t.Parallel()
	lost := errors.New("no disk")
	if _, err := (matching.Service{Store: decided{err: lost}}).About(t.Context(), 1); !errors.Is(err, lost) {
		t.Errorf("%v", err)
	}
}
