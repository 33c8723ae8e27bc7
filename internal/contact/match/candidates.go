package match

import (
	"cmp"
	"context"
	"iter"
	"math"
	"math/bits"
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
	// begin is where the blocks of a form begin in of, by the form's place with the right list after the left.
	begin []int32
	of    []int32
	// forms is the forms of all blocks, those of one block side by side; from is where each begins.
	forms []int32
	from  []int32
	// limit is how many forms may share a key before it says too little; most is how many partners of a form are compared.
	limit, most int
}

// newBlocks indexes two lists, or one when right is nil. A key that too many share is left out: the forms that share it and
// more are found by keys that are made of two.
func newBlocks(left, right []*Form) *blocks {
	n := len(left) + len(right)
	b := &blocks{left: len(left), right: len(right), isOneList: right == nil,
		limit: max(64, min(400, 2_000_000/(n+1))), most: max(20, min(400, 3_000_000/(2*n+1)))}
	b.fill(sortedEntries(left, right), bits.Len(uint(n)))
	return b
}

// usualKeys is about how many keys a form has.
const usualKeys = 22

// sortedEntries are the keys of all forms, sorted, the upper half of all keys after the lower. An entry is the upper bits of a key, and in
// as many of the lower bits as it takes the place of the form: one number each, because a hundred thousand contacts have millions.
func sortedEntries(left, right []*Form) (halves [2][]uint64) {
	n := len(left) + len(right)
	low := uint64(1)<<bits.Len(uint(n)) - 1
	parts := make([][2][]uint64, 2*runtime.GOMAXPROCS(0))
	size := (n + len(parts) - 1) / len(parts)
	inParallel(len(parts), func(w int) {
		from, to := min(w*size, n), min((w+1)*size, n)
		room := usualKeys / 2 * (to - from)
		entries, keys := [2][]uint64{make([]uint64, 0, room), make([]uint64, 0, room)}, make([]uint64, 0, 2*usualKeys)
		for i := from; i < to; i++ {
			keys = appendKeys(keys[:0], formAt(left, right, i))
			for _, k := range keys {
				entries[k>>63] = append(entries[k>>63], k&^low|uint64(i))
			}
		}
		parts[w] = entries
	})
	for half := range halves {
		lists := make([][]uint64, len(parts))
		for w := range parts {
			lists[w], parts[w][half] = parts[w][half], nil
		}
		halves[half] = slices.Concat(lists...)
	}
	inParallel(len(halves), func(half int) { slices.Sort(halves[half]) })
	return halves
}

// inParallel runs do for 0 to n-1 at the same time.
func inParallel(n int, do func(int)) {
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { do(i) })
	}
	group.Wait()
}

func formAt(left, right []*Form, i int) *Form {
	if i < len(left) {
		return left[i]
	}
	return right[i-len(left)]
}

// fill makes the blocks of entries with the place of the form in the low bits, and notes for each form its blocks.
func (b *blocks) fill(halves [2][]uint64, low int) {
	count, total := 0, 0
	for block := range b.shared(halves, low) {
		count, total = count+1, total+len(block)
	}
	b.begin, b.forms, b.from = make([]int32, b.left+b.right+1), make([]int32, 0, total), make([]int32, 1, count+1)
	for block := range b.shared(halves, low) {
		for _, e := range block {
			form := int32(e & (1<<low - 1))
			b.forms = append(b.forms, form)
			b.begin[form+1]++
		}
		b.from = append(b.from, int32(len(b.forms)))
	}
	for i := range b.left + b.right {
		b.begin[i+1] += b.begin[i]
	}
	b.of = make([]int32, len(b.forms))
	next := slices.Clone(b.begin)
	for id := range len(b.from) - 1 {
		for _, form := range b.forms[b.from[id]:b.from[id+1]] {
			b.of[next[form]] = int32(id)
			next[form]++
		}
	}
}

// shared are the entries of each key that more than one form has and not too many.
func (b *blocks) shared(halves [2][]uint64, low int) iter.Seq[[]uint64] {
	return func(yield func([]uint64) bool) {
		for _, entries := range halves {
			for len(entries) > 0 {
				size := 1
				for size < len(entries) && entries[size]>>low == entries[0]>>low {
					size++
				}
				if size > 1 && size <= b.limit && !yield(entries[:size]) {
					return
				}
				entries = entries[size:]
			}
		}
	}
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
