package posting

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"daybook/internal/fault"
)

// SenderOptions is what a Sender works with.
type SenderOptions struct {
	// Store is the company file, Ledger is Xero.
	Store  Store
	Ledger Ledger
	// Clock is the computer's clocks, Times the waits.
	Clock Clock
	Times Times
	// Machine identifies this computer; never empty (R12).
	Machine string
	// Notify is told of every change after it was committed; nil for nobody. It must not block.
	Notify func(Change)
	// Log takes what concerns nobody's document; nil for nowhere.
	Log *slog.Logger
}

// Sender is the one that sends, and the only one that repeats a write (R14). There is one per company file, and it
// works on one thing at a time.
type Sender struct {
	store  Store
	ledger Ledger
	clock  Clock
	times  Times
	notify func(Change)
	log    *slog.Logger

	// machine says which computer sends.
	machine string
	wake    chan struct{}
	// working is held while a step is under way.
	working sync.Mutex

	// All from here to mu belongs to the goroutine of Run.
	server serverClock
	// dueAt is when a request in doubt is to be looked up, by the monotonic clock.
	dueAt map[int64]time.Duration
	// lookAgainAt is when, by the monotonic clock, a send needs Xero to be asked first what other copies of the file made there: all
	// that they had under way at the last reading has then arrived (R11).
	lookAgainAt time.Duration
	// failures counts troubles in a row, for the growing pause; refused counts 401s in a row.
	failures, refused int
	sleep             sleepWatch

	mu           sync.Mutex
	mustRecover  bool
	stop         StopReason
	pause        PauseReason
	message      string
	pausedUntil  time.Duration
	nextAttempt  time.Time
	wasAnnounced SenderStatus
}

// NewSender returns a sender that does nothing until Run or Step.
func NewSender(o SenderOptions) *Sender {
	s := &Sender{store: o.Store, ledger: o.Ledger, clock: o.Clock, times: o.Times, notify: o.Notify, log: o.Log,
		machine: o.Machine, wake: make(chan struct{}, 1),
		dueAt: map[int64]time.Duration{}, mustRecover: true,
		server: serverClock{clock: o.Clock}, sleep: newSleepWatch(o.Clock, o.Times.Sleep)}
	if s.notify == nil {
		s.notify = func(Change) {}
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	return s
}

// Run works until the context ends. A send under way is then cut, and looked up at the next start.
func (s *Sender) Run(ctx context.Context) {
	for {
		wait := s.Step(ctx)
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-s.wake:
			timer.Stop()
		case <-timer.C:
		}
	}
}

// WakeReason says why the sender should look again.
type WakeReason string

// The reasons to wake.
const (
	// WakeQueued: something was queued or decided.
	WakeQueued WakeReason = "queued"
	// WakeOnline: the network is back.
	WakeOnline WakeReason = "online"
	// WakeSignedIn: the owner signed in, or chose an organisation.
	WakeSignedIn WakeReason = "signed_in"
	// WakeResumed: the computer slept.
	WakeResumed WakeReason = "resumed"
)

// Wake makes Run look again at once. After a sign-in or a sleep it first looks for what this file does not know (R11).
func (s *Sender) Wake(why WakeReason) {
	s.mu.Lock()
	switch why {
	case WakeQueued:
	case WakeOnline:
		s.endOffline()
	case WakeSignedIn:
		s.mustRecover = true
		if s.stop != StopOtherMachine {
			s.stop, s.message = "", ""
		}
		s.endOffline()
	case WakeResumed:
		s.mustRecover = true
		s.endOffline()
	}
	s.mu.Unlock()
	s.nudge()
}

// endOffline ends a pause because Xero could not be reached; the lock is held.
func (s *Sender) endOffline() {
	if s.pause == PauseOffline {
		s.pause, s.message, s.pausedUntil, s.nextAttempt = "", "", 0, time.Time{}
	}
}

func (s *Sender) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Hold does something while nothing is sent, looked up or read here, after waiting for what is under way: a change of
// organisation, so that nothing meant for one reaches the other.
func (s *Sender) Hold(do func() error) error {
	s.working.Lock()
	defer s.working.Unlock()
	return do()
}

// TakeOver makes this computer the one that sends from the file (R12). The owner must have been told that the other one must stop.
func (s *Sender) TakeOver(ctx context.Context) error {
	err := s.store.Write(ctx, func(tx Tx) error {
		m, err := tx.GetMark()
		if err != nil {
			return err
		}
		m.Machine = s.machine
		return tx.SaveMark(m)
	})
	if err != nil {
		return fmt.Errorf("take the outbox over: %w", err)
	}
	s.mu.Lock()
	if s.stop == StopOtherMachine {
		s.stop, s.message = "", ""
	}
	s.mustRecover = true
	s.mu.Unlock()
	s.nudge()
	return nil
}

// Step does at most one thing that reaches Xero, and returns how long there is nothing to do. Run calls it; tests may.
func (s *Sender) Step(ctx context.Context) time.Duration {
	s.working.Lock()
	defer s.working.Unlock()
	wait, err := s.step(ctx)
	if err != nil && ctx.Err() == nil {
		s.log.Error("the outbox could not be worked on", "code", fault.CodeOf(err), "error", err)
		wait = s.pauseFor(PauseFile, "The company file cannot be written, so nothing is sent.", 0)
	}
	if ctx.Err() == nil {
		s.announce(ctx)
	}
	return wait
}

// step returns an error only when the company file does not work.
func (s *Sender) step(ctx context.Context) (time.Duration, error) {
	s.noticeSleep()
	mark, err := s.begin(ctx)
	if err != nil {
		return 0, err
	}
	if wait := s.blocked(mark); wait > 0 {
		return wait, nil
	}
	if s.takeRecover() {
		return s.recover(ctx, mark)
	}
	d, wait, err := s.nextToSettle(ctx, mark.Organisation)
	if err != nil {
		return 0, err
	}
	if d.ID != 0 {
		return s.settle(ctx, d)
	}
	next, ok, err := s.nextToSend(ctx, mark.Organisation)
	if err != nil || !ok {
		return wait, err
	}
	if ruleRecover && s.clock.Mono() >= s.lookAgainAt {
		return s.recover(ctx, mark)
	}
	if next.Kind == KindJournalChange && !next.hasToldApart(next.Content.Journal.LedgerID) {
		if isAsKnown, wait, err := s.confirmDraft(ctx, next); !isAsKnown {
			return wait, err
		}
	}
	return s.send(ctx, next)
}

// noticeSleep has everything looked at anew after a sleep.
func (s *Sender) noticeSleep() {
	if s.sleep.slept() {
		s.mu.Lock()
		s.mustRecover = true
		s.endOffline()
		s.mu.Unlock()
	}
}

// begin makes sure that this computer may send, and moves what was left in the middle of a send to where it is looked up (R3).
// While this process sends nothing, every document in "sending" was left there: by a crash, or by an outcome that could not be saved.
func (s *Sender) begin(ctx context.Context) (Mark, error) {
	mark, orphans, err := s.look(ctx)
	if err != nil || mark.Machine == s.machine && orphans == 0 {
		return mark, err
	}
	var changes []Change
	err = s.store.Write(ctx, func(tx Tx) error {
		changes = nil
		if mark, err = tx.GetMark(); err != nil {
			return err
		}
		if mark.Machine == "" {
			mark.Machine = s.machine
			if err := tx.SaveMark(mark); err != nil {
				return err
			}
		}
		if mark.Machine != s.machine {
			return nil
		}
		changes, err = s.checkOrphans(tx, mark.Organisation)
		return err
	})
	s.tell(changes, err)
	return mark, err
}

func (s *Sender) look(ctx context.Context) (mark Mark, orphans int, err error) {
	err = s.store.Read(ctx, func(tx Tx) error {
		if mark, err = tx.GetMark(); err != nil || mark.Organisation == "" {
			return err
		}
		sending, err := tx.ListInState(mark.Organisation, StateSending)
		orphans = len(sending)
		return err
	})
	return mark, orphans, err
}

func (s *Sender) checkOrphans(tx Tx, organisation string) ([]Change, error) {
	sending, err := tx.ListInState(organisation, StateSending)
	if err != nil {
		return nil, err
	}
	var changes []Change
	isCounted := map[int64]bool{}
	for _, d := range sending {
		next := verdictMove{to: StateChecking, doubt: DoubtRestart, name: EventInDoubt, text: "Daybook ended while this was being sent."}
		if !ruleRestartChecks {
			next = verdictMove{to: StateQueued, name: EventNotSent}
		}
		r, _, err := tx.FindRequest(d.ID)
		if err != nil {
			return nil, err
		}
		// The settle time counts from the first server time that is heard now: the bytes left before that.
		r.DoubtServerAt = time.Time{}
		if !isCounted[r.ID] {
			r.Doubts++
			isCounted[r.ID] = true
		}
		if err := s.move(tx, &d, &r, next); err != nil {
			return nil, err
		}
		changes = append(changes, changeOf(d))
	}
	return changes, nil
}

// blocked returns how long nothing may be done, and remembers why.
func (s *Sender) blocked(mark Mark) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	if mark.Machine != s.machine {
		s.stop, s.message = StopOtherMachine, "Another computer sends from this company file."
	}
	switch left := s.pauseLeft(); {
	case s.stop != "" || mark.Organisation == "":
		return s.times.Idle
	case s.pause != "" && left > 0:
		return min(left, s.times.Idle)
	}
	s.pause, s.nextAttempt, s.message = "", time.Time{}, ""
	return 0
}

// pauseLeft is how long a pause still lasts; the lock is held. The clock that ends it first counts: the monotonic one stands
// still while the computer sleeps, and the other may be put back.
func (s *Sender) pauseLeft() time.Duration {
	return min(s.pausedUntil-s.clock.Mono(), s.nextAttempt.Sub(s.clock.Wall()))
}

func (s *Sender) takeRecover() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	must := s.mustRecover
	s.mustRecover = false
	return must && ruleRecover
}

func (s *Sender) nextToSend(ctx context.Context, organisation string) (d Document, ok bool, err error) {
	err = s.store.Read(ctx, func(tx Tx) error {
		d, ok, err = tx.FindNextToSend(organisation)
		return err
	})
	return d, ok, err
}

// tell passes changes on after a commit.
func (s *Sender) tell(changes []Change, err error) {
	if err != nil {
		return
	}
	for _, c := range changes {
		s.notify(c)
	}
}

func changeOf(d Document) Change {
	if d.Kind == KindContact {
		return Change{ContactID: d.ContactID, State: d.State}
	}
	return Change{OrderID: d.OrderID, IsJournal: !d.Kind.IsOfOrder(), State: d.State}
}

// Status returns how the sender stands. Errors are the store's.
func (s *Sender) Status(ctx context.Context) (SenderStatus, error) {
	s.mu.Lock()
	status := SenderStatus{Stop: s.stop, Pause: s.pause, Message: s.message, NextAttempt: s.nextAttempt}
	s.mu.Unlock()
	err := s.store.Read(ctx, func(tx Tx) error {
		mark, err := tx.GetMark()
		if err != nil || mark.Organisation == "" {
			return err
		}
		counts, err := tx.CountStates(mark.Organisation)
		if err != nil {
			return err
		}
		status.Queued = counts[StateQueued] + counts[StateSending]
		status.Checking, status.Conflicts = counts[StateChecking], counts[StateConflict]
		return nil
	})
	if err != nil {
		return SenderStatus{}, fmt.Errorf("read the state of the outbox: %w", err)
	}
	return status, nil
}

// announce tells the window when the sender's own status changed.
func (s *Sender) announce(ctx context.Context) {
	status, err := s.Status(ctx)
	if err != nil {
		return
	}
	s.mu.Lock()
	changed := status != s.wasAnnounced
	s.wasAnnounced = status
	s.mu.Unlock()
	if changed {
		s.notify(Change{})
	}
}
