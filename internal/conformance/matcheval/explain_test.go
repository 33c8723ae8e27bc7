package matcheval_test

import (
	"strings"
	"testing"

	"daybook/internal/contact/match"
)

func TestTheWorstMistakesAreExplained(t *testing.T) {
	t.Parallel()
	e := linkAnswers()
	e.decided[2].Comparison.Evidence = []match.Evidence{{Field: match.FieldName, Level: match.LevelClose, Left: "Oak", Right: "Oaks", TenthBits: -15, OneIn: 40, Note: "one letter"}}
	e.decided[2].Comparison.Vetoes = []match.Veto{match.VetoTokens}
	s := linkSet()
	s.Left[0].Name, s.Right[1].Name = "Oak", "Oaks"
	var text strings.Builder
	if err := measure(t, e, s).Explain(&text, e, 1); err != nil {
		t.Fatal(err)
	}
	for _, says := range []string{
		"made up FALSE MATCH: review, 60.0 %, 10.0 bits", `-1.5  "Oak" | "Oaks"  one in 40  one letter`, "veto tokens",
		"left  a · Oak\n", "right b · Oaks\n", "made up MISS: never compared, 0.0 %, -9.9 bits",
	} {
		if !strings.Contains(text.String(), says) {
			t.Errorf("it does not say %q:\n%s", says, text.String())
		}
	}
	if n := strings.Count(text.String(), "made up "); n != 2 {
		t.Errorf("%d mistakes are explained, not one of each kind", n)
	}
}
