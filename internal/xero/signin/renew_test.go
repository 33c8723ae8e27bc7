package signin_test

import (
	"errors"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

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
