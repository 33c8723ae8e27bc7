package matching

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/contact"
)

// Progress is how far the review is.
type Progress struct {
	// Decided counts the pairs the owner answered since the last search, Open those that wait, PutOff those for later.
	Decided, Open, PutOff int
	// WorthPerMille is the share of those decided in what all are worth, in thousandths; 0 where nothing is.
	WorthPerMille int
	// ScannedAt is the instant of the last search, UTC; zero before the first.
	ScannedAt time.Time
}

// Progress says how far the review is.
func (s Service) Progress(ctx context.Context) (Progress, error) {
	var p Progress
	var err error
	if p.ScannedAt, err = s.Store.ScannedAt(ctx); err != nil {
		return p, fmt.Errorf("read the time of the last search: %w", err)
	}
	page, err := s.Store.ListPairs(ctx, PairQuery{Limit: 1})
	if err != nil {
		return p, fmt.Errorf("list pairs: %w", err)
	}
	p.Open, p.PutOff = page.Total, page.PutOff
	answered, err := s.answeredSince(ctx, p.ScannedAt)
	if err != nil {
		return p, err
	}
	p.Decided = len(answered)
	worths, err := s.Store.Worths(ctx)
	if err != nil {
		return p, fmt.Errorf("read what contacts are worth: %w", err)
	}
	var decided int64
	for _, d := range answered {
		decided += worths[d.Left.ContactID].Value
		if d.Answer != contact.Same {
			decided += worths[d.Right.ContactID].Value
		}
	}
	if all := decided + page.Value; all > 0 {
		p.WorthPerMille = int(decided * 1000 / all)
	}
	return p, nil
}

// answeredSince returns the owner's answers to pairs that stand, newest first.
func (s Service) answeredSince(ctx context.Context, since time.Time) ([]contact.Decision, error) {
	var answered []contact.Decision
	for offset := 0; ; {
		rows, total, err := s.Store.DecisionPage(ctx, offset, bulkWindow)
		if err != nil {
			return nil, fmt.Errorf("list decisions: %w", err)
		}
		for _, d := range rows {
			if d.At.Before(since) {
				return answered, nil
			}
			if d.Stands() && d.Actor == contact.ByOwner && d.Comparison != nil {
				answered = append(answered, d)
			}
		}
		if offset += len(rows); len(rows) == 0 || offset >= total {
			return answered, nil
		}
	}
}
