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
	// Organisation names the organisation in use; "" for none.
	Organisation() string
	// Contacts visits every contact of an organisation, whichever one is in use by then, changed since an instant (zero
	// for all), archived ones included, page by page. done and total count contacts; total is 0 while unknown. It returns
	// the server's time at the start of the reading. Errors carry fault codes.
	Contacts(ctx context.Context, organisation string, since time.Time, visit func(page []contact.LedgerContact, done, total int) error) (time.Time, error)
}

// Store keeps contacts in the company file.
type Store interface {
	// AllContacts returns every contact of the company file, by id.
	AllContacts(ctx context.Context) ([]contact.Contact, error)
	// LedgerContacts returns the mirror of Xero's contacts, in any order.
	LedgerContacts(ctx context.Context) ([]contact.LedgerContact, error)
	// ContactsReadAt returns the server time of the last reading; zero before the first.
	ContactsReadAt(ctx context.Context) (time.Time, error)
	// ApplyImport writes a plan and the server time of its reading in one transaction. It is a conflict fault when the
	// file belongs to another organisation than the plan's.
	ApplyImport(ctx context.Context, plan Plan, readAt time.Time) error
}

// Importer brings contacts in from Xero.
type Importer struct {
	ledger Ledger
	store  Store
	now    func() time.Time
	kept   lastReading
}

// NewImporter returns an Importer; now is the clock.
func NewImporter(ledger Ledger, store Store, now func() time.Time) *Importer {
	return &Importer{ledger: ledger, store: store, now: now}
}

// Preview reads Xero and returns what an import of the roles would do. It writes nothing. After another preview it reads
// only what has changed since.
func (i *Importer) Preview(ctx context.Context, roles Roles, report func(done, total int)) (Counts, error) {
	before, isKept := i.kept.take(i.ledger.Organisation(), i.now())
	read := i.readAll
	if isKept {
		read = func(ctx context.Context, report func(done, total int)) (reading, error) {
			return i.readSince(ctx, before, report)
		}
	}
	r, err := read(ctx, report)
	if err != nil {
		return Counts{}, err
	}
	i.kept.keep(r)
	plan, err := i.plan(ctx, roles, r)
	return plan.Counts, err
}

// Import does what the last preview said, or reads Xero from the beginning, because a change of role escapes
// If-Modified-Since (contract section 7). It writes what the plan says in one transaction: a cancel or a crash leaves the
// company file as it was.
func (i *Importer) Import(ctx context.Context, roles Roles, report func(done, total int)) (Counts, error) {
	r, isKept := i.kept.take(i.ledger.Organisation(), i.now())
	if !isKept {
		var err error
		if r, err = i.readAll(ctx, report); err != nil {
			return Counts{}, err
		}
	}
	i.kept.keep(reading{})
	return i.apply(ctx, roles, r, "write imported contacts")
}

func (i *Importer) apply(ctx context.Context, roles Roles, r reading, action string) (Counts, error) {
	plan, err := i.plan(ctx, roles, r)
	if err != nil {
		return Counts{}, err
	}
	if err := i.store.ApplyImport(ctx, plan, r.readAt); err != nil {
		return Counts{}, fmt.Errorf("%s: %w", action, err)
	}
	return plan.Counts, nil
}

// Refresh brings the mirror up to date with what changed since the last reading and takes changes for contacts that
// are linked; it adds no contact. It is what may run by itself.
func (i *Importer) Refresh(ctx context.Context) (Counts, error) {
	organisation := i.ledger.Organisation() // first: what the file says after it is of this one, or is not kept
	since, err := i.store.ContactsReadAt(ctx)
	if err != nil {
		return Counts{}, fmt.Errorf("read the time of the last import: %w", err)
	}
	r, err := i.readSince(ctx, reading{organisation: organisation, readAt: since}, nil)
	if err != nil {
		return Counts{}, err
	}
	return i.apply(ctx, Roles{}, r, "write refreshed contacts")
}

func (i *Importer) plan(ctx context.Context, roles Roles, r reading) (Plan, error) {
	local, err := i.store.AllContacts(ctx)
	if err != nil {
		return Plan{}, fmt.Errorf("load contacts: %w", err)
	}
	before, err := i.store.LedgerContacts(ctx)
	if err != nil {
		return Plan{}, fmt.Errorf("load the mirror of contacts: %w", err)
	}
	plan := MakePlan(roles, local, before, r.contacts)
	plan.Organisation = r.organisation
	return plan, nil
}
