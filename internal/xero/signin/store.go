package signin

import (
	"context"
	"slices"
	"sync"
)

// TokenStore keeps the token pair of one company.
type TokenStore interface {
	// SaveTokens returns once the pair is durable; the pair is used only after that (R13).
	SaveTokens(ctx context.Context, tokens Tokens) error
	// LoadTokens returns the saved pair, or false when there is none. A pair that cannot be opened on
	// this computer is a fault.AuthExpired.
	LoadTokens(ctx context.Context) (Tokens, bool, error)
	// ClearTokens forgets the pair; clearing nothing is no error.
	ClearTokens(ctx context.Context) error
}

// MemoryStore is a TokenStore that forgets everything when the process ends: for computers
// without a system keychain, where a key could not be kept. Its zero value is ready.
type MemoryStore struct {
	mu     sync.Mutex
	tokens Tokens
	held   bool
}

// SaveTokens implements TokenStore.
func (m *MemoryStore) SaveTokens(_ context.Context, tokens Tokens) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	tokens.Scopes = slices.Clone(tokens.Scopes)
	m.tokens, m.held = tokens, true
	return nil
}

// LoadTokens implements TokenStore.
func (m *MemoryStore) LoadTokens(context.Context) (Tokens, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	tokens := m.tokens
	tokens.Scopes = slices.Clone(tokens.Scopes)
	return tokens, m.held, nil
}

// ClearTokens implements TokenStore.
func (m *MemoryStore) ClearTokens(context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tokens, m.held = Tokens{}, false
	return nil
}
