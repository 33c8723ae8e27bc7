package matchingtest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// Memory is a company file in memory. Everything is worked out anew from what was said and decided.
type Memory struct {
	mu        sync.Mutex
	engine    *match.Engine
	contacts  map[int64]kept
	ledger    map[string]contact.LedgerContact
	decisions []contact.Decision
	batches   []matching.Batch
	pairs     []matching.Pair
	choices   map[string]matching.Choice
	worths    map[int64]matching.Worth
	settings  map[string][]byte
	lessons   []matching.KeptLesson
	scannedAt time.Time
	// resolved is what the decisions come to, nil after a change of them.
	resolved *contact.Standing
	readAt   time.Time
}

// kept is one contact with what is known of it.
type kept struct {
	contact   contact.Contact
	known     contact.Known
	batch     int64
	isRemoved bool
}

// NewMemory returns a company in memory.
func NewMemory() Company {
	m := &Memory{engine: match.NewEngine(match.Shipped(), "NZ"), contacts: map[int64]kept{}, ledger: map[string]contact.LedgerContact{},
		choices: map[string]matching.Choice{}, worths: map[int64]matching.Worth{}, settings: map[string][]byte{}}
	return Company{File: m, Sell: func(_ testing.TB, contactID, hundredths int64) {
		m.mu.Lock()
		defer m.mu.Unlock()
		w := m.worths[contactID]
		m.worths[contactID] = matching.Worth{Orders: w.Orders + 1, Value: w.Value + hundredths}
	}}
}

// Engine implements File.
func (m *Memory) Engine() *match.Engine {
	defer m.lock()()
	return m.engine
}

// Lessons implements matching.Store.
func (m *Memory) Lessons(context.Context) ([]matching.KeptLesson, error) {
	defer m.lock()()
	return append([]matching.KeptLesson{}, m.lessons...), nil
}

// SetLesson implements matching.Store.
func (m *Memory) SetLesson(_ context.Context, l match.Lesson, at time.Time) error {
	defer m.lock()()
	m.lessons = matching.WithLesson(m.lessons, l, at)
	m.engine = m.engine.With(l)
	return nil
}

func (m *Memory) lock() func() {
	m.mu.Lock()
	return m.mu.Unlock
}

// standing is what the decisions come to, worked out once for each change of them.
func (m *Memory) standing() contact.Standing {
	if m.resolved == nil {
		standing := contact.Resolve(m.decisions)
		m.resolved = &standing
	}
	return *m.resolved
}

// setDecisions puts other decisions in place.
func (m *Memory) setDecisions(decisions []contact.Decision) { m.decisions, m.resolved = decisions, nil }

// view is a contact as it shows, and the group it stands for.
func (m *Memory) view(id int64) contact.Contact {
	group, ok := m.standing().Group(Here(id))
	if !ok {
		group = contact.Group{Survivor: id, Members: []int64{id}}
	}
	known := map[int64]contact.Known{}
	for _, member := range group.Members {
		known[member] = m.contacts[member].known
	}
	c := m.contacts[id].contact.With(contact.Merged(group, known, m.ledger).Values)
	c.LedgerID = ""
	for _, wanted := range []bool{true, false} {
		for _, t := range group.Ties {
			if c.LedgerID == "" && m.ledger[t.LedgerID].IsActive() == wanted {
				c.LedgerID = t.LedgerID
			}
		}
	}
	return c
}

func (m *Memory) isListed(id int64) bool {
	k, ok := m.contacts[id]
	return ok && !k.isRemoved && m.standing().Survivor(id) == id
}

// AllContacts implements matching.Store.
func (m *Memory) AllContacts(context.Context) ([]contact.Contact, error) {
	defer m.lock()()
	all := []contact.Contact{}
	for _, id := range slices.Sorted(maps.Keys(m.contacts)) {
		if m.isListed(id) {
			all = append(all, m.view(id))
		}
	}
	return all, nil
}

// GetContact implements File.
func (m *Memory) GetContact(_ context.Context, id int64) (contact.Contact, error) {
	defer m.lock()()
	if k, ok := m.contacts[id]; !ok || k.isRemoved {
		return contact.Contact{}, notFound(Here(id))
	}
	return m.view(m.standing().Survivor(id)), nil
}

// LedgerContacts implements matching.Store.
func (m *Memory) LedgerContacts(context.Context) ([]contact.LedgerContact, error) {
	defer m.lock()()
	return slices.SortedFunc(maps.Values(m.ledger), func(a, b contact.LedgerContact) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// SaveContacts implements File.
func (m *Memory) SaveContacts(_ context.Context, list []contact.Contact) ([]contact.Contact, error) {
	defer m.lock()()
	saved := []contact.Contact{}
	for _, c := range list {
		before := contact.Values{}
		if c.ID == 0 {
			c.ID = int64(len(m.contacts) + 1)
			m.contacts[c.ID] = kept{known: contact.Known{Own: map[contact.Field]contact.OwnValue{}}}
		} else {
			before = m.view(c.ID).Values()
		}
		k := m.contacts[c.ID]
		for f, v := range c.Values().NotEmpty().Changed(before) {
			k.known.Own[f] = contact.OwnValue{Value: v, After: int64(len(m.decisions))}
		}
		for f := range before.NotEmpty() {
			if c.Values()[f] == "" {
				k.known.Own[f] = contact.OwnValue{After: int64(len(m.decisions))}
			}
		}
		c.Version = k.contact.Version + 1
		k.contact = c
		m.contacts[c.ID] = k
		saved = append(saved, m.view(c.ID))
	}
	return saved, nil
}

// UpsertLedgerContacts implements File.
func (m *Memory) UpsertLedgerContacts(_ context.Context, list []contact.LedgerContact) error {
	defer m.lock()()
	for _, l := range list {
		m.ledger[l.ID] = l
	}
	return nil
}

// GetParty implements matching.Store.
func (m *Memory) GetParty(_ context.Context, p contact.Party) (matching.PartyView, error) {
	defer m.lock()()
	return m.party(p)
}

// NamesOf implements matching.Store.
func (m *Memory) NamesOf(_ context.Context, parties []contact.Party) (map[contact.Party]string, error) {
	defer m.lock()()
	called := map[contact.Party]string{}
	for _, p := range parties {
		if l, ok := m.ledger[p.LedgerID]; ok {
			called[p] = l.Name
		} else if k, ok := m.contacts[p.ContactID]; ok {
			called[p] = k.contact.Name
		}
	}
	return called, nil
}

func (m *Memory) party(p contact.Party) (matching.PartyView, error) {
	v := matching.PartyView{Party: p}
	group, isGrouped := m.standing().Group(p)
	if p.IsLedger() {
		l, ok := m.ledger[p.LedgerID]
		if !ok {
			return v, notFound(p)
		}
		if v.Ledger = l; isGrouped {
			v.LinkedTo = Here(group.Survivor)
		}
		return v, nil
	}
	k, ok := m.contacts[p.ContactID]
	if !ok || k.isRemoved {
		return v, notFound(p)
	}
	survivor := m.standing().Survivor(p.ContactID)
	v.Party, v.Contact = Here(survivor), m.view(survivor)
	if v.Contact.LedgerID != "" {
		v.LinkedTo = There(v.Contact.LedgerID)
	}
	worth := m.worth(survivor)
	v.Orders, v.Value = worth.Orders, worth.Value
	return v, nil
}

func notFound(p contact.Party) error {
	return fault.New(fault.NotFound, fmt.Sprintf("There is no contact %s.", matching.PartyID(p)), "")
}

// worth is what a contact has at stake, with those merged into it.
func (m *Memory) worth(survivor int64) matching.Worth {
	var sum matching.Worth
	for id, w := range m.worths {
		if m.standing().Survivor(id) == survivor {
			sum.Orders, sum.Value = sum.Orders+w.Orders, sum.Value+w.Value
		}
	}
	return sum
}

// Worths implements matching.Store.
func (m *Memory) Worths(context.Context) (map[int64]matching.Worth, error) {
	defer m.lock()()
	worths := map[int64]matching.Worth{}
	for id := range m.worths {
		survivor := m.standing().Survivor(id)
		worths[survivor] = m.worth(survivor)
	}
	return worths, nil
}

// SearchLedger implements matching.Store.
func (m *Memory) SearchLedger(_ context.Context, text string, limit int) ([]matching.PartyView, error) {
	defer m.lock()()
	found := []matching.PartyView{}
	for _, l := range slices.SortedFunc(maps.Values(m.ledger), func(a, b contact.LedgerContact) int { return cmp.Compare(a.Name, b.Name) }) {
		words := strings.Fields(strings.ToLower(l.Name + " " + l.Email + " " + l.Address.City))
		isHit := true
		for w := range strings.FieldsSeq(strings.ToLower(text)) {
			isHit = isHit && slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, w) })
		}
		if isHit && len(found) < limit {
			v, _ := m.party(There(l.ID))
			found = append(found, v)
		}
	}
	return found, nil
}

// FindCandidates implements matching.Store.
func (m *Memory) FindCandidates(_ context.Context, of contact.Party, keys []uint64) ([]matching.PartyView, error) {
	defer m.lock()()
	found := []matching.PartyView{}
	for _, v := range m.parties() {
		form := m.engine.Prepare(recordOf(v))
		if v.Party != of && slices.ContainsFunc(form.Keys(), func(k uint64) bool { return slices.Contains(keys, k) }) {
			found = append(found, v)
		}
	}
	return found, nil
}

func recordOf(v matching.PartyView) match.Record {
	if v.Party.IsLedger() {
		return v.Ledger.Record()
	}
	return v.Contact.Record()
}

func (m *Memory) parties() []matching.PartyView {
	all := []matching.PartyView{}
	for _, id := range slices.Sorted(maps.Keys(m.contacts)) {
		if m.isListed(id) {
			v, _ := m.party(Here(id))
			all = append(all, v)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.ledger)) {
		v, _ := m.party(There(id))
		all = append(all, v)
	}
	return all
}

// Frequencies implements matching.Store.
func (m *Memory) Frequencies(_ context.Context, terms []uint64) (map[uint64]int, int, error) {
	defer m.lock()()
	counts, all := map[uint64]int{}, m.parties()
	for _, v := range all {
		for _, t := range m.engine.Prepare(recordOf(v)).Terms() {
			if slices.Contains(terms, t) {
				counts[t]++
			}
		}
	}
	return counts, len(all), nil
}

// LoadSetting implements contacts.Store.
func (m *Memory) LoadSetting(_ context.Context, key string, into any) (bool, error) {
	defer m.lock()()
	text, ok := m.settings[key]
	if !ok {
		return false, nil
	}
	return true, json.Unmarshal(text, into)
}

// SaveSetting implements contacts.Store.
func (m *Memory) SaveSetting(_ context.Context, key string, value any) error {
	defer m.lock()()
	text, err := json.Marshal(value)
	m.settings[key] = text
	return err
}
