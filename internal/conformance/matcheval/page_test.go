package matcheval_test

import (
	"strings"
	"testing"

	"daybook/internal/conformance/matcheval"
)

// report is one set, which meets and misses goals, with and without itself.
func report(t *testing.T) matcheval.Report {
	t.Helper()
	s := linkSet()
	s.Name = "sites-link-open"
	line := measure(t, linkAnswers(), s).Line
	without := line
	without.F1, without.IsFittedWithout = 1_234, true
	lines := []matcheval.Line{line, measure(t, script(), matcheval.Generate(10, 1)).Line}
	return matcheval.Report{Lines: append(lines, matcheval.Pooled(lines)), Without: []matcheval.Line{without}}
}

func TestThePageHasTheFigures(t *testing.T) {
	t.Parallel()
	page := matcheval.Page("", report(t))
	for _, row := range []string{
		"| sites-link-open | `one_to_one_f1` | 0.9780 | at least 0.9850 | 0.8000 | **no**, 0.1850 short |",
		"| sites-link-open | `veto_breaches` |  | at most 0 | 0 | yes |",
		"| sites-open | `cluster_f1` |  | at least 0.9850 |  | not run |",
		"| sites-link-open | link | 8 | 3 | 0.7 | 0.6667 | 0.6667 | 0.8000 |",
		"| sites-link-open | 2 | 1.0000 | 0.3333 | 2 | 0.6667 | 0.3333 | 0.3750 | 0.5000 | 1 | 0 |",
		"| 0.9000 | 1 | 1.0000 | 1.0000 |",
		"| generated-10 | 2.000 s | 3.000 s | 50 MB | 10 |",
		"| sites-link-open | 0.6667 | 0.1234 | 0.8000 | 0.8000 |",
	} {
		if !strings.Contains(page, row) {
			t.Errorf("the page has no row %q:\n%s", row, page)
		}
	}
}

func TestWhatIsWrittenByHandIsKept(t *testing.T) {
	t.Parallel()
	first := matcheval.Page("", report(t))
	mine := strings.Replace(first, "Not looked at yet", "Looked at thoroughly", 1)
	if again := matcheval.Page(mine, report(t)); again != mine {
		t.Errorf("the page became\n%s", again)
	}
	if !strings.Contains(first, "Not looked at yet") {
		t.Error("a new page does not say that nobody looked")
	}
}
