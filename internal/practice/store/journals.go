package store

import (
	"context"
	"fmt"

	"daybook/internal/practice/books"
)

// ListJournals returns the manual journals, newest change first, at most limit of them.
func (tx *Tx) ListJournals(ctx context.Context, limit int) ([]books.ManualJournal, error) {
	journals, err := listAll[books.ManualJournal](ctx, tx,
		`SELECT content FROM manual_journals ORDER BY updated_ms DESC, id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, fmt.Errorf("list the manual journals: %w", err)
	}
	return journals, nil
}

// FindJournal returns the manual journal with an id.
func (tx *Tx) FindJournal(ctx context.Context, id string) (books.ManualJournal, bool, error) {
	return findOne[books.ManualJournal](ctx, tx, `SELECT content FROM manual_journals WHERE journal_id = ?`, id)
}

// SaveJournal creates or replaces the manual journal with its ID. It applies no rules.
func (tx *Tx) SaveJournal(ctx context.Context, j books.ManualJournal) error {
	content, err := encode(j)
	if err != nil {
		return fmt.Errorf("encode the manual journal %s: %w", j.ID, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO manual_journals (
		  journal_id,
		  created_by,
		  updated_ms,
		  content
		) VALUES (?, ?, ?, ?)
		ON CONFLICT (journal_id) DO UPDATE SET
		  created_by = excluded.created_by,
		  updated_ms = excluded.updated_ms,
		  content = excluded.content`,
		j.ID, j.CreatedBy, j.UpdatedAt.UnixMilli(), content)
	if err != nil {
		return fmt.Errorf("save the manual journal %s: %w", j.ID, err)
	}
	return nil
}
