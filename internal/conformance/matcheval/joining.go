package matcheval

// joining is records that become clusters, pair by pair, and the pairs that the clusters imply by now.
type joining struct {
	set     *Set
	of      []int
	members [][]int
	implied tally
}

func newJoining(s *Set) *joining {
	j := &joining{set: s, of: make([]int, len(s.Left)), members: make([][]int, len(s.Left))}
	for i := range j.of {
		j.of[i], j.members[i] = i, []int{i}
	}
	return j
}

// join makes the clusters of two records one.
func (j *joining) join(c Couple) {
	x, y := j.of[c[0]], j.of[c[1]]
	if x == y {
		return
	}
	if len(j.members[x]) < len(j.members[y]) {
		x, y = y, x
	}
	for _, b := range j.members[y] {
		for _, a := range j.members[x] {
			j.implied.add(j.set.label(j.set.couple(a, b)))
		}
	}
	for _, b := range j.members[y] {
		j.of[b] = x
	}
	j.members[x], j.members[y] = append(j.members[x], j.members[y]...), nil
}

// bestClusters is the best F1 of the pairs that clusters imply, over all thresholds on the score, and the clusters there. The
// engine's own guard is in its scores: it rates pairs down that lie across what it keeps apart, so joining them is all there is.
// best has the pairs best first.
func (s *Set) bestClusters(best []judged, truePairs int) (Share, []int) {
	at, most := -1, Share(0)
	trial := newJoining(s)
	for i, p := range best {
		trial.join(p.couple)
		if i+1 < len(best) && best[i+1].bits == p.bits {
			continue
		}
		if f := f1(trial.implied.right, trial.implied.found(), truePairs); f > most {
			most, at = f, i
		}
	}
	final := newJoining(s)
	for _, p := range best[:at+1] {
		final.join(p.couple)
	}
	return most, final.of
}
