package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/connect"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/refdata"
)

// LoadBinding implements connect.Store.
func (f *File) LoadBinding(ctx context.Context) (connect.Binding, error) {
	var b connect.Binding
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		b, err = loadBinding(ctx, tx)
		return err
	})
	return b, err
}

func loadBinding(ctx context.Context, tx *sql.Tx) (connect.Binding, error) {
	var b connect.Binding
	_, err := loadSetting(ctx, tx, bindingKey, &b)
	return b, err
}

// IsConnected implements setup.Store.
func (f *File) IsConnected(ctx context.Context) (bool, error) {
	b, err := f.LoadBinding(ctx)
	return b.IsConnected, err
}

// SaveBinding implements connect.Store.
func (f *File) SaveBinding(ctx context.Context, b connect.Binding) error {
	return f.SaveSetting(ctx, bindingKey, b)
}

// LoadBaseCurrency implements connect.Store.
func (f *File) LoadBaseCurrency(ctx context.Context) (money.Currency, error) {
	info, err := f.Info(ctx)
	return info.BaseCurrency, err
}

// Bind implements connect.Store.
func (f *File) Bind(ctx context.Context, b connect.Binding, set refdata.Set) error {
	err := f.writeFitting(ctx, func(tx *sql.Tx) error {
		was, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		m := mover{ctx: ctx, tx: tx, from: was.TenantID, to: b.TenantID, now: f.nowStamp()}
		steps := []func() error{m.note(b), m.takeCurrency(set.Organisation.BaseCurrency)}
		switch was.TenantID {
		case b.TenantID:
		case "":
			steps = append(steps, m.adoptLinks)
		default:
			steps = append(steps, m.note(was), m.forgetMirror, m.swapChoices)
		}
		for _, step := range steps {
			if err := step(); err != nil {
				return err
			}
		}
		if err := saveSetting(ctx, tx, bindingKey, b, m.now); err != nil {
			return err
		}
		if err := saveReference(ctx, tx, set); err != nil || was.TenantID == b.TenantID {
			return err
		}
		return m.noteOrders()
	})
	if err != nil {
		return fmt.Errorf("bind the file to an organisation: %w", err)
	}
	return nil
}

// noteOrders writes what lists show of each order that has a document with any organisation: that of the one bound now.
func (m mover) noteOrders() error {
	rows, err := m.tx.QueryContext(m.ctx, `SELECT DISTINCT order_id FROM documents WHERE order_id IS NOT NULL`)
	if err != nil {
		return fmt.Errorf("list the orders with documents: %w", err)
	}
	orders, err := collect(rows, func(row scanner) (id int64, err error) {
		err = row.Scan(&id)
		return id, err
	})
	if err != nil {
		return fmt.Errorf("list the orders with documents: %w", err)
	}
	outbox := &outboxTx{ctx: m.ctx, tx: m.tx, now: m.now, orders: orders}
	return outbox.notePostings()
}

// settled are the states of documents on which nothing more happens by itself.
var settled = []any{posting.StateSent, posting.StateRejected, posting.StateCancelled}

// LoadStakes implements connect.Store.
func (f *File) LoadStakes(ctx context.Context, tenantID string) (connect.Stakes, error) {
	var s connect.Stakes
	err := f.read(ctx, func(tx *sql.Tx) error {
		b, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `
			SELECT
				count(*) FILTER (WHERE state = 'sent' AND kind <> 'contact'),
				count(*) FILTER (WHERE state NOT IN (?, ?, ?)),
				(SELECT count(*) FROM contacts WHERE ledger_id <> ''),
				EXISTS (SELECT 1 FROM organisations WHERE tenant_id = ?)
			FROM documents
			WHERE organisation = ?`, append(settled, tenantID, b.TenantID)...).
			Scan(&s.Sent, &s.Unfinished, &s.Linked, &s.IsReturn)
	})
	if err != nil {
		return connect.Stakes{}, fmt.Errorf("count what belongs to the organisation: %w", err)
	}
	return s, nil
}
