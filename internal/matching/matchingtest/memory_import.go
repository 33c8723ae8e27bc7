package matchingtest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
)

// KnownContacts implements contacts.Store.
func (m *Memory) KnownContacts(context.Context) (map[int64]contact.Known, error) {
	defer m.lock()()
	known := map[int64]contact.Known{}
	for id, k := range m.contacts {
		known[id] = contact.Known{Own: maps.Clone(k.known.Own), Source: k.known.Source}
	}
	return known, nil
}

// ContactsReadAt implements contacts.Store.
func (m *Memory) ContactsReadAt(context.Context) (time.Time, error) {
	defer m.lock()()
	return m.readAt, nil
}

// ApplyImport implements contacts.Store.
func (m *Memory) ApplyImport(_ context.Context, plan contacts.Plan, readAt time.Time) (int64, error) {
	defer m.lock()()
	if plan.Organisation != Organisation {
		return 0, fault.New(fault.Conflict, "The organisation was changed.", "Import again.")
	}
	for _, l := range plan.Mirror {
		m.ledger[l.ID] = l
	}
	batch := int64(0)
	decisions := slices.Clone(plan.Decisions)
	if len(plan.Add) > 0 || slices.ContainsFunc(decisions, func(d contact.Decision) bool { return d.Batch == matching.NewBatch }) {
		batch = m.newBatch(contact.ByImport, readAt)
	}
	for _, c := range plan.Add {
		c.ID, c.Version = int64(len(m.contacts)+1), 1
		m.contacts[c.ID] = kept{contact: c, batch: batch, known: contact.Known{Own: map[contact.Field]contact.OwnValue{}, Source: c.Values().NotEmpty()}}
		decisions = append(decisions, contact.Decision{Answer: contact.Same, Left: Here(c.ID), Right: There(c.LedgerID), Actor: contact.ByImport,
			Batch: matching.NewBatch, At: readAt})
	}
	for i := range decisions {
		if decisions[i].Batch == matching.NewBatch {
			decisions[i].Batch = batch
		}
	}
	if _, err := m.decide(decisions); err != nil {
		return 0, err
	}
	for _, q := range plan.Questions {
		m.keepPairs([]matching.Pair{q}, func(matching.Pair) bool { return false })
	}
	m.readAt = readAt
	return batch, m.choose(plan.Choices)
}

// Differences implements matching.Store.
func (m *Memory) Differences(_ context.Context, contactID int64) ([]matching.Difference, error) {
	defer m.lock()()
	if _, ok := m.contacts[contactID]; !ok {
		return nil, notFound(Here(contactID))
	}
	differences := []matching.Difference{}
	c := m.view(contactID)
	theirs, ok := m.ledger[c.LedgerID]
	if !ok {
		return differences, nil
	}
	for _, f := range contact.Fields() {
		own, isOwn := m.contacts[contactID].known.Own[f]
		if isOwn && own.Value != theirs.Values()[f] {
			choice := m.choices[choiceKey(contactID, f)]
			differences = append(differences, matching.Difference{Field: f, Mine: own.Value, Theirs: theirs.Values()[f],
				IsChosen: choice.Side == matching.Mine && choice.Theirs == theirs.Values()[f]})
		}
	}
	return differences, nil
}

func choiceKey(contactID int64, f contact.Field) string { return fmt.Sprint(contactID, " ", f) }

// Choose implements matching.Store.
func (m *Memory) Choose(_ context.Context, choices []matching.Choice) error {
	defer m.lock()()
	return m.choose(choices)
}

func (m *Memory) choose(choices []matching.Choice) error {
	for _, c := range choices {
		l := m.ledger[m.view(c.ContactID).LedgerID]
		if l.Values()[c.Field] != c.Theirs {
			return fault.New(fault.Conflict, "Xero says something else by now.", "Look again.")
		}
		m.choices[choiceKey(c.ContactID, c.Field)] = c
		if c.Side == matching.Theirs {
			delete(m.contacts[c.ContactID].known.Own, c.Field)
		}
	}
	return nil
}
