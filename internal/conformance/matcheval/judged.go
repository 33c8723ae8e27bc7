package matcheval

import (
	"cmp"
	"slices"

	"daybook/internal/contact/match"
)

// judged is a pair the engine scored, with what is known of it.
type judged struct {
	couple  Couple
	bits    int // tenths of a bit
	chance  int // thousandths
	verdict match.Verdict
	label   label
}

// judge puts pairs beside the answers, best first; those to ignore stay, for they take partners.
func judge(s *Set, pairs []match.Pair) []judged {
	all := make([]judged, len(pairs))
	for i, p := range pairs {
		c := s.couple(p.Left, p.Right)
		all[i] = judged{c, p.Comparison.SettledTenthBits(), p.Comparison.PerMille, p.Verdict, s.label(c)}
	}
	slices.SortFunc(all, func(a, b judged) int {
		return cmp.Or(cmp.Compare(b.bits, a.bits), cmp.Compare(a.couple[0], b.couple[0]), cmp.Compare(a.couple[1], b.couple[1]))
	})
	return all
}

// tally counts right and wrong pairs.
type tally struct{ right, wrong int }

func (t *tally) add(l label) {
	switch l {
	case same:
		t.right++
	case differs:
		t.wrong++
	case ignored:
	}
}

func (t tally) found() int { return t.right + t.wrong }

// count counts the pairs that keep says.
func count(all []judged, keep func(judged) bool) (t tally) {
	for _, j := range all {
		if keep(j) {
			t.add(j.label)
		}
	}
	return t
}
