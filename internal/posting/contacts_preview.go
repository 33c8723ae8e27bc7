package posting

import (
	"fmt"
	"slices"
)

// ContactsPreview is what sending contacts to Xero does (K7).
type ContactsPreview struct {
	// Organisation and OrganisationName are where they go; empty while the file is bound to none.
	Organisation, OrganisationName string
	// Rows is one for each contact, in the order asked for.
	Rows []ContactRow
	// Links, Creates, Waits, Asks and Blocked count them by what is done.
	Links, Creates, Waits, Asks, Blocked int
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
	for _, f := range facts {
		f.Namesakes = slices.Concat(f.Namesakes, names)
		plan, checks := PlanContact(f, "document")
		if d, ok := f.newestDocument(); ok && plan.Outcome == ContactCreated && d.State.IsOpen() {
			plan.Outcome, plan.Reason = ContactWaits, "Its creation is under way."
		}
		if plan.Outcome == ContactCreated {
			names = append(names, plan.Create.Name)
		}
		worstFirst(checks)
		p.Rows = append(p.Rows, ContactRow{ContactPlan: plan, Checks: checks})
		p.count(plan.Outcome)
	}
	p.Calls = (p.Creates + maxBatch - 1) / maxBatch
	p.Digest = contactsDigest(p)
	return p
}

func (p *ContactsPreview) count(o ContactOutcome) {
	switch o {
	case ContactLinked:
		p.Links++
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
