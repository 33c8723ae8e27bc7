package gateway

import (
	"context"
	"slices"

	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// essentials are the scopes without which no document can be made.
var essentials = []string{"offline_access", "accounting.settings.read", "accounting.contacts", "accounting.invoices"}

// Session returns what is known of the sign-in; ok is false without one. AuthExpired when it has ended.
func (g *Gateway) Session(ctx context.Context) (s signin.Session, ok bool, err error) {
	g.mu.Lock()
	source := g.source
	g.mu.Unlock()
	if source == nil {
		return signin.Session{}, false, nil
	}
	return source.Session(ctx)
}

// Standing implements connect.Gateway.
func (g *Gateway) Standing(ctx context.Context) (connect.Session, error) {
	session, isHeld, err := g.Session(ctx)
	if fault.Is(err, fault.AuthExpired) {
		return connect.Session{Problem: err}, nil
	}
	if err != nil {
		return connect.Session{}, err
	}
	return connect.Session{IsHeld: isHeld, ValidUntil: session.ValidUntil, Permissions: permissions(session.Scopes)}, nil
}

func permissions(granted []string) []connect.Permission {
	var list []connect.Permission
	for _, s := range signin.Scopes() {
		list = append(list, connect.Permission{Scope: s.Name, Reason: s.Reason, IsGranted: slices.Contains(granted, s.Name),
			IsEssential: slices.Contains(essentials, s.Name)})
	}
	return list
}

// Line implements connect.Gateway.
func (g *Gateway) Line() connect.Line {
	client := g.Client()
	line := connect.Line{}
	line.ClockOffset, line.IsClockKnown = client.ClockOffset()
	budget := client.Limits.Budget()
	line.BlockedBy, line.BlockedUntil = budget.BlockedBy, budget.BlockedUntil
	return line
}
