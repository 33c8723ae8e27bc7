package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/order"
)

// The stages of an order as the file keeps them, in the order lists sort them. ToSend and BeforeStart are one stage,
// because the start date may change.
const (
	stageProblem = iota + 1
	stageOpen
	stageInProgress
	stageSent
	stageCancelled
)

// stageOf is order.BucketOf without a start date, as a number.
func stageOf(p order.Posting, isCancelled bool) int {
	return stageOfBucket(p.BucketOf(isCancelled, civil.Date{}, civil.Date{}))
}

func stageOfBucket(b order.Bucket) int {
	switch b {
	case order.Problem:
		return stageProblem
	case order.InProgress:
		return stageInProgress
	case order.Sent:
		return stageSent
	case order.Cancelled:
		return stageCancelled
	}
	return stageOpen
}

// GetOrderPosting returns what is known of an order's document; empty before the first. NotFound when there is no such
// order.
func (f *File) GetOrderPosting(ctx context.Context, orderID int64) (order.Posting, error) {
	var p order.Posting
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		p, err = getOrderPosting(ctx, tx, orderID)
		return err
	})
	return p, err
}

func getOrderPosting(ctx context.Context, tx *sql.Tx, orderID int64) (order.Posting, error) {
	var p order.Posting
	err := tx.QueryRowContext(ctx, `
		SELECT
			posting_state,
			ledger_status,
			ledger_id,
			ledger_number
		FROM orders
		WHERE id = ?`, orderID).Scan(&p.State, &p.LedgerStatus, &p.LedgerID, &p.LedgerNumber)
	if err != nil {
		return order.Posting{}, getFault(err, fmt.Sprintf("read the posting of order %d", orderID), "This order does not exist.")
	}
	return p, nil
}

// SetOrderPosting notes what is known of an order's document, for lists. It does not touch the order's Version: the
// order itself is as it was. The outbox does the same inside its own transaction by setOrderPosting.
func (f *File) SetOrderPosting(ctx context.Context, orderID int64, p order.Posting) error {
	return f.write(ctx, func(tx *sql.Tx) error { return setOrderPosting(ctx, tx, orderID, p) })
}

func setOrderPosting(ctx context.Context, tx *sql.Tx, orderID int64, p order.Posting) error {
	var isCancelled bool
	err := tx.QueryRowContext(ctx, `SELECT is_cancelled FROM orders WHERE id = ?`, orderID).Scan(&isCancelled)
	if err != nil {
		return getFault(err, fmt.Sprintf("read order %d", orderID), "This order does not exist.")
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE orders SET
			posting_state = ?,
			ledger_status = ?,
			ledger_id = ?,
			ledger_number = ?,
			stage = ?
		WHERE id = ?`, p.State, p.LedgerStatus, p.LedgerID, p.LedgerNumber, stageOf(p, isCancelled), orderID)
	if err != nil {
		return fmt.Errorf("note the posting of order %d: %w", orderID, err)
	}
	return nil
}
