package match

import (
	"maps"
	"math"
	"slices"
)

// point is some pairs of about the same bits: from least to most.
type point struct{ least, most, same, all float64 }

// calibrate fits the line from bits to probability: the share of pairs of one firm among candidates of so many bits, made
// to rise (isotonic regression by pooling neighbours: Ayer and others, Annals of Mathematical Statistics, 1955).
func calibrate(sets []Labelled, from Model) Model {
	e := NewEngine(from, "")
	halves := map[int]*point{}
	for _, s := range sets {
		for _, p := range e.settleSet(s).all {
			k := [2]int{int(p.a), int(p.b)}
			if s.Ignored[k] || p.bits < leastCalibrated {
				continue
			}
			h := int(math.Floor(float64(p.bits) * 2))
			if halves[h] == nil {
				halves[h] = &point{least: float64(p.bits), most: float64(p.bits)}
			}
			halves[h].least, halves[h].most = min(halves[h].least, float64(p.bits)), max(halves[h].most, float64(p.bits))
			halves[h].all++
			if s.Same[k] {
				halves[h].same++
			}
		}
	}
	var pooled []point
	for _, h := range slices.Sorted(maps.Keys(halves)) {
		pooled = append(pooled, *halves[h])
		for len(pooled) > 1 && pooled[len(pooled)-2].share() >= pooled[len(pooled)-1].share() {
			a, b := pooled[len(pooled)-2], pooled[len(pooled)-1]
			pooled = append(pooled[:len(pooled)-2], point{a.least, b.most, a.same + b.same, a.all + b.all})
		}
	}
	m := from
	m.Calibration = make([]Calibration, 0, len(pooled))
	for _, p := range pooled {
		// All pairs of a pool are equally likely, so the line is level there.
		m.Calibration = append(m.Calibration, Calibration{Bits: hundredths(p.least), PerMille: hundredths(1000 * p.share())})
		if p.most > p.least+0.01 {
			m.Calibration = append(m.Calibration, Calibration{Bits: hundredths(p.most), PerMille: hundredths(1000 * p.share())})
		}
	}
	return m
}

// leastCalibrated is the bits below which nothing is one firm.
const leastCalibrated = -30

// share is the share of pairs of one firm, held a little to one half where there are few.
func (p point) share() float64 { return (p.same + 0.02) / (p.all + 0.04) }
