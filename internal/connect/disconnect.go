package connect

import (
	"context"
	"fmt"

	"daybook/internal/fault"
)

// Disconnect drops the connection at Xero and the tokens here. Links and history stay, and the file still belongs to
// its organisation. When the sign-in has ended already, only the tokens here are dropped. Errors: offline and the like
// when Xero could not be told; everything then stays as it is, and Forget is the way out.
func (s *Service) Disconnect(ctx context.Context) error {
	if err := s.endSignIn(ctx); err != nil {
		return err
	}
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	if b.ConnectionID == "" { // no organisation is chosen yet, or the connection is dropped already
		return s.forget(ctx, b)
	}
	err = s.gateway.Disconnect(ctx, b.ConnectionID)
	if fault.Is(err, fault.AuthExpired) || fault.Is(err, fault.NotFound) {
		err = s.gateway.Forget(ctx)
	}
	if err != nil {
		return fmt.Errorf("disconnect: %w", err)
	}
	return s.left(ctx, b)
}

// Forget drops the tokens here without telling Xero, which goes on listing Daybook among the organisation's apps. It
// needs no connection.
func (s *Service) Forget(ctx context.Context) error {
	if err := s.endSignIn(ctx); err != nil {
		return err
	}
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	return s.forget(ctx, b)
}

func (s *Service) forget(ctx context.Context, b Binding) error {
	if err := s.gateway.Forget(ctx); err != nil {
		return fmt.Errorf("forget the sign-in: %w", err)
	}
	return s.left(ctx, b)
}

// left notes that the file is connected no longer.
func (s *Service) left(ctx context.Context, b Binding) error {
	b.IsConnected, b.ConnectionID = false, ""
	if err := s.store.SaveBinding(ctx, b); err != nil {
		return fmt.Errorf("save that the company is disconnected: %w", err)
	}
	s.setChoice(nil)
	s.onChange(false)
	return nil
}
