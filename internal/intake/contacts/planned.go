package contacts

import (
	"reflect"
	"slices"
	"sync"

	"daybook/internal/contact"
)

// planned is a plan with all that it was made from.
type planned struct {
	order   Order
	before  known
	reading reading
	plan    Plan
}

// isOf reports whether the plan was made from the same as another: the same order of the same reading, with the company
// file as it stands. What contacts are worth only orders questions.
func (p planned) isOf(q planned) bool {
	return p.order == q.order && p.reading.organisation == q.reading.organisation && !p.reading.takenAt.IsZero() &&
		p.reading.takenAt.Equal(q.reading.takenAt) && p.reading.readAt.Equal(q.reading.readAt) &&
		slices.Equal(p.before.lists.Contacts, q.before.lists.Contacts) &&
		slices.EqualFunc(p.before.lists.Decisions, q.before.lists.Decisions, isSameDecision) &&
		reflect.DeepEqual(p.before.lists.Ledger, q.before.lists.Ledger) && reflect.DeepEqual(p.before.own, q.before.own)
}

func isSameDecision(a, b contact.Decision) bool { return a.ID == b.ID && a.Stands() == b.Stands() }

// lastPlan keeps the plan of the last preview, so that the import that follows does not work it out once more.
type lastPlan struct {
	mu   sync.Mutex
	last planned
}

// take returns the kept plan where it was made from the same.
func (l *lastPlan) take(of planned) (planned, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last, l.last.isOf(of)
}

func (l *lastPlan) keep(p planned) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = p
}
