package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"daybook/internal/connect"
	"daybook/internal/money"
)

// mover takes a company file from one organisation to another within one transaction.
type mover struct {
	ctx      context.Context
	tx       *sql.Tx
	from, to string
	now      time.Time
}

func (m mover) exec(what, statement string, arguments ...any) error {
	if _, err := m.tx.ExecContext(m.ctx, statement, arguments...); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// note remembers an organisation, so that what was laid aside of it is found again.
func (m mover) note(b connect.Binding) func() error {
	return func() error {
		return m.exec("remember the organisation", `
			INSERT INTO organisations (
				tenant_id,
				name,
				bound_at
			) VALUES (?, ?, ?)
			ON CONFLICT (tenant_id) DO UPDATE SET
				name = excluded.name`, b.TenantID, b.Name, stamp(m.now))
	}
}

// takeCurrency keeps the currency of the books once it is known; it never changes afterwards.
func (m mover) takeCurrency(base money.Currency) func() error {
	return func() error {
		return m.exec("keep the currency of the books", `UPDATE company SET base_currency = ? WHERE base_currency = ''`, base)
	}
}

// adoptLinks gives links, and what was decided and asked about contacts at Xero, before there was an organisation to the
// first one.
func (m mover) adoptLinks() error {
	for _, statement := range []string{
		`UPDATE contact_links SET organisation = ? WHERE organisation = ''`,
		`UPDATE contact_decisions SET organisation = ? WHERE organisation = '' AND coalesce(left_ledger_id, right_ledger_id) IS NOT NULL`,
		`UPDATE contact_pairs SET organisation = ? WHERE organisation = '' AND coalesce(left_ledger_id, right_ledger_id) IS NOT NULL`,
		`UPDATE contact_batches SET organisation = ? WHERE organisation = ''`,
	} {
		if err := m.exec("give the links to the organisation", statement, m.to); err != nil {
			return err
		}
	}
	return nil
}

// forgetMirror forgets what was read of the organisation before: its contacts, up to when things were read, and up to
// when all that Daybook made there was known (R11). Without keys,
// contacts are worked out anew: what was decided in the new organisation stands then. All of it is read again where it is needed.
func (m mover) forgetMirror() error {
	for _, statement := range []string{`DELETE FROM ledger_contacts`, `DELETE FROM cursors`, `DELETE FROM outbox_marks`, `DELETE FROM match_marks`} {
		if err := m.exec("forget what was read of the organisation before", statement); err != nil {
			return err
		}
	}
	return nil
}

// swapChoices lays the choices of the set-up aside for the organisation before, and puts back those of the new one.
// Without any, everything is to be chosen: another chart has other accounts, and the start date keeps what is in the
// books before from being sent again.
func (m mover) swapChoices() error {
	for _, c := range []struct{ key, keep, back string }{
		{postingSettingsKey, `UPDATE organisations SET posting = ? WHERE tenant_id = ?`, `SELECT posting FROM organisations WHERE tenant_id = ?`},
		{importChoiceKey, `UPDATE organisations SET import = ? WHERE tenant_id = ?`, `SELECT import FROM organisations WHERE tenant_id = ?`},
	} {
		if err := m.swapSetting(c.key, c.keep, c.back); err != nil {
			return err
		}
	}
	return nil
}

func (m mover) swapSetting(key, keep, back string) error {
	present, err := m.text(`SELECT value FROM settings WHERE key = ?`, key)
	if err != nil {
		return err
	}
	if err := m.exec("lay choices aside", keep, present, m.from); err != nil {
		return err
	}
	kept, err := m.text(back, m.to)
	if err != nil {
		return err
	}
	if err := m.exec("clear choices", `DELETE FROM settings WHERE key = ?`, key); err != nil || kept == "" {
		return err
	}
	return m.exec("put choices back", `INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)`, key, kept, stamp(m.now))
}

// text reads one text; empty where there is no row.
func (m mover) text(statement, argument string) (string, error) {
	var value string
	err := m.tx.QueryRowContext(m.ctx, statement, argument).Scan(&value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read choices: %w", err)
	}
	return value, nil
}
