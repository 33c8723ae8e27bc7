package sqlite_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/sqlite"
)

// fromVersion4 opens a file of version 4 that holds contacts of every source, linked and not.
func fromVersion4(t *testing.T) *sqlite.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.daybook")
	if err := sqlite.CreateWith(t.Context(), path, info(), shipped(t, "0004")); err != nil {
		t.Fatal(err)
	}
	for version := 1; version <= 2; version++ {
		raw(t, path, readStatements(t, version)...)
	}
	raw(t, path, strings.Split(strings.TrimSpace(string(must(os.ReadFile("testdata/contacts4.sql"))(t))), ";\n")...)
	return open(t, path)
}

func TestContactsThatWereThereBecomeWhatTheirOwnerTypedAndXeroSays(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), fromVersion4(t)
	values := must(f.Lines(ctx, `SELECT contact_id || ' ' || field || '=' || value FROM contact_values ORDER BY contact_id, field`))(t)
	want := []string{"1 customer=1", "1 name=Rimu",
		"2 customer=1", "2 email=pay@kauri.example", "2 name=Kauri", "2 note=Ring first", "2 paymentDays=14",
		"3 email=mine@matai.example", "3 phone=", "3 supplier=1",
		"5 name=Miro", "5 paymentDays=0", "5 phone=021", "5 supplier=1"}
	if !slices.Equal(values, want) {
		t.Errorf("typed are\n%q\nwant\n%q", values, want)
	}
	decisions := must(f.Lines(ctx, `
		SELECT organisation || ' ' || left_contact_id || ' ' || answer || ' ' || right_ledger_id || ' ' || actor || ' ' || at
		FROM contact_decisions ORDER BY id`))(t)
	at := " 2026-11-24T12:00:00.123Z"
	want = []string{"org-1 1 same x-1 owner" + at, "org-1 2 same x-2 import" + at, "org-1 3 same x-3 import" + at, "org-1 5 same x-5 creation" + at,
		"org-2 4 same y-4 owner 2026-11-23T12:00:00.123Z"}
	if !slices.Equal(decisions, want) {
		t.Errorf("decided is\n%q\nwant\n%q", decisions, want)
	}
	if at, isRead, err := f.LoadCursor(ctx, "contacts"); isRead || err != nil {
		t.Errorf("Xero's contacts count as read up to %v, %v", at, err)
	}
	before := must(f.AllContacts(ctx))(t)
	if err := f.SettleAll(ctx); err != nil {
		t.Fatal(err)
	}
	after := must(f.AllContacts(ctx))(t)
	if !slices.Equal(before, after) {
		t.Errorf("worked out anew the contacts read\n%+v\nwant\n%+v", after, before)
	}
	if got := after[1]; got.Phone != "09" || !got.IsSupplier || got.Name != "Kauri" || got.PaymentDays != 14 || got.Version != 4 {
		t.Errorf("what Xero says where nobody typed anything does not show: %+v", got)
	}
	if got := after[2]; got.Email != "mine@matai.example" || got.Phone != "" || got.Version != 2 {
		t.Errorf("what the owner typed does not show: %+v", got)
	}
	if links := must(f.ListContactLinks(ctx, 3))(t); len(links) != 1 || links[0].Reason != "saved with its link, source xero" {
		t.Errorf("links %+v", links)
	}
}

func TestLinksThatWereThereCanBeUndoneAndFollowed(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), fromVersion4(t)
	d := must(f.DecisionsOf(ctx, xero("x-3")))(t)
	undo(t, f, false, d[0].ID)
	got := must(f.GetContact(ctx, 3))(t)
	if got.LedgerID != "" || got.Name != "Matai" || got.Email != "mine@matai.example" || got.Phone != "" || !got.IsCustomer || !got.IsSupplier {
		t.Errorf("without its link the contact reads %+v", got)
	}
	l := atXero("x-4", "Totara Ltd")
	l.Address.City = "Picton"
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{l}); err != nil {
		t.Fatal(err)
	}
	if got := must(f.GetContact(ctx, 4))(t); got.Name != "Totara Ltd" || got.Address.City != "Picton" {
		t.Errorf("what it came from says something else, and the contact reads %+v", got)
	}
}
