package posting

import (
	"context"
	"errors"
	"fmt"
	"time"

	"daybook/internal/fault"
)

// PollWait says why nothing is read back by itself at the moment. Reading on demand is tried all the same.
type PollWait string

// The reasons to wait.
const (
	// PollWaitNone: there is none; the next reading is due at PollStatus.NextAt.
	PollWaitNone PollWait = ""
	// PollWaitSignIn: the sign-in is not valid. PollWaitForbidden: the organisation or a permission is no longer granted.
	// Both last until the owner signs in.
	PollWaitSignIn    PollWait = "sign_in"
	PollWaitForbidden PollWait = "forbidden"
	// PollWaitOffline: Xero cannot be reached. PollWaitLimit: Xero asked to wait. PollWaitTrouble: Xero is in trouble.
	// PollWaitFile: the company file cannot be written. It is tried again at NextAt.
	PollWaitOffline PollWait = "offline"
	PollWaitLimit   PollWait = "limit"
	PollWaitTrouble PollWait = "trouble"
	PollWaitFile    PollWait = "file"
	// PollWaitFewCalls: so few calls are left today that they are kept for sending.
	PollWaitFewCalls PollWait = "few_calls"
)

// fewCalls is how many calls of a day are kept for what the owner asks for; dayWindow how long a figure says anything (contract
// section 4).
const (
	fewCalls  = 100
	dayWindow = 24 * time.Hour
)

// PollStatus is how the Poller stands.
type PollStatus struct {
	// ReadAt is the computer's time of the last whole reading, UTC; zero before the first.
	ReadAt time.Time
	// IsReading: a reading is under way; Done of Total changed documents are in. Total is 0 while unknown.
	IsReading   bool
	Done, Total int
	// Wait says why nothing is read by itself now.
	Wait PollWait
	// NextAt is the computer's time of the next reading by itself; zero while none is planned.
	NextAt time.Time
}

// Status returns how the poller stands. Errors are the store's.
func (p *Poller) Status(ctx context.Context) (PollStatus, error) {
	p.mu.Lock()
	status := p.status
	p.mu.Unlock()
	err := p.store.Read(ctx, func(tx Tx) error {
		mark, err := tx.GetMark()
		if err != nil || mark.Organisation == "" {
			return err
		}
		read, err := tx.GetReadMark(mark.Organisation)
		status.ReadAt = read.ReadAt
		return err
	})
	if err != nil {
		return PollStatus{}, fmt.Errorf("read how far Xero was read back: %w", err)
	}
	return status, nil
}

// waits returns how long nothing is to be read by itself; 0 when a reading is due.
func (p *Poller) waits() time.Duration {
	left, saidAt := p.callsLeft()
	isShort := left >= 0 && left < fewCalls && p.clock.Wall().Sub(saidAt) < dayWindow
	var wait time.Duration
	p.change(func(s *PollStatus) {
		switch {
		case s.Wait == PollWaitSignIn || s.Wait == PollWaitForbidden:
			wait, s.NextAt = p.times.Idle, time.Time{}
			return
		case isShort:
			wait, s.Wait, s.NextAt = p.times.Idle, PollWaitFewCalls, time.Time{}
			return
		case s.Wait == PollWaitFewCalls:
			s.Wait = PollWaitNone
		}
		due := max(p.dueAt-p.clock.Mono(), p.pauseLeft())
		if due > 0 {
			// To the second, so that a plan that stays the same reads the same.
			s.NextAt = p.clock.Wall().Add(due).Round(time.Second)
		}
		wait = min(max(due, 0), p.times.Idle)
	})
	return wait
}

// pauseLeft is how long a pause that Xero asked for still lasts; the lock is held. The clock that ends it first counts.
func (p *Poller) pauseLeft() time.Duration {
	return min(p.pausedUntil-p.clock.Mono(), p.pausedUntilWall.Sub(p.clock.Wall()))
}

// settle notes how a reading ended and when the next one is due.
func (p *Poller) settle(err error) {
	wait, pause := p.outcome(err)
	now := p.clock.Mono()
	p.change(func(s *PollStatus) {
		s.IsReading, s.Done, s.Total, s.Wait = false, 0, 0, wait
		p.dueAt, p.pausedUntil = now+pause, now
		if wait == PollWaitLimit {
			p.pausedUntil, p.pausedUntilWall = now+pause, p.clock.Wall().Add(pause)
		}
		if err == nil {
			p.readMono, p.hasRead = now, true
		}
	})
}

// outcome says what follows from how a reading ended: why to wait, and how long.
func (p *Poller) outcome(err error) (PollWait, time.Duration) {
	if err == nil {
		p.failures = 0
		return PollWaitNone, p.times.Poll
	}
	pause := min(p.times.MinPause<<min(p.failures, 10), p.times.MaxPause)
	p.failures++
	var asked time.Duration
	broken, isLedgers := errors.AsType[*LedgerError](err)
	if !isLedgers {
		p.log.Error("what was read back could not be saved", "code", fault.CodeOf(err), "error", err)
		return PollWaitFile, p.times.MaxPause
	}
	asked = broken.RetryAfter
	switch fault.CodeOf(err) {
	case fault.Conflict:
		// The file belongs to another organisation since the reading began.
		return PollWaitNone, p.times.MinPause
	case fault.AuthExpired:
		return PollWaitSignIn, p.times.Poll
	case fault.Forbidden:
		return PollWaitForbidden, p.times.Poll
	case fault.Offline:
		return PollWaitOffline, pause
	case fault.RateLimited:
		return PollWaitLimit, max(asked, p.times.Poll)
	}
	p.log.Warn("Xero could not be read back", "code", fault.CodeOf(err), "error", err)
	return PollWaitTrouble, max(asked, pause)
}
