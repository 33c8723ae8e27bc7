package matcheval_test

import (
	"testing"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/contact/match"
)

// Four on either side, three true pairs, one of them never compared, and one pair to ignore.
func linkSet() *matcheval.Set {
	return &matcheval.Set{
		Name: "made up", Task: matcheval.Link, Left: records(4), Right: records(4),
		Same:    couples(matcheval.Couple{0, 0}, matcheval.Couple{1, 1}, matcheval.Couple{2, 2}),
		Ignored: couples(matcheval.Couple{3, 3}),
	}
}

func linkAnswers() scripted {
	return script(
		pair(0, 0, 20, 100, match.Auto),
		pair(3, 3, 15, 99, match.Auto),
		pair(0, 1, 10, 60, match.Review),
		pair(1, 1, 8, 55, match.Review),
		pair(3, 0, 4, 20, match.WorksAt),
		pair(2, 1, -5, 2, match.New),
	)
}

func TestLinksAreCountedAgainstTheTruth(t *testing.T) {
	t.Parallel()
	l := measure(t, linkAnswers(), linkSet()).Line
	is(t, "records", l.Records, 8)
	is(t, "true pairs", l.TruePairs, 3)
	is(t, "candidates", l.Candidates, 6)
	is(t, "candidate recall", l.CandidateRecall, 6667)
	// 0-0 and 1-1 found, 0-1 wrong: two thirds either way.
	is(t, "F1", l.F1, 6667)
	// One to one, 0-1 gives way to 0-0 and leaves 1-1 its partner.
	is(t, "one-to-one F1", *l.OneToOneF1, 8000)
	is(t, "recall at 99 %", l.RecallAtPrecision99, 3333)
	is(t, "recall at 99.5 %", l.RecallAtPrecision995, 3333)
	if l.ClusterF1 != nil || l.BCubedF1 != nil {
		t.Error("links have no clusters")
	}
}

func TestWhatWasDecidedAboutLinksIsCounted(t *testing.T) {
	t.Parallel()
	l := measure(t, linkAnswers(), linkSet()).Line
	is(t, "auto", l.Auto, 2)
	is(t, "review", l.Review, 2)
	is(t, "works at", l.WorksAt, 1)
	is(t, "new", l.New, 1)
	// The pair to ignore is neither right nor wrong.
	is(t, "precision of auto", l.PrecisionAuto, 10_000)
	is(t, "precision", l.Precision, 10_000)
	is(t, "recall of auto", l.RecallAuto, 3333)
	is(t, "recall of auto and review", l.RecallAutoReview, 6667)
	is(t, "true pairs in review", l.ReviewShare, 3333)
	is(t, "precision of review", l.PrecisionReview, 5000)
	// Left 0 and 1, right 1, of eight.
	is(t, "records in review", l.ReviewShareRecords, 3750)
}

func TestPairsDecidedInSpiteOfAVetoAreBreaches(t *testing.T) {
	t.Parallel()
	vetoed, asked := pair(0, 0, 20, 100, match.Auto), pair(1, 1, 9, 80, match.Review)
	vetoed.Comparison.Vetoes = []match.Veto{match.VetoIDs}
	asked.Comparison.Vetoes = []match.Veto{match.VetoIDs}
	is(t, "breaches", measure(t, script(vetoed, asked), linkSet()).Line.VetoBreaches, 1)
}

func TestNoThresholdPartsPairsOfOneScore(t *testing.T) {
	t.Parallel()
	s := linkSet()
	s.Ignored = nil
	l := measure(t, script(pair(0, 0, 9, 90, match.Review), pair(3, 3, 9, 90, match.Review)), s).Line
	// Between them lies no threshold: one right of two found, of three.
	is(t, "F1", l.F1, 4000)
	is(t, "recall at 99 %", l.RecallAtPrecision99, 0)
}

func TestAShareOfNothingIsUndefined(t *testing.T) {
	t.Parallel()
	l := measure(t, script(), linkSet()).Line
	is(t, "precision of auto", l.PrecisionAuto, matcheval.Undefined)
	is(t, "recall of auto", l.RecallAuto, 0)
	is(t, "new", l.New, 4)
}

func TestCostIsPerSecond(t *testing.T) {
	t.Parallel()
	c := measure(t, linkAnswers(), linkSet()).Line.Cost
	is(t, "cost", c, matcheval.Cost{Seconds: 2000, RecordsPerS: 4, PairsPerS: 3, PeakMegabytes: 50, CPUSeconds: 3000})
}
