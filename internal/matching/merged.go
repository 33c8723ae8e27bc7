package matching

import (
	"maps"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// Merged is the verdict on two contacts here whose contacts at Xero were merged into one there, whatever their values
// say. Only an answer or a whole search takes such a question from the queue.
const Merged match.Verdict = "merged"

// Sentence says in one sentence why a pair is asked about.
func (p Pair) Sentence() string {
	text := p.Comparison.Sentence()
	if p.Verdict == Merged {
		return joinWords("Their contacts were merged in Xero.", text)
	}
	return text
}

// MergedInto walks merges at Xero to the contact that stands for one now; "" for one that was not merged, or into one that
// was never read. A circle ends after as many steps as there are contacts.
func MergedInto(id string, ledger map[string]contact.LedgerContact) string {
	into := ""
	for range len(ledger) {
		next, isRead := ledger[ledger[id].MergedToID]
		if !isRead {
			break
		}
		into, id = next.ID, next.ID
	}
	return into
}

// mergedThere returns the pairs of contacts here that are not known to be one, or two, and have one contact at Xero now.
func (l Lists) mergedThere() [][2]contact.Party {
	byID := make(map[string]contact.LedgerContact, len(l.Ledger))
	for _, x := range l.Ledger {
		byID[x.ID] = x
	}
	var pairs [][2]contact.Party
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		if byID[id].MergedToID == "" {
			continue
		}
		from, to := l.Firms.Of(contact.Party{LedgerID: id}), l.Firms.Of(contact.Party{LedgerID: MergedInto(id, byID)})
		if !from.IsLedger() && !to.IsLedger() && to.ContactID != 0 && !l.Firms.IsOne(from, to) && !l.Firms.IsApart(from, to) {
			pairs = append(pairs, ordered(from, to))
		}
	}
	return slices.CompactFunc(pairs, func(a, b [2]contact.Party) bool { return a == b })
}

// Question compares two contacts here whose contacts at Xero were merged there.
func (s Service) Question(lists Lists, left, right int64) Pair {
	engine, forms := s.Engine(), map[int64]*match.Form{}
	for _, c := range lists.Contacts {
		if c.ID == left || c.ID == right {
			forms[c.ID] = engine.Prepare(c.Record())
		}
	}
	pair := match.Pair{Verdict: Merged}
	if forms[left] != nil && forms[right] != nil {
		pair.Comparison = engine.Compare(forms[left], forms[right], nil)
	}
	search := survey{engine: engine, lists: lists}
	q := search.pair(contact.Party{ContactID: left}, contact.Party{ContactID: right}, pair)
	q.FoundAt = s.Now().UTC()
	return q
}
