package matcheval

import (
	"context"

	"daybook/internal/contact/match"
)

// Engine is what is measured: the product's.
type Engine interface {
	PrepareAll([]match.Record) []*match.Form
	Link(context.Context, []*match.Form, []*match.Form, match.Progress) ([]match.Pair, error)
	Dedupe(context.Context, []*match.Form, match.Progress) ([]match.Pair, error)
	Compare(*match.Form, *match.Form, match.Census) match.Comparison
}

// scorer is an engine that tells every candidate pair it compared, whatever became of it; right is nil for one list.
type scorer interface {
	Scored(ctx context.Context, left, right []*match.Form) ([]match.Pair, error)
}

// forms is a set made ready for the engine.
type forms struct{ left, right []*match.Form }

func prepare(e Engine, s *Set) forms {
	return forms{prepareAll(e, s.Left), prepareAll(e, s.Right)}
}

func prepareAll(e Engine, records []match.Record) []*match.Form {
	if records == nil {
		return nil
	}
	return e.PrepareAll(records)
}

// decide has the engine decide on a set as the product would.
func decide(ctx context.Context, e Engine, s *Set, f forms) ([]match.Pair, error) {
	if s.Task == Link {
		return e.Link(ctx, f.left, f.right, nil)
	}
	return e.Dedupe(ctx, f.left, nil)
}

// mostScored is the largest set, in records, of which every candidate is looked at; of larger ones, made for their speed, only
// what the engine decided on.
const mostScored = 50_000

// score has the engine tell every candidate, or what it decided where it does not tell or there would be too many.
func score(ctx context.Context, e Engine, s *Set, f forms, decided []match.Pair) ([]match.Pair, error) {
	if all, tells := e.(scorer); tells && s.Records() <= mostScored {
		return all.Scored(ctx, f.left, f.right)
	}
	return decided, nil
}
