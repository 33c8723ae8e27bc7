package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/matching"
)

// ListPairs implements matching.Store.
func (f *File) ListPairs(ctx context.Context, q matching.PairQuery) (matching.PairPage, error) {
	var page matching.PairPage
	err := f.read(ctx, func(tx *sql.Tx) error {
		b, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		count, arguments := pairCount(q, b.TenantID)
		if err := tx.QueryRowContext(ctx, count, arguments...).Scan(&page.Total, &page.Value); err != nil {
			return err
		}
		later := matching.PairQuery{Kind: q.Kind, IsPutOff: true}
		var value int64
		count, arguments = pairCount(later, b.TenantID)
		if err := tx.QueryRowContext(ctx, count, arguments...).Scan(&page.PutOff, &value); err != nil {
			return err
		}
		window, arguments := pairWindow(q, b.TenantID)
		rows, err := tx.QueryContext(ctx, window, arguments...)
		if err != nil {
			return err
		}
		page.Rows, err = collect(rows, scanPair)
		return err
	})
	if err != nil {
		return matching.PairPage{}, fmt.Errorf("list the open questions: %w", err)
	}
	return page, nil
}

func pairConditions(q matching.PairQuery, organisation string) where {
	var w where
	w.add(`is_open = 1`)
	w.add(`is_put_off = ?`, q.IsPutOff)
	w.add(`organisation IN ('', ?)`, organisation)
	w.addIf(q.Kind != "", `kind = ?`, q.Kind)
	w.addIf(q.AtLeast > 0, `per_mille >= ?`, q.AtLeast)
	return w
}

func pairCount(q matching.PairQuery, organisation string) (string, []any) {
	w := pairConditions(q, organisation)
	return `SELECT count(*), coalesce(sum(value), 0) FROM contact_pairs INDEXED BY contact_pairs_queue` + w.sql(), w.arguments
}

// pairWindow finds the ids by the index alone and reads only the rows shown.
func pairWindow(q matching.PairQuery, organisation string) (string, []any) {
	w := pairConditions(q, organisation)
	limit := q.Limit
	if limit <= 0 {
		limit = 100
	}
	const order = ` ORDER BY value DESC, per_mille DESC, id DESC`
	return `SELECT ` + pairColumns + ` FROM contact_pairs NOT INDEXED WHERE id IN (SELECT id FROM contact_pairs INDEXED BY contact_pairs_queue` +
		w.sql() + order + ` LIMIT ? OFFSET ?)` + order, append(w.arguments, limit, max(q.Offset, 0))
}
