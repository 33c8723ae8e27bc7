package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
)

// SaveOrderTax keeps an order tax rate and returns it with its ID. The rate of one that lines use cannot change,
// because their totals would change unseen. The faults: Invalid (no name, or below zero), NotFound, Conflict (the name
// is taken, or the rate is in use).
func (f *File) SaveOrderTax(ctx context.Context, t order.Tax) (order.Tax, error) {
	problems := map[string]string{}
	if strings.TrimSpace(t.Name) == "" {
		problems["name"] = "Give the tax rate a name."
	}
	if t.Rate < 0 {
		problems["rate"] = "A tax rate is not below zero."
	}
	if err := fault.InvalidFields("The tax rate cannot be saved as it is.", problems); err != nil {
		return order.Tax{}, err
	}
	err := f.write(ctx, func(tx *sql.Tx) (err error) {
		if t.ID == 0 {
			t.ID, err = insertOrderTax(ctx, tx, t)
			return err
		}
		return updateOrderTax(ctx, tx, t)
	})
	if isUnique(err) {
		return order.Tax{}, fault.Wrap(fault.Conflict, err, fmt.Sprintf("There is a tax rate %s already.", t.Name),
			"Use that one, or choose another name.")
	}
	if err != nil {
		return order.Tax{}, wrapUnlessFault(err, "save tax rate "+t.Name)
	}
	return t, nil
}

func insertOrderTax(ctx context.Context, tx *sql.Tx, t order.Tax) (int64, error) {
	result, err := tx.ExecContext(ctx, `INSERT INTO order_taxes (name, rate) VALUES (?, ?)`, t.Name, t.Rate)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func updateOrderTax(ctx context.Context, tx *sql.Tx, t order.Tax) error {
	var rate money.Percent
	var isUsed bool
	err := tx.QueryRowContext(ctx, `
		SELECT
			rate,
			EXISTS (SELECT 1 FROM order_lines WHERE tax_id = order_taxes.id)
		FROM order_taxes
		WHERE id = ?`, t.ID).Scan(&rate, &isUsed)
	if err != nil {
		return getFault(err, fmt.Sprintf("read tax rate %d", t.ID), "This tax rate does not exist.")
	}
	if isUsed && rate != t.Rate {
		return fault.New(fault.Conflict, fmt.Sprintf("%s is used by orders, so its rate of %s stays.", t.Name, rate.Words()),
			"Add a tax rate with the new rate and use it from now on.")
	}
	_, err = tx.ExecContext(ctx, `UPDATE order_taxes SET name = ?, rate = ? WHERE id = ?`, t.Name, t.Rate, t.ID)
	return err
}

// ListOrderTaxes returns every order tax rate, by name. It is never nil.
func (f *File) ListOrderTaxes(ctx context.Context) ([]order.Tax, error) {
	var taxes []order.Tax
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		taxes, err = listOrderTaxes(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list order tax rates: %w", err)
	}
	return taxes, nil
}

func listOrderTaxes(ctx context.Context, tx *sql.Tx) ([]order.Tax, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, name, rate FROM order_taxes ORDER BY name, id`)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (t order.Tax, err error) {
		err = row.Scan(&t.ID, &t.Name, &t.Rate)
		return t, err
	})
}

// OrderTaxRates returns the per cent of each order tax rate by ID, as order.Figures wants it.
func (f *File) OrderTaxRates(ctx context.Context) (map[int64]money.Percent, error) {
	var rates map[int64]money.Percent
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		rates, err = orderTaxRates(ctx, tx)
		return err
	})
	return rates, err
}

func orderTaxRates(ctx context.Context, tx *sql.Tx) (map[int64]money.Percent, error) {
	taxes, err := listOrderTaxes(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("read order tax rates: %w", err)
	}
	rates := make(map[int64]money.Percent, len(taxes))
	for _, t := range taxes {
		rates[t.ID] = t.Rate
	}
	return rates, nil
}
