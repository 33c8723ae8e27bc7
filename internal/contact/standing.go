package contact

// Standing is what follows from all decisions that are not undone. The zero Standing is that of no decisions.
type Standing struct {
	// Groups are the firms of which contacts are known here, by survivor; those of one contact without ties are left out.
	Groups []Group
	// WorksAt are the persons and where they work.
	WorksAt []Decision
	// Breached are the ids of decisions that say Same and are not followed, because parties they would join are said to be
	// different; ascending.
	Breached []int64

	answers map[pair]Answer
	firms   map[Party]int
	apart   map[[2]int]int64
}

// Group is one firm: a contact here, the contacts merged into it, and the contacts at Xero it is linked to.
type Group struct {
	// Survivor is the contact that stands for all.
	Survivor int64
	// Members are the survivor, then the contacts merged into it, in the order they came.
	Members []int64
	// Ties are the contacts at Xero: those of the survivor before those of others, else the older first.
	Ties []Tie
	// Merges are the steps that made one contact of several, oldest first.
	Merges []Merge
}

// Tie is a contact at Xero that a contact here brought into its group.
type Tie struct {
	LedgerID  string
	ContactID int64
}

// Merge is one step: From, with all that was merged into it before, became part of Into.
type Merge struct {
	// DecisionID is the decision that made it.
	DecisionID int64
	// Into and From are contacts here.
	Into, From int64
	// Take are the fields whose value comes from From.
	Take []Field
}

// Survivor returns the contact that a contact here was merged into, itself where it was not.
func (s Standing) Survivor(contactID int64) int64 {
	if g, ok := s.Group(Party{ContactID: contactID}); ok {
		return g.Survivor
	}
	return contactID
}

// Group returns the group of a party; false for one that is alone, or only with others at Xero.
func (s Standing) Group(p Party) (Group, bool) {
	firm, ok := s.firms[p]
	if !ok || firm >= len(s.Groups) {
		return Group{}, false
	}
	return s.Groups[firm], true
}

// IsOne reports whether two parties are one firm by what was decided.
func (s Standing) IsOne(a, b Party) bool {
	first, isFirst := s.firms[a]
	second, isSecond := s.firms[b]
	return a == b || isFirst && isSecond && first == second
}

// IsApart reports whether two parties, or others that are one firm with them, were said to be different.
func (s Standing) IsApart(a, b Party) bool {
	first, isFirst := s.firms[a]
	second, isSecond := s.firms[b]
	_, ok := s.apart[ordered(first, second)]
	return isFirst && isSecond && ok
}

// ApartSince returns the newest decision by which two parties are different; 0 for none, or for one that is not saved.
func (s Standing) ApartSince(a, b Party) int64 {
	if !s.IsApart(a, b) {
		return 0
	}
	return s.apart[ordered(s.firms[a], s.firms[b])]
}

// Answer returns what was last decided of these two and stands; empty for nothing.
func (s Standing) Answer(a, b Party) Answer { return s.answers[pairOf(a, b)] }

// IsAnswered reports whether there is nothing to ask about two parties.
func (s Standing) IsAnswered(a, b Party) bool {
	return s.IsOne(a, b) || s.IsApart(a, b) || s.Answer(a, b) != ""
}

// pair is two parties in a fixed order.
type pair struct{ first, second Party }

func pairOf(a, b Party) pair {
	if b.before(a) {
		a, b = b, a
	}
	return pair{a, b}
}

// before orders parties: contacts here by row, then those at Xero by id.
func (p Party) before(q Party) bool {
	if p.IsLedger() != q.IsLedger() {
		return q.IsLedger()
	}
	if p.ContactID != q.ContactID {
		return p.ContactID < q.ContactID
	}
	return p.LedgerID < q.LedgerID
}

func ordered(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }
