// Package activity is the record of what was asked of Xero and decided here: entries in a chain where each carries
// the hash of the one before, so that a change or a gap shows.
package activity

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"time"
)

// Kind parts entries by what happened.
type Kind string

// The kinds of entry.
const (
	// Exchange: a request to Xero and its reply.
	Exchange Kind = "exchange"
	// Decision: something a person or a rule decided here.
	Decision Kind = "decision"
)

// Outcome is how it ended.
type Outcome string

// The outcomes.
const (
	// OK: it was done.
	OK Outcome = "ok"
	// Refused: the other side said no.
	Refused Outcome = "refused"
	// Failed: it did not happen.
	Failed Outcome = "failed"
	// Unknown: nobody can say yet.
	Unknown Outcome = "unknown"
)

// Entry is one thing that happened. It holds no secret: no token, no key.
type Entry struct {
	// ID counts from 1 without a gap; 0 before it is kept.
	ID int64
	// At is when it happened, UTC; milliseconds are kept.
	At time.Time
	// Kind parts exchanges from decisions.
	Kind Kind
	// Subject is what it was about, such as "invoice SO-1001"; it may be empty.
	Subject string
	// Summary says it in a sentence.
	Summary string
	// Method and Path are the request's; empty for a decision.
	Method, Path string
	// Status is the HTTP status of the reply; 0 for none.
	Status int
	// DurationMS is how long it took, in milliseconds.
	DurationMS int64
	// Outcome is how it ended.
	Outcome Outcome
	// Detail is what else is worth keeping, such as Xero's words; it may be empty.
	Detail string
	// Hash is the entry's link in the chain, 64 hexadecimal digits; empty before it is kept.
	Hash string
}

// Chain returns the entry's hash when the entry before has hash previous; the first entry's previous is "". Each
// field goes in with its length, so that no text can pose as two fields.
func (e Entry) Chain(previous string) string {
	sum := sha256.New()
	for _, field := range []string{
		previous, strconv.FormatInt(e.ID, 10), strconv.FormatInt(e.At.UnixMilli(), 10), string(e.Kind), e.Subject,
		e.Summary, e.Method, e.Path, strconv.Itoa(e.Status), strconv.FormatInt(e.DurationMS, 10), string(e.Outcome),
		e.Detail,
	} {
		// A hash never returns an error.
		_, _ = fmt.Fprintf(sum, "%d:", len(field))
		_, _ = io.WriteString(sum, field)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Query asks for a window of the record, newest first.
type Query struct {
	// Kind and Outcome keep some; empty keeps all.
	Kind    Kind
	Outcome Outcome
	// HasProblem keeps what did not end well: any outcome but OK.
	HasProblem bool
	// Subject keeps entries about one thing, the whole text; empty keeps all.
	Subject string
	// Before keeps entries with a smaller ID, to go on where a window ended; 0 begins with the newest.
	Before int64
	// Limit is the most to return, at most MaxWindow. 0 means MaxWindow.
	Limit int
}

// MaxWindow is the largest number of entries one query returns.
const MaxWindow = 500
