package matching

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/contact/match"
)

// Service decides with the owner which contacts are one firm.
type Service struct {
	// Store is the company file.
	Store Store
	// Region returns the ISO 3166 code of the organisation's country, by which phone numbers without one are read; empty for
	// none.
	Region func(ctx context.Context) (string, error)
	// Model is the weights, match.Shipped unless a test says otherwise.
	Model match.Model
	// Now is the clock.
	Now func() time.Time
}

// Report is told how much of a long work is done; it may be nil.
type Report func(done, total int)

// engine returns the engine for the organisation's country.
func (s Service) engine(ctx context.Context) (*match.Engine, error) {
	region, err := s.Region(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the organisation's country: %w", err)
	}
	return match.NewEngine(s.Model, region), nil
}
