//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"daybook/internal/practice"
)

// asProgram makes the test binary run main, so that a test can treat it as the program.
const asProgram = "PRACTICE_XERO_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// launch starts the program in a process of its own and returns it with its addresses. Its output is no longer read
// by anyone when launch returns.
func launch(t *testing.T, dir string) (*exec.Cmd, practice.Addresses) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "--addr", "127.0.0.1:0", "--data", dir)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var at practice.Addresses
	if err := json.Unmarshal(line, &at); err != nil {
		t.Fatal(err)
	}
	_, _ = out.Close(), errs.Close()
	return cmd, at
}

func TestServerOutlivesWhoeverReadsItsOutput(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	cmd, at := launch(t, dir)
	if err := os.RemoveAll(dir); err != nil { // keeping a consent now fails, which the server writes to its log
		t.Fatal(err)
	}
	if status := allow(t, at); status != http.StatusInternalServerError {
		t.Errorf("consent without a folder: %d, want 500", status)
	}
	resp, err := http.Get(at.API + "/look.css")
	if err != nil {
		t.Fatalf("the server died with its reader: %v", err)
	}
	_ = resp.Body.Close()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("end: %v", err)
	}
}

// allow opens the consent page, allows access and returns the status of the answer.
func allow(t *testing.T, at practice.Addresses) int {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	query := url.Values{
		"response_type": {"code"}, "client_id": {practice.ClientID}, "redirect_uri": {"http://localhost:8912/callback"}, "scope": {"accounting.contacts"},
		"code_challenge": {strings.Repeat("A", 43)}, "code_challenge_method": {"S256"},
	}
	shown, err := browser.Get(at.Authorize + "?" + query.Encode())
	if err != nil {
		t.Fatal(err)
	}
	defer shown.Body.Close()
	var page strings.Builder
	if _, err := bufio.NewReader(shown.Body).WriteTo(&page); err != nil {
		t.Fatal(err)
	}
	form := url.Values{}
	for _, field := range regexp.MustCompile(`name="([^"]+)" value="([^"]+)"`).FindAllStringSubmatch(page.String(), -1) {
		form.Set(field[1], field[2])
	}
	form.Set("decision", "allow")
	answer, err := browser.PostForm(at.Identity+"/connect/consent", form)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	return answer.StatusCode
}

func TestAKilledServerIsFollowedByAnotherOnTheSameFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, _ := launch(t, dir)
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // it says that it was killed
	second, at := launch(t, dir)
	resp, err := http.Get(at.Page)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("page after the kill: %d", resp.StatusCode)
	}
	if err := second.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := second.Wait(); err != nil {
		t.Errorf("end: %v", err)
	}
}
