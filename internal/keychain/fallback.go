package keychain

import (
	"context"
	"errors"
	"sync/atomic"
)

// Fallback is the system's keychain for as long as it works, and a memory of this run from the first
// time it does not. It never goes back within a run: half the secrets here and half there would lose both.
type Fallback struct {
	system      Keychain
	memory      Memory
	isForgetful atomic.Bool
}

// NewFallback returns a Fallback over the system's keychain.
func NewFallback(system Keychain) *Fallback { return &Fallback{system: system} }

// Persistent reports whether secrets outlive this run, as far as is known: it is true until a call
// has found the system's keychain unavailable. When it is false the window says that the sign-in will
// not be remembered, and nothing sealed with a key from here belongs in a file.
func (f *Fallback) Persistent() bool { return !f.isForgetful.Load() }

// Get implements Keychain.
func (f *Fallback) Get(ctx context.Context, name string) ([]byte, error) {
	var secret []byte
	err := f.try(func(k Keychain) (err error) {
		secret, err = k.Get(ctx, name)
		return err
	})
	return secret, err
}

// Set implements Keychain.
func (f *Fallback) Set(ctx context.Context, name string, secret []byte) error {
	return f.try(func(k Keychain) error { return k.Set(ctx, name, secret) })
}

// Delete implements Keychain.
func (f *Fallback) Delete(ctx context.Context, name string) error {
	return f.try(func(k Keychain) error { return k.Delete(ctx, name) })
}

// try runs a call on the system's keychain, or in memory once that has been found unavailable.
func (f *Fallback) try(call func(Keychain) error) error {
	if f.Persistent() {
		err := call(f.system)
		if !errors.Is(err, ErrUnavailable) {
			return err
		}
		f.isForgetful.Store(true)
	}
	return call(&f.memory)
}
