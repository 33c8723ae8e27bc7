package contacts_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"daybook/internal/connect"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
	"daybook/internal/refdata"
	"daybook/internal/sqlite"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// organisation is an organisation's contacts, handed out in pages of a thousand. It counts the pages that were asked for.
type organisation struct {
	id       string
	contacts []contact.LedgerContact
	now      time.Time
	pages    int
	// asked is the organisation of the last reading; meanwhile runs in the midst of one.
	asked     string
	meanwhile func()
}

func (l *organisation) Organisation() string { return l.id }

func (l *organisation) Contacts(_ context.Context, organisation string, since time.Time, visit func(page []contact.LedgerContact, done, total int) error) (time.Time, error) {
	l.asked = organisation
	if l.meanwhile != nil {
		defer l.meanwhile()
	}
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
	b := &bench{file: file, clock: noon, ledger: &organisation{now: noon}}
	b.moveTo(t, "one")
	for i := range n {
		b.ledger.contacts = append(b.ledger.contacts, contact.LedgerContact{
			ID: fmt.Sprintf("00000000-0000-4000-8000-%012d", i), Name: fmt.Sprintf("Contact %d", i), IsCustomer: true,
			Status: "ACTIVE", UpdatedAt: noon.AddDate(0, -1, 0),
		})
	}
	b.Importer = contacts.NewImporter(b.ledger, file, func() time.Time { return b.clock })
	return b
}

// moveTo makes the file belong to an organisation.
func (b *bench) moveTo(t *testing.T, organisation string) {
	t.Helper()
	binding := connect.Binding{TenantID: organisation, Name: organisation, IsConnected: true}
	if err := b.file.Bind(t.Context(), binding, refdata.Set{Organisation: refdata.Organisation{TenantID: organisation}, ReadAt: noon}); err != nil {
		t.Fatal(err)
	}
	b.ledger.id = organisation
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
	for name, change := range map[string]func(*testing.T, *bench){
		"an hour later":        func(_ *testing.T, b *bench) { b.pass(time.Hour) },
		"a clock put back":     func(_ *testing.T, b *bench) { b.clock = b.clock.Add(-time.Second) },
		"another organisation": func(t *testing.T, b *bench) { t.Helper(); b.moveTo(t, "two") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, 10)
			if _, err := b.Preview(t.Context(), customers, nil); err != nil {
				t.Fatal(err)
			}
			change(t, b)
			b.ledger.contacts = b.ledger.contacts[:5] // what times do not show
			if counts, err := b.Import(t.Context(), customers, nil); err != nil || counts.New != 5 {
				t.Errorf("%+v, %v", counts, err)
			}
		})
	}
}

func TestContactsOfOneOrganisationAreNeverKeptUnderAnother(t *testing.T) {
	t.Parallel()
	for name, read := range map[string]func(*testing.T, *bench) error{
		"an import": func(t *testing.T, b *bench) error { _, err := b.Import(t.Context(), customers, nil); return err },
		"a refresh": func(t *testing.T, b *bench) error { _, err := b.Refresh(t.Context()); return err },
		"a preview's": func(t *testing.T, b *bench) error {
			if _, err := b.Preview(t.Context(), customers, nil); err != nil {
				return err
			}
			b.ledger.id = "one" // the change has reached the file, and not yet the client
			_, err := b.Import(t.Context(), customers, nil)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, 3)
			b.ledger.meanwhile = func() {
				b.ledger.meanwhile = nil
				b.moveTo(t, "two")
			}
			if err := read(t, b); !fault.Is(err, fault.Conflict) || b.ledger.asked != "one" {
				t.Errorf("read of %s: %v", b.ledger.asked, err)
			}
			all, err := b.file.AllContacts(t.Context())
			mirror, mirrorErr := b.file.LedgerContacts(t.Context())
			readAt, readErr := b.file.ContactsReadAt(t.Context())
			if err = errors.Join(err, mirrorErr, readErr); err != nil || len(all)+len(mirror) != 0 || !readAt.IsZero() {
				t.Errorf("kept %d contacts, a mirror of %d, read at %s, %v", len(all), len(mirror), readAt, err)
			}
		})
	}
}

func TestWithoutAnOrganisationNoContactIsRead(t *testing.T) {
	t.Parallel()
	b := setup(t, 3)
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
	b := setup(t, 3)
	if _, err := b.Import(t.Context(), customers, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Preview(t.Context(), customers, nil); err != nil {
		t.Fatal(err)
	}
	b.pass(time.Minute)
	b.ledger.change(0, "Renamed")
	if counts, err := b.Refresh(t.Context()); err != nil || counts.Changed != 1 {
		t.Fatalf("the refresh: %+v, %v", counts, err)
	}
	if counts, err := b.Import(t.Context(), customers, nil); err != nil || counts.Changed != 0 {
		t.Errorf("the import of what was read before: %+v, %v", counts, err)
	}
	all, err := b.file.AllContacts(t.Context())
	mirror, mirrorErr := b.file.LedgerContacts(t.Context())
	isNew := func(name string) bool { return name == "Renamed" }
	if err = errors.Join(err, mirrorErr); err != nil ||
		!slices.ContainsFunc(all, func(c contact.Contact) bool { return isNew(c.Name) }) ||
		!slices.ContainsFunc(mirror, func(l contact.LedgerContact) bool { return isNew(l.Name) }) {
		t.Errorf("the new name is lost: %v, %v, %v", all, mirror, err)
	}
}
