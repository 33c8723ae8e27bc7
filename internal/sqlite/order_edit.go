package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
)

// EditOrder gives an order to edit and keeps what that returns as SaveOrder does, all in one transaction: no document can be
// queued in between. It returns the order as kept. The faults: those of SaveOrder, and Conflict while a document holds the
// order.
func (f *File) EditOrder(ctx context.Context, id int64, edit func(order.Order) order.Order) (order.Order, error) {
	var saved order.Order
	err := f.write(ctx, func(tx *sql.Tx) error {
		before, err := getOrder(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := mustBeFree(ctx, tx, before); err != nil {
			return err
		}
		save, err := newOrderSaver(ctx, tx, f.nowStamp())
		if err != nil {
			return err
		}
		saved, err = save.one(ctx, edit(before))
		return save.finish(ctx, err)
	})
	if err != nil {
		return order.Order{}, err
	}
	return saved, nil
}

// mustBeFree refuses an order that a document holds: one that is on its way, or that stands at Xero.
func mustBeFree(ctx context.Context, tx *sql.Tx, o order.Order) error {
	status, err := posting.ReadStatus(&outboxTx{ctx: ctx, tx: tx}, o.ID)
	if err != nil {
		return fmt.Errorf("look for the document of order %s: %w", o.Number, err)
	}
	if status.Document.HoldsOrder() {
		return fault.New(fault.Conflict, "This order has a document and cannot be changed.",
			"Take the document back while it waits, or void it in Xero.")
	}
	return nil
}
