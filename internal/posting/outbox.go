package posting

import (
	"context"
	"fmt"
	"slices"
	"time"

	"daybook/internal/fault"
)

// Outbox is what the owner can do with documents. Every action is one transaction; nothing here sends.
type Outbox struct {
	// Store is the company file.
	Store Store
	// Ledger encodes documents, and reads one back on demand.
	Ledger Ledger
	// Now is the clock.
	Now func() time.Time
	// Wake tells the Sender that there is work; nil for nobody.
	Wake func()
	// Notify tells the window what changed; nil for nobody. It is called after the commit and must not block.
	Notify func(Change)
}

// Preview works out the document of an order. Errors: not_found, or the store's.
func (o Outbox) Preview(ctx context.Context, orderID int64) (Preview, error) {
	var p Preview
	err := o.Store.Read(ctx, func(tx Tx) error {
		f, err := tx.GetFacts(orderID, 1)
		p = PlanDocument(f, o.Now())
		return err
	})
	if err != nil {
		return Preview{}, fmt.Errorf("preview order %d: %w", orderID, err)
	}
	return p, nil
}

// Enqueue queues the document that was previewed: a new one, or again one that was rejected, held, taken back, or
// whose contact was refused. It refuses with conflict when anything changed since the preview or the order has a
// document already, and with invalid when a check blocks.
func (o Outbox) Enqueue(ctx context.Context, orderID int64, digest string) (OrderStatus, error) {
	return o.act(ctx, "queue", orderID, func(tx Tx) error {
		f, err := tx.GetFacts(orderID, 1)
		if err != nil {
			return err
		}
		p := PlanDocument(f, o.Now())
		if err := refuse(p, digest); err != nil {
			return err
		}
		return o.enqueue(tx, p, f)
	})
}

// refuse says why a confirmed preview cannot be queued, or nil.
func refuse(p Preview, digest string) error {
	for _, c := range p.Checks {
		if c.Code == CheckAlreadySent {
			return fault.New(fault.Conflict, c.Message, c.Hint)
		}
	}
	if p.Digest != digest {
		return fault.New(fault.Conflict, "Something about this order changed since the preview.", "Look at the new preview and confirm that.")
	}
	fields := map[string]string{}
	for _, c := range p.Checks {
		if c.Severity == Block && fields[c.Path] == "" {
			fields[c.Path] = c.Message
		}
	}
	return fault.InvalidFields("This order cannot be sent yet.", fields)
}

func (o Outbox) enqueue(tx Tx, p Preview, f Facts) error {
	d := Document{Organisation: p.Organisation, Kind: p.Kind, BusinessKey: OrderKey(p.OrderID, p.Part), Revision: p.Revision,
		OrderID: p.OrderID, ContactID: p.Contact.ContactID, Content: Content{Kind: p.Kind, Invoice: &p.Content}}
	if err := recordLink(tx, p.Contact); err != nil {
		return err
	}
	if p.Contact.Create != nil {
		waitsFor, err := o.enqueueContact(tx, p.Contact, f.ContactFacts)
		if err != nil {
			return err
		}
		d.WaitsForID = waitsFor
	}
	if len(f.Earlier) > 0 && f.Earlier[0].Revision == d.Revision {
		return o.queueAgain(tx, f.Earlier[0], d)
	}
	return o.queueNew(tx, &d)
}

// queueNew saves a new document, and freezes it unless it waits.
func (o Outbox) queueNew(tx Tx, d *Document) error {
	d.State, d.QueuedAt = StateQueued, o.Now()
	if err := tx.CreateDocument(d); err != nil {
		return err
	}
	return o.queued(tx, *d, "")
}

// queueAgain puts new content into a document that is known not to be at Xero.
func (o Outbox) queueAgain(tx Tx, old, d Document) error {
	if err := mayQueueAgain(old); err != nil {
		return err
	}
	d.ID, d.State, d.QueuedAt = old.ID, StateQueued, o.Now()
	if err := tx.UpdateDocument(d, old.State); err != nil {
		return err
	}
	return o.queued(tx, d, old.State)
}

// mayQueueAgain refuses what is not known to be nowhere but here.
func mayQueueAgain(old Document) error {
	if old.State != StateQueued && !old.State.CanBecome(StateQueued) {
		return fault.New(fault.Conflict, "The document is on its way already.", "Wait for its outcome.")
	}
	return nil
}

func (o Outbox) logQueued(tx Tx, d Document, from State) error {
	return tx.AddEvent(Event{DocumentID: d.ID, At: o.Now(), Name: EventQueued, From: from, To: StateQueued})
}

func (o Outbox) queued(tx Tx, d Document, from State) error {
	if err := o.logQueued(tx, d, from); err != nil {
		return err
	}
	if d.WaitsForID != 0 {
		return nil
	}
	return freeze(tx, o.Ledger, d, o.Now())
}

// Cancel takes a queued document back. It refuses with conflict when it is on its way or already at Xero.
func (o Outbox) Cancel(ctx context.Context, orderID int64) (OrderStatus, error) {
	return o.act(ctx, "cancel", orderID, func(tx Tx) error {
		d, err := shownOf(tx, orderID)
		if err != nil {
			return err
		}
		if d.State != StateQueued {
			return fault.New(fault.Conflict, "The document can no longer be taken back.", "Wait for its outcome; then void or delete it in Xero.")
		}
		return o.cancel(tx, d, EventCancelled)
	})
}

// cancel takes a document back, and with it the creation of a contact that nobody else waits for or asked for.
func (o Outbox) cancel(tx Tx, d Document, name EventName) error {
	from, waitsFor := d.State, d.WaitsForID
	d.State, d.WaitsForID, d.IsHeld, d.Problem, d.Candidates = StateCancelled, 0, false, "", nil
	if err := tx.UpdateDocument(d, from); err != nil {
		return err
	}
	if err := tx.AddEvent(Event{DocumentID: d.ID, At: o.Now(), Name: name, From: from, To: d.State}); err != nil || waitsFor == 0 {
		return err
	}
	others, err := tx.ListWaiting(waitsFor)
	if err != nil || len(others) > 0 {
		return err
	}
	c, err := tx.GetDocument(waitsFor)
	if err != nil || c.State != StateQueued {
		return err
	}
	if isAsked, err := isAskedFor(tx, c); err != nil || isAsked {
		return err
	}
	return o.cancel(tx, c, name)
}

// shownOf returns the document that an order shows. Errors: not_found.
func shownOf(tx Tx, orderID int64) (Document, error) {
	documents, err := tx.ListOrderDocuments(orderID)
	if err != nil {
		return Document{}, err
	}
	if len(documents) == 0 {
		return Document{}, fault.New(fault.NotFound, "This order has no document.", "")
	}
	return documents[shown(documents)], nil
}

// shown is the place of the document an order shows: the newest that was not taken back, or else the newest.
func shown(newestFirst []Document) int {
	return max(0, slices.IndexFunc(newestFirst, func(d Document) bool { return d.State != StateCancelled }))
}

// Status returns where an order's document stands.
func (o Outbox) Status(ctx context.Context, orderID int64) (OrderStatus, error) {
	all, err := o.Statuses(ctx, []int64{orderID})
	if err != nil {
		return OrderStatus{}, err
	}
	return all[orderID], nil
}

// Statuses returns where the documents of some orders stand, by order. Every order asked for is in it.
func (o Outbox) Statuses(ctx context.Context, orderIDs []int64) (map[int64]OrderStatus, error) {
	all := make(map[int64]OrderStatus, len(orderIDs))
	err := o.Store.Read(ctx, func(tx Tx) error {
		for _, id := range orderIDs {
			s, err := ReadStatus(tx, id)
			if err != nil {
				return err
			}
			all[id] = s
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the status of %d orders: %w", len(orderIDs), err)
	}
	return all, nil
}

// ReadStatus works out where an order's document stands, inside a transaction.
func ReadStatus(tx Tx, orderID int64) (OrderStatus, error) {
	documents, err := tx.ListOrderDocuments(orderID)
	if err != nil || len(documents) == 0 {
		return statusOf(orderID, nil, nil), err
	}
	at := shown(documents)
	d := documents[at]
	var waitsFor *Document
	if d.WaitsForID != 0 {
		c, err := tx.GetDocument(d.WaitsForID)
		if err != nil {
			return OrderStatus{}, err
		}
		waitsFor = &c
	}
	s := statusOf(orderID, &d, waitsFor)
	s.AlsoHeld = liveNumber(documents[at+1:])
	return s, nil
}

// liveNumber is the number of a document that stands at Xero though a later one was made in its place; empty when none does.
func liveNumber(earlier []Document) string {
	for _, d := range earlier {
		if d.State == StateSent && !d.Ledger.Status.IsGone() {
			return d.Ledger.Number
		}
	}
	return ""
}

// History returns what happened to an order's documents and to the contact they wait for, newest first.
func (o Outbox) History(ctx context.Context, orderID int64) ([]Event, error) {
	var events []Event
	err := o.Store.Read(ctx, func(tx Tx) error {
		documents, err := tx.ListOrderDocuments(orderID)
		if err != nil {
			return err
		}
		var ids []int64
		for _, d := range documents {
			ids = append(ids, d.ID)
			if d.WaitsForID != 0 && !slices.Contains(ids, d.WaitsForID) {
				ids = append(ids, d.WaitsForID)
			}
		}
		events, err = tx.ListEvents(ids)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the history of order %d: %w", orderID, err)
	}
	return events, nil
}

// act runs an action on an order in one transaction, then returns the order's status and tells who listens.
func (o Outbox) act(ctx context.Context, action string, orderID int64, do func(Tx) error) (OrderStatus, error) {
	var s OrderStatus
	err := o.Store.Write(ctx, func(tx Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		var err error
		s, err = ReadStatus(tx, orderID)
		return err
	})
	if err != nil {
		return OrderStatus{}, fmt.Errorf("%s the document of order %d: %w", action, orderID, err)
	}
	o.told(Change{OrderID: orderID, State: s.Document.State})
	return s, nil
}
