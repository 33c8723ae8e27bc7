package practice

import (
	"context"

	"daybook/internal/practice/seed"
)

// fill puts the original practice data into an empty store. It is relative to today, so it never looks stale.
func (s *Server) fill(ctx context.Context) error { return seed.Fill(ctx, s.store, s.cfg.Now()) }
