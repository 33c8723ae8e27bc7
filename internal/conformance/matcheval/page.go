package matcheval

import (
	"fmt"
	"strconv"
	"strings"
)

// The marks around the part of the page that is written by hand.
const (
	handBegins = "<!-- by hand: what follows is kept -->\n"
	handEnds   = "<!-- end of what is kept -->\n"
)

const pageHead = `# How well contacts are matched

<!-- Written by ` + "`make matching-page`" + `, but for the part between the marks at the end. -->

` + "`make eval-contacts`" + ` runs the product's own engine over labelled sets and prints one line of JSON a set; these are the figures of
the last run for this page. The sets are public lists with known answers and are not kept here. No code looks at their names,
except to say what is to be reached on which. Pairs whose label is known to be in doubt count neither way.

`

const pageNoHand = `## What goes wrong

Not looked at yet: ` + "`make eval-contacts ERRORS=20`" + ` explains the worst mistakes.

`

// Page writes docs/matching.md anew. Of the page as it was, the part between the marks is kept.
func Page(old string, r Report) string {
	var page strings.Builder
	page.WriteString(pageHead)
	for _, part := range []func(*strings.Builder){r.goals, r.figures, r.decisions, r.calibration, r.speed, r.leaveOneOut} {
		part(&page)
	}
	page.WriteString(handBegins + "\n" + byHand(old) + handEnds)
	return page.String()
}

func byHand(old string) string {
	_, after, hasBegin := strings.Cut(old, handBegins)
	kept, _, hasEnd := strings.Cut(after, handEnds)
	if !hasBegin || !hasEnd {
		return pageNoHand
	}
	return strings.TrimLeft(kept, "\n")
}

// table writes a table; rows are cells.
func table(page *strings.Builder, head []string, rows [][]string) {
	line := func(cells []string) { page.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(head)
	line(strings.Split(strings.Repeat("---,", len(head)-1)+"---", ","))
	for _, row := range rows {
		line(row)
	}
	page.WriteString("\n")
}

func (r Report) goals(page *strings.Builder) {
	page.WriteString("## Goals\n\nPeers are the best of Splink, OpenRefine and fuse.js, each at the threshold that flatters it most.\n\n")
	var rows [][]string
	results, notRun := Judge(Goals(), r.Lines)
	for _, g := range results {
		peers, met := "", "yes"
		if g.Goal.Peer != nil {
			peers = g.Goal.Peer.String()
		}
		if !g.IsMet() {
			met = "**no**, " + g.Short + " short"
		}
		rows = append(rows, []string{g.Set, code(g.Goal.Figure()), peers, g.Goal.Bound(), g.Figure, met})
	}
	for _, g := range notRun {
		rows = append(rows, []string{g.Set, code(g.Figure()), "", g.Bound(), "", "not run"})
	}
	table(page, []string{"set", "figure", "peers", "goal", "reached", "met"}, rows)
}

func code(name string) string { return "`" + name + "`" }

func (r Report) figures(page *strings.Builder) {
	page.WriteString("## Scores\n\n`f1` is of pairs at the best threshold, `together` of pairs after one-to-one assignment (link) or of the pairs that\n" +
		"clusters imply (dedupe), `shipped` of the clusters made without asking. The last two are the recall at so much precision.\n\n")
	var rows [][]string
	for _, l := range r.real() {
		rows = append(rows, []string{
			l.Set, string(l.Task), strconv.Itoa(l.Records), strconv.Itoa(l.TruePairs), perRecord(l), l.CandidateRecall.String(), l.F1.String(),
			optional(l.together()), optional(l.ClusterF1Shipped), optional(l.BCubedF1), l.RecallAtPrecision99.String(), l.RecallAtPrecision995.String(),
		})
	}
	table(page, []string{
		"set", "task", "records", "true pairs", "candidates a record", "candidate recall", "f1", "together", "shipped", "B-cubed", "at 99 %", "at 99.5 %",
	}, rows)
}

// together is F1 of what belongs together in the end.
func (l Line) together() *Share {
	if l.Task == Link {
		return l.OneToOneF1
	}
	return l.ClusterF1
}

func optional(s *Share) string {
	if s == nil {
		return ""
	}
	return s.String()
}

func perRecord(l Line) string { return tenths(10 * l.Candidates / max(1, l.Records)) }

func (r Report) decisions(page *strings.Builder) {
	page.WriteString("## Decided without asking, and asked\n\n`asked of the true` is the part of the true pairs that a person is asked about, `records asked` the part of the records in\n" +
		"such a pair, `right when asked` the part of the pairs asked that are one firm.\n\n")
	var rows [][]string
	for _, l := range r.real() {
		rows = append(rows, []string{
			l.Set, strconv.Itoa(l.Auto), l.PrecisionAuto.String(), l.RecallAuto.String(), strconv.Itoa(l.Review), l.RecallAutoReview.String(),
			l.ReviewShare.String(), l.ReviewShareRecords.String(), l.PrecisionReview.String(), strconv.Itoa(l.New), strconv.Itoa(l.VetoBreaches),
		})
	}
	table(page, []string{
		"set", "auto", "precision", "recall", "review", "recall with review", "asked of the true", "records asked", "right when asked", "new", "veto breaches",
	}, rows)
}

func (r Report) calibration(page *strings.Builder) {
	page.WriteString("## Do the percentages tell the truth?\n\nAll candidates of all sets, by the probability the engine gives them.\n\n")
	var rows [][]string
	for _, b := range find(r.Lines, AllSets).Calibration {
		rows = append(rows, []string{b.From.String(), strconv.Itoa(b.Pairs), b.Predicted.String(), b.Observed.String()})
	}
	table(page, []string{"from", "pairs", "predicted", "true"}, rows)
}

func (r Report) speed(page *strings.Builder) {
	page.WriteString("## Speed\n\nTwo made-up lists (`GENERATE=100000`), from records to pairs, on the machine of the last run.\n\n")
	var rows [][]string
	for _, l := range r.Lines {
		if l.isMadeUp {
			rows = append(rows, []string{
				l.Set, l.Seconds.String() + " s", l.CPUSeconds.String() + " s", fmt.Sprintf("%d MB", l.PeakMegabytes), strconv.Itoa(l.RecordsPerS),
				l.PrecisionAuto.String(), l.RecallAuto.String(), l.RecallAutoReview.String(),
			})
		}
	}
	table(page, []string{"lists", "time", "of processors", "peak", "records a second", "precision of auto", "recall of auto", "with review"}, rows)
}

func (r Report) leaveOneOut(page *strings.Builder) {
	page.WriteString("## Leaving one set out\n\nWeights fitted on all other sets, then measured on the one left out: what is tuned to a set alone shows here.\n\n")
	var rows [][]string
	for _, w := range r.Without {
		l := find(r.Lines, w.Set)
		rows = append(rows, []string{
			w.Set, l.F1.String(), w.F1.String(), optional(l.together()), optional(w.together()), l.PrecisionAuto.String(), w.PrecisionAuto.String(),
			l.RecallAuto.String(), w.RecallAuto.String(), w.CalibrationOff.String(),
		})
	}
	table(page, []string{
		"set", "f1", "without", "together", "without", "precision of auto", "without", "recall of auto", "without", "calibration off without",
	}, rows)
}
