package sqlite

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte lies far behind the mark, because Windows keeps others from reading what is locked.
const lockedByte = 1 << 20

// lockFile locks by LockFileEx, which counts per handle: a second opening in the same process is refused too.
func lockFile(file *os.File) error {
	err := windows.LockFileEx(windows.Handle(file.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
		&windows.Overlapped{Offset: lockedByte})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errLocked
	}
	return err
}

// unlockFile gives the lock free by name, because Windows takes its time after a mere closing.
func unlockFile(file *os.File) error {
	return windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, &windows.Overlapped{Offset: lockedByte})
}

// removeLocked closes first: Windows does not take an open file away. When another has opened it meanwhile it stays.
func removeLocked(file *os.File, path string) error {
	err := errors.Join(unlockFile(file), file.Close())
	_ = os.Remove(path)
	return err
}

// syncFolder does nothing: Windows keeps new names by itself.
func syncFolder(string) error { return nil }
