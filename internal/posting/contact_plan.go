package posting

import (
	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// ContactOutcome is what is done about a contact when a document, or the contact itself, is sent.
type ContactOutcome string

// The outcomes.
const (
	// ContactLinked: Xero knows it; nothing is created.
	ContactLinked ContactOutcome = "link"
	// ContactCreated: it is created at Xero first. ContactWaits: that is under way already.
	ContactCreated ContactOutcome = "create"
	ContactWaits   ContactOutcome = "waits"
	// ContactAsked: Xero may know it; a person must say so first.
	ContactAsked ContactOutcome = "ask"
	// ContactBlocked: something about it must be put right first.
	ContactBlocked ContactOutcome = "blocked"
)

// ContactPlan is what is done about one contact.
type ContactPlan struct {
	// ContactID is the row in the company file; Name its name.
	ContactID int64
	Name      string
	// Outcome says what is done.
	Outcome ContactOutcome
	// Evidence says how it was found at Xero; contact.ByNone when it was not.
	Evidence contact.Evidence
	// Ledger is Xero's contact; its ID is empty when none is known to be the one.
	Ledger contact.LedgerContact
	// Comparison is how the contact compares with Ledger; nil when nothing had to be compared.
	Comparison *match.Comparison
	// Asked is Xero's contacts that may be the one, the likeliest first; nil unless a person must say.
	Asked []Likeness
	// Reason is one sentence for the owner.
	Reason string
	// Create is what will be created; nil when Xero knows the contact, or may know it. Its Number is chosen when it is queued. Its Name
	// is another than the contact's where another firm at Xero has that.
	Create *ContactContent
}

// Likeness is a contact at Xero and how the contact here compares with it.
type Likeness struct {
	Ledger     contact.LedgerContact
	Comparison match.Comparison
}

// PlanContact works out which contact at Xero a contact stands for, or that it is created, with what speaks against it. noun is the
// word for what needs it, such as "invoice". It decides and changes nothing.
//
// What is linked, and what carries the number Daybook gave it, is known. Otherwise the engine decides: beyond doubt it is linked,
// where it may be one a person is asked, and only what is like none is created (K6). No two contacts at Xero may have one name: of
// another firm of the same name a person is asked too, and once the two are known to be different the new one is given a name of its
// own.
func PlanContact(f ContactFacts, noun string) (ContactPlan, []Check) {
	p := contactPlanner{facts: f, noun: noun, plan: ContactPlan{ContactID: f.Contact.ID, Name: f.Contact.Name, Evidence: contact.ByNone}}
	known, evidence := p.known()
	switch d, _ := f.newestDocument(); {
	case evidence != contact.ByNone:
		p.link(known, evidence)
	case d.State == StateSending || d.State == StateChecking:
		p.planNew()
	default:
		p.compare()
	}
	return p.plan, p.checks
}

// contactPlanner carries what PlanContact works with.
type contactPlanner struct {
	facts  ContactFacts
	noun   string
	plan   ContactPlan
	checks []Check
	// colleagues is the firms at Xero that the person works at, or the persons who work at the firm, the likeliest first.
	colleagues []contact.LedgerContact
}

func (p *contactPlanner) note(c Check) { p.checks = append(p.checks, c) }

// block says what must be done before anything else.
func (p *contactPlanner) block(outcome ContactOutcome, c Check) {
	p.plan.Outcome = outcome
	c.Severity = Block
	p.note(c)
}

// known finds the contact at Xero without comparing: by its link, by what this file created, by the number Daybook gave it.
func (p *contactPlanner) known() (contact.LedgerContact, contact.Evidence) {
	id := p.facts.linkedID()
	if l, ok := p.facts.now(id); ok {
		return l, contact.ByLink
	}
	if id != "" {
		// Linked, and the mirror has not caught up.
		return contact.LedgerContact{ID: id, Name: p.facts.Contact.Name, Status: "ACTIVE"}, contact.ByLink
	}
	for _, l := range p.facts.Candidates {
		if l.Number == "" || l.Number != p.facts.Contact.Number {
			continue
		}
		if now, _ := p.facts.now(l.ID); !p.facts.Apart[l.ID] && !p.facts.Apart[now.ID] {
			return now, contact.ByNumber
		}
	}
	return contact.LedgerContact{}, contact.ByNone
}

// link takes a contact at Xero for the one.
func (p *contactPlanner) link(l contact.LedgerContact, by contact.Evidence) {
	p.plan.Outcome, p.plan.Evidence, p.plan.Ledger, p.plan.Reason = ContactLinked, by, l, p.reason(by)
	if !l.IsActive() {
		p.block(ContactBlocked, Check{Code: CheckContactArchived, Path: "contact", Message: archivedText(l, p.noun),
			Hint: "Restore it in Xero and import contacts again, or choose another contact.", Remedy: RemedyEditContact})
		return
	}
	if by == contact.ByMatch && contact.NameKey(l.Name) != contact.NameKey(p.facts.Contact.Name) {
		p.note(Check{Warning, CheckContactName, "contact", p.facts.Contact.Name + " is called " + l.Name + " in Xero.",
			"Check that it is the same firm.", RemedyDecideContact})
	}
}

func archivedText(l contact.LedgerContact, noun string) string {
	return l.Name + " is archived in Xero, so no " + noun + " can name it."
}

func (p *contactPlanner) reason(by contact.Evidence) string {
	switch by {
	case contact.ByLink:
		return "Linked to this contact in Xero."
	case contact.ByNumber:
		return "Found in Xero by the contact number Daybook gave it."
	case contact.ByMatch:
		return "Found in Xero: " + inWords(*p.plan.Comparison)
	case contact.ByNone:
	}
	return ""
}
