package sqlite_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// holdVariable names the company file that a child process of these tests holds open.
const holdVariable = "DAYBOOK_TEST_HOLD"

// TestHoldAFileForAnotherProcess is the child process: it opens a company file, saves something and waits to be ended.
func TestHoldAFileForAnotherProcess(t *testing.T) {
	path := os.Getenv(holdVariable)
	if path == "" {
		t.Skip("runs as a child of other tests only")
	}
	// Two days later a check is due, and when it is done nothing writes by itself any more.
	f, verdicts := openChecked(t, path, func() time.Time { return noon().AddDate(0, 0, 2) })
	if err := f.SaveSetting(t.Context(), "held", true); err != nil {
		t.Fatal(err)
	}
	if err := <-verdicts; err != nil {
		t.Fatal(err)
	}
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// holdElsewhere has another process hold the file open, and returns what kills it. It is killed with the test at the
// latest.
func holdElsewhere(t *testing.T, path string) (kill func()) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestHoldAFileForAnotherProcess$")
	child.Env = append(os.Environ(), holdVariable+"="+path)
	out := must(child.StdoutPipe())(t)
	// An open standard input keeps the child waiting.
	_ = must(child.StdinPipe())(t)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	isEnded := false
	kill = func() {
		if !isEnded {
			isEnded = true
			_ = child.Process.Kill()
			_ = child.Wait()
		}
	}
	t.Cleanup(kill)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "held\n" {
		t.Fatalf("the child said %q, %v", line, err)
	}
	return kill
}
