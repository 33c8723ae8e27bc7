package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Tx is one transaction of Update or View. It is valid until the function it was given to returns.
type Tx struct {
	sql *sql.Tx
}

// Change is one entry of the journal of changes.
type Change struct {
	// ID grows with every change.
	ID int64
	// At is when, in UTC.
	At time.Time
	// Actor is the app's name, or "" for a person working in the organisation.
	Actor string
	// Kind is one word, such as "contact", "invoice" or "journal".
	Kind string
	// ObjectID is the id of what changed.
	ObjectID string
	// Action is one word, such as "created", "updated", "approved", "paid", "voided", or one of the constants below.
	Action string
	// Summary is one line for a person, such as "INV-0055 Hutt Homes 24.15 NZD"; the text itself of a note.
	Summary string
}

// The actions that leave the object as it is.
const (
	// ActionNoted is a note that an app or a person wrote on the object (contract section 15).
	ActionNoted = "note"
	// ActionAttached is a file that was put on the object; Summary is its name.
	ActionAttached = "file attached"
)

// NoteChange adds an entry to the journal of changes; its ID is ignored.
func (tx *Tx) NoteChange(ctx context.Context, c Change) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO changes (
		  at_ms,
		  actor,
		  kind,
		  object_id,
		  action,
		  summary
		) VALUES (?, ?, ?, ?, ?, ?)`,
		c.At.UnixMilli(), c.Actor, c.Kind, c.ObjectID, c.Action, c.Summary)
	if err != nil {
		return fmt.Errorf("note the change of %s %s: %w", c.Kind, c.ObjectID, err)
	}
	return nil
}

// ListChanges returns the newest changes first, at most limit of them; of one object where objectID is not "".
func (tx *Tx) ListChanges(ctx context.Context, objectID string, limit int) ([]Change, error) {
	query := `SELECT id, at_ms, actor, kind, object_id, action, summary FROM changes`
	args := []any{}
	if objectID != "" {
		query += ` WHERE object_id = ?`
		args = append(args, objectID)
	}
	rows, err := tx.sql.QueryContext(ctx, query+` ORDER BY id DESC LIMIT ?`, append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("list the changes: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var changes []Change
	for rows.Next() {
		var c Change
		var at int64
		if err := rows.Scan(&c.ID, &at, &c.Actor, &c.Kind, &c.ObjectID, &c.Action, &c.Summary); err != nil {
			return nil, fmt.Errorf("read a change: %w", err)
		}
		c.At = time.UnixMilli(at).UTC()
		changes = append(changes, c)
	}
	return changes, rows.Err()
}

// findOne decodes the one content a query returns; false where it returns none.
func findOne[T any](ctx context.Context, tx *Tx, query string, args ...any) (T, bool, error) {
	var value T
	var content []byte
	err := tx.sql.QueryRowContext(ctx, query, args...).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return value, false, nil
	}
	if err == nil {
		err = json.Unmarshal(content, &value)
	}
	return value, err == nil, err
}

// listAll decodes every content a query returns.
func listAll[T any](ctx context.Context, tx *Tx, query string, args ...any) ([]T, error) {
	rows, err := tx.sql.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var values []T
	var content sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&content); err != nil {
			return nil, err
		}
		var value T
		if err := json.Unmarshal(content, &value); err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, rows.Err()
}

// encode writes the content column of a row.
func encode(value any) (string, error) {
	content, err := json.Marshal(value)
	return string(content), err
}

// fold is the form names are compared in without regard to case.
func fold(name string) string { return strings.ToLower(name) }

// conditions collects the filters of a query and their arguments.
type conditions struct {
	clauses []string
	args    []any
}

func (c *conditions) add(clause string, args ...any) {
	c.clauses = append(c.clauses, clause)
	c.args = append(c.args, args...)
}

// addIn adds "column IN (…)" where there are values: one argument whatever their number, for SQLite takes so many only.
func (c *conditions) addIn(column string, values []string) {
	if len(values) == 0 {
		return
	}
	list, _ := json.Marshal(values) // texts can always be written
	c.add(column+" IN (SELECT value FROM json_each(?))", string(list))
}

func (c *conditions) where() string {
	if len(c.clauses) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.clauses, " AND ")
}
