package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// busyMilliseconds is how long a connection waits for another program, such as a backup tool, that reads the file.
const busyMilliseconds = "10000"

// pragma is one setting of a connection and the value it reads back as.
type pragma struct{ name, value, readsBack string }

// writerPragmas are in the order they are set: the waiting time comes first, because setting the others may wait.
// Sorting in memory keeps rows out of temporary files.
var writerPragmas = []pragma{
	{"busy_timeout", busyMilliseconds, busyMilliseconds},
	{"journal_mode", "WAL", "wal"},
	{"foreign_keys", "ON", "1"},
	{"synchronous", "FULL", "2"},
	{"temp_store", "MEMORY", "2"},
	{"cache_size", "-16000", "-16000"},
	{"trusted_schema", "OFF", "0"},
}

// readerPragmas leave the journal mode as it is and refuse every write.
var readerPragmas = []pragma{
	{"busy_timeout", busyMilliseconds, busyMilliseconds},
	{"foreign_keys", "ON", "1"},
	{"temp_store", "MEMORY", "2"},
	{"cache_size", "-16000", "-16000"},
	{"trusted_schema", "OFF", "0"},
	{"query_only", "ON", "1"},
}

// writerSource begins every transaction as a write, so that two never meet half-way.
func writerSource(path string) string {
	return source(path, url.Values{"mode": {"rw"}, "_txlock": {"immediate"}}, writerPragmas)
}

func readerSource(path string) string { return source(path, url.Values{"mode": {"rw"}}, readerPragmas) }

// inspectSource opens a file that may not be ours: nothing can be written. Without a log beside it the file is whole
// by itself, and "immutable" keeps SQLite from making anything beside it.
func inspectSource(path string) string {
	options := url.Values{"mode": {"ro"}}
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		options.Set("immutable", "1")
	}
	return source(path, options, []pragma{{"query_only", "ON", "1"}})
}

// source writes the data source name. The path is escaped, so that "?", "#" and "%" in it stay part of it.
func source(path string, options url.Values, pragmas []pragma) string {
	options.Set("_dqs", "0")
	for _, p := range pragmas {
		options.Add("_pragma", p.name+"("+p.value+")")
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return "file://" + (&url.URL{Path: slashed}).EscapedPath() + "?" + options.Encode()
}

// openPool opens a pool and reads the settings of its first connection back, because SQLite ignores what it cannot do.
func openPool(ctx context.Context, source string, size int, pragmas []pragma) (*sql.DB, error) {
	pool, err := sql.Open("sqlite", source)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	if err := readBack(ctx, pool, pragmas); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return pool, nil
}

func readBack(ctx context.Context, pool *sql.DB, pragmas []pragma) error {
	connection, err := pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer func() { _ = connection.Close() }()
	for _, p := range pragmas {
		var got string
		if err := connection.QueryRowContext(ctx, "PRAGMA "+p.name).Scan(&got); err != nil {
			return fmt.Errorf("read back %s: %w", p.name, err)
		}
		if got != p.readsBack {
			return fmt.Errorf("the database keeps %s at %q, and %q is needed", p.name, got, p.readsBack)
		}
	}
	return nil
}
