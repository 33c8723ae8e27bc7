package contacts

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/contact"
)

// overlap is how far before the last read the next one begins, since Xero's times are to the second.
const overlap = 2 * time.Second

// Ledger reads contacts from Xero.
type Ledger interface {
	// Contacts visits every contact changed since an instant (zero for all), archived ones included, page by page.
	// done and total count contacts; total is 0 while unknown. It returns the server's time at the start of the
	// reading. Errors carry fault codes.
	Contacts(ctx context.Context, since time.Time, visit func(page []contact.LedgerContact, done, total int) error) (time.Time, error)
}

// Store keeps contacts in the company file.
type Store interface {
	// AllContacts returns every contact of the company file, by id.
	AllContacts(ctx context.Context) ([]contact.Contact, error)
	// LedgerContacts returns the mirror of Xero's contacts, in any order.
	LedgerContacts(ctx context.Context) ([]contact.LedgerContact, error)
	// ContactsReadAt returns the server time of the last reading; zero before the first.
	ContactsReadAt(ctx context.Context) (time.Time, error)
	// ApplyImport writes a plan and the server time of its reading in one transaction.
	ApplyImport(ctx context.Context, plan Plan, readAt time.Time) error
}

// Importer brings contacts in from Xero.
type Importer struct {
	ledger Ledger
	store  Store
}

// NewImporter returns an Importer.
func NewImporter(ledger Ledger, store Store) *Importer {
	return &Importer{ledger: ledger, store: store}
}

// Preview reads Xero and returns what an import of the roles would do. It writes nothing.
func (i *Importer) Preview(ctx context.Context, roles Roles, report func(done, total int)) (Counts, error) {
	plan, _, err := i.plan(ctx, roles, time.Time{}, report)
	return plan.Counts, err
}

// Import reads Xero from the beginning, because a change of role escapes If-Modified-Since (contract section 7), and
// writes what the plan says in one transaction: a cancel or a crash leaves the company file as it was.
func (i *Importer) Import(ctx context.Context, roles Roles, report func(done, total int)) (Counts, error) {
	plan, readAt, err := i.plan(ctx, roles, time.Time{}, report)
	if err != nil {
		return Counts{}, err
	}
	if err := i.store.ApplyImport(ctx, plan, readAt); err != nil {
		return Counts{}, fmt.Errorf("write imported contacts: %w", err)
	}
	return plan.Counts, nil
}

// Refresh brings the mirror up to date with what changed since the last reading and takes changes for contacts that
// are linked; it adds no contact. It is what may run by itself.
func (i *Importer) Refresh(ctx context.Context) (Counts, error) {
	since, err := i.store.ContactsReadAt(ctx)
	if err != nil {
		return Counts{}, fmt.Errorf("read the time of the last import: %w", err)
	}
	if !since.IsZero() {
		since = since.Add(-overlap)
	}
	plan, readAt, err := i.plan(ctx, Roles{}, since, nil)
	if err != nil {
		return Counts{}, err
	}
	if err := i.store.ApplyImport(ctx, plan, readAt); err != nil {
		return Counts{}, fmt.Errorf("write refreshed contacts: %w", err)
	}
	return plan.Counts, nil
}

func (i *Importer) plan(ctx context.Context, roles Roles, since time.Time, report func(done, total int)) (Plan, time.Time, error) {
	var read []contact.LedgerContact
	readAt, err := i.ledger.Contacts(ctx, since, func(page []contact.LedgerContact, done, total int) error {
		read = append(read, page...)
		if report != nil {
			report(done, total)
		}
		return ctx.Err()
	})
	if err != nil {
		return Plan{}, time.Time{}, fmt.Errorf("read contacts: %w", err)
	}
	local, err := i.store.AllContacts(ctx)
	if err != nil {
		return Plan{}, time.Time{}, fmt.Errorf("load contacts: %w", err)
	}
	before, err := i.store.LedgerContacts(ctx)
	if err != nil {
		return Plan{}, time.Time{}, fmt.Errorf("load the mirror of contacts: %w", err)
	}
	return MakePlan(roles, local, before, read), readAt, nil
}
