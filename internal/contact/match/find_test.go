package match_test

import (
	"testing"

	"daybook/internal/contact/match"
)

func TestFindTakesThePriorIn(t *testing.T) {
	t.Parallel()
	e := engine()
	kauri := e.Prepare(match.Record{Name: "Kauri Joinery", Emails: list("jane@kauri.co.nz")})
	pairs := e.Find(kauri, []*match.Form{kauri}, nil)
	if len(pairs) != 1 {
		t.Fatalf("%d pairs", len(pairs))
	}
	alone := e.Compare(kauri, kauri, nil)
	if got := pairs[0].Comparison; got.PriorTenthBits >= 0 || got.OthersTenthBits != 0 || got.TenthBits != alone.TenthBits {
		t.Errorf("without others, prior %d, others %d, sum %d, by itself %d", got.PriorTenthBits, got.OthersTenthBits, got.TenthBits, alone.TenthBits)
	}
}

func TestFindReturnsWhatLinkWould(t *testing.T) {
	t.Parallel()
	e := engine()
	looked := match.Record{ID: "x", Name: "Kauri Joinery Ltd", Emails: list("jane@kauri.co.nz"), Phones: list("09 377 8888")}
	others := []match.Record{
		{ID: "0", Name: "Harbour Bakery", Phones: list("04 472 1234")}, {ID: "1", Name: "Kauri Joinery", Emails: list("jane@kauri.co.nz")},
		{ID: "2", Name: "Kauri Joinery", Phones: list("03 366 5555"), Emails: list("peter@elsewhere.co.nz")}, {ID: "3"},
	}
	found := e.Find(e.Prepare(looked), e.PrepareAll(others), nil)
	linked := link(t, []match.Record{looked}, others)
	if len(found) == 0 || len(linked) == 0 {
		t.Fatalf("%d found, %d linked", len(found), len(linked))
	}
	if found[0].Right != 1 || linked[0].Right != 1 || found[0].Verdict != match.Auto || linked[0].Verdict != match.Auto {
		t.Errorf("the best is %d %s for Find and %d %s for Link", found[0].Right, found[0].Verdict, linked[0].Right, linked[0].Verdict)
	}
	for _, p := range found[1:] {
		if p.Verdict == match.Auto {
			t.Errorf("%d is Auto too", p.Right)
		}
	}
	if got := e.Find(e.Prepare(looked), nil, nil); got == nil || len(got) != 0 {
		t.Errorf("among nobody: %v", got)
	}
}
