package posting_test

import (
	"context"
	"testing"
	"time"

	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

func TestTheQueueStopsUntilAPersonSignsIn(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.run(0)
	w.enqueue(1)
	w.xero.IsSignedOut = true
	w.run(5 * minute)
	w.want(1, posting.LabelQueued)
	if s := w.senderStatus(); s.Stop != posting.StopSignIn || s.Message == "" || s.Queued != 1 {
		t.Fatalf("the sender stands at %+v", s)
	}
	if n := len(w.xero.Sends); n != 2 {
		t.Errorf("%d requests left while signed out, want 2: one, and one with a fresh token", n)
	}
	w.xero.IsSignedOut = false
	w.sender.Wake(posting.WakeSignedIn)
	w.run(minute)
	w.want(1, posting.LabelSent)
	if s := w.senderStatus(); s.Stop != "" || s.Queued != 0 {
		t.Errorf("the sender stands at %+v", s)
	}
}

func (w *world) senderStatus() posting.SenderStatus {
	w.t.Helper()
	s, err := w.sender.Status(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func TestForbiddenStopsTheQueue(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked), postingtest.Sale("SO-2", postingtest.Linked))
	w.enqueue(1)
	w.enqueue(2)
	w.xero.Next = []postingtest.Fault{postingtest.FaultForbidden}
	w.run(5 * minute)
	if s := w.senderStatus(); s.Stop != posting.StopForbidden {
		t.Fatalf("the sender stands at %+v", s)
	}
	w.want(1, posting.LabelQueued)
	w.want(2, posting.LabelQueued)
	if len(w.xero.Sends) != 1 {
		t.Errorf("%d requests left, want 1", len(w.xero.Sends))
	}
}

func TestOfflineTheQueueWaitsAndThenDrains(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Many(6)...)
	w.xero.IsOffline = true
	for id := int64(1); id <= 6; id++ {
		w.enqueue(id)
	}
	w.run(30 * minute)
	if s := w.senderStatus(); s.Pause != posting.PauseOffline || s.NextAttempt.IsZero() || s.Stop != "" {
		t.Fatalf("the sender stands at %+v", s)
	}
	w.xero.IsOffline = false
	w.sender.Wake(posting.WakeOnline)
	w.run(5 * minute)
	for id := int64(1); id <= 6; id++ {
		w.want(id, posting.LabelSent)
	}
	w.keep(1, 2, 3, 4, 5, 6)
}

func TestA429IsWaitedForAsLongAsAsked(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	w.run(25 * time.Second)
	w.want(1, posting.LabelQueued)
	if s := w.senderStatus(); s.Pause != posting.PauseLimit {
		t.Errorf("the sender stands at %+v", s)
	}
	w.run(2 * time.Second)
	w.want(1, posting.LabelSent)
}

func TestAPauseThatXeroAskedForEndsWhileTheComputerSleeps(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	w.run(time.Second)
	w.want(1, posting.LabelQueued)
	w.clock.Sleep(8 * time.Hour)
	w.run(time.Second)
	w.want(1, posting.LabelSent)
}

func TestAPauseThatXeroAskedForIsNotLongerWhenTheClockIsPutBack(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	w.run(time.Second)
	w.clock.Wall = w.clock.Wall.Add(-8 * time.Hour)
	w.run(20 * time.Second)
	w.want(1, posting.LabelQueued)
	w.run(7 * time.Second)
	w.want(1, posting.LabelSent)
}
