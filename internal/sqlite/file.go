// Package sqlite is the company file: one SQLite file per company, opened by one program at a time.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"daybook/internal/contact/match"
)

// applicationID marks the file as Daybook's, in the place SQLite has for it ("DyBk").
const applicationID = 0x4479426b

// readers is how many connections read at once.
const readers = 4

// File is an open company file. It is safe for concurrent use: one write at a time, reads beside it.
type File struct {
	path string
	now  func() time.Time
	log  *slog.Logger

	lock   *lock
	writer *sql.DB
	reader *sql.DB

	// model is the weights of the engine, matcher the engine for the organisation's country.
	model       match.Model
	makeMatcher func(match.Model, string) *matcher
	matcher     atomic.Pointer[matcher]

	// writes counts committed writes, so that what was counted once holds until the next.
	writes atomic.Uint64
	totals totals

	stop    context.CancelFunc
	checks  sync.WaitGroup
	closing sync.Once
	closed  error
}

// Options is how a company file is opened.
type Options struct {
	// Now is the clock; nil means the wall clock.
	Now func() time.Time
	// Log takes what is worth keeping for a support case; nil drops it.
	Log *slog.Logger
	// Checked is called from a goroutine of the file's own after each background check: nil when the file is sound,
	// else a fault (Damaged). It may be nil.
	Checked func(error)
	// Model is the weights of the engine that finds contacts again; the zero Model means match.Shipped.
	Model match.Model
}

// Open opens the company file at path, brings its tables up to date, and holds it until Close. Symbolic links are
// followed. The faults it may return, each with the file as it was before:
//
//   - NotFound: there is no such file or folder
//   - Invalid: it is a folder, another program's file, or no database at all
//   - InUse: another window or program has it open
//   - ReadOnly: the file or its folder cannot be written
//   - NewerDatabase: a newer Daybook wrote it
//   - Damaged: it cannot be read as a database
//   - DiskFull: there is no room to bring it up to date
func Open(ctx context.Context, path string, options Options) (*File, error) {
	path, err := findFile(path)
	if err != nil {
		return nil, err
	}
	held, err := takeLock(path)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, now: options.Now, log: options.Log, lock: held, model: options.Model, makeMatcher: newMatcher}
	if f.now == nil {
		f.now = time.Now
	}
	if f.log == nil {
		f.log = slog.New(slog.DiscardHandler)
	}
	if f.model.Version == "" {
		f.model = match.Shipped()
	}
	if err := f.open(ctx); err != nil {
		return nil, errors.Join(err, f.closeConnections(), held.abandon())
	}
	wasClean, err := held.markOpen()
	if err != nil {
		return nil, errors.Join(readOnlyFault(path, err), f.closeConnections(), held.abandon())
	}
	f.startChecks(!wasClean, options.Checked)
	return f, nil
}

// open does what needs the lock: looks before it touches, then connects and migrates.
func (f *File) open(ctx context.Context) error {
	if err := inspect(ctx, f.path); err != nil {
		return err
	}
	var err error
	if f.writer, err = openPool(ctx, writerSource(f.path), 1, writerPragmas); err != nil {
		return translate(err, f.path)
	}
	if err := f.migrate(ctx); err != nil {
		return err
	}
	if err := f.writeFitting(ctx, func(*sql.Tx) error { return nil }); err != nil {
		return err
	}
	if f.reader, err = openPool(ctx, readerSource(f.path), readers, readerPragmas); err != nil {
		return translate(err, f.path)
	}
	return nil
}

// Path returns where the file is, symbolic links resolved.
func (f *File) Path() string { return f.path }

// Close ends background checks, closes every connection and gives the file free. A second call returns what the first
// did.
func (f *File) Close() error {
	f.closing.Do(func() {
		f.stop()
		f.checks.Wait()
		f.closed = f.closeConnections()
		if f.closed == nil {
			f.closed = f.lock.markClosed()
		}
		f.closed = errors.Join(f.closed, f.lock.release())
	})
	return f.closed
}

// closeConnections closes readers first, so that the writer is last and leaves the file whole, without a log beside it.
func (f *File) closeConnections() error {
	var failures []error
	for _, pool := range []*sql.DB{f.reader, f.writer} {
		if pool != nil {
			failures = append(failures, pool.Close())
		}
	}
	return errors.Join(failures...)
}

// PrepareFolder makes the folder for company files and closes it to other users of the computer (0700). A folder that
// exists is closed too, so it must be Daybook's own.
func PrepareFolder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return readOnlyFault(path, err)
	}
	if err := os.Chmod(path, 0o700); err != nil { //nolint:gosec // A folder needs the execute bit to be entered.
		return readOnlyFault(path, err)
	}
	return nil
}

// findFile returns the absolute path of a regular file, links followed, so that two names of one file meet in one
// lock. It opens nothing: closing a second handle on an open database would drop its locks.
func findFile(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", path, err)
	}
	resolved, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return "", missingFault(absolute, err)
	}
	info, err := os.Stat(resolved)
	if err != nil {
		return "", missingFault(resolved, err)
	}
	if !info.Mode().IsRegular() {
		return "", notOursFault(resolved, "It is not a file.")
	}
	return resolved, checkWritable(resolved, info)
}
