package matching

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
)

// Bulk is what accepting every pair above a bound would do.
type Bulk struct {
	// PerMille is the bound, in thousandths.
	PerMille int
	// Pairs are those that would be accepted, the least sure first; never nil.
	Pairs []Pair
	// Left counts pairs above the bound that stay to be asked one by one.
	Left int
	// Value is what they are worth, in hundredths of the base currency.
	Value int64
	// Digest identifies exactly this.
	Digest string
}

// Count counts the pairs of a kind.
func (b Bulk) Count(k Kind) int {
	n := 0
	for _, p := range b.Pairs {
		if p.Kind() == k {
			n++
		}
	}
	return n
}

// PreviewBulk says what accepting every open pair of that many thousandths or more would do. It decides nothing.
func (s Service) PreviewBulk(ctx context.Context, perMille int) (Bulk, error) {
	if perMille < 500 || perMille > 1000 {
		return Bulk{}, fault.InvalidFields("This percentage is out of range.", map[string]string{"percent": "From 50 to 100."})
	}
	open, err := s.openPairs(ctx, "", perMille)
	if err != nil {
		return Bulk{}, err
	}
	b := Bulk{PerMille: perMille, Pairs: []Pair{}}
	seen := map[contact.Party]int{}
	for _, p := range open {
		seen[p.Left]++
		seen[p.Right]++
	}
	for _, p := range open {
		if isPlain(p) && seen[p.Left] == 1 && seen[p.Right] == 1 {
			b.Pairs = append(b.Pairs, p)
			b.Value += p.Value
		}
	}
	b.Left = len(open) - len(b.Pairs)
	slices.SortStableFunc(b.Pairs, func(a, c Pair) int { return a.Comparison.PerMille - c.Comparison.PerMille })
	b.Digest = digest(b.Pairs)
	return b, nil
}

// bulkShown is how many pairs of a bulk are shown.
const bulkShown = 100

// PreviewBulkRows is PreviewBulk with the first pairs as they are shown.
func (s Service) PreviewBulkRows(ctx context.Context, perMille int) (Bulk, []Question, error) {
	b, err := s.PreviewBulk(ctx, perMille)
	if err != nil {
		return b, nil, err
	}
	rows, err := s.questions(ctx, b.Pairs[:min(bulkShown, len(b.Pairs))])
	return b, rows, err
}

// isPlain reports whether nothing speaks against a pair: no veto, and no person beside a company.
func isPlain(p Pair) bool { return len(p.Comparison.Vetoes) == 0 && p.Verdict != match.WorksAt }

// bulkWindow is how many pairs are read at once.
const bulkWindow = 500

// openPairs returns every open pair of a kind, "" for all, of that many thousandths or more.
func (s Service) openPairs(ctx context.Context, kind Kind, perMille int) ([]Pair, error) {
	var all []Pair
	for {
		page, err := s.Store.ListPairs(ctx, PairQuery{Kind: kind, AtLeast: perMille, Offset: len(all), Limit: bulkWindow})
		if err != nil {
			return nil, fmt.Errorf("list pairs: %w", err)
		}
		all = append(all, page.Rows...)
		if len(page.Rows) == 0 || len(all) >= page.Total {
			return all, ctx.Err()
		}
	}
}

// digest is the SHA-256 of the pairs with how they compare: it changes with every value that was compared.
func digest(pairs []Pair) string {
	type row struct {
		Left, Right contact.Party
		Comparison  match.Comparison
	}
	rows := make([]row, len(pairs))
	for i, p := range pairs {
		rows[i] = row{p.Left, p.Right, p.Comparison}
	}
	encoded, err := json.Marshal(rows)
	if err != nil {
		panic(fmt.Sprintf("encode pairs: %v", err))
	}
	sum := sha256.Sum256(encoded)
	return hex.EncodeToString(sum[:])
}

// Accepted is what accepting many pairs did.
type Accepted struct {
	// Batch takes all of it back; 0 when nothing was accepted.
	Batch int64
	// Accepted counts the pairs decided, Refused those that could not be: they stay in the queue.
	Accepted, Refused int
}

// AcceptBulk does what PreviewBulk with this digest said. Conflict when anything changed since. A cancelled one keeps what
// was accepted until then, as one batch.
func (s Service) AcceptBulk(ctx context.Context, perMille int, digest string, report Report) (Accepted, error) {
	bulk, err := s.PreviewBulk(ctx, perMille)
	if err != nil {
		return Accepted{}, err
	}
	if bulk.Digest != digest {
		return Accepted{}, fault.New(fault.Conflict, "The pairs changed since they were shown, so none was accepted.", "Look at them again.")
	}
	result := Accepted{Batch: NewBatch}
	done := 0
	for chunk := range slices.Chunk(bulk.Pairs, 50) {
		if err := s.accept(ctx, chunk, &result); err != nil {
			return result.settled(), err
		}
		if done += len(chunk); report != nil {
			report(done, len(bulk.Pairs))
		}
	}
	return result.settled(), nil
}

func (a Accepted) settled() Accepted {
	if a.Batch == NewBatch {
		a.Batch = 0
	}
	return a
}

// accept decides some pairs at once; where one is refused, the halves are tried, so that it alone stays in the queue.
func (s Service) accept(ctx context.Context, pairs []Pair, result *Accepted) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	now := s.Now().UTC()
	decisions := make([]contact.Decision, len(pairs))
	for i, p := range pairs {
		decisions[i] = contact.Decision{Answer: contact.Same, Left: p.Left, Right: p.Right, Actor: contact.ByOwner, Batch: result.Batch,
			Comparison: &p.Comparison, At: now}
	}
	saved, err := s.Store.Decide(ctx, decisions)
	switch {
	case err == nil:
		result.Batch = saved[0].Batch
		result.Accepted += len(saved)
		return nil
	case !fault.Is(err, fault.Conflict) && !fault.Is(err, fault.NotFound):
		return fmt.Errorf("accept %d pairs: %w", len(pairs), err)
	case len(pairs) == 1:
		result.Refused++
		return nil
	}
	half := len(pairs) / 2
	if err := s.accept(ctx, pairs[:half], result); err != nil {
		return err
	}
	return s.accept(ctx, pairs[half:], result)
}
