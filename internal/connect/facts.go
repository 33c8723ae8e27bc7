package connect

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/refdata"
)

// Facts is all that the checks are worked out from.
type Facts struct {
	// Now is the time, Zone where the owner's days begin.
	Now  time.Time
	Zone *time.Location
	// IsPractice: the company belongs to the practice Xero on this computer.
	IsPractice bool
	// Status is the connection at a glance.
	Status Status
	// Session is the sign-in; Line is what the answers showed.
	Session Session
	Line    Line
	// IsRemembered: a system keychain holds the key of the sign-in.
	IsRemembered bool
	// ClientID is the app id; empty while none is entered.
	ClientID string
	// Set is what the organisation offers, Use what the company file wants of it.
	Set refdata.Set
	Use Use
}

// Session is a sign-in without its secrets.
type Session struct {
	// IsHeld: tokens are there.
	IsHeld bool
	// ValidUntil is when it ends unless it is used before, UTC; zero while unknown.
	ValidUntil time.Time
	// Problem is why it has ended; nil while it works.
	Problem error
	// Permissions is what Daybook asks for, in the order it is asked.
	Permissions []Permission
}

// Permission is one scope that Daybook asks for.
type Permission struct {
	// Scope is Xero's name of it.
	Scope string
	// Reason says what Daybook does with it, as a sentence.
	Reason string
	// IsGranted: the sign-in has it.
	IsGranted bool
	// IsEssential: without it no document can be made.
	IsEssential bool
}

// Line is what the answers of Xero showed of clock and limits.
type Line struct {
	// ClockOffset is how far Xero's clock is ahead of this computer's; IsClockKnown: an answer has told.
	ClockOffset  time.Duration
	IsClockKnown bool
	// BlockedBy names the limit that is used up, "day" or "minute"; empty when none is. BlockedUntil is when calls may
	// go on, UTC; zero when none is blocked, or Xero has not said.
	BlockedBy    string
	BlockedUntil time.Time
}

// Use is what the company file wants of the organisation.
type Use struct {
	// InvoiceStatus and BillStatus are Xero's words for what documents are created as; empty before chosen.
	InvoiceStatus, BillStatus string
	// References is every account and tax rate that the set-up or an open order names.
	References []Reference
	// Waiting counts the orders that can be sent, by currency.
	Waiting []Waiting
	// Locked counts those dated on or before the lock date.
	Locked int
	// Sent counts the documents that reached the organisation.
	Sent int
	// LastSuccess is Xero's last good answer, in this run or before, UTC; zero before the first.
	LastSuccess time.Time
}

// Reference is one account or tax rate in use.
type Reference struct {
	// Resource and Key name it.
	Resource refdata.Resource
	Key      string
	// Role says what it is chosen for: "sales", "purchases", "shipping" or "tax"; empty when only orders name it.
	Role string
	// Orders counts the open orders that name it themselves, or whose items do.
	Orders int
	// OrderID, OrderKind and Number are the first of them.
	OrderID   int64
	OrderKind order.Kind
	Number    string
}

// Waiting counts orders that can be sent in one currency.
type Waiting struct {
	// Currency is theirs.
	Currency money.Currency
	// Orders counts them.
	Orders int
}

// on writes the day of an instant.
func (f Facts) on(t time.Time) string { return civil.In(t, f.Zone).Words() }

// when is at with the word that goes before it.
func (f Facts) when(t time.Time) string {
	if civil.In(t, f.Zone) == civil.In(f.Now, f.Zone) {
		return "at " + f.at(t)
	}
	return "on " + f.at(t)
}

// at writes an instant: the time alone for today.
func (f Facts) at(t time.Time) string {
	if civil.In(t, f.Zone) == civil.In(f.Now, f.Zone) {
		return t.In(f.Zone).Format("15:04")
	}
	return f.on(t) + ", " + t.In(f.Zone).Format("15:04")
}
