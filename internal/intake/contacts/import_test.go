package contacts_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
	"daybook/internal/matching/matchingtest"
)

func TestImportTwiceIsImportOnce(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := setup(t, open, 3)
		ids := b.typed(matchingtest.Typed("Kauri Kitchens", "hello@kauri.example", "49-091-850"))
		b.ledger.add(matchingtest.AtXero(id(10), "Kauri Kitchens", "hello@kauri.example", "49-091-850"))
		first := b.imported(everyone)
		if want := (contacts.Counts{Customers: 4, New: 3, Linked: 1}); first.Counts != want || first.Batch == 0 {
			t.Fatalf("the first import: %+v, batch %d", first.Counts, first.Batch)
		}
		if c, err := b.company.GetContact(t.Context(), ids[0]); err != nil || c.LedgerID != id(10) {
			t.Errorf("linked to %q, %v", c.LedgerID, err)
		}
		if text := examples(first, contacts.Linked); len(text) != 1 || !strings.Contains(text[0], "Kauri Kitchens: ") || len(text[0]) < 20 {
			t.Errorf("linked: %q", text)
		}
		b.pass(time.Hour)
		again := b.imported(everyone)
		if want := (contacts.Counts{Customers: 4, Unchanged: 4}); again.Counts != want || again.Batch != 0 || len(b.listed()) != 4 {
			t.Errorf("the second import: %+v, batch %d, %d contacts", again.Counts, again.Batch, len(b.listed()))
		}
	})
}

func TestRolesChooseWhatIsAdded(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		roles contacts.Roles
		want  []string
	}{
		"customers":   {contacts.Roles{Customers: true}, []string{"Cafe Pukeko"}},
		"suppliers":   {contacts.Roles{Suppliers: true}, []string{"Timber Yard"}},
		"neither yet": {contacts.Roles{Neither: true}, []string{"Brand New"}},
		"all":         {everyone.Roles, []string{"Brand New", "Cafe Pukeko", "Timber Yard"}},
		"none":        {contacts.Roles{}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, memory, 0)
			b.ledger.add(matchingtest.AtXero(id(1), "Cafe Pukeko", "", ""),
				contact.LedgerContact{ID: id(2), Name: "Timber Yard", Status: "ACTIVE", IsSupplier: true},
				contact.LedgerContact{ID: id(3), Name: "Brand New", Status: "ACTIVE"},
				contact.LedgerContact{ID: id(4), Name: "Long Gone", Status: "ARCHIVED", IsCustomer: true})
			r := b.imported(contacts.Order{Roles: test.roles})
			got := []string{}
			for _, c := range b.listed() {
				got = append(got, c.Name)
			}
			slices.Sort(got)
			mirror, err := b.company.LedgerContacts(t.Context())
			if !slices.Equal(got, test.want) || r.Counts.Archived != 1 || r.Counts.New != len(test.want) || len(mirror) != 4 || err != nil {
				t.Errorf("added %q, %+v, a mirror of %d, %v", got, r.Counts, len(mirror), err)
			}
		})
	}
}

func TestAContactJustAddedAtXeroIsFoundByTheNextImport(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 2)
	b.imported(everyone)
	b.pass(time.Hour)
	b.ledger.add(contact.LedgerContact{ID: id(77), Name: "Brand New", Status: "ACTIVE", UpdatedAt: b.ledger.now})
	if r := b.refreshed(); r.Counts.New != 0 || r.Batch != 0 || len(b.listed()) != 2 {
		t.Errorf("a refresh added something: %+v", r.Counts)
	}
	if r := b.imported(everyone); r.Counts.New != 1 || len(b.listed()) != 3 {
		t.Errorf("the import: %+v", r.Counts)
	}
}

func TestWhatMayBeHereIsAskedAboutAndNotAdded(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := setup(t, open, 0)
		ids := b.typed(matchingtest.Typed("Rimu Joinery", "office@rimu.example", ""))
		b.ledger.add(matchingtest.AtXero(id(1), "Rimu Joinery", "", ""))
		r := b.imported(everyone)
		if want := (contacts.Counts{Customers: 1, Review: 1}); r.Counts != want || len(b.listed()) != 1 {
			t.Fatalf("%+v, %d contacts", r.Counts, len(b.listed()))
		}
		page, err := b.company.Service().Queue(t.Context(), matching.PairQuery{})
		if err != nil || len(page.Rows) != 1 || page.Rows[0].Left != matchingtest.Here(ids[0]) || page.Rows[0].Right != matchingtest.There(id(1)) {
			t.Fatalf("the queue: %+v, %v", page, err)
		}
		if text := examples(r, contacts.Review); len(text) != 1 {
			t.Errorf("examples %q", text)
		}
		if _, err := b.company.Service().Decide(t.Context(), page.Rows[0].ID, contact.Different); err != nil {
			t.Fatal(err)
		}
		if r := b.imported(everyone); r.Counts.New != 1 || len(b.listed()) != 2 {
			t.Errorf("after the answer: %+v, %d contacts", r.Counts, len(b.listed()))
		}
		if r := b.imported(everyone); r.Counts.Unchanged != 1 || len(b.listed()) != 2 {
			t.Errorf("and again: %+v, %d contacts", r.Counts, len(b.listed()))
		}
	})
}

func TestOfTwoAtXeroThatAreOneOneIsAdded(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := setup(t, open, 0)
		second := matchingtest.AtXero(id(2), "Totara Timber", "ask@totara.example", "49-091-850")
		second.IsSupplier = true // it has documents of both kinds
		b.ledger.add(matchingtest.AtXero(id(1), "Totara Timber", "ask@totara.example", "49-091-850"), second)
		if r := b.imported(everyone); r.Counts.New != 1 || r.Counts.Review != 1 || len(b.listed()) != 1 || b.listed()[0].LedgerID != id(2) {
			t.Fatalf("%+v, here %+v", r.Counts, b.listed())
		}
		page, err := b.company.Service().Queue(t.Context(), matching.PairQuery{Kind: matching.KindXero})
		if err != nil || len(page.Rows) != 1 {
			t.Fatalf("the queue: %+v, %v", page, err)
		}
		if r := b.imported(everyone); r.Counts.New != 0 || r.Counts.Review != 1 || len(b.listed()) != 1 {
			t.Errorf("once more: %+v", r.Counts)
		}
		if _, err := b.company.Service().Decide(t.Context(), page.Rows[0].ID, contact.Same); err != nil {
			t.Fatal(err)
		}
		if r := b.imported(everyone); r.Counts.New+r.Counts.Review != 0 || r.Counts.Unchanged != 2 || len(b.listed()) != 1 {
			t.Errorf("after the answer: %+v", r.Counts)
		}
	})
}

func TestWhatDaybookCreatedIsKnownByItsNumber(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 0)
	mine := matchingtest.Typed("Kauri", "", "")
	mine.Number = "0b1946ac92492d2347c6235b4d2611184"
	ids := b.typed(mine)
	at := matchingtest.AtXero(id(1), "Renamed There", "", "")
	at.Number = mine.Number
	b.ledger.add(at)
	r := b.imported(everyone)
	if c, err := b.company.GetContact(t.Context(), ids[0]); err != nil || c.LedgerID != id(1) || r.Counts.Linked != 1 || r.Counts.New != 0 {
		t.Errorf("%+v, linked to %q, %v", r.Counts, c.LedgerID, err)
	}
}

func TestEachCategoryNamesAFew(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 50)
	r := b.imported(everyone)
	if text := examples(r, contacts.New); r.Counts.New != 50 || len(text) != contacts.MaxExamples || !strings.Contains(text[0], "A customer that is not here yet.") {
		t.Errorf("%d examples of %d: %q", len(text), r.Counts.New, text)
	}
}

func TestAWholeImportIsUndone(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, open func(testing.TB) matchingtest.Company) {
		b := setup(t, open, 3)
		ids := b.typed(matchingtest.Typed("Kauri Kitchens", "hello@kauri.example", "49-091-850"))
		b.ledger.add(matchingtest.AtXero(id(10), "Kauri Kitchens", "hello@kauri.example", "49-091-850"))
		r := b.imported(everyone)
		used := b.named(distinct(1))
		b.company.Sell(t, used.ID, 100_00)
		changed := b.named(distinct(2))
		changed.Phone = "021 555 123"
		b.typed(changed)
		undone, err := b.company.Service().UndoBatch(t.Context(), r.Batch)
		if err != nil || undone.Removed != 1 || undone.Kept != 2 || len(b.listed()) != 3 {
			t.Fatalf("undone %+v, %v; %d contacts", undone, err, len(b.listed()))
		}
		if c, err := b.company.GetContact(t.Context(), ids[0]); err != nil || c.LedgerID != "" {
			t.Errorf("still linked to %q, %v", c.LedgerID, err)
		}
		entries, total, err := b.company.Service().History(t.Context(), 0, 10)
		if err != nil || total == 0 || slices.ContainsFunc(entries, func(e matching.Entry) bool { return e.LeftName == "" || e.RightName == "" }) {
			t.Errorf("history with a contact that was taken out: %+v, %v", entries, err)
		}
		b.pass(time.Hour)
		if r := b.imported(everyone); r.Counts.New != 2 || len(b.listed()) != 5 {
			t.Errorf("imported again: %+v, %d contacts", r.Counts, len(b.listed()))
		}
	})
}
