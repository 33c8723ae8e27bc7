package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/order"
)

// ListOrders returns a window of an order list. Invalid when q.Kind is none.
func (f *File) ListOrders(ctx context.Context, q order.Query) (order.Page, error) {
	var page order.Page
	count, countArguments := orderCount(q)
	writes := f.writes.Load()
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		if page.Total, err = f.total(ctx, tx, writes, count, countArguments); err != nil {
			return err
		}
		window, arguments := orderWindow(q, page.Total)
		rows, err := tx.QueryContext(ctx, window, arguments...)
		if err != nil {
			return err
		}
		page.Rows, err = collect(rows, func(row scanner) (order.Row, error) { return scanOrderRow(row, q.Start) })
		return err
	})
	if err != nil {
		return order.Page{}, fmt.Errorf("list orders: %w", err)
	}
	return page, nil
}

// CountOrders returns how many orders of a kind each bucket holds; every bucket has an entry. start is Daybook's start
// date, zero when none is set.
func (f *File) CountOrders(ctx context.Context, kind order.Kind, start civil.Date) (map[order.Bucket]int, error) {
	counts := map[order.Bucket]int{}
	writes := f.writes.Load()
	err := f.read(ctx, func(tx *sql.Tx) error {
		for _, bucket := range []order.Bucket{
			order.ToSend, order.InProgress, order.Sent, order.Problem, order.BeforeStart, order.Cancelled,
		} {
			statement, arguments := orderCount(order.Query{Kind: kind, Bucket: bucket, Start: start})
			count, err := f.total(ctx, tx, writes, statement, arguments)
			if err != nil {
				return err
			}
			counts[bucket] = count
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("count orders: %w", err)
	}
	return counts, nil
}

// joinContact joins the contact an order is shown with: its own, or the one that was merged into.
const joinContact = `
		JOIN contacts AS placed ON placed.id = orders.contact_id
		JOIN contacts ON contacts.id = coalesce(placed.merged_to_id, placed.id)`

// orderRowColumns are read by scanOrderRow, in this order.
const orderRowColumns = `
	orders.id,
	orders.kind,
	orders.number,
	contacts.id,
	orders.contact_reference,
	orders.order_on,
	orders.delivery_on,
	orders.currency,
	orders.is_cancelled,
	orders.version,
	orders.updated_at,
	contacts.name,
	orders.line_count,
	orders.sub_total,
	orders.tax_total,
	orders.total,
	orders.posting_state,
	orders.ledger_status,
	orders.ledger_id,
	orders.ledger_number`

func scanOrderRow(row scanner, start civil.Date) (order.Row, error) {
	var r order.Row
	err := row.Scan(&r.ID, &r.Kind, &r.Number, &r.ContactID, &r.ContactReference, day{&r.Date}, day{&r.DeliveryDate},
		&r.Currency, &r.IsCancelled, &r.Version, instant{&r.UpdatedAt}, &r.ContactName, &r.Lines, &r.Totals.SubTotal,
		&r.Totals.Tax, &r.Totals.Total, &r.Posting.State, &r.Posting.LedgerStatus, &r.Posting.LedgerID,
		&r.Posting.LedgerNumber)
	r.Bucket = r.Posting.BucketOf(r.IsCancelled, r.Date, start)
	return r, err
}

// sameContact is a contact, those merged into it, and the one it was merged into with those.
const sameContact = `
	WITH stands (id) AS (SELECT coalesce(merged_to_id, id) FROM contacts WHERE id = ?)
	SELECT id FROM stands
	UNION ALL
	SELECT contacts.id FROM contacts JOIN stands ON contacts.merged_to_id = stands.id`

func orderConditions(q order.Query) where {
	var w where
	w.add(`kind = ?`, q.Kind)
	w.addIf(q.Bucket != "", `stage = ?`, stageOfBucket(q.Bucket))
	w.addIf(q.Bucket == order.ToSend && !q.Start.IsZero(), `order_on >= ?`, q.Start.String())
	w.addIf(q.Bucket == order.BeforeStart, `order_on < ?`, q.Start.String())
	w.addIf(q.ContactID != 0, `contact_id IN (`+sameContact+`)`, q.ContactID)
	w.addIf(q.Currency != "", `currency = ?`, q.Currency)
	w.addIf(!q.From.IsZero(), `order_on >= ?`, q.From.String())
	w.addIf(!q.To.IsZero(), `order_on <= ?`, q.To.String())
	if search := searchTerms(q.Search); search != "" {
		w.add(`id IN (SELECT rowid FROM orders_search WHERE orders_search MATCH ?)`, search)
	}
	return w
}

// orderSort is what a list is ordered by, and the index that has it in that order.
func orderSort(by order.SortBy) listSort {
	switch by {
	case order.ByNumber:
		return listSort{"number_sort", "orders_by_number"}
	case order.ByContact:
		return listSort{"contact_sort", "orders_by_contact"}
	case order.ByTotal:
		return listSort{"total", "orders_by_total"}
	case order.ByStatus:
		return listSort{"stage", "orders_by_stage"}
	}
	return listSort{"order_on", "orders_by_date"}
}

// fewRows is how many rows are sooner sorted than picked out of an index of all.
const fewRows = 5000

// orderIndex names the index a list is read by, because SQLite, which keeps no statistics here, would choose badly:
// total is how many rows match. A search finds its rows by id.
func orderIndex(q order.Query, total int) string {
	switch {
	case searchTerms(q.Search) != "" && total <= fewRows:
		return ` NOT INDEXED`
	case q.ContactID != 0:
		return ` INDEXED BY orders_of_contact`
	case q.Bucket != "" && (total <= fewRows || q.Sort == order.ByDate || q.Sort == ""):
		return ` INDEXED BY orders_by_stage`
	}
	return ` INDEXED BY ` + orderSort(q.Sort).index
}

// orderCount counts by the narrowest index that holds every condition.
func orderCount(q order.Query) (string, []any) {
	q.Sort = order.ByStatus
	w := orderConditions(q)
	return `SELECT count(*) FROM orders` + orderIndex(q, fewRows) + w.sql(), w.arguments
}

// orderWindow finds the ids by the index alone, from the nearer end of the list, and reads only the rows shown.
func orderWindow(q order.Query, total int) (string, []any) {
	w := orderConditions(q)
	limit, offset := q.Limit, max(q.Offset, 0)
	if limit <= 0 || limit > order.MaxWindow {
		limit = order.MaxWindow
	}
	isFromEnd := offset > total/2
	skip := offset
	if isFromEnd {
		limit = max(min(limit, total-offset), 0)
		skip = max(total-offset-limit, 0)
	}
	return `SELECT ` + orderRowColumns + `
		FROM orders NOT INDEXED` + joinContact + `
		WHERE orders.id IN (SELECT id FROM orders` + orderIndex(q, total) + w.sql() +
		orderBy(q.Sort, q.IsDescending != isFromEnd) + ` LIMIT ? OFFSET ?)` +
		orderBy(q.Sort, q.IsDescending), append(w.arguments, limit, skip)
}

func orderBy(by order.SortBy, isDescending bool) string {
	way := direction(isDescending)
	columns := []string{orderSort(by).column, "id"}
	if by == order.ByStatus {
		columns = slices.Insert(columns, 1, "order_on")
	}
	var text strings.Builder
	text.WriteString(` ORDER BY `)
	for i, column := range columns {
		if i > 0 {
			text.WriteString(`, `)
		}
		text.WriteString(`orders.` + column + ` ` + way)
	}
	return text.String()
}
