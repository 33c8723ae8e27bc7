package sqlite_test

import (
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

func TestAPartyComesWithWhatIsAtStake(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	decide(t, f, same(party(here[0]), party(here[1])), same(party(here[1]), xero("x2")))
	for i, c := range here {
		o := anOrder("SO-"+c.Name, c.ID, 0)
		if i == 1 {
			o.Currency, o.Rate = "EUR", 500_000 // half a euro for one dollar
		}
		must(f.SaveOrder(ctx, o))(t)
	}
	gone := anOrder("SO-gone", here[0].ID, 0)
	gone.IsCancelled = true
	must(f.SaveOrder(ctx, gone))(t)
	for _, p := range []contact.Party{party(here[0]), party(here[1])} {
		v := must(f.GetParty(ctx, p))(t)
		if v.Party != party(here[0]) || v.Contact.Name != "Ash" || v.LinkedTo != xero("x2") || v.Orders != 2 || v.Value != 2500+5000 {
			t.Errorf("%v reads %+v", p, v)
		}
	}
	if v := must(f.GetParty(ctx, xero("x2")))(t); v.Ledger.Name != "X Two" || v.LinkedTo != party(here[0]) || v.Orders != 0 {
		t.Errorf("at Xero %+v", v)
	}
	if v := must(f.GetParty(ctx, xero("x3")))(t); v.LinkedTo != (contact.Party{}) {
		t.Errorf("at Xero %+v", v)
	}
	worths := must(f.Worths(ctx))(t)
	if len(worths) != 2 || worths[here[0].ID] != (matching.Worth{Orders: 2, Value: 7500}) || worths[here[2].ID] != (matching.Worth{Orders: 1, Value: 2500}) {
		t.Errorf("worths %+v", worths)
	}
	for _, p := range []contact.Party{{ContactID: 99}, xero("x9")} {
		if _, err := f.GetParty(ctx, p); !fault.Is(err, fault.NotFound) {
			t.Errorf("%v was read with %v", p, err)
		}
	}
}

func TestASearchOfAllContactsIsRememberedForItsOrganisation(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), newMoving(t)
	m.bind(m.home())
	if at := must(m.file.ScannedAt(ctx))(t); !at.IsZero() {
		t.Errorf("compared at %v before the first time", at)
	}
	if err := m.file.NoteScan(ctx, noon().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if at := must(m.file.ScannedAt(ctx))(t); !at.Equal(noon().Add(time.Hour)) {
		t.Errorf("compared at %v", at)
	}
	m.bind(otherBooks, otherSet())
	if at := must(m.file.ScannedAt(ctx))(t); !at.IsZero() {
		t.Errorf("in the other books compared at %v", at)
	}
}
