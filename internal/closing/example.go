package closing

import (
	"context"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock/journal"
)

// Example is how a month of the owner's own looks in both models, by the movement method.
type Example struct {
	// To is its last day; zero when nothing moved in any month that is over.
	To civil.Date
	// Opening and Closing are what stock was worth, Bridge leads from one to the other.
	Opening, Closing money.Amount
	Bridge           []journal.Step
	// Purchases and Stock are the journals of models A and B.
	Purchases, Stock []Line
}

// Example works out the last month that is over and in which something moved, of a year at most.
func (s *Service) Example(ctx context.Context) (Example, error) {
	w, err := s.look(ctx)
	if err != nil {
		return Example{}, err
	}
	from := civil.Date{Year: w.today.Year, Month: w.today.Month, Day: 1}
	for range 12 {
		from = from.AddMonths(-1)
		if w.hasMoved(Period{from, from.EndOfMonth()}) {
			return w.example(Period{from, from.EndOfMonth()})
		}
	}
	return Example{}, nil
}

func (w *world) hasMoved(p Period) bool {
	for _, e := range w.book.Entries {
		if !e.Date.Before(p.From) && !e.Date.After(p.To) {
			return true
		}
	}
	return false
}

func (w *world) example(p Period) (Example, error) {
	e := Example{To: p.To}
	for _, model := range []journal.Model{journal.Purchases, journal.Stock} {
		policy := w.settings.policy()
		policy.Model = model
		facts, err := w.facts(p, policy)
		if err != nil {
			return Example{}, err
		}
		f := Full{Suggestion: journal.Suggest(facts)}
		lines := w.lines(&f, f.Suggestion.Movement, nil, Review{})
		if model == journal.Stock {
			e.Stock = lines
			continue
		}
		e.Purchases, e.Bridge = lines, f.Suggestion.Bridge()
		e.Opening, e.Closing = journal.Total(f.Suggestion.Opening), journal.Total(f.Suggestion.Closing)
	}
	return e, nil
}
