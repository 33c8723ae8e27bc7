// Package meter measures what a piece of work takes: time, processors, memory.
package meter

import (
	"runtime/debug"
	"time"
)

// Meter measures one piece of work after another. The zero Meter is ready.
type Meter struct {
	begin, lap time.Time
	processors time.Duration
}

// Start begins anew, with the memory of the work before given back.
func (m *Meter) Start() {
	debug.FreeOSMemory()
	forgetPeak()
	m.begin, m.processors = time.Now(), processors()
	m.lap = m.begin
}

// Lap returns the time since Start or the last Lap.
func (m *Meter) Lap() time.Duration {
	now := time.Now()
	took := now.Sub(m.lap)
	m.lap = now
	return took
}

// Stop returns the time on the clock, that of all processors, and the most memory held, in megabytes.
func (m *Meter) Stop() (elapsed, used time.Duration, megabytes int) {
	return time.Since(m.begin), processors() - m.processors, peak() / 1_000_000
}
