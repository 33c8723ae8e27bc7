package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"daybook/internal/contact/match"
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

// CreateWith makes a company file with the tables of other migrations.
func CreateWith(ctx context.Context, path string, info Info, files fs.FS) error {
	return createWith(ctx, path, info, files)
}

// Setting reads a pragma of every connection that reads, all open at once, or of the one that writes.
func (f *File) Setting(ctx context.Context, isWriter bool, name string) ([]string, error) {
	pool, size := f.reader, readers
	if isWriter {
		pool, size = f.writer, 1
	}
	var values []string
	for range size {
		connection, err := pool.Conn(ctx)
		if err != nil {
			return nil, err
		}
		defer func() { _ = connection.Close() }()
		var value string
		if err := connection.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value); err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}

// WriteWhileReading tries to write on a connection that reads.
func (f *File) WriteWhileReading(ctx context.Context) error {
	return f.read(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM settings")
		return err
	})
}

// WriteInTurn begins the write of second while that of first goes on.
func (f *File) WriteInTurn(ctx context.Context, first, second func()) error {
	started := make(chan struct{})
	done := make(chan error, 1)
	err := f.write(ctx, func(*sql.Tx) error {
		go func() {
			close(started)
			done <- f.write(ctx, func(*sql.Tx) error { second(); return nil })
		}()
		<-started
		first()
		return nil
	})
	return errors.Join(err, <-done)
}

// Prepare compiles a statement on the writing connection without running it.
func (f *File) Prepare(ctx context.Context, statement string) error {
	prepared, err := f.writer.PrepareContext(ctx, statement)
	if err != nil {
		return err
	}
	return prepared.Close()
}

// Plan returns the steps SQLite would take for a statement.
func (f *File) Plan(ctx context.Context, statement string, arguments ...any) ([]string, error) {
	rows, err := f.reader.QueryContext(ctx, "EXPLAIN QUERY PLAN "+statement, arguments...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (step string, err error) {
		var id, parent, unused int64
		err = row.Scan(&id, &parent, &unused, &step)
		return step, err
	})
}

// The statements that lists are made of.
var (
	OrderCount     = orderCount
	OrderWindow    = orderWindow
	ContactCount   = contactCount
	ContactWindow  = contactWindow
	ActivityWindow = activityWindow
	PairCount      = pairCount
	PairWindow     = pairWindow
	LedgerSearch   = ledgerSearch
)

// UseHash has the keys and terms of records made by hash instead of the engine.
func (f *File) UseHash(ctx context.Context, version string, hash func(match.Record) (keys, terms []uint64)) error {
	f.makeMatcher = func(match.Model, string) *matcher {
		return &matcher{version: version, engine: match.NewEngine(match.Shipped(), ""), hash: func(r match.Record) hashes {
			keys, terms := hash(r)
			return hashes{keys, terms}
		}}
	}
	return f.writeFitting(ctx, func(*sql.Tx) error { return nil })
}

// Lines returns what a statement of one column answers, row by row.
func (f *File) Lines(ctx context.Context, statement string, arguments ...any) ([]string, error) {
	rows, err := f.reader.QueryContext(ctx, statement, arguments...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanText)
}

// SettleAll works out everything that follows from decisions and values anew.
func (f *File) SettleAll(ctx context.Context) error {
	return f.write(ctx, func(tx *sql.Tx) error { return f.settleAll(ctx, tx, f.matcher.Load()) })
}
