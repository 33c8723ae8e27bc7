package connect

import (
	"context"
	"fmt"

	"daybook/internal/fault"
	"daybook/internal/money"
)

// Organisations returns the organisations that may be chosen, as Xero lists them, each with what it says of itself as
// far as it could be read.
func (s *Service) Organisations(ctx context.Context) ([]Granted, error) {
	granted, err := s.gateway.Connections(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("list the organisations granted: %w", err)
	}
	ids := make([]string, 0, len(granted))
	for _, g := range granted {
		ids = append(ids, g.TenantID)
	}
	described := s.gateway.Describe(ctx, ids)
	for i, g := range granted {
		granted[i].Books = described[g.TenantID]
	}
	return granted, nil
}

// Choose binds the file to an organisation. A file that belongs to another one refuses with a Conflict (C3), and so
// does one whose books are in another currency.
func (s *Service) Choose(ctx context.Context, tenantID string) error {
	bound, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	g, err := s.grantedNow(ctx, tenantID)
	if err != nil {
		return err
	}
	if bound.TenantID != "" && bound.TenantID != tenantID {
		return errOtherOrganisation(bound.Name, g.Name)
	}
	if err := s.bind(ctx, bound, g); err != nil {
		return err
	}
	s.onChange(true)
	return nil
}

// grantedNow finds an organisation among those granted; NotFound when it is not there any more.
func (s *Service) grantedNow(ctx context.Context, tenantID string) (Granted, error) {
	granted, err := s.gateway.Connections(ctx, "")
	if err != nil {
		return Granted{}, fmt.Errorf("list the organisations granted: %w", err)
	}
	g, ok := find(granted, tenantID)
	if !ok {
		return Granted{}, fault.New(fault.NotFound, "This organisation is no longer granted.", "Sign in again and choose it.")
	}
	return g, nil
}

// bind reads what the organisation offers and then makes the file belong to it, if it still belongs where it did before.
// Nothing changes before it was read.
func (s *Service) bind(ctx context.Context, from Binding, g Granted, conditions ...func() error) error {
	set, err := s.read(ctx, g.TenantID)
	if err != nil {
		return err
	}
	base, err := s.store.LoadBaseCurrency(ctx)
	if err != nil {
		return fmt.Errorf("load the currency of the books: %w", err)
	}
	if err := checkCurrency(base, g.Name, set.Organisation.BaseCurrency); err != nil {
		return err
	}
	b := Binding{TenantID: g.TenantID, ConnectionID: g.ConnectionID, Name: g.Name, IsConnected: true}
	conditions = append(conditions, func() error { return s.checkBoundTo(ctx, from.TenantID) })
	err = s.hold(func() error {
		for _, check := range conditions {
			if err := check(); err != nil {
				return err
			}
		}
		if err := s.store.Bind(ctx, b, set); err != nil {
			return fmt.Errorf("save the bound organisation: %w", err)
		}
		s.gateway.Use(g.TenantID)
		return nil
	})
	if err != nil {
		return err
	}
	s.setChoice(nil)
	return nil
}

// checkBoundTo refuses when the file belongs to another organisation than the one that was decided about: reading took its
// time, and a sign-in may have ended meanwhile.
func (s *Service) checkBoundTo(ctx context.Context, tenantID string) error {
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	if b.TenantID != tenantID {
		return fault.New(fault.Conflict, "The organisation of this company file was chosen meanwhile.", "Look at it in Settings.")
	}
	return nil
}

// checkCurrency refuses an organisation whose books are in another currency than the company file's: every amount in
// the base currency would mean something else.
func checkCurrency(base money.Currency, name string, theirs money.Currency) error {
	if base == "" || theirs == "" || base == theirs {
		return nil
	}
	return fault.New(fault.Conflict,
		fmt.Sprintf("The books of %s are in %s, and those of this company file in %s.", name, theirs, base),
		"Make a new company file for "+name+".")
}
