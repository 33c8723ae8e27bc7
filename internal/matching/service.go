package matching

import (
	"time"

	"daybook/internal/contact/match"
)

// Service decides with the owner which contacts are one firm.
type Service struct {
	// Store is the company file.
	Store Store
	// Engine returns the engine that made the keys of the company file: one for the organisation's country.
	Engine func() *match.Engine
	// Now is the clock.
	Now func() time.Time
}

// Report is told how much of a long work is done; it may be nil.
type Report func(done, total int)
