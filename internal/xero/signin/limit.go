package signin

import (
	"time"

	"daybook/internal/fault"
)

// Limit is how long a sign-in waits for the browser.
const Limit = 5 * time.Minute

const (
	// sleepCheck is how often a waiting sign-in looks at the wall clock: timers stand still while a laptop sleeps.
	sleepCheck = 2 * time.Second
	// asleep is how much longer the wall clock must say than the timers before a sleep is the reason.
	asleep = 30 * time.Second
)

// deadline is the end of a sign-in's time, by the timers and by the wall clock.
type deadline struct {
	now   func() time.Time // the wall clock
	awake time.Time        // the beginning, with Go's monotonic part
	wall  time.Time        // the beginning, without it
}

func newDeadline(now func() time.Time) deadline {
	return deadline{now: now, awake: time.Now(), wall: now().Round(0)}
}

// passed returns why the time is over, or nil while it is not.
func (d deadline) passed() *fault.Error {
	awake, wall := time.Since(d.awake), d.now().Round(0).Sub(d.wall)
	switch {
	case wall >= Limit && wall-awake > asleep:
		return fault.New(fault.AuthExpired,
			"The five minutes for signing in passed while this computer slept, or its clock was set.", "Sign in again.")
	case awake >= Limit:
		return fault.New(fault.AuthExpired, "The sign-in was not finished within five minutes.",
			"Sign in again when you have the Xero login at hand. Where Xero showed an error in the browser, compare the app id and its registered addresses with those in Settings.")
	}
	return nil
}
