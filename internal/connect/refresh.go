package connect

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/fault"
	"daybook/internal/refdata"
)

// retryAfter is how long a reading that failed is left alone before it is tried again by itself.
const retryAfter = 15 * time.Minute

// Refresh reads accounts, tax rates, currencies, lock dates and rights again. What was read before stays when it fails.
func (s *Service) Refresh(ctx context.Context) error {
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	if !b.IsConnected {
		return fault.New(fault.AuthExpired, "This company is not connected to Xero.", "Connect it in Settings.")
	}
	set, err := s.read(ctx, b.TenantID)
	if err != nil {
		return err
	}
	if err := s.keep(ctx, set); err != nil {
		return err
	}
	s.onChange(false)
	return nil
}

// keep stores a reading, unless the file was bound to another organisation meanwhile.
func (s *Service) keep(ctx context.Context, set refdata.Set) error {
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	if b.TenantID != set.Organisation.TenantID {
		return fault.New(fault.Conflict, "The organisation was changed while it was read.", "Read it again.")
	}
	if err := s.store.SaveReference(ctx, set); err != nil {
		return fmt.Errorf("save accounts and tax rates: %w", err)
	}
	return nil
}

// read reads what an organisation offers, and follows on from what was read before. Accounts are read whole: they come
// in one call either way, and a partial answer would not tell which are gone (contract sections 7 and 13).
func (s *Service) read(ctx context.Context, tenantID string) (refdata.Set, error) {
	set, err := s.gateway.ReadReference(ctx, tenantID)
	if err != nil {
		return refdata.Set{}, fmt.Errorf("read accounts and tax rates: %w", err)
	}
	before, err := s.store.LoadReference(ctx)
	if err != nil {
		return refdata.Set{}, fmt.Errorf("load reference data: %w", err)
	}
	return refdata.Follow(before, set), nil
}

// Freshen reads reference data again when it is older than StaleAfter and Xero is in reach; else it does nothing. It
// may be called at any time: one reading runs at a time, and one that failed is left alone for a while. While Xero is
// out of reach it knocks, so that the window hears when it is back.
func (s *Service) Freshen(ctx context.Context) error {
	if !s.freshening.TryLock() {
		return nil
	}
	defer s.freshening.Unlock()
	status, err := s.Status(ctx)
	if err != nil {
		return err
	}
	if status.State == Offline {
		s.gateway.Describe(ctx, []string{status.Binding.TenantID})
		return nil
	}
	now := s.now()
	isDue := isOld(status.ReferenceReadAt, now) && now.Sub(s.triedAt) > retryAfter
	if status.State != Connected || !isDue {
		return nil
	}
	s.triedAt = now
	return s.Refresh(ctx)
}
