package signin

import (
	"log/slog"

	"daybook/internal/fault"
)

// Phase is where a sign-in stands.
type Phase string

// The phases of a sign-in: Waiting and Exchanging are followed by one of the other three.
const (
	// Waiting: the browser has the word.
	Waiting Phase = "waiting"
	// Exchanging: the browser has answered, Daybook fetches and saves the tokens.
	Exchanging Phase = "exchanging"
	// Done: signed in, the tokens are saved.
	Done Phase = "done"
	// Failed: it ended without a sign-in; State.Problem says why.
	Failed Phase = "failed"
	// Cancelled: a person stopped it in Daybook.
	Cancelled Phase = "cancelled"
)

// Hints of a waiting sign-in.
const (
	// HintCopyAddress: the browser did not open by itself.
	HintCopyAddress = "Your browser could not be opened. Copy the address and open it in your browser."
	// HintMayBeRefused: an error answer came without the proof that it belongs to this sign-in, so it
	// does not end it.
	HintMayBeRefused = "Xero may have refused. Look at the page in your browser; if there is no way on, cancel here and try again."
)

// HintClockWrong goes with a sign-in that is done: the computer's clock is more than five minutes from Xero's.
const HintClockWrong = "Signed in. The date or time of this computer is wrong: set it, because Daybook dates documents by it."

// State is what the window shows of a sign-in.
type State struct {
	Phase Phase
	// URL is the address to open in a browser, for a button that copies it. It is good for this
	// sign-in only and belongs in no log.
	URL string
	// Port is the loopback port that waits for the answer.
	Port int
	// Hint says what a person may do while waiting, or after signing in; it is empty when all goes as it should.
	Hint string
	// Problem is set when Phase is Failed or Cancelled, else nil.
	Problem *fault.Error
}

// IsOver reports whether the sign-in has ended, well or not.
func (s State) IsOver() bool {
	return s.Phase == Done || s.Phase == Failed || s.Phase == Cancelled
}

// LogValue keeps the address, which holds the state of the flow, out of logs.
func (s State) LogValue() slog.Value {
	return slog.GroupValue(slog.String("phase", string(s.Phase)), slog.Int("port", s.Port))
}
