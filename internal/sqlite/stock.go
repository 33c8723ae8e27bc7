package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/stock"
	"daybook/internal/warehouse"
)

// methodKey is the setting with the method by which stock is valued.
const methodKey = "stock_method"

// StockVersion implements warehouse.Store: items and orders change without movements, and bills with what Xero says of them.
func (f *File) StockVersion(ctx context.Context) (string, error) {
	var version string
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		version, err = stockVersion(ctx, tx)
		return err
	})
	return version, err
}

func stockVersion(ctx context.Context, tx *sql.Tx) (string, error) {
	var version string
	err := tx.QueryRowContext(ctx, `
		SELECT
			(SELECT version FROM movement_marks)
			|| '/' || (SELECT count(*) || ' ' || coalesce(max(updated_at), '') FROM items)
			|| '/' || (SELECT coalesce(max(updated_at), '') FROM orders)
			|| '/' || (SELECT count(*) || ' ' || coalesce(max(sent_at), '') || ' ' || coalesce(max(read_at), '') FROM documents WHERE kind = 'bill' AND state = 'sent')
			|| '/' || coalesce((SELECT updated_at FROM settings WHERE key = ?), '')
			|| '/' || coalesce((SELECT value FROM settings WHERE key = ?), '')`, bindingKey, methodKey).Scan(&version)
	if err != nil {
		return "", fmt.Errorf("read the version of stock: %w", err)
	}
	return version, nil
}

// LoadStock implements warehouse.Store.
func (f *File) LoadStock(ctx context.Context) (warehouse.Snapshot, error) {
	var s warehouse.Snapshot
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		if s.Version, err = stockVersion(ctx, tx); err != nil {
			return err
		}
		if s.Items, err = listStockItems(ctx, tx); err != nil {
			return err
		}
		if s.Entries, err = listMovements(ctx, tx, ""); err != nil {
			return err
		}
		if s.Orders, err = listMovedOrders(ctx, tx); err != nil {
			return err
		}
		if s.Bills, err = listBillLines(ctx, tx); err != nil {
			return err
		}
		s.Method, err = loadMethod(ctx, tx)
		return err
	})
	return s, err
}

// LoadMethod implements warehouse.Store.
func (f *File) LoadMethod(ctx context.Context) (stock.Method, error) {
	method := stock.Average
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		method, err = loadMethod(ctx, tx)
		return err
	})
	return method, err
}

func loadMethod(ctx context.Context, tx *sql.Tx) (stock.Method, error) {
	method := stock.Average
	_, err := loadSetting(ctx, tx, methodKey, &method)
	return method, err
}

// listMovedOrders names the orders that movements belong to.
func listMovedOrders(ctx context.Context, tx *sql.Tx) (map[int64]warehouse.OrderName, error) {
	orders := map[int64]warehouse.OrderName{}
	err := scanEach(ctx, tx, `
		SELECT
			orders.id,
			orders.kind,
			orders.number,
			contacts.name
		FROM orders
		JOIN contacts ON contacts.id = orders.contact_id
		WHERE orders.id IN (SELECT order_id FROM movements)`, nil, func(row scanner) error {
		var id int64
		var name warehouse.OrderName
		err := row.Scan(&id, &name.Kind, &name.Number, &name.Contact)
		orders[id] = name
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the orders that stock moved for: %w", err)
	}
	return orders, nil
}

// listBillLines returns the lines of the bills that stand at Xero, in the organisation in use.
func listBillLines(ctx context.Context, tx *sql.Tx) ([]warehouse.BillLine, error) {
	binding, err := loadBinding(ctx, tx)
	if err != nil {
		return nil, err
	}
	var base string
	if err := tx.QueryRowContext(ctx, `SELECT base_currency FROM company`).Scan(&base); err != nil {
		return nil, fmt.Errorf("read the base currency: %w", err)
	}
	var lines []warehouse.BillLine
	err = scanEach(ctx, tx, `
		SELECT
			order_id,
			content,
			ledger_status
		FROM documents
		WHERE organisation = ?
			AND kind = 'bill'
			AND state = 'sent'
		ORDER BY id`, []any{binding.TenantID}, func(row scanner) error {
		var id int64
		var text string
		var status posting.Status
		if err := row.Scan(&id, &text, &status); err != nil {
			return err
		}
		if status.IsGone() {
			return nil
		}
		var content posting.Content
		if err := json.Unmarshal([]byte(text), &content); err != nil {
			return fmt.Errorf("understand the bill of order %d: %w", id, err)
		}
		lines = append(lines, billLines(id, *content.Invoice, status, money.Currency(base))...)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list bills: %w", err)
	}
	return lines, nameItems(ctx, tx, lines)
}

// nameItems gives lines of bills the items of their orders' lines.
func nameItems(ctx context.Context, tx *sql.Tx, lines []warehouse.BillLine) error {
	type orderLine struct {
		order int64
		line  int
	}
	items := map[orderLine]int64{}
	err := scanEach(ctx, tx, `
		SELECT
			order_id,
			position,
			item_id
		FROM order_lines
		WHERE item_id IS NOT NULL
			AND order_id IN (SELECT order_id FROM documents WHERE kind = 'bill')`, nil, func(row scanner) error {
		var at orderLine
		var item int64
		if err := row.Scan(&at.order, &at.line, &item); err != nil {
			return err
		}
		items[at] = item
		return nil
	})
	if err != nil {
		return fmt.Errorf("list the items of bills: %w", err)
	}
	for i, l := range lines {
		lines[i].ItemID = items[orderLine{l.OrderID, l.Line}]
	}
	return nil
}

// billLines are those of one bill; a foreign one that left its rate to Xero tells no cost here.
func billLines(orderID int64, c posting.InvoiceContent, status posting.Status, base money.Currency) []warehouse.BillLine {
	var lines []warehouse.BillLine
	for i, l := range c.Lines {
		net := l.Figures.Net
		if c.Currency != base {
			var err error
			if net, err = net.InBase(c.Rate); err != nil {
				return nil
			}
		}
		lines = append(lines, warehouse.BillLine{OrderID: orderID, Line: i + 1, Quantity: l.Quantity, Net: net, Date: c.Date,
			IsApproved: status != posting.StatusDraft && status != posting.StatusSubmitted, AccountCode: l.AccountCode})
	}
	return lines
}

// ListWaitingOrders implements warehouse.Store.
func (f *File) ListWaitingOrders(ctx context.Context, kind order.Kind, since civil.Date, limit int) ([]warehouse.Waiting, error) {
	var list []warehouse.Waiting
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT
				orders.id,
				orders.number,
				contacts.name,
				orders.order_on,
				count(*)
			FROM orders
			JOIN contacts ON contacts.id = orders.contact_id
			JOIN order_lines ON order_lines.order_id = orders.id
			LEFT JOIN (
				SELECT
					order_id,
					order_line,
					sum(CASE WHEN kind IN ('receive', 'issue') THEN quantity WHEN kind IN ('supplier_return', 'customer_return') THEN -quantity ELSE 0 END) AS moved
				FROM movements
				WHERE order_id IS NOT NULL
				GROUP BY order_id, order_line
			) AS sums ON sums.order_id = orders.id AND sums.order_line = order_lines.position
			WHERE orders.kind = ?
				AND orders.is_cancelled = 0
				AND orders.order_on >= ?
				AND order_lines.kind = 'item'
				AND order_lines.item_id IS NOT NULL
				AND order_lines.quantity > coalesce(sums.moved, 0)
			GROUP BY orders.id
			ORDER BY orders.order_on, orders.id
			LIMIT ?`, kind, since.String(), limit)
		if err != nil {
			return err
		}
		list, err = collect(rows, func(row scanner) (warehouse.Waiting, error) {
			var w warehouse.Waiting
			err := row.Scan(&w.OrderID, &w.Number, &w.Contact, day{&w.Date}, &w.Lines)
			return w, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the orders that wait for goods: %w", err)
	}
	return list, nil
}

// GetOrderStock implements warehouse.Store.
func (f *File) GetOrderStock(ctx context.Context, orderID int64) (warehouse.OrderStock, error) {
	var o warehouse.OrderStock
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		if o.Order, err = getOrder(ctx, tx, orderID); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT name FROM contacts WHERE id = ?`, o.Order.ContactID).Scan(&o.Contact); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT base_currency FROM company`).Scan(&o.Base); err != nil {
			return err
		}
		if o.Entries, err = listMovements(ctx, tx, `WHERE order_id = ?`, orderID); err != nil {
			return err
		}
		o.Rates, err = orderTaxRates(ctx, tx)
		return err
	})
	return o, err
}

// LastClosed implements warehouse.Store.
func (f *File) LastClosed(ctx context.Context) (civil.Date, error) {
	var last civil.Date
	err := f.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT coalesce(max(to_on), '') FROM stands WHERE closed_by <> ''`).Scan(day{&last})
	})
	if err != nil {
		return civil.Date{}, fmt.Errorf("look for the last closed period: %w", err)
	}
	return last, nil
}

// checkMovedLines refuses an order whose lines no longer say what was received or delivered on them.
func checkMovedLines(ctx context.Context, tx *sql.Tx, o order.Order) error {
	return scanEach(ctx, tx, `SELECT DISTINCT order_line, item_id FROM movements WHERE order_id = ? AND order_line > 0 AND item_id IS NOT NULL`, []any{o.ID},
		func(row scanner) error {
			var line int
			var item int64
			if err := row.Scan(&line, &item); err != nil {
				return err
			}
			if line <= len(o.Lines) && o.Lines[line-1].ItemID == item {
				return nil
			}
			what := map[order.Kind]string{order.Sale: "delivered", order.Purchase: "received"}[o.Kind]
			return fault.InvalidFields("The order cannot be saved as it is.", map[string]string{
				fmt.Sprintf("lines[%d].item", line-1): fmt.Sprintf("Goods were %s on line %d, so its item and its place stay. Take the movement away first.", what, line)})
		})
}
