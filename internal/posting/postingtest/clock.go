package postingtest

import (
	"time"

	"daybook/internal/posting"
)

// Clock is the clocks of a test: this computer's two and the server's. Only the test moves them.
type Clock struct {
	// Wall is the computer's time of day, Mono its monotonic clock, Server Xero's clock.
	Wall   time.Time
	Mono   time.Duration
	Server time.Time
}

// NewClock returns clocks that stand at the sample's noon; Xero's is 37 seconds ahead.
func NewClock() *Clock { return &Clock{Wall: Noon(), Server: Noon().Add(37 * time.Second)} }

// Advance lets time pass for all.
func (c *Clock) Advance(d time.Duration) { c.Sleep(d); c.Mono += d }

// Sleep lets time pass while the computer sleeps: its monotonic clock stands still.
func (c *Clock) Sleep(d time.Duration) { c.Wall, c.Server = c.Wall.Add(d), c.Server.Add(d) }

// Posting returns the computer's clocks as the sender takes them.
func (c *Clock) Posting() posting.Clock {
	return posting.Clock{Wall: func() time.Time { return c.Wall }, Mono: func() time.Duration { return c.Mono }}
}
