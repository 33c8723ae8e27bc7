package match

// Bounds of a cluster. A pair that was not compared counts as notCompared; one that speaks strongly for one firm counts as
// mostCounted, so that one pair cannot outvote the others.
const (
	clusterBound = -0.5
	notCompared  = -8.0
	mostCounted  = 10.0
	// clusterTrust is the most bits a pair takes from others of its group.
	clusterTrust = 6.0
	// clusterGain is what being of one group adds, splitBits and splitShare are what is left of a pair whose groups were not joined.
	clusterGain = 2.5
	splitBits   = -3.0
	splitShare  = 0.25
)

// agree brings the pairs of one list in line with its clusters: what others of the firm say of a pair counts for it. Two of one
// group are as sure as the weakest step between them; two that good reasons kept apart are less sure than by themselves.
func (s *settlement) agree() {
	s.cluster()
	steps := s.bottlenecks()
	for i := range s.all {
		p := &s.all[i]
		if s.group[p.a] == s.group[p.b] {
			p.bits = max(p.bits, min(steps(p.a, p.b), clusterTrust)) + clusterGain
		} else if p.bits > clusterBound {
			p.bits = splitBits + (p.bits-clusterBound)*splitShare
		}
	}
	s.sort()
}

// cluster groups the records of one list: pairs are taken best first, and two groups become one only while the mean over all pairs
// across them stays above the bound.
func (s *settlement) cluster() {
	n := len(s.left)
	ties := newTies(s.all, n)
	s.group = make([]int32, n)
	members := make([][]int32, n)
	for i := range s.group {
		s.group[i] = int32(i)
		members[i] = []int32{int32(i)}
	}
	for i := range s.all {
		p := &s.all[i]
		if p.bits < clusterBound {
			break
		}
		x, y := s.group[p.a], s.group[p.b]
		if x == y || ties.mean(x, y, len(members[x])*len(members[y])) < clusterBound {
			continue
		}
		if len(members[x]) < len(members[y]) {
			x, y = y, x
		}
		for _, j := range members[y] {
			s.group[j] = x
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
		ties.join(x, y)
	}
	s.noteGroups(members)
}

// tie is what was compared between two groups: the sum of the bits, and of how many pairs.
type tie struct {
	sum   float64
	pairs int
}

// ties leads from a group to those it was compared with. Sums are kept up as groups join, or many alike would be added up again
// for every pair.
type ties []map[int32]tie

func newTies(all []scored, n int) ties {
	t := make(ties, n)
	for i := range all {
		p := &all[i]
		if p.bits > notCompared {
			t.add(p.a, p.b, tie{float64(min(p.bits, mostCounted)), 1})
		}
	}
	return t
}

func (t ties) add(x, y int32, more tie) {
	for _, way := range [2][2]int32{{x, y}, {y, x}} {
		if t[way[0]] == nil {
			t[way[0]] = map[int32]tie{}
		}
		before := t[way[0]][way[1]]
		t[way[0]][way[1]] = tie{before.sum + more.sum, before.pairs + more.pairs}
	}
}

// mean is the mean bits of all pairs across two groups, those that were not compared among them.
func (t ties) mean(x, y int32, pairs int) float64 {
	between := t[x][y]
	return (between.sum + notCompared*float64(pairs-between.pairs)) / float64(pairs)
}

// join moves what is between y and others to x.
func (t ties) join(x, y int32) {
	moved := t[y]
	t[y] = nil
	delete(t[x], y)
	for z, between := range moved {
		if z != x {
			delete(t[z], y)
			t.add(x, z, between)
		}
	}
}

// noteGroups says of each group how many are in it and whether a veto stands between two of them.
func (s *settlement) noteGroups(members [][]int32) {
	n := len(s.left)
	s.size, s.isDisputed = make([]int32, n), make([]bool, n)
	for i := range s.size {
		s.size[i] = int32(len(members[s.group[i]]))
	}
	for g, list := range members {
		s.isDisputed[g] = len(list) > 2 && len(list) <= autoGroup && s.hasVeto(list)
	}
}

// hasVeto reports whether a veto stands between any two of some records, compared before or not.
func (s *settlement) hasVeto(list []int32) bool {
	for i, a := range list {
		for _, b := range list[i+1:] {
			if w := s.engine.weigh(&s.viewsLeft[a], &s.viewsLeft[b], &s.rarity); w.vetoes != 0 {
				return true
			}
		}
	}
	return false
}

// bottlenecks returns the bits of the weakest step on the best way between two of one group (Kruskal's forest: the step at which
// they came together).
func (s *settlement) bottlenecks() func(a, b int32) float32 {
	n := len(s.left)
	parent, size, weight := make([]int32, n), make([]int32, n), make([]float32, n)
	for i := range parent {
		parent[i] = int32(i)
	}
	root := func(i int32) int32 {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for i := range s.all {
		p := &s.all[i]
		if s.group[p.a] != s.group[p.b] {
			continue
		}
		x, y := root(p.a), root(p.b)
		if x == y {
			continue
		}
		if size[x] > size[y] {
			x, y = y, x
		}
		parent[x], weight[x] = y, p.bits
		size[y] = max(size[y], size[x]+1)
	}
	return func(a, b int32) float32 { return weakest(parent, weight, a, b) }
}

// weakest walks from two records of a forest to where their ways meet and returns the least weight on the way.
func weakest(parent []int32, weight []float32, a, b int32) float32 {
	depth := func(i int32) int {
		d := 0
		for ; parent[i] != i; i = parent[i] {
			d++
		}
		return d
	}
	least := float32(1000)
	da, db := depth(a), depth(b)
	for a != b {
		if da >= db {
			least = min(least, weight[a])
			a = parent[a]
			da--
		} else {
			least = min(least, weight[b])
			b = parent[b]
			db--
		}
	}
	return least
}
