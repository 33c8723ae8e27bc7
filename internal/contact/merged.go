package contact

import "slices"

// Known is what is kept of one contact here, before anything is merged or linked.
type Known struct {
	// Own is what the owner typed, by field and role; a field the owner emptied is there with an empty value.
	Own map[Field]OwnValue
	// Source is what it was brought in with; nil for one that was typed.
	Source Values
}

// OwnValue is a value the owner typed.
type OwnValue struct {
	Value string
	// After is the newest decision there was when it was typed, 0 for none. What was typed after a merge stands above what
	// the merge took from the other contact.
	After int64
}

// Origin says where a value is from.
type Origin struct {
	// Party is the contact here, the survivor or a merged one, or the contact at Xero; the zero Party where no one says
	// anything.
	Party Party
	// IsTyped: the owner typed it; else it is what Xero says, or what the contact was brought in with.
	IsTyped bool
}

// View is a contact as lists, orders and documents see it.
type View struct {
	// Values holds every field and role.
	Values Values
	// From says where each is from.
	From map[Field]Origin
}

// Merged returns the view of a group, by survivorship. The first of these that says anything stands:
//
//   - what the owner typed into the survivor, also where that is nothing
//   - what the owner typed into the contacts merged into it, in the order they came
//   - what Xero's contacts say, active ones first, those of the survivor before others
//   - what the contacts here were brought in with
//
// A field that a merge took from the other side is what that side was, until the owner types another. A role is held
// when the owner said so of any of them; where the owner said nothing, when Xero or a source says so.
//
// known has every member and ledger the contacts at Xero as last read; one that is missing says nothing.
func Merged(g Group, known map[int64]Known, ledger map[string]LedgerContact) View {
	m := merger{group: g, known: known, ties: map[int64][]said{}}
	for _, t := range g.Ties {
		l, ok := ledger[t.LedgerID]
		if !ok {
			continue
		}
		m.ties[t.ContactID] = append(m.ties[t.ContactID], said{l.Values(), Origin{Party: Party{LedgerID: l.ID}}, l.IsActive()})
	}
	view := View{Values: Values{}, From: map[Field]Origin{}}
	for _, f := range OwnFields() {
		c := m.field(f).best()
		view.Values[f], view.From[f] = c.value, c.from
	}
	for _, f := range Roles() {
		view.Values[f], view.From[f] = m.role(f)
	}
	return view
}

type merger struct {
	group Group
	known map[int64]Known
	// ties are what Xero's contacts say, by the contact here that brought them.
	ties map[int64][]said
}

// said is everything one source says.
type said struct {
	values   Values
	from     Origin
	isActive bool
}

// candidate is one value a field may have.
type candidate struct {
	value    string
	from     Origin
	isActive bool
}

// claims are the candidates of one field, the best first in each.
type claims struct{ typed, xero, source []candidate }

func (c claims) best() candidate {
	if len(c.typed) > 0 {
		return c.typed[0]
	}
	active := slices.DeleteFunc(slices.Clone(c.xero), func(x candidate) bool { return !x.isActive })
	for _, x := range slices.Concat(active, c.xero, c.source) {
		if x.value != "" {
			return x
		}
	}
	return candidate{}
}

// field goes through the merges in their order.
func (m merger) field(f Field) claims {
	of := map[int64]claims{}
	for _, id := range m.group.Members {
		of[id] = m.alone(id, f)
	}
	for _, step := range m.group.Merges {
		of[step.Into] = m.join(step, f, of[step.Into], of[step.From])
	}
	return of[m.group.Survivor]
}

// alone returns the claims of one contact. What the owner emptied hides what its sources say.
func (m merger) alone(id int64, f Field) claims {
	var c claims
	here := Origin{Party: Party{ContactID: id}}
	if own, ok := m.known[id].Own[f]; ok {
		return claims{typed: []candidate{{value: own.Value, from: Origin{Party: here.Party, IsTyped: true}}}}
	}
	for _, x := range m.ties[id] {
		c.xero = append(c.xero, candidate{x.values[f], x.from, x.isActive})
	}
	if value, ok := m.known[id].Source[f]; ok {
		c.source = append(c.source, candidate{value: value, from: here})
	}
	return c
}

func (m merger) join(step Merge, f Field, into, from claims) claims {
	own, isTyped := m.known[step.Into].Own[f]
	isNewer := isTyped && step.DecisionID != 0 && own.After >= step.DecisionID
	if slices.Contains(step.Take, f) && !isNewer {
		return claims{typed: []candidate{from.best()}}
	}
	said := slices.DeleteFunc(slices.Clone(from.typed), func(c candidate) bool { return c.value == "" })
	return claims{slices.Concat(into.typed, said), slices.Concat(into.xero, from.xero), slices.Concat(into.source, from.source)}
}

func (m merger) role(f Field) (string, Origin) {
	for _, want := range []string{Yes, No} {
		for _, id := range m.group.Members {
			if own, ok := m.known[id].Own[f]; ok && own.Value == want {
				return want, Origin{Party: Party{ContactID: id}, IsTyped: true}
			}
		}
	}
	for _, t := range m.group.Ties {
		for _, x := range m.ties[t.ContactID] {
			if x.from.Party.LedgerID == t.LedgerID && x.values[f] == Yes {
				return Yes, x.from
			}
		}
	}
	for _, id := range m.group.Members {
		if m.known[id].Source[f] == Yes {
			return Yes, Origin{Party: Party{ContactID: id}}
		}
	}
	return No, Origin{}
}
