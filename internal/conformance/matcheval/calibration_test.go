package matcheval_test

import (
	"testing"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/contact/match"
)

func TestProbabilitiesAreComparedWithWhatIsTrue(t *testing.T) {
	t.Parallel()
	l := measure(t, linkAnswers(), linkSet()).Line
	last := l.Calibration[9]
	is(t, "pairs of the last bin", last.Pairs, 1) // 99 % is to be ignored
	is(t, "predicted", last.Predicted, 10_000)
	is(t, "observed", last.Observed, 10_000)
	first := l.Calibration[0]
	is(t, "pairs of the first bin", first.Pairs, 1)
	is(t, "predicted", first.Predicted, 200)
	is(t, "observed", first.Observed, 0)
	is(t, "an empty bin's share", l.Calibration[3].Observed, matcheval.Undefined)
	is(t, "where the fourth bin begins", l.Calibration[3].From, 3000)
}

func TestPoolingWeighsSetsByTheirPairs(t *testing.T) {
	t.Parallel()
	one := measure(t, script(pair(0, 0, 9, 80, match.Review)), linkSet()).Line.Calibration
	two := measure(t, script(pair(0, 1, 9, 83, match.Review), pair(1, 2, 9, 86, match.Review)), linkSet()).Line.Calibration
	b := matcheval.Pool(one, two)[8]
	is(t, "pairs", b.Pairs, 3)
	is(t, "predicted", b.Predicted, 8300)
	is(t, "observed", b.Observed, 3333)
}
