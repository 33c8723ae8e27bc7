package signin_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// off sets this computer's clock beside Xero's; what it returns sets it again.
func (b *bench) off(by time.Duration) (set func(time.Duration)) {
	var offset atomic.Int64
	set = func(by time.Duration) { offset.Store(int64(by)) }
	set(by)
	b.cfg.Now = func() time.Time { return b.clock.Now().Add(time.Duration(offset.Load())) }
	return set
}

const year = 365 * 24 * time.Hour

func TestAComputerWithAWrongClockSignsInAndIsTold(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		off     time.Duration
		isWrong bool
	}{
		{"right", 0, false},
		{"four minutes ahead", 4 * time.Minute, false},
		{"four minutes behind", -4 * time.Minute, false},
		{"ten minutes ahead", 10 * time.Minute, true},
		{"three years behind", -3 * year, true},
		{"nine years ahead", 9 * year, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.off(test.off)
			store := &signin.MemoryStore{}
			source, err := signin.NewSource(b.cfg, store)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(source.Close)
			flow, err := signin.Begin(t.Context(), b.cfg, source.Adopt, nil)
			if err != nil {
				t.Fatal(err)
			}
			get(t, b.consent(t, <-b.opened), navigation())
			session, err := flow.Wait(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if session.IsClockWrong() != test.isWrong || (flow.State().Hint == signin.HintClockWrong) != test.isWrong || session.ClockOffset != -test.off {
				t.Errorf("offset %s, wrong %v, hint %q", session.ClockOffset, session.IsClockWrong(), flow.State().Hint)
			}
			if want := b.clock.Now().Add(60 * 24 * time.Hour); !session.ValidUntil.Equal(want) {
				t.Errorf("valid until %s, want %s by Xero's clock", session.ValidUntil, want)
			}
			first := token(t, source)
			b.clock.Move(27 * time.Minute)
			if token(t, source) != first {
				t.Error("renewed too early")
			}
			b.clock.Move(2 * time.Minute)
			if token(t, source) == first {
				t.Error("used to its very end")
			}
		})
	}
}

// The clock is set right in the middle: what was kept by the wrong one cannot be judged any more, so it is renewed.
func TestAClockThatIsSetRightLeadsToARenewalAndNothingElse(t *testing.T) {
	t.Parallel()
	for _, by := range []time.Duration{-3 * year, -20 * time.Minute, 20 * time.Minute, 3 * year} {
		b := setup(t)
		set := b.off(by)
		source, store, _ := b.source(t)
		b.clock.Move(time.Hour)
		first := token(t, source)
		set(0)
		second := token(t, source)
		session, isSignedIn, err := source.Session(t.Context())
		if second == first && by.Abs() > time.Hour || err != nil || !isSignedIn {
			t.Errorf("%s: token renewed %v, signed in %v, %v", by, second != first, isSignedIn, err)
		}
		if second != first && session.IsClockWrong() {
			t.Errorf("%s: still called wrong", by)
		}
		if saved, _ := held(t, store); !saved.ExpiresAt.After(b.clock.Now()) {
			t.Errorf("%s: kept until %s", by, saved.ExpiresAt)
		}
	}
}

// The grace of the token before is judged by the time that Xero's refusal tells, not by a clock that was moved.
//
// Covers 2/grace.
func TestGraceIsJudgedByXerosClock(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		moved time.Duration
		want  fault.Code
		calls int
	}{
		{"within 30 minutes", 29 * time.Minute, "", 3},
		{"after 30 minutes", 31 * time.Minute, fault.AuthExpired, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			set := b.off(-3 * year)
			source, store, _ := b.source(t)
			b.clock.Move(time.Hour)
			token(t, source)
			saved, _ := held(t, store)
			b.change(func() { delete(b.refresh, saved.Refresh) })
			b.clock.Move(test.moved)
			set(2 * year) // somebody set the clock, and not well
			if test.want == "" {
				token(t, source)
			} else {
				refuses(t, source, test.want)
			}
			if calls := len(b.tokenCalls()); calls != test.calls {
				t.Errorf("%d calls, want %d", calls, test.calls)
			}
		})
	}
}

func TestARefreshThatNamesNoScopesKeepsThem(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, pair := b.source(t)
	pair.Scopes = []string{"offline_access", "accounting.contacts"}
	if err := source.Adopt(t.Context(), pair); err != nil {
		t.Fatal(err)
	}
	b.omitScope = true
	b.clock.Move(time.Hour)
	token(t, source)
	if saved, _ := held(t, store); strings.Join(saved.Scopes, " ") != "offline_access accounting.contacts" {
		t.Errorf("scopes became %v", saved.Scopes)
	}
}

// laptop has a wall clock that its sleep moves while timers stand still.
type laptop struct{ slept atomic.Int64 }

func (l *laptop) now() time.Time { return time.Now().Add(time.Duration(l.slept.Load())) }

func (l *laptop) sleep(d time.Duration) { l.slept.Add(int64(d)) }

func TestASignInThatSleptThroughItsTimeSaysSo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name               string
		awake, slept, then time.Duration
		want               string // part of the sentence; "" when it still waits
	}{
		{"slept through it", time.Minute, time.Hour, 3 * time.Second, "slept"},
		{"slept a little", time.Minute, 2 * time.Minute, 3 * time.Second, ""},
		{"slept a little, then waited to the end", time.Minute, 2 * time.Minute, 3 * time.Minute, "slept"},
		{"never slept", 5 * time.Minute, 0, 3 * time.Second, "within five minutes"},
		{"the clock was set back", time.Minute, -24 * time.Hour, 3 * time.Second, ""},
		{"the clock was set back, then waited to the end", time.Minute, -24 * time.Hour, 5 * time.Minute, "within five minutes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				computer := &laptop{}
				cfg := signin.Xero("daybook-test")
				cfg.Open, cfg.Now = func(string) error { return nil }, computer.now
				flow, _ := signin.BeginUnheard(t.Context(), cfg, nil, nil)
				time.Sleep(test.awake)
				synctest.Wait()
				computer.sleep(test.slept)
				time.Sleep(test.then)
				synctest.Wait()
				if test.want == "" {
					if flow.State().Phase != signin.Waiting {
						t.Errorf("phase %s", flow.State().Phase)
					}
					flow.Cancel()
					_, _ = flow.Wait(t.Context())
					return
				}
				if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.AuthExpired) || !strings.Contains(err.Error(), test.want) {
					t.Errorf("error %v", err)
				}
			})
		})
	}
}

// The answer of a login page that was left open over night comes the moment the lid is lifted, before any timer.
func TestAnAnswerAfterTheSleepIsTooLate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		computer := &laptop{}
		cfg := signin.Xero("daybook-test")
		cfg.Open, cfg.Now = func(string) error { return nil }, computer.now
		flow, handler := signin.BeginUnheard(t.Context(), cfg, func(context.Context, signin.Tokens) error {
			t.Error("tokens after the limit")
			return nil
		}, nil)
		time.Sleep(time.Minute + time.Second) // between two looks at the clock
		synctest.Wait()
		computer.sleep(8 * time.Hour)
		request := httptest.NewRequest("GET", "/callback?code=c&state="+stateOf(t, flow), nil)
		request.Host = "localhost:8912"
		reply := httptest.NewRecorder()
		handler.ServeHTTP(reply, request)
		if _, err := flow.Wait(t.Context()); !fault.Is(err, fault.AuthExpired) || !strings.Contains(err.Error(), "slept") || !strings.Contains(reply.Body.String(), "Not signed in") {
			t.Errorf("error %v, page %s", err, reply.Body)
		}
	})
}
