package posting

import (
	"context"
	"fmt"
	"slices"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// Choice is what a person does about a conflict.
type Choice string

// The choices.
const (
	// ChooseAdopt: what was found is the document.
	ChooseAdopt Choice = "adopt"
	// ChooseSend: it is not; send again, under a new key.
	ChooseSend Choice = "send"
	// ChooseDrop: leave Xero as it is and take the document back. The order is free again.
	ChooseDrop Choice = "drop"
)

// Resolve settles a conflict of an order's document, or of the contact it waits for. ledgerID names the candidate to
// adopt; "" is enough when there is only one. Errors: not_found when there is no conflict, invalid when the choice
// does not fit, conflict when the candidate belongs to another document.
func (o Outbox) Resolve(ctx context.Context, orderID int64, choose Choice, ledgerID string) (OrderStatus, error) {
	return o.act(ctx, "resolve", orderID, func(tx Tx) error {
		s, err := ReadStatus(tx, orderID)
		if err != nil {
			return err
		}
		if s.Label != LabelConflict {
			return fault.New(fault.NotFound, "There is nothing to decide about this order.", "")
		}
		d, err := tx.GetDocument(s.SubjectID)
		if err != nil {
			return err
		}
		return o.resolve(tx, d, choose, ledgerID)
	})
}

func (o Outbox) resolve(tx Tx, d Document, choose Choice, ledgerID string) error {
	switch choose {
	case ChooseAdopt:
		return o.adopt(tx, d, ledgerID)
	case ChooseSend:
		return o.sendAgain(tx, d)
	case ChooseDrop:
		return o.drop(tx, d)
	}
	return fault.New(fault.Invalid, fmt.Sprintf("%q is not a choice.", choose), "Choose adopt, send or drop.")
}

func (o Outbox) adopt(tx Tx, d Document, ledgerID string) error {
	candidates := slices.DeleteFunc(slices.Clone(d.Candidates), func(f Finding) bool { return ledgerID != "" && f.ID != ledgerID })
	if len(candidates) != 1 {
		return fault.New(fault.Invalid, "It is not clear which one at Xero is meant.", "Choose one of them.")
	}
	f := candidates[0]
	if f.Status.IsGone() || f.Kind == KindContact && !f.Contact.IsActive() {
		return fault.New(fault.Invalid, "That one was voided, deleted, archived or merged in Xero.", "Send it again, or drop it.")
	}
	holder, err := tx.FindHolder(d.Organisation, f.ID)
	if err != nil {
		return err
	}
	if holder != 0 && holder != d.ID {
		return fault.New(fault.Conflict, "That one at Xero belongs to another order.", "Drop this one, or choose another.")
	}
	if f, err = asOurs(tx, d, f); err != nil {
		return err
	}
	// What was found may have changed while it waited for its person: it counts as not read yet.
	d.LedgerID, d.Ledger, d.SentAt, d.ReadAt = f.ID, viewOf(d.Content, f), o.Now(), time.Time{}
	if err := o.settleConflict(tx, &d, StateSent, ChooseAdopt); err != nil || d.Kind != KindContact {
		return err
	}
	_, err = release(tx, o.Ledger, d, f, contact.ByOwner, o.Now())
	return err
}

// sendAgain queues the same bytes under a new key; what was part of a batch goes by itself.
func (o Outbox) sendAgain(tx Tx, d Document) error {
	r, isFrozen, err := tx.FindRequest(d.ID)
	if err != nil {
		return err
	}
	if !isFrozen {
		return fmt.Errorf("document %d is in conflict and has no request", d.ID)
	}
	if b := (batch{documents: []Document{d}, request: r}); b.isWhole() {
		setKey(&r, r.Generation+1, d)
	} else if r, err = b.part(tx, o.Ledger, o.Now()); err != nil {
		return err
	}
	r.Doubts = 0
	if err := tx.UpdateRequest(r); err != nil {
		return err
	}
	if err := tellApart(tx, &d); err != nil {
		return err
	}
	d.QueuedAt = o.Now()
	return o.settleConflict(tx, &d, StateQueued, ChooseSend)
}

// drop takes a document back; for a contact, everything that waited for it too.
func (o Outbox) drop(tx Tx, d Document) error {
	if err := o.settleConflict(tx, &d, StateCancelled, ChooseDrop); err != nil || d.Kind != KindContact {
		return err
	}
	waiting, err := tx.ListWaiting(d.ID)
	if err != nil {
		return err
	}
	for _, w := range waiting {
		if err := o.cancel(tx, w, EventCancelled); err != nil {
			return err
		}
	}
	return nil
}

func (o Outbox) settleConflict(tx Tx, d *Document, to State, choose Choice) error {
	d.State, d.Doubt, d.Problem = to, DoubtNone, ""
	if to != StateQueued {
		d.Candidates = nil
	}
	if err := tx.UpdateDocument(*d, StateConflict); err != nil {
		return err
	}
	return tx.AddEvent(Event{DocumentID: d.ID, At: o.Now(), Name: EventResolved, From: StateConflict, To: to, Text: string(choose)})
}
