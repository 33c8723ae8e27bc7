package match

// distance is the number of letters to change, add, take away or swap with the neighbour (optimal string alignment) to turn
// a into b, as far as limit; limit+1 means more.
func distance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > limit {
		return limit + 1
	}
	if len(a) == 0 {
		return len(b)
	}
	var store [3][64]int
	if len(a) >= len(store[0]) {
		return limit + 1
	}
	before, last, now := &store[0], &store[1], &store[2]
	for i := range len(a) + 1 {
		last[i] = i
	}
	for j := 1; j <= len(b); j++ {
		now[0] = j
		best := j
		for i := 1; i <= len(a); i++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[i]+1, now[i-1]+1, last[i-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[i-2]+1)
			}
			now[i] = d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
		before, last, now = last, now, before
	}
	return min(last[len(a)], limit+1)
}

// alike is how similar two words are, 0 to 1: 1 when equal, 0 when more than about a third of the letters differ.
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	longest := max(len(a), len(b))
	limit := longest / 3
	if longest < 4 {
		limit = 0
	}
	if limit == 0 {
		return 0
	}
	d := distance(a, b, limit)
	if d > limit {
		return 0
	}
	return 1 - float64(d)/float64(longest)
}
