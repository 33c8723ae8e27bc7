package match

import (
	"math"
)

// point is some pairs of about the same bits: from least to most.
type point struct{ least, most, same, all float64 }

// calibrate fits the lines of the model.
func calibrate(sets []Labelled, from Model) Model {
	e := NewEngine(from, "")
	found := map[Ground]halves{GroundLink: {}, GroundDedupe: {}, GroundName: {}}
	for _, s := range sets {
		settled := e.settleSet(s)
		for i := range settled.all {
			p := &settled.all[i]
			k := [2]int{int(p.a), int(p.b)}
			if !s.Ignored[k] && p.bits >= leastCalibrated {
				found[settled.ground(p.isNameOnly)].take(float64(p.bits), s.Same[k])
			}
		}
	}
	m := from
	m.Lines = map[Ground][]Calibration{}
	for ground, h := range found {
		m.Lines[ground] = h.line()
	}
	return m
}

// halves is points by half bits.
type halves map[int]*point

func (h halves) take(bits float64, isSame bool) {
	at := int(math.Floor(bits * 2))
	if h[at] == nil {
		h[at] = &point{least: bits, most: bits}
	}
	p := h[at]
	p.least, p.most = min(p.least, bits), max(p.most, bits)
	p.all++
	if isSame {
		p.same++
	}
}

// line fits the line from bits to probability: the share of pairs of one firm among candidates of so many bits, made
// to rise (isotonic regression by pooling neighbours: Ayer and others, Annals of Mathematical Statistics, 1955).
func (h halves) line() []Calibration {
	var pooled []point
	for at := 2 * leastCalibrated; at < 2*mostCalibrated; at++ {
		p := point{least: float64(at) / 2, most: float64(at+1) / 2}
		if h[at] != nil {
			p = *h[at]
		}
		// The bits are odds already, where nothing better is known.
		p.same += bitsWorth * logistic(float64(at)/2+0.25)
		p.all += bitsWorth
		pooled = append(pooled, p)
		for len(pooled) > 1 && pooled[len(pooled)-2].share() >= pooled[len(pooled)-1].share() {
			a, b := pooled[len(pooled)-2], pooled[len(pooled)-1]
			pooled = append(pooled[:len(pooled)-2], point{a.least, b.most, a.same + b.same, a.all + b.all})
		}
	}
	line := make([]Calibration, 0, 2*len(pooled))
	for _, p := range pooled {
		if n := len(line); n > 1 && perMille(p) >= 1000 && line[n-1].PerMille >= 1000 {
			break
		}
		// All pairs of a pool are equally likely, so the line is level there.
		line = append(line, Calibration{Bits: hundredths(p.least), PerMille: perMille(p)})
		if p.most > p.least+0.01 {
			line = append(line, Calibration{Bits: hundredths(p.most), PerMille: perMille(p)})
		}
	}
	return line
}

const (
	// leastCalibrated and mostCalibrated are the bits between which the line is drawn.
	leastCalibrated = -30
	mostCalibrated  = 40
	// bitsWorth is how many pairs of each half bit the bits themselves are worth.
	bitsWorth = 8
)

func perMille(p point) float64 { return hundredths(1000 * p.share()) }

// share is the share of pairs of one firm.
func (p point) share() float64 { return p.same / p.all }
