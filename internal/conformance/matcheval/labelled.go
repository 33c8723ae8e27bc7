package matcheval

import "daybook/internal/contact/match"

// Labelled is the set as the engine is fitted on.
func (s *Set) Labelled() match.Labelled {
	l := match.Labelled{Name: s.Name, Left: s.Left, Right: s.Right, Same: map[[2]int]bool{}, Ignored: map[[2]int]bool{}}
	for c := range s.Same {
		l.Same[c] = true
	}
	for c := range s.Ignored {
		l.Ignored[c] = true
	}
	return l
}
