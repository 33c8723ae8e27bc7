package signin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// failingStore is a memory store that can refuse to save, and counts.
type failingStore struct {
	signin.MemoryStore
	mu    sync.Mutex
	err   error
	saves int
}

func (s *failingStore) SaveTokens(ctx context.Context, tokens signin.Tokens) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return s.err
	}
	s.saves++
	return s.MemoryStore.SaveTokens(ctx, tokens)
}

func (s *failingStore) refuse(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
}

// source returns a Source over a store that holds a fresh pair, and that pair.
func (b *bench) source(t *testing.T) (*signin.Source, *failingStore, signin.Tokens) {
	t.Helper()
	return b.sourceOf(t, b.issue())
}

func (b *bench) sourceOf(t *testing.T, pair signin.Tokens) (*signin.Source, *failingStore, signin.Tokens) {
	t.Helper()
	store := &failingStore{}
	if err := store.SaveTokens(t.Context(), pair); err != nil {
		t.Fatal(err)
	}
	store.saves = 0
	source, err := signin.NewSource(b.cfg, store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(source.Close)
	return source, store, pair
}

// token asks for a token that must come.
func token(t *testing.T, source *signin.Source) string {
	t.Helper()
	access, err := source.Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return access
}

// refuses asks for a token that must not come, and checks the reason.
func refuses(t *testing.T, source *signin.Source, want fault.Code) {
	t.Helper()
	access, err := source.Token(t.Context())
	if fault.CodeOf(err) != want || access != "" {
		t.Errorf("token given: %v, error %v, want code %s", access != "", err, want)
	}
	noSecret(t, err)
}

// Covers 2/access-token, 2/refresh-body.
func TestTokenIsRenewedWhenItMustBe(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		do    func(b *bench, source *signin.Source, pair signin.Tokens)
		calls int
	}{
		{"a fresh one is used as it is", func(*bench, *signin.Source, signin.Tokens) {}, 0},
		{"just before the two minutes", func(b *bench, _ *signin.Source, _ signin.Tokens) { b.clock.Move(28*time.Minute - time.Second) }, 0},
		{"two minutes before its end", func(b *bench, _ *signin.Source, _ signin.Tokens) { b.clock.Move(28 * time.Minute) }, 1},
		{"after its end", func(b *bench, _ *signin.Source, _ signin.Tokens) { b.clock.Move(31 * time.Minute) }, 1},
		{"after the laptop slept for days", func(b *bench, _ *signin.Source, _ signin.Tokens) { b.clock.Move(72 * time.Hour) }, 1},
		{"a clock set back a little", func(b *bench, _ *signin.Source, _ signin.Tokens) { b.clock.Move(-time.Minute) }, 0},
		{"a clock set back by hours", func(b *bench, _ *signin.Source, _ signin.Tokens) { b.clock.Move(-5 * time.Hour) }, 1},
		{"one that Xero refused", func(_ *bench, s *signin.Source, p signin.Tokens) { s.Invalidate(p.Access) }, 1},
		{"an older one that Xero refused", func(_ *bench, s *signin.Source, p signin.Tokens) { s.Invalidate("older") }, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			source, store, pair := b.source(t)
			token(t, source)
			test.do(b, source, pair)
			access := token(t, source)
			if again := token(t, source); again != access {
				t.Error("a renewed token is not kept")
			}
			if calls := len(b.tokenCalls()); calls != test.calls || store.saves != test.calls {
				t.Errorf("%d renewals and %d saves, want %d", calls, store.saves, test.calls)
			}
			if (access != pair.Access) != (test.calls > 0) {
				t.Error("wrong token handed out")
			}
			if saved, _ := held(t, store); saved.Access != access {
				t.Error("the token handed out is not the saved one")
			}
		})
	}
}

// Covers 2/refresh-token, 2/grace.
func TestRenewedPairRemembersTheOneBefore(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, pair := b.source(t)
	b.clock.Move(time.Hour)
	token(t, source)
	saved, _ := held(t, store)
	if saved.Previous != pair.Refresh || saved.Refresh == pair.Refresh || !saved.PreviousUntil.Equal(b.clock.Now().Add(30*time.Minute)) {
		t.Error("the refresh token before is not kept for its grace")
	}
	if saved.AuthEventID != eventID || len(saved.Scopes) != len(signin.ScopeNames()) {
		t.Errorf("event %q, scopes %v", saved.AuthEventID, saved.Scopes)
	}
}

func TestManyCallersShareOneRenewal(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, _, _ := b.source(t)
	b.clock.Move(time.Hour)
	hold := make(chan struct{})
	b.will(reply{hold: hold})
	got := make(chan string, 60)
	for range 60 {
		go func() {
			access, err := source.Token(t.Context())
			if err != nil {
				access = err.Error()
			}
			got <- access
		}()
	}
	close(hold)
	first := <-got
	for range 59 {
		if access := <-got; access != first {
			t.Error("two callers got different tokens")
		}
	}
	if calls := len(b.tokenCalls()); calls != 1 {
		t.Errorf("%d renewals, want 1", calls)
	}
}

func TestCallerWhoGivesUpDoesNotLoseThePair(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, _ := b.source(t)
	b.clock.Move(time.Hour)
	hold := make(chan struct{})
	b.will(reply{hold: hold})
	ctx, cancel := context.WithCancel(t.Context())
	problems := make(chan error, 1)
	go func() {
		_, err := source.Token(ctx)
		problems <- err
	}()
	cancel()
	if err := <-problems; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	close(hold)
	access := token(t, source)
	if saved, _ := held(t, store); saved.Access != access || len(b.tokenCalls()) != 1 {
		t.Errorf("%d renewals, want the one that was begun", len(b.tokenCalls()))
	}
}

func TestOfflineKeepsThePairAndServesWhatIsLeft(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, pair := b.source(t)
	b.Close()
	b.clock.Move(29 * time.Minute)
	if token(t, source) != pair.Access {
		t.Error("a token with a minute left was not used")
	}
	source.Invalidate(pair.Access)
	refuses(t, source, fault.Offline)
	b.clock.Move(time.Hour)
	refuses(t, source, fault.Offline)
	if saved, found := held(t, store); !found || saved.Refresh != pair.Refresh {
		t.Error("the pair was not kept")
	}
	if _, isSignedIn, err := source.Session(t.Context()); !isSignedIn || err != nil {
		t.Errorf("signed in %v, %v", isSignedIn, err)
	}
}

func TestNobodySignedIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, err := signin.NewSource(b.cfg, &signin.MemoryStore{})
	if err != nil {
		t.Fatal(err)
	}
	refuses(t, source, fault.AuthExpired)
	if _, isSignedIn, err := source.Session(t.Context()); isSignedIn || err != nil {
		t.Errorf("signed in %v, %v", isSignedIn, err)
	}
	if err := source.Revoke(t.Context()); err != nil {
		t.Errorf("revoke: %v", err)
	}
	source.Close()
	refuses(t, source, fault.Cancelled)
	if err := source.Adopt(t.Context(), b.issue()); !fault.Is(err, fault.Cancelled) {
		t.Errorf("adopt after close: %v", err)
	}
}

func TestSessionNamesMissingScopes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, _, pair := b.source(t)
	pair.Scopes = []string{"offline_access", "accounting.contacts"}
	if err := source.Adopt(t.Context(), pair); err != nil {
		t.Fatal(err)
	}
	session, _, err := source.Session(t.Context())
	if err != nil || len(session.MissingScopes) != len(signin.ScopeNames())-2 {
		t.Errorf("missing %v, %v", session.MissingScopes, err)
	}
}

func TestCloseCutsARenewalThatHangs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, pair := b.source(t)
	b.clock.Move(time.Hour)
	arrived := make(chan struct{})
	b.will(reply{hold: make(chan struct{}), arrived: arrived})
	problems := make(chan error, 1)
	go func() {
		_, err := source.Token(t.Context())
		problems <- err
	}()
	<-arrived
	source.Close()
	if err := <-problems; !fault.Is(err, fault.Cancelled) {
		t.Errorf("error %v", err)
	}
	if saved, found := held(t, store); !found || saved.Refresh != pair.Refresh {
		t.Error("the pair was not kept")
	}
}

func TestFlowHandsItsPairToTheSource(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, _ := b.source(t)
	old := token(t, source)
	flow, err := signin.Begin(t.Context(), b.cfg, source.Adopt, nil)
	if err != nil {
		t.Fatal(err)
	}
	get(t, b.consent(t, <-b.opened), navigation())
	if _, err := flow.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	access := token(t, source)
	if saved, _ := held(t, store); access == old || saved.Access != access {
		t.Error("the new pair is not in use")
	}
}

func TestTokensAreHiddenWhereverTextIsMade(t *testing.T) {
	t.Parallel()
	pair := signin.Tokens{Access: canary, Refresh: canary, Previous: canary}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "pair", pair, "in", struct{ Pair signin.Tokens }{pair})
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "pair", pair, "in", []signin.Tokens{pair})
	encoded, err := json.Marshal(map[string]any{"pair": pair, "pointer": &pair})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{log.String(), string(encoded), fmt.Sprint(pair), fmt.Sprintf("%+v %#v %s %q", pair, pair, pair, pair), fmt.Sprintf("%+v", &pair)} {
		if strings.Contains(text, canary) {
			t.Errorf("a secret is in %s", text)
		}
	}
}
