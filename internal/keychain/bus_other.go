//go:build !linux

package keychain

// findBus has nothing to find: the secret stores of Windows and macOS need no message bus.
func findBus() error { return nil }
