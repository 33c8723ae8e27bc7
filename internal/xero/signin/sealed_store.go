package signin

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"daybook/internal/fault"
)

// SecretStore keeps sealed bytes by name inside the company file.
type SecretStore interface {
	// SaveSecret replaces the bytes under name and returns once they are durable.
	SaveSecret(ctx context.Context, name string, sealed []byte) error
	// LoadSecret returns the bytes under name, or false when there are none.
	LoadSecret(ctx context.Context, name string) ([]byte, bool, error)
	// DeleteSecret removes the bytes under name; removing nothing is no error.
	DeleteSecret(ctx context.Context, name string) error
}

// SecretName is the name under which the sealed token pair lies in the SecretStore.
const SecretName = "xero-tokens"

// SealedStore is the TokenStore of a company file: encrypted with a key that lives elsewhere.
type SealedStore struct {
	secrets SecretStore
	sealer  *Sealer
}

// NewSealedStore returns a TokenStore over the company file's secrets.
func NewSealedStore(secrets SecretStore, sealer *Sealer) *SealedStore {
	return &SealedStore{secrets: secrets, sealer: sealer}
}

// sealedTokens is the encoding inside the seal. Names stay as they are: saved files hold them.
type sealedTokens struct {
	Access        string    `json:"access"`
	Refresh       string    `json:"refresh"`
	ExpiresAt     time.Time `json:"expires_at"`
	Scopes        []string  `json:"scopes"`
	AuthEventID   string    `json:"auth_event_id"`
	ObtainedAt    time.Time `json:"obtained_at"`
	Previous      string    `json:"previous"`
	PreviousUntil time.Time `json:"previous_until"`

	ClockOffset time.Duration `json:"clock_offset"` // nanoseconds; absent in older files
}

// SaveTokens implements TokenStore.
func (s *SealedStore) SaveTokens(ctx context.Context, tokens Tokens) error {
	plain, err := json.Marshal(sealedTokens(tokens))
	if err != nil {
		return fmt.Errorf("encode Xero tokens: %w", err)
	}
	if err := s.secrets.SaveSecret(ctx, SecretName, s.sealer.Seal(plain)); err != nil {
		return fmt.Errorf("save Xero tokens: %w", err)
	}
	return nil
}

// LoadTokens implements TokenStore. Tokens sealed with a key this computer does not have (a copied
// company file, a keychain that was reset) are a fault.AuthExpired: signing in again replaces them.
func (s *SealedStore) LoadTokens(ctx context.Context) (Tokens, bool, error) {
	sealed, found, err := s.secrets.LoadSecret(ctx, SecretName)
	if err != nil {
		return Tokens{}, false, fmt.Errorf("load Xero tokens: %w", err)
	}
	if !found {
		return Tokens{}, false, nil
	}
	plain, err := s.sealer.Open(sealed)
	if err != nil {
		return Tokens{}, false, unreadable(err)
	}
	var saved sealedTokens
	if err := json.Unmarshal(plain, &saved); err != nil {
		// The cause is left out: a decoder's text may quote what it read.
		return Tokens{}, false, unreadable(ErrUnsealable)
	}
	return Tokens(saved), true, nil
}

// ClearTokens implements TokenStore.
func (s *SealedStore) ClearTokens(ctx context.Context) error {
	if err := s.secrets.DeleteSecret(ctx, SecretName); err != nil {
		return fmt.Errorf("forget Xero tokens: %w", err)
	}
	return nil
}

func unreadable(err error) error {
	return fault.Wrap(fault.AuthExpired, err,
		"The saved sign-in to Xero cannot be opened on this computer.", "Sign in to Xero again.")
}
