package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
)

// MarkSent marks every order as sent but each one whose id is a multiple of every.
func (f *File) MarkSent(ctx context.Context, every int) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE orders SET posting_state = 'sent', stage = ? WHERE id % ? <> 0`, stageSent, every)
		return err
	})
}

// ForgetTotals drops what was counted.
func (f *File) ForgetTotals() { f.writes.Add(1) }

// LimitPages keeps the file from growing beyond a number of pages, as a full disk would.
func (f *File) LimitPages(ctx context.Context, extra int) error {
	var pages int
	if err := f.writer.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		return err
	}
	var limit int
	return f.writer.QueryRowContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages+extra)).Scan(&limit)
}

// Exec runs one statement in a write, past every rule.
func (f *File) Exec(ctx context.Context, statement string, arguments ...any) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, statement, arguments...)
		return err
	})
}

// Migrate brings the file to the newest of other migrations.
func (f *File) Migrate(ctx context.Context, files fs.FS) error { return f.migrateTo(ctx, files) }
