package match

import "math"

// Labelled is a set of records with known answers, to fit and to measure by.
type Labelled struct {
	// Name is for messages only.
	Name string
	// Left and Right are two lists, or Left alone one list and Right nil.
	Left, Right []Record
	// Same has the pairs of one firm by index, Ignored those that count neither way. Within one list the smaller index
	// comes first.
	Same, Ignored map[[2]int]bool
}

// weights is what each pair counts for: one with many of one firm counts less, or the firm with most spellings would decide.
func (s Labelled) weights() func(pair [2]int) float64 {
	left, right := map[int]float64{}, map[int]float64{}
	for p := range s.Same {
		left[p[0]]++
		if s.Right == nil {
			left[p[1]]++
		} else {
			right[p[1]]++
		}
	}
	if s.Right == nil {
		right = left
	}
	return func(p [2]int) float64 { return 1 / math.Sqrt(max(1, left[p[0]])*max(1, right[p[1]])) }
}

// pairs is how many pairs there are.
func (s Labelled) pairs() float64 {
	n := float64(len(s.Left))
	if s.Right == nil {
		return n * (n - 1) / 2
	}
	return n * float64(len(s.Right))
}

// forms prepares the records; the second list is nil where the set is one list.
func (s Labelled) forms(e *Engine) (left, right []*Form) {
	if s.Right != nil {
		right = e.PrepareAll(s.Right)
	}
	return e.PrepareAll(s.Left), right
}
