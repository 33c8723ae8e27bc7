package matching

import (
	"cmp"
	"context"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// survey compares whole lists. Firms that are linked already count as one: what was answered is not asked again, and two
// pairs of the same two firms are one question.
type survey struct {
	engine *match.Engine
	lists  Lists
	report Report
	// done and total count records over all comparisons.
	done, total int
}

// found is one pair of parties with how they compare.
type found struct {
	left, right contact.Party
	pair        match.Pair
}

// side is one list made ready for comparing.
type side struct {
	parties []contact.Party
	forms   []*match.Form
}

// here prepares the contacts here that keep returns true for; nil keeps all.
func (s *survey) here(ctx context.Context, keep func(contact.Contact) bool) (side, error) {
	var list side
	for i, c := range s.lists.Contacts {
		if keep == nil || keep(c) {
			list.parties = append(list.parties, contact.Party{ContactID: c.ID})
			list.forms = append(list.forms, s.engine.Prepare(c.Record()))
		}
		if i%1000 == 0 && ctx.Err() != nil {
			return side{}, ctx.Err()
		}
	}
	return list, nil
}

// there prepares Xero's active contacts that keep returns true for; nil keeps all.
func (s *survey) there(ctx context.Context, keep func(contact.LedgerContact) bool) (side, error) {
	var list side
	for i, l := range s.lists.Ledger {
		if l.IsActive() && (keep == nil || keep(l)) {
			list.parties = append(list.parties, contact.Party{LedgerID: l.ID})
			list.forms = append(list.forms, s.engine.Prepare(l.Record()))
		}
		if i%1000 == 0 && ctx.Err() != nil {
			return side{}, ctx.Err()
		}
	}
	return list, nil
}

// dedupe compares one list within itself.
func (s *survey) dedupe(ctx context.Context, list side) ([]found, error) {
	pairs, err := s.engine.Dedupe(ctx, list.forms, s.phase(len(list.forms)))
	return foundIn(pairs, list, list), err
}

// link compares two lists.
func (s *survey) link(ctx context.Context, left, right side) ([]found, error) {
	if len(left.forms) == 0 || len(right.forms) == 0 {
		return nil, ctx.Err()
	}
	pairs, err := s.engine.Link(ctx, left.forms, right.forms, s.phase(len(left.forms)+len(right.forms)))
	return foundIn(pairs, left, right), err
}

// foundIn names the parties of pairs. One that nothing speaks for is no question, however little speaks against it.
func foundIn(pairs []match.Pair, left, right side) []found {
	list := make([]found, 0, len(pairs))
	for _, p := range pairs {
		if p.Comparison.Groups > 0 {
			list = append(list, found{left.parties[p.Left], right.parties[p.Right], p})
		}
	}
	return list
}

// phase reports one comparison's progress as part of the whole.
func (s *survey) phase(records int) match.Progress {
	before := s.done
	s.done += records
	return func(done, total int) {
		if s.report != nil && total > 0 {
			s.report(before+records*done/total, max(s.total, s.done))
		}
	}
}

// questions turns what was found into pairs to ask, one for two firms: what is answered or known is left out. What comes
// first in found wins.
func (s *survey) questions(all []found) []Pair {
	asked := map[[2]contact.Party]bool{}
	pairs := []Pair{}
	for _, f := range all {
		left, right := s.standIns(f.left, f.right)
		firms := ordered(s.lists.Firms.Of(left), s.lists.Firms.Of(right))
		if s.lists.Firms.IsOne(left, right) || asked[firms] || s.isApart(f, left, right) {
			continue
		}
		asked[firms] = true
		pairs = append(pairs, s.pair(left, right, f.pair))
	}
	return pairs
}

// standIns replaces contacts at Xero by those here that they are linked to where both firms are here: the question is
// then whether those two are one.
func (s *survey) standIns(left, right contact.Party) (contact.Party, contact.Party) {
	firmLeft, firmRight := s.lists.Firms.Of(left), s.lists.Firms.Of(right)
	if firmLeft.IsLedger() || firmRight.IsLedger() {
		return left, right
	}
	return firmLeft, firmRight
}

// isApart reports whether two were said to be two, and nothing has come to light since.
func (s *survey) isApart(f found, left, right contact.Party) bool {
	for _, pair := range [][2]contact.Party{{f.left, f.right}, {left, right}} {
		if d, ok := s.lists.Firms.Answer(pair[0], pair[1]); ok {
			return !hasComeToAgree(d, f.pair.Comparison)
		}
	}
	return s.lists.Firms.IsApart(f.left, f.right) || s.lists.Firms.IsApart(left, right)
}

// pair is a question, its parties in the order in which they are told.
func (s *survey) pair(left, right contact.Party, p match.Pair) Pair {
	if isBefore(right, left) {
		left, right = right, left
		p.Comparison = mirrored(p.Comparison)
	}
	value := s.lists.worth(left).Value + s.lists.worth(right).Value
	return Pair{Left: left, Right: right, Comparison: p.Comparison, Verdict: p.Verdict, Value: value, IsOpen: true}
}

// mirrored is the comparison the other way round.
func mirrored(c match.Comparison) match.Comparison {
	c.Evidence = slices.Clone(c.Evidence)
	for i := range c.Evidence {
		c.Evidence[i].Left, c.Evidence[i].Right = c.Evidence[i].Right, c.Evidence[i].Left
	}
	return c
}

// identifying are the fields whose change makes a standing answer worth asking again.
var identifying = []match.Field{match.FieldTaxNumber, match.FieldCompanyNumber, match.FieldBankAccount, match.FieldEmail, match.FieldName}

// hasComeToAgree reports whether an identifying field is the same now and was not when two were said to be two. An answer
// given without a comparison stands.
func hasComeToAgree(d contact.Decision, now match.Comparison) bool {
	if d.Comparison == nil {
		return false
	}
	return slices.ContainsFunc(identifying, func(f match.Field) bool {
		return levelIn(now, f) == match.LevelSame && levelIn(*d.Comparison, f) != match.LevelSame
	})
}

func levelIn(c match.Comparison, f match.Field) match.Level {
	for _, e := range c.Evidence {
		if e.Field == f {
			return e.Level
		}
	}
	return LevelMissing
}

// byWorth orders questions: those worth most first, then the surest, then the oldest.
func byWorth(a, b Pair) int {
	return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(b.Comparison.PerMille, a.Comparison.PerMille),
		cmp.Compare(PartyID(a.Left), PartyID(b.Left)), cmp.Compare(PartyID(a.Right), PartyID(b.Right)))
}
