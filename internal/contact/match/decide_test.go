package match_test

import (
	"fmt"
	"testing"

	"daybook/internal/contact/match"
)

// two is a pair of records and what may be done with it.
type two struct {
	name        string
	left, right match.Record
	want        match.Verdict
}

func TestAutoNeedsTwoKindsOfEvidence(t *testing.T) {
	t.Parallel()
	for _, test := range []two{
		{
			"name and private mailbox",
			match.Record{Name: "Kauri Joinery", Emails: list("jane@kauri.co.nz")}, match.Record{Name: "Kauri Joinery Ltd", Emails: list("Jane@Kauri.co.nz")}, match.Auto,
		},
		{
			"name and place", match.Record{Name: "Kauri Joinery", Addresses: at("12 Queen Street", "Auckland", "1010")},
			match.Record{Name: "Kauri Joinery Ltd", Addresses: at("12 Queen St", "Auckland", "1010")}, match.Auto,
		},
		{
			"valid tax number and name",
			match.Record{Name: "Kauri Joinery", TaxNumbers: list(gst)}, match.Record{Name: "Kauri Joinery Ltd", TaxNumbers: list("49 091 850")}, match.Auto,
		},
		{"the name alone", named("Kauri Joinery"), named("Kauri Joinery"), match.Review},
		{
			"the name and the town", match.Record{Name: "Kauri Joinery", Addresses: at("", "Auckland", "1010")},
			match.Record{Name: "Kauri Joinery", Addresses: at("", "Auckland", "1010")}, match.Review,
		},
		{"a role mailbox alone", match.Record{Emails: list("info@kauri.co.nz")}, match.Record{Emails: list("info@kauri.co.nz")}, match.Review},
		{"nothing in common", named("Kauri Joinery"), named("Harbour Bakery"), match.New},
		{"nothing to compare", named("Kauri Joinery"), match.Record{Emails: list("jane@rimu.co.nz")}, match.New},
		{"nothing at all", match.Record{}, match.Record{}, match.New},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for i, got := range verdicts(t, test.left, test.right) {
				if got != test.want && (test.want != match.Review || got == match.Auto) {
					t.Errorf("%s says %s, want %s", works[i], got, test.want)
				}
			}
		})
	}
}

func TestRivalsGoToAPersonAndPartnersAreOneToOne(t *testing.T) {
	t.Parallel()
	kauri := match.Record{ID: "a", Name: "Kauri Joinery", Emails: list("jane@kauri.co.nz"), Phones: list("09 377 8888")}
	twin := kauri
	twin.ID = "b"
	pairs := link(t, []match.Record{kauri}, []match.Record{kauri, twin})
	if len(pairs) != 2 {
		t.Fatalf("%d pairs, want both", len(pairs))
	}
	for _, p := range pairs {
		if p.Verdict != match.Review || !p.Comparison.HasRival || p.Comparison.RivalTenthBits > 60 {
			t.Errorf("of two that fit as well: %s, rival %v %d", p.Verdict, p.Comparison.HasRival, p.Comparison.RivalTenthBits)
		}
	}
	other := match.Record{ID: "c", Name: "Kauri Joinery", Emails: list("peter@elsewhere.co.nz"), Phones: list("04 472 1234")}
	pairs = link(t, []match.Record{kauri}, []match.Record{kauri, other})
	if verdict(pairs, 0, 0) != match.Auto || verdict(pairs, 0, 1) == match.Auto {
		t.Errorf("a clear best: %s and %s", verdict(pairs, 0, 0), verdict(pairs, 0, 1))
	}
	if len(pairs) > 0 && (pairs[0].Right != 0 || pairs[0].Comparison.RivalTenthBits < 60) {
		t.Errorf("the best is %+v", pairs[0])
	}
}

func TestAPersonAndTheirFirmAreOfferedAsWorksAt(t *testing.T) {
	t.Parallel()
	hotel := match.Record{
		Name: "Rimu Hotel Ltd", GivenName: "Jane", FamilyName: "Miller", Emails: list("jane@rimuhotel.co.nz"), Phones: list("09 377 8888"),
		Addresses: at("12 Queen Street", "Auckland", "1010"),
	}
	jane := match.Record{GivenName: "Jane", FamilyName: "Miller", Emails: hotel.Emails, Phones: hotel.Phones, Addresses: hotel.Addresses}
	asName := match.Record{Name: "Jane Miller", GivenName: "Jane", FamilyName: "Miller", Emails: hotel.Emails, Phones: hotel.Phones}
	for _, person := range []match.Record{jane, asName} {
		for i, got := range verdicts(t, person, hotel) {
			if got != match.WorksAt {
				t.Errorf("%s says %s", works[i], got)
			}
		}
		for i, got := range verdicts(t, hotel, person) {
			if got != match.WorksAt {
				t.Errorf("the other way round %s says %s", works[i], got)
			}
		}
	}
	// Two words of a firm are no person.
	plain := match.Record{Name: "Rimu Hotel", Emails: hotel.Emails, Phones: hotel.Phones}
	for i, got := range verdicts(t, plain, hotel) {
		if got != match.Auto {
			t.Errorf("of the hotel's two names %s says %s", works[i], got)
		}
	}
}

func TestBookkeeperOfFiveFirmsJoinsNone(t *testing.T) {
	t.Parallel()
	firms := names("Rimu Motors", "Harbour Bakery", "Kauri Joinery", "Totara Plumbing", "Blue Whale Travel")
	for i := range firms {
		firms[i].Emails, firms[i].Phones, firms[i].Addresses = list("clients@ledgerbooks.co.nz"), list("09 377 8888"), at("12 Queen Street", "Auckland", "1010")
	}
	mustNotBeAuto(t, dedupe(t, firms...))
	mustNotBeAuto(t, link(t, firms[:2], firms[2:]))
	mustNotBeAuto(t, link(t, firms[:1], firms[1:2]))
}

func TestFirmsInOneBuildingStayApart(t *testing.T) {
	t.Parallel()
	firms := names("Rimu Motors", "Harbour Bakery", "Kauri Joinery", "Totara Plumbing")
	for i := range firms {
		firms[i].Phones, firms[i].Addresses = list("09 377 8888"), at("12 Queen Street", "Auckland", "1010")
	}
	mustNotBeAuto(t, dedupe(t, firms...))
	mustNotBeAuto(t, link(t, firms[:2], firms[2:]))
	mustNotBeAuto(t, link(t, firms[:1], firms[1:2]))
}

func TestBranchesStayApartThoughOneRecordFitsBoth(t *testing.T) {
	t.Parallel()
	records := names("Rimu Motors North", "Rimu Motors South", "Rimu Motors")
	for i := range records {
		records[i].Emails, records[i].Phones = list("jane@rimumotors.co.nz"), list("09 377 8888")
	}
	mustNotBeAuto(t, dedupe(t, records...))
}

func TestNoVetoIsCrossedByWayOfAThird(t *testing.T) {
	t.Parallel()
	records := names("Kauri Joinery", "Kauri Joinery", "Kauri Joinery")
	for i := range records {
		records[i].Emails, records[i].Addresses = list("jane@kauri.co.nz"), at("12 Queen Street", "Auckland", "1010")
	}
	records[0].TaxNumbers, records[2].TaxNumbers = list(gst), list(otherGST)
	mustNotBeAuto(t, dedupe(t, records...))
	records[2].TaxNumbers = nil
	if got := verdict(dedupe(t, records...), 0, 2); got != match.Auto {
		t.Errorf("three without contradiction: %s", got)
	}
}

func TestChainOfLinksDoesNotJoinItsEnds(t *testing.T) {
	t.Parallel()
	// Each has something of the next, and the last nothing of the first.
	chain := []match.Record{
		{ID: "0", Name: "Kauri Joinery", Emails: list("jane@kauri.co.nz")},
		{ID: "1", Name: "Kauri Joinery", Phones: list("09 377 8888"), Emails: list("jane@kauri.co.nz")},
		{ID: "2", Name: "Harbour Bakery", Phones: list("09 377 8888"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		{ID: "3", Name: "Harbour Bakery", Addresses: at("12 Queen Street", "Auckland", "1010")},
	}
	pairs := dedupe(t, chain...)
	for _, ends := range [][2]int{{0, 2}, {0, 3}, {1, 2}, {1, 3}} {
		if got := verdict(pairs, ends[0], ends[1]); got == match.Auto {
			t.Errorf("%v are taken for one", ends)
		}
	}
	if verdict(pairs, 0, 1) != match.Auto || verdict(pairs, 2, 3) != match.Auto {
		t.Errorf("the two firms: %s and %s", verdict(pairs, 0, 1), verdict(pairs, 2, 3))
	}
}

func TestMoreThanEightAreNeverJoinedUnasked(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]match.Verdict{8: match.Auto, 9: match.Review} {
		var records []match.Record
		for i := range n {
			records = append(records, match.Record{
				ID: fmt.Sprint(i), Name: "Kauri Joinery", Emails: list("jane@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010"),
			})
		}
		pairs := dedupe(t, records...)
		if len(pairs) != n*(n-1)/2 {
			t.Errorf("%d alike make %d pairs", n, len(pairs))
		}
		for _, p := range pairs {
			if p.Verdict != want {
				t.Errorf("of %d alike, %d and %d are %s, want %s", n, p.Left, p.Right, p.Verdict, want)
			}
		}
	}
}

func TestOneFirmUnderTwoNamesIsAskedNotForgotten(t *testing.T) {
	t.Parallel()
	for _, test := range []two{
		{
			"trading name against legal name", match.Record{Name: "J & M Miller Holdings Ltd", TaxNumbers: list(gst)},
			match.Record{Name: "Rimu Hotel", TaxNumbers: list(gst)}, match.Review,
		},
		{
			"both names, and one of them", match.Record{Name: "Miller Holdings Ltd t/a Rimu Hotel", TaxNumbers: list(gst)},
			match.Record{Name: "Rimu Hotel", TaxNumbers: list(gst)}, match.Auto,
		},
		{
			"initials against the words", match.Record{Name: "IBM", Websites: list("ibm.com")},
			match.Record{Name: "International Business Machines Corp.", Websites: list("www.ibm.com")}, match.Auto,
		},
		{"initials alone", named("IBM"), named("International Business Machines"), match.Review},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := verdict(link(t, []match.Record{test.left}, []match.Record{test.right}), 0, 0); got != test.want {
				t.Errorf("Link says %s, want %s", got, test.want)
			}
		})
	}
}

func names(list ...string) []match.Record {
	records := make([]match.Record, len(list))
	for i, n := range list {
		records[i] = match.Record{ID: fmt.Sprint(i), Name: n}
	}
	return records
}

func mustNotBeAuto(t *testing.T, pairs []match.Pair) {
	t.Helper()
	for _, p := range pairs {
		if p.Verdict == match.Auto {
			t.Errorf("%d and %d are taken for one (%d per mille): %s", p.Left, p.Right, p.Comparison.PerMille, p.Comparison.Sentence())
		}
	}
}
