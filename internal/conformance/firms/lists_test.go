package firms_test

import (
	"reflect"
	"strings"
	"testing"

	"daybook/internal/conformance/firms"
	"daybook/internal/contact/match"
)

func TestTheSameSeedMakesTheSameLists(t *testing.T) {
	t.Parallel()
	one, two, other := firms.Make(500, 1), firms.Make(500, 1), firms.Make(500, 2)
	if !reflect.DeepEqual(one, two) {
		t.Error("two lists from one seed differ")
	}
	if reflect.DeepEqual(one.Left, other.Left) {
		t.Error("lists from two seeds are the same")
	}
}

func TestThreeOfFiveFirmsAreInBothLists(t *testing.T) {
	t.Parallel()
	lists := firms.Make(1000, 1)
	partners := map[int]bool{}
	for _, right := range lists.Partner {
		if right >= 0 {
			partners[right] = true
		}
	}
	if len(lists.Left) != 1000 || len(lists.Right) != 1000 || len(partners) != 600 {
		t.Errorf("there are %d and %d records with %d pairs", len(lists.Left), len(lists.Right), len(partners))
	}
	ids := map[string]bool{}
	for _, r := range append(lists.Left, lists.Right...) {
		ids[r.ID] = true
		if r.Name == "" {
			t.Errorf("%s has no name", r.ID)
		}
	}
	if len(ids) != 2000 {
		t.Errorf("there are %d ids, not 2000", len(ids))
	}
}

// The troubles of real lists are what makes the figures mean something.
func TestListsHaveTheTroublesOfRealOnes(t *testing.T) {
	t.Parallel()
	lists := firms.Make(4000, 1)
	names, streets, mails, countries := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	differs := map[string]int{}
	for i, r := range lists.Left {
		names[strings.Fields(r.Name)[0]]++
		for _, a := range r.Addresses {
			streets[strings.TrimPrefix(a.Street, "Unit ")]++
			countries[a.Country]++
		}
		for _, m := range r.Emails {
			mails[m[strings.Index(m, "@")+1:]]++
		}
		if p := lists.Partner[i]; p >= 0 {
			compare(differs, r, lists.Right[p])
		}
	}
	most := func(counts map[string]int) (n int) {
		for _, c := range counts {
			n = max(n, c)
		}
		return n
	}
	for what, is := range map[string]bool{
		"one first word is common":       most(names) > 60,
		"most first words are rare":      len(names) > 600,
		"free mail and chains are many":  most(mails) > 200,
		"most domains are of few":        len(mails) > 500,
		"there are several countries":    len(countries) > 5,
		"many names are written apart":   differs["name"] > 600,
		"many phones are written apart":  differs["phone"] > 300,
		"some tax numbers stand on both": differs["tax on both"] > 300,
		"some lack all but the name":     differs["bare"] > 3,
		"some are in another script":     differs["script"] > 20,
	} {
		if !is {
			t.Errorf("not so: %s (%v)", what, differs)
		}
	}
}

func compare(differs map[string]int, a, b match.Record) {
	note := func(what string, is bool) {
		if is {
			differs[what]++
		}
	}
	note("name", a.Name != b.Name)
	note("phone", len(a.Phones) > 0 && len(b.Phones) > 0 && a.Phones[0] != b.Phones[0])
	note("tax on both", len(a.TaxNumbers) > 0 && len(b.TaxNumbers) > 0)
	note("bare", len(a.Phones)+len(a.Emails)+len(a.Addresses)+len(a.TaxNumbers) == 0)
	note("script", strings.IndexFunc(a.Name, func(r rune) bool { return r > 0x36F }) >= 0)
}
