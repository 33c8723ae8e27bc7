package posting

import (
	"fmt"

	"daybook/internal/contact"
)

// planContact finds the order's contact at Xero, or plans to create it. No document ever names a contact in words: Xero
// would then create one by itself (contract section 8).
func (p *planner) planContact() {
	c := p.facts.Contact
	p.preview.Content.ContactName = c.Name
	if c.ID == 0 {
		p.preview.Contact = ContactPlan{Evidence: contact.ByNone, Outcome: ContactBlocked}
		p.note(Check{Block, CheckNoContact, "contact", fmt.Sprintf("The order names no %s.", p.partner()), "Choose one in the order.", RemedyEditOrder})
		return
	}
	plan, checks := PlanContact(p.facts.ContactFacts, p.noun())
	p.preview.Contact, p.preview.Content.LedgerContactID = plan, plan.Ledger.ID
	for _, check := range checks {
		p.note(check)
	}
}

func (p *planner) partner() string {
	if p.isSale() {
		return "customer"
	}
	return "supplier"
}
