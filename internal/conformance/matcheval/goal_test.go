package matcheval_test

import (
	"slices"
	"strings"
	"testing"

	"daybook/internal/conformance/matcheval"
)

func judge(t *testing.T, line matcheval.Line) (said []string, notRun []string) {
	t.Helper()
	results, missing := matcheval.Judge(matcheval.Goals(), []matcheval.Line{line})
	for _, r := range results {
		said = append(said, r.String())
	}
	for _, g := range missing {
		notRun = append(notRun, g.String())
	}
	return said, notRun
}

func TestEveryLinkSetHasGoals(t *testing.T) {
	t.Parallel()
	l := matcheval.Line{Set: "never seen", Task: matcheval.Link}
	l.PrecisionAuto, l.RecallAuto, l.RecallAutoReview, l.ReviewShare, l.VetoBreaches = 9_950, 8_999, matcheval.Undefined, 1_001, 1
	said, notRun := judge(t, l)
	want := []string{
		"met: never seen precision_auto is 0.9950, at least 0.9950",
		"MISSED: never seen recall_auto is 0.8999, not at least 0.9000; 0.0001 short",
		"MISSED: never seen recall_auto_review is –, not at least 0.9900; 0.9900 short",
		"MISSED: never seen review_share is 0.1001, not at most 0.1000; 0.0001 short",
		"MISSED: never seen veto_breaches is 1, not at most 0; 1 short",
	}
	if !slices.Equal(said, want) {
		t.Errorf("it says\n%s", strings.Join(said, "\n"))
	}
	if !slices.Contains(notRun, "sites-open: cluster_f1 at least 0.9850") || !slices.Contains(notRun, "generated-100000: seconds at most 8.000 s") {
		t.Errorf("not run are\n%s", strings.Join(notRun, "\n"))
	}
}

func TestCalibrationIsJudgedWhereThereArePairsEnough(t *testing.T) {
	t.Parallel()
	var few, many matcheval.Calibration
	few[2].Pairs, few[2].Predicted, few[2].Observed = 99, 2_500, 9_000
	many[2].Pairs, many[2].Predicted, many[2].Observed = 100, 2_500, 3_100
	is(t, "off with few pairs", few.Off(), 0)
	is(t, "off with many", many.Off(), 600)
	said, _ := judge(t, matcheval.Line{Set: matcheval.AllSets, CalibrationOff: many.Off()})
	if len(said) != 1 || said[0] != "MISSED: all calibration_off is 0.0600, not at most 0.0500; 0.0100 short" {
		t.Errorf("it says %q", said)
	}
}

func TestMadeUpListsAreAskedForSpeedAlone(t *testing.T) {
	t.Parallel()
	m := measure(t, script(), matcheval.Generate(10, 1))
	if said, _ := judge(t, m.Line); len(said) != 0 {
		t.Errorf("ten firms are judged: %q", said)
	}
	if pooled := matcheval.Pooled([]matcheval.Line{m.Line}); pooled.Records != 0 {
		t.Errorf("they are pooled: %+v", pooled)
	}
}
