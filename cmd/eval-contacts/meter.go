package main

import (
	"runtime/debug"
	"time"
)

// meter measures what a piece of work takes.
type meter struct {
	begin      time.Time
	processors time.Duration
}

// Start begins anew, with the memory of the work before given back.
func (m *meter) Start() {
	debug.FreeOSMemory()
	forgetPeak()
	m.begin, m.processors = time.Now(), processors()
}

// Stop returns the time on the clock, that of all processors, and the most memory held, in megabytes.
func (m *meter) Stop() (elapsed, used time.Duration, megabytes int) {
	return time.Since(m.begin), processors() - m.processors, peak() / 1_000_000
}
