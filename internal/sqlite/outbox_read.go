package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"daybook/internal/posting"
)

// FindFirstKnown implements posting.Tx.
func (t *outboxTx) FindFirstKnown(organisation string) (time.Time, error) {
	var first time.Time
	err := t.tx.QueryRowContext(t.ctx, `
		SELECT coalesce(min(coalesce(nullif(ledger_updated_at, ''), sent_at)), '')
		FROM documents
		WHERE organisation = ?
			AND state = 'sent'
			AND kind <> 'contact'`, organisation).Scan(instant{&first})
	if err != nil {
		return time.Time{}, fmt.Errorf("find the first document that was sent: %w", err)
	}
	return first, nil
}

// ListUnread implements posting.Tx.
func (t *outboxTx) ListUnread(organisation string, limit int) ([]posting.Document, error) {
	return t.listDocuments(`
		WHERE organisation = ?
			AND state = 'sent'
			AND read_at = ''
			AND kind <> 'contact'
		ORDER BY id
		LIMIT ?`, organisation, limit)
}

// GetReadMark implements posting.Tx.
func (t *outboxTx) GetReadMark(organisation string) (posting.ReadMark, error) {
	var m posting.ReadMark
	err := t.tx.QueryRowContext(t.ctx, `SELECT since_at, read_at FROM read_marks WHERE organisation = ?`, organisation).
		Scan(instant{&m.Since}, instant{&m.ReadAt})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return posting.ReadMark{}, fmt.Errorf("read how far Xero was read back: %w", err)
	}
	return m, nil
}

// SaveReadMark implements posting.Tx.
func (t *outboxTx) SaveReadMark(organisation string, m posting.ReadMark) error {
	_, err := t.tx.ExecContext(t.ctx, `
		INSERT INTO read_marks (
			organisation,
			since_at,
			read_at
		) VALUES (?, ?, ?)
		ON CONFLICT (organisation) DO UPDATE SET
			since_at = excluded.since_at,
			read_at = excluded.read_at`, organisation, stamp(m.Since), stamp(m.ReadAt))
	if err != nil {
		return fmt.Errorf("save how far Xero was read back: %w", err)
	}
	return nil
}
