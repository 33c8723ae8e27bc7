package practice

import (
	"context"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// fill puts the original practice data into an empty store.
func (s *Server) fill(ctx context.Context) error {
	return s.store.Update(ctx, func(tx *store.Tx) error {
		return tx.SaveOrganisation(ctx, books.Organisation{
			ID: "6c3f4a52-7f0b-4b0e-9f54-3d0f5b8c1a10", Name: "Demo Furniture Ltd", LegalName: "Demo Furniture Limited", ShortCode: "!Pr4ct",
			BaseCurrency: "NZD", CountryCode: "NZ", Version: "NZ", Zone: "Pacific/Auckland", CreatedAt: s.cfg.Now().UTC().Truncate(time.Millisecond),
		})
	})
}
