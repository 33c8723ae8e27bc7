package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/order"
)

// SummariseOrders returns what orders of both kinds need. start is Daybook's start date, zero when none is set.
func (f *File) SummariseOrders(ctx context.Context, start civil.Date) (order.Summary, error) {
	s := order.Summary{ToSend: map[order.Kind]order.ToSendSummary{}}
	err := f.read(ctx, func(tx *sql.Tx) error {
		for _, kind := range []order.Kind{order.Sale, order.Purchase} {
			toSend, err := summariseToSend(ctx, tx, kind, start)
			if err != nil {
				return err
			}
			s.ToSend[kind] = toSend
			for bucket, count := range map[order.Bucket]*int{order.Problem: &s.Problems, order.Sent: &s.Sent} {
				statement, arguments := orderCount(order.Query{Kind: kind, Bucket: bucket})
				var n int
				if err := tx.QueryRowContext(ctx, statement, arguments...).Scan(&n); err != nil {
					return err
				}
				*count += n
			}
		}
		return nil
	})
	if err != nil {
		return order.Summary{}, fmt.Errorf("summarise orders: %w", err)
	}
	return s, nil
}

func summariseToSend(ctx context.Context, tx *sql.Tx, kind order.Kind, start civil.Date) (order.ToSendSummary, error) {
	var s order.ToSendSummary
	q := order.Query{Kind: kind, Bucket: order.ToSend, Start: start}
	w := orderConditions(q)
	rows, err := tx.QueryContext(ctx, `
		SELECT
			currency,
			count(*),
			sum(total),
			min(order_on)
		FROM orders`+orderIndex(q, fewRows)+w.sql()+`
		GROUP BY currency
		ORDER BY count(*) DESC, currency`, w.arguments...)
	if err != nil {
		return s, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var c order.CurrencyTotal
		var count int
		var oldest civil.Date
		if err := rows.Scan(&c.Currency, &count, &c.Total, day{&oldest}); err != nil {
			return s, err
		}
		s.Count += count
		s.Totals = append(s.Totals, c)
		if s.Oldest.IsZero() || oldest.Before(s.Oldest) {
			s.Oldest = oldest
		}
	}
	return s, rows.Err()
}

// ListRecentlySent returns the orders whose documents reached the organisation last, the newest first.
func (f *File) ListRecentlySent(ctx context.Context, limit int) ([]order.Row, error) {
	var recent []order.Row
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, recentlySent, limit)
		if err != nil {
			return err
		}
		recent, err = collect(rows, func(row scanner) (order.Row, error) { return scanOrderRow(row, civil.Date{}) })
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the orders sent last: %w", err)
	}
	return recent, nil
}

const recentlySent = `SELECT ` + orderRowColumns + `
	FROM documents
	JOIN orders ON orders.id = documents.order_id` + joinContact + `
	WHERE documents.state = 'sent'
		AND documents.kind <> 'contact'
		AND documents.organisation = (SELECT json_extract(value, '$.TenantID') FROM settings WHERE key = 'binding')
	ORDER BY documents.sent_at DESC, documents.id DESC
	LIMIT ?`
