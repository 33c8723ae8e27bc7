package match

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
)

// Fit returns a model fitted on labelled sets: weights counted, then sharpened, then calibrated. The same sets give the same
// model, whatever their order.
func Fit(version string, sets []Labelled) Model {
	sets = slices.Clone(sets)
	slices.SortFunc(sets, func(a, b Labelled) int { return cmp.Compare(a.Name, b.Name) })
	m := count(sets, beliefs())
	m = sharpen(sets, m)
	m = calibrate(sets, m)
	m.Version = version
	return m
}

// What counting holds to.
const (
	// trust is how many observations the weights believed in are worth against what is observed.
	trust = 30
	// randomPairs is how many pairs of two firms are looked at in each set.
	randomPairs = 60_000
	// A set tells of a feature only when it has so many pairs of one firm and of two that both have it.
	leastSame, leastOther = 20, 200
)

// seen is what was observed of one bin: the share of the pairs of one firm and of two that fell in it, each set counting the same.
type seen struct{ same, other, extra, extraWeight, weight float64 }

// count returns the model with weights counted: log2 of how much more often a bin is seen in pairs of one firm than in random pairs
// (Fellegi and Sunter 1969), drawn to the weights believed in where little was seen.
func count(sets []Labelled, from Model) Model {
	e := NewEngine(from, "")
	var bins [features]seenBins
	for f := range features {
		bins[f] = make(seenBins, specs[f].bins)
	}
	for _, s := range sets {
		same, other := e.sample(s)
		var totals [features][2]float64
		tally := func(list []observed, side int) {
			for i := range list {
				for f := range features {
					if list[i].bins[f] >= 0 {
						totals[f][side] += list[i].weight
					}
				}
			}
		}
		tally(same, 0)
		tally(other, 1)
		for f := range features {
			if totals[f][0] < leastSame || totals[f][1] < leastOther {
				continue
			}
			for i := range same {
				bins[f].takeSame(&same[i], f, totals[f][0])
			}
			for i := range other {
				bins[f].takeOther(&other[i], f, totals[f][1])
			}
		}
	}
	return weightsOf(bins, from)
}

type seenBins []seen

func (s seenBins) takeSame(o *observed, f feature, total float64) {
	if o.bins[f] < 0 {
		return
	}
	b, share := &s[o.bins[f]], o.weight/total
	b.same += share
	b.extra += float64(o.extra[f]) * share
	b.extraWeight += share
	b.weight += o.weight
}

// otherShare is how much less a random pair counts as an observation than one of one firm, which are rarer.
const otherShare = 0.01

func (s seenBins) takeOther(o *observed, f feature, total float64) {
	if o.bins[f] < 0 {
		return
	}
	b := &s[o.bins[f]]
	b.other += o.weight / total
	b.weight += o.weight * otherShare
}

// The least shares that a bin is taken to have in pairs of one firm and of two, seen or not.
const (
	floorSame  = 0.002
	floorOther = 0.0002
)

func weightsOf(bins [features]seenBins, from Model) Model {
	m := from
	m.Bits, m.Usual = map[string][]float64{}, map[string][]float64{}
	believed := from.table()
	for f := range features {
		spec := &specs[f]
		bits, usual := slices.Clone(believed.bits[f]), slices.Clone(believed.usual[f])
		for b, c := range bins[f] {
			if c.weight == 0 {
				continue
			}
			share := c.weight / (c.weight + trust)
			counted := math.Log2((c.same + floorSame) / (c.other + floorOther))
			bits[b] = hundredths(max(spec.least, min(spec.most, share*counted+(1-share)*believed.bits[f][b])))
			if c.extraWeight > 0 {
				usual[b] = hundredths(share*c.extra/c.extraWeight + (1-share)*believed.usual[f][b])
			}
		}
		m.Bits[spec.name], m.Usual[spec.name] = bits, usual
	}
	return m
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

// observed is a pair of a labelled set, as seen.
type observed struct {
	observation
	// weight is what the pair counts for.
	weight float64
}

// sample observes the pairs of one firm and random pairs of two.
func (e *Engine) sample(s Labelled) (same, other []observed) {
	left, right := s.forms(e)
	r := rarityOf(takeCensus(left, right))
	a := r.views(left)
	b := a
	if right != nil {
		b = r.views(right)
	}
	weight := s.weights()
	for _, p := range sortedPairs(s.Same) {
		if !s.Ignored[p] {
			same = append(same, observed{observe(&a[p[0]], &b[p[1]], &r), weight(p)})
		}
	}
	for i := range uint64(randomPairs) {
		p := [2]int{scatter(2*i, len(a)), scatter(2*i+1, len(b))}
		if right == nil {
			p = [2]int{min(p[0], p[1]), max(p[0], p[1])}
		}
		if (right != nil || p[0] != p[1]) && !s.Same[p] && !s.Ignored[p] {
			other = append(other, observed{observe(&a[p[0]], &b[p[1]], &r), 1})
		}
	}
	return same, other
}

// scatter is a number below n that looks drawn by lot, the same each time for the same i (splitmix64).
func scatter(i uint64, n int) int {
	i = (i + 1) * 0x9e3779b97f4a7c15
	i = (i ^ i>>30) * 0xbf58476d1ce4e5b9
	i = (i ^ i>>27) * 0x94d049bb133111eb
	return int((i ^ i>>31) % uint64(n))
}

// sortedPairs is the pairs in an order of their own, so that sums are the same to the last digit.
func sortedPairs(pairs map[[2]int]bool) [][2]int {
	return slices.SortedFunc(maps.Keys(pairs), func(p, q [2]int) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) })
}

// settleSet settles a labelled set.
func (e *Engine) settleSet(s Labelled) *settlement {
	left, right := s.forms(e)
	settled, err := e.settle(context.Background(), left, right, everyPairKept, nil)
	if err != nil {
		// The background is never cancelled.
		panic(err)
	}
	return settled
}
