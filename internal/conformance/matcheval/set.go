package matcheval

import "daybook/internal/contact/match"

// Task is what is asked of a set.
type Task string

// The tasks.
const (
	// Dedupe: duplicates inside one list.
	Dedupe Task = "dedupe"
	// Link: one list against another.
	Link Task = "link"
)

// Couple is a pair of records by index: left and right of two lists, or in one list the smaller index first.
type Couple [2]int

// Set is records with known answers.
type Set struct {
	// Name is for people; nothing is decided by it.
	Name string
	Task Task
	// Left and Right are the two lists; for Dedupe Right is nil.
	Left, Right []match.Record
	// Same has the couples that are one firm, Ignored those that count neither as right nor as wrong.
	Same, Ignored map[Couple]bool

	// isMadeUp: it is there for its speed; what is asked of real sets is not asked of it.
	isMadeUp bool
}

// Records is how many there are in all.
func (s *Set) Records() int { return len(s.Left) + len(s.Right) }

// couple is the couple of two indices, in the order of the set.
func (s *Set) couple(a, b int) Couple {
	if s.Task == Dedupe && a > b {
		a, b = b, a
	}
	return Couple{a, b}
}

// others is the list in which the second of a couple is.
func (s *Set) others() []match.Record {
	if s.Task == Link {
		return s.Right
	}
	return s.Left
}

// label is what is known of a couple.
type label int

const (
	differs label = iota
	same
	ignored
)

func (s *Set) label(c Couple) label {
	switch {
	case s.Ignored[c]:
		return ignored
	case s.Same[c]:
		return same
	default:
		return differs
	}
}

// truePairs is how many couples there are to find.
func (s *Set) truePairs() int {
	n := 0
	for c := range s.Same {
		if !s.Ignored[c] {
			n++
		}
	}
	return n
}
