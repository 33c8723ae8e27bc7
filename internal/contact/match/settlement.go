package match

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
)

// scored is a candidate pair: its bits as they stand, and as they were before others had a say.
type scored struct {
	a, b      int32
	bits, raw float32
	vetoes    vetoSet
	// isNameOnly: nothing but the names can be compared.
	isNameOnly bool
}

// settlement is the work of deciding for two lists, or for one when right is nil.
type settlement struct {
	engine      *Engine
	left, right []*Form
	rarity      rarity
	viewsLeft   []view
	viewsRight  []view
	// rankLeft and rankRight are the places of the records by their ids.
	rankLeft, rankRight []int32
	prior               float64
	all                 []scored
	// least is the bits below which pairs are forgotten once they have had their say in the prior.
	least float32
	// best and second are, by record, the bits of the best pair before others had a say and of its rival.
	bestLeft, bestRight []topTwo
	// group is the cluster of each record of one list, size how many are in it.
	group, size []int32
	// isDisputed: a veto stands between two of the group.
	isDisputed []bool
}

type topTwo struct {
	best, second float32
	partner      int32
}

func (e *Engine) newSettlement(left, right []*Form, r rarity) *settlement {
	s := &settlement{engine: e, left: left, right: right, rarity: r, viewsLeft: r.views(left), rankLeft: ranks(left), least: leastKept}
	s.viewsRight, s.rankRight = s.viewsLeft, s.rankLeft
	if right != nil {
		s.viewsRight, s.rankRight = r.views(right), ranks(right)
	}
	return s
}

func (s *settlement) isOneList() bool { return s.right == nil }

// ground is what a pair is judged by.
func (s *settlement) ground(isNameOnly bool) Ground {
	switch {
	case isNameOnly:
		return GroundName
	case s.isOneList():
		return GroundDedupe
	}
	return GroundLink
}

// settle scores the pairs of two lists, or of one when right is nil, and lets the others of a firm and the rivals count.
func (e *Engine) settle(ctx context.Context, left, right []*Form, least float32, progress Progress) (*settlement, error) {
	s := e.newSettlement(left, right, rarityOf(takeCensus(left, right)))
	s.least = least
	pairs, err := candidates(ctx, left, right)
	if err != nil {
		return nil, err
	}
	s.prior = priorBits(len(left), len(right))
	if err := s.score(ctx, pairs, progress); err != nil {
		return nil, err
	}
	s.learnPrior()
	s.begin()
	if s.isOneList() {
		s.agree()
	} else {
		s.compete()
	}
	return s, ctx.Err()
}

// chunk is how many pairs are scored between two looks at the context.
const chunk = 20_000

// score compares the candidates on all processors.
func (s *settlement) score(ctx context.Context, pairs []candidate, progress Progress) error {
	s.all = make([]scored, len(pairs))
	var mu sync.Mutex
	var group sync.WaitGroup
	next, done := 0, 0
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for ctx.Err() == nil {
				mu.Lock()
				from := next
				next += chunk
				mu.Unlock()
				if from >= len(pairs) {
					return
				}
				to := min(from+chunk, len(pairs))
				for i := from; i < to; i++ {
					s.all[i] = s.scorePair(pairs[i].a, pairs[i].b)
				}
				mu.Lock()
				done += to - from
				if progress != nil {
					progress(int(int64(done)*int64(len(s.left))/int64(len(pairs))), len(s.left))
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	if len(pairs) == 0 && progress != nil {
		progress(len(s.left), len(s.left))
	}
	return ctx.Err()
}

func (s *settlement) scorePair(a, b int32) scored {
	w := s.engine.weigh(&s.viewsLeft[a], &s.viewsRight[b], &s.rarity)
	bits := float32(w.sum + s.prior)
	return scored{a, b, bits, bits, w.vetoes, w.isNameOnly()}
}

func (s *settlement) add(a, b int32) { s.all = append(s.all, s.scorePair(a, b)) }

// The bits below which a pair has no say any more; everyPairKept keeps all.
const (
	leastKept     = -12
	everyPairKept = -10_000
)

// begin puts the pairs in order and notes who is whose best.
func (s *settlement) begin() {
	s.all = slices.DeleteFunc(s.all, func(p scored) bool { return p.bits < s.least })
	for i := range s.all {
		s.all[i].raw = s.all[i].bits
	}
	s.sort()
	s.bestLeft = newTops(len(s.left))
	s.bestRight = s.bestLeft
	if !s.isOneList() {
		s.bestRight = newTops(len(s.right))
	}
	for i := range s.all {
		p := &s.all[i]
		s.bestLeft[p.a].take(p.bits, p.b)
		s.bestRight[p.b].take(p.bits, p.a)
	}
}

func newTops(n int) []topTwo {
	tops := make([]topTwo, n)
	for i := range tops {
		tops[i] = topTwo{-1000, -1000, -1}
	}
	return tops
}

func (t *topTwo) take(bits float32, partner int32) {
	if bits > t.best {
		t.best, t.second, t.partner = bits, t.best, partner
	} else {
		t.second = max(t.second, bits)
	}
}

// sort puts the best first; among equals the ids of the records decide, so that the order of the lists does not.
func (s *settlement) sort() {
	slices.SortFunc(s.all, func(p, q scored) int {
		if p.bits != q.bits {
			return cmp.Compare(q.bits, p.bits)
		}
		pFirst, pSecond := s.ranksOf(p)
		qFirst, qSecond := s.ranksOf(q)
		return cmp.Or(cmp.Compare(pFirst, qFirst), cmp.Compare(pSecond, qSecond))
	})
}

// ranksOf is the places of a pair's records by their ids; within one list neither comes first by itself.
func (s *settlement) ranksOf(p scored) (first, second int32) {
	first, second = s.rankLeft[p.a], s.rankRight[p.b]
	if s.isOneList() && second < first {
		return second, first
	}
	return first, second
}

// ranks is the place of each form by its record's id.
func ranks(forms []*Form) []int32 {
	order := make([]int32, len(forms))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		if c := cmp.Compare(forms[i].Record.ID, forms[j].Record.ID); c != 0 {
			return c
		}
		return cmp.Compare(i, j)
	})
	rank := make([]int32, len(forms))
	for place, i := range order {
		rank[i] = int32(place)
	}
	return rank
}

// priorBits is how likely two records of the lists are one firm before anything is known of them: about half of the records
// of the shorter list have a partner in the other.
func priorBits(left, right int) float64 {
	return -math.Log2(2 * float64(max(left, right, 50)))
}

// priorRounds bounds the rounds in which the prior is learnt from the lists themselves.
const priorRounds = 8

// learnPrior moves the prior to what the pairs say: the share of pairs that are one firm, as expected with the prior before
// (expectation maximisation of one figure, held to what was assumed).
func (s *settlement) learnPrior() {
	pairs := float64(len(s.left)) * float64(len(s.right))
	if s.isOneList() {
		pairs = float64(len(s.left)) * float64(len(s.left)-1) / 2
	}
	if pairs == 0 {
		return
	}
	assumed := pairs * math.Exp2(s.prior)
	shift := 0.0
	for range priorRounds {
		expected := assumed / 4
		for i := range s.all {
			if bits := float64(s.all[i].bits) + shift; bits > -20 {
				expected += logistic(bits)
			}
		}
		next := math.Log2(min(0.25, expected/pairs*0.8)) - s.prior
		// Rounded, so that the order of the sum does not matter.
		next = hundredths(max(-2, min(9, next)))
		if math.Abs(next-shift) < 0.01 {
			break
		}
		shift = next
	}
	for i := range s.all {
		s.all[i].bits += float32(shift)
	}
	s.prior += shift
}

// compete weighs each pair of two lists against its rivals: a record has at most one partner, so the better another fits, the less
// likely this one is. It changes the bits to the odds of the pair against all rivals and against none.
func (s *settlement) compete() {
	left, right := make([]float64, len(s.left)), make([]float64, len(s.right))
	for i := range s.all {
		odds := math.Exp2(min(60, float64(s.all[i].bits)))
		left[s.all[i].a] += odds
		right[s.all[i].b] += odds
	}
	for i := range s.all {
		p := &s.all[i]
		odds := math.Exp2(min(60, float64(p.bits)))
		rivals := max(0, left[p.a]-odds) + max(0, right[p.b]-odds)
		p.bits -= float32(math.Log2(1 + rivals))
	}
	s.sort()
}
