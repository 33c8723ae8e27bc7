package keychain_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"daybook/internal/keychain"
)

func TestSystemKeychainStartsNoBusOfItsOwn(t *testing.T) {
	if _, err := os.Stat(fmt.Sprintf("/run/user/%d/bus", os.Getuid())); err == nil {
		t.Skip("NOT RUN: this session has a message bus")
	}
	tools := t.TempDir()
	launched := filepath.Join(tools, "launched")
	script := "#!/bin/sh\necho yes > " + launched + "\nexit 1\n"
	if err := os.WriteFile(filepath.Join(tools, "dbus-launch"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", tools)
	chain := keychain.NewSystem()
	for _, address := range []string{"", "autolaunch:"} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
		_, reading := chain.Get(t.Context(), "daybook-test")
		for _, err := range []error{reading, chain.Set(t.Context(), "daybook-test", []byte("x")), chain.Delete(t.Context(), "daybook-test")} {
			if !errors.Is(err, keychain.ErrUnavailable) {
				t.Errorf("address %q: %v", address, err)
			}
		}
	}
	if _, err := os.Stat(launched); err == nil {
		t.Error("a message bus was started")
	}
}
