package api

import (
	"net/http"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Config is what a Handler needs.
type Config struct {
	// Store is the organisation's file.
	Store *store.Store
	// Auth knows the tokens.
	Auth Authenticator
	// Faults is the programme of things that go wrong; nil for none.
	Faults Faults
	// Now is the clock; nil for the system's.
	Now func() time.Time
	// ClockFactor divides the windows of the limits and the life of idempotency keys; 0 and 1 leave them as they are.
	ClockFactor int
	// DayLimit is the number of calls a day; 0 for the 1,000 of the smallest plan.
	DayLimit int
	// Switches are the points the contract leaves open.
	Switches books.Switches
}

// Handler answers the accounting API. It implements http.Handler.
type Handler struct {
	config Config
}

// New returns a Handler.
func New(config Config) *Handler {
	if config.Faults == nil {
		config.Faults = NoFaults{}
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	config.ClockFactor = max(config.ClockFactor, 1)
	if config.DayLimit == 0 {
		config.DayLimit = 1000
	}
	return &Handler{config: config}
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "not yet", http.StatusNotImplemented)
}

// Close commits at once what CutThenCommit still holds back and waits for it. Call it before the Store is closed.
func (h *Handler) Close() error { return nil }
