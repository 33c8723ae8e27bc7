package matching_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/matching"
	"daybook/internal/matching/matchingtest"
)

// asked is the card of the only question about two contacts here.
func asked(t *testing.T, left, right contact.Contact) matching.Card {
	t.Helper()
	company := matchingtest.NewMemory()
	saved, err := company.SaveContacts(t.Context(), []contact.Contact{left, right})
	if err != nil {
		t.Fatal(err)
	}
	pair := matching.Pair{Left: matchingtest.Here(saved[0].ID), Right: matchingtest.Here(saved[1].ID), FoundAt: matchingtest.Noon(), Verdict: match.Review,
		Comparison: company.Engine().Compare(company.Engine().Prepare(saved[0].Record()), company.Engine().Prepare(saved[1].Record()), nil)}
	if err := company.ReplacePairs(t.Context(), []matching.Pair{pair}); err != nil {
		t.Fatal(err)
	}
	page, err := company.Service().Queue(t.Context(), matching.PairQuery{})
	if err != nil || len(page.Rows) != 1 {
		t.Fatalf("%d questions, %v", len(page.Rows), err)
	}
	card, err := company.Service().Card(t.Context(), page.Rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// marked writes runs with those that differ in brackets.
func marked(runs []matching.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.IsDifferent {
			b.WriteString("[" + r.Text + "]")
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

func TestDifferingPartsAreMarkedInsideTheText(t *testing.T) {
	t.Parallel()
	left, right := matchingtest.Typed("Kauri Kitchens Ltd", "hello@kauri.example", ""), matchingtest.Typed("KAURI Kitchens Pty Ltd", "hello@kauri.example", "")
	left.Address, right.Address = contact.Address{Line1: "12 Quay Street", City: "Nelson"}, contact.Address{Line1: "14 Quay Street"}
	right.Phone = "021 555 123"
	left.FirstName, left.LastName, right.FirstName = "Ana", "Rua", "José"
	card := asked(t, left, right)
	want := map[string][2]string{
		"name": {"Kauri Kitchens Ltd", "KAURI Kitchens [Pty ]Ltd"}, "email": {"hello@kauri.example", "hello@kauri.example"},
		"street": {"[12 ]Quay Street", "[14 ]Quay Street"}, "city": {"[Nelson]", ""}, "phone": {"", "[021 555 123]"}, "person": {"[Ana Rua]", "[José]"},
	}
	for _, l := range card.Lines {
		if got := [2]string{marked(l.LeftRuns), marked(l.RightRuns)}; got != want[l.Field] {
			t.Errorf("%s: %q, want %q", l.Field, got, want[l.Field])
		}
		delete(want, l.Field)
		switch isMissing := l.Left == "" || l.Right == ""; {
		case isMissing != (l.Level == matching.LevelMissing):
			t.Errorf("%s is %s", l.Field, l.Level)
		case l.Field == "email" && l.Level != match.LevelSame:
			t.Errorf("equal addresses are %s", l.Level)
		}
	}
	if len(want) != 0 {
		t.Errorf("not shown: %v", want)
	}
}

func TestRunsLoseNothingOfATextAndMarkNothingOfTheSame(t *testing.T) {
	t.Parallel()
	text := rapid.StringMatching(`[A-Za-zäéß0-9][A-Za-zäéß0-9 ,.&()'\-]{0,40}`)
	rapid.Check(t, func(r *rapid.T) {
		left, right := matchingtest.Typed("A", "", ""), matchingtest.Typed("B", "", "")
		left.Address.Line1, right.Address.Line1 = text.Draw(r, "left"), text.Draw(r, "right")
		if rapid.Bool().Draw(r, "same") {
			right.Address.Line1 = left.Address.Line1
		}
		for _, l := range asked(t, left, right).Lines {
			for _, side := range []struct {
				text string
				runs []matching.Run
			}{{l.Left, l.LeftRuns}, {l.Right, l.RightRuns}} {
				joined := ""
				for _, run := range side.runs {
					joined += run.Text
					if run.IsDifferent && l.Left == l.Right {
						r.Fatalf("%q is marked in two equal texts", run.Text)
					}
				}
				if joined != side.text {
					r.Fatalf("%q is shown as %q", side.text, joined)
				}
			}
		}
	})
}

func TestOfAPersonAndTheirCompanyThePersonWorksThere(t *testing.T) {
	t.Parallel()
	person, company := matchingtest.Typed("Ana Rua", "ana@kauri.example", ""), matchingtest.Typed("Kauri Kitchens Ltd", "hello@kauri.example", "")
	person.FirstName, person.LastName = "Ana", "Rua"
	companyOfAna := company
	companyOfAna.FirstName, companyOfAna.LastName = "Ana", "Rua"
	for name, test := range map[string]struct {
		left, right  contact.Contact
		isPersonLeft bool
	}{
		"the person first": {person, company, true}, "the company first": {company, person, false},
		"a company that names her": {companyOfAna, person, false}, "her before the company that names her": {person, companyOfAna, true},
		"nobody is named": {company, matchingtest.Typed("Rua", "", ""), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if card := asked(t, test.left, test.right); card.IsPersonLeft != test.isPersonLeft {
				t.Errorf("the person is on the left: %t", card.IsPersonLeft)
			}
		})
	}
}

func TestPercentagesAreTextsWithOneDecimalAtMost(t *testing.T) {
	t.Parallel()
	for perMille, want := range map[int]string{0: "0", 5: "0.5", 974: "97.4", 990: "99", 1000: "100"} {
		if got := matching.Percent(perMille); got != want {
			t.Errorf("%d is %q, want %q", perMille, got, want)
		}
	}
}

func TestEveryVetoIsSaidInWords(t *testing.T) {
	t.Parallel()
	said := map[string]bool{}
	for _, v := range []match.Veto{match.VetoIDs, match.VetoSuffix, match.VetoGivenNames, match.VetoTokens, match.VetoName, match.VetoShared, "later"} {
		text := matching.VetoSentence(v)
		if said[text] || !strings.HasSuffix(text, ".") {
			t.Errorf("%s: %q", v, text)
		}
		said[text] = true
	}
}
