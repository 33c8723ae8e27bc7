package matcheval

import "strconv"

// Goals is what matching must reach on the open sets, and on sets nobody has seen (shared CONTACTS, "Measured by"). A name here
// chooses what is measured against what; the engine never learns it.
func Goals() []Goal {
	link := Goal{Task: Link}
	return []Goal{
		about("sites-link-open").least(oneToOneF1, 9_850).peers(9_780),
		about("sites-open").least(clusterF1, 9_850).peers(9_800),
		about("fake1000").least(clusterF1, 9_700).peers(9_040),
		about("company-names-open").least(pairF1, 9_300).peers(5_910),
		about("stoxx50").least(pairF1, 9_500).peers(8_240),
		about("febrl4").least(oneToOneF1, 10_000).peers(10_000),
		about("febrl1").least(clusterF1, 9_995),
		about("sites-link-open").least(candidateRecall, 9_950),
		about("sites-open").least(candidateRecall, 9_950),
		about("company-names-open").least(candidateRecall, 9_950),
		about("stoxx50").least(candidateRecall, 9_950),
		link.least(figure{"precision_auto", func(l Line) int { return int(l.PrecisionAuto) }, share}, 9_950),
		link.least(figure{"recall_auto", func(l Line) int { return int(l.RecallAuto) }, share}, 9_000),
		link.least(figure{"recall_auto_review", func(l Line) int { return int(l.RecallAutoReview) }, share}, 9_900),
		link.most(figure{"review_share", func(l Line) int { return int(l.ReviewShare) }, share}, 1_000),
		link.most(figure{"veto_breaches", func(l Line) int { return l.VetoBreaches }, strconv.Itoa}, 0),
		about(AllSets).most(figure{"calibration_off", func(l Line) int { return int(l.CalibrationOff) }, share}, 500),
		about("generated-100000").most(figure{"seconds", func(l Line) int { return int(l.Seconds) }, seconds}, 8_000),
		about("generated-100000").most(figure{"peak_mb", func(l Line) int { return l.PeakMegabytes }, megabytes}, 800),
	}
}

// figure is a number of a line.
type figure struct {
	name   string
	read   func(Line) int
	format func(int) string
}

// The figures that several goals are about.
var (
	pairF1          = figure{"f1", func(l Line) int { return int(l.F1) }, share}
	candidateRecall = figure{"candidate_recall", func(l Line) int { return int(l.CandidateRecall) }, share}
	oneToOneF1      = figure{"one_to_one_f1", func(l Line) int { return orUndefined(l.OneToOneF1) }, share}
	clusterF1       = figure{"cluster_f1", func(l Line) int { return orUndefined(l.ClusterF1) }, share}
)

func about(set string) Goal { return Goal{Set: set} }

func (g Goal) least(f figure, bound int) Goal {
	g.figure, g.Least = f, &bound
	return g
}

func (g Goal) most(f figure, bound int) Goal {
	g.figure, g.Most = f, &bound
	return g
}

func (g Goal) peers(best Share) Goal {
	g.Peer = &best
	return g
}

func orUndefined(s *Share) int {
	if s == nil {
		return int(Undefined)
	}
	return int(*s)
}

func share(s int) string { return Share(s).String() }

func seconds(milliseconds int) string { return Millis(milliseconds).String() + " s" }

func megabytes(n int) string { return strconv.Itoa(n) + " MB" }
