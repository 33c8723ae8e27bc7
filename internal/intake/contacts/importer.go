package contacts

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// overlap is how far before the last read the next one begins, since Xero's times are to the second.
const overlap = 2 * time.Second

// Page is one page of Xero's contacts.
type Page struct {
	Contacts []contact.LedgerContact
	// Number is the page's, from 1; Total counts the contacts of all pages, 0 while unknown.
	Number, Total int
	// ServerTime is Xero's clock when it answered, UTC.
	ServerTime time.Time
}

// Ledger reads contacts from Xero.
type Ledger interface {
	// Organisation names the organisation in use; "" for none.
	Organisation() string
	// Contacts visits every contact of an organisation, whichever one is in use by then, changed since an instant (zero
	// for all), archived ones included, page by page in the order of their ids, from a page on, 1 for the first. Errors
	// carry fault codes.
	Contacts(ctx context.Context, organisation string, since time.Time, from int, visit func(Page) error) error
}

// Store keeps contacts in the company file.
type Store interface {
	// KnownContacts returns what is kept of each contact here, merged ones too, by id; never nil.
	KnownContacts(ctx context.Context) (map[int64]contact.Known, error)
	// ContactsReadAt returns the server time of the last reading; zero before the first.
	ContactsReadAt(ctx context.Context) (time.Time, error)
	// ApplyImport writes a plan and the server time of its reading in one transaction: the mirror and what shows of the
	// contacts here by it, what is added, decisions, choices, questions. Each contact added is linked by a decision of the
	// import. A source reference that a contact taken out still has becomes free. It returns the batch that takes it back, 0
	// when there is nothing to take back. It is a conflict fault when the file belongs to another organisation than the
	// plan's.
	ApplyImport(ctx context.Context, plan Plan, readAt time.Time) (int64, error)
	// LoadSetting reads a setting into a value; false when it was never saved. SaveSetting keeps one.
	LoadSetting(ctx context.Context, key string, into any) (bool, error)
	SaveSetting(ctx context.Context, key string, value any) error
}

// conflictsKey is the setting that remembers what happens where the owner and Xero both changed a field.
const conflictsKey = "contact_conflicts"

// Importer brings contacts in from Xero.
type Importer struct {
	ledger   Ledger
	store    Store
	matching matching.Service
	now      func() time.Time
	kept     lastReading
	planned  lastPlan
}

// NewImporter returns an Importer; now is the clock.
func NewImporter(ledger Ledger, store Store, service matching.Service, now func() time.Time) *Importer {
	return &Importer{ledger: ledger, store: store, matching: service, now: now}
}

// Result is what an import would do, or did.
type Result struct {
	Counts Counts
	// Examples are up to MaxExamples of each category; never nil.
	Examples []Example
	// Conflicts is what happens where the owner and Xero both changed a field.
	Conflicts matching.Side
	// Batch takes a done import back; 0 before, or when there is nothing to take back.
	Batch int64
}

func resultOf(p Plan, conflicts matching.Side) Result {
	if conflicts == "" {
		conflicts = matching.Mine
	}
	return Result{Counts: p.Counts, Examples: p.Examples, Conflicts: conflicts}
}

// Preview reads Xero and returns what an import would do. It writes nothing. After another preview it reads only what has
// changed since; after one that was cut short it goes on where that one was.
func (i *Importer) Preview(ctx context.Context, order Order, report func(done, total int)) (Result, error) {
	r, err := i.read(ctx, true, report)
	if err != nil {
		return Result{}, err
	}
	plan, conflicts, err := i.plan(ctx, order, r, report)
	return resultOf(plan, conflicts), err
}

// Import does what the last preview said, or reads Xero from the beginning, because a change of role escapes
// If-Modified-Since (contract section 7). It writes what the plan says in one transaction: a cancel or a crash leaves the
// company file as it was, and what was read until a cancel is not read again within ten minutes.
func (i *Importer) Import(ctx context.Context, order Order, report func(done, total int)) (Result, error) {
	r, err := i.read(ctx, false, report)
	if err != nil {
		return Result{}, err
	}
	plan, conflicts, err := i.plan(ctx, order, r, report)
	if err != nil {
		return Result{}, err
	}
	result := resultOf(plan, conflicts)
	if result.Batch, err = i.store.ApplyImport(ctx, plan, r.readAt); err != nil {
		return Result{}, fmt.Errorf("write imported contacts: %w", err)
	}
	i.kept.keep(reading{})
	i.planned.keep(planned{})
	if order.Conflicts != "" {
		err = i.store.SaveSetting(ctx, conflictsKey, order.Conflicts)
	}
	return result, err
}

// conflicts returns what is remembered of fields that the owner and Xero both changed; empty when nothing is.
func (i *Importer) conflicts(ctx context.Context) (matching.Side, error) {
	var side matching.Side
	if _, err := i.store.LoadSetting(ctx, conflictsKey, &side); err != nil {
		return "", fmt.Errorf("read what is done with conflicts: %w", err)
	}
	return side, nil
}

// plan works out what an import of a reading does. What a preview worked out of the same is used again.
func (i *Importer) plan(ctx context.Context, order Order, r reading, report func(done, total int)) (Plan, matching.Side, error) {
	before, err := i.known(ctx)
	if err != nil {
		return Plan{}, "", err
	}
	p := newPlanner(order, before, r)
	if done, isSame := i.planned.take(planned{order: p.order, before: before, reading: r}); isSame {
		return done.plan, p.order.Conflicts, nil
	}
	i.follow(p)
	proposal, err := i.matching.Propose(ctx, p.lists(), order.Includes, report)
	if err != nil {
		return Plan{}, "", fmt.Errorf("compare contacts: %w", err)
	}
	p.take(proposal)
	i.planned.keep(planned{order: p.order, before: before, reading: r, plan: p.plan})
	return p.plan, p.order.Conflicts, nil
}

// follow follows merges at Xero, and asks about those here that they make one.
func (i *Importer) follow(p *planner) {
	for _, two := range p.followMerges() {
		p.plan.Questions = append(p.plan.Questions, i.matching.Question(p.lists(), two[0].ContactID, two[1].ContactID))
	}
}

// known reads the company file as it stands.
func (i *Importer) known(ctx context.Context) (known, error) {
	var k known
	var err error
	if k.lists, err = i.matching.Lists(ctx); err != nil {
		return k, err
	}
	if k.own, err = i.store.KnownContacts(ctx); err != nil {
		return k, fmt.Errorf("read what is kept of contacts: %w", err)
	}
	if k.conflicts, err = i.conflicts(ctx); err != nil {
		return k, err
	}
	k.mirror = make(map[string]contact.LedgerContact, len(k.lists.Ledger))
	for _, l := range k.lists.Ledger {
		k.mirror[l.ID] = l
	}
	return k, nil
}
