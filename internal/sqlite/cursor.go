package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// LoadCursor returns the instant up to which a resource, such as "contacts", was read from Xero; false before the
// first time.
func (f *File) LoadCursor(ctx context.Context, resource string) (time.Time, bool, error) {
	var since time.Time
	err := f.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT since_at FROM cursors WHERE resource = ?`, resource).Scan(instant{&since})
	})
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, false, nil
	}
	if err != nil {
		return time.Time{}, false, fmt.Errorf("load the cursor of %s: %w", resource, err)
	}
	return since, true, nil
}

// SaveCursor keeps the instant, by Xero's clock, up to which a resource was read. The zero time forgets it, so that
// the next read is a whole one.
func (f *File) SaveCursor(ctx context.Context, resource string, since time.Time) error {
	return f.write(ctx, func(tx *sql.Tx) error { return saveCursor(ctx, tx, resource, since, f.nowStamp()) })
}

func saveCursor(ctx context.Context, tx *sql.Tx, resource string, since, at time.Time) error {
	var err error
	if since.IsZero() {
		_, err = tx.ExecContext(ctx, `DELETE FROM cursors WHERE resource = ?`, resource)
	} else {
		_, err = tx.ExecContext(ctx, `
			INSERT INTO cursors (
				resource,
				since_at,
				updated_at
			) VALUES (?, ?, ?)
			ON CONFLICT (resource) DO UPDATE SET
				since_at = excluded.since_at,
				updated_at = excluded.updated_at`, resource, stamp(since), stamp(at))
	}
	if err != nil {
		return fmt.Errorf("save the cursor of %s: %w", resource, err)
	}
	return nil
}
