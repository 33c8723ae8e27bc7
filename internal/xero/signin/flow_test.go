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

func TestListenerIsUpOnBothFamiliesBeforeTheBrowserOpens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	problems := make(chan error, 1)
	b.cfg.Open = func(string) error {
		hosts := []string{"127.0.0.1"}
		if hasIPv6() {
			hosts = append(hosts, "::1")
		}
		var errs []error
		for _, host := range hosts {
			connection, err := net.Dial("tcp", net.JoinHostPort(host, fmt.Sprint(b.cfg.Ports[0])))
			if err == nil {
				connection.Close()
			}
			errs = append(errs, err)
		}
		problems <- errors.Join(errs...)
		return nil
	}
	b.begin(t)
	if err := <-problems; err != nil {
		t.Error(err)
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

// strays are requests that must not end a sign-in, each with the status it is answered.
func strays(state string) []struct {
	name, method, target, host string
	header                     http.Header
	status                     int
} {
	good := "/callback?code=c-" + canary + "&state=" + state
	return []struct {
		name, method, target, host string
		header                     http.Header
		status                     int
	}{
		{"favicon", "GET", "/favicon.ico", "", nil, 404},
		{"root", "GET", "/", "", nil, 404},
		{"path below", "GET", "/callback/x?code=c&state=" + state, "", nil, 404},
		{"path in other case", "GET", "/Callback?code=c&state=" + state, "", nil, 404},
		{"post", "POST", good, "", nil, 405},
		{"head", "HEAD", good, "", nil, 405},
		{"options", "OPTIONS", good, "", nil, 405},
		{"wrong state", "GET", "/callback?code=c&state=wrong", "", nil, 403},
		{"state with a tail", "GET", good + "x", "", nil, 403},
		{"empty state", "GET", "/callback?code=c&state=", "", nil, 403},
		{"no state", "GET", "/callback?code=c", "", nil, 403},
		{"no code", "GET", "/callback?state=" + state, "", nil, 403},
		{"endless code", "GET", "/callback?code=" + strings.Repeat("c", 5000) + "&state=" + state, "", nil, 403},
		{"repeated state", "GET", good + "&state=" + state, "", nil, 403},
		{"repeated code", "GET", good + "&code=other", "", nil, 403},
		{"unreadable query", "GET", good + "&a=%zz", "", nil, 403},
		{"semicolons", "GET", "/callback?code=c;state=" + state, "", nil, 403},
		{"error with wrong state", "GET", "/callback?error=access_denied&state=wrong", "", nil, 403},
		{"error with empty state", "GET", "/callback?error=access_denied&state=", "", nil, 403},
		{"other host", "GET", good, "evil.example", nil, 421},
		{"other host on our port", "GET", good, "evil.example:PORT", nil, 421},
		{"address as host", "GET", good, "127.0.0.1:PORT", nil, 421},
		{"host without port", "GET", good, "localhost", nil, 421},
		{"hostile page, no-cors", "GET", good, "", http.Header{"Sec-Fetch-Site": {"cross-site"}, "Sec-Fetch-Mode": {"no-cors"}, "Sec-Fetch-Dest": {"image"}}, 403},
		{"hostile page, fetch", "GET", good, "", http.Header{"Sec-Fetch-Site": {"cross-site"}, "Sec-Fetch-Mode": {"cors"}, "Sec-Fetch-Dest": {"empty"}}, 403},
		{"hostile frame", "GET", good, "", http.Header{"Sec-Fetch-Site": {"cross-site"}, "Sec-Fetch-Mode": {"navigate"}, "Sec-Fetch-Dest": {"iframe"}}, 403},
		{"mode sent twice", "GET", good, "", http.Header{"Sec-Fetch-Mode": {"navigate", "no-cors"}}, 403},
	}
}

func TestStrayRequestsDoNotEndTheSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, states, _ := b.begin(t)
	address := <-b.opened
	parsed, _ := url.Parse(address)
	base := fmt.Sprintf("http://localhost:%d", flow.State().Port)
	texts, sent := signin.PageTexts(), 0
	for sent < 200 {
		for _, stray := range strays(parsed.Query().Get("state")) {
			sent++
			host := strings.ReplaceAll(stray.host, "PORT", fmt.Sprint(flow.State().Port))
			reply := send(t, stray.method, base+stray.target, host, stray.header)
			if reply.status != stray.status {
				t.Fatalf("%s: answered %d, want %d", stray.name, reply.status, stray.status)
			}
			if _, isFixed := texts[reply.body]; !isFixed && stray.method != "HEAD" {
				t.Fatalf("%s: answer is not one of the fixed pages: %s", stray.name, reply.body)
			}
			if state := flow.State(); state.Phase != signin.Waiting || state.Hint != "" {
				t.Fatalf("%s: state became %+v", stray.name, state)
			}
		}
	}
	if calls := b.tokenCalls(); len(calls) != 0 {
		t.Fatalf("%d calls of the token endpoint for strays", len(calls))
	}
	get(t, b.consent(t, address), navigation())
	if _, err := flow.Wait(t.Context()); err != nil {
		t.Errorf("sign-in after %d strays: %v", sent, err)
	}
	if want := []signin.Phase{signin.Waiting, signin.Exchanging, signin.Done}; !slices.Equal(states.phases(), want) {
		t.Errorf("phases %v", states.phases())
	}
}

func TestSilentConnectionsDoNotHoldTheEndUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	for range 20 { // a browser opens such connections ahead of need
		connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", flow.State().Port))
		if err != nil {
			t.Fatal(err)
		}
		defer connection.Close()
	}
	get(t, b.consent(t, <-b.opened), navigation())
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if _, err := flow.Wait(ctx); err != nil {
		t.Error(err)
	}
}

func TestBrowserWithoutFetchHeadersSignsIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	get(t, b.consent(t, <-b.opened), nil)
	if _, err := flow.Wait(t.Context()); err != nil {
		t.Error(err)
	}
}

// Covers 2/consent-refused, 18/1.
func TestErrorAnswerWithoutStateOnlyHints(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, states, _ := b.begin(t)
	base := fmt.Sprintf("http://localhost:%d/callback?error=access_denied&error_description=%s", flow.State().Port, canary)
	for range 3 {
		if reply := get(t, base, navigation()); reply.status != 200 || strings.Contains(reply.body, canary) {
			t.Fatalf("answered %d %s", reply.status, reply.body)
		}
	}
	state := states.until(t, func(s signin.State) bool { return s.Hint != "" })
	if state.Phase != signin.Waiting || state.Hint != signin.HintMayBeRefused {
		t.Errorf("state %+v", state)
	}
	get(t, b.consent(t, <-b.opened), navigation())
	if _, err := flow.Wait(t.Context()); err != nil {
		t.Errorf("sign-in after the hint: %v", err)
	}
	if last := flow.State(); last.Hint != "" {
		t.Errorf("hint stayed: %q", last.Hint)
	}
}

// Covers 2/consent-refused, 18/1.
func TestErrorAnswerWithStateEndsTheSignIn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		sent string
		want fault.Code
	}{
		{"access_denied", fault.Forbidden},
		{"something_new_" + canary, fault.Forbidden},
		{"invalid_request", fault.Forbidden},
		{"invalid_scope", fault.Forbidden},
		{"invalid_grant", fault.AuthExpired},
		{"invalid_client", fault.Invalid},
		{"unauthorized_client", fault.Invalid},
		{"unsupported_grant_type", fault.Internal},
		{"unsupported_response_type", fault.Internal},
		{"server_error", fault.Offline},
		{"temporarily_unavailable", fault.Offline},
	} {
		t.Run(test.sent, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			flow, states, store := b.begin(t)
			address, _ := url.Parse(<-b.opened)
			reply := get(t, fmt.Sprintf("http://localhost:%d/callback?error=%s&state=%s", flow.State().Port, test.sent, address.Query().Get("state")), navigation())
			if reply.status != 200 || !strings.Contains(reply.body, "Not signed in") {
				t.Errorf("answered %d %s", reply.status, reply.body)
			}
			_, err := flow.Wait(t.Context())
			if fault.CodeOf(err) != test.want {
				t.Errorf("error %v, want code %s", err, test.want)
			}
			noSecret(t, err)
			if problem, _ := errors.AsType[*fault.Error](err); problem.Hint == "" || test.sent != "something_new_"+canary && !strings.Contains(err.Error(), test.sent) {
				t.Errorf("error %v lacks the cause or what to do", err)
			}
			if want := []signin.Phase{signin.Waiting, signin.Failed}; !slices.Equal(states.phases(), want) {
				t.Errorf("phases %v", states.phases())
			}
			if _, found := held(t, store); found || len(b.tokenCalls()) != 0 {
				t.Error("a refusal led to tokens")
			}
		})
	}
}

func TestSecondCallbackIsHarmless(t *testing.T) {
	t.Parallel()
	b := setup(t)
	hold := make(chan struct{})
	b.will(reply{hold: hold})
	flow, states, _ := b.begin(t)
	callback := b.consent(t, <-b.opened)
	pages := make(chan page, 4)
	visit := func(address string) {
		// A visit that comes when all is over finds nobody: an empty page here.
		reply, _ := trySend(t.Context(), http.MethodGet, address, "", navigation())
		pages <- reply
	}
	go visit(callback)
	states.until(t, func(s signin.State) bool { return s.Phase == signin.Exchanging })
	go visit(callback)
	go visit(strings.Replace(callback, "code=", "code=x", 1))
	go visit(callback + "&error=access_denied")
	close(hold)
	session, err := flow.Wait(t.Context())
	if err != nil || session.AuthEventID != eventID {
		t.Errorf("session %+v, %v", session, err)
	}
	for range 4 {
		if p := <-pages; p.status != 0 && p.status != 200 {
			t.Errorf("answered %d", p.status)
		}
	}
	if calls := b.tokenCalls(); len(calls) != 1 {
		t.Errorf("%d exchanges, want 1", len(calls))
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

// Covers 2/port.
func TestPortHeldByAnotherProgramIsPassedOver(t *testing.T) {
	t.Parallel()
	// A program may hold the port on one family only, on both, or on every address of the computer.
	for _, host := range []string{"127.0.0.1", "::1", "0.0.0.0", "::"} {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			if strings.Contains(host, ":") && !hasIPv6() {
				t.Skip("NOT RUN: this computer has no IPv6")
			}
			b := setup(t)
			other, err := net.Listen("tcp", net.JoinHostPort(host, fmt.Sprint(b.cfg.Ports[0])))
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			flow, _, _ := b.begin(t)
			if flow.State().Port != b.cfg.Ports[1] {
				t.Errorf("port %d, want the second, %d", flow.State().Port, b.cfg.Ports[1])
			}
			get(t, b.consent(t, <-b.opened), navigation())
			if _, err := flow.Wait(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNobodyElseGetsThePortWhileWaiting(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	for _, host := range []string{"127.0.0.1", "::1", "0.0.0.0"} {
		if host == "::1" && !hasIPv6() {
			continue
		}
		if thief, err := net.Listen("tcp", net.JoinHostPort(host, fmt.Sprint(flow.State().Port))); err == nil {
			thief.Close()
			t.Errorf("a second listener got the port on %s", host)
		}
	}
}

func TestAllPortsTakenSaysWhatToDo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, port := range b.cfg.Ports {
		other, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
	}
	_, err := signin.Begin(t.Context(), b.cfg, nil, func(signin.State) { t.Error("a state without a sign-in") })
	problem, ok := errors.AsType[*fault.Error](err)
	if !ok || problem.Code != fault.InUse || problem.Hint == "" {
		t.Fatalf("error %v", err)
	}
	for _, port := range b.cfg.Ports {
		if !strings.Contains(problem.Message, fmt.Sprint(port)) {
			t.Errorf("port %d is not named in %q", port, problem.Message)
		}
	}
	select {
	case <-b.opened:
		t.Error("the browser opened without a listener")
	default:
	}
}

func TestMissingAddressFamilyIsFine(t *testing.T) {
	t.Parallel()
	// 192.0.2.1 is an address that no computer has, so nothing can listen there: a missing family.
	port := freePorts(t, 1)
	listeners, got, err := signin.Listen(t.Context(), []string{"127.0.0.1", "192.0.2.1"}, port)
	if err != nil || got != port[0] || len(listeners) != 1 {
		t.Fatalf("%d listeners on %d, %v", len(listeners), got, err)
	}
	listeners[0].Close()
	if _, _, err := signin.Listen(t.Context(), []string{"192.0.2.1"}, port); !fault.Is(err, fault.InUse) {
		t.Errorf("no family at all: %v", err)
	}
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
