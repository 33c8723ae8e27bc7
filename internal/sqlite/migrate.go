package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations returns the numbered files alone.
func migrations() (fs.FS, error) { return fs.Sub(migrationFiles, "migrations") }

// newMigrator prepares to bring a database up to date. Migrations only go forward, each in a transaction.
func newMigrator(db *sql.DB, files fs.FS) (*goose.Provider, error) {
	migrator, err := goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return nil, fmt.Errorf("prepare migrations: %w", err)
	}
	return migrator, nil
}

// migrate brings the tables up to date. When there is something to do, the whole file is checked and a copy of it
// is kept beside it first, under the name copyName gives.
func (f *File) migrate(ctx context.Context) error {
	files, err := migrations()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	return f.migrateTo(ctx, files)
}

func (f *File) migrateTo(ctx context.Context, files fs.FS) error {
	migrator, err := newMigrator(f.writer, files)
	if err != nil {
		return err
	}
	current, target, err := migrator.GetVersions(ctx)
	if err != nil {
		return translate(fmt.Errorf("read the version: %w", err), f.path)
	}
	if current == target {
		return nil
	}
	if current > 0 {
		if err := f.copyBefore(ctx, current); err != nil {
			return err
		}
	}
	if _, err := migrator.Up(ctx); err != nil {
		return translate(fmt.Errorf("bring %s from version %d to %d: %w", f.path, current, target, err), f.path)
	}
	f.log.InfoContext(ctx, "company file brought up to date", "from", current, "to", target)
	return nil
}

// copyBefore checks the file and copies it, to a temporary name first, so that a copy by its final name is whole.
func (f *File) copyBefore(ctx context.Context, version int64) error {
	if err := quickCheck(ctx, f.writer); err != nil {
		return damagedFault(f.path, err)
	}
	final := f.copyName(version)
	unfinished := final + ".unfinished"
	if err := os.Remove(unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return readOnlyFault(unfinished, err)
	}
	if err := createPrivate(unfinished); err != nil {
		return readOnlyFault(unfinished, err)
	}
	if _, err := f.writer.ExecContext(ctx, "VACUUM INTO ?", unfinished); err != nil {
		return errors.Join(translate(fmt.Errorf("copy %s: %w", f.path, err), f.path), os.Remove(unfinished))
	}
	if err := os.Rename(unfinished, final); err != nil {
		return readOnlyFault(final, err)
	}
	f.log.InfoContext(ctx, "company file copied before an update", "copy", filepath.Base(final))
	return nil
}

// copyName is such as "acme.before-update-v1-20261124T200525Z.daybook" for acme.daybook.
func (f *File) copyName(version int64) string {
	extension := filepath.Ext(f.path)
	return fmt.Sprintf("%s.before-update-v%d-%s%s", f.path[:len(f.path)-len(extension)], version,
		f.now().UTC().Format("20060102T150405Z"), extension)
}

// createPrivate makes an empty file that only its owner may read.
func createPrivate(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}
