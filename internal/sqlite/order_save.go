package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
)

// SaveOrder keeps an order with its lines and totals and returns it as kept: a new one (ID 0) with its ID, a known one
// with the next Version and all its lines replaced. The faults:
//
//   - Invalid: order.Check says what is wrong
//   - NotFound: the order, its contact, an item or a tax rate does not exist
//   - Conflict: it was changed since Version, or the number or source reference is taken
func (f *File) SaveOrder(ctx context.Context, o order.Order) (order.Order, error) {
	var saved order.Order
	err := f.write(ctx, func(tx *sql.Tx) error {
		save, err := newOrderSaver(ctx, tx, f.nowStamp())
		if err != nil {
			return err
		}
		saved, err = save.one(ctx, o)
		return save.finish(ctx, err)
	})
	if err != nil {
		return order.Order{}, err
	}
	return saved, nil
}

// SaveOrders does what SaveOrder does for each, all or none, and returns them in the same order. It is made for many: 100,000 in one go.
func (f *File) SaveOrders(ctx context.Context, orders []order.Order) ([]order.Order, error) {
	kept := make([]order.Order, len(orders))
	err := f.write(ctx, func(tx *sql.Tx) error {
		save, err := newOrderSaver(ctx, tx, f.nowStamp())
		if err != nil {
			return err
		}
		for i, o := range orders {
			if kept[i], err = save.one(ctx, o); err != nil {
				break
			}
		}
		return save.finish(ctx, err)
	})
	if err != nil {
		return nil, err
	}
	return kept, nil
}

// orderSaver keeps orders in one transaction: tax rates are read once, statements prepared once.
type orderSaver struct {
	tx     *sql.Tx
	at     time.Time
	rates  map[int64]money.Percent
	insert *sql.Stmt
	line   *sql.Stmt
	names  map[int64]string
	// firstNew and lastNew are the ids given in this transaction, one after the other; 0 before the first.
	firstNew, lastNew int64
}

func newOrderSaver(ctx context.Context, tx *sql.Tx, at time.Time) (*orderSaver, error) {
	rates, err := orderTaxRates(ctx, tx)
	if err != nil {
		return nil, err
	}
	s := &orderSaver{tx: tx, at: at, rates: rates, names: map[int64]string{}}
	for _, one := range []struct {
		statement string
		into      **sql.Stmt
	}{{insertOrder, &s.insert}, {insertOrderLine, &s.line}} {
		//nolint:sqlclosecheck // finish closes both.
		if *one.into, err = tx.PrepareContext(ctx, one.statement); err != nil {
			return nil, errors.Join(fmt.Errorf("prepare to save orders: %w", err), s.close())
		}
	}
	return s, nil
}

// finish makes the new orders findable, all in one statement because the index writes to the disk after each, and
// closes. It returns err, or what went wrong here.
func (s *orderSaver) finish(ctx context.Context, err error) error {
	if err == nil && s.firstNew != 0 {
		_, err = s.tx.ExecContext(ctx, indexOrders+`
			WHERE orders.id BETWEEN ? AND ?`, s.firstNew, s.lastNew)
	}
	return errors.Join(err, s.close())
}

func (s *orderSaver) close() error {
	var failures []error
	for _, statement := range []*sql.Stmt{s.insert, s.line} {
		if statement != nil {
			failures = append(failures, statement.Close())
		}
	}
	return errors.Join(failures...)
}

func (s *orderSaver) one(ctx context.Context, o order.Order) (order.Order, error) {
	if err := s.check(o); err != nil {
		return o, err
	}
	_, totals, err := o.Figures(s.rates)
	if err != nil {
		return o, fmt.Errorf("add up order %s: %w", o.Number, err)
	}
	name, err := s.contactName(ctx, o.ContactID)
	if err != nil {
		return o, err
	}
	o.UpdatedAt = s.at
	row := orderRow{order: o, totals: totals, contactSort: contact.NameKey(name)}
	if o.ID == 0 {
		o, err = s.insertOrder(ctx, row)
	} else {
		o, err = s.updateOrder(ctx, row)
	}
	if err == nil {
		err = s.insertLines(ctx, o)
	}
	if err == nil && o.Version > 1 {
		_, err = s.tx.ExecContext(ctx, indexOrders+`
			WHERE orders.id = ?`, o.ID)
	}
	return o, s.explain(ctx, err, o)
}

// check asks the order what is wrong with it and adds what only this file knows: a tax rate that does not exist would
// count as none, unseen.
func (s *orderSaver) check(o order.Order) error {
	if o.Source == "" {
		return fault.InvalidFields("The order cannot be saved as it is.", map[string]string{"source": "Say where the order came from."})
	}
	if err := o.Check(); err != nil {
		return err
	}
	for i, l := range o.Lines {
		if l.Kind != order.ItemLine && l.Kind != order.ShippingLine && l.Kind != order.ChargeLine {
			return fault.InvalidFields("The order cannot be saved as it is.", map[string]string{
				fmt.Sprintf("lines[%d].kind", i): "A line is goods, shipping or another charge."})
		}
		if _, ok := s.rates[l.TaxID]; l.TaxID != 0 && !ok {
			return fault.New(fault.NotFound, fmt.Sprintf("The tax rate of line %d of order %s does not exist.", i+1, o.Number),
				"Choose another one.")
		}
	}
	return nil
}

func (s *orderSaver) explain(ctx context.Context, err error, o order.Order) error {
	switch {
	case err == nil:
		return nil
	case isUnique(err):
		return s.explainTaken(ctx, err, o)
	case isForeignKey(err):
		return fault.Wrap(fault.NotFound, err, fmt.Sprintf("An item of order %s does not exist.", o.Number), "Choose the item again.")
	}
	return wrapUnlessFault(err, "save order "+o.Number)
}

// explainTaken tells a number that another order has from an order that was brought in before.
func (s *orderSaver) explainTaken(ctx context.Context, cause error, o order.Order) error {
	var isNumber bool
	err := s.tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM orders WHERE kind = ? AND number = ? AND id <> ?)`, o.Kind, o.Number, o.ID).Scan(&isNumber)
	if err != nil {
		return fmt.Errorf("look for order %s: %w", o.Number, err)
	}
	if isNumber {
		taken := fault.Wrap(fault.Conflict, cause, fmt.Sprintf("There is an order %s already.", o.Number), "Choose another number.")
		taken.Fields = map[string]string{"number": "Another order has this number."}
		return taken
	}
	return fault.Wrap(fault.Conflict, cause, fmt.Sprintf("Order %s was brought in before.", o.Number), "Open the order that is here.")
}

func (s *orderSaver) contactName(ctx context.Context, id int64) (string, error) {
	if name, ok := s.names[id]; ok {
		return name, nil
	}
	var name string
	if err := s.tx.QueryRowContext(ctx, `
		SELECT contacts.name
		FROM contacts AS placed
		JOIN contacts ON contacts.id = coalesce(placed.merged_to_id, placed.id)
		WHERE placed.id = ? AND placed.removed_at = ''`, id).Scan(&name); err != nil {
		return "", getFault(err, fmt.Sprintf("read contact %d", id), "The order's contact does not exist.")
	}
	s.names[id] = name
	return name, nil
}

// orderRow is an order with what is kept beside it for lists.
type orderRow struct {
	order       order.Order
	totals      money.Totals
	contactSort string
}

// values are the columns that insertOrder and updateOrder set, in this order.
func (r orderRow) values(stage int) []any {
	o := r.order
	return []any{o.Number, o.ContactID, o.ContactReference, o.Date.String(), o.DeliveryDate.String(), o.DueDate.String(),
		o.Currency, o.Rate, o.TaxMode, o.Note, o.IsCancelled, o.Source, o.SourceRef, len(o.Lines), r.totals.SubTotal,
		r.totals.Tax, r.totals.Total, order.NumberKey(o.Number), r.contactSort, stage, o.Version, stamp(o.UpdatedAt)}
}

const insertOrder = `
	INSERT INTO orders (
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
		line_count,
		sub_total,
		tax_total,
		total,
		number_sort,
		contact_sort,
		stage,
		version,
		updated_at
	) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func (s *orderSaver) insertOrder(ctx context.Context, r orderRow) (order.Order, error) {
	r.order.Version = 1
	stage := stageOf(order.Posting{}, r.order.IsCancelled)
	result, err := s.insert.ExecContext(ctx, append([]any{r.order.Kind}, r.values(stage)...)...)
	if err != nil {
		return r.order, err
	}
	r.order.ID, err = result.LastInsertId()
	s.lastNew = r.order.ID
	if s.firstNew == 0 {
		s.firstNew = r.order.ID
	}
	return r.order, err
}

const updateOrder = `
	UPDATE orders SET
		number = ?,
		contact_id = ?,
		contact_reference = ?,
		order_on = ?,
		delivery_on = ?,
		due_on = ?,
		currency = ?,
		rate = ?,
		tax_mode = ?,
		note = ?,
		is_cancelled = ?,
		source = ?,
		source_ref = ?,
		line_count = ?,
		sub_total = ?,
		tax_total = ?,
		total = ?,
		number_sort = ?,
		contact_sort = ?,
		stage = ?,
		version = ?,
		updated_at = ?
	WHERE id = ?`

func (s *orderSaver) updateOrder(ctx context.Context, r orderRow) (order.Order, error) {
	var kind order.Kind
	var version int64
	err := s.tx.QueryRowContext(ctx, `SELECT kind, version FROM orders WHERE id = ?`, r.order.ID).Scan(&kind, &version)
	if err != nil {
		return r.order, getFault(err, fmt.Sprintf("read order %d", r.order.ID), "This order does not exist.")
	}
	if version != r.order.Version || kind != r.order.Kind {
		return r.order, fault.New(fault.Conflict, fmt.Sprintf("Order %s was changed meanwhile.", r.order.Number),
			"Open the order again to see the change, then save.")
	}
	if err := checkMovedLines(ctx, s.tx, r.order); err != nil {
		return r.order, err
	}
	posting, err := getOrderPosting(ctx, s.tx, r.order.ID)
	if err != nil {
		return r.order, err
	}
	r.order.Version++
	stage := stageOf(posting, r.order.IsCancelled)
	_, err = s.tx.ExecContext(ctx, updateOrder, append(r.values(stage), r.order.ID)...)
	if err == nil {
		_, err = s.tx.ExecContext(ctx, `DELETE FROM order_lines WHERE order_id = ?`, r.order.ID)
	}
	return r.order, err
}

const insertOrderLine = `
	INSERT INTO order_lines (
		order_id,
		position,
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
		tax_type
	) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func (s *orderSaver) insertLines(ctx context.Context, o order.Order) error {
	for i, l := range o.Lines {
		_, err := s.line.ExecContext(ctx, o.ID, i+1, l.Kind, orNull(l.ItemID), l.SKU, l.Description, l.Quantity, l.UnitPrice,
			l.Discount, l.DiscountAmount, orNull(l.TaxID), l.AccountCode, l.TaxType)
		if err != nil {
			return err
		}
	}
	return nil
}

// indexOrders puts what an order can be found by in place of what was there. It lacks its condition.
const indexOrders = `
	REPLACE INTO orders_search (
		rowid,
		number,
		contact,
		reference,
		lines
	)
	SELECT
		orders.id,
		orders.number,
		contacts.name,
		orders.contact_reference,
		COALESCE((
			SELECT group_concat(sku || ' ' || description, ' ')
			FROM order_lines
			WHERE order_id = orders.id
		), '')
	FROM orders` + joinContact

// renameInOrders puts the name that a contact is shown by now into what its orders are sorted and found by.
func renameInOrders(ctx context.Context, tx *sql.Tx, contactID int64, name string) error {
	_, err := tx.ExecContext(ctx, `UPDATE orders SET contact_sort = ? WHERE contact_id = ?`, contact.NameKey(name), contactID)
	if err == nil {
		_, err = tx.ExecContext(ctx, indexOrders+`
			WHERE orders.contact_id = ?`, contactID)
	}
	if err != nil {
		return fmt.Errorf("rename %s in its orders: %w", name, err)
	}
	return nil
}
