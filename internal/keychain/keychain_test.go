package keychain_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/keychain"
)

// conform checks what every Keychain promises. The names are its own, so a real keychain is left as it was.
func conform(t *testing.T, chain keychain.Keychain) {
	ctx := t.Context()
	name := fmt.Sprintf("daybook-test-%d", time.Now().UnixNano())
	t.Cleanup(func() { chain.Delete(context.Background(), name) })
	if _, err := chain.Get(ctx, name); !errors.Is(err, keychain.ErrNotFound) {
		t.Errorf("get of nothing: %v", err)
	}
	if err := chain.Delete(ctx, name); err != nil {
		t.Errorf("delete of nothing: %v", err)
	}
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	for _, secret := range [][]byte{every, {}, []byte("zweites"), bytes.Repeat([]byte{0}, 32), bytes.Repeat([]byte{0xff}, keychain.MaxSecret)} {
		if err := chain.Set(ctx, name, secret); err != nil {
			t.Fatalf("set %d bytes: %v", len(secret), err)
		}
		got, err := chain.Get(ctx, name)
		if err != nil || !bytes.Equal(got, secret) {
			t.Errorf("%d bytes came back as %d, %v", len(secret), len(got), err)
		}
		if len(got) > 0 {
			got[0] ^= 1 // the caller's own
		}
		if again, _ := chain.Get(ctx, name); !bytes.Equal(again, secret) {
			t.Error("a caller can change what is kept")
		}
	}
	if _, err := chain.Get(ctx, name+"-other"); !errors.Is(err, keychain.ErrNotFound) {
		t.Errorf("another name: %v", err)
	}
	if err := chain.Delete(ctx, name); err != nil {
		t.Fatal(err)
	}
	if _, err := chain.Get(ctx, name); !errors.Is(err, keychain.ErrNotFound) {
		t.Errorf("get after delete: %v", err)
	}
	conformRefusals(t, chain, name)
	conformKey(t, chain, name)
}

func conformRefusals(t *testing.T, chain keychain.Keychain, name string) {
	ctx := t.Context()
	for _, err := range []error{
		chain.Set(ctx, "", []byte("x")),
		chain.Set(ctx, strings.Repeat("n", keychain.MaxName+1), []byte("x")),
		chain.Set(ctx, name, make([]byte, keychain.MaxSecret+1)),
		chain.Delete(ctx, ""),
	} {
		if !errors.Is(err, keychain.ErrUnfit) {
			t.Errorf("unfit: %v", err)
		}
	}
	over, cancel := context.WithCancel(ctx)
	cancel()
	_, err := chain.Get(over, name)
	for _, err := range []error{err, chain.Set(over, name, nil), chain.Delete(over, name)} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("after a cancel: %v", err)
		}
	}
}

func conformKey(t *testing.T, chain keychain.Keychain, name string) {
	ctx := t.Context()
	key, err := keychain.Key(ctx, chain, name)
	if err != nil || len(key) != keychain.KeySize {
		t.Fatalf("key of %d bytes, %v", len(key), err)
	}
	again, err := keychain.Key(ctx, chain, name)
	if err != nil || !bytes.Equal(again, key) {
		t.Errorf("the key changed, %v", err)
	}
	if err := chain.Set(ctx, name, []byte("not a key")); err != nil {
		t.Fatal(err)
	}
	if replaced, err := keychain.Key(ctx, chain, name); err != nil || len(replaced) != keychain.KeySize {
		t.Errorf("a secret that is no key gave %d bytes, %v", len(replaced), err)
	}
}

func TestMemoryConforms(t *testing.T) {
	t.Parallel()
	conform(t, &keychain.Memory{})
}

func TestFallbackConformsWithAndWithoutASystemKeychain(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		system       keychain.Keychain
		isPersistent bool
	}{
		"with one": {&keychain.Memory{}, true},
		"without":  {keychain.NewSystemWith(brokenStore{}, time.Second), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fallback := keychain.NewFallback(test.system)
			if !fallback.Persistent() {
				t.Error("called forgetful before the first call")
			}
			conform(t, fallback)
			if fallback.Persistent() != test.isPersistent {
				t.Errorf("persistent %v, want %v", fallback.Persistent(), test.isPersistent)
			}
		})
	}
}

// insideEnv marks the run of this test inside a session of its own.
const insideEnv = "DAYBOOK_KEYCHAIN_INSIDE"

// sessionScript unlocks a keyring with an empty home, waits until it owns its name (a call before that
// would make the bus start a second one), runs the test, and ends the daemon it started.
const sessionScript = `
printf secret | gnome-keyring-daemon --foreground --unlock --components=secrets >"$HOME/daemon.log" 2>&1 &
daemon=$!
tries=0
until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true; do
	tries=$((tries + 1)); [ $tries -lt 400 ] || { cat "$HOME/daemon.log"; break; }
	sleep 0.05
done
"$@"; code=$?
kill $daemon; wait $daemon 2>/dev/null
exit $code`

func TestSystemConformsUnderASecretService(t *testing.T) {
	if os.Getenv(insideEnv) != "" {
		waitForService(t)
		conform(t, keychain.NewSystem())
		return
	}
	for _, tool := range []string{"dbus-run-session", "dbus-send", "gnome-keyring-daemon", "sh"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("NOT RUN: the system keychain needs %s here", tool)
		}
	}
	t.Parallel()
	home := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, "dbus-run-session", "--", "sh", "-c", sessionScript, "sh", os.Args[0], "-test.run=^TestSystemConformsUnderASecretService$", "-test.v")
	run.Env = append(os.Environ(), insideEnv+"=1", "HOME="+home, "XDG_RUNTIME_DIR="+home, "XDG_DATA_HOME="+home, "DISPLAY=", "WAYLAND_DISPLAY=")
	output, err := run.CombinedOutput()
	if err != nil || !strings.Contains(string(output), "--- PASS") {
		t.Errorf("inside a session of its own: %v\n%s", err, output)
	}
}

// waitForService waits until the keyring answers at all; the bus gives no other signal.
func waitForService(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		_, err := keychain.NewSystem().Get(t.Context(), "daybook-test-ready")
		if errors.Is(err, keychain.ErrNotFound) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the keyring never answered: %v", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestWithoutABusTheSystemKeychainSaysSoAtOnce(t *testing.T) {
	if os.Getenv(insideEnv) != "" {
		return
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+t.TempDir()+"/nobody")
	if _, err := exec.LookPath("dbus-run-session"); err != nil {
		t.Skip("NOT RUN: no D-Bus on this system")
	}
	begun := time.Now()
	_, err := keychain.NewSystem().Get(t.Context(), "daybook-test")
	if !errors.Is(err, keychain.ErrUnavailable) || time.Since(begun) > 5*time.Second {
		t.Errorf("after %s: %v", time.Since(begun), err)
	}
}

// brokenStore is a computer without a keychain.
type brokenStore struct{}

var errBroken = errors.New("no such interface")

func (brokenStore) Get(string, string) (string, error) { return "", errBroken }
func (brokenStore) Set(_, _, _ string) error           { return errBroken }
func (brokenStore) Delete(_, _ string) error           { return errBroken }

// hungStore never answers until it is let go.
type hungStore struct {
	release chan struct{}
	mu      sync.Mutex
	calls   int
}

func (s *hungStore) wait() {
	s.mu.Lock()
	s.calls++
	s.mu.Unlock()
	<-s.release
}

func (s *hungStore) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls
}

func (s *hungStore) Get(string, string) (string, error) { s.wait(); return "", errBroken }
func (s *hungStore) Set(_, _, _ string) error           { s.wait(); return errBroken }
func (s *hungStore) Delete(_, _ string) error           { s.wait(); return errBroken }

func TestKeychainThatHangsIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		store := &hungStore{release: make(chan struct{})}
		chain := keychain.NewSystemWith(store, keychain.Timeout)
		begun := time.Now()
		_, reading := chain.Get(t.Context(), "key")
		writing := chain.Set(t.Context(), "key", []byte("canary"))
		deleting := chain.Delete(t.Context(), "key")
		for _, err := range []error{reading, writing, deleting} {
			if !errors.Is(err, keychain.ErrUnavailable) || strings.Contains(err.Error(), "canary") {
				t.Errorf("error %v", err)
			}
		}
		if took := time.Since(begun); took != 3*keychain.Timeout {
			t.Errorf("three calls took %s, want three time-outs", took)
		}
		if store.count() != 1 {
			t.Errorf("%d calls hang, want 1", store.count())
		}
		close(store.release)
		synctest.Wait()
		if _, err := chain.Get(t.Context(), "key"); !errors.Is(err, keychain.ErrUnavailable) || store.count() != 2 {
			t.Errorf("after the hang: %v, %d calls", err, store.count())
		}
	})
}

func TestCallerWhoGivesUpDoesNotWaitForAHungKeychain(t *testing.T) {
	t.Parallel()
	store := &hungStore{release: make(chan struct{})}
	defer close(store.release)
	chain := keychain.NewSystemWith(store, time.Hour)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := chain.Get(ctx, "key"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

func TestForeignTextInTheKeychainIsNoSecretOfOurs(t *testing.T) {
	t.Parallel()
	chain := keychain.NewSystemWith(foreignStore{}, time.Second)
	_, err := chain.Get(t.Context(), "key")
	if !errors.Is(err, keychain.ErrNotFound) || strings.Contains(err.Error(), "canary") {
		t.Errorf("error %v", err)
	}
}

type foreignStore struct{ brokenStore }

func (foreignStore) Get(string, string) (string, error) { return "canary: not base64", nil }

func TestFallbackStaysInMemoryOnceTheKeychainFailed(t *testing.T) {
	t.Parallel()
	system := &flakyChain{}
	fallback := keychain.NewFallback(system)
	if err := fallback.Set(t.Context(), "key", []byte("kept")); err != nil || !fallback.Persistent() {
		t.Fatalf("persistent %v, %v", fallback.Persistent(), err)
	}
	system.isBroken = true
	if _, err := fallback.Get(t.Context(), "key"); !errors.Is(err, keychain.ErrNotFound) {
		t.Errorf("error %v", err)
	}
	system.isBroken = false
	if err := fallback.Set(t.Context(), "key", []byte("for this run")); err != nil || fallback.Persistent() {
		t.Errorf("persistent %v, %v", fallback.Persistent(), err)
	}
	if kept, _ := system.Memory.Get(t.Context(), "key"); string(kept) != "kept" {
		t.Errorf("the system's keychain was written after it had failed: %q", kept)
	}
}

// flakyChain is a keychain that can be taken away.
type flakyChain struct {
	keychain.Memory
	isBroken bool
}

func (f *flakyChain) Get(ctx context.Context, name string) ([]byte, error) {
	if f.isBroken {
		return nil, keychain.ErrUnavailable
	}
	return f.Memory.Get(ctx, name)
}
