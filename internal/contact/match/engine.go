package match

import (
	"context"

	"daybook/internal/contact/phone"
)

// Engine compares records by a model. It is safe for use by several goroutines.
type Engine struct {
	model  Model
	table  *table
	region string
	phones *phone.Reader
	// lesson is what the owner's answers teach; nil for nothing.
	lesson *Lesson
}

// NewEngine returns an engine. region is the ISO 3166 code of the organisation's country, by which telephone and tax numbers
// without a country are read; empty for none.
func NewEngine(model Model, region string) *Engine {
	return &Engine{model: model, table: model.table(), region: region, phones: phone.NewReader()}
}

// Version names the model and the way in which keys are made: keys kept under another version are to be made anew.
func (e *Engine) Version() string { return e.model.Version + "/" + keysVersion + "/" + e.region }

// Compare compares two forms as if nothing else were known. The answer is the same either way round, but for which value is
// left. census may be nil.
func (e *Engine) Compare(a, b *Form, census Census) Comparison {
	r := rarityOf(census)
	w := e.weigh(r.view(a), r.view(b), &r)
	prior := priorBits(int(r.total), int(r.total))
	ground := GroundLink
	if w.isNameOnly() {
		ground = GroundName
	}
	return e.explain(a, b, &w, judgement{prior, prior + w.sum, ground}, &r)
}

// Link finds which records of one list stand for the same firm as one of another: at most one Auto partner each. It
// returns the pairs that are not New, best first; never nil. The only error is the context's.
func (e *Engine) Link(ctx context.Context, left, right []*Form, progress Progress) ([]Pair, error) {
	s, err := e.settle(ctx, left, right, leastKept, progress)
	if err != nil {
		return nil, err
	}
	return s.pairs(false), nil
}

// Dedupe finds the records of one list that stand for the same firm. Pairs that are not New come best first, never nil;
// Auto are only pairs of one guarded cluster of at most eight. The only error is the context's.
func (e *Engine) Dedupe(ctx context.Context, forms []*Form, progress Progress) ([]Pair, error) {
	s, err := e.settle(ctx, forms, nil, leastKept, progress)
	if err != nil {
		return nil, err
	}
	return s.pairs(false), nil
}

// Scored returns every pair that was compared, whatever its verdict, best first: of two lists, or of one when right is nil. It
// is for measuring; Link and Dedupe return the same pairs but for those that are New.
func (e *Engine) Scored(ctx context.Context, left, right []*Form) ([]Pair, error) {
	s, err := e.settle(ctx, left, right, everyPairKept, nil)
	if err != nil {
		return nil, err
	}
	return s.pairs(true), nil
}

// Find compares one form with some others, as Link would: the pairs that are not New, best first, Left always 0 and
// Right the place in among; at most one is Auto. Never nil.
func (e *Engine) Find(f *Form, among []*Form, census Census) []Pair {
	r := rarityOf(census)
	s := e.newSettlement([]*Form{f}, among, r)
	s.prior = priorBits(int(r.total), int(r.total))
	for i := range among {
		s.add(0, int32(i))
	}
	s.begin()
	s.compete()
	return s.pairs(false)
}
