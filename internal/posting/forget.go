package posting

import (
	"context"
	"fmt"
)

// MayForget reports whether an order can be deleted with all that the outbox keeps of it: it has no document, or only ones
// that were taken back before anything of them left. Errors: the store's.
func (o Outbox) MayForget(ctx context.Context, orderID int64) (may bool, err error) {
	err = o.Store.Read(ctx, func(tx Tx) error {
		may, err = MayForget(tx, orderID)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("look at what was sent of order %d: %w", orderID, err)
	}
	return may, nil
}

// MayForget is Outbox.MayForget inside a transaction.
func MayForget(tx Tx, orderID int64) (bool, error) {
	documents, err := tx.ListEveryDocument(orderID)
	if err != nil {
		return false, err
	}
	ids := make([]int64, 0, len(documents))
	for _, d := range documents {
		if d.State != StateCancelled {
			return false, nil
		}
		ids = append(ids, d.ID)
	}
	events, err := tx.ListEvents(ids)
	for _, e := range events {
		if !e.Name.isBeforeLeaving() {
			return false, err
		}
	}
	return true, err
}

// isBeforeLeaving reports whether an event is one of those before the first byte leaves. What came after, such as a look-up, is a
// record that stays.
func (n EventName) isBeforeLeaving() bool {
	return n == EventQueued || n == EventFrozen || n == EventHeld || n == EventCancelled
}
