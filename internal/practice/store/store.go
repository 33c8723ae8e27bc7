package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

//go:embed schema.sql
var schema string

// schemaVersion grows with every change of schema.sql or of what the content columns hold.
const schemaVersion = 6

// tables are all tables, those that refer to others first.
func tables() []string {
	return []string{"payments", "credit_notes", "invoices", "manual_journals", "contacts", "items", "attachments", "reference_items", "replies", "changes"}
}

// Store is the open file. It is safe for use by several goroutines; writes wait for each other.
type Store struct {
	writer *sql.DB
	reader *sql.DB
}

// Open opens the file at path and creates it where it is missing. The folder must exist.
func Open(ctx context.Context, path string) (*Store, error) {
	// A relative name would be read as a host in the data source's address.
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find the practice file: %w", err)
	}
	if err := layAside(ctx, path); err != nil {
		return nil, err
	}
	writer, err := openWriter(path)
	if err != nil {
		return nil, err
	}
	if _, err := writer.ExecContext(ctx, schema+fmt.Sprintf("PRAGMA user_version = %d;", schemaVersion)); err != nil {
		_ = writer.Close()
		return nil, fmt.Errorf("prepare the practice file %s: %w", path, err)
	}
	reader, err := sql.Open("sqlite", dataSource(path, "_pragma=query_only(1)"))
	if err != nil {
		_ = writer.Close()
		return nil, fmt.Errorf("open the practice file %s for reading: %w", path, err)
	}
	reader.SetMaxOpenConns(4)
	return &Store{writer: writer, reader: reader}, nil
}

func openWriter(path string) (*sql.DB, error) {
	writer, err := sql.Open("sqlite", dataSource(path, "_txlock=immediate"))
	if err != nil {
		return nil, fmt.Errorf("open the practice file %s: %w", path, err)
	}
	writer.SetMaxOpenConns(1)
	return writer, nil
}

// layAside renames a file of another schema, so that the practice company begins anew beside it: practice data are worth
// keeping, not worth converting.
func layAside(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return nil //nolint:nilerr // no file yet; whatever else is wrong shows when it is opened
	}
	file, err := openWriter(path)
	if err != nil {
		return err
	}
	var version, tables int
	err = file.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_master)`).Scan(&version, &tables)
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("look at the practice file %s: %w", path, err)
	}
	if tables == 0 || version == schemaVersion {
		return nil
	}
	if err := os.Rename(path, fmt.Sprintf("%s.version%d", path, version)); err != nil {
		return fmt.Errorf("lay the older practice file aside: %w", err)
	}
	return nil
}

// dataSource names the file with the pragmas that every connection needs.
func dataSource(path, extra string) string {
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	if filepath.VolumeName(path) != "" {
		address.Path = "/" + address.Path
	}
	return address.String() + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)" +
		"&_pragma=foreign_keys(1)&_pragma=synchronous(FULL)&" + extra
}

// Close closes the file. Update and View return an error afterwards.
func (s *Store) Close() error {
	readErr := s.reader.Close()
	if err := s.writer.Close(); err != nil {
		return fmt.Errorf("close the practice file: %w", err)
	}
	return readErr
}

// Update runs change in one transaction and commits it durably. Where change returns an error nothing is kept and
// the error is returned as it is.
func (s *Store) Update(ctx context.Context, change func(tx *Tx) error) error {
	return within(ctx, s.writer, change)
}

// View runs read in one transaction that sees one state of the file and cannot write.
func (s *Store) View(ctx context.Context, read func(tx *Tx) error) error {
	return within(ctx, s.reader, read)
}

func within(ctx context.Context, db *sql.DB, work func(tx *Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin on the practice file: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := work(&Tx{sql: tx}); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit to the practice file: %w", err)
	}
	return nil
}

// IsEmpty reports whether the file holds no organisation yet, and so wants seeding.
func (s *Store) IsEmpty(ctx context.Context) (bool, error) {
	var n int
	err := s.reader.QueryRowContext(ctx, `SELECT count(*) FROM reference_items WHERE kind = 'organisation'`).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look for the practice organisation: %w", err)
	}
	return n == 0, nil
}

// Reset removes everything, the stored replies and the journal of changes included.
func (s *Store) Reset(ctx context.Context) error {
	return s.Update(ctx, func(tx *Tx) error {
		for _, table := range tables() {
			if _, err := tx.sql.ExecContext(ctx, "DELETE FROM "+table); err != nil {
				return fmt.Errorf("empty %s of the practice file: %w", table, err)
			}
		}
		return nil
	})
}
