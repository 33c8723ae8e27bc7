package posting

import (
	"cmp"
	"fmt"
	"slices"

	"daybook/internal/contact"
)

// ContactsPreview is what sending contacts to Xero does (K7).
type ContactsPreview struct {
	// Organisation and OrganisationName are where they go; empty while the file is bound to none.
	Organisation, OrganisationName string
	// Rows is one for each contact, in the order asked for.
	Rows []ContactRow
	// Links, Creates, Waits, Asks and Blocked count them by what is done; Known those that are linked already, which are no Links.
	Links, Creates, Waits, Asks, Blocked, Known int
	// Calls is how many calls creating them costs.
	Calls int
	// Checks is about all of them, worst first; nil for none.
	Checks []Check
	// Digest names this very preview: it changes when what is created or linked does.
	Digest string
}

// ContactRow is what is done about one contact, and what speaks against it.
type ContactRow struct {
	ContactPlan
	// Checks is worst first; nil for none.
	Checks []Check
}

// CanSend reports whether there is anything to do, and nothing keeps it from being done.
func (p ContactsPreview) CanSend() bool {
	isBarred := len(p.Checks) > 0 && p.Checks[0].Severity == Block
	return !isBarred && p.Creates+p.Links > 0
}

// planContacts works out what is done about some contacts. No two of them may be created under one name.
func planContacts(facts []ContactFacts, organisationName string) ContactsPreview {
	p := ContactsPreview{OrganisationName: organisationName, Rows: make([]ContactRow, 0, len(facts))}
	if len(facts) > 0 {
		p.Organisation = facts[0].Organisation
		p.Checks = connectionChecks(facts[0], organisationName)
	}
	var names []string
	linked := map[string]string{}
	for _, f := range facts {
		f.Namesakes = slices.Concat(f.Namesakes, names)
		plan, checks := PlanContact(f, "document")
		plan, checks = onlyOne(f, plan, checks, linked)
		if d, ok := f.newestDocument(); ok && plan.Outcome == ContactCreated && d.State.IsOpen() {
			plan.Outcome, plan.Reason = ContactWaits, "Its creation is under way."
		}
		if plan.Outcome == ContactCreated {
			names = append(names, plan.Create.Name)
		}
		worstFirst(checks)
		p.Rows = append(p.Rows, ContactRow{ContactPlan: plan, Checks: checks})
		p.count(plan)
	}
	p.Calls = (p.Creates + maxBatch - 1) / maxBatch
	p.Digest = contactsDigest(p)
	return p
}

// onlyOne bars a link to a contact at Xero that another contact here is linked to, or will be by this very sending: the two here are one firm,
// or one of the links is wrong. A document may go there all the same; a contact is linked to be told apart.
func onlyOne(f ContactFacts, plan ContactPlan, checks []Check, linked map[string]string) (ContactPlan, []Check) {
	if plan.Outcome != ContactLinked || plan.IsKnown() {
		return plan, checks
	}
	holder := cmp.Or(f.Holders[plan.Ledger.ID], linked[plan.Ledger.ID])
	if holder == "" {
		linked[plan.Ledger.ID] = plan.Name
		return plan, checks
	}
	plan.Outcome = ContactBlocked
	return plan, append(checks, Check{Block, CheckContactTwice, "contact",
		fmt.Sprintf("%s belongs to %s here already.", quoted(plan.Ledger.Name), holder),
		"Merge the two contacts if they are one firm; else answer “not the same” in the review.", RemedyEditContact})
}

// IsKnown reports whether the contact is linked already, so that nothing is left to do.
func (p ContactPlan) IsKnown() bool {
	return p.Outcome == ContactLinked && p.Evidence == contact.ByLink
}

func (p *ContactsPreview) count(plan ContactPlan) {
	switch plan.Outcome {
	case ContactLinked:
		if plan.IsKnown() {
			p.Known++
		} else {
			p.Links++
		}
	case ContactCreated:
		p.Creates++
	case ContactWaits:
		p.Waits++
	case ContactAsked:
		p.Asks++
	case ContactBlocked:
		p.Blocked++
	}
}

// connectionChecks says whether anything can be sent at all.
func connectionChecks(f ContactFacts, organisationName string) []Check {
	switch {
	case f.Organisation == "":
		return []Check{{Block, CheckNotConnected, "", "Daybook is not connected to a Xero organisation.", "Sign in to Xero first.", RemedySignIn}}
	case f.IsDisconnected:
		return []Check{{Warning, CheckNotConnected, "", fmt.Sprintf("Daybook was disconnected from %s, so this will wait.", organisationName),
			"Sign in to Xero to have it sent.", RemedySignIn}}
	}
	return nil
}

// contactsDigest is the SHA-256 of all that the owner confirms.
func contactsDigest(p ContactsPreview) string {
	type row struct {
		ContactID       int64
		Outcome         ContactOutcome
		LedgerContactID string
		Create          *ContactContent
	}
	rows := make([]row, len(p.Rows))
	for i, r := range p.Rows {
		rows[i] = row{r.ContactID, r.Outcome, r.Ledger.ID, r.Create}
	}
	return hashOf(struct {
		Organisation string
		Rows         []row
	}{p.Organisation, rows})
}
