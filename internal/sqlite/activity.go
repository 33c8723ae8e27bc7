package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"daybook/internal/activity"
	"daybook/internal/fault"
)

// activityColumns are read by scanActivity, in this order.
const activityColumns = `
	id,
	at,
	kind,
	subject,
	summary,
	method,
	path,
	status,
	duration_ms,
	outcome,
	detail,
	hash`

func scanActivity(row scanner) (activity.Entry, error) {
	var e activity.Entry
	err := row.Scan(&e.ID, instant{&e.At}, &e.Kind, &e.Subject, &e.Summary, &e.Method, &e.Path, &e.Status, &e.DurationMS,
		&e.Outcome, &e.Detail, &e.Hash)
	return e, err
}

// AppendActivity keeps an entry at the end of the chain and returns it with its ID and Hash. A zero At means now.
func (f *File) AppendActivity(ctx context.Context, e activity.Entry) (activity.Entry, error) {
	var kept activity.Entry
	err := f.write(ctx, func(tx *sql.Tx) (err error) {
		kept, err = appendActivity(ctx, tx, e, f.nowStamp())
		return err
	})
	return kept, err
}

func appendActivity(ctx context.Context, tx *sql.Tx, e activity.Entry, now time.Time) (activity.Entry, error) {
	last, hash, err := activityHead(ctx, tx)
	if err != nil {
		return e, err
	}
	if e.At.IsZero() {
		e.At = now
	}
	e.At = e.At.UTC().Truncate(time.Millisecond)
	e.ID = last + 1
	e.Hash = e.Chain(hash)
	_, err = tx.ExecContext(ctx, `
		INSERT INTO activity (
			id,
			at,
			kind,
			subject,
			summary,
			method,
			path,
			status,
			duration_ms,
			outcome,
			detail,
			hash
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.ID, stamp(e.At), e.Kind, e.Subject, e.Summary, e.Method, e.Path, e.Status, e.DurationMS, e.Outcome, e.Detail, e.Hash)
	if err == nil {
		_, err = tx.ExecContext(ctx, `REPLACE INTO activity_heads (id, last_id, hash) VALUES (1, ?, ?)`, e.ID, e.Hash)
	}
	if err != nil {
		return e, fmt.Errorf("keep activity %q: %w", e.Summary, err)
	}
	return e, nil
}

// activityHead returns the id and hash of the last entry; 0 and "" before the first.
func activityHead(ctx context.Context, tx *sql.Tx) (int64, string, error) {
	var last int64
	var hash string
	err := tx.QueryRowContext(ctx, `SELECT last_id, hash FROM activity_heads`).Scan(&last, &hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, "", fmt.Errorf("read the end of the activity chain: %w", err)
	}
	return last, hash, nil
}

// ListActivity returns a window of the record, newest first. It is never nil.
func (f *File) ListActivity(ctx context.Context, q activity.Query) ([]activity.Entry, error) {
	statement, arguments := activityWindow(q)
	var entries []activity.Entry
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, statement, arguments...)
		if err != nil {
			return err
		}
		entries, err = collect(rows, scanActivity)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list activity: %w", err)
	}
	return entries, nil
}

func activityWindow(q activity.Query) (string, []any) {
	var w where
	w.addIf(q.Kind != "", `kind = ?`, q.Kind)
	w.addIf(q.Outcome != "", `outcome = ?`, q.Outcome)
	w.addIf(q.HasProblem, `outcome <> 'ok'`)
	w.addIf(q.Subject != "", `subject = ? AND subject <> ''`, q.Subject)
	w.addIf(q.Before > 0, `id < ?`, q.Before)
	limit := q.Limit
	if limit <= 0 || limit > activity.MaxWindow {
		limit = activity.MaxWindow
	}
	return `SELECT ` + activityColumns + ` FROM activity` + w.sql() + ` ORDER BY id DESC LIMIT ?`, append(w.arguments, limit)
}

// VerifyActivity walks the chain from its first entry and returns how many entries it has. Damaged names the first one
// that was changed, or says that one is missing.
func (f *File) VerifyActivity(ctx context.Context) (int64, error) {
	var count int64
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		count, err = verifyActivity(ctx, tx)
		return err
	})
	return count, err
}

func verifyActivity(ctx context.Context, tx *sql.Tx) (int64, error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+activityColumns+` FROM activity ORDER BY id`)
	if err != nil {
		return 0, fmt.Errorf("read the activity chain: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var last int64
	hash := ""
	for rows.Next() {
		e, err := scanActivity(rows)
		if err != nil {
			return last, fmt.Errorf("read the activity chain: %w", err)
		}
		if e.ID != last+1 {
			return last, chainFault(fmt.Sprintf("entry %d is missing", last+1))
		}
		if e.Hash != e.Chain(hash) {
			return last, chainFault(fmt.Sprintf("entry %d was changed", e.ID))
		}
		last, hash = e.ID, e.Hash
	}
	if err := rows.Err(); err != nil {
		return last, fmt.Errorf("read the activity chain: %w", err)
	}
	headID, headHash, err := activityHead(ctx, tx)
	if err != nil {
		return last, err
	}
	if headID != last || headHash != hash {
		return last, chainFault(fmt.Sprintf("its end after entry %d is missing", last))
	}
	return last, nil
}

func chainFault(what string) error {
	return fault.New(fault.Damaged, fmt.Sprintf("The record of activity is not whole: %s.", what),
		"Something other than Daybook changed the company file. Keep this file and compare it with the last backup.")
}
