// Package connect is the company file's connection to Xero: sign in, choose the organisation, read what it offers,
// disconnect.
package connect

import (
	"context"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
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
	// Books is what the organisation says of itself; zero where it could not be read.
	Books refdata.Organisation
}

// IsRead reports whether the organisation could be read, beyond its name.
func (g Granted) IsRead() bool { return g.Books.TenantID != "" }

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
	// Connections returns the organisations granted, those of one consent where authEventID is not empty.
	Connections(ctx context.Context, authEventID string) ([]Granted, error)
	// Use says which organisation further calls are for.
	Use(tenantID string)
	// Describe reads what some organisations say of themselves, side by side. Those that could not be read are missing.
	Describe(ctx context.Context, tenantIDs []string) map[string]refdata.Organisation
	// ReadReference reads what an organisation offers, whichever one is in use.
	ReadReference(ctx context.Context, tenantID string) (refdata.Set, error)
	// Standing tells the sign-in, without asking Xero; one that has ended is in its Problem.
	Standing(ctx context.Context) (Session, error)
	// Line tells what the answers showed of clock and limits.
	Line() Line
	// ClientID is the app id in use, or "".
	ClientID() string
	// Disconnect drops a connection, and the tokens when no other connection is left.
	Disconnect(ctx context.Context, connectionID string) error
	// Forget drops the tokens here without telling Xero.
	Forget(ctx context.Context) error
}

// Store keeps the binding in the company file.
type Store interface {
	// LoadBinding returns the zero Binding before the first choice.
	LoadBinding(ctx context.Context) (Binding, error)
	// SaveBinding replaces it; the organisation stays the same.
	SaveBinding(ctx context.Context, b Binding) error
	// LoadReference returns the zero Set before the first reading.
	LoadReference(ctx context.Context) (refdata.Set, error)
	// SaveReference replaces it.
	SaveReference(ctx context.Context, set refdata.Set) error
	// LoadUse returns what the company file wants of the organisation; locked orders are those dated on or before a
	// day, none when it is zero.
	LoadUse(ctx context.Context, lockOn civil.Date) (Use, error)
	// LoadBaseCurrency returns the currency of the company's books; empty before it is known.
	LoadBaseCurrency(ctx context.Context) (money.Currency, error)
	// LoadStakes counts what a change to an organisation would leave behind.
	LoadStakes(ctx context.Context, tenantID string) (Stakes, error)
	// Bind makes the file belong to an organisation and keeps what it offers, in one transaction. Where it belonged to
	// another one, what is of that one alone is laid aside: links of contacts, the mirror of its contacts, the choices
	// of the set-up. What was laid aside of the new one comes back.
	Bind(ctx context.Context, b Binding, set refdata.Set) error
}

// errOtherOrganisation explains why a company file stays with its organisation (C3). A demo company that was reset is a new
// organisation of the same name.
func errOtherOrganisation(bound, chosen string) error {
	if bound == chosen {
		return fault.New(fault.Conflict,
			"Xero has a new organisation called "+chosen+", as after a reset of a demo company. This company file belongs to the one before.",
			"To go on with the new one, press Use another organisation in Settings.")
	}
	return fault.New(fault.Conflict,
		"This company file belongs to "+bound+" and cannot send to "+chosen+".",
		"Sign in again and choose "+bound+". To move the file to "+chosen+", press Use another organisation in Settings.")
}
