package store

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/practice/books"
)

// CreditNoteQuery says which credit notes a list holds. The zero query lists all.
type CreditNoteQuery struct {
	// ContactIDs and Statuses limit the list; nil for all.
	ContactIDs, Statuses []string
	// ModifiedSince leaves out notes changed before; zero for all.
	ModifiedSince time.Time
	// NewestFirst sorts by the last change, newest first; the default is oldest change first, then by id.
	NewestFirst bool
	// Limit and Offset cut a page out; a Limit of 0 means all.
	Limit, Offset int
}

func (q CreditNoteQuery) conditions() conditions {
	var c conditions
	c.addIn("contact_id", q.ContactIDs)
	c.addIn("status", q.Statuses)
	if !q.ModifiedSince.IsZero() {
		c.add("updated_ms >= ?", q.ModifiedSince.UnixMilli())
	}
	return c
}

// ListCreditNotes returns the credit notes of a query.
func (tx *Tx) ListCreditNotes(ctx context.Context, q CreditNoteQuery) ([]books.CreditNote, error) {
	c := q.conditions()
	query := `SELECT content FROM credit_notes` + c.where()
	if q.NewestFirst {
		query += ` ORDER BY updated_ms DESC, credit_note_id DESC`
	} else {
		query += ` ORDER BY updated_ms, credit_note_id`
	}
	if q.Limit > 0 {
		query += ` LIMIT ? OFFSET ?`
		c.args = append(c.args, q.Limit, q.Offset)
	}
	notes, err := listAll[books.CreditNote](ctx, tx, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list the credit notes: %w", err)
	}
	return notes, nil
}

// CountCreditNotes returns how many credit notes a query matches, its page aside.
func (tx *Tx) CountCreditNotes(ctx context.Context, q CreditNoteQuery) (int, error) {
	c := q.conditions()
	var n int
	err := tx.sql.QueryRowContext(ctx, `SELECT count(*) FROM credit_notes`+c.where(), c.args...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count the credit notes: %w", err)
	}
	return n, nil
}

// FindCreditNote returns the credit note with an id.
func (tx *Tx) FindCreditNote(ctx context.Context, id string) (books.CreditNote, bool, error) {
	return findOne[books.CreditNote](ctx, tx, `SELECT content FROM credit_notes WHERE credit_note_id = ?`, id)
}

// ListCreditNotesByNumber returns every credit note of a number, the oldest first, whatever its status.
func (tx *Tx) ListCreditNotesByNumber(ctx context.Context, number string) ([]books.CreditNote, error) {
	return listAll[books.CreditNote](ctx, tx,
		`SELECT content FROM credit_notes WHERE number = ? AND number <> '' ORDER BY id`, number)
}

// SaveCreditNote creates or replaces the credit note with its ID. It applies no rules: package books has them. The
// contact must have been saved before.
func (tx *Tx) SaveCreditNote(ctx context.Context, n books.CreditNote) error {
	content, err := encode(n)
	if err != nil {
		return fmt.Errorf("encode the credit note %s: %w", n.ID, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO credit_notes (
		  credit_note_id,
		  type,
		  number,
		  contact_id,
		  status,
		  dated_on,
		  created_by,
		  updated_ms,
		  content
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (credit_note_id) DO UPDATE SET
		  type = excluded.type,
		  number = excluded.number,
		  contact_id = excluded.contact_id,
		  status = excluded.status,
		  dated_on = excluded.dated_on,
		  created_by = excluded.created_by,
		  updated_ms = excluded.updated_ms,
		  content = excluded.content`,
		n.ID, string(n.Type), n.Number, n.ContactID, string(n.Status), n.Date.String(), n.CreatedBy,
		n.UpdatedAt.UnixMilli(), content)
	if err != nil {
		return fmt.Errorf("save the credit note %s: %w", n.ID, err)
	}
	return nil
}
