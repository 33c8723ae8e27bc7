package practice

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"daybook/internal/practice/seed"
)

// ResetDemo does to the practice organisation what a person does who resets the demo company at Xero: the books begin
// anew as another organisation of the same name, with another tenant id and other ids throughout, and no app is
// connected to it. Tokens stay what they were, but with the old tenant id they are answered with 403 from then on
// (contract section 16). Reset, in contrast, keeps the organisation and its connections.
func (s *Server) ResetDemo(ctx context.Context) error {
	first := s.organisations[0]
	known, _, err := first.describe(ctx)
	if err != nil {
		return err
	}
	if err := s.identity.Disconnect(known.TenantID); err != nil {
		return fmt.Errorf("disconnect %s: %w", known.Name, err)
	}
	if err := first.store.Reset(ctx); err != nil {
		return err
	}
	return seed.FillAnew(ctx, first.store, s.cfg.Now(), s.cfg.Seed, uuid.New())
}
