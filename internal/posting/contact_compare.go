package posting

import (
	"cmp"
	"fmt"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// compare has the engine say which of Xero's contacts is the one.
func (p *contactPlanner) compare() {
	mine := p.facts.Engine.Prepare(p.facts.Contact.Record())
	others, forms := p.comparable(mine)
	isAsked := map[string]bool{}
	for _, pair := range p.facts.Engine.Find(mine, forms, p.facts.Census) {
		l := others[pair.Right]
		switch pair.Verdict {
		case match.Auto:
			p.plan.Comparison, p.plan.Asked = &pair.Comparison, nil
			p.link(l, contact.ByMatch)
			return
		case match.Review:
			p.ask(isAsked, l, pair.Comparison)
		case match.WorksAt:
			// A person and the firm they work at are two contacts, and either may be meant.
			p.colleagues = append(p.colleagues, l)
		case match.New:
		}
	}
	p.askNamesakes(isAsked, mine)
	if len(p.plan.Asked) > 0 {
		p.planQuestion()
		return
	}
	p.planNew()
}

// comparable are the contacts at Xero that may be the one, by id: those with a key in common, not merged away, not erased, and not
// known to be another firm.
func (p *contactPlanner) comparable(mine *match.Form) (others []contact.LedgerContact, forms []*match.Form) {
	candidates := slices.SortedFunc(slices.Values(p.facts.Candidates), func(a, b contact.LedgerContact) int { return cmp.Compare(a.ID, b.ID) })
	for _, l := range candidates {
		if l.MergedToID != "" || l.Status == statusErased || p.facts.Apart[l.ID] {
			continue
		}
		if form := p.facts.Engine.Prepare(l.Record()); shareKey(mine.Keys(), form.Keys()) {
			others, forms = append(others, l), append(forms, form)
		}
	}
	return others, forms
}

// shareKey reports whether two ascending lists have a number in common.
func shareKey(a, b []uint64) bool {
	return slices.ContainsFunc(a, func(key uint64) bool {
		_, found := slices.BinarySearch(b, key)
		return found
	})
}

// statusErased is Xero's word for a contact whose data was erased (contract section 8).
const statusErased = "GDPRREQUEST"

// ask adds a contact at Xero to those a person is asked about.
func (p *contactPlanner) ask(isAsked map[string]bool, l contact.LedgerContact, c match.Comparison) {
	if !isAsked[l.ID] && !p.facts.Apart[l.ID] {
		isAsked[l.ID] = true
		p.plan.Asked = append(p.plan.Asked, Likeness{Ledger: l, Comparison: c})
	}
}

// askNamesakes asks about every other contact at Xero of the same name, however unlike: Xero would refuse a second one of the
// name. One that was merged away stands for the one it was merged into.
func (p *contactPlanner) askNamesakes(isAsked map[string]bool, mine *match.Form) {
	key := contact.NameKey(p.facts.Contact.Name)
	for _, l := range p.facts.Candidates {
		if l.Status == statusErased || p.facts.Apart[l.ID] || !isSameName(l.Name, p.facts.Contact.Name) && contact.NameKey(l.Name) != key {
			continue
		}
		if now, ok := p.facts.now(l.ID); ok && now.MergedToID == "" {
			p.ask(isAsked, now, p.facts.Engine.Compare(mine, p.facts.Engine.Prepare(l.Record()), p.facts.Census))
		}
	}
}

// asksAboutName reports whether one of those in question has a name.
func (p ContactPlan) asksAboutName(name string) bool {
	return slices.ContainsFunc(p.Asked, func(l Likeness) bool { return isSameName(l.Ledger.Name, name) })
}

// planQuestion says whom the contact may be. The likeliest comes first.
func (p *contactPlanner) planQuestion() {
	slices.SortStableFunc(p.plan.Asked, func(a, b Likeness) int { return cmp.Compare(b.Comparison.PerMille, a.Comparison.PerMille) })
	best := p.plan.Asked[0]
	name := quoted(best.Ledger.Name)
	if !best.Ledger.IsActive() {
		name += ", which is archived"
	}
	question := fmt.Sprintf("Xero has %s. Is it the same firm as %s? %s", name, p.facts.Contact.Name, inWords(best.Comparison))
	if more := len(p.plan.Asked) - 1; more > 0 {
		question = fmt.Sprintf("%s %d more may be it.", question, more)
	}
	p.plan.Reason = question
	p.block(ContactAsked, Check{Code: CheckContactUnsure, Path: "contact", Message: question,
		Hint: "Say that it is the same, or that this is a new contact.", Remedy: RemedyDecideContact})
}

// inWords is a comparison in one sentence with its percentage.
func inWords(c match.Comparison) string {
	sentence := c.Sentence()
	if sentence == "" {
		sentence = "The names are alike."
	}
	return fmt.Sprintf("%s (%d.%d %%)", sentence, c.PerMille/10, c.PerMille%10)
}
