package contact_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"daybook/internal/contact"
)

// here and xero are parties.
func here(id int64) contact.Party    { return contact.Party{ContactID: id} }
func xero(id string) contact.Party   { return contact.Party{LedgerID: id} }
func undoneAt(d *contact.Decision)   { d.UndoneAt = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC) }
func same(l, r contact.Party) answer { return answer{contact.Same, l, r, false} }
func apart(l, r contact.Party) answer {
	return answer{contact.Different, l, r, false}
}

type answer struct {
	contact.Answer

	left, right contact.Party
	isUndone    bool
}

func (a answer) undone() answer { a.isUndone = true; return a }

// decided makes decisions of answers; the first has ID 1.
func decided(answers ...answer) []contact.Decision {
	var ds []contact.Decision
	for i, a := range answers {
		d := contact.Decision{ID: int64(i + 1), Answer: a.Answer, Left: a.left, Right: a.right, Actor: contact.ByOwner}
		if a.isUndone {
			undoneAt(&d)
		}
		ds = append(ds, d)
	}
	return ds
}

// brief writes groups as "1<2,3 x:1 y:3", with the contact that brought each of Xero's behind it.
func brief(s contact.Standing) []string {
	texts := []string{}
	for _, g := range s.Groups {
		text := fmt.Sprint(g.Survivor)
		for i, m := range g.Members[1:] {
			text += map[bool]string{true: "<", false: ","}[i == 0] + fmt.Sprint(m)
		}
		for _, t := range g.Ties {
			text += fmt.Sprintf(" %s:%d", t.LedgerID, t.ContactID)
		}
		texts = append(texts, text)
	}
	return texts
}

func TestWhatStandsFollowsFromTheDecisions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		answers  []answer
		want     []string
		breached []int64
	}{
		{"nothing", nil, []string{}, nil},
		{"a link", []answer{same(here(1), xero("x"))}, []string{"1 x:1"}, nil},
		{"a link written the other way round", []answer{same(xero("x"), here(1))}, []string{"1 x:1"}, nil},
		{"an undone link", []answer{same(here(1), xero("x")).undone()}, []string{}, nil},
		{"a merge keeps the left one in front", []answer{same(here(2), here(1))}, []string{"2<1"}, nil},
		{"a merge brings its link along", []answer{same(here(2), xero("y")), same(here(1), xero("x")), same(here(1), here(2))},
			[]string{"1<2 x:1 y:2"}, nil},
		{"a merge of the merged", []answer{same(here(1), here(2)), same(here(3), here(1))}, []string{"3<1,2"}, nil},
		{"merging what is one changes nothing", []answer{same(here(1), here(2)), same(here(2), here(3)), same(here(3), here(1))},
			[]string{"1<2,3"}, nil},
		{"one at Xero for two here makes them one, the older in front", []answer{same(here(5), xero("x")), same(here(4), xero("x"))},
			[]string{"4<5 x:5"}, nil},
		{"two at Xero that are one", []answer{same(xero("x"), xero("y")), same(here(1), xero("y"))}, []string{"1 x:1 y:1"}, nil},
		{"a later contact at Xero joins the one it is", []answer{same(here(1), xero("x")), same(xero("x"), xero("y"))},
			[]string{"1 x:1 y:1"}, nil},
		{"two at Xero that are one join two here", []answer{same(here(3), xero("x")), same(here(2), xero("y")), same(xero("x"), xero("y"))},
			[]string{"2<3 y:2 x:3"}, nil},
		{"two at Xero alone are no group", []answer{same(xero("x"), xero("y"))}, []string{}, nil},
		{"a last answer wins over the first", []answer{same(here(1), here(2)), apart(here(2), here(1))}, []string{}, nil},
		{"a last answer wins the other way round", []answer{apart(here(1), here(2)), same(here(1), here(2))}, []string{"1<2"}, nil},
		{"an undone last answer gives the first back", []answer{same(here(1), here(2)), apart(here(2), here(1)).undone()}, []string{"1<2"}, nil},
		{"the newest answer that contradicts gives way", []answer{same(here(1), here(2)), same(here(2), here(3)), apart(here(1), here(3))},
			[]string{"1<2"}, []int64{2}},
		{"also when the contradiction came first", []answer{apart(here(1), here(3)), same(here(2), here(3)), same(here(1), here(2))},
			[]string{"2<3"}, []int64{3}},
		{"a contradiction over Xero", []answer{same(here(1), xero("x")), same(here(2), xero("x")), apart(here(1), here(2))},
			[]string{"1 x:1"}, []int64{2}},
		{"a person stays apart from the firm", []answer{{contact.WorksAt, here(1), here(2), false}, same(here(1), here(2)).undone()}, []string{}, nil},
		{"a person is not merged over a third", []answer{{contact.WorksAt, here(1), here(2), false}, same(here(1), here(3)), same(here(3), here(2))},
			[]string{"1<3"}, []int64{3}},
		{"a contact is not merged with itself", []answer{same(here(1), here(1))}, []string{}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := contact.Resolve(decided(test.answers...))
			if got := brief(s); !slices.Equal(got, test.want) || !slices.Equal(s.Breached, test.breached) {
				t.Errorf("groups %q, breached %v; want %q, %v", got, s.Breached, test.want, test.breached)
			}
		})
	}
}

func TestADecisionThatIsNotSavedIsTheNewest(t *testing.T) {
	t.Parallel()
	ds := decided(apart(here(1), here(2)), same(here(3), here(2)))
	ds = append([]contact.Decision{{Answer: contact.Same, Left: here(1), Right: here(3)}}, ds...)
	if s := contact.Resolve(ds); !slices.Equal(s.Breached, []int64{0}) || s.Survivor(2) != 3 || s.Survivor(1) != 1 {
		t.Errorf("groups %q, breached %v", brief(s), s.Breached)
	}
}

func TestWhatIsAnsweredIsNotAskedAgain(t *testing.T) {
	t.Parallel()
	s := contact.Resolve(decided(same(here(1), here(2)), same(here(1), xero("x")), apart(here(2), xero("z")),
		answer{contact.WorksAt, here(9), here(1), false}, same(xero("z"), xero("zz"))))
	for _, c := range []struct {
		a, b           contact.Party
		isOne, isApart bool
		answer         contact.Answer
	}{
		{here(1), here(2), true, false, contact.Same},
		{here(2), xero("x"), true, false, ""},
		{xero("x"), xero("z"), false, true, ""},
		{here(1), xero("zz"), false, true, ""},
		{xero("z"), here(2), false, true, contact.Different},
		{here(9), xero("x"), false, true, ""},
		{here(1), here(9), false, true, contact.WorksAt},
		{xero("z"), xero("zz"), true, false, contact.Same},
		{here(7), here(7), true, false, ""},
		{here(7), here(1), false, false, ""},
		{here(7), here(8), false, false, ""},
	} {
		isAnswered := c.isOne || c.isApart
		if s.IsOne(c.a, c.b) != c.isOne || s.IsApart(c.b, c.a) != c.isApart || s.Answer(c.b, c.a) != c.answer || s.IsAnswered(c.a, c.b) != isAnswered {
			t.Errorf("%v and %v: one %t, apart %t, answer %q, answered %t; want %+v",
				c.a, c.b, s.IsOne(c.a, c.b), s.IsApart(c.b, c.a), s.Answer(c.b, c.a), s.IsAnswered(c.a, c.b), c)
		}
	}
	if len(s.WorksAt) != 1 || s.WorksAt[0].ID != 4 || s.Survivor(2) != 1 || s.Survivor(77) != 77 {
		t.Errorf("works at %+v, survivor of 2 is %d", s.WorksAt, s.Survivor(2))
	}
	if g, ok := s.Group(xero("x")); !ok || g.Survivor != 1 {
		t.Errorf("group %+v, %t", g, ok)
	}
	if _, ok := s.Group(xero("z")); ok {
		t.Error("two at Xero without a contact here are a group")
	}
	if zero := (contact.Standing{}); zero.IsAnswered(here(1), here(2)) || zero.Survivor(3) != 3 {
		t.Error("no decisions, and something stands")
	}
}

// drawParty is one of few, so that they meet.
func drawParty(t *rapid.T, label string) contact.Party {
	if rapid.Bool().Draw(t, label+" is Xero's") {
		return xero(rapid.SampledFrom([]string{"u", "v", "w", "x"}).Draw(t, label))
	}
	return here(rapid.Int64Range(1, 5).Draw(t, label))
}

func drawDecisions(t *rapid.T) []contact.Decision {
	var ds []contact.Decision
	for i := range rapid.IntRange(0, 14).Draw(t, "decisions") {
		d := contact.Decision{ID: int64(i + 1), Left: drawParty(t, "left"), Right: drawParty(t, "right"),
			Answer: rapid.SampledFrom([]contact.Answer{contact.Same, contact.Same, contact.Same, contact.Different, contact.WorksAt}).Draw(t, "answer")}
		if rapid.IntRange(0, 3).Draw(t, "undone") == 0 {
			undoneAt(&d)
		}
		ds = append(ds, d)
	}
	return ds
}

func TestResolvingIsTheSameInAnyOrderAndKeepsApartWhatIsApart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ds := drawDecisions(t)
		s := contact.Resolve(ds)
		shuffled := rapid.Permutation(ds).Draw(t, "order")
		if again := contact.Resolve(shuffled); !reflect.DeepEqual(s, again) {
			t.Fatalf("in another order\n%+v\nwant\n%+v", again, s)
		}
		stand := slices.DeleteFunc(slices.Clone(ds), func(d contact.Decision) bool { return !d.Stands() })
		if again := contact.Resolve(stand); !reflect.DeepEqual(s, again) {
			t.Fatalf("without the undone ones\n%+v\nwant\n%+v", again, s)
		}
		seen := map[contact.Party]bool{}
		for _, g := range s.Groups {
			for _, m := range g.Members {
				if seen[here(m)] || s.Survivor(m) != g.Survivor {
					t.Fatalf("contact %d is in two groups: %q", m, brief(s))
				}
				seen[here(m)] = true
			}
			for _, tie := range g.Ties {
				if seen[xero(tie.LedgerID)] || !slices.Contains(g.Members, tie.ContactID) {
					t.Fatalf("%v is in two groups, or with none: %q", tie, brief(s))
				}
				seen[xero(tie.LedgerID)] = true
			}
			if len(g.Merges) != len(g.Members)-1 {
				t.Fatalf("%d merges of %d members", len(g.Merges), len(g.Members))
			}
		}
		last := map[[2]contact.Party]contact.Decision{}
		for _, d := range stand {
			last[[2]contact.Party{d.Left, d.Right}], last[[2]contact.Party{d.Right, d.Left}] = d, d
		}
		for pair, d := range last {
			isOne := s.IsOne(pair[0], pair[1])
			switch {
			case d.Left == d.Right:
			case d.Answer != contact.Same && isOne:
				t.Fatalf("%v are one against decision %d", pair, d.ID)
			case d.Answer == contact.Same && isOne == slices.Contains(s.Breached, d.ID):
				t.Fatalf("decision %d: one %t, breached %v", d.ID, isOne, s.Breached)
			}
		}
	})
}
