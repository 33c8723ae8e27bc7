package store

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/practice/books"
)

// JournalQuery says which manual journals a list holds. The zero query lists all.
type JournalQuery struct {
	// Statuses limit the list; nil for all.
	Statuses []string
	// ModifiedSince leaves out journals changed before; zero for all.
	ModifiedSince time.Time
	// NewestFirst sorts by the last change, newest first; the default is oldest change first, then by id.
	NewestFirst bool
	// Limit and Offset cut a page out; a Limit of 0 means all.
	Limit, Offset int
}

func (q JournalQuery) conditions() conditions {
	var c conditions
	c.addIn("status", q.Statuses)
	if !q.ModifiedSince.IsZero() {
		c.add("updated_ms >= ?", q.ModifiedSince.UnixMilli())
	}
	return c
}

// ListJournals returns the manual journals of a query.
func (tx *Tx) ListJournals(ctx context.Context, q JournalQuery) ([]books.ManualJournal, error) {
	c := q.conditions()
	query := `SELECT content FROM manual_journals` + c.where()
	if q.NewestFirst {
		query += ` ORDER BY updated_ms DESC, journal_id DESC`
	} else {
		query += ` ORDER BY updated_ms, journal_id`
	}
	if q.Limit > 0 {
		query += ` LIMIT ? OFFSET ?`
		c.args = append(c.args, q.Limit, q.Offset)
	}
	journals, err := listAll[books.ManualJournal](ctx, tx, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list the manual journals: %w", err)
	}
	return journals, nil
}

// CountJournals returns how many manual journals a query matches, its page aside.
func (tx *Tx) CountJournals(ctx context.Context, q JournalQuery) (int, error) {
	c := q.conditions()
	var n int
	err := tx.sql.QueryRowContext(ctx, `SELECT count(*) FROM manual_journals`+c.where(), c.args...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count the manual journals: %w", err)
	}
	return n, nil
}

// FindJournal returns the manual journal with an id.
func (tx *Tx) FindJournal(ctx context.Context, id string) (books.ManualJournal, bool, error) {
	return findOne[books.ManualJournal](ctx, tx, `SELECT content FROM manual_journals WHERE journal_id = ?`, id)
}

// SaveJournal creates or replaces the manual journal with its ID. It applies no rules: package books has them.
func (tx *Tx) SaveJournal(ctx context.Context, j books.ManualJournal) error {
	content, err := encode(j)
	if err != nil {
		return fmt.Errorf("encode the manual journal %s: %w", j.ID, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO manual_journals (
		  journal_id,
		  status,
		  dated_on,
		  created_by,
		  updated_ms,
		  content
		) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (journal_id) DO UPDATE SET
		  status = excluded.status,
		  dated_on = excluded.dated_on,
		  created_by = excluded.created_by,
		  updated_ms = excluded.updated_ms,
		  content = excluded.content`,
		j.ID, string(j.Status), j.Date.String(), j.CreatedBy, j.UpdatedAt.UnixMilli(), content)
	if err != nil {
		return fmt.Errorf("save the manual journal %s: %w", j.ID, err)
	}
	return nil
}

// ApplyJournal stores an outcome without errors and notes the change. actor is the app's name, or "" for a person.
func (tx *Tx) ApplyJournal(ctx context.Context, o books.JournalOutcome, actor string) error {
	before, wasStored, err := tx.FindJournal(ctx, o.Journal.ID)
	if err != nil {
		return err
	}
	if err := tx.SaveJournal(ctx, o.Journal); err != nil {
		return err
	}
	return tx.NoteChange(ctx, Change{
		At: o.Journal.UpdatedAt, Actor: actor, Kind: "journal", ObjectID: o.Journal.ID,
		Action: journalAction(before, wasStored, o.Journal), Summary: o.Journal.Narration,
	})
}

// journalAction names what happened to a manual journal.
func journalAction(before books.ManualJournal, wasStored bool, after books.ManualJournal) string {
	switch {
	case !wasStored:
		return "created"
	case before.Status == after.Status:
		return "updated"
	case before.Status == books.ArchivedJournal:
		return "restored"
	}
	return map[books.JournalStatus]string{
		books.PostedJournal:   "posted",
		books.DeletedJournal:  "deleted",
		books.VoidedJournal:   "voided",
		books.ArchivedJournal: "archived",
	}[after.Status]
}
