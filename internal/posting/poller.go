package posting

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"daybook/internal/fault"
)

// PollerOptions is what a Poller works with.
type PollerOptions struct {
	// Store is the company file, Ledger is Xero. A Reader cannot send.
	Store  Store
	Ledger Reader
	// Clock is the computer's clocks, Times the waits.
	Clock Clock
	Times Times
	// CallsLeft is how many calls Xero leaves today, and when it said so; negative, or nil, while unknown.
	CallsLeft func() (int, time.Time)
	// Notify is told of every change after it was committed, and of many at once by the zero Change; nil for nobody. It
	// must not block.
	Notify func(Change)
	// Announce is told when the Poller's own status changed; nil for nobody. It must not block.
	Announce func(PollStatus)
	// Log takes what went wrong; nil for nowhere.
	Log *slog.Logger
}

// Poller reads back what became of the documents that were sent (D12): every now and then, and when asked. It reads only
// what changed since the last time, and never writes to Xero. There is one per company file, beside its Sender.
type Poller struct {
	store     Store
	ledger    Reader
	clock     Clock
	times     Times
	callsLeft func() (int, time.Time)
	notify    func(Change)
	announce  func(PollStatus)
	log       *slog.Logger
	wake      chan struct{}

	// These belong to the goroutine of Run.
	sleep    sleepWatch
	failures int

	mu sync.Mutex
	// dueAt is when, by the monotonic clock, the next reading is due.
	dueAt time.Duration
	// pausedUntil is up to when Xero asked for a pause, by both clocks: one stands still in a sleep, the other may be put back.
	pausedUntil     time.Duration
	pausedUntilWall time.Time
	// readMono is when the last whole reading of this process ended, by the monotonic clock; hasRead that there was one.
	readMono time.Duration
	hasRead  bool
	asked    []chan error
	status   PollStatus
}

// NewPoller returns a poller that does nothing until Run or Step. Its first reading is a little later than the Sender's.
func NewPoller(o PollerOptions) *Poller {
	p := &Poller{store: o.Store, ledger: o.Ledger, clock: o.Clock, times: o.Times, callsLeft: o.CallsLeft, notify: o.Notify,
		announce: o.Announce, log: o.Log, wake: make(chan struct{}, 1), sleep: newSleepWatch(o.Clock, o.Times.Sleep)}
	p.dueAt = o.Clock.Mono() + o.Times.MinPause
	if p.callsLeft == nil {
		p.callsLeft = func() (int, time.Time) { return -1, time.Time{} }
	}
	if p.notify == nil {
		p.notify = func(Change) {}
	}
	if p.announce == nil {
		p.announce = func(PollStatus) {}
	}
	if p.log == nil {
		p.log = slog.New(slog.DiscardHandler)
	}
	return p
}

// Run reads until the context ends. A reading under way is then cut, and begun again at the next start.
func (p *Poller) Run(ctx context.Context) {
	for {
		timer := time.NewTimer(p.Step(ctx))
		select {
		case <-ctx.Done():
			timer.Stop()
			p.answer(p.takeAsked(), errStopped())
			return
		case <-p.wake:
			timer.Stop()
		case <-timer.C:
		}
	}
}

func errStopped() error { return fault.New(fault.Cancelled, "Daybook is closing.", "") }

// PollReason says why the poller should read before its time.
type PollReason string

// The reasons to read.
const (
	// PollSignedIn: the owner signed in, or chose an organisation.
	PollSignedIn PollReason = "signed_in"
	// PollOnline: the network is back.
	PollOnline PollReason = "online"
	// PollFocused: the owner came back to the window.
	PollFocused PollReason = "focused"
)

// Wake makes Run read at once where that is worth a call: after a sign-in always, otherwise unless the last reading is fresh.
func (p *Poller) Wake(why PollReason) {
	p.mu.Lock()
	now := p.clock.Mono()
	isStale := !p.hasRead || now-p.readMono >= p.times.Fresh
	switch why {
	case PollSignedIn:
		p.status.Wait, p.dueAt, p.pausedUntil = PollWaitNone, now, now
	case PollOnline, PollFocused:
		if isStale {
			p.dueAt = now
		}
	}
	p.mu.Unlock()
	p.nudge()
}

// hurry makes a reading due, because the monotonic clock does not tell how old the last one is.
func (p *Poller) hurry() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hasRead, p.dueAt = false, p.clock.Mono()
}

func (p *Poller) nudge() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Now reads back at once, whatever speaks for waiting, and returns when it is done. What changed at Xero before the call is
// known then. Errors: those of a Reader, the store's, or cancelled when the context or Run ends first.
func (p *Poller) Now(ctx context.Context) error {
	answer := make(chan error, 1)
	p.mu.Lock()
	p.asked = append(p.asked, answer)
	p.mu.Unlock()
	p.nudge()
	select {
	case err := <-answer:
		return err
	case <-ctx.Done():
		return errStopped()
	}
}

func (p *Poller) takeAsked() []chan error {
	p.mu.Lock()
	defer p.mu.Unlock()
	asked := p.asked
	p.asked = nil
	return asked
}

func (p *Poller) answer(asked []chan error, err error) {
	for _, one := range asked {
		one <- err
	}
}

// Step reads back if that is due, and returns how long there is nothing to do. Run calls it; tests may.
func (p *Poller) Step(ctx context.Context) time.Duration {
	if p.sleep.slept() {
		p.hurry()
	}
	asked := p.takeAsked()
	if len(asked) == 0 {
		if wait := p.waits(); wait > 0 {
			return wait
		}
	}
	p.change(func(s *PollStatus) { s.IsReading, s.Done, s.Total = true, 0, 0 })
	err := p.poll(ctx)
	if ctx.Err() != nil {
		err = errStopped()
	} else {
		p.settle(err)
	}
	p.answer(asked, err)
	return p.waits()
}

// change changes the status, and tells who listens.
func (p *Poller) change(change func(*PollStatus)) {
	p.mu.Lock()
	before := p.status
	change(&p.status)
	now := p.status
	p.mu.Unlock()
	if now != before {
		p.announce(now)
	}
}
