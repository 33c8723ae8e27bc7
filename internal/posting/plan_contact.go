package posting

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// planContact finds the order's contact at Xero, or plans to create it. No document ever names a contact in words: Xero
// would then create one by itself (contract section 8).
func (p *planner) planContact() {
	c := p.facts.Contact
	p.preview.Contact = ContactPlan{ContactID: c.ID, Name: c.Name, Evidence: contact.ByNone}
	p.preview.Content.ContactName = c.Name
	if c.ID == 0 {
		p.note(Check{Block, CheckNoContact, "contact", fmt.Sprintf("The order names no %s.", p.partner()), "Choose one in the order.", RemedyEditOrder})
		return
	}
	plan := &p.preview.Contact
	match := p.match()
	plan.Evidence, plan.Ledger = match.Evidence, match.Ledger
	if match.Evidence == contact.ByNone {
		p.planNewContact()
		return
	}
	p.preview.Content.LedgerContactID = match.Ledger.ID
	plan.Reason = reasonFor(match)
	p.checkMatch(match)
}

// match finds the contact at Xero: by what is mirrored, else by what this file knows it created.
func (p *planner) match() contact.Match {
	match := contact.Find(p.facts.Contact, p.facts.Candidates)
	if match.Evidence == contact.ByLink {
		return match
	}
	id := p.facts.Contact.LedgerID
	if id == "" && len(p.facts.ContactDocuments) > 0 && p.facts.ContactDocuments[0].State == StateSent {
		id = p.facts.ContactDocuments[0].LedgerID
	}
	if id == "" {
		return match
	}
	// Linked, and the mirror has not caught up.
	return contact.Match{Evidence: contact.ByLink, Ledger: contact.LedgerContact{ID: id, Name: p.facts.Contact.Name, Status: "ACTIVE"}}
}

func (p *planner) partner() string {
	if p.isSale() {
		return "customer"
	}
	return "supplier"
}

func reasonFor(m contact.Match) string {
	switch m.Evidence {
	case contact.ByLink:
		return "Linked to this contact in Xero."
	case contact.ByNumber:
		return "Found in Xero by the contact number Daybook gave it."
	case contact.ByTaxNumber:
		return "Found in Xero by the tax number."
	case contact.ByEmail:
		return "Found in Xero by the e-mail address."
	case contact.ByName:
		return "Found in Xero by the name."
	case contact.ByNone:
	}
	return ""
}

func (p *planner) checkMatch(m contact.Match) {
	if !m.Ledger.IsActive() {
		p.note(Check{Block, CheckContactArchived, "contact", fmt.Sprintf("%s is archived in Xero, so no %s can name it.", m.Ledger.Name, p.noun()),
			"Restore it in Xero and import contacts again, or choose another contact.", RemedyEditContact})
	}
	if m.Rivals > 0 {
		p.note(Check{Warning, CheckContactRivals, "contact", fmt.Sprintf("Xero has %d more that fit as well as %s.", m.Rivals, m.Ledger.Name),
			"Link the right one to this contact if it is another.", RemedyEditContact})
	}
	isByName := m.Evidence == contact.ByLink || m.Evidence == contact.ByName
	if !isByName && contact.NameKey(m.Ledger.Name) != contact.NameKey(p.facts.Contact.Name) {
		p.note(Check{Warning, CheckContactByEmail, "contact", fmt.Sprintf("%s is called %s in Xero.", p.facts.Contact.Name, m.Ledger.Name),
			"Check that it is the same firm.", RemedyEditContact})
	}
}

// planNewContact plans the contact's creation, or waits for one that is on its way.
func (p *planner) planNewContact() {
	c := p.facts.Contact
	p.preview.Contact.Create = newContactContent(c)
	p.preview.Contact.Reason = "Not known in Xero: it is created first."
	for path, problem := range contactProblems(*p.preview.Contact.Create) {
		p.note(Check{Block, CheckContactInvalid, "contact." + path, fmt.Sprintf("%s cannot be created in Xero: %s", c.Name, lowerFirst(problem)),
			"Change it in the contact.", RemedyEditContact})
	}
	if len(p.facts.ContactDocuments) > 0 && p.facts.ContactDocuments[0].State == StateConflict {
		p.note(Check{Block, CheckContactConflict, "contact", fmt.Sprintf("Xero already has a contact like %s, and it is not decided whether it is the same.", c.Name),
			"Decide that first, on the order that asked for it.", RemedyEditContact})
		return
	}
	p.note(Check{Note, CheckContactNew, "contact", fmt.Sprintf("%s is not known in Xero and will be created there.", c.Name),
		"If it is there under another name, import contacts and link it first.", RemedyEditContact})
}

// newContactContent is the contact as it is created: spaces in order, because Xero refuses others (contract section 8).
func newContactContent(c contact.Contact) *ContactContent {
	tidy := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return &ContactContent{Number: c.Number, Name: tidy(c.Name), FirstName: tidy(c.FirstName), LastName: tidy(c.LastName),
		Email: strings.TrimSpace(c.Email), Phone: strings.TrimSpace(c.Phone), TaxNumber: strings.TrimSpace(c.TaxNumber), Address: c.Address}
}

// contactProblems is what Xero would refuse, by path, in order.
func contactProblems(c ContactContent) func(yield func(path, problem string) bool) {
	problems := map[string]string{}
	check := contact.Contact{Name: c.Name, FirstName: c.FirstName, LastName: c.LastName, Email: c.Email, Phone: c.Phone,
		TaxNumber: c.TaxNumber, Address: c.Address}
	if broken, ok := errors.AsType[*fault.Error](check.Check()); ok {
		maps.Copy(problems, broken.Fields)
	}
	if strings.ContainsFunc(c.Email, func(r rune) bool { return r > unicode.MaxASCII }) {
		problems["email"] = "Xero takes no accents or umlauts in an e-mail address."
	}
	if strings.ContainsFunc(c.Address.Country, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsSpace(r) }) {
		problems["country"] = "Xero takes letters only for the country."
	}
	return func(yield func(path, problem string) bool) {
		for _, path := range slices.Sorted(maps.Keys(problems)) {
			if !yield(path, problems[path]) {
				return
			}
		}
	}
}

func lowerFirst(s string) string {
	for i, r := range s {
		if i == 0 {
			return string(unicode.ToLower(r)) + s[len(string(r)):]
		}
	}
	return s
}
