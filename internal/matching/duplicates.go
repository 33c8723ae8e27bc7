package matching

import (
	"context"
	"slices"
	"strings"

	"daybook/internal/contact"
)

// Duplicates is contacts at Xero that are, or may be, one firm. They can be merged only there.
type Duplicates struct {
	// Ledger is the contacts, the one that documents go to first; at least two.
	Ledger []contact.LedgerContact
	// ContactID is, by Xero's ContactID, the contact here that is linked; 0 for none.
	ContactID map[string]int64
	// Front says which of them documents of a contact here go to.
	Front map[string]bool
	// IsKnown: it was decided that they are one. Otherwise Pair is the open question.
	IsKnown bool
	Pair    Pair
}

// XeroDuplicates returns a window of Xero's own duplicates, those known first, then those worth most, with how many there
// are.
func (s Service) XeroDuplicates(ctx context.Context, offset, limit int) ([]Duplicates, int, error) {
	lists, err := s.Lists(ctx)
	if err != nil {
		return []Duplicates{}, 0, err
	}
	front := lists.front()
	all := lists.known(front)
	open, err := s.openPairs(ctx, KindXero, 0)
	if err != nil {
		return []Duplicates{}, 0, err
	}
	byID := lists.activeByID()
	for _, p := range open {
		left, isLeft := byID[p.Left.LedgerID]
		right, isRight := byID[p.Right.LedgerID]
		if isLeft && isRight {
			all = append(all, lists.group([]contact.LedgerContact{left, right}, front, false, p))
		}
	}
	from := min(max(offset, 0), len(all))
	return all[from:min(from+max(limit, 0), len(all))], len(all), nil
}

func (l Lists) activeByID() map[string]contact.LedgerContact {
	byID := make(map[string]contact.LedgerContact, len(l.Ledger))
	for _, x := range l.Ledger {
		if x.IsActive() {
			byID[x.ID] = x
		}
	}
	return byID
}

// known groups Xero's active contacts that are one firm, those worth most first.
func (l Lists) known(front map[string]bool) []Duplicates {
	byFirm := map[contact.Party][]contact.LedgerContact{}
	for _, x := range l.Ledger {
		if x.IsActive() {
			firm := l.Firms.Of(contact.Party{LedgerID: x.ID})
			byFirm[firm] = append(byFirm[firm], x)
		}
	}
	groups := []Duplicates{}
	for firm, members := range byFirm {
		if len(members) > 1 {
			groups = append(groups, l.group(members, front, true, Pair{Left: firm, Value: l.worth(firm).Value}))
		}
	}
	slices.SortFunc(groups, func(a, b Duplicates) int { return byWorth(a.Pair, b.Pair) })
	return groups
}

// group puts the contact that documents go to first, then goes by name.
func (l Lists) group(members []contact.LedgerContact, front map[string]bool, isKnown bool, p Pair) Duplicates {
	g := Duplicates{Ledger: members, ContactID: map[string]int64{}, Front: front, IsKnown: isKnown, Pair: p}
	for _, x := range members {
		g.ContactID[x.ID] = l.Firms.Of(contact.Party{LedgerID: x.ID}).ContactID
	}
	slices.SortFunc(g.Ledger, func(a, b contact.LedgerContact) int {
		if front[a.ID] != front[b.ID] {
			if front[a.ID] {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Name+a.ID, b.Name+b.ID)
	})
	return g
}

// front is Xero's contacts that documents of a contact here go to.
func (l Lists) front() map[string]bool {
	front := map[string]bool{}
	for _, c := range l.Contacts {
		if c.LedgerID != "" {
			front[c.LedgerID] = true
		}
	}
	return front
}
