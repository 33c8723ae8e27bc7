package keychain

import (
	"bytes"
	"context"
	"sync"
)

// Memory is a Keychain that forgets everything when the process ends. Its zero value is ready.
type Memory struct {
	mu      sync.Mutex
	secrets map[string][]byte
}

// Get implements Keychain.
func (m *Memory) Get(ctx context.Context, name string) ([]byte, error) {
	if err := ready(ctx, name, nil); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	secret, ok := m.secrets[name]
	if !ok {
		return nil, ErrNotFound
	}
	return append([]byte{}, secret...), nil
}

// Set implements Keychain.
func (m *Memory) Set(ctx context.Context, name string, secret []byte) error {
	if err := ready(ctx, name, secret); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.secrets == nil {
		m.secrets = map[string][]byte{}
	}
	m.secrets[name] = bytes.Clone(secret)
	return nil
}

// Delete implements Keychain.
func (m *Memory) Delete(ctx context.Context, name string) error {
	if err := ready(ctx, name, nil); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.secrets, name)
	return nil
}

// ready checks what every call checks first.
func ready(ctx context.Context, name string, secret []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return fits(name, secret)
}
