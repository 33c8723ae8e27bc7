package matchingtest

import (
	"cmp"
	"context"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// ReplacePairs implements matching.Store.
func (m *Memory) ReplacePairs(_ context.Context, pairs []matching.Pair) error {
	defer m.lock()()
	m.keepPairs(pairs, func(matching.Pair) bool { return true })
	return nil
}

// UpdatePairs implements matching.Store.
func (m *Memory) UpdatePairs(_ context.Context, of contact.Party, pairs []matching.Pair) error {
	defer m.lock()()
	m.keepPairs(pairs, func(p matching.Pair) bool { return p.Verdict != matching.Merged && (p.Left == of || p.Right == of) })
	return nil
}

// keepPairs puts pairs in place of the open ones that isReplaced returns true for.
func (m *Memory) keepPairs(pairs []matching.Pair, isReplaced func(matching.Pair) bool) {
	for i, p := range m.pairs {
		if isReplaced(p) {
			m.pairs[i].IsOpen = false
		}
	}
	for _, p := range pairs {
		p.IsOpen = true
		if i := slices.IndexFunc(m.pairs, func(q matching.Pair) bool { return q.Left == p.Left && q.Right == p.Right }); i >= 0 {
			p.ID, p.IsPutOff = m.pairs[i].ID, m.pairs[i].IsPutOff
			m.pairs[i] = p
			continue
		}
		p.ID = int64(len(m.pairs) + 1)
		m.pairs = append(m.pairs, p)
	}
}

// isOpen reports whether a pair waits for an answer.
func (m *Memory) isOpen(p matching.Pair) bool {
	s := m.standing()
	return p.IsOpen && !s.IsOne(p.Left, p.Right) && m.isThere(p.Left) && m.isThere(p.Right) &&
		!slices.ContainsFunc(m.decisions, func(d contact.Decision) bool {
			isOn := d.Left == p.Left && d.Right == p.Right || d.Left == p.Right && d.Right == p.Left
			return isOn && d.Stands() && !d.At.Before(p.FoundAt)
		})
}

func (m *Memory) isThere(p contact.Party) bool {
	return p.IsLedger() || m.isListed(p.ContactID)
}

// ListPairs implements matching.Store.
func (m *Memory) ListPairs(_ context.Context, q matching.PairQuery) (matching.PairPage, error) {
	defer m.lock()()
	page := matching.PairPage{}
	var all []matching.Pair
	for _, p := range m.pairs {
		if !m.isOpen(p) || q.Kind != "" && p.Kind() != q.Kind {
			continue
		}
		if p.IsPutOff {
			page.PutOff++
		}
		if p.IsPutOff == q.IsPutOff && p.Comparison.PerMille >= q.AtLeast {
			all = append(all, p)
			page.Value += p.Value
		}
	}
	slices.SortFunc(all, func(a, b matching.Pair) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(b.Comparison.PerMille, a.Comparison.PerMille), cmp.Compare(a.ID, b.ID))
	})
	page.Total, page.Rows = len(all), window(all, q.Offset, cmp.Or(q.Limit, 100))
	return page, nil
}

// GetPair implements matching.Store.
func (m *Memory) GetPair(_ context.Context, id int64) (matching.Pair, error) {
	defer m.lock()()
	if id < 1 || id > int64(len(m.pairs)) {
		return matching.Pair{}, fault.New(fault.NotFound, "There is no such pair.", "")
	}
	p := m.pairs[id-1]
	p.IsOpen = m.isOpen(p)
	return p, nil
}

// PutOff implements matching.Store.
func (m *Memory) PutOff(_ context.Context, id int64, isPutOff bool) error {
	defer m.lock()()
	if id < 1 || id > int64(len(m.pairs)) {
		return fault.New(fault.NotFound, "There is no such pair.", "")
	}
	m.pairs[id-1].IsPutOff = isPutOff
	return nil
}
