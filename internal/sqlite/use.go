package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/posting"
	"daybook/internal/refdata"
)

// LoadUse implements connect.Store.
func (f *File) LoadUse(ctx context.Context, lockOn civil.Date) (connect.Use, error) {
	var use connect.Use
	err := f.read(ctx, func(tx *sql.Tx) error {
		var settings posting.Settings
		if _, err := loadSetting(ctx, tx, postingSettingsKey, &settings); err != nil {
			return err
		}
		use.InvoiceStatus, use.BillStatus = string(settings.InvoiceStatus), string(settings.BillStatus)
		use.References = chosenReferences(settings)
		u := user{ctx, tx, settings.StartDate}
		for _, load := range []func(*connect.Use) error{u.references, u.waiting, u.locked(lockOn), u.sent, u.lastSuccess} {
			if err := load(&use); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return connect.Use{}, fmt.Errorf("look at what is in use: %w", err)
	}
	return use, nil
}

// chosenReferences is what the set-up names, in the order of its steps.
func chosenReferences(s posting.Settings) []connect.Reference {
	var chosen []connect.Reference
	for _, account := range []struct{ role, code string }{
		{"sales", s.SalesAccount}, {"purchases", s.PurchaseAccount}, {"shipping", s.ShippingAccount},
	} {
		if account.code != "" {
			chosen = append(chosen, connect.Reference{Resource: refdata.Accounts, Key: account.code, Role: account.role})
		}
	}
	types := map[string]bool{}
	for _, taxes := range []map[int64]string{s.SalesTaxes, s.PurchaseTaxes} {
		for _, taxType := range taxes {
			types[taxType] = taxType != ""
		}
	}
	for _, taxType := range slices.Sorted(maps.Keys(types)) {
		if types[taxType] {
			chosen = append(chosen, connect.Reference{Resource: refdata.TaxRates, Key: taxType, Role: "tax"})
		}
	}
	return chosen
}

// user reads what the orders that can be sent want. They are those of the stages problem and open, from start on; none
// while no start date is chosen.
type user struct {
	ctx   context.Context
	tx    *sql.Tx
	start civil.Date
}

// references adds the accounts and tax rates that open orders name, or whose items do, and that are not in use at Xero.
func (u user) references(use *connect.Use) error {
	set, err := loadReference(u.ctx, u.tx)
	if err != nil || u.start.IsZero() || set.ReadAt.IsZero() {
		return err
	}
	for _, r := range []struct {
		resource  refdata.Resource
		statement string
		inUse     []string
	}{{refdata.Accounts, accountsNamed, activeCodes(set)}, {refdata.TaxRates, taxTypesNamed, activeTypes(set)}} {
		rows, err := u.tx.QueryContext(u.ctx, r.statement, u.start.String(), toJSON(r.inUse))
		if err != nil {
			return err
		}
		named, err := collect(rows, func(row scanner) (connect.Reference, error) {
			n := connect.Reference{Resource: r.resource}
			err := row.Scan(&n.Key, &n.Orders, &n.OrderID, &n.OrderKind, &n.Number)
			return n, err
		})
		if err != nil {
			return err
		}
		use.References = append(use.References, named...)
	}
	return nil
}

func activeCodes(set refdata.Set) []string {
	codes := []string{""}
	for _, a := range set.Accounts {
		if a.IsActive() {
			codes = append(codes, a.Code)
		}
	}
	return codes
}

func activeTypes(set refdata.Set) []string {
	types := []string{""}
	for _, t := range set.TaxRates {
		if t.IsActive() {
			types = append(types, t.TaxType)
		}
	}
	return types
}

// accountsNamed and taxTypesNamed list what open orders name and is not among the active ones, with the first such
// order. A line without an account has its item's.
const (
	accountsNamed = `
		SELECT
			key,
			count(DISTINCT orders.id),
			min(orders.id),
			orders.kind,
			orders.number
		FROM (
			SELECT
				order_lines.order_id,
				CASE
					WHEN order_lines.account_code <> '' THEN order_lines.account_code
					WHEN orders.kind = 'sale' THEN coalesce(items.sales_account, '')
					ELSE coalesce(items.purchase_account, '')
				END AS key
			FROM orders INDEXED BY orders_by_stage
			JOIN order_lines ON order_lines.order_id = orders.id
			LEFT JOIN items ON items.id = order_lines.item_id
			WHERE orders.kind IN ('sale', 'purchase') AND orders.stage IN (1, 2) AND orders.order_on >= ?1
		) AS named
		JOIN orders ON orders.id = named.order_id
		WHERE key NOT IN (SELECT value FROM json_each(?2))
		GROUP BY key
		ORDER BY key`
	taxTypesNamed = `
		SELECT
			order_lines.tax_type,
			count(DISTINCT orders.id),
			min(orders.id),
			orders.kind,
			orders.number
		FROM orders INDEXED BY orders_by_stage
		JOIN order_lines ON order_lines.order_id = orders.id
		WHERE orders.kind IN ('sale', 'purchase') AND orders.stage IN (1, 2) AND orders.order_on >= ?1
			AND order_lines.tax_type NOT IN (SELECT value FROM json_each(?2))
		GROUP BY order_lines.tax_type
		ORDER BY order_lines.tax_type`
)

// waiting counts the orders that can be sent, by currency.
func (u user) waiting(use *connect.Use) error {
	if u.start.IsZero() {
		return nil
	}
	rows, err := u.tx.QueryContext(u.ctx, `
		SELECT
			currency,
			count(*)
		FROM orders INDEXED BY orders_by_stage
		WHERE kind IN ('sale', 'purchase') AND stage IN (1, 2) AND order_on >= ?
		GROUP BY currency
		ORDER BY currency`, u.start.String())
	if err != nil {
		return err
	}
	use.Waiting, err = collect(rows, func(row scanner) (w connect.Waiting, err error) {
		err = row.Scan(&w.Currency, &w.Orders)
		return w, err
	})
	return err
}

// locked counts the orders that can be sent and are dated on or before a day.
func (u user) locked(lockOn civil.Date) func(*connect.Use) error {
	return func(use *connect.Use) error {
		if u.start.IsZero() || lockOn.IsZero() {
			return nil
		}
		return u.tx.QueryRowContext(u.ctx, `
			SELECT count(*)
			FROM orders INDEXED BY orders_by_stage
			WHERE kind IN ('sale', 'purchase') AND stage IN (1, 2) AND order_on >= ? AND order_on <= ?`,
			u.start.String(), lockOn.String()).Scan(&use.Locked)
	}
}

// sent counts the documents that reached the organisation the file is bound to.
func (u user) sent(use *connect.Use) error {
	b, err := loadBinding(u.ctx, u.tx)
	if err != nil {
		return err
	}
	return u.tx.QueryRowContext(u.ctx, `SELECT count(*) FROM documents WHERE organisation = ? AND state = 'sent' AND kind <> 'contact'`,
		b.TenantID).Scan(&use.Sent)
}

// lastSuccess finds Xero's last good answer.
func (u user) lastSuccess(use *connect.Use) error {
	err := u.tx.QueryRowContext(u.ctx, `
		SELECT at
		FROM activity
		WHERE outcome = 'ok' AND kind = 'exchange'
		ORDER BY id DESC
		LIMIT 1`).Scan(instant{&use.LastSuccess})
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}
