package signin_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// secretStore is the company file's part, in memory.
type secretStore struct {
	mu      sync.Mutex
	secrets map[string][]byte
	err     error
}

func (s *secretStore) SaveSecret(_ context.Context, name string, sealed []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.secrets == nil {
		s.secrets = map[string][]byte{}
	}
	s.secrets[name] = bytes.Clone(sealed)
	return s.err
}

func (s *secretStore) LoadSecret(_ context.Context, name string) ([]byte, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sealed, ok := s.secrets[name]
	return sealed, ok, s.err
}

func (s *secretStore) DeleteSecret(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.secrets, name)
	return s.err
}

func newSealer(t *testing.T, companyID string) *signin.Sealer {
	t.Helper()
	key := make([]byte, signin.KeySize)
	rand.Read(key)
	sealer, err := signin.NewSealer(key, companyID)
	if err != nil {
		t.Fatal(err)
	}
	return sealer
}

func TestTokenStoresKeepWhatTheyAreGiven(t *testing.T) {
	t.Parallel()
	for name, store := range map[string]signin.TokenStore{
		"memory": &signin.MemoryStore{},
		"sealed": signin.NewSealedStore(&secretStore{}, newSealer(t, "company-1")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := t.Context()
			if err := store.ClearTokens(ctx); err != nil {
				t.Errorf("clearing nothing: %v", err)
			}
			if _, found := held(t, store); found {
				t.Error("tokens from nowhere")
			}
			at := time.Date(2026, 11, 23, 9, 0, 0, 123456789, time.UTC)
			for _, want := range []signin.Tokens{
				{Access: "a1", Refresh: "r1", Scopes: []string{"x", "y"}, ExpiresAt: at, ObtainedAt: at, AuthEventID: eventID},
				{Access: "a2", Refresh: "r2", Scopes: []string{"x"}, ExpiresAt: at, ObtainedAt: at, Previous: "r1", PreviousUntil: at.Add(time.Hour)},
			} {
				if err := store.SaveTokens(ctx, want); err != nil {
					t.Fatal(err)
				}
				if got, found := held(t, store); !found || !reflect.DeepEqual(got, want) {
					t.Errorf("found %v, and what came back differs", found)
				}
			}
			if err := store.ClearTokens(ctx); err != nil {
				t.Fatal(err)
			}
			if _, found := held(t, store); found {
				t.Error("tokens after clearing")
			}
		})
	}
}

func TestSealedStoreHoldsNoPlainToken(t *testing.T) {
	t.Parallel()
	secrets := &secretStore{}
	store := signin.NewSealedStore(secrets, newSealer(t, "company-1"))
	pair := signin.Tokens{Access: "access-" + canary, Refresh: "refresh-" + canary, Previous: "before-" + canary}
	if err := store.SaveTokens(t.Context(), pair); err != nil {
		t.Fatal(err)
	}
	if sealed := secrets.secrets[signin.SecretName]; len(sealed) == 0 || bytes.Contains(sealed, []byte(canary)) {
		t.Errorf("%d sealed bytes, plain: %v", len(sealed), bytes.Contains(sealed, []byte(canary)))
	}
}

func TestSealedStoreOfAnotherComputerAsksForASignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	secrets := &secretStore{}
	if err := signin.NewSealedStore(secrets, newSealer(t, "company-1")).SaveTokens(t.Context(), b.issue()); err != nil {
		t.Fatal(err)
	}
	source, err := signin.NewSource(b.cfg, signin.NewSealedStore(secrets, newSealer(t, "company-1")))
	if err != nil {
		t.Fatal(err)
	}
	refuses(t, source, fault.AuthExpired)
	if err := source.Adopt(t.Context(), b.issue()); err != nil {
		t.Fatal(err)
	}
	token(t, source)
}

func TestSealedStorePassesTheCompanyFilesErrorOn(t *testing.T) {
	t.Parallel()
	broken := fault.New(fault.ReadOnly, "The company file cannot be written.", "")
	store := signin.NewSealedStore(&secretStore{err: broken}, newSealer(t, "company-1"))
	_, _, loading := store.LoadTokens(t.Context())
	for _, err := range []error{store.SaveTokens(t.Context(), signin.Tokens{Access: canary}), loading, store.ClearTokens(t.Context())} {
		if !errors.Is(err, broken) {
			t.Errorf("error %v", err)
		}
		noSecret(t, err)
	}
}

func TestSealOpensOnlyWithKeyCompanyAndEveryByte(t *testing.T) {
	t.Parallel()
	key := bytes.Repeat([]byte{7}, signin.KeySize)
	sealer, err := signin.NewSealer(key, "company-1")
	if err != nil {
		t.Fatal(err)
	}
	for _, plain := range [][]byte{nil, []byte("x"), bytes.Repeat([]byte("tokens"), 1000)} {
		opened, err := sealer.Open(sealer.Seal(plain))
		if err != nil || !bytes.Equal(opened, plain) {
			t.Errorf("%d bytes came back as %d, %v", len(plain), len(opened), err)
		}
	}
	sealed := sealer.Seal([]byte("a secret"))
	if bytes.Equal(sealed, sealer.Seal([]byte("a secret"))) {
		t.Error("the same nonce twice")
	}
	otherCompany, _ := signin.NewSealer(key, "company-2")
	for name, other := range map[string]*signin.Sealer{"other key": newSealer(t, "company-1"), "other company": otherCompany} {
		if _, err := other.Open(sealed); !errors.Is(err, signin.ErrUnsealable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for i := range sealed {
		damaged := bytes.Clone(sealed)
		damaged[i] ^= 1
		if _, err := sealer.Open(damaged); !errors.Is(err, signin.ErrUnsealable) {
			t.Errorf("byte %d changed: %v", i, err)
		}
		if _, err := sealer.Open(sealed[:i]); !errors.Is(err, signin.ErrUnsealable) {
			t.Errorf("cut to %d bytes: %v", i, err)
		}
	}
}

func TestSealerRefusesUnfitKeys(t *testing.T) {
	t.Parallel()
	for name, build := range map[string]func() (*signin.Sealer, error){
		"short key":  func() (*signin.Sealer, error) { return signin.NewSealer([]byte("short"), "c") },
		"no key":     func() (*signin.Sealer, error) { return signin.NewSealer(nil, "c") },
		"AES-128":    func() (*signin.Sealer, error) { return signin.NewSealer(bytes.Repeat([]byte{1}, 16), "c") },
		"no company": func() (*signin.Sealer, error) { return signin.NewSealer(bytes.Repeat([]byte{1}, 32), "") },
	} {
		if sealer, err := build(); err == nil || sealer != nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
