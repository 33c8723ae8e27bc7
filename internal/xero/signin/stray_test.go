package signin_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

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
