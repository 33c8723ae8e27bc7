package match_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	made "daybook/internal/conformance/firms"
	"daybook/internal/contact/match"
)

// answersOf are what is decided about pairs, by the records' ids, in an order of their own.
func answersOf(pairs []match.Pair, left, right []match.Record) []string {
	answers := []string{}
	for _, p := range pairs {
		ids := []string{left[p.Left].ID, right[p.Right].ID}
		slices.Sort(ids)
		answers = append(answers, fmt.Sprintf("%s %s %d %s", ids[0], ids[1], p.Comparison.PerMille, p.Verdict))
	}
	slices.Sort(answers)
	return answers
}

// TestTheOrderOfTheListsDoesNotMatter: what is decided follows from the contacts, not from how they lie.
func TestTheOrderOfTheListsDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lists := made.Make(60, rapid.Uint64().Draw(t, "seed"))
		left, right := lists.Left, lists.Right
		for i := range left {
			left[i].ID = fmt.Sprintf("l%03d", i)
		}
		for i := range right {
			right[i].ID = fmt.Sprintf("r%03d", i)
		}
		e := engine()
		decide := func(a, b []match.Record) (links, twins []string) {
			pairs, err := e.Link(t.Context(), e.PrepareAll(a), e.PrepareAll(b), nil)
			if err != nil {
				t.Fatal(err)
			}
			all := slices.Concat(a, b)
			doubles, err := e.Dedupe(t.Context(), e.PrepareAll(all), nil)
			if err != nil {
				t.Fatal(err)
			}
			return answersOf(pairs, a, b), answersOf(doubles, all, all)
		}
		links, twins := decide(left, right)
		otherLinks, otherTwins := decide(rapid.Permutation(left).Draw(t, "left"), rapid.Permutation(right).Draw(t, "right"))
		if !slices.Equal(links, otherLinks) {
			t.Errorf("linked otherwise: %q, then %q", lacking(links, otherLinks), lacking(otherLinks, links))
		}
		if !slices.Equal(twins, otherTwins) {
			t.Errorf("doubles otherwise: %q, then %q", lacking(twins, otherTwins), lacking(otherTwins, twins))
		}
	})
}

// lacking is what the second list lacks of the first.
func lacking(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// TestNoContactIsLinkedTwiceByItself: of two lists each has at most one partner without asking, and no veto is passed over.
func TestNoContactIsLinkedTwiceByItself(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lists := made.Make(80, rapid.Uint64().Draw(t, "seed"))
		e := engine()
		pairs, err := e.Link(t.Context(), e.PrepareAll(lists.Left), e.PrepareAll(lists.Right), nil)
		if err != nil {
			t.Fatal(err)
		}
		left, right := map[int]bool{}, map[int]bool{}
		for _, p := range pairs {
			if p.Verdict != match.Auto {
				continue
			}
			if left[p.Left] || right[p.Right] {
				t.Errorf("linked twice: %+v", p)
			}
			if len(p.Comparison.Vetoes) > 0 || p.Comparison.PerMille < 995 {
				t.Errorf("linked by itself: %+v", p.Comparison)
			}
			left[p.Left], right[p.Right] = true, true
		}
	})
}

// TestHowANameIsWrittenDoesNotMatter: case, marks and gaps around it are no part of a name.
func TestHowANameIsWrittenDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lists := made.Make(10, rapid.Uint64().Draw(t, "seed"))
		a := lists.Left[rapid.IntRange(0, len(lists.Left)-1).Draw(t, "which")]
		b := lists.Right[rapid.IntRange(0, len(lists.Right)-1).Draw(t, "other")]
		written := b
		written.Name = "  " + strings.ToUpper(strings.ReplaceAll(b.Name, " ", "   ")) + " "
		for i, mail := range written.Emails {
			written.Emails = slices.Clone(written.Emails)
			written.Emails[i] = " " + strings.ToUpper(mail)
		}
		if one, other := compare(a, b), compare(a, written); one.PerMille != other.PerMille {
			t.Errorf("%q is %d, %q is %d", b.Name, one.PerMille, written.Name, other.PerMille)
		}
	})
}

// TestAFieldIsToldTheWayItWeighs: what is told as different does not speak for a pair, what is told as the same not against it.
func TestAFieldIsToldTheWayItWeighs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lists := made.Make(12, rapid.Uint64().Draw(t, "seed"))
		for _, a := range lists.Left {
			for _, b := range lists.Right {
				for _, one := range compare(a, b).Evidence {
					if one.Level == match.LevelDifferent && one.TenthBits > 0 && one.Note != "the suffixes differ" || one.Level == match.LevelSame && one.TenthBits < 0 {
						t.Errorf("%s of %q and %q is %s and weighs %d", one.Field, one.Left, one.Right, one.Level, one.TenthBits)
					}
				}
			}
		}
	})
}
