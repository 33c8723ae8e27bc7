package posting_test

import (
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/posting"
)

func TestWhatIsTroubledWaitsAndSaysWhy(t *testing.T) {
	t.Parallel()
	offline := func(w *world) { w.xero.IsOffline = true }
	signedOut := func(w *world) { w.xero.IsSignedOut = true }
	for name, c := range map[string]struct {
		trouble func(*world)
		wait    posting.PollWait
		// atMost is the most tries in the ten minutes after the first, isPlanned that another is planned.
		atMost    int
		isPlanned bool
	}{
		"offline":     {offline, posting.PollWaitOffline, 12, true},
		"signed out":  {signedOut, posting.PollWaitSignIn, 0, false},
		"not allowed": {failWith(fault.Forbidden, 0), posting.PollWaitForbidden, 0, false},
		"too many":    {failWith(fault.RateLimited, time.Hour), posting.PollWaitLimit, 0, true},
		"in trouble":  {failWith(fault.UnknownOutcome, 0), posting.PollWaitTrouble, 12, true},
		"a full disk": {func(w *world) {
			w.store.BeforeCommit = func() error { return fault.New(fault.DiskFull, "There is no room.", "") }
		}, posting.PollWaitFile, 6, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, found := sent(t, 1)
			w.pollFor(minute)
			w.touch(found[0], approve)
			c.trouble(w)
			tries := 0
			w.xero.BeforePage = func(int) { tries++ }
			w.pollFor(10 * minute)
			s := w.pollStatus()
			if s.Wait != c.wait || s.NextAt.IsZero() == c.isPlanned || s.IsReading {
				t.Fatalf("it stands as %+v", s)
			}
			tries = 0
			w.pollFor(10 * minute)
			if tries > c.atMost {
				t.Errorf("it tried %d times", tries)
			}
			// The trouble ends; a sign-in is told, the rest is noticed.
			w.xero.IsOffline, w.xero.IsSignedOut, w.xero.BeforePage, w.xero.FailLists, w.store.BeforeCommit = false, false, nil, nil, nil
			if !c.isPlanned {
				w.poller.Wake(posting.PollSignedIn)
			}
			w.pollFor(2 * time.Hour)
			if s := w.pollStatus(); s.Wait != posting.PollWaitNone || w.status(1).Ledger.Status != posting.StatusAuthorised {
				t.Errorf("afterwards it stands as %+v", s)
			}
		})
	}
}

// failWith has lists of changes fail.
func failWith(code fault.Code, after time.Duration) func(*world) {
	return func(w *world) {
		w.xero.FailLists = &posting.LedgerError{Fault: fault.New(code, "No.", ""), RetryAfter: after}
	}
}

func TestFewCallsAreKeptForTheOwner(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.pollFor(minute)
	w.touch(found[0], approve)
	w.callsLeft, w.saidAt = 99, w.clock.Wall
	if calls := w.lists(func() { w.pollFor(3 * time.Hour) }); calls != 0 {
		t.Errorf("%d calls of the last 99 were used", calls)
	}
	if s := w.pollStatus(); s.Wait != posting.PollWaitFewCalls || !s.NextAt.IsZero() {
		t.Errorf("it stands as %+v", s)
	}
	// On demand it reads all the same.
	if err := w.demand(); err != nil || w.status(1).Ledger.Status != posting.StatusAuthorised {
		t.Errorf("on demand: %v, %s", err, w.status(1).Ledger.Status)
	}
	if s := w.pollStatus(); s.Wait != posting.PollWaitFewCalls {
		t.Errorf("afterwards it stands as %+v", s)
	}
	w.callsLeft = 100
	if calls := w.lists(func() { w.pollFor(11 * minute) }); calls != 1 {
		t.Errorf("with 100 left: %d calls", calls)
	}
	// A figure of another day says nothing.
	w.callsLeft, w.saidAt = 0, w.clock.Wall.Add(-24*time.Hour)
	if calls := w.lists(func() { w.pollFor(11 * minute) }); calls != 1 {
		t.Errorf("with an old figure: %d calls", calls)
	}
}

func TestLookingAtTheWindowReadsUnlessTheLastReadingIsFresh(t *testing.T) {
	t.Parallel()
	for _, why := range []posting.PollReason{posting.PollFocused, posting.PollOnline} {
		w, _ := sent(t, 1)
		w.pollFor(minute)
		look := func() int {
			return w.lists(func() { w.poller.Wake(why); w.pollFor(time.Second) })
		}
		if calls := look(); calls != 0 {
			t.Errorf("%s a minute after a reading: %d calls", why, calls)
		}
		w.clock.Advance(2 * minute)
		if calls := look(); calls != 1 {
			t.Errorf("%s two minutes later: %d calls", why, calls)
		}
		w.xero.FailLists = &posting.LedgerError{Fault: fault.New(fault.RateLimited, "Too many.", ""), RetryAfter: time.Hour}
		w.pollFor(11 * minute)
		w.xero.FailLists = nil
		if calls := look(); calls != 0 {
			t.Errorf("%s while Xero asked to wait: %d calls", why, calls)
		}
	}
}

func TestAfterASleepItReadsAtOnce(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.pollFor(minute)
	w.clock.Sleep(8 * time.Hour)
	w.touch(found[0], approve)
	w.pollFor(time.Second)
	if s := w.status(1); s.Ledger.Status != posting.StatusAuthorised {
		t.Error("what happened while the computer slept is not known")
	}
}

func TestAPauseOfReadingThatXeroAskedForEndsWhileTheComputerSleeps(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.pollFor(minute)
	w.xero.FailLists = &posting.LedgerError{Fault: fault.New(fault.RateLimited, "Too many.", ""), RetryAfter: 5 * time.Hour}
	w.pollFor(11 * minute)
	w.xero.FailLists = nil
	w.touch(found[0], approve)
	w.clock.Sleep(time.Hour)
	w.pollFor(time.Second)
	if s := w.status(1); s.Ledger.Status == posting.StatusAuthorised {
		t.Error("it did not wait as long as Xero asked")
	}
	w.clock.Sleep(8 * time.Hour)
	w.pollFor(time.Second)
	if s := w.status(1); s.Ledger.Status != posting.StatusAuthorised {
		t.Error("the pause went on after a night of sleep")
	}
}
