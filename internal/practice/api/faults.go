package api

import (
	"net/http"
	"time"
)

// Faults is the programme of things that go wrong. Package faults implements it.
type Faults interface {
	// Plan says what happens to a request. It is asked once per request that passed sign-in and limits, may look at
	// method and address but must not read the body, and may be called by several goroutines. The zero Action is
	// "nothing goes wrong".
	Plan(r *http.Request) Action
}

// Action is one thing that goes wrong with one request.
type Action struct {
	// Kind says what goes wrong.
	Kind ActionKind
	// Delay is how long SlowCommit waits before it commits and DelayBefore before it begins. It is not divided by
	// the clock factor.
	Delay time.Duration
	// Problem is the X-Rate-Limit-Problem of RateLimited: "minute", "day", "concurrent" or "appminute".
	Problem string
	// RetryAfter is the Retry-After of RateLimited, in whole seconds; zero leaves the header out.
	RetryAfter time.Duration
}

// ActionKind names a thing that can go wrong.
type ActionKind int

// The things that can go wrong.
const (
	// None: the request is answered as it should be.
	None ActionKind = iota
	// CommitThenCut commits what the request asks for and closes the connection without an answer.
	CommitThenCut
	// CutThenCommit closes the connection at once and commits after Delay, though nobody waits any more.
	CutThenCommit
	// CutBeforeCommit closes the connection; nothing is committed.
	CutBeforeCommit
	// CommitThenError commits and answers 500. Under an idempotency key the 500 is what is replayed.
	CommitThenError
	// DelayBefore waits, then answers as it should.
	DelayBefore
	// RateLimited answers an empty 429.
	RateLimited
	// ServerError answers 500 and commits nothing; under an idempotency key the 500 is replayed (contract section 5).
	ServerError
	// Unavailable answers 503 in plain text, before any key is looked at.
	Unavailable
	// HTMLBody answers 200 with an HTML page, as a proxy between would; nothing is committed.
	HTMLBody
	// TokenDead answers 401 as for an expired token.
	TokenDead
	// Disconnected answers 403 as for an organisation that is no longer connected.
	Disconnected
)

// NoFaults is a programme in which nothing goes wrong.
type NoFaults struct{}

// Plan implements Faults.
func (NoFaults) Plan(*http.Request) Action { return Action{} }
