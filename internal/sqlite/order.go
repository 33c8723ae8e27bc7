package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"daybook/internal/order"
)

// orderColumns are read by scanOrder, in this order.
const orderColumns = `
	id,
	kind,
	number,
	contact_id,
	contact_reference,
	order_on,
	delivery_on,
	due_on,
	currency,
	rate,
	tax_mode,
	note,
	is_cancelled,
	source,
	source_ref,
	version,
	updated_at`

func scanOrder(row scanner) (order.Order, error) {
	var o order.Order
	err := row.Scan(&o.ID, &o.Kind, &o.Number, &o.ContactID, &o.ContactReference, day{&o.Date}, day{&o.DeliveryDate},
		day{&o.DueDate}, &o.Currency, &o.Rate, &o.TaxMode, &o.Note, &o.IsCancelled, &o.Source, &o.SourceRef, &o.Version,
		instant{&o.UpdatedAt})
	return o, err
}

// orderLineColumns are read by scanOrderLine, in this order.
const orderLineColumns = `
	kind,
	item_id,
	sku,
	description,
	quantity,
	unit_price,
	discount,
	discount_amount,
	tax_id,
	account_code,
	tax_type`

func scanOrderLine(row scanner) (order.Line, error) {
	var l order.Line
	err := row.Scan(&l.Kind, reference{&l.ItemID}, &l.SKU, &l.Description, &l.Quantity, &l.UnitPrice, &l.Discount,
		&l.DiscountAmount, reference{&l.TaxID}, &l.AccountCode, &l.TaxType)
	return l, err
}

// GetOrder returns one order with its lines, or NotFound.
func (f *File) GetOrder(ctx context.Context, id int64) (order.Order, error) {
	var o order.Order
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		o, err = getOrder(ctx, tx, id)
		return err
	})
	return o, err
}

func getOrder(ctx context.Context, tx *sql.Tx, id int64) (order.Order, error) {
	o, err := scanOrder(tx.QueryRowContext(ctx, `SELECT `+orderColumns+` FROM orders WHERE id = ?`, id))
	if err == nil {
		o.Lines, err = listOrderLines(ctx, tx, id)
	}
	if err != nil {
		return order.Order{}, getFault(err, fmt.Sprintf("read order %d", id), "This order does not exist.")
	}
	return o, nil
}

func listOrderLines(ctx context.Context, tx *sql.Tx, orderID int64) ([]order.Line, error) {
	rows, err := tx.QueryContext(ctx,
		`SELECT `+orderLineColumns+` FROM order_lines WHERE order_id = ? ORDER BY position`, orderID)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanOrderLine)
}

// FindOrderByNumber returns the order of a kind with that number, without regard to case; false when there is none.
func (f *File) FindOrderByNumber(ctx context.Context, kind order.Kind, number string) (order.Order, bool, error) {
	return f.findOrder(ctx, `SELECT id FROM orders WHERE kind = ? AND number = ?`, kind, number)
}

// FindOrderBySource returns the order of a kind that came from a source under a reference; false when there is none.
func (f *File) FindOrderBySource(ctx context.Context, kind order.Kind, source, ref string) (order.Order, bool, error) {
	return f.findOrder(ctx,
		`SELECT id FROM orders WHERE kind = ? AND source = ? AND source_ref = ? AND source_ref <> ''`, kind, source, ref)
}

func (f *File) findOrder(ctx context.Context, statement string, arguments ...any) (order.Order, bool, error) {
	var o order.Order
	err := f.read(ctx, func(tx *sql.Tx) error {
		var id int64
		err := tx.QueryRowContext(ctx, statement, arguments...).Scan(&id)
		if err == nil {
			o, err = getOrder(ctx, tx, id)
		}
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return order.Order{}, false, nil
	}
	if err != nil {
		return order.Order{}, false, fmt.Errorf("find order: %w", err)
	}
	return o, true, nil
}
