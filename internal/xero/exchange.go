package xero

import (
	"context"
	"time"
)

// Outcome is how one exchange ended.
type Outcome string

// The outcomes.
const (
	// OutcomeAnswered: an answer in the 200s came, whole.
	OutcomeAnswered Outcome = "answered"
	// OutcomeRefused: an answer in the 300s or 400s, other than those below.
	OutcomeRefused Outcome = "refused"
	// OutcomeUnauthorised: 401.
	OutcomeUnauthorised Outcome = "unauthorised"
	// OutcomeLimited: 429.
	OutcomeLimited Outcome = "limited"
	// OutcomeServerError: an answer in the 500s.
	OutcomeServerError Outcome = "server_error"
	// OutcomeUnreachable: nothing left this computer.
	OutcomeUnreachable Outcome = "unreachable"
	// OutcomeCut: the line was cut, or the answer broke off.
	OutcomeCut Outcome = "cut"
	// OutcomeTimedOut: no whole answer came in time.
	OutcomeTimedOut Outcome = "timed_out"
	// OutcomeCancelled: the caller gave up.
	OutcomeCancelled Outcome = "cancelled"
)

// Exchange is one request and its answer, without any content: no body, no query, no header.
type Exchange struct {
	// At is when it began, in UTC.
	At time.Time
	// Subject is what it was about, as About said; it may be empty.
	Subject string
	// Method and Path are the request's; the query and the name of a file are left out, because they may hold names.
	Method, Path string
	// Attempt counts from 1; only reads are tried again.
	Attempt int
	// Status is the HTTP status, 0 for none.
	Status int
	// Outcome says how it ended.
	Outcome Outcome
	// Duration is from the first step on the line to the last byte of the answer.
	Duration time.Duration
	// BytesOut and BytesIn are sizes of the bodies on the line, compressed where they were.
	BytesOut, BytesIn int64
	// MinuteRemaining, DayRemaining and AppMinuteRemaining are what the answer said is left of the limits; -1 when it did not
	// say.
	MinuteRemaining, DayRemaining, AppMinuteRemaining int
	// MissingScope is the scope whose lack Xero answered 401 for; "" for none. The sign-in itself is then still good.
	MissingScope string
}

// subjectKey is the key of a subject in a context.
type subjectKey struct{}

// About returns a context whose exchanges carry a subject, such as "invoice SO-1001", for the Activity list. It changes nothing that is
// sent.
func About(ctx context.Context, subject string) context.Context {
	return context.WithValue(ctx, subjectKey{}, subject)
}

func subjectOf(ctx context.Context) string {
	subject, _ := ctx.Value(subjectKey{}).(string)
	return subject
}
