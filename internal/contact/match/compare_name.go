package match

// The bins of a business's name, from same to different.
const (
	nameSame = iota
	nameSpelling
	nameClose
	nameContained
	nameAcronym
	nameHalf
	namePart
	nameSome
	nameLittle
	nameDifferent
	nameBins
)

// nameObservation is how the best pair of two contacts' names compares.
type nameObservation struct {
	bin int
	// shared is the bits of the words in common.
	shared float64
	// left and right are the places of the names.
	left, right int
}

// compareNames compares every way to write the one with every way to write the other and keeps the best.
func compareNames(a, b *view) (best nameObservation, ok bool) {
	best.bin = nameBins
	for i := range a.names {
		for j := range b.names {
			bin, shared := compareName(&a.names[i], &b.names[j], a.weights[i], b.weights[j], a.sums[i], b.sums[j])
			if i > 0 && j > 0 {
				// Both without what stood in brackets, which may be what tells them apart.
				bin = max(bin, nameContained)
			}
			if bin < best.bin || bin == best.bin && shared > best.shared {
				best = nameObservation{bin: bin, shared: shared, left: i, right: j}
			}
			if bin == nameSame {
				return best, true
			}
		}
	}
	return best, best.bin < nameBins
}

// mostWords bounds the words of a name that are aligned; what follows is left out of both sides alike.
const mostWords = 32

func compareName(a, b *nameForm, wa, wb []float64, sumA, sumB float64) (bin int, shared float64) {
	if a.joined == b.joined || a.sorted == b.sorted {
		return nameSame, (sumA + sumB) / 2
	}
	shared = alignWords(a, b, wa, wb)
	inAll, inShorter := shared/(sumA+sumB-shared), shared/min(sumA, sumB)
	if shared > 0 || a.joined[0] == b.joined[0] {
		if whole := alikeWhole(a.joined, b.joined); whole > inAll {
			inAll = whole
			shared = max(shared, whole*whole*min(sumA, sumB))
		}
	}
	switch {
	case inAll >= 0.85:
		return nameSpelling, shared
	case inAll >= 0.65:
		return nameClose, shared
	case inShorter >= 0.88:
		return nameContained, shared
	case isAcronym(a, b):
		return nameAcronym, max(shared, min(sumA, sumB))
	case inAll >= 0.45:
		return nameHalf, shared
	case inShorter >= 0.5 || inAll >= 0.3:
		return namePart, shared
	case inShorter >= 0.3:
		return nameSome, shared
	case inShorter > 0.08:
		return nameLittle, shared
	}
	return nameDifferent, shared
}

// shortName is as many letters as one slip or a missing gap still matters in; long names that begin alike may be two branches.
const shortName = 24

// alikeWhole is how similar two names without gaps are, where that says something the words do not; else 0.
func alikeWhole(a, b string) float64 {
	like := alike(a, b)
	if like > 0.88 || like > 0.72 && max(len(a), len(b)) <= shortName {
		return like
	}
	return 0
}

func isAcronym(a, b *nameForm) bool {
	return a.acronym != "" && a.acronym == b.joined || b.acronym != "" && b.acronym == a.joined ||
		len(a.acronym) >= 4 && a.acronym == b.acronym
}

// alignWords pairs the words of two names, equal ones first, then those spelt alike, then two words run together. It returns
// the bits of the words in common.
func alignWords(a, b *nameForm, wa, wb []float64) (shared float64) {
	var usedA, usedB [mostWords]bool
	n, m := min(len(a.core), mostWords), min(len(b.core), mostWords)
	left := n
	for i := range n {
		for j := range m {
			if !usedB[j] && a.core[i].id == b.core[j].id {
				usedA[i], usedB[j] = true, true
				shared += (wa[i] + wb[j]) / 2
				left--
				break
			}
		}
	}
	if left == 0 {
		return shared
	}
	for i := range n {
		if usedA[i] {
			continue
		}
		best, at := 0.0, -1
		for j := range m {
			if usedB[j] {
				continue
			}
			if s := alikeWords(&a.core[i], &b.core[j]); s > best {
				best, at = s, j
			}
		}
		if at >= 0 {
			usedA[i], usedB[at] = true, true //nolint:gosec // at is below m, which is at most mostWords
			shared += best * best * min(wa[i], wb[at])
		}
	}
	shared += alignRuns(a, b, wa, wb, &usedA, &usedB)
	shared += alignRuns(b, a, wb, wa, &usedB, &usedA)
	return shared
}

// alignRuns finds two words side by side in a that are one word in b.
func alignRuns(a, b *nameForm, wa, wb []float64, usedA, usedB *[mostWords]bool) (shared float64) {
	n, m := min(len(a.core), mostWords), min(len(b.core), mostWords)
	for i := 0; i+1 < n; i++ {
		if usedA[i] || usedA[i+1] {
			continue
		}
		size := len(a.core[i].text) + len(a.core[i+1].text)
		for j := range m {
			text := b.core[j].text
			if usedB[j] || len(text) < 5 || len(text) > size+2 || size > len(text)+2 || text[0] != a.core[i].text[0] {
				continue
			}
			if s := alike(a.core[i].text+a.core[i+1].text, text); s > 0.8 {
				usedA[i], usedA[i+1], usedB[j] = true, true, true
				shared += s * s * min(wa[i]+wa[i+1], wb[j])
				break
			}
		}
	}
	return shared
}

// alikeWords is how likely two words are one, 0 to 1: a spelling slip, the same sound, or one cut short.
func alikeWords(a, b *token) float64 {
	s, t := a.text, b.text
	if len(s) > len(t) {
		s, t = t, s
	}
	if s[0] >= '0' && s[0] <= '9' {
		return 0
	}
	if len(s) >= 3 && len(t) >= len(s)+2 && t[:len(s)] == s {
		return 0.75
	}
	if len(t) < 4 {
		return 0
	}
	like := alike(s, t)
	if a.sound != 0 && a.sound == b.sound {
		return max(like, 0.8)
	}
	return like
}
