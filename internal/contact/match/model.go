package match

import "math"

// Model is the weights the engine works with.
type Model struct {
	// Version names the weights; it is kept with every comparison.
	Version string `json:"version"`
	// Bits has, by feature and bin, what an observation is worth.
	Bits map[string][]float64 `json:"bits"`
	// Usual has, by feature and bin, the rarity in bits at which Bits holds; each bit more or less counts by the feature's slope.
	Usual map[string][]float64 `json:"usual"`
	// Lines lead from bits to thousandths, one for each Ground.
	Lines map[Ground][]Calibration `json:"lines"`
}

// Ground is what a pair is judged by, which decides how far its bits are to be trusted.
type Ground string

// The grounds.
const (
	// GroundLink: two lists, where a record has at most one partner.
	GroundLink Ground = "link"
	// GroundDedupe: one list, where a firm may have many records.
	GroundDedupe Ground = "dedupe"
	// GroundName: nothing but the names can be compared.
	GroundName Ground = "name"
)

// Calibration is one point of a line from bits to probability. A line rises in both; between its points it is straight.
type Calibration struct {
	Bits     float64 `json:"bits"`
	PerMille float64 `json:"perMille"`
}

// table is the model in the shape the engine reads.
type table struct {
	bits, usual [features][]float64
}

func (m Model) table() *table {
	var t table
	for f := range features {
		bits, usual := m.Bits[specs[f].name], m.Usual[specs[f].name]
		if len(bits) != specs[f].bins {
			bits = make([]float64, specs[f].bins)
		}
		if len(usual) != specs[f].bins {
			usual = make([]float64, specs[f].bins)
		}
		t.bits[f], t.usual[f] = bits, usual
	}
	return &t
}

// weigh is the bits of one feature of an observation.
func (t *table) weigh(o *observation, f feature) float64 {
	bin := int(o.bins[f])
	if bin < 0 {
		return 0
	}
	spec := &specs[f]
	return max(spec.least, min(spec.most, t.bits[f][bin]+t.adjust(o, f)))
}

// The bounds of what rarity adds.
const (
	leastAdjust = -8
	mostAdjust  = 6
)

// adjust is what the rarity of the shared value adds to its bin's bits.
func (t *table) adjust(o *observation, f feature) float64 {
	bin := int(o.bins[f])
	spec := &specs[f]
	if bin < 0 || bin >= spec.common {
		return 0
	}
	return max(leastAdjust, min(mostAdjust, spec.slope*(float64(o.extra[f])-t.usual[f][bin])))
}

// logistic is the probability of odds given in bits.
func logistic(bits float64) float64 { return 1 / (1 + math.Exp2(-bits)) }

// mostPerMille is the most that is ever said: nothing about contacts is certain.
const mostPerMille = 999

// What is said at most where the labelled sets are known to mislead. mostPlacePerMille is for a pair for which only the place speaks while
// the names are two: a house has many firms, though in the labelled sets, which are of places, it has one. mostOneGroupPerMille is for any
// pair for which evidence of one kind alone speaks: a town has two Anna Petersens.
const (
	mostPlacePerMille    = 900
	mostOneGroupPerMille = 970
)

// perMille calibrates.
func (m Model) perMille(bits float64, ground Ground) int {
	return min(mostPerMille, int(math.Round(along(m.Lines[ground], bits))))
}

// along follows a line; without points the bits are odds.
func along(points []Calibration, bits float64) float64 {
	if len(points) == 0 {
		return 1000 * logistic(bits)
	}
	if bits <= points[0].Bits {
		return points[0].PerMille
	}
	for i := 1; i < len(points); i++ {
		if a, b := points[i-1], points[i]; bits <= b.Bits {
			return a.PerMille + (bits-a.Bits)/(b.Bits-a.Bits)*(b.PerMille-a.PerMille)
		}
	}
	return points[len(points)-1].PerMille
}
