package crowd_test

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"daybook/internal/conformance/crowd"
	"daybook/internal/practice/books"
	"daybook/internal/practice/seed"
	"daybook/internal/practice/store"
)

var day = time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)

const many = 1500

// filled is a practice company with many contacts.
func filled(t *testing.T) []books.Contact {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "practice.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := seed.Fill(t.Context(), s, day); err != nil {
		t.Fatal(err)
	}
	if err := crowd.FillXero(t.Context(), s, many, day); err != nil {
		t.Fatal(err)
	}
	var list []books.Contact
	err = s.View(t.Context(), func(tx *store.Tx) (err error) {
		list, err = tx.ListContacts(t.Context(), store.ContactQuery{IncludesArchived: true})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestXeroHoldsAsManyAsWereAskedForAndTakesEachOfThem(t *testing.T) {
	t.Parallel()
	list := filled(t)
	if len(list) < many+70 {
		t.Errorf("%d contacts", len(list))
	}
	rules := &books.Rules{Switches: books.Switches{NamesRepeat: true}, Now: day}
	names, has := map[string]bool{}, map[string]int{}
	for _, c := range list {
		if names[c.Name] && c.IsActive() {
			t.Errorf("two contacts are called %s", c.Name)
		}
		names[c.Name] = true
		for what, is := range map[string]bool{"archived": !c.IsActive() && c.MergedToID == "", "merged": c.MergedToID != "",
			"customers": c.IsCustomer, "suppliers": c.IsSupplier, "neither": !c.IsCustomer && !c.IsSupplier, "tax numbers": c.TaxNumber != "", "people": c.LastName != ""} {
			if is {
				has[what]++
			}
		}
		c.Status = books.StatusActive
		if outcome, err := rules.UpdateContact(t.Context(), c, books.ContactInput{}); err != nil || len(outcome.Errors) > 0 {
			t.Errorf("%+v: %v %v", c, outcome.Errors, err)
		}
	}
	for what, least := range map[string]int{"archived": 40, "merged": 10, "customers": 500, "suppliers": 300, "neither": 200, "tax numbers": 400, "people": 300} {
		if has[what] < least {
			t.Errorf("%d %s", has[what], what)
		}
	}
	if again := filled(t); !reflect.DeepEqual(again, list) {
		t.Error("the second time they are others")
	}
}

func TestContactsHereCanBeSavedAndHaveTheirPartnersAtXero(t *testing.T) {
	t.Parallel()
	list, partners := crowd.Here(many), 0
	for i, partner := range crowd.Lists(many).Partner {
		if err := list[i].Check(); err != nil {
			t.Errorf("%+v: %v", list[i], err)
		}
		if partner >= 0 {
			partners++
		}
	}
	if len(list) != many || partners < many/2 {
		t.Errorf("%d contacts, %d have a partner", len(list), partners)
	}
}
