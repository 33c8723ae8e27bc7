package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
)

// Merge is what two contacts here would become.
type Merge struct {
	// Left stays in front; Right becomes part of it.
	Left, Right PartyView
	// Lines is every field that one of them has, in the order of forms; never nil.
	Lines []MergeLine
	// Comparison is how they compare.
	Comparison match.Comparison
	// Warnings say what to know before; never nil.
	Warnings []string
}

// MergeLine is one field of both.
type MergeLine struct {
	Field       contact.Field
	Left, Right string
	// IsRight: Right's value stays, because Left has none.
	IsRight bool
}

// MergeOrder is what the owner confirmed of a Merge.
type MergeOrder struct {
	// Left and Right are contacts here, with their versions as they were shown.
	Left, Right               int64
	LeftVersion, RightVersion int64
	// TakeRight names the fields whose value comes from Right although Left has one.
	TakeRight []contact.Field
}

// PreviewMerge says what two contacts here would become. It decides nothing. Invalid when both are the same.
func (s Service) PreviewMerge(ctx context.Context, left, right int64) (Merge, error) {
	if left == right {
		return Merge{}, fault.New(fault.Invalid, "A contact cannot be merged with itself.", "Choose another one.")
	}
	l, r, err := s.both(ctx, contact.Party{ContactID: left}, contact.Party{ContactID: right})
	if err != nil {
		return Merge{}, err
	}
	m := Merge{Left: l, Right: r, Lines: mergeLines(l.Contact, r.Contact), Warnings: []string{}}
	if m.Comparison, err = s.compare(ctx, l, r); err != nil {
		return Merge{}, err
	}
	for _, v := range m.Comparison.Vetoes {
		m.Warnings = append(m.Warnings, VetoSentence(v))
	}
	if l.LinkedTo != (contact.Party{}) && r.LinkedTo != (contact.Party{}) {
		m.Warnings = append(m.Warnings, fmt.Sprintf("Each has a contact in Xero. Documents go to that of %s; merge the two there as well.", l.Name()))
	}
	return m, nil
}

func mergeLines(left, right contact.Contact) []MergeLine {
	l, r := left.Values(), right.Values()
	lines := []MergeLine{}
	for _, f := range contact.OwnFields() {
		if l[f] != "" || r[f] != "" {
			lines = append(lines, MergeLine{Field: f, Left: l[f], Right: r[f], IsRight: l[f] == ""})
		}
	}
	return lines
}

// Merge makes two contacts here one, and returns the decision. Conflict when either changed since it was shown, and the faults of Store.Decide.
func (s Service) Merge(ctx context.Context, o MergeOrder) (Entry, error) {
	m, err := s.PreviewMerge(ctx, o.Left, o.Right)
	if err != nil {
		return Entry{}, err
	}
	for _, seen := range []struct {
		view    PartyView
		version int64
	}{{m.Left, o.LeftVersion}, {m.Right, o.RightVersion}} {
		if seen.view.Contact.Version != seen.version {
			return Entry{}, fault.New(fault.Conflict, fmt.Sprintf("%s was changed meanwhile.", seen.view.Name()),
				"Look at the two again, then merge them.")
		}
	}
	saved, err := s.decide(ctx, contact.Decision{Answer: contact.Same, Left: m.Left.Party, Right: m.Right.Party, Actor: contact.ByOwner,
		TakeRight: o.TakeRight, Comparison: &m.Comparison})
	return Entry{Decision: saved, LeftName: m.Left.Name(), RightName: m.Right.Name()}, err
}
