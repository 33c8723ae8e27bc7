package contacts_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching/matchingtest"
)

func TestAnImportDoesWhatItsPreviewSaidAndReadsNothingTwice(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 2_500)
	if r := b.preview(customers); r.Counts.New != 2_500 || b.ledger.pages != 3 {
		t.Fatalf("%+v, %d pages", r.Counts, b.ledger.pages)
	}
	b.pass(time.Minute)
	b.ledger.change(id(0), func(c *contact.LedgerContact) { c.Name = "Renamed" })
	if r := b.preview(contacts.Order{Roles: contacts.Roles{Suppliers: true}}); r.Counts.New != 0 || b.ledger.pages != 4 {
		t.Errorf("other roles: %+v, %d pages", r.Counts, b.ledger.pages)
	}
	if r, err := b.Import(t.Context(), customers, nil); err != nil || r.Counts.New != 2_500 || b.ledger.pages != 4 {
		t.Errorf("the import: %+v, %v, %d pages", r.Counts, err, b.ledger.pages)
	}
	b.named("Renamed")
	b.pass(time.Second)
	if _, err := b.Import(t.Context(), customers, nil); err != nil || b.ledger.pages != 7 {
		t.Errorf("an import without a preview: %v, %d pages", err, b.ledger.pages)
	}
}

func TestAReadingThatWasCutGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	for name, read := range map[string]func(*bench) (contacts.Result, error){
		"a preview": func(b *bench) (contacts.Result, error) { return b.Preview(b.Context(), customers, nil) },
		"an import": func(b *bench) (contacts.Result, error) { return b.Import(b.Context(), customers, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, memory, 3_500)
			b.ledger.cutAt = 2
			if _, err := read(b); !errors.Is(err, context.Canceled) || b.ledger.pages != 2 || len(b.listed()) != 0 {
				t.Fatalf("cut: %v after %d pages, %d contacts here", err, b.ledger.pages, len(b.listed()))
			}
			b.ledger.cutAt = 0
			b.pass(time.Minute)
			b.ledger.change(id(1), func(c *contact.LedgerContact) { c.Name = "Renamed meanwhile" })
			if r, err := read(b); err != nil || r.Counts.New != 3_500 || b.ledger.pages != 4 {
				t.Fatalf("gone on: %+v, %v, %d pages", r.Counts, err, b.ledger.pages)
			}
			b.imported(customers)
			b.refreshed()
			b.named("Renamed meanwhile")
		})
	}
}

func TestACancelLeavesTheFileAsItWas(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 1_500)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := b.Import(ctx, customers, func(done, _ int) {
		if done >= 1_000 {
			cancel()
		}
	})
	mirror, mirrorErr := b.company.LedgerContacts(t.Context())
	if !errors.Is(err, context.Canceled) || len(b.listed())+len(mirror) != 0 || mirrorErr != nil {
		t.Errorf("%v, %d contacts, a mirror of %d", err, len(b.listed()), len(mirror))
	}
}

func TestWhatAPreviewReadDoesNotStandInForLong(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*bench){
		"an hour later":    func(b *bench) { b.pass(time.Hour) },
		"a clock put back": func(b *bench) { b.clock = b.clock.Add(-time.Second) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, memory, 10)
			b.preview(customers)
			change(b)
			b.ledger.contacts = b.ledger.contacts[:5] // what times do not show
			if r, err := b.Import(t.Context(), customers, nil); err != nil || r.Counts.New != 5 {
				t.Errorf("%+v, %v", r.Counts, err)
			}
		})
	}
}

func TestContactsOfOneOrganisationAreNeverKeptUnderAnother(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 3)
	b.ledger.id = "another"
	b.preview(customers)
	if _, err := b.Import(t.Context(), customers, nil); !fault.Is(err, fault.Conflict) || b.ledger.asked != "another" {
		t.Errorf("read of %s: %v", b.ledger.asked, err)
	}
	if _, err := b.Refresh(t.Context()); !fault.Is(err, fault.Conflict) {
		t.Errorf("a refresh: %v", err)
	}
	mirror, err := b.company.LedgerContacts(t.Context())
	if err != nil || len(b.listed())+len(mirror) != 0 {
		t.Errorf("kept %d contacts, a mirror of %d, %v", len(b.listed()), len(mirror), err)
	}
	b.ledger.id = matchingtest.Organisation
	if r, err := b.Import(t.Context(), customers, nil); err != nil || r.Counts.New != 3 || b.ledger.asked != matchingtest.Organisation {
		t.Errorf("of its own organisation: %+v, %v", r.Counts, err)
	}
}

func TestWithoutAnOrganisationNoContactIsRead(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 3)
	b.ledger.id = ""
	_, previewErr := b.Preview(t.Context(), customers, nil)
	_, importErr := b.Import(t.Context(), customers, nil)
	_, refreshErr := b.Refresh(t.Context())
	for _, err := range []error{previewErr, importErr, refreshErr} {
		if !fault.Is(err, fault.AuthExpired) {
			t.Errorf("got %v", err)
		}
	}
	if b.ledger.pages != 0 {
		t.Errorf("%d pages were read", b.ledger.pages)
	}
}

func TestAnOlderReadingTakesNothingBack(t *testing.T) {
	t.Parallel()
	b := setup(t, memory, 3)
	b.imported(customers)
	b.preview(customers)
	b.pass(time.Minute)
	b.ledger.change(id(0), func(c *contact.LedgerContact) { c.Name = "Renamed" })
	if r := b.refreshed(); r.Counts.Changed != 1 {
		t.Fatalf("the refresh: %+v", r.Counts)
	}
	if r, err := b.Import(t.Context(), customers, nil); err != nil || r.Counts.Changed != 0 {
		t.Errorf("the import of what was read before: %+v, %v", r.Counts, err)
	}
	b.named("Renamed")
	mirror, err := b.company.LedgerContacts(t.Context())
	if err != nil || !slices.ContainsFunc(mirror, func(l contact.LedgerContact) bool { return l.Name == "Renamed" }) {
		t.Errorf("the mirror lost the new name: %v", err)
	}
}
