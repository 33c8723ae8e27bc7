package contacts_test

import (
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
	"daybook/internal/matching/matchingtest"
)

// typedOver is a company with one imported contact whose phone and e-mail the owner typed over, and which then changed at
// Xero in phone, e-mail and city.
func typedOver(t testing.TB, open func(testing.TB) matchingtest.Company) *bench {
	t.Helper()
	b := setup(t, open, 0)
	at := matchingtest.AtXero(id(1), "Kauri Kitchens", "old@kauri.example", "")
	at.Phone = "021 000 111"
	b.ledger.add(at)
	b.imported(everyone)
	c := b.named("Kauri Kitchens")
	c.Phone, c.Email = "mine", "mine@kauri.example"
	b.typed(c)
	b.pass(time.Hour)
	b.ledger.change(id(1), func(l *contact.LedgerContact) {
		l.Phone, l.Email, l.Address.City = "021 000 222", "new@kauri.example", "Nelson"
	})
	return b
}

func TestWhatTheOwnerTypedIsKept(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := typedOver(t, open)
		r := b.imported(everyone)
		if want := (contacts.Counts{Customers: 1, Changed: 1, Kept: 2}); r.Counts != want || r.Conflicts != matching.Mine {
			t.Errorf("%+v, conflicts %s", r.Counts, r.Conflicts)
		}
		if text := examples(r, contacts.Changed); !slices.Equal(text, []string{"Kauri Kitchens: city: nothing becomes “Nelson”"}) {
			t.Errorf("changed: %q", text)
		}
		if text := examples(r, contacts.Kept); len(text) != 2 || text[1] != "Kauri Kitchens: phone stays “mine”; Xero says “021 000 222”" {
			t.Errorf("kept: %q", text)
		}
		c := b.named("Kauri Kitchens")
		if c.Phone != "mine" || c.Email != "mine@kauri.example" || c.Address.City != "Nelson" {
			t.Errorf("the contact: %+v", c)
		}
		differences, err := b.company.Differences(t.Context(), c.ID)
		if err != nil || len(differences) != 2 || differences[0].IsChosen {
			t.Errorf("differences %+v, %v", differences, err)
		}
		b.pass(time.Hour)
		if again := b.imported(everyone); again.Counts.Kept+again.Counts.Changed != 0 || again.Counts.Unchanged != 1 {
			t.Errorf("once more: %+v", again.Counts)
		}
	})
}

func TestXerosValuesAreTakenWhereTheOwnerChoseSo(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := typedOver(t, open)
		theirs := everyone
		theirs.Conflicts = matching.Theirs
		r := b.imported(theirs)
		if want := (contacts.Counts{Customers: 1, Changed: 1, Taken: 2}); r.Counts != want || r.Conflicts != matching.Theirs {
			t.Errorf("%+v, conflicts %s", r.Counts, r.Conflicts)
		}
		c := b.named("Kauri Kitchens")
		if c.Phone != "021 000 222" || c.Email != "new@kauri.example" {
			t.Errorf("the contact: %+v", c)
		}
		if differences, err := b.company.Differences(t.Context(), c.ID); err != nil || len(differences) != 0 {
			t.Errorf("differences %+v, %v", differences, err)
		}
		c.Phone = "mine again"
		b.typed(c)
		b.pass(time.Hour)
		b.ledger.change(id(1), func(l *contact.LedgerContact) { l.Phone = "021 000 333" })
		if r := b.imported(everyone); r.Conflicts != matching.Theirs || r.Counts.Taken != 1 || b.named("Kauri Kitchens").Phone != "021 000 333" {
			t.Errorf("the choice was not remembered: %+v, %+v", r, b.named("Kauri Kitchens"))
		}
		c = b.named("Kauri Kitchens")
		c.Phone = "mine for good"
		b.typed(c)
		b.pass(time.Hour)
		b.ledger.change(id(1), func(l *contact.LedgerContact) { l.Phone = "021 000 444" })
		mine := everyone
		mine.Conflicts = matching.Mine
		if r := b.imported(mine); r.Counts.Kept != 1 || b.named("Kauri Kitchens").Phone != "mine for good" {
			t.Errorf("mine: %+v", r.Counts)
		}
		if differences, err := b.company.Differences(t.Context(), c.ID); err != nil || len(differences) != 1 || !differences[0].IsChosen {
			t.Errorf("a choice that was made is asked again: %+v, %v", differences, err)
		}
	})
}

func TestARefreshShowsWhatChangedAndAsksAboutIt(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := setup(t, open, 1)
		b.imported(everyone)
		b.typed(matchingtest.Typed("Rimu Joinery", "desk@rimu.example", "49-091-850"))
		b.pass(time.Hour)
		b.ledger.change(id(0), func(l *contact.LedgerContact) { l.Address.City = "Nelson" })
		fresh := matchingtest.AtXero(id(9), "Rimu Joinery", "desk@rimu.example", "49-091-850")
		fresh.UpdatedAt = b.ledger.now
		b.ledger.add(fresh)
		if r := b.refreshed(); r.Counts.Changed != 1 || r.Counts.New+r.Counts.Linked != 0 || r.Batch != 0 {
			t.Errorf("%+v", r.Counts)
		}
		if c := b.named(distinct(0)); c.Address.City != "Nelson" {
			t.Errorf("the city is %q", c.Address.City)
		}
		page, err := b.company.Service().Queue(t.Context(), matching.PairQuery{})
		if err != nil || len(page.Rows) != 1 || page.Rows[0].Kind() != matching.KindLink || b.named("Rimu Joinery").LedgerID != "" {
			t.Errorf("the queue: %+v, %v", page, err)
		}
	})
}

func TestMergesAndArchivesAtXeroAreFollowed(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		for name, read := range map[string]func(b *bench) contacts.Result{
			"an import": func(b *bench) contacts.Result { return b.imported(everyone) }, "a refresh": (*bench).refreshed,
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				b := setup(t, open, 4)
				b.TB = t
				b.imported(contacts.Order{Roles: contacts.Roles{Customers: true}})
				c := b.named(distinct(0))
				b.ledger.add(contact.LedgerContact{ID: id(20), Name: "The One That Stays", Status: "ACTIVE", UpdatedAt: b.ledger.now})
				b.pass(time.Hour)
				b.ledger.change(id(0), func(l *contact.LedgerContact) { l.Status, l.MergedToID = "ARCHIVED", id(20) })
				b.ledger.change(id(1), func(l *contact.LedgerContact) { l.Status = "ARCHIVED" })
				r := read(b)
				if r.Counts.Merged != 1 || r.Counts.Archived != 2 || r.Counts.New != 0 {
					t.Errorf("%+v", r.Counts)
				}
				if text := examples(r, contacts.Merged); !slices.Equal(text, []string{distinct(0) + ": Merged into The One That Stays in Xero; the link follows."}) {
					t.Errorf("merged: %q", text)
				}
				after, err := b.company.GetContact(t.Context(), c.ID)
				if err != nil || after.LedgerID != id(20) || len(b.listed()) != 4 {
					t.Errorf("linked to %q, %v; %d contacts", after.LedgerID, err, len(b.listed()))
				}
				b.pass(time.Hour)
				if again := read(b); again.Counts.Merged != 0 || again.Counts.New != 0 || len(b.listed()) != 4 {
					t.Errorf("once more: %+v", again.Counts)
				}
			})
		}
	})
}

func TestAMergeAtXeroOfTwoThatAreTwoHereIsAskedAbout(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := setup(t, open, 3)
		b.imported(everyone)
		b.pass(time.Hour)
		b.ledger.change(id(0), func(l *contact.LedgerContact) { l.Status, l.MergedToID = "ARCHIVED", id(1) })
		if r := b.refreshed(); r.Counts.Merged != 0 || len(b.listed()) != 3 {
			t.Errorf("%+v, %d contacts", r.Counts, len(b.listed()))
		}
		page, err := b.company.Service().Queue(t.Context(), matching.PairQuery{})
		if err != nil || len(page.Rows) != 1 || page.Rows[0].Kind() != matching.KindHere {
			t.Fatalf("the queue: %+v, %v", page, err)
		}
		if _, err := b.company.Service().Decide(t.Context(), page.Rows[0].ID, contact.Same); err != nil {
			t.Fatal(err)
		}
		if c := b.named(distinct(1)); c.LedgerID != id(1) || len(b.listed()) != 2 {
			t.Errorf("linked to %q; %d contacts", c.LedgerID, len(b.listed()))
		}
	})
}

func TestMergesInACircleAreNoReasonToWalkForEver(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 2)
	b.imported(everyone)
	b.pass(time.Hour)
	b.ledger.change(id(0), func(l *contact.LedgerContact) { l.Status, l.MergedToID = "ARCHIVED", id(1) })
	b.ledger.change(id(1), func(l *contact.LedgerContact) { l.Status, l.MergedToID = "ARCHIVED", id(0) })
	if r := b.refreshed(); r.Counts.Archived != 2 || len(b.listed()) != 2 {
		t.Errorf("%+v", r.Counts)
	}
}
