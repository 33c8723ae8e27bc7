package signin_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// begin starts a flow over a memory store and returns it with its watcher and store.
func (b *bench) begin(t *testing.T) (*signin.Flow, *watcher, *signin.MemoryStore) {
	t.Helper()
	store, states := &signin.MemoryStore{}, newWatcher()
	flow, err := signin.Begin(t.Context(), b.cfg, store.SaveTokens, states.watch)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		flow.Cancel()
		flow.Wait(context.Background())
	})
	return flow, states, store
}

func held(t *testing.T, store signin.TokenStore) (signin.Tokens, bool) {
	t.Helper()
	tokens, found, err := store.LoadTokens(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return tokens, found
}

// Covers 2/token-exchange-body, 2/token-reply, 2/success-callback, 1/token-refresh.
func TestSignInEndsWithSavedTokens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, states, store := b.begin(t)
	reply := get(t, b.consent(t, <-b.opened), navigation())
	if reply.status != 200 || !strings.Contains(reply.body, "You can close this tab and return to Daybook.") {
		t.Errorf("answer page: %d %s", reply.status, reply.body)
	}
	session, err := flow.Wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := []signin.Phase{signin.Waiting, signin.Exchanging, signin.Done}; !slices.Equal(states.phases(), want) {
		t.Errorf("phases %v, want %v", states.phases(), want)
	}
	if session.AuthEventID != eventID || len(session.MissingScopes) != 0 {
		t.Errorf("session %+v", session)
	}
	if want := b.clock.Now().Add(60 * 24 * time.Hour); !session.ValidUntil.Equal(want) {
		t.Errorf("valid until %s, want %s", session.ValidUntil, want)
	}
	tokens, found := held(t, store)
	if !found || tokens.Refresh == "" || !tokens.ExpiresAt.Equal(b.clock.Now().Add(30*time.Minute)) {
		t.Errorf("saved pair: found %v, expires %s", found, tokens.ExpiresAt)
	}
	if free, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", flow.State().Port)); err != nil {
		t.Errorf("port still taken after the end: %v", err)
	} else {
		free.Close()
	}
}

// Covers 1/authorise-browser, 2/authorise-parameters, 2/http-127-0-0-1.
func TestEachSignInHasItsOwnStateAndChallenge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	seen := map[string]bool{}
	for range 3 {
		flow, _, _ := b.begin(t)
		address, err := url.Parse(flow.State().URL)
		if err != nil {
			t.Fatal(err)
		}
		q := address.Query()
		for _, name := range []string{"state", "code_challenge"} {
			value := q.Get(name)
			if len(value) != 43 || seen[value] {
				t.Errorf("%s %q: want 256 fresh bits in base64url", name, value)
			}
			seen[value] = true
		}
		if q.Get("scope") != strings.Join(signin.ScopeNames(), " ") || q.Get("response_type") != "code" ||
			q.Get("code_challenge_method") != "S256" || q.Get("redirect_uri") != signin.RedirectURL(flow.State().Port) {
			t.Errorf("authorise parameters: %v", q)
		}
	}
}

// Covers 2/code-lifetime.
func TestUsedCodeIsExplained(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	callback := b.consent(t, <-b.opened)
	b.change(func() { clear(b.codes) }) // someone else used it
	get(t, callback, navigation())
	_, err := flow.Wait(t.Context())
	if !fault.Is(err, fault.AuthExpired) {
		t.Errorf("error %v", err)
	}
	noSecret(t, err)
}

func TestBrowserThatDoesNotOpenLeavesTheAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.cfg.Open = func(address string) error { return fmt.Errorf("xdg-open %s: no browser", address) }
	flow, states, _ := b.begin(t)
	state := states.until(t, func(s signin.State) bool { return s.Hint != "" })
	if state.Phase != signin.Waiting || state.Hint != signin.HintCopyAddress || state.URL == "" {
		t.Fatalf("state %+v", state)
	}
	if secret := state.URL[strings.Index(state.URL, "state=")+6:]; strings.Contains(b.logs.String(), secret) {
		t.Error("the state is in the log")
	}
	get(t, b.consent(t, state.URL), navigation())
	if _, err := flow.Wait(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestCancel(t *testing.T) {
	t.Parallel()
	t.Run("while the browser has the word", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		flow, states, store := b.begin(t)
		flow.Cancel()
		flow.Cancel()
		if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.Cancelled) {
			t.Errorf("error %v", err)
		}
		if want := []signin.Phase{signin.Waiting, signin.Cancelled}; !slices.Equal(states.phases(), want) {
			t.Errorf("phases %v", states.phases())
		}
		if _, found := held(t, store); found {
			t.Error("tokens after a cancel")
		}
	})
	t.Run("while tokens are fetched", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.will(reply{hold: make(chan struct{})})
		flow, states, store := b.begin(t)
		callback := b.consent(t, <-b.opened)
		pages := make(chan page, 1)
		go func() {
			reply, _ := trySend(t.Context(), http.MethodGet, callback, "", navigation())
			pages <- reply
		}()
		states.until(t, func(s signin.State) bool { return s.Phase == signin.Exchanging })
		flow.Cancel()
		if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.Cancelled) {
			t.Errorf("error %v", err)
		}
		if p := <-pages; !strings.Contains(p.body, "Not signed in") {
			t.Errorf("page %s", p.body)
		}
		if _, found := held(t, store); found {
			t.Error("tokens after a cancel")
		}
	})
	t.Run("when the tokens are here and not yet saved", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		cancelling := &afterReply{done: make(chan func(), 1)}
		b.cfg.HTTP = &http.Client{Transport: cancelling}
		flow, _, store := b.begin(t)
		cancelling.done <- flow.Cancel
		trySend(t.Context(), http.MethodGet, b.consent(t, <-b.opened), "", navigation())
		if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.Cancelled) {
			t.Errorf("error %v", err)
		}
		if _, found := held(t, store); found || len(b.tokenCalls()) != 1 {
			t.Errorf("tokens after a cancel: %v, %d calls", found, len(b.tokenCalls()))
		}
	})
	t.Run("by the context", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ctx, cancel := context.WithCancel(t.Context())
		flow, err := signin.Begin(ctx, b.cfg, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.Cancelled) {
			t.Errorf("error %v", err)
		}
	})
}

// afterReply does something once a reply is here as a whole.
type afterReply struct{ done chan func() }

func (a *afterReply) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	response.Body = io.NopCloser(bytes.NewReader(body))
	(<-a.done)()
	return response, err
}

// Covers 2/token-errors.
func TestExchangeProblemsAreExplainedWithoutSecrets(t *testing.T) {
	t.Parallel()
	echo := `{"error":"%s","error_description":"refresh-` + canary + `","error_uri":"` + canary + `"}`
	for _, test := range []struct {
		name  string
		reply reply
		want  fault.Code
	}{
		{"code too old", reply{status: 400, body: fmt.Sprintf(echo, "invalid_grant")}, fault.AuthExpired},
		{"unknown app", reply{status: 400, body: fmt.Sprintf(echo, "invalid_client")}, fault.Invalid},
		{"app of another kind", reply{status: 400, body: fmt.Sprintf(echo, "unauthorized_client")}, fault.Invalid},
		{"scope not allowed", reply{status: 400, body: fmt.Sprintf(echo, "invalid_scope")}, fault.Forbidden},
		{"unknown error", reply{status: 400, body: fmt.Sprintf(echo, canary)}, fault.Internal},
		{"plain text error", reply{status: 400, body: "bad " + canary}, fault.Internal},
		{"too many calls", reply{status: 429, body: ""}, fault.RateLimited},
		{"out of order", reply{status: 503, body: "down " + canary}, fault.Offline},
		{"redirect", reply{status: 302, body: canary}, fault.Internal},
		{"redirect that would carry the code on", reply{status: 307, location: "/token"}, fault.Internal},
		{"not HTTP", reply{raw: canary + " refresh-" + canary + "\r\n\r\n"}, fault.Offline},
		{"cut", reply{isCut: true}, fault.Offline},
		{"not JSON", reply{status: 200, body: "<html>" + canary}, fault.Offline},
		{"no access token", reply{status: 200, body: `{"refresh_token":"` + canary + `"}`}, fault.Offline},
		{"no refresh token", reply{status: 200, body: `{"access_token":"` + canary + `","token_type":"Bearer","expires_in":1800}`}, fault.Internal},
		{"not a bearer token", reply{status: 200, body: `{"access_token":"` + canary + `","refresh_token":"r","token_type":"mac"}`}, fault.Internal},
		{"negative lifetime", reply{status: 200, body: `{"access_token":"` + canary + `","refresh_token":"r","expires_in":-5}`}, fault.Internal},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.will(test.reply)
			flow, _, store := b.begin(t)
			get(t, b.consent(t, <-b.opened), navigation())
			_, err := flow.Wait(t.Context())
			if fault.CodeOf(err) != test.want {
				t.Errorf("error %v, want code %s", err, test.want)
			}
			noSecret(t, err)
			if _, found := held(t, store); found || flow.State().Phase != signin.Failed {
				t.Errorf("tokens held %v, phase %s", found, flow.State().Phase)
			}
			if calls := b.tokenCalls(); len(calls) != 1 {
				t.Errorf("%d exchanges, want 1: a code works once", len(calls))
			}
		})
	}
}

func TestPairThatCannotBeSavedIsNotUsed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	diskFull := errors.New("disk full")
	flow, err := signin.Begin(t.Context(), b.cfg, func(context.Context, signin.Tokens) error { return diskFull }, nil)
	if err != nil {
		t.Fatal(err)
	}
	reply := get(t, b.consent(t, <-b.opened), navigation())
	if _, err := flow.Wait(t.Context()); !errors.Is(err, diskFull) || flow.State().Phase != signin.Failed {
		t.Errorf("error %v, phase %s", err, flow.State().Phase)
	}
	if !strings.Contains(reply.body, "Not signed in") {
		t.Errorf("the page says %s", reply.body)
	}
}

func TestSignInEndsAfterFiveMinutes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cfg := signin.Xero("daybook-test")
		cfg.Open = func(string) error { return nil }
		flow, _ := signin.BeginUnheard(t.Context(), cfg, nil, nil)
		time.Sleep(signin.Limit - time.Second)
		synctest.Wait()
		if flow.State().Phase != signin.Waiting {
			t.Fatalf("phase %s before the limit", flow.State().Phase)
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.AuthExpired) || flow.State().Phase != signin.Failed {
			t.Errorf("error %v, phase %s after the limit", err, flow.State().Phase)
		}
	})
}

func TestUnusableConfigurationIsNamed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		field string
		spoil func(*signin.Config)
	}{
		{"clientId", func(c *signin.Config) { c.ClientID = " " }},
		{"tokenUrl", func(c *signin.Config) { c.TokenURL = "http://identity.xero.com/connect/token" }},
		{"authorizeUrl", func(c *signin.Config) { c.AuthorizeURL = "" }},
		{"revokeUrl", func(c *signin.Config) { c.RevokeURL = "https://user:pass@identity.xero.com/" }},
		{"connectionsUrl", func(c *signin.Config) { c.ConnectionsURL = "ftp://api.xero.com" }},
	} {
		t.Run(test.field, func(t *testing.T) {
			t.Parallel()
			cfg := signin.Xero("id")
			test.spoil(&cfg)
			_, begun := signin.Begin(t.Context(), cfg, nil, nil)
			_, made := signin.NewSource(cfg, &signin.MemoryStore{})
			for _, err := range []error{begun, made} {
				problem, ok := errors.AsType[*fault.Error](err)
				if !ok || problem.Code != fault.Invalid || problem.Fields[test.field] == "" {
					t.Errorf("error %v does not name %s", err, test.field)
				}
			}
		})
	}
}
