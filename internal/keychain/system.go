package keychain

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/zalando/go-keyring"
)

// Service is the name under which a person finds Daybook's secrets in the system's own window.
const Service = "Daybook"

// Timeout is how long a call may take: long enough to type the password of a locked keychain, short
// enough that a keychain which hangs does not hang Daybook.
const Timeout = 15 * time.Second

// Store is the part of the system library in use; tests that need a store that hangs bring their own.
type Store interface {
	Get(service, user string) (string, error)
	Set(service, user, secret string) error
	Delete(service, user string) error
}

// System is the system's secret store: Keychain on macOS, Credential Manager on Windows, the Secret
// Service on Linux. Secrets are stored as base64, because the library's values are text.
type System struct {
	store   Store
	timeout time.Duration
	// turn lets one call at a time reach the store: one that hangs is the only one that hangs.
	turn chan struct{}
}

// NewSystem returns the system's keychain. It does not touch it yet.
func NewSystem() *System { return NewSystemWith(libraryStore{}, Timeout) }

// NewSystemWith returns a System over another store and time-out.
func NewSystemWith(store Store, timeout time.Duration) *System {
	return &System{store: store, timeout: timeout, turn: make(chan struct{}, 1)}
}

// Get implements Keychain.
func (s *System) Get(ctx context.Context, name string) ([]byte, error) {
	if err := ready(ctx, name, nil); err != nil {
		return nil, err
	}
	text, err := s.call(ctx, func() (string, error) { return s.store.Get(Service, name) })
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", name, err)
	}
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		// Something else wrote there. The cause is left out: it may quote the secret.
		return nil, fmt.Errorf("read %q: %w", name, ErrNotFound)
	}
	return secret, nil
}

// Set implements Keychain.
func (s *System) Set(ctx context.Context, name string, secret []byte) error {
	if err := ready(ctx, name, secret); err != nil {
		return err
	}
	text := base64.StdEncoding.EncodeToString(secret)
	_, err := s.call(ctx, func() (string, error) { return "", s.store.Set(Service, name, text) })
	if err != nil {
		return fmt.Errorf("write %q: %w", name, err)
	}
	return nil
}

// Delete implements Keychain.
func (s *System) Delete(ctx context.Context, name string) error {
	if err := ready(ctx, name, nil); err != nil {
		return err
	}
	_, err := s.call(ctx, func() (string, error) { return "", s.store.Delete(Service, name) })
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("delete %q: %w", name, err)
	}
	return nil
}

// call runs one call of the library within the time-out. A call that hangs cannot be stopped; it is
// left behind holding its turn, so later calls time out too instead of piling up behind it.
func (s *System) call(ctx context.Context, do func() (string, error)) (string, error) {
	timer := time.NewTimer(s.timeout)
	defer timer.Stop()
	select {
	case s.turn <- struct{}{}:
	case <-timer.C:
		return "", fmt.Errorf("%w: an earlier call hangs", ErrUnavailable)
	case <-ctx.Done():
		return "", ctx.Err()
	}
	type result struct {
		text string
		err  error
	}
	results := make(chan result, 1)
	go func() {
		defer func() { <-s.turn }()
		text, err := do()
		results <- result{text, err}
	}()
	select {
	case r := <-results:
		return r.text, translate(r.err)
	case <-timer.C:
		return "", fmt.Errorf("%w: no answer within %s", ErrUnavailable, s.timeout)
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// translate maps the library's errors to this package's.
func translate(err error) error {
	switch {
	case err == nil, errors.Is(err, ErrUnavailable):
		return err
	case errors.Is(err, keyring.ErrNotFound):
		return ErrNotFound
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return ErrUnfit
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}
