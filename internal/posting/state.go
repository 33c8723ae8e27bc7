package posting

import "slices"

// State is where a document stands on its way to Xero.
type State string

// The states of a document.
const (
	// StateQueued: waiting to be sent; known not to be at Xero.
	StateQueued State = "queued"
	// StateSending: its bytes may be on the way. It was committed before the first byte left (R2).
	StateSending State = "sending"
	// StateChecking: the outcome is not known; it is looked up after the settle time (R4).
	StateChecking State = "checking"
	// StateSent: Xero holds it under LedgerID.
	StateSent State = "sent"
	// StateRejected: Xero read it and refused it.
	StateRejected State = "rejected"
	// StateConflict: a person must choose.
	StateConflict State = "conflict"
	// StateCancelled: taken back before it was sent, or dropped in a conflict.
	StateCancelled State = "cancelled"
)

// transitions is the whole of what may happen. A cancelled document was never at Xero under our name, so asking for it
// again uses its row again.
var transitions = map[State][]State{
	StateQueued:    {StateSending, StateChecking, StateCancelled},
	StateSending:   {StateSent, StateChecking, StateRejected, StateQueued, StateConflict},
	StateChecking:  {StateSent, StateQueued, StateConflict},
	StateRejected:  {StateQueued, StateCancelled},
	StateConflict:  {StateSent, StateQueued, StateCancelled},
	StateCancelled: {StateQueued},
}

// CanBecome reports whether a document may go from s to next.
func (s State) CanBecome(next State) bool { return slices.Contains(transitions[s], next) }

// IsOpen reports whether the document is on its way: neither settled nor taken back.
func (s State) IsOpen() bool {
	return s == StateQueued || s == StateSending || s == StateChecking || s == StateConflict
}
