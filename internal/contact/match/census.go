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
	// weights has the bits of each word of each name; sums their sum.
	weights [][]float64
	sums    []float64
}

// tailShare is what a word that is likely a place counts for in a name.
const tailShare = 0.3

func (r rarity) view(f *Form) *view { return &r.views([]*Form{f})[0] }

// views are forms with the rarity of their words. What all of them need is made at once: lists are long.
func (r rarity) views(forms []*Form) []view {
	names, words := 0, 0
	for _, f := range forms {
		names += len(f.names)
		for i := range f.names {
			words += len(f.names[i].core)
		}
	}
	list, weights, sums, bits := make([]view, len(forms)), make([][]float64, names), make([]float64, names), make([]float64, words)
	for i, f := range forms {
		n := len(f.names)
		list[i] = view{f, weights[:n:n], sums[:n:n]}
		weights, sums = weights[n:], sums[n:]
		for j := range f.names {
			core := f.names[j].core
			list[i].weights[j] = bits[:len(core):len(core)]
			bits = bits[len(core):]
			list[i].sums[j] = r.weighWords(core, list[i].weights[j])
		}
	}
	return list
}

// weighWords puts the bits of each word into weights and returns their sum.
func (r rarity) weighWords(core []token, weights []float64) (sum float64) {
	for i, t := range core {
		w := max(0.3, r.bits(t.id))
		if t.isStray {
			w = min(w, 1)
		}
		if t.isTail {
			w *= tailShare
		}
		weights[i] = w
		sum += w
	}
	return sum
}
