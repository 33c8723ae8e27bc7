package matching

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
)

// Decide answers one pair for the owner. An opposite answer that stands is taken back first. The faults are those of
// Store.GetPair and Store.Decide.
func (s Service) Decide(ctx context.Context, pairID int64, answer contact.Answer) (Entry, error) {
	pair, err := s.Store.GetPair(ctx, pairID)
	if err != nil {
		return Entry{}, fmt.Errorf("read pair %d: %w", pairID, err)
	}
	left, right, err := s.both(ctx, pair.Left, pair.Right)
	if err != nil {
		return Entry{}, err
	}
	d := contact.Decision{Answer: answer, Left: pair.Left, Right: pair.Right, Actor: contact.ByOwner, Comparison: &pair.Comparison}
	switch {
	case !slices.Contains([]contact.Answer{contact.Same, contact.Different, contact.WorksAt}, answer):
		return Entry{}, fault.New(fault.Invalid, "This is not an answer.", "Choose same, not the same, or works at.")
	case answer == contact.WorksAt && !isPerson(left, right):
		d.Left, d.Right, left, right = d.Right, d.Left, right, left
	}
	saved, err := s.decide(ctx, d)
	return Entry{Decision: saved, LeftName: left.Name(), RightName: right.Name()}, err
}

// decide saves one decision of the owner's in place of the opposite ones that stand.
func (s Service) decide(ctx context.Context, d contact.Decision) (contact.Decision, error) {
	d.At = s.Now().UTC()
	standing, err := s.Store.DecisionsOf(ctx, d.Left)
	if err != nil {
		return contact.Decision{}, fmt.Errorf("read the decisions on %s: %w", PartyID(d.Left), err)
	}
	var opposite []int64
	for _, other := range standing {
		if isOn(other, d.Left, d.Right) {
			if other.Answer == d.Answer {
				return other, nil
			}
			opposite = append(opposite, other.ID)
		}
	}
	if len(opposite) > 0 {
		if err := s.Store.Undo(ctx, opposite, contact.ByOwner, true); err != nil {
			return contact.Decision{}, fmt.Errorf("take back the opposite decision: %w", err)
		}
	}
	saved, err := s.Store.Decide(ctx, []contact.Decision{d})
	if err != nil {
		return contact.Decision{}, fmt.Errorf("decide on %s and %s: %w", PartyID(d.Left), PartyID(d.Right), err)
	}
	return saved[0], s.afterLink(ctx, d)
}

// afterLink brings the questions about a contact at Xero up to date that was just linked: whether others there are the one
// as well is now a question about two at Xero.
func (s Service) afterLink(ctx context.Context, d contact.Decision) error {
	there := d.Right
	if d.Left.IsLedger() {
		there = d.Left
	}
	if d.Answer != contact.Same || kindOf(d.Left, d.Right) != KindLink {
		return nil
	}
	return s.Touch(ctx, there)
}

// isOn reports whether a decision is on the two parties, whichever is left.
func isOn(d contact.Decision, a, b contact.Party) bool {
	return d.Left == a && d.Right == b || d.Left == b && d.Right == a
}

// Undo takes one decision back; where it said same, not the same is remembered in its place.
func (s Service) Undo(ctx context.Context, decisionID int64) error {
	return s.Store.Undo(ctx, []int64{decisionID}, contact.ByOwner, false)
}

// TakeBack takes one decision back as if it had not been made: its pair is asked again.
func (s Service) TakeBack(ctx context.Context, decisionID int64) error {
	return s.Store.Undo(ctx, []int64{decisionID}, contact.ByOwner, true)
}

// UndoBatch takes back a whole import or bulk answer.
func (s Service) UndoBatch(ctx context.Context, batch int64) (UndoneBatch, error) {
	return s.Store.UndoBatch(ctx, batch, contact.ByOwner)
}

// compare compares two parties outside a list.
func (s Service) compare(ctx context.Context, left, right PartyView) (match.Comparison, error) {
	engine := s.Engine()
	a, b := engine.Prepare(recordOf(left)), engine.Prepare(recordOf(right))
	census, err := s.census(ctx, a, b)
	if err != nil {
		return match.Comparison{}, err
	}
	return engine.Compare(a, b, census), nil
}
