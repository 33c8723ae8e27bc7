package posting

import "time"

// Times is the waits of the sender. Test builds divide them all by a clock factor.
type Times struct {
	// Settle is how long, by the server's clock, a document in doubt waits before it is looked up (R4).
	Settle time.Duration
	// Lookback is how far before the last settled server time lost documents are looked for (R11).
	Lookback time.Duration
	// Send is the longest one send may take.
	Send time.Duration
	// MinPause and MaxPause bound the growing pauses while Xero cannot be reached or is in trouble.
	MinPause, MaxPause time.Duration
	// Sleep is the difference between the clocks from which the computer is taken to have slept.
	Sleep time.Duration
	// Stale is the time in the queue after which the checks run again.
	Stale time.Duration
	// Idle is the longest wait without looking at the queue.
	Idle time.Duration
	// Poll is how often what changed at Xero is read back, Fresh the age up to which a reading is not repeated just because
	// the window was looked at or the line is back.
	Poll, Fresh time.Duration
}

// DefaultTimes is what the product uses.
func DefaultTimes() Times {
	return Times{Settle: 150 * time.Second, Lookback: 10 * time.Minute, Send: 100 * time.Second,
		MinPause: 5 * time.Second, MaxPause: 2 * time.Minute, Sleep: 30 * time.Second, Stale: 24 * time.Hour, Idle: time.Minute,
		Poll: 10 * time.Minute, Fresh: 2 * time.Minute}
}

// Divided returns every wait that concerns Xero divided by a factor of at least 1; the lookback, the sleep and the age of the queue
// stay, because they are not waited for.
func (t Times) Divided(factor int) Times {
	by := time.Duration(max(factor, 1))
	t.Settle /= by
	t.Send /= by
	t.MinPause /= by
	t.MaxPause /= by
	t.Idle /= by
	t.Poll /= by
	t.Fresh /= by
	return t
}
