package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"daybook/internal/fault"
)

func missingFault(path string, err error) error {
	folder := filepath.Dir(path)
	if _, statErr := os.Stat(folder); statErr != nil {
		return fault.Wrap(fault.NotFound, err, fmt.Sprintf("The folder %s does not exist.", folder),
			"It may have been moved or be on a drive that is not connected. Choose another folder.")
	}
	if errors.Is(err, fs.ErrPermission) {
		return readOnlyFault(path, err)
	}
	return fault.Wrap(fault.NotFound, err, fmt.Sprintf("There is no company file %s.", path),
		"It may have been moved or renamed. Choose it again, or create a new company.")
}

func notOursFault(path, why string) error {
	return fault.New(fault.Invalid, fmt.Sprintf("%s is not a Daybook company file. %s", path, why),
		"Choose another file. This one was left as it is.")
}

func readOnlyFault(path string, err error) error {
	return fault.Wrap(fault.ReadOnly, err, fmt.Sprintf("%s cannot be written.", path),
		"Daybook keeps its record there and must be able to write. Allow it, or copy the company file to a folder of your own.")
}

func inUseFault(path string) error {
	return fault.New(fault.InUse, fmt.Sprintf("The company file %s is open in another window.", path),
		"Use that window, or close it and try again.")
}

func damagedFault(path string, err error) error {
	return fault.Wrap(fault.Damaged, err, fmt.Sprintf("The company file %s is damaged.", path),
		"Do not work with it. Restore the last backup; the damaged file was left as it is.")
}

func newerFault(path string, found, known int64) error {
	return fault.New(fault.NewerDatabase,
		fmt.Sprintf("The company file %s was written by a newer Daybook (version %d, this one knows %d).", path, found, known),
		"Update Daybook on this computer. The file was left as it is.")
}

func diskFullFault(path string, err error) error {
	return fault.Wrap(fault.DiskFull, err, fmt.Sprintf("There is no room left on the disk that holds %s.", path),
		"Nothing was changed. Free some space, then try again.")
}

// translate turns SQLite's own failures into faults by their numeric code. Others, and faults, stay as they are.
func translate(err error, path string) error {
	var known *fault.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	switch code := codeOf(err); code & 0xff {
	case lib.SQLITE_FULL:
		return diskFullFault(path, err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return readOnlyFault(path, err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return damagedFault(path, err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return inUseFault(path)
	}
	return err
}

// codeOf returns SQLite's extended result code, or 0 for another kind of error.
func codeOf(err error) int {
	if failure, ok := errors.AsType[*sqlite.Error](err); ok {
		return failure.Code()
	}
	return 0
}

// isUnique reports whether err says that a UNIQUE column would hold a value twice.
func isUnique(err error) bool {
	code := codeOf(err)
	return code == lib.SQLITE_CONSTRAINT_UNIQUE || code == lib.SQLITE_CONSTRAINT_PRIMARYKEY
}

// isForeignKey reports whether err says that a row is missing, or still needed by another.
func isForeignKey(err error) bool { return codeOf(err) == lib.SQLITE_CONSTRAINT_FOREIGNKEY }

// getFault is for a row that must exist: it turns "no rows" into NotFound and wraps the rest with what was done.
func getFault(err error, action, missing string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.NotFound, missing, "It may have been deleted meanwhile.")
	}
	return fmt.Errorf("%s: %w", action, err)
}
