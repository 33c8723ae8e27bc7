//go:build unix

package practice

import (
	"os"

	"golang.org/x/sys/unix"
)

// tryLock takes the file's lock or returns an error at once.
func tryLock(file *os.File) error {
	return unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
}

// unlock gives the lock free by name. Closing alone would leave it to a child process that is just being started and
// still holds a copy of the handle.
func unlock(file *os.File) error { return unix.Flock(int(file.Fd()), unix.LOCK_UN) }
