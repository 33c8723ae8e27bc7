package signin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
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

func TestPairIsSavedBeforeItIsUsed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, pair := b.source(t)
	token(t, source)
	b.clock.Move(time.Hour)
	diskFull := errors.New("disk full")
	store.refuse(diskFull)
	for range 2 {
		if access, err := source.Token(t.Context()); !errors.Is(err, diskFull) || access != "" {
			t.Fatalf("an unsaved token was handed out: %v, %v", access != "", err)
		}
	}
	if saved, _ := held(t, store); saved.Refresh != pair.Refresh {
		t.Error("the store changed although it refused")
	}
	store.refuse(nil)
	access := token(t, source)
	if saved, _ := held(t, store); saved.Access != access {
		t.Error("the token handed out is not the saved one")
	}
	if calls := len(b.tokenCalls()); calls != 1 {
		t.Errorf("%d renewals, want 1: the unsaved pair is saved, not replaced", calls)
	}
}

// Covers 2/grace.
func TestProcessThatDiedBeforeSavingRenewsWithinTheGrace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, _ := b.source(t)
	b.clock.Move(time.Hour)
	store.refuse(errors.New("power cut"))
	if _, err := source.Token(t.Context()); err == nil {
		t.Fatal("saved in spite of the power cut")
	}
	store.refuse(nil)
	b.clock.Move(29 * time.Minute)
	again, err := signin.NewSource(b.cfg, store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(again.Close)
	token(t, again)
}

// Covers 2/grace.
func TestLostReplyIsAskedForAgain(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		replies []reply
		moved   time.Duration // between the loss and the next call
		first   fault.Code    // "" when the first call already gives a token
		then    fault.Code
		calls   int
	}{
		{"cut before it took effect", []reply{{isCut: true}}, 0, "", "", 2},
		{"cut after it took effect", []reply{{isCut: true, isCommitted: true}}, 0, "", "", 2},
		{"an error after it took effect", []reply{{status: 502, body: canary, isCommitted: true}}, 0, "", "", 2},
		{"an unreadable reply", []reply{{status: 200, body: "<" + canary, isCommitted: true}}, 0, "", "", 2},
		{"lost twice, found later", []reply{{isCut: true, isCommitted: true}, {isCut: true, isCommitted: true}}, 29 * time.Minute, fault.Offline, "", 3},
		{"lost twice, grace over", []reply{{isCut: true, isCommitted: true}, {isCut: true}}, 31 * time.Minute, fault.Offline, fault.AuthExpired, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			source, store, pair := b.source(t)
			b.clock.Move(time.Hour)
			b.will(test.replies...)
			if test.first == "" {
				token(t, source)
			} else {
				refuses(t, source, test.first)
				if saved, found := held(t, store); !found || saved.Refresh != pair.Refresh {
					t.Error("the pair was not kept")
				}
			}
			b.clock.Move(test.moved)
			if test.then == "" {
				token(t, source)
			} else {
				refuses(t, source, test.then)
			}
			if calls := len(b.tokenCalls()); calls != test.calls {
				t.Errorf("%d calls, want %d", calls, test.calls)
			}
		})
	}
}

// Covers 2/grace.
func TestTokenBeforeIsTriedOnceWithinItsGrace(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		moved time.Duration
		want  fault.Code
		calls int
	}{
		{"within 30 minutes", 29 * time.Minute, "", 3},
		{"after 30 minutes", 30 * time.Minute, fault.AuthExpired, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			source, store, _ := b.source(t)
			b.clock.Move(time.Hour)
			token(t, source)
			saved, _ := held(t, store)
			b.change(func() { delete(b.refresh, saved.Refresh) }) // the present one is unknown to Xero
			b.clock.Move(test.moved)
			source.Invalidate(saved.Access)
			if test.want != "" {
				refuses(t, source, test.want)
			} else {
				token(t, source)
				if after, _ := held(t, store); after.Previous != "" {
					t.Error("the used one is kept for another use")
				}
			}
			if calls := len(b.tokenCalls()); calls != test.calls {
				t.Errorf("%d calls, want %d", calls, test.calls)
			}
		})
	}
}

// Covers 16/400-3, 2/token-errors.
func TestDeadSignInIsNotAskedAboutAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, _, _ := b.source(t)
	b.clock.Move(time.Hour)
	b.will(reply{status: 400, body: `{"error":"invalid_grant","error_description":"` + canary + `"}`})
	for range 3 {
		refuses(t, source, fault.AuthExpired)
	}
	if calls := len(b.tokenCalls()); calls != 1 {
		t.Errorf("%d calls, want 1", calls)
	}
	if _, isSignedIn, err := source.Session(t.Context()); isSignedIn || !fault.Is(err, fault.AuthExpired) {
		t.Errorf("session: signed in %v, %v", isSignedIn, err)
	}
	fresh := b.issue()
	if err := source.Adopt(t.Context(), fresh); err != nil {
		t.Fatal(err)
	}
	if token(t, source) != fresh.Access {
		t.Error("a new sign-in is not used")
	}
}

func TestRenewalProblemsKeepThePair(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		replies []reply
		want    fault.Code
	}{
		{"out of order", []reply{{status: 503, body: canary}, {status: 503, body: canary}}, fault.Offline},
		{"too many calls", []reply{{status: 429}}, fault.RateLimited},
		{"unknown app", []reply{{status: 400, body: `{"error":"invalid_client","error_description":"` + canary + `"}`}}, fault.AuthExpired},
		{"incomplete", []reply{{status: 200, body: `{"access_token":"` + canary + `","token_type":"mac"}`}, {status: 200, body: `{"access_token":"` + canary + `","token_type":"mac"}`}}, fault.Offline},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			source, store, pair := b.source(t)
			b.clock.Move(time.Hour)
			b.will(test.replies...)
			refuses(t, source, test.want)
			if saved, found := held(t, store); !found || saved.Refresh != pair.Refresh {
				t.Error("the pair was not kept")
			}
			token(t, source)
		})
	}
}

// With an app id that Xero refuses, nothing can be sent, so all may not seem well; but Xero may know it again.
func TestAnAppThatXeroRefusesIsNoSignIn(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"invalid_client", "unauthorized_client", "invalid_scope"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			source, _, pair := b.source(t)
			refused := reply{status: 400, body: `{"error":"` + code + `"}`}
			b.will(refused, refused)
			b.clock.Move(29 * time.Minute)
			if token(t, source) != pair.Access {
				t.Error("a token with a minute left was not used")
			}
			if _, isSignedIn, err := source.Session(t.Context()); !isSignedIn || err != nil {
				t.Errorf("while the token lasts: signed in %v, %v", isSignedIn, err)
			}
			b.clock.Move(time.Hour)
			refuses(t, source, fault.AuthExpired)
			_, isSignedIn, err := source.Session(t.Context())
			cause, isFault := errors.AsType[*fault.Error](err)
			if isSignedIn || !isFault || cause.Code != fault.AuthExpired || (cause.Fields["clientId"] != "") != (code != "invalid_scope") {
				t.Errorf("session: signed in %v, %+v", isSignedIn, err)
			}
			token(t, source)
			if _, isSignedIn, err := source.Session(t.Context()); !isSignedIn || err != nil {
				t.Errorf("Xero knows it again: signed in %v, %v", isSignedIn, err)
			}
		})
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

// Covers 1/revoke.
func TestRevokeEndsTheSignInHereAndThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, pair := b.source(t)
	if err := source.Revoke(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(b.revoked) != 1 || b.revoked[0].Get("token") != pair.Refresh || b.revoked[0].Get("client_id") != "daybook-test" {
		t.Errorf("%d revocations", len(b.revoked))
	}
	if _, found := held(t, store); found {
		t.Error("the pair is still saved")
	}
	refuses(t, source, fault.AuthExpired)
}

func TestRevokeOfflineKeepsThePair(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, _ := b.source(t)
	b.Close()
	if err := source.Revoke(t.Context()); !fault.Is(err, fault.Offline) {
		t.Errorf("error %v", err)
	}
	if _, found := held(t, store); !found {
		t.Error("the pair is gone, though Xero was not told")
	}
}

// listing is a connections address that drops whatever it is told to and lists as given.
func listing(t *testing.T, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodDelete {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// Covers 1/drop-one-connection, 1/list-connections, 1/revoke.
func TestDisconnect(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		prepare func(b *bench)
		revoked int
	}{
		{"the last connection revokes", func(*bench) {}, 1},
		{"another connection is left alone", func(b *bench) { b.connections["c-2"] = true }, 0},
		{"a list that still shows the connection", func(b *bench) { b.isSlowToDrop = true }, 1},
		{"a connection that is gone already", func(b *bench) { delete(b.connections, "c-1") }, 1},
		{"an access token that Xero refuses is renewed", func(b *bench) { clear(b.access) }, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			source, store, _ := b.source(t)
			b.change(func() { test.prepare(b) })
			if err := source.Disconnect(t.Context(), "c-1"); err != nil {
				t.Fatalf("error %v", err)
			}
			if _, found := held(t, store); found {
				t.Error("the pair is still saved")
			}
			if len(b.revoked) != test.revoked || b.connections["c-1"] {
				t.Errorf("%d revocations, want %d; connections %v", len(b.revoked), test.revoked, b.connections)
			}
		})
	}
	t.Run("a connection without an id is none", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		source, store, _ := b.source(t)
		if err := source.Disconnect(t.Context(), ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("error %v", err)
		}
		if _, found := held(t, store); !found || len(b.revoked) != 0 || !b.connections["c-1"] {
			t.Errorf("pair kept: %v, %d revocations, connections %v", found, len(b.revoked), b.connections)
		}
	})
	t.Run("offline keeps everything", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		source, store, _ := b.source(t)
		b.Close()
		err := source.Disconnect(t.Context(), "c-1")
		if _, found := held(t, store); !fault.Is(err, fault.Offline) || !found {
			t.Errorf("error %v, held %v", err, found)
		}
	})
	t.Run("an answer that holds no list of connections revokes nothing", func(t *testing.T) {
		t.Parallel()
		for _, body := range []string{"null", "", "{}", "<html>", `[{"id":`} {
			b := setup(t)
			b.cfg.ConnectionsURL = listing(t, body)
			source, store, _ := b.source(t)
			err := source.Disconnect(t.Context(), "c-1")
			if _, found := held(t, store); !fault.Is(err, fault.Offline) || !found || len(b.revoked) != 0 {
				t.Errorf("%q: error %v, held %v, %d revocations", body, err, found, len(b.revoked))
			}
		}
	})
	t.Run("a token that is refused again asks for a sign-in", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		refusing := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }))
		t.Cleanup(refusing.Close)
		b.cfg.ConnectionsURL = refusing.URL
		source, store, _ := b.source(t)
		err := source.Disconnect(t.Context(), "c-1")
		if _, found := held(t, store); !fault.Is(err, fault.AuthExpired) || !found {
			t.Errorf("error %v, held %v", err, found)
		}
	})
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
