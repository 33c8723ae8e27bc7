package match

import "context"

// Engine compares records by a model. It is safe for use by several goroutines.
type Engine struct {
	model  Model
	region string
}

// Model is the weights the engine works with.
type Model struct {
	// Version names the weights; it is kept with every comparison.
	Version string
}

// Shipped returns the model that comes with the program.
func Shipped() Model { return Model{Version: "0"} }

// NewEngine returns an engine. region is the ISO 3166 code of the organisation's country, by which phone numbers without a
// country are read; empty for none.
func NewEngine(model Model, region string) *Engine { return &Engine{model: model, region: region} }

// Form is a record made ready for comparing. It never changes.
type Form struct {
	// Record is what it was made from.
	Record Record
}

// Prepare normalises a record.
func (e *Engine) Prepare(r Record) *Form { return &Form{Record: r} }

// Keys are hashes that forms of one firm share at least one of, sorted, without repetition.
func (f *Form) Keys() []uint64 { return nil }

// Terms are hashes of the values whose rarity weighs evidence, sorted, without repetition.
func (f *Form) Terms() []uint64 { return nil }

// Census says how common values are among the owner's own contacts.
type Census interface {
	// Count is the number of records with a term of Form.Terms; Total the number of records.
	Count(term uint64) int
	Total() int
}

// Compare compares two forms. The answer is the same either way round, but for which value is left. census may be nil.
func (e *Engine) Compare(a, b *Form, census Census) Comparison {
	return Comparison{Evidence: []Evidence{}, Model: e.model.Version}
}

// Link finds which records of one list stand for the same firm as one of another: at most one Auto partner each. It
// returns the pairs that are not New, best first; never nil. The only error is the context's.
func (e *Engine) Link(ctx context.Context, left, right []*Form, progress Progress) ([]Pair, error) {
	return []Pair{}, ctx.Err()
}

// Dedupe finds the records of one list that stand for the same firm. Pairs that are not New come best first, never nil;
// those of one guarded cluster are Auto. The only error is the context's.
func (e *Engine) Dedupe(ctx context.Context, forms []*Form, progress Progress) ([]Pair, error) {
	return []Pair{}, ctx.Err()
}

// Find compares one form with some others, as Link would: the pairs that are not New, best first, Left always 0 and
// Right the place in among; at most one is Auto. Never nil.
func (e *Engine) Find(f *Form, among []*Form, census Census) []Pair { return []Pair{} }
