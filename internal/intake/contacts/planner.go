package contacts

import (
	"cmp"
	"maps"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// known is the company file as it stands before an import.
type known struct {
	lists matching.Lists
	// mirror is Xero's contacts as read before, by id.
	mirror map[string]contact.LedgerContact
	// own is what is kept of each contact here.
	own map[int64]contact.Known
	// conflicts is the choice remembered; empty when there is none.
	conflicts matching.Side
}

// planner works out what an import does. It writes nothing.
type planner struct {
	order  Order
	before known
	// firms is what is known to be one, with what the plan adds.
	firms matching.Firms
	// now is Xero's contacts after the import, by id; names those of contacts here, by id.
	now   map[string]contact.LedgerContact
	names map[int64]string
	plan  Plan
	// shown counts the examples of each category.
	shown map[Category]int
}

func newPlanner(order Order, before known, r reading) *planner {
	p := &planner{order: order, before: before, firms: before.lists.Firms, now: maps.Clone(before.mirror), names: map[int64]string{}, shown: map[Category]int{},
		plan: Plan{Organisation: r.organisation, Examples: []Example{}}}
	p.order.Conflicts = cmp.Or(order.Conflicts, before.conflicts)
	for _, l := range r.contacts {
		// One that the mirror has in a later state, because another reading overtook this one, stays as it is there.
		if was, ok := p.now[l.ID]; !ok || !was.UpdatedAt.After(l.UpdatedAt) {
			p.plan.Mirror = append(p.plan.Mirror, l)
			p.now[l.ID] = l
		}
	}
	for _, c := range before.lists.Contacts {
		p.names[c.ID] = c.Name
	}
	return p
}

// followMerges follows merges at Xero from contacts that are linked here. It returns the contacts here that are two and
// have one contact at Xero now: whether they are one firm is the owner's to answer.
func (p *planner) followMerges() [][2]contact.Party {
	var asked [][2]contact.Party
	for _, id := range p.ids() {
		from, to := contact.Party{LedgerID: id}, contact.Party{LedgerID: matching.MergedInto(id, p.now)}
		if to.LedgerID == "" || p.firm(from) == 0 || p.firms.IsOne(from, to) || p.firms.IsApart(from, to) {
			continue
		}
		if p.firm(to) != 0 {
			asked = append(asked, [2]contact.Party{p.firms.Of(from), p.firms.Of(to)})
			continue
		}
		p.plan.Decisions = append(p.plan.Decisions, contact.Decision{Answer: contact.Same, Left: from, Right: to, Actor: contact.ByXero})
		p.plan.Counts.Merged++
		p.show(Example{Category: Merged, Ledger: p.now[id], ContactID: p.firm(from), PerMille: -1,
			Sentence: "Merged into " + p.now[to.LedgerID].Name + " in Xero; the link follows."})
	}
	p.firms = matching.NewFirms(slices.Concat(p.before.lists.Decisions, p.plan.Decisions))
	return asked
}

func (p *planner) ids() []string { return slices.Sorted(maps.Keys(p.now)) }

// firm is the contact here that stands for a party, 0 for none.
func (p *planner) firm(party contact.Party) int64 { return p.firms.Of(party).ContactID }

// lists is what is compared: the company file with Xero as it is now.
func (p *planner) lists() matching.Lists {
	lists := p.before.lists
	lists.Firms = p.firms
	lists.Ledger = make([]contact.LedgerContact, 0, len(p.now))
	for _, id := range p.ids() {
		lists.Ledger = append(lists.Ledger, p.now[id])
	}
	return lists
}

// take puts the engine's proposal into the plan.
func (p *planner) take(proposal matching.Proposal) {
	links := map[string]bool{}
	for _, d := range proposal.Links {
		links[d.Right.LedgerID] = true
		d.Batch = matching.NewBatch
		p.plan.Decisions = append(p.plan.Decisions, d)
		p.plan.Counts.Linked++
		e := Example{Category: Linked, Ledger: p.now[d.Right.LedgerID], ContactID: d.Left.ContactID, PerMille: -1,
			Sentence: "Daybook created it at Xero."}
		if d.Comparison != nil {
			e.Sentence, e.PerMille = d.Comparison.Sentence(), d.Comparison.PerMille
		}
		p.show(e)
	}
	p.plan.Questions = append(p.plan.Questions, proposal.Questions...)
	changes := p.changes()
	for _, id := range p.ids() {
		if links[id] {
			p.countRole(p.now[id])
			continue
		}
		p.decide(p.now[id], proposal, changes)
	}
}

// decide counts one contact of Xero's and plans what happens to it here.
func (p *planner) decide(l contact.LedgerContact, proposal matching.Proposal, changes map[int64]change) {
	counts := &p.plan.Counts
	if !l.IsActive() {
		counts.Archived++
		p.show(Example{Category: Archived, Ledger: l, ContactID: p.firm(contact.Party{LedgerID: l.ID}), PerMille: -1,
			Sentence: archivedSentence(l)})
		return
	}
	p.countRole(l)
	question, isHeld := proposal.Held[l.ID]
	id := p.firm(contact.Party{LedgerID: l.ID})
	switch {
	case id != 0:
		p.countChange(l, id, changes)
	case !p.order.Includes(l):
	case isHeld:
		counts.Review++
		other := question.Left
		if other.LedgerID == l.ID {
			other = question.Right
		}
		p.show(Example{Category: Review, Ledger: l, ContactID: other.ContactID, Name: p.now[other.LedgerID].Name,
			Sentence: question.Comparison.Sentence(), PerMille: question.Comparison.PerMille})
	default:
		p.plan.Add = append(p.plan.Add, fromLedger(l))
		counts.New++
		p.show(Example{Category: New, Ledger: l, PerMille: -1, Sentence: newSentence(l)})
	}
}

func (p *planner) countRole(l contact.LedgerContact) {
	counts := &p.plan.Counts
	if l.IsCustomer {
		counts.Customers++
	}
	if l.IsSupplier {
		counts.Suppliers++
	}
	if !l.IsCustomer && !l.IsSupplier {
		counts.Neither++
	}
}

// countChange counts a contact of Xero's that is here. Several of one firm count as the one that shows.
func (p *planner) countChange(l contact.LedgerContact, id int64, changes map[int64]change) {
	c, isChanged := changes[id]
	if !isChanged || !c.ledger[l.ID] {
		p.plan.Counts.Unchanged++
		return
	}
	p.plan.Counts.Changed++
	p.show(Example{Category: Changed, Ledger: l, ContactID: id, PerMille: -1, Sentence: c.sentence})
}

// show names a contact, unless enough of its category are named.
func (p *planner) show(e Example) {
	if p.shown[e.Category]++; p.shown[e.Category] > MaxExamples {
		return
	}
	if e.ContactID != 0 {
		e.Name = p.names[e.ContactID]
	}
	p.plan.Examples = append(p.plan.Examples, e)
}

// fromLedger is a new contact here for one at Xero.
func fromLedger(l contact.LedgerContact) contact.Contact {
	return contact.Contact{Source: contact.SourceXero, SourceRef: l.ID, LedgerID: l.ID}.With(l.Values())
}
