package matchingtest

import (
	"context"
	"slices"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// ListDecisions implements matching.Store.
func (m *Memory) ListDecisions(context.Context) ([]contact.Decision, error) {
	defer m.lock()()
	return slices.Clone(m.decisions), nil
}

// DecisionsOf implements matching.Store.
func (m *Memory) DecisionsOf(_ context.Context, p contact.Party) ([]contact.Decision, error) {
	defer m.lock()()
	return slices.DeleteFunc(slices.Clone(m.decisions), func(d contact.Decision) bool {
		return !d.Stands() || d.Left != p && d.Right != p
	}), nil
}

// DecisionPage implements matching.Store.
func (m *Memory) DecisionPage(_ context.Context, offset, limit int) ([]contact.Decision, int, error) {
	defer m.lock()()
	all := slices.Clone(m.decisions)
	slices.Reverse(all)
	return window(all, offset, limit), len(all), nil
}

func window[T any](all []T, offset, limit int) []T {
	from := min(max(offset, 0), len(all))
	return all[from:min(from+limit, len(all))]
}

// BatchPage implements matching.Store.
func (m *Memory) BatchPage(_ context.Context, offset, limit int) ([]matching.Batch, int, error) {
	defer m.lock()()
	all := slices.Clone(m.batches)
	for i := range all {
		for _, d := range m.decisions {
			if d.Batch == all[i].ID {
				all[i].Decisions++
				if d.Stands() {
					all[i].Standing++
				}
			}
		}
		for _, k := range m.contacts {
			if k.batch == all[i].ID {
				all[i].Added++
				if !k.isRemoved {
					all[i].Remaining++
				}
			}
		}
	}
	slices.Reverse(all)
	return window(all, offset, limit), len(all), nil
}

// newBatch opens a batch.
func (m *Memory) newBatch(actor contact.Actor, at time.Time) int64 {
	id := int64(len(m.batches) + 1)
	m.batches = append(m.batches, matching.Batch{ID: id, Actor: actor, At: at})
	return id
}

// Decide implements matching.Store.
func (m *Memory) Decide(_ context.Context, decisions []contact.Decision) ([]contact.Decision, error) {
	defer m.lock()()
	return m.decide(decisions)
}

func (m *Memory) decide(decisions []contact.Decision) ([]contact.Decision, error) {
	before, batches := m.decisions, m.batches
	saved := []contact.Decision{}
	batch := int64(0)
	for _, d := range decisions {
		if err := m.check(d); err != nil {
			m.batches = batches
			return nil, err
		}
		if d.Batch == matching.NewBatch {
			if batch == 0 {
				batch = m.newBatch(d.Actor, d.At)
			}
			d.Batch = batch
		}
		d.ID = int64(len(before) + len(saved) + 1)
		saved = append(saved, d)
	}
	m.setDecisions(slices.Concat(before, saved))
	for _, d := range saved {
		if slices.Contains(m.standing().Breached, d.ID) {
			m.setDecisions(before)
			m.batches = batches
			return nil, conflict("The opposite was decided.")
		}
	}
	return saved, nil
}

func conflict(message string) error {
	return fault.New(fault.Conflict, message, "Take that back first.")
}

// check refuses what contradicts what stands.
func (m *Memory) check(d contact.Decision) error {
	for _, p := range []contact.Party{d.Left, d.Right} {
		_, isAtXero := m.ledger[p.LedgerID]
		k, isHere := m.contacts[p.ContactID]
		if !isAtXero && (!isHere || k.isRemoved) {
			return notFound(p)
		}
	}
	standing := m.standing()
	if before := standing.Answer(d.Left, d.Right); before != "" && before != d.Answer {
		return conflict("The opposite was decided.")
	}
	here, there := d.Left, d.Right
	if here.IsLedger() {
		here, there = there, here
	}
	if d.Answer != contact.Same || here.IsLedger() || !there.IsLedger() {
		return nil
	}
	if g, ok := standing.Group(here); ok && len(g.Ties) > 0 && !standing.IsOne(here, there) {
		return conflict("It has another contact in Xero.")
	}
	return nil
}

// Undo implements matching.Store.
func (m *Memory) Undo(_ context.Context, ids []int64, by contact.Actor, isAskedAgain bool) error {
	defer m.lock()()
	for _, id := range ids {
		if id < 1 || id > int64(len(m.decisions)) {
			return fault.New(fault.NotFound, "There is no such decision.", "")
		}
	}
	m.undo(ids, by, isAskedAgain)
	return nil
}

func (m *Memory) undo(ids []int64, by contact.Actor, isAskedAgain bool) {
	decisions := slices.Clone(m.decisions)
	for _, id := range ids {
		d := &decisions[id-1]
		if !d.Stands() {
			continue
		}
		d.UndoneAt, d.UndoneBy = Noon(), by
		for i, p := range m.pairs {
			isOn := p.Left == d.Left && p.Right == d.Right || p.Left == d.Right && p.Right == d.Left
			m.pairs[i].IsOpen = p.IsOpen || isOn && isAskedAgain
		}
		if d.Answer == contact.Same && !isAskedAgain {
			decisions = append(decisions, contact.Decision{ID: int64(len(decisions) + 1), Answer: contact.Different, Left: d.Left,
				Right: d.Right, Actor: by, Comparison: d.Comparison, At: Noon()})
		}
	}
	m.setDecisions(decisions)
}

// UndoBatch implements matching.Store.
func (m *Memory) UndoBatch(_ context.Context, batch int64, by contact.Actor) (matching.UndoneBatch, error) {
	defer m.lock()()
	if batch < 1 || batch > int64(len(m.batches)) {
		return matching.UndoneBatch{}, fault.New(fault.NotFound, "There is no such batch.", "")
	}
	var undone matching.UndoneBatch
	removed := map[int64]bool{}
	for id, k := range m.contacts {
		switch {
		case k.batch != batch || k.isRemoved:
		case m.isUsed(id, k, batch):
			undone.Kept++
		default:
			removed[id] = true
		}
	}
	for _, d := range m.decisions {
		isOfKept := m.contacts[d.Left.ContactID].batch == batch && !removed[d.Left.ContactID]
		if d.Batch == batch && d.Stands() && !isOfKept {
			undone.Decisions++
			m.undo([]int64{d.ID}, by, removed[d.Left.ContactID])
		}
	}
	for id := range removed {
		k := m.contacts[id]
		k.isRemoved = true
		m.contacts[id] = k
		undone.Removed++
	}
	return undone, nil
}

// isUsed reports whether somebody has used or touched a contact that an import added.
func (m *Memory) isUsed(id int64, k kept, batch int64) bool {
	return len(k.known.Own) > 0 || m.worths[id].Orders > 0 || slices.ContainsFunc(m.decisions, func(d contact.Decision) bool {
		return d.Stands() && d.Batch != batch && (d.Left == Here(id) || d.Right == Here(id))
	})
}

// NoteScan implements matching.Store.
func (m *Memory) NoteScan(_ context.Context, at time.Time) error {
	defer m.lock()()
	m.scannedAt = at
	return nil
}

// ScannedAt implements matching.Store.
func (m *Memory) ScannedAt(context.Context) (time.Time, error) {
	defer m.lock()()
	return m.scannedAt, nil
}
