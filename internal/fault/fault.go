// Package fault is the one error type that reaches a person: a code for programs, a sentence
// that says what happened, and what to do next.
package fault

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Code names a kind of failure. Programs decide by code, never by text.
type Code string

// The codes of Daybook. The window has one entry per code in its table of errors.
const (
	// NotFound: the thing named does not exist (any more).
	NotFound Code = "not_found"
	// Conflict: the thing changed meanwhile, or another holds its place.
	Conflict Code = "conflict"
	// Invalid: what was given cannot be accepted; Fields says where.
	Invalid Code = "invalid"
	// Offline: nothing left this computer, because the other side cannot be reached.
	Offline Code = "offline"
	// AuthExpired: the sign-in is no longer valid; sign in again.
	AuthExpired Code = "auth_expired"
	// Forbidden: signed in, but the organisation or scope is not granted.
	Forbidden Code = "forbidden"
	// RateLimited: too many calls; wait.
	RateLimited Code = "rate_limited"
	// Rejected: Xero read the document and refused it.
	Rejected Code = "rejected"
	// UnknownOutcome: a write was sent and no answer is known. It is neither success nor failure.
	UnknownOutcome Code = "unknown_outcome"
	// NewerDatabase: the company file was written by a newer Daybook.
	NewerDatabase Code = "newer_database"
	// Damaged: a file is not readable as what it should be.
	Damaged Code = "damaged"
	// ReadOnly: a file or folder cannot be written.
	ReadOnly Code = "read_only"
	// DiskFull: there was no room to write; nothing was changed.
	DiskFull Code = "disk_full"
	// InUse: another process holds the file or the port.
	InUse Code = "in_use"
	// Cancelled: a person stopped it.
	Cancelled Code = "cancelled"
	// Internal: a mistake of ours.
	Internal Code = "internal"
)

// Error is a failure that a person can act on.
type Error struct {
	// Code is the kind of failure.
	Code Code
	// Message says what happened, to which thing, in one sentence. It holds no secret.
	Message string
	// Hint says what to do next; it may be empty when Message says it already.
	Hint string
	// Fields maps a path such as "lines[2].account" to what is wrong there. It may be nil.
	Fields map[string]string
	// Err is the cause, for the log. It may be nil.
	Err error
}

// New returns an Error with a message.
func New(code Code, message, hint string) *Error {
	return &Error{Code: code, Message: message, Hint: hint}
}

// Wrap returns an Error that keeps its cause.
func Wrap(code Code, err error, message, hint string) *Error {
	return &Error{Code: code, Message: message, Hint: hint, Err: err}
}

// InvalidFields returns an Invalid error that names each field. It returns nil when fields is empty.
func InvalidFields(message string, fields map[string]string) error {
	if len(fields) == 0 {
		return nil
	}
	return &Error{Code: Invalid, Message: message, Fields: maps.Clone(fields)}
}

// Error implements error: message, then fields in order, then cause.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Message)
	for _, path := range slices.Sorted(maps.Keys(e.Fields)) {
		fmt.Fprintf(&b, "; %s: %s", path, e.Fields[path])
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap gives errors.Is and errors.As the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first Error in the chain, Internal for any other error, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// Is reports whether err carries the code.
func Is(err error, code Code) bool { return err != nil && CodeOf(err) == code }
