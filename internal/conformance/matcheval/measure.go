package matcheval

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/contact/match"
)

// Meter says what a piece of work took. Its figures are differences between Start and Stop.
type Meter interface {
	Start()
	// Stop returns the time on the clock, that of all processors together, and the most memory held, in megabytes.
	Stop() (elapsed, processors time.Duration, megabytes int)
}

// Measured is a set with what the engine made of it.
type Measured struct {
	Line Line

	set     *Set
	forms   forms
	decided []match.Pair
	scored  []match.Pair
}

// Measure runs the engine over a set and works out the figures. The error is the context's.
func Measure(ctx context.Context, e Engine, s *Set, meter Meter) (*Measured, error) {
	m := &Measured{set: s}
	meter.Start()
	m.forms = prepare(e, s)
	decided, err := decide(ctx, e, s, m.forms)
	elapsed, processors, megabytes := meter.Stop()
	if err != nil {
		return nil, fmt.Errorf("decide on %s: %w", s.Name, err)
	}
	m.decided = decided
	if m.scored, err = score(ctx, e, s, m.forms, decided); err != nil {
		return nil, fmt.Errorf("score %s: %w", s.Name, err)
	}
	m.Line = s.figures(judge(s, decided), judge(s, m.scored))
	m.Line.VetoBreaches = breaches(decided)
	m.Line.Cost = cost(s.Records(), len(m.scored), elapsed, processors, megabytes)
	return m, nil
}

// figures works out what does not depend on the machine.
func (s *Set) figures(decided, scored []judged) Line {
	truePairs := s.truePairs()
	candidates := count(scored, func(judged) bool { return true })
	l := Line{
		Set: s.Name, Task: s.Task, Records: s.Records(), TruePairs: truePairs, Candidates: len(scored),
		CandidateRecall: shareOf(candidates.right, truePairs), F1: bestF1(scored, truePairs),
		RecallAtPrecision99: recallAt(scored, 9_900, truePairs), RecallAtPrecision995: recallAt(scored, 9_950, truePairs),
		Outcome: s.outcome(decided, truePairs), Calibration: calibrate(scored), isMadeUp: s.isMadeUp,
	}
	l.CalibrationOff = l.Calibration.Off()
	l.Precision, l.Recall = l.PrecisionAuto, l.RecallAuto
	if s.Task == Link {
		best := bestF1(oneToOne(scored), truePairs)
		l.OneToOneF1 = &best
	} else {
		s.clusterFigures(&l, decided, scored, truePairs)
	}
	return l
}

func (s *Set) clusterFigures(l *Line, decided, scored []judged, truePairs int) {
	best, clusters := s.bestClusters(scored, truePairs)
	bestCubed := s.bcubed(clusters)
	auto := newJoining(s)
	for _, j := range decided {
		if j.verdict == match.Auto {
			auto.join(j.couple)
		}
	}
	shipped, shippedCubed := f1(auto.implied.right, auto.implied.found(), truePairs), s.bcubed(auto.of)
	l.ClusterF1, l.ClusterF1Shipped, l.BCubedF1, l.BCubedF1Shipped = &best, &shipped, &bestCubed, &shippedCubed
}

func cost(records, pairs int, elapsed, processors time.Duration, megabytes int) Cost {
	perSecond := func(n int) int { return int(int64(n) * int64(time.Second) / max(1, int64(elapsed))) }
	return Cost{
		Seconds: Millis(elapsed.Milliseconds()), RecordsPerS: perSecond(records), PairsPerS: perSecond(pairs),
		PeakMegabytes: megabytes, CPUSeconds: Millis(processors.Milliseconds()),
	}
}
