package matcheval

// bins is how many bins probabilities are sorted into.
const bins = 10

// Bin is the candidate pairs whose probability lies in one tenth: how likely the engine says they are, and how many are.
type Bin struct {
	// From is the lowest probability of the bin.
	From Share `json:"from"`
	// Pairs is how many pairs it has; the mean and the share of true ones are undefined when there are none.
	Pairs     int   `json:"pairs"`
	Predicted Share `json:"predicted"`
	Observed  Share `json:"observed"`

	chances, right int
}

// Calibration is the ten bins.
type Calibration [bins]Bin

// calibrate sorts pairs into bins, those to ignore apart.
func calibrate(all []judged) Calibration {
	var c Calibration
	for _, j := range all {
		if j.label == ignored {
			continue
		}
		b := &c[min(bins-1, j.chance*bins/1000)]
		b.Pairs++
		b.chances += j.chance
		if j.label == same {
			b.right++
		}
	}
	c.finish()
	return c
}

// Pool is the bins of several sets together.
func Pool(sets ...Calibration) Calibration {
	var pooled Calibration
	for _, set := range sets {
		for i, b := range set {
			pooled[i].Pairs += b.Pairs
			pooled[i].chances += b.chances
			pooled[i].right += b.right
		}
	}
	pooled.finish()
	return pooled
}

func (c *Calibration) finish() {
	for i := range c {
		b := &c[i]
		b.From = whole * Share(i) / bins
		b.Predicted, b.Observed = shareOf(b.chances, 1000*b.Pairs), shareOf(b.right, b.Pairs)
	}
}

// leastTelling is how many pairs a bin must have for its share of true ones to mean something.
const leastTelling = 100

// Off is how far the worst bin of at least 100 pairs is from the truth; 0 when no bin has so many.
func (c Calibration) Off() (worst Share) {
	for _, b := range c {
		if b.Pairs >= leastTelling {
			worst = max(worst, b.Predicted-b.Observed, b.Observed-b.Predicted)
		}
	}
	return worst
}
