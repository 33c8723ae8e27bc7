package matching

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
)

// Touch compares one contact that was added or changed with all others and brings its questions up to date. Answers stand;
// one that said two firms is asked again only when an identifying field has come to agree since. It decides nothing. A
// party that is gone, or that documents cannot use, has no questions.
func (s Service) Touch(ctx context.Context, p contact.Party) error {
	v, err := s.Store.GetParty(ctx, p)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return fmt.Errorf("read %s: %w", PartyID(p), err)
	}
	var pairs []Pair
	if err == nil && v.isUsable() && v.Party == p {
		if pairs, err = s.find(ctx, v); err != nil {
			return err
		}
	}
	if err := s.Store.UpdatePairs(ctx, p, pairs); err != nil {
		return fmt.Errorf("keep the pairs of %s: %w", PartyID(p), err)
	}
	if p.IsLedger() && v.LinkedTo != (contact.Party{}) {
		return s.Touch(ctx, v.LinkedTo) // what Xero says shows in the contact here
	}
	return nil
}

// isUsable reports whether documents may use the party.
func (v PartyView) isUsable() bool { return !v.Party.IsLedger() || v.Ledger.IsActive() }

// find returns the questions about one party.
func (s Service) find(ctx context.Context, v PartyView) ([]Pair, error) {
	engine := s.Engine()
	form := engine.Prepare(recordOf(v))
	candidates, err := s.Store.FindCandidates(ctx, v.Party, form.Keys())
	if err != nil {
		return nil, fmt.Errorf("find what is like %s: %w", PartyID(v.Party), err)
	}
	census, err := s.census(ctx, form)
	if err != nil {
		return nil, err
	}
	near, err := s.near(ctx, v, candidates)
	if err != nil {
		return nil, err
	}
	search := survey{engine: engine, lists: near}
	var all []found
	for _, isLedger := range []bool{true, false} {
		among := slices.DeleteFunc(slices.Clone(candidates), func(c PartyView) bool {
			return c.Party.IsLedger() != isLedger || !c.isUsable() || near.Firms.IsOne(c.Party, v.Party) || v.isSettled(isLedger)
		})
		all = append(all, search.among(v, form, among, census)...)
	}
	pairs := slices.DeleteFunc(search.questions(all), func(p Pair) bool { return p.Left != v.Party && p.Right != v.Party })
	now := s.Now().UTC()
	for i := range pairs {
		pairs[i].FoundAt = now
	}
	return pairs, nil
}

// isSettled reports whether the party needs no question about contacts of a list: what is linked has its partner on the
// other list.
func (v PartyView) isSettled(isLedger bool) bool {
	return v.LinkedTo != (contact.Party{}) && v.Party.IsLedger() != isLedger
}

// among compares a party with others.
func (s *survey) among(v PartyView, form *match.Form, others []PartyView, census match.Census) []found {
	right := side{parties: make([]contact.Party, len(others)), forms: make([]*match.Form, len(others))}
	for i, o := range others {
		right.parties[i], right.forms[i] = o.Party, s.engine.Prepare(recordOf(o))
	}
	return foundIn(s.engine.Find(form, right.forms, census), side{parties: []contact.Party{v.Party}}, right)
}

// near is what is known of a party and its candidates.
func (s Service) near(ctx context.Context, v PartyView, candidates []PartyView) (Lists, error) {
	decisions, err := s.Store.DecisionsOf(ctx, v.Party)
	if err != nil {
		return Lists{}, fmt.Errorf("read the decisions on %s: %w", PartyID(v.Party), err)
	}
	l := Lists{Worths: map[int64]Worth{}}
	for _, p := range append([]PartyView{v}, candidates...) {
		if p.LinkedTo != (contact.Party{}) {
			decisions = append(decisions, contact.Decision{Answer: contact.Same, Left: p.Party, Right: p.LinkedTo})
		}
		if !p.Party.IsLedger() {
			l.Worths[p.Party.ContactID] = Worth{Orders: p.Orders, Value: p.Value}
		}
	}
	l.Firms = NewFirms(decisions)
	return l, nil
}
