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
	// Problem is the X-Rate-Limit-Problem of RateLimited, such as "minute", or which text Unavailable answers with:
	// "maintenance", "organisation", or "" for a service that is unavailable for a while.
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
	// KeyStoreDown answers 500 to writes under an idempotency key and keeps nothing, not even the reply (contract
	// section 5). Whatever comes without a key is answered as it should be.
	KeyStoreDown
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

// UnavailableText is what a 503 says (contract section 16). problem is that of an Action.
func UnavailableText(problem string) string {
	switch problem {
	case "maintenance":
		return "The Xero API is currently offline for maintenance"
	case "organisation":
		return "The Organisation is offline"
	}
	return "The Xero API is temporarily unavailable"
}

// faultReply is the answer of actions that never reach the organisation, nil for the others.
func (h *Handler) faultReply(action Action, now time.Time) *reply {
	switch action.Kind {
	case RateLimited:
		return tooMany(action.Problem, action.RetryAfter)
	case Unavailable:
		return plain(http.StatusServiceUnavailable, UnavailableText(action.Problem))
	case HTMLBody:
		return &reply{
			status: http.StatusOK, contentType: "text/html; charset=utf-8",
			body: []byte("<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body></body></html>"),
		}
	case TokenDead:
		return unauthorized("TokenExpired: " + (&TokenExpiredError{At: now.UTC()}).Error())
	case Disconnected:
		return h.forbidden()
	}
	return nil
}

func (h *Handler) serverError() *reply { return serverError(h.config.Switches.ServerErrorBody) }

func (h *Handler) forbidden() *reply { return forbidden(h.config.Switches.LowerCaseForbidden) }
