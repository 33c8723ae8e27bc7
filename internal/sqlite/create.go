package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"daybook/internal/fault"
)

// Create makes a new company file at path, for its owner alone (0600), and closes it; Open opens it. An empty info.ID
// gets a random one. The file appears under its name only when it is whole. The faults it may return, with nothing made:
//
//   - Invalid: info is incomplete; Fields says where
//   - Conflict: there is a file of that name already
//   - NotFound: the folder does not exist
//   - ReadOnly: the folder cannot be written
//   - InUse: another creates it at this moment
//   - DiskFull: there is no room
func Create(ctx context.Context, path string, info Info) error {
	files, err := migrations()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	return createWith(ctx, path, info, files)
}

func createWith(ctx context.Context, path string, info Info, files fs.FS) error {
	if info.ID == "" {
		info.ID = NewID()
	}
	if err := info.check(); err != nil {
		return err
	}
	path, err := findFolder(path)
	if err != nil {
		return err
	}
	held, err := takeLock(path)
	if err != nil {
		return err
	}
	if err := createLocked(ctx, path, info, files); err != nil {
		return errors.Join(err, held.abandon())
	}
	return held.release()
}

// findFolder returns the absolute path of a file to be made, links of its folder followed.
func findFolder(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", path, err)
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(absolute))
	if err != nil {
		return "", missingFault(absolute, err)
	}
	info, err := os.Stat(folder)
	if err != nil {
		return "", missingFault(absolute, err)
	}
	if !info.IsDir() {
		return "", notOursFault(folder, "A folder is needed.")
	}
	if info.Mode().Perm()&ownerWrites == 0 {
		return "", readOnlyFault(folder, fs.ErrPermission)
	}
	return filepath.Join(folder, filepath.Base(absolute)), nil
}

// createLocked writes under another name and renames: an interrupted attempt leaves nothing that looks like a company.
func createLocked(ctx context.Context, path string, info Info, files fs.FS) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Conflict, fmt.Sprintf("There is a file %s already.", path),
			"Open it, or choose another name. It was left as it is.")
	}
	unfinished := path + ".unfinished"
	if err := removeDatabase(unfinished); err != nil {
		return readOnlyFault(unfinished, err)
	}
	if err := createPrivate(unfinished); err != nil {
		return readOnlyFault(unfinished, err)
	}
	if err := fill(ctx, unfinished, info, files); err != nil {
		return errors.Join(translate(fmt.Errorf("create %s: %w", path, err), path), removeDatabase(unfinished))
	}
	if err := os.Rename(unfinished, path); err != nil {
		return errors.Join(readOnlyFault(path, err), removeDatabase(unfinished))
	}
	return syncFolder(filepath.Dir(path))
}

// fill gives an empty file its mark, its tables and its company.
func fill(ctx context.Context, path string, info Info, files fs.FS) error {
	db, err := openPool(ctx, writerSource(path), 1, writerPragmas)
	if err != nil {
		return err
	}
	return errors.Join(fillTables(ctx, db, info, files), db.Close())
}

func fillTables(ctx context.Context, db *sql.DB, info Info, files fs.FS) error {
	if _, err := db.ExecContext(ctx, "PRAGMA application_id = "+strconv.Itoa(applicationID)); err != nil {
		return fmt.Errorf("mark the file: %w", err)
	}
	migrator, err := newMigrator(db, files)
	if err != nil {
		return err
	}
	if _, err := migrator.Up(ctx); err != nil {
		return fmt.Errorf("make tables: %w", err)
	}
	return transact(ctx, db, func(tx *sql.Tx) error { return insertCompany(ctx, tx, info) })
}

// removeDatabase takes a database away with what SQLite keeps beside it.
func removeDatabase(path string) error {
	var failures []error
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failures = append(failures, err)
		}
	}
	return errors.Join(failures...)
}
