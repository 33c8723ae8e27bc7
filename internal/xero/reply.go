package xero

import "time"

// Reply is what is known after a write was tried: facts, no judgement. What they mean for a document (not executed, in
// doubt, rejected, created) is posting's to say.
//
// Xero does not tell whether a reply is the stored one of an earlier request with the same key (section 5).
type Reply struct {
	// Sent is false only when it is certain that not one byte of the request left this computer.
	Sent bool
	// HTTPStatus is 0 when no answer came.
	HTTPStatus int
	// ServerTime is the answer's Date header in UTC; zero when no answer came.
	ServerTime time.Time
	// RetryAfter is how long the answer asked to wait, or an earlier one where a limit that is used up kept the request
	// here; 0 when it did not say.
	RetryAfter time.Duration
	// LimitProblem names that limit, of a 429 or used up before: minute, day, concurrent, appminute; "" when none was named.
	LimitProblem string
	// MissingScope is the scope the sign-in lacks, when a 401 says that one is missing: signing in again must ask for it.
	// "" when none is.
	MissingScope string
	// Readable is true when the whole body arrived and is what Xero answers with this status. It is false for plain text or
	// HTML, whatever the status, and for an empty body, but for the one write that is answered without any (PathEmail).
	Readable bool
	// Elements are the documents of the answer in its order; on a 400 those Xero complains about.
	Elements []Element
	// Problem is Xero's own text about the request as a whole, or the plain text of the body, trimmed; "" for none.
	Problem string
	// Warnings are Xero's remarks about the request as a whole.
	Warnings []string

	action string // completes "Xero refused to …"
}
