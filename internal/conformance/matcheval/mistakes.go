package matcheval

import (
	"cmp"
	"slices"

	"daybook/internal/contact/match"
)

// mistake is a pair the engine is wrong about.
type mistake struct {
	pair match.Pair
	kind string
}

// mistakes lists the n worst false matches, the most certain first, and the n worst misses: those never compared, then those
// with the lowest score.
func (m *Measured) mistakes(e Engine, n int) []mistake {
	if n == 0 {
		return nil
	}
	found := m.pairs()
	var wrong, missed []match.Pair
	for c, p := range found {
		if m.set.label(c) == differs {
			wrong = append(wrong, p)
		}
	}
	for c := range m.set.Same {
		if m.set.Ignored[c] {
			continue
		}
		p, isFound := found[c]
		if !isFound {
			p = match.Pair{Left: c[0], Right: c[1], Comparison: e.Compare(m.forms.left[c[0]], m.forms.others()[c[1]], nil)}
		}
		if p.Verdict != match.Auto {
			missed = append(missed, p)
		}
	}
	slices.SortFunc(wrong, func(a, b match.Pair) int { return -byScore(a, b) })
	slices.SortFunc(missed, byScore)
	var worst []mistake
	for _, p := range wrong[:min(n, len(wrong))] {
		worst = append(worst, mistake{p, "FALSE MATCH"})
	}
	for _, p := range missed[:min(n, len(missed))] {
		worst = append(worst, mistake{p, "MISS"})
	}
	return worst
}

// pairs is every pair known of, with what was decided where something was: that knows its rival, and its verdict counts.
func (m *Measured) pairs() map[Couple]match.Pair {
	found := map[Couple]match.Pair{}
	for _, p := range slices.Concat(m.scored, m.decided) {
		found[m.set.couple(p.Left, p.Right)] = p
	}
	return found
}

// byScore orders pairs never compared first, then by score.
func byScore(a, b match.Pair) int {
	isCompared := func(p match.Pair) int {
		if p.Verdict == "" {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(isCompared(a), isCompared(b)), cmp.Compare(a.Comparison.TenthBits, b.Comparison.TenthBits),
		cmp.Compare(a.Left, b.Left), cmp.Compare(a.Right, b.Right))
}

func (f forms) others() []*match.Form {
	if f.right != nil {
		return f.right
	}
	return f.left
}
