package match_test

import (
	"fmt"
	"slices"
	"testing"

	"daybook/internal/contact/match"
)

// neighbours are two firms behind one door: one street and telephone, names with one word in common.
func neighbours(i int) (a, b match.Record) {
	trade := []string{"Joinery", "Roofing", "Plumbing", "Glazing", "Fencing"}
	there := at(fmt.Sprintf("%d Queen Street", 10+i), "Nelson", "7010")
	phone := list(fmt.Sprintf("03 548 %04d", 1000+7*i))
	name := fmt.Sprintf("Hollis%c%c ", 'a'+i%26, 'a'+i/26)
	return match.Record{ID: "a", Name: name + trade[i%5], Phones: phone, Addresses: there},
		match.Record{ID: "b", Name: name + trade[(i+2)%5], Phones: phone, Addresses: there}
}

// moved are one firm at two addresses.
func moved(i int) (a, b match.Record) {
	name := fmt.Sprintf("Kauri%c Timber %c", 'a'+i%26, 'a'+i/26)
	return match.Record{ID: "a", Name: name, Addresses: at("4 Bay Road", "Napier", "4110")},
		match.Record{ID: "b", Name: name, Addresses: at("91 Hill Road", "Nelson", "7010")}
}

// asked is answers to n questions about pairs made by pair.
func asked(e *match.Engine, n int, isSame bool, pair func(int) (a, b match.Record)) []match.Answer {
	var answers []match.Answer
	for i := range n {
		a, b := pair(i)
		answers = append(answers, match.Answer{Comparison: e.Compare(e.Prepare(a), e.Prepare(b), nil), IsSame: isSame})
	}
	return answers
}

// mixed puts one of the one after one of the other, as they come when asked.
func mixed(a, b []match.Answer) []match.Answer {
	var all []match.Answer
	for i := range max(len(a), len(b)) {
		all = append(append(all, a[min(i, len(a)):min(i+1, len(a))]...), b[min(i, len(b)):min(i+1, len(b))]...)
	}
	return all
}

func TestAnswersAgainstWhatWasForetoldMovePercentages(t *testing.T) {
	t.Parallel()
	e := engine()
	lesson := e.Learn(mixed(asked(e, 30, false, neighbours), asked(e, 30, true, moved)))
	if !lesson.IsBetter || lesson.Answers != 60 || len(lesson.Points) == 0 || lesson.RightAfter < lesson.RightBefore {
		t.Fatalf("nothing was learnt: %+v", lesson)
	}
	a, b := neighbours(77)
	before, after := e.Compare(e.Prepare(a), e.Prepare(b), nil), e.With(lesson).Compare(e.Prepare(a), e.Prepare(b), nil)
	if after.PerMille >= before.PerMille || after.ShippedPerMille != before.PerMille || after.LearntTenthBits >= 0 {
		t.Errorf("firms behind one door: %d before, %d after (%d tenths learnt)", before.PerMille, after.PerMille, after.LearntTenthBits)
	}
	if after.Model == before.Model {
		t.Error("the model is said to be the same")
	}
}

func TestTheLessonOfTheSameAnswersIsTheSame(t *testing.T) {
	t.Parallel()
	e := engine()
	answers := mixed(asked(e, 20, false, neighbours), asked(e, 20, true, moved))
	first, second := e.Learn(answers), e.Learn(answers)
	if !slices.Equal(first.Points, second.Points) {
		t.Errorf("%v, then %v", first.Points, second.Points)
	}
	// What a lesson says is not learnt a second time: answers given with it teach what they taught without it.
	taught := e.With(first)
	again := taught.Learn(mixed(asked(taught, 20, false, neighbours), asked(taught, 20, true, moved)))
	if !slices.Equal(again.Points, first.Points) {
		t.Errorf("%v, then, with it, %v", first.Points, again.Points)
	}
}

func TestFewAnswersOrAnswersOfOneKindTeachNothing(t *testing.T) {
	t.Parallel()
	e := engine()
	for name, answers := range map[string][]match.Answer{
		"none": nil, "few": mixed(asked(e, 9, false, neighbours), asked(e, 9, true, moved)), "one kind": asked(e, 60, true, moved),
	} {
		if l := e.Learn(answers); l.IsBetter || l.Points != nil {
			t.Errorf("%s: %+v", name, l)
		}
	}
}

func TestAnswersAsForetoldTeachNothing(t *testing.T) {
	t.Parallel()
	e := engine()
	var answers []match.Answer
	for i := range 200 {
		answers = append(answers, match.Answer{IsSame: i%10 < 7, Comparison: match.Comparison{PerMille: 700,
			Evidence: []match.Evidence{{Field: match.FieldPhone, Level: match.LevelSame}, {Field: match.FieldName, Level: match.LevelAlike}}}})
	}
	if l := e.Learn(answers); l.IsBetter || l.Points != nil {
		t.Errorf("seven of ten, foretold as 70 %%, taught %+v", l)
	}
}

func TestALessonNeitherLinksByItselfNorLeavesOutAQuestion(t *testing.T) {
	t.Parallel()
	firm := match.Record{ID: "a", Name: "Hollis Joinery", Phones: list("03 548 1000"), Addresses: at("10 Queen Street", "Nelson", "7010")}
	other := match.Record{ID: "b", Name: "Beacon Legal", Phones: list("03 548 1000"), Addresses: at("10 Queen Street", "Nelson", "7010")}
	twin := firm
	twin.ID = "c"
	for name, test := range map[string]struct {
		with  match.Record
		tenth int
		want  match.Verdict
	}{
		"raised, asked still":  {other, 300, match.Review},
		"lowered, asked still": {other, -300, match.Review},
		"lowered, asked now":   {twin, -300, match.Review},
		"raised, as before":    {twin, 300, match.Auto},
	} {
		lesson := match.Lesson{Answers: 40, Points: []match.LessonPoint{{Field: match.FieldPhone, Level: match.LevelSame, TenthBits: test.tenth}}}
		e := engine().With(lesson)
		pairs, err := e.Link(t.Context(), e.PrepareAll([]match.Record{firm}), e.PrepareAll([]match.Record{test.with}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := verdict(pairs, 0, 0); got != test.want {
			t.Errorf("%s: %s, not %s", name, got, test.want)
		}
	}
}
