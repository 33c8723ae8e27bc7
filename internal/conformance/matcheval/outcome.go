package matcheval

import "daybook/internal/contact/match"

// outcome is what was done with the pairs decided on.
func (s *Set) outcome(decided []judged, truePairs int) Outcome {
	was := func(v match.Verdict) func(judged) bool { return func(j judged) bool { return j.verdict == v } }
	auto, review := count(decided, was(match.Auto)), count(decided, was(match.Review))
	o := Outcome{
		PrecisionAuto: shareOf(auto.right, auto.found()), RecallAuto: shareOf(auto.right, truePairs),
		RecallAutoReview: shareOf(auto.right+review.right, truePairs), ReviewShare: shareOf(review.right, truePairs),
		PrecisionReview: shareOf(review.right, review.found()),
	}
	left, right := map[int]bool{}, map[int]bool{}
	if s.Task == Dedupe {
		right = left
	}
	asked := [2]map[int]bool{{}, {}}
	if s.Task == Dedupe {
		asked[1] = asked[0]
	}
	for _, j := range decided {
		left[j.couple[0]], right[j.couple[1]] = true, true
		switch j.verdict {
		case match.Auto:
			o.Auto++
		case match.Review:
			o.Review++
			asked[0][j.couple[0]], asked[1][j.couple[1]] = true, true
		case match.WorksAt:
			o.WorksAt++
		case match.New:
		}
	}
	o.New = len(s.Left) - len(left)
	inReview := len(asked[0])
	if s.Task == Link {
		inReview += len(asked[1])
	}
	o.ReviewShareRecords = shareOf(inReview, s.Records())
	return o
}

// breaches counts the pairs decided without asking although something forbids it.
func breaches(decided []match.Pair) (n int) {
	for _, p := range decided {
		if p.Verdict == match.Auto && len(p.Comparison.Vetoes) > 0 {
			n++
		}
	}
	return n
}
