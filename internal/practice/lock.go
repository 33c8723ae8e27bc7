package practice

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"daybook/internal/fault"
)

// folderLock is the right to use a folder, held through the operating system: it ends with the process, however that
// ends.
type folderLock struct{ file *os.File }

// release gives the folder free.
func (l folderLock) release() error { return errors.Join(unlock(l.file), l.file.Close()) }

// lockFolder takes the folder for this process until the lock is released. It returns a fault.InUse when another
// process has it.
func lockFolder(dir string) (*folderLock, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fault.Wrap(fault.ReadOnly, err, "The folder "+dir+" cannot be made.", "Choose another folder for the practice Xero.")
	}
	file, err := os.OpenFile(filepath.Join(dir, "practice.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fault.Wrap(fault.ReadOnly, err, "The folder "+dir+" cannot be written.", "Choose another folder for the practice Xero.")
	}
	if err := tryLock(file); err != nil {
		_ = file.Close()
		return nil, fault.Wrap(fault.InUse, err, "Another practice Xero is running on the folder "+dir+".", "Close the other one, or choose another folder.")
	}
	return &folderLock{file: file}, nil
}

// ownerOnly makes a missing file readable by its owner only, before the database opens it and takes the mode over for
// the files beside it.
func ownerOnly(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // never open a database other than through its driver: closing would drop its locks
	}
	if err != nil {
		return fault.Wrap(fault.ReadOnly, err, "The practice Xero's data cannot be written to "+path+".", "Choose another folder.")
	}
	return file.Close()
}

// Forget throws away the data in a folder, sign-ins included, so that the next Start begins anew. It returns a
// fault.InUse when a practice Xero is running on it, and then leaves everything as it is.
func Forget(dir string) error {
	lock, err := lockFolder(dir)
	if err != nil {
		return err
	}
	defer func() { _ = lock.release() }()
	for _, name := range []string{"practice.db", "practice.db-wal", "practice.db-shm", "second.db", "second.db-wal", "second.db-shm", "sign-ins.json"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fault.Wrap(fault.ReadOnly, err, "The practice data in "+dir+" cannot be removed.", "Choose another folder, or remove it yourself.")
		}
	}
	return nil
}
