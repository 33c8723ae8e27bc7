package posting

import (
	"context"
	"fmt"
	"slices"
	"time"

	"daybook/internal/fault"
)

// Refresh reads an order's document at Xero and keeps what it says now. One that was voided or deleted frees the order. Errors:
// not_found when there is no sent document or Xero no longer knows it, or the ledger's.
func (o Outbox) Refresh(ctx context.Context, orderID int64) (OrderStatus, error) {
	d, err := o.sentDocument(ctx, orderID)
	if err != nil {
		return OrderStatus{}, fmt.Errorf("read the document of order %d back: %w", orderID, err)
	}
	found, err := o.Ledger.Read(ctx, d.Kind, d.LedgerID)
	if err == nil && len(found.Found) != 1 {
		err = fault.New(fault.NotFound, fmt.Sprintf("Xero no longer knows %s %s.", d.Kind, d.Ledger.Number),
			"It may belong to another organisation, or the organisation was emptied.")
	}
	if err != nil {
		return OrderStatus{}, fmt.Errorf("read the document of order %d back: %w", orderID, err)
	}
	return o.act(ctx, "read back", orderID, func(tx Tx) error {
		now, err := tx.GetDocument(d.ID)
		if err != nil || now.State != StateSent {
			return err
		}
		_, err = readBack(tx, now, found.Found[0], o.Now())
		return err
	})
}

func (o Outbox) sentDocument(ctx context.Context, orderID int64) (d Document, err error) {
	err = o.Store.Read(ctx, func(tx Tx) error {
		d, err = newestOf(tx, orderID)
		if err == nil && d.State != StateSent {
			err = fault.New(fault.NotFound, "This order has no document at Xero.", "")
		}
		return err
	})
	return d, err
}

// readBack keeps what Xero says of a sent document now; it is logged only when something changed.
func readBack(tx Tx, d Document, f Finding, now time.Time) ([]Change, error) {
	if d.State != StateSent || d.Kind == KindContact {
		return nil, nil
	}
	was := d.Ledger
	d.Ledger, d.ReadAt = viewOf(d.Content, f), now
	if err := tx.UpdateDocument(d, StateSent); err != nil {
		return nil, err
	}
	if sameView(was, d.Ledger) {
		return nil, nil
	}
	return []Change{changeOf(d)}, tx.AddEvent(Event{DocumentID: d.ID, At: now, Name: EventRead, From: StateSent, To: StateSent, Text: string(f.Status)})
}

func sameView(a, b LedgerView) bool {
	return a.Number == b.Number && a.Status == b.Status && a.Totals == b.Totals && a.AmountDue == b.AmountDue &&
		a.AmountPaid == b.AmountPaid && slices.Equal(a.Differences, b.Differences)
}
