package keychain

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
)

// KeySize is the length of a key made by Key, in bytes (AES-256).
const KeySize = 32

// Key returns the key kept under name, making and keeping a random one the first time. A secret of
// another length under that name is not a key of ours and is replaced.
func Key(ctx context.Context, chain Keychain, name string) ([]byte, error) {
	key, err := chain.Get(ctx, name)
	if err == nil && len(key) == KeySize {
		return key, nil
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	fresh := make([]byte, KeySize)
	rand.Read(fresh) // never fails: the program ends where the system has no randomness
	if err := chain.Set(ctx, name, fresh); err != nil {
		return nil, err
	}
	// Read back: a second Daybook may have made a key at the same moment, and the last one stands.
	key, err = chain.Get(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(key) != KeySize {
		return nil, fmt.Errorf("key %q came back with %d bytes: %w", name, len(key), ErrUnavailable)
	}
	return key, nil
}
