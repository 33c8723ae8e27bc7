package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"daybook/internal/fault"
)

// headerSize is how much of a file says that it is SQLite's, and whose.
const headerSize = 100

// inspect looks at a file that may not be ours and changes nothing. The caller holds the lock and has no connection
// to it: closing the handle used here would drop that connection's locks.
func inspect(ctx context.Context, path string) error {
	if err := inspectHeader(path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", inspectSource(path))
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	err = inspectVersion(ctx, db, path)
	return errors.Join(err, db.Close())
}

func inspectHeader(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return readOnlyFault(path, err)
	}
	defer func() { _ = file.Close() }()
	header := make([]byte, headerSize)
	n, err := io.ReadFull(file, header)
	switch {
	case n == 0:
		return notOursFault(path, "It is empty.")
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return damagedFault(path, err)
	case n < headerSize || !bytes.HasPrefix(header, []byte("SQLite format 3\x00")):
		return notOursFault(path, "It is not a database, or its beginning was overwritten.")
	case binary.BigEndian.Uint32(header[68:]) != applicationID:
		return notOursFault(path, "Another program made it.")
	}
	return nil
}

// inspectVersion refuses a file that a newer Daybook migrated, and one that cannot be read.
func inspectVersion(ctx context.Context, db *sql.DB, path string) error {
	var found int64
	err := db.QueryRowContext(ctx, "SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version WHERE is_applied = 1").Scan(&found)
	if err != nil {
		if known, ok := errors.AsType[*fault.Error](translate(err, path)); ok {
			return known
		}
		return damagedFault(path, err)
	}
	files, err := migrations()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	known, err := newestVersion(files)
	if err != nil {
		return err
	}
	if found > known {
		return newerFault(path, found, known)
	}
	var rows int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM company").Scan(&rows); err != nil || rows != 1 {
		return damagedFault(path, err)
	}
	return nil
}

// newestVersion returns the highest number among the migration files.
func newestVersion(files fs.FS) (int64, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	var newest int64
	for _, name := range names {
		digits, _, _ := strings.Cut(name, "_")
		version, err := strconv.ParseInt(digits, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("read the number of migration %s: %w", name, err)
		}
		newest = max(newest, version)
	}
	return newest, nil
}
