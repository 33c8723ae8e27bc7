package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/closing"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// LoadClosing implements closing.Store.
func (f *File) LoadClosing(ctx context.Context, key, organisation string) (closing.Kept, error) {
	k := closing.Kept{Settings: closing.Defaults(), Reviews: map[civil.Date]closing.Review{}}
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		if k.HasSettings, err = loadSetting(ctx, tx, key, &k.Settings); err != nil {
			return err
		}
		if k.Stands, err = listStands(ctx, tx); err != nil {
			return err
		}
		if k.Readings, err = listReadings(ctx, tx, organisation); err != nil {
			return err
		}
		return scanEach(ctx, tx, `SELECT to_on, value FROM journal_reviews WHERE organisation = ?`, []any{organisation}, func(row scanner) error {
			var to civil.Date
			var text string
			var review closing.Review
			if err := row.Scan(day{&to}, &text); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(text), &review); err != nil {
				return fmt.Errorf("understand the review of %s: %w", to, err)
			}
			k.Reviews[to] = review
			return nil
		})
	})
	if err != nil {
		return closing.Kept{}, fmt.Errorf("load what is kept of periods: %w", err)
	}
	return k, nil
}

func listStands(ctx context.Context, tx *sql.Tx) (map[civil.Date]closing.Stand, error) {
	stands := map[civil.Date]closing.Stand{}
	err := scanEach(ctx, tx, `SELECT to_on, taken_at, closed_by, closed_at, work FROM stands`, nil, func(row scanner) error {
		s := closing.Stand{Position: journal.Position{Items: map[string]journal.ItemPosition{}}}
		err := row.Scan(day{&s.To}, instant{&s.TakenAt}, &s.ClosedBy, instant{&s.ClosedAt}, &s.Position.Work)
		stands[s.To] = s
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list where stock stood: %w", err)
	}
	err = scanEach(ctx, tx, `SELECT to_on, item_id, on_hand, worth, receipts, landed, received, transit FROM stand_items`, nil, func(row scanner) error {
		var to civil.Date
		var id int64
		var i journal.ItemPosition
		err := row.Scan(day{&to}, &id, &i.OnHand, &i.Worth, &i.Receipts, &i.Landed, &i.Received, &i.Transit)
		stands[to].Position.Items[warehouse.ItemName(id)] = i
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list where items stood: %w", err)
	}
	return stands, nil
}

func listReadings(ctx context.Context, tx *sql.Tx, organisation string) (map[civil.Date]closing.Reading, error) {
	readings := map[civil.Date]closing.Reading{}
	err := scanEach(ctx, tx, `SELECT as_at_on, read_at, server_at FROM balance_readings WHERE organisation = ?`, []any{organisation}, func(row scanner) error {
		r := closing.Reading{Balances: map[string]money.Amount{}}
		err := row.Scan(day{&r.On}, instant{&r.ReadAt}, instant{&r.ServerAt})
		readings[r.On] = r
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list when balances were read: %w", err)
	}
	err = scanEach(ctx, tx, `SELECT as_at_on, account_id, balance FROM balances WHERE organisation = ?`, []any{organisation}, func(row scanner) error {
		var on civil.Date
		var account string
		var amount money.Amount
		err := row.Scan(day{&on}, &account, &amount)
		readings[on].Balances[account] = amount
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list balances: %w", err)
	}
	return readings, nil
}

// SaveClosingSettings implements closing.Store.
func (f *File) SaveClosingSettings(ctx context.Context, key string, s closing.Settings, valuation stock.Method) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		if err := saveSetting(ctx, tx, key, s, f.nowStamp()); err != nil {
			return err
		}
		return saveSetting(ctx, tx, methodKey, valuation, f.nowStamp())
	})
}

// SaveStand implements closing.Store.
func (f *File) SaveStand(ctx context.Context, s closing.Stand) error {
	err := f.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM stands WHERE to_on = ?`, s.To.String()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO stands (
				to_on,
				taken_at,
				closed_by,
				closed_at,
				work
			) VALUES (?, ?, ?, ?, ?)`, s.To.String(), stamp(s.TakenAt), s.ClosedBy, stamp(s.ClosedAt), s.Position.Work)
		if err != nil {
			return err
		}
		for name, i := range s.Position.Items {
			_, err := tx.ExecContext(ctx, `
				INSERT INTO stand_items (
					to_on,
					item_id,
					on_hand,
					worth,
					receipts,
					landed,
					received,
					transit
				) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, s.To.String(), warehouse.ItemID(name), i.OnHand, i.Worth, i.Receipts, i.Landed, i.Received, i.Transit)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep where stock stood on %s: %w", s.To, err)
	}
	return nil
}

// OpenStand implements closing.Store.
func (f *File) OpenStand(ctx context.Context, to civil.Date) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE stands SET closed_by = '', closed_at = '' WHERE to_on >= ?`, to.String())
		if err != nil {
			return fmt.Errorf("open %s and what follows: %w", to, err)
		}
		return nil
	})
}

// SaveReview implements closing.Store.
func (f *File) SaveReview(ctx context.Context, organisation string, to civil.Date, r closing.Review) error {
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write the review of %s: %w", to, err)
	}
	return f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO journal_reviews (
				organisation,
				to_on,
				value,
				updated_at
			) VALUES (?, ?, ?, ?)
			ON CONFLICT (organisation, to_on) DO UPDATE SET
				value = excluded.value,
				updated_at = excluded.updated_at`, organisation, to.String(), string(text), stamp(f.nowStamp()))
		if err != nil {
			return fmt.Errorf("save the review of %s: %w", to, err)
		}
		return nil
	})
}

// SaveReading implements closing.Store.
func (f *File) SaveReading(ctx context.Context, organisation string, r closing.Reading) error {
	err := f.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM balance_readings WHERE organisation = ? AND as_at_on = ?`, organisation, r.On.String()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO balance_readings (organisation, as_at_on, read_at, server_at) VALUES (?, ?, ?, ?)`,
			organisation, r.On.String(), stamp(r.ReadAt), stamp(r.ServerAt))
		if err != nil {
			return err
		}
		for account, amount := range r.Balances {
			_, err := tx.ExecContext(ctx, `INSERT INTO balances (organisation, as_at_on, account_id, balance) VALUES (?, ?, ?, ?)`, organisation, r.On.String(), account, amount)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep the balances of %s: %w", r.On, err)
	}
	return nil
}

// ListPeriodDocuments implements closing.Store.
func (f *File) ListPeriodDocuments(ctx context.Context, from, to civil.Date) (closing.Documents, error) {
	d := closing.Documents{Rows: []closing.PeriodDocument{}}
	err := f.read(ctx, func(tx *sql.Tx) error {
		binding, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		choices, err := loadChoices(ctx, tx)
		if err != nil {
			return err
		}
		err = scanEach(ctx, tx, `
			SELECT
				d.kind,
				d.ledger_number,
				c.name,
				d.content ->> '$.invoice.date',
				d.content ->> '$.invoice.currency',
				d.ledger_total,
				d.ledger_status
			FROM documents AS d
			JOIN contacts AS c ON c.id = d.contact_id
			WHERE d.organisation = ?
				AND d.kind IN ('invoice', 'bill')
				AND d.state = 'sent'
				AND d.content ->> '$.invoice.date' BETWEEN ? AND ?
			ORDER BY 4, 1, 2`, []any{binding.TenantID, from.String(), to.String()}, func(row scanner) error {
			var p closing.PeriodDocument
			err := row.Scan(&p.Kind, &p.Number, &p.Contact, day{&p.Date}, &p.Currency, &p.Total, &p.Status)
			if !p.Status.IsGone() {
				d.Rows = append(d.Rows, p)
			}
			return err
		})
		if err != nil {
			return err
		}
		start := max(from.String(), choices.Posting.StartDate.String())
		return tx.QueryRowContext(ctx, `
			SELECT
				count(*) FILTER (WHERE kind = 'sale'),
				count(*) FILTER (WHERE kind = 'purchase')
			FROM orders AS o
			WHERE order_on BETWEEN ? AND ?
				AND is_cancelled = 0
				AND NOT EXISTS (
					SELECT 1
					FROM documents AS d
					WHERE d.order_id = o.id
						AND d.organisation = ?
						AND (d.state IN ('queued', 'sending', 'checking', 'conflict')
							OR d.state = 'sent' AND d.ledger_status NOT IN ('VOIDED', 'DELETED', 'MISSING')))`,
			start, to.String(), binding.TenantID).Scan(&d.Sales, &d.Purchases)
	})
	if err != nil {
		return closing.Documents{}, fmt.Errorf("list what was sent from %s to %s: %w", from, to, err)
	}
	return d, nil
}
