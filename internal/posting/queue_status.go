package posting

import "time"

// StopReason says why nothing is sent until a person does something.
type StopReason string

// The reasons to stop.
const (
	// StopSignIn: the sign-in is not valid.
	StopSignIn StopReason = "sign_in"
	// StopForbidden: the organisation or a permission is no longer granted.
	StopForbidden StopReason = "forbidden"
	// StopOtherMachine: another computer sends from this file (R12).
	StopOtherMachine StopReason = "other_machine"
)

// PauseReason says why the queue waits a while and then goes on by itself.
type PauseReason string

// The reasons to pause.
const (
	// PauseOffline: Xero cannot be reached.
	PauseOffline PauseReason = "offline"
	// PauseLimit: Xero asked to wait, too many calls.
	PauseLimit PauseReason = "limit"
	// PauseTrouble: Xero is in trouble.
	PauseTrouble PauseReason = "trouble"
	// PauseFile: the company file cannot be written, so nothing may leave.
	PauseFile PauseReason = "file"
)

// SenderStatus is how the sender stands.
type SenderStatus struct {
	// Queued, Checking and Conflicts count documents, contacts among them. Queued includes those being sent.
	Queued, Checking, Conflicts int
	// Stop says why nothing is sent until a person acts; empty when it runs.
	Stop StopReason
	// Pause says why it waits until NextAttempt; empty when it does not.
	Pause PauseReason
	// Message says it in words; empty when all is well.
	Message string
	// NextAttempt is the wall time of the next attempt in a pause; zero otherwise.
	NextAttempt time.Time
}
