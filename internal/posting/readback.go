package posting

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"daybook/internal/fault"
)

// Refresh reads an order's document at Xero and keeps what it says now. One that was voided or deleted, or that Xero no
// longer knows, frees the order. Errors: not_found when there is no sent document, or the ledger's.
func (o Outbox) Refresh(ctx context.Context, orderID int64) (OrderStatus, error) {
	d, err := o.sentDocument(ctx, orderID)
	if err != nil {
		return OrderStatus{}, fmt.Errorf("read the document of order %d back: %w", orderID, err)
	}
	f, isThere, err := readOne(ctx, o.Ledger, d)
	if err != nil {
		return OrderStatus{}, fmt.Errorf("read the document of order %d back: %w", orderID, err)
	}
	return o.act(ctx, "read back", orderID, func(tx Tx) error {
		_, err := keepReading(tx, d.ID, f, isThere, o.Now())
		return err
	})
}

func (o Outbox) sentDocument(ctx context.Context, orderID int64) (d Document, err error) {
	err = o.Store.Read(ctx, func(tx Tx) error {
		d, err = shownOf(tx, orderID)
		if err == nil && d.State != StateSent {
			err = fault.New(fault.NotFound, "This order has no document at Xero.", "")
		}
		return err
	})
	return d, err
}

// readOne asks Xero for a sent document. That it is not there is believed only when a list of its id says so too: an
// unknown id is an empty answer, and not every empty answer is Xero's (contract section 16).
func readOne(ctx context.Context, ledger Reader, d Document) (f Finding, isThere bool, err error) {
	found, err := ledger.Read(ctx, d.Organisation, d.Kind, d.LedgerID)
	merges := newMergeReader(ledger, d.Organisation)
	if err == nil && len(found.Found) == 1 {
		f, err = merges.asOurs(ctx, d, found.Found[0])
		return f, err == nil, err
	}
	if err != nil && !fault.Is(err, fault.NotFound) {
		return Finding{}, false, err
	}
	if found, err = ledger.FindByID(ctx, d.Organisation, []string{d.LedgerID}); err != nil {
		return Finding{}, false, err
	}
	for _, f := range found.Found {
		if f.ID == d.LedgerID {
			f, err = merges.asOurs(ctx, d, f)
			return f, err == nil, err
		}
	}
	return Finding{}, false, nil
}

// keepReading keeps what readOne said of a document, unless it moved on meanwhile.
func keepReading(tx Tx, documentID int64, f Finding, isThere bool, now time.Time) ([]Change, error) {
	d, err := tx.GetDocument(documentID)
	if err != nil || d.State != StateSent {
		return nil, err
	}
	if !isThere {
		return lose(tx, d, now)
	}
	return readBack(tx, d, f, now)
}

// readBack keeps what Xero says of a sent document now; it is logged only when something changed. An answer older than
// what is known, as one that was on its way when a newer one came, is left alone.
func readBack(tx Tx, d Document, f Finding, now time.Time) ([]Change, error) {
	if d.State != StateSent || d.Kind == KindContact || f.UpdatedAt.Before(d.Ledger.UpdatedAt) && !f.UpdatedAt.IsZero() {
		return nil, nil
	}
	was := d.Ledger
	d.Ledger, d.ReadAt = d.viewNow(f), now
	if err := tx.UpdateDocument(d, StateSent); err != nil {
		return nil, err
	}
	if sameView(was, d.Ledger) {
		return nil, nil
	}
	return []Change{changeOf(d)}, tx.AddEvent(Event{DocumentID: d.ID, At: now, Name: EventRead, From: StateSent, To: StateSent,
		Text: string(d.Ledger.Standing())})
}

// lose keeps that Xero no longer knows a document. What was known of it stays, for people to compare.
func lose(tx Tx, d Document, now time.Time) ([]Change, error) {
	wasMissing := d.Ledger.Status == StatusMissing
	d.Ledger.Status, d.ReadAt = StatusMissing, now
	if err := tx.UpdateDocument(d, StateSent); err != nil || wasMissing {
		return nil, err
	}
	return []Change{changeOf(d)}, tx.AddEvent(Event{DocumentID: d.ID, At: now, Name: EventMissing, From: StateSent, To: StateSent})
}

// viewNow is what is to be kept of a sent document after a reading. A difference that was not there before was made at Xero.
func (d Document) viewNow(f Finding) LedgerView {
	view := viewOf(d.Content, f)
	view.IsChanged = len(view.Differences) > 0 && (d.Ledger.IsChanged || !slices.Equal(view.Differences, d.Ledger.Differences))
	return view
}

// sameView reports whether two readings say the same; that Xero touched the document is nothing to tell.
func sameView(a, b LedgerView) bool {
	a.UpdatedAt, b.UpdatedAt = time.Time{}, time.Time{}
	return reflect.DeepEqual(a, b)
}
