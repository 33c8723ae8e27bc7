package matcheval

func byCluster(clusterOf []int) map[int][]int {
	clusters := map[int][]int{}
	for i, c := range clusterOf {
		clusters[c] = append(clusters[c], i)
	}
	return clusters
}

// firms is which firm each record is, by the answers.
func (s *Set) firms() []int {
	j := newJoining(s)
	for c := range s.Same {
		j.join(c)
	}
	return j.of
}

// unit is how exactly shares are kept while they are averaged: millionths.
const unit = 1_000_000

// bcubed is the B-cubed F1 of clusters: for each record, how much of its cluster belongs to it and how much of its firm is
// there, averaged over the records. Unlike in pairs, a firm of hundreds counts no more than its records do.
func (s *Set) bcubed(clusterOf []int) Share {
	firmOf := s.firms()
	clusters, firms := byCluster(clusterOf), byCluster(firmOf)
	var precision, recall int
	for i := range clusterOf {
		inBoth, inCluster := s.overlap(i, clusters[clusterOf[i]], func(j int) bool { return firmOf[j] == firmOf[i] })
		_, inFirm := s.overlap(i, firms[firmOf[i]], func(int) bool { return true })
		precision += unit * inBoth / inCluster
		recall += unit * inBoth / inFirm
	}
	n := max(1, len(clusterOf))
	precision, recall = precision/n, recall/n
	return shareOf(2*precision*recall, unit*(precision+recall))
}

// overlap counts among others, i itself among them, those that count beside i, and those of them that are also.
func (s *Set) overlap(i int, others []int, also func(int) bool) (inBoth, counted int) {
	for _, j := range others {
		if i != j && s.Ignored[s.couple(i, j)] {
			continue
		}
		counted++
		if also(j) {
			inBoth++
		}
	}
	return inBoth, counted
}
