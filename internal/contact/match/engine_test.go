package match_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"daybook/internal/contact/match"
)

// firms returns n firms of which each has a partner in a list made with another salt.
func firms(n int, salt string) []match.Record {
	first, second := list("Rimu", "Kauri", "Totara", "Harbour", "Matai", "Nikau", "Pohutukawa"), list("Joinery", "Motors", "Bakery", "Plumbing", "Travel", "Hotel")
	records := make([]match.Record, n)
	for i := range records {
		records[i] = match.Record{
			ID: fmt.Sprintf("%s%06d", salt, i), Name: fmt.Sprintf("%s %s %s%s", first[i%7], second[i%6], string(rune('A'+i%26)), string(rune('a'+i/26%26))),
			Emails: list(fmt.Sprintf("owner%d@firm%d.co.nz", i, i)), Addresses: at(fmt.Sprintf("%d Queen Street", 100+i), "Auckland", "1010"),
		}
	}
	return records
}

func TestCancellingTheContextEndsLinkAndDedupe(t *testing.T) {
	t.Parallel()
	e := engine()
	for _, n := range []int{20, 900} { // every pair, and those that share keys
		forms := e.PrepareAll(firms(n, "l"))
		if _, err := e.Link(cancelled(), forms, forms, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("Link of %d: %v", n, err)
		}
		if _, err := e.Dedupe(cancelled(), forms, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("Dedupe of %d: %v", n, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	forms := e.PrepareAll(firms(400, "l"))
	if _, err := e.Link(ctx, forms, forms, func(_, _ int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled in the midst: %v", err)
	}
}

func TestProgressRisesToTheTotal(t *testing.T) {
	t.Parallel()
	e := engine()
	for _, n := range []int{1, 20, 900} {
		forms := e.PrepareAll(firms(n, "l"))
		for name, work := range map[string]func(match.Progress) error{
			"Link":   func(p match.Progress) error { _, err := e.Link(t.Context(), forms, forms, p); return err },
			"Dedupe": func(p match.Progress) error { _, err := e.Dedupe(t.Context(), forms, p); return err },
			"nobody": func(p match.Progress) error { _, err := e.Link(t.Context(), forms, []*match.Form{}, p); return err },
		} {
			last, total := -1, -1
			err := work(func(done, of int) {
				if done < last || done > of {
					t.Errorf("%s of %d: %d of %d after %d", name, n, done, of, last)
				}
				last, total = done, of
			})
			if err != nil || last != total || total != n {
				t.Errorf("%s of %d ends at %d of %d, %v", name, n, last, total, err)
			}
		}
	}
}

func TestNobodyIsLinkedToNobody(t *testing.T) {
	t.Parallel()
	if got := link(t, []match.Record{}, []match.Record{}); got == nil || len(got) > 0 {
		t.Errorf("Link: %v", got)
	}
	if got := dedupe(t); got == nil || len(got) > 0 {
		t.Errorf("Dedupe: %v", got)
	}
}

// Long lists are not compared pair by pair but by keys, and must find the same.
func TestLongListsFindEachPartnerByItsKeys(t *testing.T) {
	t.Parallel()
	left, right := firms(900, "l"), firms(900, "r")
	slices.Reverse(right)
	pairs := link(t, left, right)
	autos := 0
	for _, p := range pairs {
		if p.Verdict != match.Auto {
			continue
		}
		autos++
		if left[p.Left].Name != right[p.Right].Name {
			t.Errorf("%s is taken for %s", left[p.Left].Name, right[p.Right].Name)
		}
	}
	if autos != len(left) {
		t.Errorf("%d of %d were linked", autos, len(left))
	}
}

func TestScoredKeepsWhatLinkLeavesOut(t *testing.T) {
	t.Parallel()
	e := engine()
	forms := e.PrepareAll(firms(10, "l"))
	all, err := e.Scored(t.Context(), forms, forms)
	if err != nil || len(all) != 100 {
		t.Fatalf("%d pairs, %v", len(all), err)
	}
	var kept []match.Pair
	for _, p := range all {
		if p.Verdict != match.New {
			kept = append(kept, p)
		}
	}
	linked, err := e.Link(t.Context(), forms, forms, nil)
	if err != nil || len(linked) != len(kept) {
		t.Errorf("%d linked, %d of those scored are not new, %v", len(linked), len(kept), err)
	}
}

func TestEngineServesSeveralAtOnce(t *testing.T) {
	t.Parallel()
	e := engine()
	forms := e.PrepareAll(firms(40, "l"))
	want, err := e.Link(t.Context(), forms, forms, nil)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			got, err := e.Link(t.Context(), e.PrepareAll(firms(40, "l")), forms, nil)
			if err != nil || len(got) != len(want) {
				t.Errorf("%d pairs, want %d, %v", len(got), len(want), err)
			}
		})
	}
	group.Wait()
}

func TestVersionChangesWithWhateverKeysDependOn(t *testing.T) {
	t.Parallel()
	m := match.Shipped()
	a, b := match.NewEngine(m, "NZ"), match.NewEngine(m, "AU")
	if a.Version() == b.Version() || a.Version() != match.NewEngine(m, "NZ").Version() {
		t.Errorf("%q and %q", a.Version(), b.Version())
	}
	m.Version += "x"
	if match.NewEngine(m, "NZ").Version() == a.Version() {
		t.Errorf("another model has version %q too", a.Version())
	}
}
