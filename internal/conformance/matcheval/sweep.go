package matcheval

// sweep calls see with what every possible threshold on the score would find, from the strictest on. Pairs of one score come
// together: no threshold parts them.
func sweep(all []judged, see func(found tally)) {
	var t tally
	for i, j := range all {
		t.add(j.label)
		if i+1 == len(all) || all[i+1].bits != j.bits {
			see(t)
		}
	}
}

// bestF1 is the best F1 over all thresholds.
func bestF1(all []judged, truePairs int) (best Share) {
	sweep(all, func(t tally) { best = max(best, f1(t.right, t.found(), truePairs)) })
	return best
}

// recallAt is the best recall over the thresholds at which at least so much of what is found is right.
func recallAt(all []judged, precision Share, truePairs int) (best Share) {
	sweep(all, func(t tally) {
		if t.right*int(whole) >= int(precision)*t.found() {
			best = max(best, shareOf(t.right, truePairs))
		}
	})
	return best
}

// oneToOne keeps of pairs, best first, those whose records both had no partner yet.
func oneToOne(all []judged) []judged {
	left, right := map[int]bool{}, map[int]bool{}
	var kept []judged
	for _, j := range all {
		if !left[j.couple[0]] && !right[j.couple[1]] {
			left[j.couple[0]], right[j.couple[1]] = true, true
			kept = append(kept, j)
		}
	}
	return kept
}
