// Package connect is the company file's connection to Xero: sign in, choose the organisation, read what it offers,
// disconnect.
package connect

import (
	"context"
	"time"

	"daybook/internal/fault"
	"daybook/internal/refdata"
)

// State is where the connection stands.
type State string

// The states of a connection.
const (
	// None: never connected, or disconnected.
	None State = "none"
	// Choose: signed in, and the owner must choose an organisation.
	Choose State = "choose"
	// Connected: signed in to the organisation the file is bound to.
	Connected State = "connected"
	// Offline: connected, but Xero cannot be reached now.
	Offline State = "offline"
	// Expired: sign in again.
	Expired State = "expired"
	// Refused: the organisation refuses us: disconnected there, or the person lost the right.
	Refused State = "refused"
)

// Granted is an organisation that a signed-in person let Daybook into.
type Granted struct {
	// ConnectionID is what Disconnect takes; TenantID names the organisation.
	ConnectionID, TenantID string
	// Name is the organisation's name.
	Name string
	// At is when it was granted, UTC.
	At time.Time
}

// Binding is the organisation a company file belongs to. It outlives a disconnect, so that a file never sends to the
// books of somebody else.
type Binding struct {
	// TenantID, ConnectionID and Name are as in Granted; TenantID is empty before the first choice.
	TenantID, ConnectionID, Name string
	// IsConnected: not disconnected since.
	IsConnected bool
}

// Progress is a step of a sign-in.
type Progress struct {
	// Phase is "waiting", "exchanging", "choose", "done", "failed" or "cancelled".
	Phase string
	// URL is the address the browser was sent to.
	URL string
	// Hint says what Xero may be showing only in the browser; it may be empty.
	Hint string
	// Problem is set in phase "failed".
	Problem error
}

// SignIn is a sign-in under way.
type SignIn interface {
	// Cancel stops it; a second call does nothing.
	Cancel()
	// Wait returns when the sign-in is over: the id of the consent, or a fault that says why not.
	Wait(ctx context.Context) (authEventID string, err error)
}

// Gateway is Xero as the connection needs it. Errors carry fault codes.
type Gateway interface {
	// BeginSignIn opens the browser and returns at once; watch hears every phase but the last word.
	BeginSignIn(ctx context.Context, watch func(Progress)) (SignIn, error)
	// HasSignIn reports whether tokens are there; auth_expired when they no longer work.
	HasSignIn(ctx context.Context) (bool, error)
	// Connections returns the organisations granted, those of one consent where authEventID is not empty.
	Connections(ctx context.Context, authEventID string) ([]Granted, error)
	// Use says which organisation further calls are for.
	Use(tenantID string)
	// ReadReference reads what the organisation offers.
	ReadReference(ctx context.Context, tenantID string) (refdata.Set, error)
	// Disconnect drops a connection, and the tokens when no other connection is left.
	Disconnect(ctx context.Context, connectionID string) error
	// Forget drops the tokens here without telling Xero.
	Forget(ctx context.Context) error
}

// Store keeps the binding in the company file.
type Store interface {
	// LoadBinding returns the zero Binding before the first choice.
	LoadBinding(ctx context.Context) (Binding, error)
	// SaveBinding replaces it.
	SaveBinding(ctx context.Context, b Binding) error
	// LoadReference returns the zero Set before the first reading.
	LoadReference(ctx context.Context) (refdata.Set, error)
	// SaveReference replaces it.
	SaveReference(ctx context.Context, set refdata.Set) error
}

// errOtherOrganisation explains why a company file stays with its organisation (C3).
func errOtherOrganisation(bound, chosen string) error {
	return fault.New(fault.Conflict,
		"This company file belongs to "+bound+" and cannot send to "+chosen+".",
		"Sign in again and choose "+bound+", or open another company file for "+chosen+".")
}
