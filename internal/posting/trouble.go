package posting

import (
	"errors"
	"time"

	"daybook/internal/fault"
)

// stopFor keeps everything from being sent until a person acts.
func (s *Sender) stopFor(why StopReason, message string) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop, s.message = why, message
	return s.times.Idle
}

// pauseFor waits as long as the server asked, otherwise longer each time in a row.
func (s *Sender) pauseFor(why PauseReason, message string, asked time.Duration) time.Duration {
	wait := s.times.MinPause << min(s.failures, 10)
	s.failures++
	wait = max(min(wait, s.times.MaxPause), asked)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pause, s.message = why, message
	s.pausedUntil, s.nextAttempt = s.clock.Mono()+wait, s.clock.Wall().Add(wait)
	return wait
}

// troubled deals with a read that did not work, and returns how long to wait.
func (s *Sender) troubled(err error) time.Duration {
	var asked time.Duration
	if broken, ok := errors.AsType[*LedgerError](err); ok {
		asked = broken.RetryAfter
	}
	switch fault.CodeOf(err) {
	case fault.AuthExpired:
		return s.refusedSignIn()
	case fault.Forbidden:
		return s.stopFor(StopForbidden, "Xero does not allow this connection to do that.")
	case fault.RateLimited:
		return s.pauseFor(PauseLimit, "Xero asked to wait: too many calls.", asked)
	case fault.Offline:
		return s.pauseFor(PauseOffline, "Xero cannot be reached.", 0)
	}
	s.log.Warn("a look-up at Xero did not work", "code", fault.CodeOf(err), "error", err)
	return s.pauseFor(PauseTrouble, "Xero is in trouble.", asked)
}

// refusedSignIn tries once more at once, because a token that expired under way is renewed by the next call, then stops.
func (s *Sender) refusedSignIn() time.Duration {
	s.refused++
	if s.refused < 2 {
		return 0
	}
	return s.stopFor(StopSignIn, "The sign-in to Xero is no longer valid.")
}

// worked forgets earlier trouble.
func (s *Sender) worked() { s.failures, s.refused = 0, 0 }
