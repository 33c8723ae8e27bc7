package contacts

import (
	"maps"
	"slices"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// change is what shows otherwise of one contact here after an import.
type change struct {
	// sentence says what changes.
	sentence string
	// ledger are the contacts at Xero that changed it.
	ledger map[string]bool
}

// changes works out, for the contacts here that are linked to something that changed at Xero, what shows otherwise, and
// plans the choices where the owner typed another value.
func (p *planner) changes() map[int64]change {
	touched := map[int64][]string{}
	for _, l := range p.plan.Mirror {
		was, isKnown := p.before.mirror[l.ID]
		id := p.firm(contact.Party{LedgerID: l.ID})
		if id != 0 && isKnown && (len(l.Values().Changed(was.Values())) > 0 || l.IsActive() != was.IsActive()) {
			touched[id] = append(touched[id], l.ID)
		}
	}
	all := map[int64]change{}
	for _, id := range slices.Sorted(maps.Keys(touched)) {
		if c, isChanged := p.changeOf(id, touched[id]); isChanged {
			all[id] = c
		}
	}
	return all
}

func (p *planner) changeOf(id int64, ledger []string) (change, bool) {
	group, ok := p.firms.Standing().Group(contact.Party{ContactID: id})
	if !ok {
		return change{}, false
	}
	before := contact.Merged(group, p.before.own, p.before.mirror)
	after := contact.Merged(group, p.before.own, p.now)
	words := sentenceOf(after.Values.Changed(before.Values), before.Values)
	for _, ledgerID := range ledger {
		words = append(words, p.conflicts(id, after, p.before.mirror[ledgerID], p.now[ledgerID])...)
	}
	c := change{sentence: strings.Join(words, "; "), ledger: map[string]bool{}}
	for _, ledgerID := range ledger {
		c.ledger[ledgerID] = true
	}
	return c, len(words) > 0
}

// conflicts goes through the fields that changed at Xero where the owner's own value shows. It returns what changes here.
func (p *planner) conflicts(id int64, view contact.View, was, now contact.LedgerContact) []string {
	var words []string
	changed := now.Values().Changed(was.Values())
	for _, f := range contact.Fields() {
		theirs, isChanged := changed[f]
		mine := view.Values[f]
		if !isChanged || !view.From[f].IsTyped || mine == theirs {
			continue
		}
		e := Example{Category: Kept, Ledger: now, ContactID: id, PerMille: -1, Sentence: word(f) + " stays " + quoted(mine) + "; Xero says " + quoted(theirs)}
		if p.order.Conflicts == matching.Theirs {
			e.Category, e.Sentence = Taken, word(f)+": "+quoted(mine)+" becomes "+quoted(theirs)
			words = append(words, e.Sentence)
			p.plan.Counts.Taken++
		} else {
			p.plan.Counts.Kept++
		}
		p.show(e)
		if p.order.Conflicts != "" {
			p.plan.Choices = append(p.plan.Choices, matching.Choice{ContactID: id, Field: f, Theirs: theirs, Side: p.order.Conflicts})
		}
	}
	return words
}

// sentenceOf says what changes, in the order of forms.
func sentenceOf(changed, before contact.Values) []string {
	var words []string
	for _, f := range contact.Fields() {
		if value, ok := changed[f]; ok {
			words = append(words, word(f)+": "+quoted(before[f])+" becomes "+quoted(value))
		}
	}
	for _, f := range contact.Roles() {
		switch changed[f] {
		case contact.Yes:
			words = append(words, "is a "+string(f)+" now")
		case contact.No:
			words = append(words, "is no "+string(f)+" any more")
		}
	}
	return words
}
