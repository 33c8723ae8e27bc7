package matching

import (
	"cmp"
	"context"
	"slices"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// Proposal is what an import makes of contacts at Xero that none here is linked to.
type Proposal struct {
	// Links are contacts here that are the same as one at Xero beyond doubt, as decisions that are not saved yet.
	Links []contact.Decision
	// Questions are pairs that a person decides; each kept by the import is in the queue afterwards.
	Questions []Pair
	// Held are the questions by Xero's ContactID, for contacts that may be here already and so are not added.
	Held map[string]Pair
}

// Propose compares the contacts at Xero that are new here, and wanted, with all that are known. It decides nothing.
//
// One that a contact here may be is not added before a person has said that it is another. Of several at Xero that are
// one beyond doubt, one is added.
func (s Service) Propose(ctx context.Context, lists Lists, wanted func(contact.LedgerContact) bool, report Report) (Proposal, error) {
	p := proposer{survey: survey{engine: s.Engine(), lists: lists, report: report}, wanted: wanted, now: s.Now().UTC(),
		linked: map[contact.Party]bool{}, result: Proposal{Held: map[string]Pair{}}}
	p.linkByNumber()
	for _, step := range []func(context.Context) error{p.linkHere, p.holdKnown, p.holdDoubles} {
		if err := step(ctx); err != nil {
			return Proposal{}, err
		}
	}
	return p.result, nil
}

type proposer struct {
	survey

	wanted func(contact.LedgerContact) bool
	now    time.Time
	// linked are both sides of the links proposed.
	linked map[contact.Party]bool
	result Proposal
}

// isNew reports whether nothing here stands for a contact at Xero yet.
func (p *proposer) isNew(l contact.LedgerContact) bool {
	party := contact.Party{LedgerID: l.ID}
	return !p.linked[party] && p.lists.Firms.Of(party) == party
}

// isUnlinked reports whether a contact here has none at Xero yet.
func (p *proposer) isUnlinked(c contact.Contact) bool {
	party := contact.Party{ContactID: c.ID}
	return !p.linked[party] && !p.lists.Firms.isTied(party)
}

func (p *proposer) propose(actor contact.Actor, left, right contact.Party, c *match.Comparison) {
	p.linked[left], p.linked[right] = true, true
	p.result.Links = append(p.result.Links, contact.Decision{Answer: contact.Same, Left: left, Right: right, Actor: actor, Comparison: c, At: p.now})
}

// linkByNumber finds what Daybook itself created: the number is a random one of 128 bits.
func (p *proposer) linkByNumber() {
	byNumber := map[string]contact.LedgerContact{}
	for _, l := range p.lists.Ledger {
		if l.Number != "" && l.IsActive() && p.isNew(l) {
			byNumber[l.Number] = l
		}
	}
	for _, c := range p.lists.Contacts {
		left, right := contact.Party{ContactID: c.ID}, contact.Party{LedgerID: byNumber[c.Number].ID}
		if c.Number != "" && right.LedgerID != "" && p.isUnlinked(c) && !p.lists.Firms.IsApart(left, right) {
			p.propose(contact.ByCreation, left, right, nil)
		}
	}
}

// linkHere compares contacts here that have none at Xero with all of Xero's.
func (p *proposer) linkHere(ctx context.Context) error {
	here, err := p.here(ctx, p.isUnlinked)
	if err != nil || len(here.forms) == 0 {
		return err
	}
	there, err := p.there(ctx, nil)
	if err != nil {
		return err
	}
	all, err := p.link(ctx, here, there)
	if err != nil {
		return err
	}
	var rest []found
	for _, f := range all {
		isFree := p.lists.Firms.Of(f.right) == f.right && !p.linked[f.left] && !p.linked[f.right]
		if f.pair.Verdict == match.Auto && isFree && !p.isApart(f, f.left, f.right) {
			p.propose(contact.ByImport, f.left, f.right, &f.pair.Comparison)
			continue
		}
		rest = append(rest, f)
	}
	p.ask(rest)
	return nil
}

// ask keeps questions about what was not linked, and holds back the contacts at Xero they are about.
func (p *proposer) ask(all []found) {
	all = slices.DeleteFunc(all, func(f found) bool { return p.linked[f.left] || p.linked[f.right] })
	for _, q := range p.questions(all) {
		q.FoundAt = p.now
		p.result.Questions = append(p.result.Questions, q)
		if q.Verdict == match.WorksAt {
			continue // a person and their company are two contacts
		}
		for _, party := range []contact.Party{q.Left, q.Right} {
			if _, ok := p.result.Held[party.LedgerID]; !ok && party.IsLedger() && p.lists.Firms.Of(party) == party {
				p.result.Held[party.LedgerID] = q
			}
		}
	}
}

// fresh reports whether a contact at Xero would be added.
func (p *proposer) fresh(l contact.LedgerContact) bool {
	_, isHeld := p.result.Held[l.ID]
	return !isHeld && p.isNew(l) && p.wanted(l)
}

// holdKnown compares what would be added with the contacts at Xero that are here.
func (p *proposer) holdKnown(ctx context.Context) error {
	fresh, err := p.there(ctx, p.fresh)
	if err != nil || len(fresh.forms) == 0 {
		return err
	}
	known, err := p.there(ctx, func(l contact.LedgerContact) bool { return !p.isNew(l) })
	if err != nil {
		return err
	}
	all, err := p.link(ctx, fresh, known)
	linked := p.linked
	p.linked = nil // a contact at Xero that was just linked is one to ask about
	p.ask(all)
	p.linked = linked
	return err
}

// holdDoubles adds one of several at Xero that are one beyond doubt: the one with documents, else the first by id.
func (p *proposer) holdDoubles(ctx context.Context) error {
	fresh, err := p.there(ctx, p.fresh)
	if err != nil || len(fresh.forms) == 0 {
		return err
	}
	all, err := p.dedupe(ctx, fresh)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(f found) bool { return f.pair.Verdict != match.Auto })
	questions := p.questions(all)
	kept := p.keepers(questions)
	for _, q := range questions {
		q.FoundAt = p.now
		p.result.Questions = append(p.result.Questions, q)
		for _, id := range []string{q.Left.LedgerID, q.Right.LedgerID} {
			if kept(id) != id {
				p.result.Held[id] = q
			}
		}
	}
	return nil
}

// keepers returns, for the contacts at Xero that questions say are one, the one that is added.
func (p *proposer) keepers(questions []Pair) func(id string) string {
	roles, better := p.roles(), map[string]string{}
	kept := func(id string) string {
		for better[id] != "" {
			id = better[id]
		}
		return id
	}
	for _, q := range questions {
		first, second := kept(q.Left.LedgerID), kept(q.Right.LedgerID)
		switch order := cmp.Or(cmp.Compare(roles[second], roles[first]), cmp.Compare(first, second)); {
		case order < 0:
			better[second] = first
		case order > 0:
			better[first] = second
		}
	}
	return kept
}

// roles counts the roles of each contact at Xero: one with documents is the better one to keep.
func (p *proposer) roles() map[string]int {
	roles := map[string]int{}
	for _, l := range p.lists.Ledger {
		for _, is := range []bool{l.IsCustomer, l.IsSupplier} {
			if is {
				roles[l.ID]++
			}
		}
	}
	return roles
}
