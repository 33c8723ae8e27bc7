// Package keychain keeps small secrets in the system's secret store, with a time-out on every call,
// and offers a memory of one run where there is no such store.
package keychain

import (
	"context"
	"errors"
)

// Limits that hold for every keychain, so that a secret that fits one fits all. Windows takes
// 2,560 bytes, and a secret is stored as base64.
const (
	// MaxSecret is the longest secret in bytes.
	MaxSecret = 1800
	// MaxName is the longest name in bytes.
	MaxName = 200
)

var (
	// ErrNotFound: there is no secret of that name.
	ErrNotFound = errors.New("secret not in the keychain")
	// ErrUnavailable: this computer has no keychain, it is locked, or it does not answer in time.
	// A secret may or may not be there.
	ErrUnavailable = errors.New("system keychain unavailable")
	// ErrUnfit: the name is empty or too long, or the secret is too long.
	ErrUnfit = errors.New("name or secret does not fit the keychain")
)

// Keychain keeps secrets by name. Every method may return ErrUnavailable, or ctx's error.
type Keychain interface {
	// Get returns the secret, or ErrNotFound. The bytes are the caller's own.
	Get(ctx context.Context, name string) ([]byte, error)
	// Set stores the secret under name, replacing another. An empty secret is a secret.
	Set(ctx context.Context, name string, secret []byte) error
	// Delete removes the secret; removing what is not there is no error.
	Delete(ctx context.Context, name string) error
}

// fits checks a name and a secret against the limits.
func fits(name string, secret []byte) error {
	if name == "" || len(name) > MaxName || len(secret) > MaxSecret {
		return ErrUnfit
	}
	return nil
}
