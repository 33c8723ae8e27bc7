package sqlite_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
	"daybook/internal/matching"
	"daybook/internal/sqlite"
)

// asked is a question about two parties.
func asked(l, r contact.Party, perMille int, value int64) matching.Pair {
	return matching.Pair{Left: l, Right: r, Verdict: match.Review, Value: value, FoundAt: noon(),
		Comparison: match.Comparison{PerMille: perMille, Evidence: []match.Evidence{}}}
}

// queue writes the open questions in their order, such as "1-2 1-x1".
func queue(t *testing.T, f *sqlite.File, q matching.PairQuery) string {
	t.Helper()
	var texts []string
	for _, p := range must(f.ListPairs(t.Context(), q))(t).Rows {
		name := func(p contact.Party) string { return strings.TrimPrefix(fmt.Sprint(p.ContactID), "0") + p.LedgerID }
		texts = append(texts, name(p.Left)+"-"+name(p.Right))
	}
	return strings.Join(texts, " ")
}

func wantQueue(t *testing.T, f *sqlite.File, want string) {
	t.Helper()
	if got := queue(t, f, matching.PairQuery{}); got != want {
		t.Errorf("open are %q, want %q", got, want)
	}
}

func TestQuestionsWorthMostComeFirst(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	a, b, c := party(here[0]), party(here[1]), party(here[2])
	pairs := []matching.Pair{asked(a, b, 900, 5), asked(a, xero("x1"), 800, 70), asked(b, xero("x2"), 990, 70), asked(xero("x1"), xero("x3"), 500, 0)}
	if err := f.ReplacePairs(ctx, pairs); err != nil {
		t.Fatal(err)
	}
	wantQueue(t, f, "2-x2 1-x1 1-2 x1-x3")
	page := must(f.ListPairs(ctx, matching.PairQuery{Kind: matching.KindLink, AtLeast: 850, Limit: 5}))(t)
	if page.Total != 1 || page.Value != 70 || page.Rows[0].Comparison.PerMille != 990 || !page.Rows[0].IsOpen || page.Rows[0].Verdict != match.Review {
		t.Errorf("links above 85 %%: %+v", page)
	}
	if got := queue(t, f, matching.PairQuery{Offset: 1, Limit: 2}); got != "1-x1 1-2" {
		t.Errorf("a window holds %q", got)
	}
	if err := f.PutOff(ctx, page.Rows[0].ID, true); err != nil {
		t.Fatal(err)
	}
	if got := queue(t, f, matching.PairQuery{IsPutOff: true}); got != "2-x2" || must(f.ListPairs(ctx, matching.PairQuery{}))(t).PutOff != 1 {
		t.Errorf("put off %q", got)
	}
	// A new search: one stays put off, one is new, the others are gone.
	if err := f.ReplacePairs(ctx, []matching.Pair{asked(b, xero("x2"), 991, 71), asked(b, c, 600, 1), asked(b, xero("x9"), 600, 1)}); err != nil {
		t.Fatal(err)
	}
	wantQueue(t, f, "2-3")
	if got := queue(t, f, matching.PairQuery{IsPutOff: true}); got != "2-x2" {
		t.Errorf("after a search put off %q", got)
	}
	if p := must(f.GetPair(ctx, page.Rows[0].ID))(t); p.Comparison.PerMille != 991 || p.Value != 71 || !p.IsPutOff {
		t.Errorf("the one put off reads %+v", p)
	}
	if err := f.PutOff(ctx, page.Rows[0].ID, false); err != nil {
		t.Fatal(err)
	}
	wantQueue(t, f, "2-x2 2-3")
	if err := f.UpdatePairs(ctx, b, []matching.Pair{asked(a, b, 700, 9)}); err != nil {
		t.Fatal(err)
	}
	wantQueue(t, f, "1-2")
	if err := f.UpdatePairs(ctx, xero("x2"), []matching.Pair{asked(c, xero("x2"), 700, 3)}); err != nil {
		t.Fatal(err)
	}
	wantQueue(t, f, "1-2 3-x2")
	if err := f.UpdatePairs(ctx, xero("x2"), nil); err != nil {
		t.Fatal(err)
	}
	wantQueue(t, f, "1-2")
	for name, err := range map[string]error{"read": second(f.GetPair(ctx, 99)), "put off": f.PutOff(ctx, 99, true)} {
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("a question that is not there was %s with %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestAnsweredQuestionsLeaveTheQueueAndUndoneAnswersBringThemBack(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	a, b, c := party(here[0]), party(here[1]), party(here[2])
	pairs := []matching.Pair{asked(a, b, 900, 9), asked(b, c, 800, 8), asked(a, c, 700, 7), asked(a, xero("x1"), 600, 6)}
	if err := f.ReplacePairs(ctx, pairs); err != nil {
		t.Fatal(err)
	}
	merge := decide(t, f, same(a, b))[0]
	wantQueue(t, f, "1-3 1-x1") // the contact merged away is asked about no more
	other := decide(t, f, apart(a, c))[0]
	wantQueue(t, f, "1-x1")
	if err := f.ReplacePairs(ctx, pairs[:3]); err != nil {
		t.Fatal(err)
	}
	undo(t, f, false, other.ID)
	undo(t, f, true, merge.ID)
	wantQueue(t, f, "1-2 2-3 1-3")
	again := decide(t, f, same(a, b))[0]
	undo(t, f, false, again.ID)
	wantQueue(t, f, "2-3 1-3")
	// Found before the answer, the question is answered; found after it, it is asked again.
	earlier, later := pairs[0], pairs[0]
	earlier.FoundAt, later.FoundAt = noon().Add(-1), noon().Add(1)
	for _, p := range []struct {
		pair matching.Pair
		want string
	}{{earlier, "2-3 1-3"}, {later, "1-2 2-3 1-3"}} {
		if err := f.ReplacePairs(ctx, append([]matching.Pair{p.pair}, pairs[1:3]...)); err != nil {
			t.Fatal(err)
		}
		wantQueue(t, f, p.want)
	}
	// A pair that was never asked is asked once its decision is taken back to be asked.
	d := same(c, xero("x3"))
	d.Comparison = &match.Comparison{PerMille: 999, Evidence: []match.Evidence{}}
	auto := decide(t, f, d)[0]
	undo(t, f, true, auto.ID)
	if got := queue(t, f, matching.PairQuery{Kind: matching.KindLink}); got != "3-x3" {
		t.Errorf("links to ask about %q", got)
	}
}

func TestEveryListOfQuestionsIsReadByItsIndex(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	for _, kind := range []matching.Kind{"", matching.KindHere} {
		for _, atLeast := range []int{0, 900} {
			q := matching.PairQuery{Kind: kind, AtLeast: atLeast, IsPutOff: atLeast == 0, Offset: 10}
			window, windowArguments := sqlite.PairWindow(q, "org")
			count, countArguments := sqlite.PairCount(q, "org")
			for statement, arguments := range map[string][]any{window: windowArguments, count: countArguments} {
				steps := must(f.Plan(ctx, statement, arguments...))(t)
				if problem := readsEverything(steps); problem != "" {
					t.Errorf("%+v: %s\n%s", q, problem, strings.Join(steps, "\n"))
				}
			}
			if steps := must(f.Plan(ctx, window, windowArguments...))(t); !skipsByIndex(steps) {
				t.Errorf("%+v sorts what it skips:\n%s", q, strings.Join(steps, "\n"))
			}
		}
	}
	statement, arguments := sqlite.LedgerSearch("rimu nelson", 20)
	if steps := must(f.Plan(ctx, statement, arguments...))(t); strings.Contains(strings.Join(steps, "\n"), "TEMP B-TREE") {
		t.Errorf("a search sorts: %q", steps)
	}
}

func TestXerosContactsAreSearchedByWords(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	rimu, kauri := atXero("x1", "Rimu & Sons"), atXero("x2", "Kauri Café")
	rimu.Address.City, rimu.Email, kauri.Email, kauri.Status = "Nelson", "pay@sons.example", "Ana-Maria@kauri.example", "ARCHIVED"
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{rimu, kauri}); err != nil {
		t.Fatal(err)
	}
	c := saveContact(ctx, t, f, aContact("Rimu"))
	decide(t, f, same(party(c), xero("x1")))
	for text, want := range map[string][]string{
		"rim": {"x1"}, "sons nel": {"x1"}, "cafe": {"x2"}, "maria": {"x2"}, "pay@sons": {"x1"}, "imu": nil, "rimu cafe": nil, "": {"x2", "x1"}, "%": {"x2", "x1"},
	} {
		var got []string
		for _, v := range must(f.SearchLedger(ctx, text, 5))(t) {
			got = append(got, v.Ledger.ID)
			if v.Ledger.ID == "x1" && v.LinkedTo != party(c) {
				t.Errorf("x1 is linked to %v", v.LinkedTo)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	if got := must(f.SearchLedger(ctx, "example", 1))(t); len(got) != 1 {
		t.Errorf("%d are found, want one", len(got))
	}
}
