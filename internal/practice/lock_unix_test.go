//go:build unix

package practice

import (
	"os/exec"
	"testing"
)

// A child process that is just being started holds a copy of every handle for a moment.
func TestAFolderIsFreeWhileAChildStillHoldsACopyOfTheHandle(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	held, err := lockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(t.Context(), "cat")
	stdin, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	child.ExtraFiles = append(child.ExtraFiles, held.file)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if err := held.release(); err != nil {
		t.Fatal(err)
	}
	again, err := lockFolder(dir)
	if err != nil {
		t.Errorf("lock it again: %v", err)
	} else if err := again.release(); err != nil {
		t.Error(err)
	}
	if err := stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err != nil {
		t.Fatal(err)
	}
}
