package match

import (
	"context"
	"math"
	"slices"
)

// What sharpening holds to.
const (
	// rounds is how many steps it takes, anchor how strongly it holds to where it began, stride the length of its steps in bits.
	rounds = 400
	anchor = 0.0005
	stride = 0.05
	// Of the pairs that look least alike one in so many is looked at, and counts for all.
	manyPairs = 40_000
	oneOf     = 8
)

// example is a candidate of a labelled set.
type example struct {
	bins [features]int8
	// fixed is the bits that do not change: the prior of the set, and what rarity adds.
	fixed, weight, isSame float64
}

// sharpen moves the weights so that candidates of one firm and of two are told apart best, for fields that say the same thing
// count twice when they are counted one by one. It is a logistic regression on the bins with the prior of each set given, held to
// the weights it begins with; weights fall from same to different.
func sharpen(sets []Labelled, from Model) Model {
	e := NewEngine(from, "")
	var examples []example
	for _, s := range sets {
		examples = append(examples, e.examples(s)...)
	}
	d := newDescent(from)
	for round := 1; round <= rounds; round++ {
		d.step(examples, round)
	}
	m := from
	m.Bits = map[string][]float64{}
	for f := range features {
		for b := range d.bits[f] {
			d.bits[f][b] = hundredths(max(specs[f].least, min(specs[f].most, d.bits[f][b])))
		}
		m.Bits[specs[f].name] = d.bits[f]
	}
	return m
}

// examples are the candidates of a set, best first by the weights so far; together those of one firm count as one.
func (e *Engine) examples(s Labelled) []example {
	left, right := s.forms(e)
	settled := e.newSettlement(left, right, rarityOf(takeCensus(left, right)))
	pairs, err := candidates(context.Background(), left, right)
	if err != nil {
		panic(err) // the background is never cancelled
	}
	for _, p := range pairs {
		settled.add(p.a, p.b)
	}
	settled.sort()
	weight := s.weights()
	var list []example
	same := 0.0
	for i := range settled.all {
		p := &settled.all[i]
		k := [2]int{int(p.a), int(p.b)}
		if s.Ignored[k] || !s.Same[k] && i > manyPairs && i%oneOf > 0 {
			continue
		}
		o := observe(&settled.viewsLeft[p.a], &settled.viewsRight[p.b], &settled.rarity)
		x := example{bins: o.bins, weight: weight(k)}
		for f := range features {
			x.fixed += e.table.adjust(&o, f)
		}
		switch {
		case s.Same[k]:
			x.isSame = 1
			same += x.weight
		case i > manyPairs:
			x.weight *= oneOf
		}
		list = append(list, x)
	}
	prior := math.Log2(same / (s.pairs() - same))
	for i := range list {
		list[i].fixed += prior
		list[i].weight /= same
	}
	return list
}

// descent walks down the slope (Kingma and Ba, "Adam", 2015).
type descent struct {
	bits, start, grad, mean, square [features][]float64
}

func newDescent(from Model) *descent {
	t := from.table()
	d := &descent{}
	for f := range features {
		n := specs[f].bins
		d.start[f], d.bits[f] = t.bits[f], slices.Clone(t.bits[f])
		d.grad[f], d.mean[f], d.square[f] = make([]float64, n), make([]float64, n), make([]float64, n)
	}
	return d
}

func (d *descent) step(examples []example, round int) {
	for f := range features {
		for b := range d.grad[f] {
			d.grad[f][b] = anchor * (d.bits[f][b] - d.start[f][b])
		}
	}
	for i := range examples {
		x := &examples[i]
		bits := x.fixed
		for f := range features {
			if b := x.bins[f]; b >= 0 {
				bits += d.bits[f][b]
			}
		}
		g := x.weight * (logistic(bits) - x.isSame)
		for f := range features {
			if b := x.bins[f]; b >= 0 {
				d.grad[f][b] += g
			}
		}
	}
	const keepMean, keepSquare = 0.9, 0.99
	fadeMean, fadeSquare := 1-math.Pow(keepMean, float64(round)), 1-math.Pow(keepSquare, float64(round))
	for f := range features {
		for b, g := range d.grad[f] {
			d.mean[f][b] = keepMean*d.mean[f][b] + (1-keepMean)*g
			d.square[f][b] = keepSquare*d.square[f][b] + (1-keepSquare)*g*g
			d.bits[f][b] -= stride * (d.mean[f][b] / fadeMean) / (math.Sqrt(d.square[f][b]/fadeSquare) + 1e-9)
		}
		order(d.bits[f], specs[f].floor, specs[f].ceiling)
	}
}

// order makes weights fall from same to different, neighbours that do not meeting in the middle, and the last speak against.
func order(bits, floor, ceiling []float64) {
	for b := range ceiling {
		bits[b] = min(bits[b], ceiling[b])
	}
	for b := range floor {
		bits[b] = max(bits[b], floor[b])
	}
	for range bits {
		for b := 1; b < len(bits); b++ {
			if bits[b] > bits[b-1] {
				bits[b-1] = (bits[b] + bits[b-1]) / 2
				bits[b] = bits[b-1]
			}
		}
	}
	last := len(bits) - 1
	bits[last] = min(bits[last], lastBits)
}

// lastBits is the most that the worst bin may say.
const lastBits = -0.5
