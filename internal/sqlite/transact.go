package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// write runs fn in a transaction on the one writing connection and commits it; any error, and a panic, rolls it back.
// When it returns nil the change is on the disk (synchronous FULL). It waits for other writes. fn must use tx alone.
func (f *File) write(ctx context.Context, fn func(tx *sql.Tx) error) error {
	if err := transact(ctx, f.writer, fn); err != nil {
		return translate(err, f.path)
	}
	f.writes.Add(1)
	return nil
}

// read runs fn in a transaction on a reading connection: everything fn reads is of one moment. It never waits for a
// write. Writing is refused by the connection.
func (f *File) read(ctx context.Context, fn func(tx *sql.Tx) error) error {
	return translate(transact(ctx, f.reader, fn), f.path)
}

func transact(ctx context.Context, pool *sql.DB, fn func(tx *sql.Tx) error) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	// After a commit this does nothing.
	defer func() { _ = tx.Rollback() }()
	if err := fn(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}
