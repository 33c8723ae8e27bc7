package xero

import (
	"net/http"
	"time"
)

// maxTries is how often a read is tried at most.
const maxTries = 4

// maxPatience is the longest wait the server may ask for before a read gives up instead.
const maxPatience = 65 * time.Second

// Try is what PlanRetry looks at: how one try of a request ended.
type Try struct {
	// IsWrite is true for what is no GET.
	IsWrite bool
	// Outcome is how the exchange ended.
	Outcome Outcome
	// Status is the HTTP status, 0 for none.
	Status int
	// RetryAfter is what the answer asked for, 0 for nothing.
	RetryAfter time.Duration
	// LimitProblem names the limit of a 429.
	LimitProblem string
	// MissingScope is true for a 401 that no fresh token can mend.
	MissingScope bool
	// HasFreshToken is true when the token was refreshed within this call already.
	HasFreshToken bool
}

// PlanRetry decides whether a request is tried again, after which wait, and why, for the log. attempt counts from 1. A
// write is never repeated here, whatever came of it: only posting knows whether that would make it twice.
func PlanRetry(attempt int, try Try) (again bool, after time.Duration, why string) {
	if try.IsWrite {
		return false, 0, "a write is not repeated here"
	}
	switch try.Outcome {
	case OutcomeAnswered:
		return false, 0, "answered"
	case OutcomeCancelled:
		return false, 0, "the caller gave up"
	case OutcomeRefused:
		return false, 0, "refused"
	case OutcomeUnauthorised:
		return planUnauthorised(try)
	}
	if attempt >= maxTries {
		return false, 0, "tried often enough"
	}
	switch try.Outcome {
	case OutcomeLimited:
		return planLimited(attempt, try)
	case OutcomeServerError:
		return planServerError(attempt, try)
	case OutcomeUnreachable, OutcomeTimedOut:
		return tryUpTo(attempt, 2, "Xero could not be reached")
	case OutcomeCut:
		return tryUpTo(attempt, 3, "the line was cut")
	}
	return false, 0, "it never left"
}

func planUnauthorised(try Try) (bool, time.Duration, string) {
	if try.MissingScope {
		return false, 0, "the sign-in lacks a scope"
	}
	if try.HasFreshToken {
		return false, 0, "a fresh token was refused too"
	}
	return true, 0, "the token was refused"
}

func planLimited(attempt int, try Try) (bool, time.Duration, string) {
	if try.LimitProblem == "day" {
		return false, 0, "the day's calls are used up"
	}
	if try.RetryAfter > maxPatience {
		return false, 0, "Xero asks for too long a wait"
	}
	if try.RetryAfter > 0 {
		return true, try.RetryAfter, "Xero asked to wait"
	}
	return true, backoff(attempt), "too many calls at once"
}

func planServerError(attempt int, try Try) (bool, time.Duration, string) {
	switch {
	case try.Status == http.StatusNotImplemented:
		return false, 0, "not implemented"
	case try.RetryAfter > maxPatience:
		return false, 0, "Xero asks for too long a wait"
	case attempt >= 3:
		return false, 0, "tried often enough"
	case try.RetryAfter > 0:
		return true, try.RetryAfter, "Xero asked to wait"
	}
	return true, backoff(attempt), "Xero is not well"
}

// backoff is half a second, then two, then eight.
func backoff(attempt int) time.Duration {
	return 500 * time.Millisecond << (2 * (attempt - 1))
}

// tryUpTo tries again after a pause until limit tries were made.
func tryUpTo(attempt, limit int, why string) (bool, time.Duration, string) {
	if attempt >= limit {
		return false, 0, "tried often enough"
	}
	return true, backoff(attempt), why
}
