package matcheval_test

import (
	"testing"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/contact/match"
)

// Five records: a, b and c are one firm, d and e another.
func dedupeSet() *matcheval.Set {
	return &matcheval.Set{
		Name: "made up", Task: matcheval.Dedupe, Left: records(5),
		Same: couples(matcheval.Couple{0, 1}, matcheval.Couple{0, 2}, matcheval.Couple{1, 2}, matcheval.Couple{3, 4}),
	}
}

func TestClustersAreCountedByThePairsTheyImply(t *testing.T) {
	t.Parallel()
	l := measure(t, script(pair(0, 1, 20, 100, match.Auto), pair(1, 2, 18, 100, match.Auto), pair(2, 3, 16, 100, match.Auto)), dedupeSet()).Line
	// Joined through one bad link, a to d imply six pairs, of which three are right; four were to be found.
	is(t, "cluster F1 as shipped", *l.ClusterF1Shipped, 6000)
	is(t, "F1", l.F1, 6667) // the two best are right, of four
	// Precision: a, b, c 3/4 each, d 1/4, e 1, together 7/10. Recall: 1, 1, 1, 1/2, 1/2, together 4/5.
	is(t, "B-cubed as shipped", *l.BCubedF1Shipped, 7467)
	if l.OneToOneF1 != nil {
		t.Error("one list has no assignment")
	}
}

// What the engine keeps apart it rates down, and the best threshold lies above.
func TestTheBestThresholdIsFoundForClusters(t *testing.T) {
	t.Parallel()
	l := measure(t, script(
		pair(0, 1, 12, 100, match.Auto), pair(0, 2, 12, 100, match.Auto), pair(3, 4, 11, 95, match.Review),
		pair(1, 2, 3, 80, match.Review), pair(2, 3, -1, 40, match.Review),
	), dedupeSet()).Line
	is(t, "cluster F1 as shipped", *l.ClusterF1Shipped, 8571) // a, b and c
	is(t, "cluster F1", *l.ClusterF1, 10_000)
	is(t, "B-cubed F1", *l.BCubedF1, 10_000)
}

func TestPairsToIgnoreCountNeitherWayInClusters(t *testing.T) {
	t.Parallel()
	s := dedupeSet()
	s.Ignored = couples(matcheval.Couple{2, 3}, matcheval.Couple{0, 3}, matcheval.Couple{1, 3})
	l := measure(t, script(pair(0, 1, 20, 100, match.Auto), pair(1, 2, 18, 100, match.Auto), pair(2, 3, 16, 100, match.Auto)), s).Line
	is(t, "cluster F1 as shipped", *l.ClusterF1Shipped, 8571) // three right, none wrong, of four
	is(t, "precision of auto", l.PrecisionAuto, 10_000)
	// Precision 1; recall 1, 1, 1, 1/2, 1/2.
	is(t, "B-cubed as shipped", *l.BCubedF1Shipped, 8889)
}

func TestPairsMayComeEitherWayRound(t *testing.T) {
	t.Parallel()
	l := measure(t, script(pair(4, 3, 20, 100, match.Auto)), dedupeSet()).Line
	is(t, "recall of auto", l.RecallAuto, 2500)
	is(t, "new", l.New, 3)
}
