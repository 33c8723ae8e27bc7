package sqlite

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// openMark stands in the lock file while the company file is open, so that the next start knows of an unclean end.
const openMark = "open\n"

// lockAttempts bounds the tries to lock a lock file that others take away meanwhile.
const lockAttempts = 10

// lock is the right to use a company file, held through the operating system: it ends with the process, however that
// ends.
type lock struct {
	path    string
	file    *os.File
	isFresh bool
}

// takeLock takes the lock of the company file at path, or says at once that another has it.
func takeLock(path string) (*lock, error) {
	for range lockAttempts {
		held, err := tryLock(path + ".lock")
		switch {
		case errors.Is(err, errLocked):
			return nil, inUseFault(path)
		case err != nil:
			return nil, readOnlyFault(path+".lock", err)
		case held != nil:
			return held, nil
		}
	}
	return nil, inUseFault(path)
}

// errLocked says that another holds the lock.
var errLocked = errors.New("another holds the lock")

// tryLock returns nil without an error when the lock file was taken away between opening and locking it: a lock on a
// file that nobody else can find protects nothing.
func tryLock(path string) (*lock, error) {
	_, err := os.Lstat(path)
	held := &lock{path: path, isFresh: errors.Is(err, fs.ErrNotExist)}
	held.file, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := lockFile(held.file); err != nil {
		return nil, errors.Join(err, held.file.Close())
	}
	mine, err := held.file.Stat()
	if err == nil {
		var theirs fs.FileInfo
		if theirs, err = os.Stat(path); err == nil && os.SameFile(mine, theirs) {
			return held, nil
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(err, held.file.Close())
	}
	return nil, held.file.Close()
}

// markOpen notes that the company file is open and reports whether its last end was clean.
func (l *lock) markOpen() (wasClean bool, err error) {
	before, err := io.ReadAll(io.NewSectionReader(l.file, 0, int64(len(openMark))))
	if err != nil {
		return false, fmt.Errorf("read %s: %w", l.path, err)
	}
	if _, err := l.file.WriteAt([]byte(openMark), 0); err != nil {
		return false, fmt.Errorf("mark %s: %w", l.path, err)
	}
	return len(before) == 0, nil
}

// markClosed takes the mark away after a clean end.
func (l *lock) markClosed() error {
	if err := l.file.Truncate(0); err != nil {
		return fmt.Errorf("clear %s: %w", l.path, err)
	}
	return nil
}

// release gives the lock free. The lock file stays.
func (l *lock) release() error { return errors.Join(unlockFile(l.file), l.file.Close()) }

// abandon gives the lock free after a refusal and takes the lock file away where this attempt made it, so that a
// folder that is not ours stays as it was.
func (l *lock) abandon() error {
	if !l.isFresh {
		return l.release()
	}
	return removeLocked(l.file, l.path)
}
