package keychain

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// findBus returns ErrUnavailable when this session has no message bus. The library would start one
// then, and with it a keyring: both outlive Daybook, belong to no session, and nobody can unlock them.
func findBus() error {
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" && address != "autolaunch:" {
		return nil
	}
	// The library looks in these two places as well, and starts a bus when it finds neither.
	folder := filepath.Join("/run/user", strconv.Itoa(os.Getuid()))
	if _, err := os.Stat(filepath.Join(folder, "bus")); err == nil {
		return nil
	}
	session, err := os.ReadFile(filepath.Join(folder, "dbus-session"))
	if err == nil && strings.HasPrefix(string(session), "DBUS_SESSION_BUS_ADDRESS=") {
		return nil
	}
	return fmt.Errorf("%w: this session has no message bus", ErrUnavailable)
}
