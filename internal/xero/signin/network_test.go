package signin_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// The network goes away in each step of a sign-in: a person is told so, and what was signed in before still is.
func TestANetworkLostInAnyStepIsSaidAndCostsNothing(t *testing.T) {
	t.Parallel()
	for name, lose := range map[string]func(b *bench){
		"before the code is exchanged": func(b *bench) { b.cfg.TokenURL = "http://127.0.0.1:1/token" }, // nobody listens there
		"while it is exchanged":        func(b *bench) { b.will(reply{isCut: true, isCommitted: true}) },
		"and the answer never comes": func(b *bench) {
			b.cfg.HTTP = &http.Client{Timeout: 50 * time.Millisecond}
			b.will(reply{hold: make(chan struct{})})
		},
		"before the organisation is looked up": func(b *bench) { b.cfg.ConnectionsURL = "http://127.0.0.1:1/connections" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			lose(b)
			source, store, before := b.source(t)
			flow, err := signin.Begin(t.Context(), b.cfg, source.AdoptFor("t-1"), nil)
			if err != nil {
				t.Fatal(err)
			}
			shown := get(t, b.consent(t, <-b.opened), navigation())
			_, err = flow.Wait(t.Context())
			problem, _ := errors.AsType[*fault.Error](err)
			if !fault.Is(err, fault.Offline) || problem.Hint == "" || !strings.Contains(shown.body, "Not signed in") {
				t.Errorf("error %v, page %s", err, shown.body)
			}
			noSecret(t, err)
			if saved, _ := held(t, store); saved.Access != before.Access || token(t, source) != before.Access {
				t.Error("the sign-in before is lost")
			}
		})
	}
}

// A person who is offline sees nothing but the browser's own page: the flow waits, and can be cancelled.
func TestAnOfflineBrowserLeavesAFlowThatCanBeCancelled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Close()
	flow, _, _ := b.begin(t)
	<-b.opened
	if state := flow.State(); state.Phase != signin.Waiting || state.URL == "" {
		t.Errorf("state %+v", state)
	}
	flow.Cancel()
	if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.Cancelled) {
		t.Errorf("error %v", err)
	}
}
