package connect

import (
	"context"
	"fmt"
)

// Report is how the connection fares, as the owner sees it.
type Report struct {
	// Checks is every check, worst first.
	Checks []Check
	// Permissions is what Daybook asks Xero for; nil while nobody is signed in.
	Permissions []Permission
	// Sent counts the documents that reached the organisation.
	Sent int
}

// Examine works out how the connection fares, without asking Xero.
func (s *Service) Examine(ctx context.Context) (Report, error) {
	f, err := s.facts(ctx)
	if err != nil {
		return Report{}, err
	}
	r := Report{Checks: Examine(f), Sent: f.Use.Sent}
	if f.Session.IsHeld {
		r.Permissions = f.Session.Permissions
	}
	return r, nil
}

func (s *Service) facts(ctx context.Context) (Facts, error) {
	f := Facts{Now: s.now(), Zone: s.zone, IsPractice: s.isPractice, IsRemembered: s.isRemembered(), ClientID: s.gateway.ClientID(),
		Line: s.gateway.Line()}
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return f, fmt.Errorf("load the bound organisation: %w", err)
	}
	if f.Set, err = s.store.LoadReference(ctx); err != nil {
		return f, fmt.Errorf("load reference data: %w", err)
	}
	if f.Session, err = s.gateway.Standing(ctx); err != nil {
		return f, fmt.Errorf("look for the sign-in: %w", err)
	}
	if f.Use, err = s.store.LoadUse(ctx, stoppingLock(f.Set)); err != nil {
		return f, fmt.Errorf("look at what is in use: %w", err)
	}
	f.Status = s.statusOf(b, f.Set, f.Session)
	return f, nil
}
