package match

import "math"

// Census says how common values are among the owner's own contacts.
type Census interface {
	// Count is the number of records with a term of Form.Terms; Total the number of records.
	Count(term uint64) int
	Total() int
}

// tally is the census of the forms at hand.
type tally struct {
	counts map[uint64]int32
	total  int
}

func takeCensus(lists ...[]*Form) *tally {
	t := &tally{counts: map[uint64]int32{}}
	for _, list := range lists {
		t.total += len(list)
		for _, f := range list {
			for _, term := range f.Terms() {
				t.counts[term]++
			}
		}
	}
	return t
}

// Count implements Census.
func (t *tally) Count(term uint64) int { return int(t.counts[term]) }

// Total implements Census.
func (t *tally) Total() int { return t.total }

// assumedTotal is how many contacts a business is taken to have while its own are too few to tell rare from common.
const assumedTotal = 500

// rarity turns counts into bits: how much it says that two records share a value.
type rarity struct {
	census Census
	// most is the bits of a value that nobody else has; total is the number of records it is among.
	most, total float64
}

func rarityOf(c Census) rarity {
	total := float64(assumedTotal)
	if c != nil {
		total = max(total, float64(c.Total()))
	}
	return rarity{census: c, most: math.Log2(total), total: total}
}

// bits is log2 of one in how many records has a term; 0 or more.
func (r rarity) bits(term uint64) float64 {
	if r.census == nil {
		return r.most
	}
	n := r.census.Count(term)
	if n <= 2 {
		// The two that are compared share it, and nobody else.
		return r.most
	}
	return max(0, r.most-math.Log2(float64(n)/2))
}

// view is a form with the rarity of its words among the contacts at hand.
type view struct {
	*Form
	// weights has the bits of each word of each name; sums their sum; marks...
	weights [][]float64
	sums    []float64
}

// tailShare is what a word that is likely a place counts for in a name.
const tailShare = 0.3

func (r rarity) view(f *Form) *view {
	v := &view{Form: f, weights: make([][]float64, len(f.names)), sums: make([]float64, len(f.names))}
	for i, n := range f.names {
		w := make([]float64, len(n.core))
		for j, t := range n.core {
			w[j] = max(0.3, r.bits(t.id))
			if t.isStray {
				w[j] = min(w[j], 1)
			}
			if t.isTail {
				w[j] *= tailShare
			}
			v.sums[i] += w[j]
		}
		v.weights[i] = w
	}
	return v
}
