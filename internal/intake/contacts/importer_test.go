package contacts_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
	"daybook/internal/sqlite"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// organisation is an organisation's contacts, handed out in pages of a thousand. It counts the pages that were asked for.
type organisation struct {
	id       string
	contacts []contact.LedgerContact
	now      time.Time
	pages    int
}

func (l *organisation) Organisation() string { return l.id }

func (l *organisation) Contacts(_ context.Context, since time.Time, visit func(page []contact.LedgerContact, done, total int) error) (time.Time, error) {
	var changed []contact.LedgerContact
	for _, c := range l.contacts {
		if !c.UpdatedAt.Before(since) {
			changed = append(changed, c)
		}
	}
	if len(changed) == 0 {
		l.pages++
	}
	done := 0
	for page := range slices.Chunk(changed, 1000) {
		l.pages++
		done += len(page)
		if err := visit(page, done, len(changed)); err != nil {
			return time.Time{}, err
		}
	}
	return l.now, nil
}

func (l *organisation) change(at int, name string) {
	l.contacts[at].Name, l.contacts[at].UpdatedAt = name, l.now
}

type bench struct {
	*contacts.Importer

	ledger *organisation
	file   *sqlite.File
	clock  time.Time
}

func setup(t *testing.T, n int) *bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.daybook")
	if err := sqlite.Create(t.Context(), path, sqlite.Info{ID: sqlite.NewID(), Name: "A", Kind: sqlite.Practice, CreatedAt: noon}); err != nil {
		t.Fatal(err)
	}
	file, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	b := &bench{file: file, clock: noon, ledger: &organisation{id: "one", now: noon}}
	for i := range n {
		b.ledger.contacts = append(b.ledger.contacts, contact.LedgerContact{
			ID: fmt.Sprintf("00000000-0000-4000-8000-%012d", i), Name: fmt.Sprintf("Contact %d", i), IsCustomer: true,
			Status: "ACTIVE", UpdatedAt: noon.AddDate(0, -1, 0),
		})
	}
	b.Importer = contacts.NewImporter(b.ledger, file, func() time.Time { return b.clock })
	return b
}

func (b *bench) pass(d time.Duration) { b.clock, b.ledger.now = b.clock.Add(d), b.ledger.now.Add(d) }

var customers = contacts.Roles{Customers: true}

func TestAnImportDoesWhatItsPreviewSaidAndReadsNothingTwice(t *testing.T) {
	t.Parallel()
	b := setup(t, 2_500)
	if counts, err := b.Preview(t.Context(), customers, nil); err != nil || counts.New != 2_500 || b.ledger.pages != 3 {
		t.Fatalf("%+v, %v, %d pages", counts, err, b.ledger.pages)
	}
	b.pass(time.Minute)
	b.ledger.change(0, "Renamed")
	if counts, err := b.Preview(t.Context(), contacts.Roles{Suppliers: true}, nil); err != nil || counts.New != 0 || b.ledger.pages != 4 {
		t.Errorf("other roles: %+v, %v, %d pages", counts, err, b.ledger.pages)
	}
	if counts, err := b.Import(t.Context(), customers, nil); err != nil || counts.New != 2_500 || b.ledger.pages != 4 {
		t.Errorf("the import: %+v, %v, %d pages", counts, err, b.ledger.pages)
	}
	all, err := b.file.AllContacts(t.Context())
	if err != nil || !slices.ContainsFunc(all, func(c contact.Contact) bool { return c.Name == "Renamed" }) {
		t.Errorf("%d contacts, %v, and none has the new name", len(all), err)
	}
	b.pass(time.Second)
	if _, err := b.Import(t.Context(), customers, nil); err != nil || b.ledger.pages != 7 {
		t.Errorf("an import without a preview: %v, %d pages", err, b.ledger.pages)
	}
}

func TestWhatAPreviewReadDoesNotStandInForLong(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*bench){
		"an hour later":        func(b *bench) { b.pass(time.Hour) },
		"a clock put back":     func(b *bench) { b.clock = b.clock.Add(-time.Second) },
		"another organisation": func(b *bench) { b.ledger.id = "two" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, 10)
			if _, err := b.Preview(t.Context(), customers, nil); err != nil {
				t.Fatal(err)
			}
			change(b)
			b.ledger.contacts = b.ledger.contacts[:5] // what times do not show
			if counts, err := b.Import(t.Context(), customers, nil); err != nil || counts.New != 5 {
				t.Errorf("%+v, %v", counts, err)
			}
		})
	}
}
