package posting

import "time"

// sleepWatch notices that the computer slept, or that someone set its clock: the two clocks then ran on differently.
type sleepWatch struct {
	clock Clock
	// least is the difference from which it counts.
	least time.Duration
	wall  time.Time
	mono  time.Duration
}

func newSleepWatch(clock Clock, least time.Duration) sleepWatch {
	return sleepWatch{clock: clock, least: least, wall: clock.Wall(), mono: clock.Mono()}
}

// slept reports whether that happened since the last call.
func (s *sleepWatch) slept() bool {
	wall, mono := s.clock.Wall(), s.clock.Mono()
	drift := wall.Sub(s.wall) - (mono - s.mono)
	s.wall, s.mono = wall, mono
	return drift > s.least || drift < -s.least
}
