package connect

import (
	"sync"
	"time"
)

// Vitals is what the exchanges with Xero have shown so far.
type Vitals struct {
	// LastSuccess is the last good answer, UTC; zero before the first.
	LastSuccess time.Time
	// OfflineSince is when Xero became out of reach, UTC; zero while it is not.
	OfflineSince time.Time
	// TroubledSince is when Xero began to answer that it cannot, UTC; zero while it can.
	TroubledSince time.Time
	// NeedsSignIn: Xero said the sign-in has ended. IsRefused: the organisation refuses us.
	NeedsSignIn, IsRefused bool
	// LacksScope is what Xero last missed in a request: a scope, or several with spaces between; empty while it missed none.
	LacksScope string
	// CallsLeftToday and CallsLeftMinute are what Xero last said, at CallsLeftAt in UTC; -1 while unknown.
	CallsLeftToday, CallsLeftMinute int
	CallsLeftAt                     time.Time
}

// asOf leaves out what is left of a minute, and of a day, that is over for certain.
func (v Vitals) asOf(now time.Time) Vitals {
	age := now.Sub(v.CallsLeftAt)
	if age >= time.Minute {
		v.CallsLeftMinute = -1
	}
	if age >= 24*time.Hour {
		v.CallsLeftToday = -1
	}
	return v
}

// Signal is what one exchange showed.
type Signal struct {
	// At is when it ended, UTC.
	At time.Time
	// IsAnswered: an answer came. IsUnreachable: nothing could be reached, or nobody answered in time.
	IsAnswered, IsUnreachable bool
	// IsTroubled: the answer is that Xero cannot (5xx).
	IsTroubled bool
	// NeedsSignIn and IsForbidden are answers 401 and 403.
	NeedsSignIn, IsForbidden bool
	// LacksRole: the answer is 403 to something that the person's role in the organisation may not do, which says nothing
	// about the organisation.
	LacksRole bool
	// LacksScope is the scope whose lack Xero answered 401 for; empty for none.
	LacksScope string
	// CallsLeftToday and CallsLeftMinute are -1 where the answer did not say.
	CallsLeftToday, CallsLeftMinute int
}

// Health gathers signals. Its zero value is not ready; use NewHealth.
type Health struct {
	mu       sync.Mutex
	vitals   Vitals
	onChange func()
}

// NewHealth returns a Health that calls onChange when what a person sees has changed; onChange may be nil.
func NewHealth(onChange func()) *Health {
	return &Health{vitals: Vitals{CallsLeftToday: -1, CallsLeftMinute: -1}, onChange: onChange}
}

// Vitals returns what is known.
func (h *Health) Vitals() Vitals {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.vitals
}

// SignedIn forgets that a sign-in was needed, or a permission. Whether the organisation lets Daybook in shows with its next
// answer: the sign-in may have been for another one.
func (h *Health) SignedIn() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.vitals.NeedsSignIn, h.vitals.LacksScope = false, ""
}

// Reset forgets all of it, as for another organisation.
func (h *Health) Reset() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.vitals = Vitals{CallsLeftToday: -1, CallsLeftMinute: -1}
}

// Observe takes in what one exchange showed. An answer of any kind ends being offline.
func (h *Health) Observe(s Signal) {
	h.mu.Lock()
	before := h.vitals
	v := &h.vitals
	switch {
	case s.IsUnreachable && v.OfflineSince.IsZero():
		v.OfflineSince = s.At
	case s.IsAnswered:
		v.hearAnswer(s)
	}
	if s.LacksScope != "" {
		v.LacksScope = s.LacksScope
	}
	v.hearLimits(s)
	changed := isVisible(before, *v)
	h.mu.Unlock()
	if changed && h.onChange != nil {
		h.onChange()
	}
}

func (v *Vitals) hearAnswer(s Signal) {
	v.OfflineSince = time.Time{}
	if s.IsTroubled {
		if v.TroubledSince.IsZero() {
			v.TroubledSince = s.At
		}
		return
	}
	v.TroubledSince = time.Time{}
	if s.LacksRole {
		return
	}
	v.NeedsSignIn, v.IsRefused = s.NeedsSignIn, s.IsForbidden
	if !s.NeedsSignIn && !s.IsForbidden && s.LacksScope == "" {
		v.LastSuccess = s.At
	}
}

func (v *Vitals) hearLimits(s Signal) {
	if s.CallsLeftToday >= 0 {
		v.CallsLeftToday, v.CallsLeftAt = s.CallsLeftToday, s.At
	}
	if s.CallsLeftMinute >= 0 {
		v.CallsLeftMinute, v.CallsLeftAt = s.CallsLeftMinute, s.At
	}
}

// isVisible reports whether the connection block of the window would read differently; the call budget alone is
// shown when something else is.
func isVisible(a, b Vitals) bool {
	return a.OfflineSince.IsZero() != b.OfflineSince.IsZero() || a.TroubledSince.IsZero() != b.TroubledSince.IsZero() || a.NeedsSignIn != b.NeedsSignIn ||
		a.IsRefused != b.IsRefused || a.LacksScope != b.LacksScope || a.CallsLeftToday != b.CallsLeftToday
}
