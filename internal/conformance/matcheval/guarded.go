package matcheval

// Of a pair the engine did not score nothing is known but that it shares no key: farTenthBits. One score alone neither makes
// nor breaks a cluster: it counts for no more than clampTenthBits either way.
const (
	farTenthBits   = -120
	clampTenthBits = 120
)

// linkage is the sum and number of the scores between two clusters.
type linkage struct{ sum, pairs int }

// guarded joins records into clusters, best pair first, while the mean over all cross pairs of two clusters stays above a
// bound in tenths of a bit. It returns the cluster of each of n records. all is best first.
func guarded(n int, all []judged, least int) []int {
	clusterOf, size := make([]int, n), make([]int, n)
	links := make([]map[int]linkage, n)
	for i := range n {
		clusterOf[i], size[i], links[i] = i, 1, map[int]linkage{}
	}
	for _, j := range all {
		a, b := j.couple[0], j.couple[1]
		score := max(-clampTenthBits, min(clampTenthBits, j.bits))
		links[a][b], links[b][a] = linkage{score, 1}, linkage{score, 1}
	}
	for _, j := range all {
		if j.bits < least {
			break
		}
		x, y := clusterOf[j.couple[0]], clusterOf[j.couple[1]]
		if x == y || mean(links[x][y], size[x]*size[y]) < least {
			continue
		}
		if len(links[x]) < len(links[y]) {
			x, y = y, x
		}
		merge(links, x, y)
		size[x] += size[y]
		for i := range clusterOf {
			if clusterOf[i] == y {
				clusterOf[i] = x
			}
		}
	}
	return clusterOf
}

// mean is that of all cross pairs, of which l knows some.
func mean(l linkage, pairs int) int { return (l.sum + (pairs-l.pairs)*farTenthBits) / pairs }

// merge makes the links of y those of x.
func merge(links []map[int]linkage, x, y int) {
	delete(links[x], y)
	delete(links[y], x)
	for z, l := range links[y] {
		sum := linkage{links[x][z].sum + l.sum, links[x][z].pairs + l.pairs}
		links[x][z], links[z][x] = sum, sum
		delete(links[z], y)
	}
	links[y] = nil
}
