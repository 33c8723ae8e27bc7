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
