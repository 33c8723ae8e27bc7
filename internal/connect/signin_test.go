package connect_test

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/refdata"
)

// heldFlow is a sign-in that waits for the browser until it is cancelled or the test ends it.
type heldFlow struct {
	over    chan error
	once    sync.Once
	isEnded atomic.Bool
}

func (f *heldFlow) end(err error) {
	f.once.Do(func() {
		f.isEnded.Store(true)
		f.over <- err
	})
}

func (f *heldFlow) isOver() bool { return f.isEnded.Load() }

func (f *heldFlow) Cancel() { f.end(fault.New(fault.Cancelled, "The sign-in was cancelled.", "")) }

func (f *heldFlow) Wait(context.Context) (string, error) { return "event", <-f.over }

// browser is a gateway whose sign-ins the test ends. It counts those that run.
type browser struct {
	*xero

	mu     sync.Mutex
	flows  []*heldFlow
	told   []string
	refuse error
}

func (b *browser) BeginSignIn(_ context.Context, watch func(connect.Progress)) (connect.SignIn, error) {
	if b.refuse != nil {
		return nil, b.refuse
	}
	watch(connect.Progress{Phase: "waiting"})
	f := &heldFlow{over: make(chan error, 1)}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.flows = append(b.flows, f)
	return f, nil
}

func (b *browser) hear(p connect.Progress) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.told = append(b.told, p.Phase)
}

func (b *browser) heard() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.told)
}

func (b *browser) running() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(slices.DeleteFunc(slices.Clone(b.flows), func(f *heldFlow) bool { return f.isOver() }))
}

// atBrowser returns a service whose sign-ins wait for the test.
func atBrowser(f *file) (*connect.Service, *browser) {
	b := &browser{xero: &xero{granted: []connect.Granted{demo}}}
	s := connect.NewService(connect.Config{Gateway: b, Store: f, Health: connect.NewHealth(nil), Log: slog.New(slog.DiscardHandler),
		OnChange: func(bool) {}, OnProgress: b.hear, Now: func() time.Time { return noon }, Zone: auckland})
	return s, b
}

func TestASecondSignInBeginsWhenTheFirstIsOver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, b := atBrowser(&file{})
		for range 2 {
			if err := s.SignIn(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		synctest.Wait()
		if told := b.heard(); !slices.Equal(told, []string{"waiting", "cancelled", "waiting"}) || s.Progress().Phase != "waiting" {
			t.Errorf("told %v, the last is %q while the second waits", told, s.Progress().Phase)
		}
		s.CancelSignIn()
		synctest.Wait()
		if s.Progress().Phase != "cancelled" {
			t.Errorf("cancelled, and %q is shown", s.Progress().Phase)
		}
	})
}

func TestTwoSignInsAtOnceAreOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, b := atBrowser(&file{})
		for range 5 {
			go func() { _ = s.SignIn(t.Context()) }()
		}
		synctest.Wait()
		if n := b.running(); n != 1 || s.Progress().Phase != "waiting" {
			t.Errorf("%d sign-ins run, %q is shown", n, s.Progress().Phase)
		}
		s.CancelSignIn()
		synctest.Wait()
		if n := b.running(); n != 0 {
			t.Errorf("%d sign-ins run after a cancel", n)
		}
	})
}

func TestASignInThatCannotBeginLeavesNoneWaiting(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, b := atBrowser(&file{})
		if err := s.SignIn(t.Context()); err != nil {
			t.Fatal(err)
		}
		b.refuse = fault.New(fault.InUse, "Every port is taken.", "")
		if err := s.SignIn(t.Context()); !fault.Is(err, fault.InUse) {
			t.Errorf("begun with %v", err)
		}
		synctest.Wait()
		if n := b.running(); n != 0 || s.Progress().Phase != "cancelled" {
			t.Errorf("%d sign-ins run, %q is shown", n, s.Progress().Phase)
		}
	})
}

// A sign-in that is being completed while the owner disconnects may not connect the file again behind their back.
func TestADisconnectIsTheLastWordOfASignIn(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*connect.Service, context.Context) error{
		"disconnect": (*connect.Service).Disconnect, "forget": (*connect.Service).Forget,
	} {
		synctest.Test(t, func(t *testing.T) {
			f := &file{binding: connect.Binding{TenantID: "t1", ConnectionID: "c1", Name: "Demo", IsConnected: true}}
			s, b := atBrowser(f)
			if err := s.SignIn(t.Context()); err != nil {
				t.Fatal(err)
			}
			b.flows[0].end(nil) // the tokens are saved
			if err := leave(s, t.Context()); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			if f.binding.IsConnected || b.hasSignIn {
				t.Errorf("%s: bound %+v, signed in: %v", name, f.binding, b.hasSignIn)
			}
		})
	}
}

func TestWithoutAConnectionOfItsOwnAFileOnlyForgets(t *testing.T) {
	t.Parallel()
	x, f := &xero{granted: []connect.Granted{demo, other}}, &file{}
	s, phases := signIn(t, x, f)
	if !slices.Equal(phases, []string{"waiting", "choose"}) {
		t.Fatal(phases)
	}
	if err := s.Disconnect(t.Context()); err != nil || len(x.dropped) != 0 || !x.forgotten || state(t, s) != connect.None {
		t.Errorf("%v: dropped %q, forgotten: %v, state %s", err, x.dropped, x.forgotten, state(t, s))
	}
}

func TestASignInElsewhereDoesNotOpenTheOrganisation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.health.Observe(connect.Signal{At: noon, IsAnswered: true, IsForbidden: true, CallsLeftToday: -1, CallsLeftMinute: -1})
	b.xero.granted = []connect.Granted{other}
	if err := b.SignIn(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.CancelSignIn()
	if err := b.Forget(t.Context()); err != nil { // waits for the sign-in's end
		t.Fatal(err)
	}
	b.file.binding.IsConnected, b.xero.hasSignIn = true, true
	if s := state(t, b.Service); s != connect.Refused {
		t.Errorf("after a sign-in that does not reach it, the organisation that refuses is %s", s)
	}
}

// Another binding may come while the first one's accounts are read: that takes seconds.
func TestAFileIsBoundToOneOrganisationAtATime(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.file.binding = connect.Binding{}
	b.xero.reading = func(*refdata.Set) { b.file.binding = connect.Binding{TenantID: "t1", Name: "Demo", IsConnected: true} }
	if err := b.Choose(t.Context(), "t2"); !fault.Is(err, fault.Conflict) || b.file.binding.TenantID != "t1" || len(b.file.bound) != 0 {
		t.Errorf("chosen with %v, bound %+v", err, b.file.binding)
	}
	b.xero.reading = func(*refdata.Set) { b.file.stakes.Unfinished = 1 }
	if err := b.Switch(t.Context(), "t2", "Other"); !fault.Is(err, fault.Conflict) || len(b.file.bound) != 0 {
		t.Errorf("a document was queued meanwhile: %v, bound %v", err, b.file.bound)
	}
}
