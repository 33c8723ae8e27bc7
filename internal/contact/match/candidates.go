package match

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
)

// candidate is a pair worth comparing: a place in the left list and one in the right, or two in the one list, the smaller first.
type candidate struct{ a, b int32 }

// fewPairs is how many pairs are few enough to compare all.
const fewPairs = 600_000

// candidates are the pairs worth comparing: all of small lists, else those that share keys, the rarest first.
func candidates(ctx context.Context, left, right []*Form) ([]candidate, error) {
	if pairs, few := everyPair(len(left), len(right), right == nil); few {
		return pairs, ctx.Err()
	}
	return newBlocks(left, right).pairs(ctx)
}

func everyPair(left, right int, isOneList bool) ([]candidate, bool) {
	if isOneList {
		right = left
	}
	if left*right > fewPairs && (!isOneList || left*left/2 > fewPairs) {
		return nil, false
	}
	pairs := make([]candidate, 0, left*right)
	for i := range left {
		from := 0
		if isOneList {
			from = i + 1
		}
		for j := from; j < right; j++ {
			pairs = append(pairs, candidate{int32(i), int32(j)})
		}
	}
	return pairs, true
}

// blocks is an inverted index: which forms share a key.
type blocks struct {
	left, right int
	isOneList   bool
	// begin is where the keys of a form begin in of, by the form's place with the right list after the left; of leads from each
	// key to its block.
	begin []int32
	of    []int32
	// forms is the forms of all blocks, those of one block side by side; from is where each begins.
	forms []int32
	from  []int32
	// limit is how many forms may share a key before it says too little; most is how many partners of a form are compared.
	limit, most int
}

// slot is a key and where in the list of all keys it stands.
type slot struct {
	key  uint64
	form int32
	at   int32
}

// newBlocks indexes two lists, or one when right is nil. A key that too many share is left out: the forms that share it and
// more are found by keys that are made of two.
func newBlocks(left, right []*Form) *blocks {
	n := len(left) + len(right)
	b := &blocks{left: len(left), right: len(right), isOneList: right == nil, begin: make([]int32, n+1),
		limit: max(64, min(400, 2_000_000/(n+1))), most: max(20, min(400, 3_000_000/(2*n+1)))}
	keys := make([][]uint64, n)
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() {
			for i := w; i < n; i += workers {
				keys[i] = b.form(left, right, i).Keys()
			}
		})
	}
	group.Wait()
	total := 0
	for i := range keys {
		b.begin[i] = int32(total)
		total += len(keys[i])
	}
	b.begin[n] = int32(total)
	slots := make([]slot, 0, total)
	for i := range keys {
		for _, k := range keys[i] {
			slots = append(slots, slot{k, int32(i), int32(len(slots))})
		}
		keys[i] = nil
	}
	sortSlots(slots)
	b.fill(slots)
	return b
}

func (b *blocks) form(left, right []*Form, i int) *Form {
	if i < b.left {
		return left[i]
	}
	return right[i-b.left]
}

// sortSlots sorts by key, then form, in two halves side by side.
func sortSlots(slots []slot) {
	less := func(p, q slot) int {
		if p.key != q.key {
			return cmp.Compare(p.key, q.key)
		}
		return cmp.Compare(p.form, q.form)
	}
	i := 0
	for j := range slots {
		if slots[j].key>>63 == 0 {
			slots[i], slots[j] = slots[j], slots[i]
			i++
		}
	}
	var group sync.WaitGroup
	for _, half := range [][]slot{slots[:i], slots[i:]} {
		group.Go(func() { slices.SortFunc(half, less) })
	}
	group.Wait()
}

func (b *blocks) fill(slots []slot) {
	b.of = make([]int32, len(slots))
	for i := range b.of {
		b.of[i] = -1
	}
	for from := 0; from < len(slots); {
		to := from + 1
		for to < len(slots) && slots[to].key == slots[from].key {
			to++
		}
		if size := to - from; size > 1 && size <= b.limit {
			id := int32(len(b.from))
			b.from = append(b.from, int32(len(b.forms)))
			for _, s := range slots[from:to] {
				b.of[s.at] = id
				b.forms = append(b.forms, s.form)
			}
		}
		from = to
	}
	b.from = append(b.from, int32(len(b.forms)))
}

// pairs returns the candidates: for each form its best partners by the rarity of the keys they share.
func (b *blocks) pairs(ctx context.Context) ([]candidate, error) {
	n := b.left
	parts := make([][]candidate, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for w := range parts {
		group.Go(func() {
			f := b.newFinder()
			for i := w; i < n && ctx.Err() == nil; i += len(parts) {
				parts[w] = f.partners(int32(i), parts[w])
			}
		})
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := slices.Concat(parts...)
	slices.SortFunc(all, func(p, q candidate) int {
		if p.a != q.a {
			return cmp.Compare(p.a, q.a)
		}
		return cmp.Compare(p.b, q.b)
	})
	return slices.Compact(all), nil
}

// weakPartner is the share of the best partner's score below which another is not worth comparing.
const weakPartner = 0.12

// finder collects the partners of one form after another.
type finder struct {
	b      *blocks
	scores []float32
	met    []int32
}

func (b *blocks) newFinder() *finder {
	size := b.left
	if !b.isOneList {
		size = b.right
	}
	return &finder{b: b, scores: make([]float32, size)}
}

func (f *finder) partners(i int32, into []candidate) []candidate {
	b := f.b
	f.met = f.met[:0]
	offset := int32(0)
	if !b.isOneList {
		offset = int32(b.left)
	}
	for at := b.begin[i]; at < b.begin[i+1]; at++ {
		id := b.of[at]
		if id < 0 {
			continue
		}
		block := b.forms[b.from[id]:b.from[id+1]]
		weight := 1 + float32(math.Log2(float64(b.limit)/float64(len(block))))
		for _, j := range block {
			if j == i || j < offset {
				continue
			}
			j -= offset
			if f.scores[j] == 0 {
				f.met = append(f.met, j)
			}
			f.scores[j] += weight
		}
	}
	if len(f.met) > b.most {
		slices.SortFunc(f.met, func(p, q int32) int {
			if f.scores[p] != f.scores[q] {
				return cmp.Compare(f.scores[q], f.scores[p])
			}
			return cmp.Compare(p, q)
		})
	}
	least := float32(0)
	for _, j := range f.met {
		least = max(least, f.scores[j]*weakPartner)
	}
	for k, j := range f.met {
		if k < b.most && f.scores[j] >= least {
			c := candidate{i, j}
			if b.isOneList && j < i {
				c = candidate{j, i}
			}
			into = append(into, c)
		}
		f.scores[j] = 0
	}
	return into
}
