package matching

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/contact/match"
)

// Scanned is what a search for duplicates found.
type Scanned struct {
	// Links, Here and Xero count open pairs by kind; WorksAt counts people and their companies among them.
	Links, Here, Xero, WorksAt int
	// Contacts and Ledger count what was compared.
	Contacts, Ledger int
}

// Scan compares all contacts here and at Xero and makes what it finds the queue. It decides nothing. A cancelled one leaves
// the queue as it was.
func (s Service) Scan(ctx context.Context, report Report) (Scanned, error) {
	lists, err := s.Lists(ctx)
	if err != nil {
		return Scanned{}, err
	}
	pairs, result, err := scan(ctx, survey{engine: s.Engine(), lists: lists, report: report}, s.mergedThere(lists))
	if err != nil {
		return Scanned{}, err
	}
	now := s.Now().UTC()
	for i := range pairs {
		pairs[i].FoundAt = now
	}
	if err := s.Store.ReplacePairs(ctx, pairs); err != nil {
		return Scanned{}, fmt.Errorf("keep the pairs found: %w", err)
	}
	return result, s.Store.NoteScan(ctx, now)
}

// mergedThere asks about contacts here that have one contact at Xero since it was merged there.
func (s Service) mergedThere(lists Lists) []Pair {
	pairs := []Pair{}
	for _, two := range lists.mergedThere() {
		pairs = append(pairs, s.Question(lists, two[0].ContactID, two[1].ContactID))
	}
	return pairs
}

// scan compares each list within itself and the one with the other. What nobody linked yet comes first: a pair that is
// found in several ways is asked as the link. known are asked whatever is found.
func scan(ctx context.Context, s survey, known []Pair) ([]Pair, Scanned, error) {
	here, err := s.here(ctx, nil)
	if err != nil {
		return nil, Scanned{}, err
	}
	there, err := s.there(ctx, nil)
	if err != nil {
		return nil, Scanned{}, err
	}
	unlinked := s.unlinked(here)
	s.total = len(here.forms) + len(there.forms) + len(unlinked.forms) + len(there.forms)
	links, err := s.link(ctx, unlinked, there)
	if err != nil {
		return nil, Scanned{}, err
	}
	twins, err := s.dedupe(ctx, here)
	if err != nil {
		return nil, Scanned{}, err
	}
	doubles, err := s.dedupe(ctx, there)
	if err != nil {
		return nil, Scanned{}, err
	}
	pairs := known
	for _, q := range s.questions(slices.Concat(links, twins, doubles)) {
		if !slices.ContainsFunc(known, func(p Pair) bool { return p.Left == q.Left && p.Right == q.Right }) {
			pairs = append(pairs, q)
		}
	}
	slices.SortFunc(pairs, byWorth)
	return pairs, count(pairs, len(here.forms), len(there.forms)), nil
}

// unlinked keeps the contacts here that have none at Xero.
func (s *survey) unlinked(here side) side {
	var list side
	for i, p := range here.parties {
		if !s.lists.Firms.isTied(p) {
			list.parties = append(list.parties, p)
			list.forms = append(list.forms, here.forms[i])
		}
	}
	return list
}

func count(pairs []Pair, contacts, ledger int) Scanned {
	c := Scanned{Contacts: contacts, Ledger: ledger}
	for _, p := range pairs {
		switch p.Kind() {
		case KindLink:
			c.Links++
		case KindHere:
			c.Here++
		case KindXero:
			c.Xero++
		}
		if p.Verdict == match.WorksAt {
			c.WorksAt++
		}
	}
	return c
}
