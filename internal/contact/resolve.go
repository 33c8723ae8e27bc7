package contact

import (
	"cmp"
	"math"
	"slices"
)

// Resolve returns what follows from decisions, in whatever order they are given; undone ones count for nothing.
//
// Of several answers about one pair the last stands. The answers Same are followed from the oldest on, except where that
// would make one firm of two that are said to be different: the newest of the answers that contradict it gives way. A
// decision without an ID counts as newer than all that have one.
func Resolve(decisions []Decision) Standing {
	r := resolver{answers: map[pair]Answer{}, apart: map[Party][]Party{}, firms: map[Party]*firm{}}
	var same []Decision
	for _, d := range standing(decisions) {
		r.answers[pairOf(d.Left, d.Right)] = d.Answer
		if d.Answer == Same {
			same = append(same, d)
			continue
		}
		r.apart[d.Left] = append(r.apart[d.Left], d.Right)
		r.apart[d.Right] = append(r.apart[d.Right], d.Left)
		r.different = append(r.different, d)
		if d.Answer == WorksAt {
			r.result.WorksAt = append(r.result.WorksAt, d)
		}
		r.firmOf(d.Left)
		r.firmOf(d.Right)
	}
	for _, d := range same {
		r.follow(d)
	}
	return r.finish()
}

// standing returns the last decision of each pair that is not undone, oldest first.
func standing(decisions []Decision) []Decision {
	age := func(d Decision) int64 {
		if d.ID == 0 {
			return math.MaxInt64
		}
		return d.ID
	}
	sorted := slices.SortedStableFunc(slices.Values(decisions), func(a, b Decision) int { return cmp.Compare(age(a), age(b)) })
	last := map[pair]int{}
	for i, d := range sorted {
		if d.Stands() {
			last[pairOf(d.Left, d.Right)] = i
		}
	}
	var kept []Decision
	for i, d := range sorted {
		if at, ok := last[pairOf(d.Left, d.Right)]; ok && at == i && d.Left != d.Right {
			kept = append(kept, d)
		}
	}
	return kept
}

// firm is parties known to be one.
type firm struct {
	parties []Party
	// members are contacts here, the survivor first.
	members []int64
	ties    []Tie
	merges  []Merge
}

type resolver struct {
	result  Standing
	answers map[pair]Answer
	// apart are, for each party, those it is said not to be.
	apart     map[Party][]Party
	different []Decision
	firms     map[Party]*firm
}

func (r *resolver) firmOf(p Party) *firm {
	f, ok := r.firms[p]
	if !ok {
		f = &firm{parties: []Party{p}}
		if p.IsLedger() {
			f.ties = []Tie{{LedgerID: p.LedgerID}}
		} else {
			f.members = []int64{p.ContactID}
		}
		r.firms[p] = f
	}
	return f
}

// follow makes one firm of two, unless they are said to be different.
func (r *resolver) follow(d Decision) {
	if d.Left.IsLedger() && !d.Right.IsLedger() {
		d.Left, d.Right = d.Right, d.Left
	}
	into, from := r.firmOf(d.Left), r.firmOf(d.Right)
	if into == from {
		return
	}
	if r.isApart(into, from) {
		r.result.Breached = append(r.result.Breached, d.ID)
		return
	}
	isMerge := !d.Right.IsLedger()
	if !isMerge && len(from.members) > 0 && (len(into.members) == 0 || from.members[0] < into.members[0]) {
		into, from = from, into
	}
	into.tie(from, d)
	if len(from.members) > 0 {
		m := Merge{DecisionID: d.ID, Into: into.members[0], From: from.members[0]}
		if isMerge {
			m.Take = d.TakeRight
		}
		into.merges = append(append(into.merges, from.merges...), m)
		into.members = append(into.members, from.members...)
	}
	into.parties = append(into.parties, from.parties...)
	for _, p := range from.parties {
		r.firms[p] = into
	}
}

func (r *resolver) isApart(a, b *firm) bool {
	if len(b.parties) < len(a.parties) {
		a, b = b, a
	}
	for _, p := range a.parties {
		for _, other := range r.apart[p] {
			if r.firms[other] == b {
				return true
			}
		}
	}
	return false
}

// tie takes over the contacts at Xero. Those that no contact here has brought along come with the contact that the
// decision, or the contact at Xero it names, belongs to.
func (f *firm) tie(from *firm, d Decision) {
	owner := d.Left.ContactID
	for _, t := range slices.Concat(f.ties, from.ties) {
		if owner == 0 && (t.LedgerID == d.Left.LedgerID || t.LedgerID == d.Right.LedgerID) {
			owner = t.ContactID
		}
	}
	for _, t := range from.ties {
		if t.ContactID == 0 {
			t.ContactID = owner
		}
		f.ties = append(f.ties, t)
	}
}

// finish numbers the firms: first those with a contact here that is not alone, by survivor, then the others.
func (r *resolver) finish() Standing {
	seen := map[*firm]bool{}
	var groups, others []*firm
	for _, f := range r.firms {
		switch {
		case seen[f]:
		case len(f.members) > 0 && len(f.parties) > 1:
			groups = append(groups, f)
		default:
			others = append(others, f)
		}
		seen[f] = true
	}
	slices.SortFunc(groups, func(a, b *firm) int { return cmp.Compare(a.members[0], b.members[0]) })
	slices.SortFunc(others, func(a, b *firm) int {
		if a.parties[0].before(b.parties[0]) {
			return -1
		}
		return 1
	})
	s := r.result
	s.answers, s.firms, s.apart = r.answers, map[Party]int{}, map[[2]int]int64{}
	for i, f := range slices.Concat(groups, others) {
		for _, p := range f.parties {
			s.firms[p] = i
		}
	}
	for _, f := range groups {
		slices.SortStableFunc(f.ties, func(a, b Tie) int {
			return cmp.Compare(rank(a, f.members[0]), rank(b, f.members[0]))
		})
		s.Groups = append(s.Groups, Group{Survivor: f.members[0], Members: f.members, Ties: f.ties, Merges: f.merges})
	}
	for _, d := range r.different {
		s.apart[ordered(s.firms[d.Left], s.firms[d.Right])] = d.ID
	}
	return s
}

func rank(t Tie, survivor int64) int {
	if t.ContactID == survivor {
		return 0
	}
	return 1
}
