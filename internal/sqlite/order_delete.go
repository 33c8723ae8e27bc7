package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
)

// DeleteOrder takes an order away with its lines, and with the documents that were taken back before anything of them left.
// The faults: NotFound, Conflict while a document holds it or when one left once.
func (f *File) DeleteOrder(ctx context.Context, id int64) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		o, err := getOrder(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := mustBeFree(ctx, tx, o); err != nil {
			return err
		}
		known, err := getOrderPosting(ctx, tx, id)
		if err != nil {
			return err
		}
		may, err := posting.MayForget(&outboxTx{ctx: ctx, tx: tx}, id)
		if err != nil {
			return err
		}
		if !may || known != (order.Posting{}) {
			return fault.New(fault.Conflict, fmt.Sprintf("Order %s cannot be deleted: its %s was on its way to Xero once, and that record stays.",
				o.Number, posting.KindOf(o.Kind)), "Mark the order as cancelled instead.")
		}
		return deleteOrder(ctx, tx, o)
	})
}

func deleteOrder(ctx context.Context, tx *sql.Tx, o order.Order) error {
	if err := forgetDocuments(ctx, tx, o.ID); err != nil {
		return fmt.Errorf("delete order %s: %w", o.Number, err)
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM orders_search WHERE rowid = ?`, o.ID)
	if err == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM orders WHERE id = ?`, o.ID)
	}
	if isForeignKey(err) {
		return fault.Wrap(fault.Conflict, err, fmt.Sprintf("Order %s cannot be deleted: goods were received or delivered for it.", o.Number),
			"Take those movements away first, or mark the order as cancelled.")
	}
	if err != nil {
		return fmt.Errorf("delete order %s: %w", o.Number, err)
	}
	return nil
}

// forgetDocuments takes the documents of an order away, with their log and the requests that carried nothing else. A trigger
// keeps the log of what left.
func forgetDocuments(ctx context.Context, tx *sql.Tx, orderID int64) error {
	rows, err := tx.QueryContext(ctx, `
		SELECT DISTINCT request_id
		FROM request_documents
		WHERE document_id IN (SELECT id FROM documents WHERE order_id = ?)`, orderID)
	if err != nil {
		return err
	}
	requests, err := collect(rows, func(row scanner) (id int64, err error) {
		err = row.Scan(&id)
		return id, err
	})
	if err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM outbox_events WHERE document_id IN (SELECT id FROM documents WHERE order_id = ?)`,
		`DELETE FROM request_documents WHERE document_id IN (SELECT id FROM documents WHERE order_id = ?)`,
		`DELETE FROM settlements WHERE document_id IN (SELECT id FROM documents WHERE order_id = ?)`,
		`DELETE FROM documents WHERE order_id = ?`,
	} {
		if _, err := tx.ExecContext(ctx, statement, orderID); err != nil {
			return err
		}
	}
	for _, id := range requests {
		_, err := tx.ExecContext(ctx, `
			DELETE FROM requests
			WHERE id = ?1
				AND NOT EXISTS (SELECT 1 FROM request_documents WHERE request_id = ?1)`, id)
		if err != nil {
			return err
		}
	}
	return nil
}
