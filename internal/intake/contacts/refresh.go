package contacts

import (
	"context"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// oneByOne is how many changed contacts are compared one by one; more are compared as lists.
const oneByOne = 200

// Refresh brings the mirror up to date with what changed since the last reading, shows it in the contacts that are linked,
// follows merges at Xero, and asks about what changed. It adds and links no contact. It is what may run by itself.
func (i *Importer) Refresh(ctx context.Context) (Result, error) {
	organisation := i.ledger.Organisation() // first: what the file says after it is of this one, or is not kept
	since, err := i.store.ContactsReadAt(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("read the time of the last import: %w", err)
	}
	r, err := i.readFrom(ctx, reading{organisation: organisation, readAt: since, isWhole: true}, nil)
	if err != nil {
		return Result{}, err
	}
	before, err := i.known(ctx)
	if err != nil {
		return Result{}, err
	}
	p := newPlanner(Order{}, before, r)
	i.follow(p)
	p.take(matching.Proposal{})
	result := resultOf(p.plan, p.order.Conflicts)
	if result.Batch, err = i.store.ApplyImport(ctx, p.plan, r.readAt); err != nil {
		return Result{}, fmt.Errorf("write refreshed contacts: %w", err)
	}
	return result, i.compare(ctx, before, p.plan.Mirror)
}

// compare brings the questions about contacts that changed at Xero up to date.
func (i *Importer) compare(ctx context.Context, before known, read []contact.LedgerContact) error {
	var changed []contact.LedgerContact
	for _, l := range read {
		was, isKnown := before.mirror[l.ID]
		if !isKnown || l.IsActive() != was.IsActive() || len(l.Values().Changed(was.Values())) > 0 {
			changed = append(changed, l)
		}
	}
	if len(changed) > oneByOne {
		_, err := i.matching.Scan(ctx, nil)
		return err
	}
	for _, l := range changed {
		if err := i.matching.Touch(ctx, contact.Party{LedgerID: l.ID}); err != nil {
			return err
		}
	}
	return nil
}
