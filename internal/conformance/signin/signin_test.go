package signin_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/practice"
	"daybook/internal/practice/faults"
	"daybook/internal/practice/identity"
	"daybook/internal/xero/signin"
)

// Covers 2/scopes-add-up, 2/connection-vs-token.
func TestConsentAddedLaterKeepsConnectionAndOrganisation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	asked := signin.ScopeNames()[:len(signin.ScopeNames())-1]
	before := w.open(t, func(c *signin.Config) { c.Scopes = asked })
	first := before.mustSignIn(t, demo)
	if got := before.scopes(t); !slices.Equal(got, asked) {
		t.Fatalf("scopes %v", got)
	}
	if missing := before.missing(t); !slices.Equal(missing, signin.ScopeNames()[len(asked):]) {
		t.Errorf("missing %v", missing)
	}
	w.pass(61 * 24 * time.Hour) // by now every token is dead, and the connection is not
	if err := before.reads(t); !fault.Is(err, fault.AuthExpired) {
		t.Fatalf("after 61 days: %v", err)
	}
	after := w.open(t)
	after.Use(first.TenantID)
	second := after.mustSignIn(t, demo)
	if missing := after.missing(t); len(missing) != 0 {
		t.Errorf("scopes %v, missing %v", after.scopes(t), missing)
	}
	if second.ConnectionID != first.ConnectionID || second.TenantID != first.TenantID || after.reads(t) != nil {
		t.Errorf("connection %+v became %+v", first, second)
	}
	narrow := w.open(t, func(c *signin.Config) { c.Scopes = asked })
	narrow.mustSignIn(t, demo)
	if got := narrow.scopes(t); len(got) != len(signin.ScopeNames()) {
		t.Errorf("asking for less took a scope away: %v", got)
	}
}

// Covers 2/list-content, 2/authentication-event-id, 2/tenants-per-consent.
func TestSeveralOrganisationsAreToldApartByTheConsent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *practice.Config) { c.Switches.SignIn.ShuffleConnections = true })
	f := w.open(t)
	first := f.mustSignIn(t, demo)
	second := f.mustSignIn(t, harbour) // the same person, so the pair reaches both
	for range 10 {
		all, err := f.Connections(t.Context(), "")
		if err != nil || len(all) != 2 {
			t.Fatalf("all: %+v, %v", all, err)
		}
	}
	for _, g := range []connect.Granted{first, second} {
		f.Use(g.TenantID)
		if organisation, err := f.Client().GetOrganisation(t.Context()); err != nil || organisation.Name != g.Name {
			t.Errorf("%s: %q, %v", g.Name, organisation.Name, err)
		}
	}
}

func TestAFileStaysWithItsOrganisation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := w.open(t)
	bound := f.mustSignIn(t, demo)
	if _, err := f.signIn(t, harbour); err != nil { // reaches both, so it does no harm
		t.Fatal(err)
	}
	if err := f.reads(t); err != nil {
		t.Errorf("after granting another organisation besides: %v", err)
	}
	// The sign-in of somebody who cannot see the file's books: another app's sign-in reaches as little.
	stranger := w.open(t, func(c *signin.Config) { c.ClientID = "second" })
	pair, _, _ := f.tokens.LoadTokens(t.Context())
	if err := stranger.tokens.SaveTokens(t.Context(), pair); err != nil {
		t.Fatal(err)
	}
	stranger.Use(bound.TenantID)
	_, err := stranger.signIn(t, harbour)
	after, _, _ := stranger.tokens.LoadTokens(t.Context())
	if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), harbour) || after.Refresh != pair.Refresh || stranger.reads(t) != nil {
		t.Errorf("another organisation only: %v; the pair changed: %v", err, after.Refresh != pair.Refresh)
	}
}

// The file's organisation was lost at Xero: a sign-in to another one is taken, so that the file can be moved there.
func TestAFileWhoseOrganisationIsLostTakesASignInToAnother(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := w.open(t)
	f.mustSignIn(t, demo)
	if err := w.xero.Disconnect(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := f.reads(t); !fault.Is(err, fault.Forbidden) {
		t.Fatalf("after the disconnect: %v", err)
	}
	if other := f.mustSignIn(t, harbour); f.reads(t) != nil {
		t.Errorf("moved to %+v", other)
	}
}

// Covers 1/drop-one-connection, 1/revoke, 1/list-connections.
func TestDisconnectRevokesOnlyWhenNoOtherFileLivesFromIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	furniture, coffee := w.open(t), w.open(t)
	one, two := furniture.mustSignIn(t, demo), coffee.mustSignIn(t, harbour)
	if err := furniture.Disconnect(t.Context(), one.ConnectionID); err != nil {
		t.Fatal(err)
	}
	w.pass(time.Hour)
	if err := coffee.reads(t); err != nil {
		t.Errorf("the other file after the disconnect: %v", err)
	}
	if session, err := furniture.Standing(t.Context()); session.IsHeld || err != nil {
		t.Errorf("signed in %v, %v", session.IsHeld, err)
	}
	pair, _, _ := coffee.tokens.LoadTokens(t.Context())
	if err := coffee.Disconnect(t.Context(), two.ConnectionID); err != nil {
		t.Fatal(err)
	}
	refresh := url.Values{"grant_type": {"refresh_token"}, "client_id": {w.app}, "refresh_token": {pair.Refresh}}
	reply, err := http.PostForm(w.xero.Addresses().Token, refresh)
	if err != nil {
		t.Fatal(err)
	}
	_ = reply.Body.Close()
	if reply.StatusCode != http.StatusBadRequest {
		t.Errorf("the last disconnect left the token alive: %d", reply.StatusCode)
	}
	if again := furniture.mustSignIn(t, demo); again.ConnectionID == one.ConnectionID || furniture.reads(t) != nil {
		t.Error("connected again under the connection that was dropped, or not at all")
	}
}

// Covers 2/consent-refused, 18/1.
func TestRefusedConsent(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		switches identity.Switches
		hints    bool
	}{
		"with state":                         {identity.Switches{}, false},
		"with state and description":         {identity.Switches{CancelWithDescription: true}, false},
		"without state":                      {identity.Switches{CancelWithoutState: true}, true},
		"without state and with description": {identity.Switches{CancelWithoutState: true, CancelWithDescription: true}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newWorld(t, func(c *practice.Config) { c.Switches.SignIn = test.switches }).open(t)
			f.person.decision = "cancel"
			hints := make(chan string, 10)
			flow, err := f.BeginSignIn(t.Context(), func(p connect.Progress) {
				if p.Phase == "waiting" && p.Hint != "" {
					hints <- p.Hint
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			if test.hints {
				if hint := <-hints; hint != signin.HintMayBeRefused {
					t.Errorf("hint %q", hint)
				}
				flow.Cancel()
			}
			want := fault.Forbidden
			if test.hints {
				want = fault.Cancelled
			}
			if _, err := flow.Wait(t.Context()); !fault.Is(err, want) {
				t.Errorf("error %v, want %s", err, want)
			}
		})
	}
}

// What Xero shows only in the browser never ends the flow: it waits, and the person reads it there.
//
// Covers 2/bad-redirect-uri-scope-or-client-id, 2/uncertified-apps, 2/port, 2.scopes/text-2.
func TestXerosOwnErrorPagesNeverReachDaybook(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*signin.Config)
		says   string
	}{
		"unknown app id":        {func(c *signin.Config) { c.ClientID = "no-such-app" }, "unauthorized_client"},
		"port not registered":   {func(c *signin.Config) { c.Ports = []int{c.Ports[0] + 1, c.Ports[1] + 1} }, "Invalid redirect_uri"},
		"broad scope":           {func(c *signin.Config) { c.Scopes = []string{"accounting.transactions"} }, "invalid_scope"},
		"third uncertified app": {func(c *signin.Config) { c.ClientID = "third" }, "Too many uncertified apps"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			for _, app := range appNames[:2] {
				w.open(t, func(c *signin.Config) { c.ClientID = app }).mustSignIn(t, demo)
			}
			f := w.open(t, test.change)
			phases := make(chan string, 10)
			flow, err := f.BeginSignIn(t.Context(), func(p connect.Progress) { phases <- p.Phase })
			if err != nil {
				t.Fatal(err)
			}
			if page := <-f.person.pages; !strings.Contains(page, test.says) || !strings.Contains(page, "this page is all that happens") {
				t.Errorf("the browser shows %s", page)
			}
			flow.Cancel()
			_, err = flow.Wait(t.Context())
			if !fault.Is(err, fault.Cancelled) || <-phases != "waiting" || <-phases != "cancelled" {
				t.Errorf("ended by %v", err)
			}
		})
	}
}

// The addresses of the guide are those that the practice Xero has registered for Daybook.
//
// Covers 2/port, 2/redirect-address.
func TestThePracticeXeroTakesEveryAddressOfTheGuide(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.app = practice.ClientID
	query := url.Values{"response_type": {"code"}, "client_id": {practice.ClientID}, "scope": {strings.Join(signin.ScopeNames(), " ")},
		"code_challenge": {strings.Repeat("A", 43)}, "code_challenge_method": {"S256"}}
	for _, port := range signin.DefaultPorts() {
		query.Set("redirect_uri", signin.RedirectURL(port))
		reply, err := http.Get(w.xero.Addresses().Authorize + "?" + query.Encode())
		if err != nil {
			t.Fatal(err)
		}
		_ = reply.Body.Close()
		if reply.StatusCode != http.StatusOK {
			t.Errorf("port %d: %d", port, reply.StatusCode)
		}
	}
}

// Covers 2/access-token, 2/refresh-token, 16/400-3.
func TestASignInSurvivesWeeksOfSleepAndEndsAfterSixtyDays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := w.open(t)
	f.mustSignIn(t, demo)
	for _, slept := range []time.Duration{29 * time.Minute, 31 * time.Minute, 8 * time.Hour, 59 * 24 * time.Hour} {
		w.pass(slept)
		if err := f.reads(t); err != nil {
			t.Fatalf("after %s: %v", slept, err)
		}
	}
	session, err := f.Standing(t.Context())
	if err != nil || !session.ValidUntil.Equal(w.time().Add(60*24*time.Hour)) {
		t.Errorf("valid until %s at %s, %v", session.ValidUntil, w.time(), err)
	}
	w.pass(60 * 24 * time.Hour)
	if err := f.reads(t); !fault.Is(err, fault.AuthExpired) {
		t.Errorf("after 60 days unused: %v", err)
	}
	if err := f.reads(t); !fault.Is(err, fault.AuthExpired) {
		t.Errorf("asked again: %v", err)
	}
	if _, err := f.signIn(t, demo); err != nil || f.reads(t) != nil {
		t.Errorf("signed in again: %v", err)
	}
}

// Covers 2/grace.
func TestALostRenewalIsFoundAgainWithinItsGrace(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		lost  int // replies cut off after they took effect
		moved time.Duration
		first fault.Code
		then  fault.Code
	}{
		"one reply lost":               {1, 0, "", ""},
		"two lost, tried in time":      {2, 29 * time.Minute, fault.Offline, ""},
		"two lost, tried after it all": {2, 31 * time.Minute, fault.Offline, fault.AuthExpired},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			f := w.open(t)
			f.mustSignIn(t, demo)
			w.pass(time.Hour)
			rule := faults.Rule{Kind: faults.CommitThenCut, Method: "POST", Path: "/identity/connect/token", Times: test.lost}
			if err := w.xero.Faults().Set(1, rule); err != nil {
				t.Fatal(err)
			}
			if _, err := f.Token(t.Context()); fault.CodeOf(err) != test.first {
				t.Fatalf("first try: %v, want %q", err, test.first)
			}
			w.pass(test.moved)
			if _, err := f.Token(t.Context()); fault.CodeOf(err) != test.then {
				t.Errorf("then: %v, want %q", err, test.then)
			}
		})
	}
}

func TestAComputerYearsOffSignsInAndStaysSignedIn(t *testing.T) {
	t.Parallel()
	for _, off := range []time.Duration{-3 * 365 * 24 * time.Hour, 9 * 365 * 24 * time.Hour} {
		w := newWorld(t)
		f := w.open(t, func(c *signin.Config) { c.Now = func() time.Time { return w.time().Add(off) } })
		f.mustSignIn(t, demo)
		for range 3 {
			w.pass(25 * time.Minute)
			if err := f.reads(t); err != nil {
				t.Errorf("%s off: %v", off, err)
			}
		}
		session, err := f.Standing(t.Context())
		if pair, _, _ := f.tokens.LoadTokens(t.Context()); err != nil || pair.ClockOffset != -off || session.ValidUntil.Sub(w.time()) < 59*24*time.Hour {
			t.Errorf("%s off: by %s, %+v, %v", off, pair.ClockOffset, session, err)
		}
	}
}
