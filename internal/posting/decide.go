package posting

import (
	"fmt"

	"daybook/internal/contact"
)

// choice is what a look-up leads to.
type choice string

const (
	choiceAdopt    choice = "adopt"
	choiceResend   choice = "resend"
	choiceConflict choice = "conflict"
)

// decision is the choice with what it is about.
type decision struct {
	choice     choice
	finding    Finding
	candidates []Finding
	problem    string
}

// lookup is what is known when a document was looked up.
type lookup struct {
	document Document
	found    []Finding
	// isHeld reports whether another document here holds a Xero id.
	isHeld func(ledgerID string) bool
	follow merges
	// before is what a journal said before its change, as far as is known.
	before []JournalLine
	// isLast: the outcome was unknown so often that a person must look.
	isLast bool
}

// decide settles a document after its look-up (R6, R8): exactly one that agrees is ours; nothing there means send again; anything
// else is a person's to choose.
func (l lookup) decide() decision {
	switch l.document.Kind {
	case KindContact:
		return l.decideContact()
	case KindJournal:
		return l.decideJournal()
	case KindJournalChange:
		return l.decideChange(l.before)
	case KindAttachment:
		return l.decideAttachment()
	case KindInvoice, KindBill:
	}
	free, gone, held := l.sort()
	agreeing := l.agreeing(free)
	ours := *l.document.Content.Invoice
	switch {
	case len(agreeing) == 1:
		return decision{choice: choiceAdopt, finding: agreeing[0]}
	case len(agreeing) > 1:
		return decision{choice: choiceConflict, candidates: agreeing,
			problem: fmt.Sprintf("Xero holds %d that are like %s %s to the cent.", len(agreeing), l.document.Kind, ours.Number)}
	case len(free) > 0:
		return decision{choice: choiceConflict, candidates: free,
			problem: fmt.Sprintf("Xero holds a %s %s that is not what was sent: %s", l.document.Kind, ours.Number, l.firstDifference(free[0]))}
	case l.wasGone(gone):
		return decision{choice: choiceConflict, candidates: gone,
			problem: fmt.Sprintf("Xero holds %s %s, but it was voided or deleted there.", l.document.Kind, ours.Number)}
	case l.document.Doubt == DoubtNumberTaken && held > 0:
		return decision{choice: choiceConflict,
			problem: fmt.Sprintf("Xero says that the number %s is taken: by the document of another order.", ours.Number)}
	case l.document.Doubt == DoubtNumberTaken:
		return decision{choice: choiceConflict, candidates: gone,
			problem: fmt.Sprintf("Xero says that the number %s is taken, but shows no such %s.", ours.Number, l.document.Kind)}
	}
	return l.resend()
}

// sort tells the documents found that may be ours from those voided or deleted and those another row holds.
func (l lookup) sort() (free, gone []Finding, held int) {
	for _, f := range l.found {
		switch {
		case f.Kind != l.document.Kind || l.isOfOthers(f):
		case l.isHeld(f.ID):
			held++
		case f.Status.IsGone():
			gone = append(gone, f)
		default:
			free = append(free, f)
		}
	}
	return free, gone, held
}

// isOfOthers reports whether a bill belongs to another supplier. Only sales invoices have numbers that are unique, so two suppliers
// may well use the same one on the same day. One that is like ours but for the contact is no stranger: someone may have moved it.
func (l lookup) isOfOthers(f Finding) bool {
	ours := *l.document.Content.Invoice
	if l.document.Kind != KindBill || l.follow(f.ContactID) == l.follow(ours.LedgerContactID) {
		return false
	}
	f.ContactID, f.Status = ours.LedgerContactID, StatusDraft
	return !agrees(ours, KindBill, f, l.follow)
}

func (l lookup) agreeing(free []Finding) []Finding {
	var agreeing []Finding
	for _, f := range free {
		if !ruleCompare || agrees(*l.document.Content.Invoice, l.document.Kind, f, l.follow) {
			agreeing = append(agreeing, f)
		}
	}
	return agreeing
}

// wasGone reports whether what was sent stands there voided or deleted: someone took it away after it had arrived.
func (l lookup) wasGone(gone []Finding) bool {
	for _, f := range gone {
		f.Status = StatusDraft
		if agrees(*l.document.Content.Invoice, l.document.Kind, f, l.follow) {
			return true
		}
	}
	return false
}

func (l lookup) resend() decision {
	if l.isLast {
		return decision{choice: choiceConflict, problem: "Xero gave no clear answer several times. It holds nothing of this document now."}
	}
	return decision{choice: choiceResend}
}

// decideContact adopts a contact only by the number Daybook gave it. One found by name is somebody's to judge.
func (l lookup) decideContact() decision {
	ours := l.document.Content.Contact
	var byNumber, byName []Finding
	for _, f := range l.found {
		switch {
		case f.Kind != KindContact || l.isHeld(f.ID):
		case ours.Number != "" && f.Contact.Number == ours.Number:
			byNumber = append(byNumber, f)
		case f.Contact.IsActive():
			byName = append(byName, f)
		}
	}
	switch {
	case len(byNumber) == 1 && byNumber[0].Contact.IsActive():
		return decision{choice: choiceAdopt, finding: byNumber[0]}
	case len(byNumber) > 0:
		return decision{choice: choiceConflict, candidates: byNumber,
			problem: fmt.Sprintf("Xero holds the contact %s, but it was archived or merged there.", ours.Name)}
	case len(byName) > 0:
		return decision{choice: choiceConflict, candidates: byName,
			problem: fmt.Sprintf("Xero already has a contact named %s. Is it the same?", byName[0].Contact.Name)}
	case l.document.Doubt == DoubtNameTaken:
		return decision{choice: choiceConflict, problem: fmt.Sprintf("Xero says that the name %s is taken, but shows no such contact. "+
			"It may be archived there: restore it, or drop this one and give the contact another name.", ours.Name)}
	}
	return l.resend()
}

// firstDifference says where a document that has our number is not ours; the lines of both may be the same in another order.
func (l lookup) firstDifference(f Finding) string {
	ours := l.document.Content.Invoice.LedgerContactID
	if l.follow(f.ContactID) == l.follow(ours) {
		f.ContactID = ours
	}
	if d := differences(l.document.Content, f); len(d) > 0 {
		return d[0]
	}
	return fmt.Sprintf("it names the contact %s.", f.ContactName)
}

// linked returns Xero's contact in a finding; a reply to a creation may lack the status.
func linked(f Finding) contact.LedgerContact {
	c := f.Contact
	c.ID = f.ID
	if c.Status == "" {
		c.Status = "ACTIVE"
	}
	return c
}
