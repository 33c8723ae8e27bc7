package posting

import "time"

// Clock is the two clocks of a computer. They disagree after a sleep, and when someone sets the time (R5).
type Clock struct {
	// Wall is the time of day, UTC.
	Wall func() time.Time
	// Mono is the time since some moment; it never jumps, and may stand still while the computer sleeps.
	Mono func() time.Duration
}

// SystemClock returns the computer's clocks.
func SystemClock() Clock {
	start := time.Now()
	return Clock{
		// Round(0) takes the monotonic reading away, so that differences are those of the wall clock.
		Wall: func() time.Time { return time.Now().UTC().Round(0) },
		Mono: func() time.Duration { return time.Since(start) },
	}
}

// serverClock estimates the server's time from the last answer.
type serverClock struct {
	clock    Clock
	answered time.Time
	wall     time.Time
	mono     time.Duration
}

// hear takes the time of an answer; the zero time is none.
func (s *serverClock) hear(answered time.Time) {
	if !answered.IsZero() {
		s.answered, s.wall, s.mono = answered, s.clock.Wall(), s.clock.Mono()
	}
}

// latest is the latest the server's time can be now; zero when it never answered. One of our clocks may have stood still.
func (s *serverClock) latest() time.Time {
	if s.answered.IsZero() {
		return time.Time{}
	}
	return s.answered.Add(max(s.clock.Wall().Sub(s.wall), s.clock.Mono()-s.mono, 0))
}

// earliest is the earliest the server's time can be now; zero when it never answered.
func (s *serverClock) earliest() time.Time {
	if s.answered.IsZero() {
		return time.Time{}
	}
	return s.answered.Add(max(min(s.clock.Wall().Sub(s.wall), s.clock.Mono()-s.mono), 0))
}
