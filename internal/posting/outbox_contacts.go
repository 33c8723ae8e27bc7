package posting

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/fault"
)

// MaxContacts is the most contacts that are sent at once.
const MaxContacts = 1000

// PreviewContacts works out what sending contacts to Xero does about each: which are linked to one that is there, which are created,
// which a person must decide first, and which cannot be sent as they are. A contact named twice counts once. Errors: not_found,
// invalid for more than MaxContacts, or the store's.
func (o Outbox) PreviewContacts(ctx context.Context, contactIDs []int64) (ContactsPreview, error) {
	var p ContactsPreview
	err := o.Store.Read(ctx, func(tx Tx) (err error) {
		p, _, err = previewContacts(tx, contactIDs)
		return err
	})
	if err != nil {
		return ContactsPreview{}, fmt.Errorf("preview %d contacts: %w", len(contactIDs), err)
	}
	return p, nil
}

func previewContacts(tx Tx, contactIDs []int64) (ContactsPreview, []ContactFacts, error) {
	if len(contactIDs) > MaxContacts {
		return ContactsPreview{}, nil, fault.New(fault.Invalid, fmt.Sprintf("At most %d contacts are sent at once.", MaxContacts), "Choose fewer.")
	}
	name, err := tx.OrganisationName()
	if err != nil {
		return ContactsPreview{}, nil, err
	}
	isTaken := map[int64]bool{}
	var facts []ContactFacts
	for _, id := range contactIDs {
		f, err := tx.GetContactFacts(id)
		if err != nil {
			return ContactsPreview{}, nil, err
		}
		// The one it was merged into stands for it, and may have been asked for as well.
		if !isTaken[f.Contact.ID] {
			isTaken[f.Contact.ID] = true
			facts = append(facts, f)
		}
	}
	return planContacts(facts, name), facts, nil
}

// EnqueueContacts queues what was previewed: the creations leave in batches of 50 (R9), and contacts that were found at Xero are linked.
// Those that a person must decide first, or that cannot be sent, stay as they are. It refuses with conflict when anything changed since
// the preview, and with invalid when nothing can be done.
func (o Outbox) EnqueueContacts(ctx context.Context, contactIDs []int64, digest string) (map[int64]ContactStatus, error) {
	var changes []Change
	all := map[int64]ContactStatus{}
	err := o.Store.Write(ctx, func(tx Tx) error {
		changes = nil
		p, facts, err := previewContacts(tx, contactIDs)
		if err != nil {
			return err
		}
		if err := refuseContacts(p, digest); err != nil {
			return err
		}
		if changes, err = o.enqueueContacts(tx, p, facts); err != nil {
			return err
		}
		return readContactStatuses(tx, contactIDs, all)
	})
	if err != nil {
		return nil, fmt.Errorf("queue %d contacts: %w", len(contactIDs), err)
	}
	o.told(changes...)
	return all, nil
}

func refuseContacts(p ContactsPreview, digest string) error {
	if p.Digest != digest {
		return fault.New(fault.Conflict, "Something about these contacts changed since the preview.", "Look at the new preview and confirm that.")
	}
	if p.CanSend() {
		return nil
	}
	if len(p.Checks) > 0 && p.Checks[0].Severity == Block {
		return fault.New(fault.Invalid, p.Checks[0].Message, p.Checks[0].Hint)
	}
	return fault.New(fault.Invalid, "None of these contacts can be sent.", "Decide or correct what the preview names first.")
}

func (o Outbox) enqueueContacts(tx Tx, p ContactsPreview, facts []ContactFacts) ([]Change, error) {
	numbers := contactNumbers(p.Creates)
	var together []Document
	var changes []Change
	for i, row := range p.Rows {
		switch row.Outcome {
		case ContactLinked:
			if row.IsKnown() {
				continue
			}
			if err := recordLink(tx, row.ContactPlan); err != nil {
				return nil, err
			}
			changes = append(changes, Change{ContactID: row.ContactID})
		case ContactCreated:
			d, err := o.askForContact(tx, row.ContactPlan, facts[i], numbers[len(together)])
			if err != nil {
				return nil, err
			}
			together = append(together, d)
			changes = append(changes, changeOf(d))
		case ContactWaits, ContactAsked, ContactBlocked:
		}
	}
	return changes, freezeAll(tx, o.Ledger, together, o.Now())
}

// askForContact queues the creation of a contact that was asked for by itself.
func (o Outbox) askForContact(tx Tx, plan ContactPlan, f ContactFacts, number string) (Document, error) {
	d, isQueued, err := o.prepareContact(tx, plan, f, func() string { return number })
	if err == nil && !isQueued {
		err = fmt.Errorf("contact %d is on its way already", plan.ContactID)
	}
	if err != nil {
		return Document{}, err
	}
	return d, tx.AddEvent(Event{DocumentID: d.ID, At: o.Now(), Name: EventAsked, From: StateQueued, To: StateQueued})
}

// CancelContact takes the creation of a contact back. It refuses with conflict when it is on its way or an order waits for it, and with
// not_found when there is none.
func (o Outbox) CancelContact(ctx context.Context, contactID int64) (ContactStatus, error) {
	return o.actOnContact(ctx, "cancel", contactID, func(tx Tx, d Document) error {
		waiting, err := tx.ListWaiting(d.ID)
		if err != nil {
			return err
		}
		isWaitedFor := slices.ContainsFunc(waiting, func(w Document) bool { return w.State == StateQueued })
		if d.State != StateQueued || isWaitedFor {
			return fault.New(fault.Conflict, "The contact can no longer be taken back.", "Take the orders back that wait for it, or wait for its outcome.")
		}
		return o.cancel(tx, d, EventCancelled)
	})
}

// ResolveContact settles a conflict of a contact's creation as Resolve does for an order's.
func (o Outbox) ResolveContact(ctx context.Context, contactID int64, choose Choice, ledgerID string) (ContactStatus, error) {
	return o.actOnContact(ctx, "resolve", contactID, func(tx Tx, d Document) error {
		if d.State != StateConflict {
			return fault.New(fault.NotFound, "There is nothing to decide about this contact.", "")
		}
		return o.resolve(tx, d, choose, ledgerID)
	})
}

// KeepApart remembers that a contact is another firm than those at Xero that a preview asked about: it is then created as a new one, under
// a name of its own where one of them has its name. Errors: invalid when one of them was not asked about, not_found, or the
// store's.
func (o Outbox) KeepApart(ctx context.Context, contactID int64, ledgerIDs []string) error {
	err := o.Store.Write(ctx, func(tx Tx) error {
		f, err := tx.GetContactFacts(contactID)
		if err != nil {
			return err
		}
		plan, _ := PlanContact(f, "document")
		for _, id := range ledgerIDs {
			at := slices.IndexFunc(plan.Asked, func(l Likeness) bool { return l.Ledger.ID == id })
			if at < 0 {
				return fault.New(fault.Invalid, "That contact at Xero is not in question any more.", "Look at the preview again.")
			}
			if err := tx.KeepApart(f.Contact.ID, id, &plan.Asked[at].Comparison); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep contact %d apart: %w", contactID, err)
	}
	o.told(Change{ContactID: contactID})
	return nil
}

// actOnContact runs an action on the newest document of a contact in one transaction, then returns the contact's status.
func (o Outbox) actOnContact(ctx context.Context, action string, contactID int64, do func(Tx, Document) error) (ContactStatus, error) {
	var d Document
	all := map[int64]ContactStatus{}
	err := o.Store.Write(ctx, func(tx Tx) error {
		f, err := tx.GetContactFacts(contactID)
		if err != nil {
			return err
		}
		newest, ok := f.newestDocument()
		if !ok {
			return fault.New(fault.NotFound, "This contact was never sent.", "")
		}
		if err := do(tx, newest); err != nil {
			return err
		}
		if d, err = tx.GetDocument(newest.ID); err != nil {
			return err
		}
		return readContactStatuses(tx, []int64{contactID}, all)
	})
	if err != nil {
		return ContactStatus{}, fmt.Errorf("%s the creation of contact %d: %w", action, contactID, err)
	}
	o.told(changeOf(d))
	return all[contactID], nil
}

// told tells who listens, and the Sender that there may be work.
func (o Outbox) told(changes ...Change) {
	if o.Notify != nil {
		for _, c := range changes {
			o.Notify(c)
		}
	}
	if o.Wake != nil {
		o.Wake()
	}
}
