// Package contacts imports contacts from Xero: every one is mirrored, those of the chosen roles are brought in, and
// none is ever brought in twice.
package contacts

import (
	"slices"
	"strings"

	"daybook/internal/contact"
)

// Roles says which of Xero's active contacts to bring in. Xero knows no role before a contact's first document, so
// "neither yet" is a choice of its own (contract section 8).
type Roles struct {
	// Customers, Suppliers and Neither choose by Xero's IsCustomer and IsSupplier.
	Customers, Suppliers, Neither bool
}

// Includes reports whether a contact's role was chosen.
func (r Roles) Includes(l contact.LedgerContact) bool {
	return r.Customers && l.IsCustomer || r.Suppliers && l.IsSupplier || r.Neither && !l.IsCustomer && !l.IsSupplier
}

// Counts is what an import does, before or after it.
type Counts struct {
	// Customers, Suppliers and Neither count Xero's active contacts by role, chosen or not; one may be both.
	Customers, Suppliers, Neither int
	// Archived counts contacts left alone because they are archived, erased or merged.
	Archived int
	// New, Linked, Changed and Unchanged count, for the roles chosen: added here, linked to one that is here
	// already, changed from Xero, nothing to do.
	New, Linked, Changed, Unchanged int
	// Doubtful counts contacts of the roles chosen that look like one that is here but may be another: they are not
	// added, and the first document for either asks.
	Doubtful int
	// Kept counts fields that changed at Xero and stay as the owner typed them here.
	Kept int
}

// Link ties a contact here to one at Xero.
type Link struct {
	// ContactID is the contact in the company file.
	ContactID int64
	// LedgerID is Xero's ContactID.
	LedgerID string
	// Evidence says why they are the same.
	Evidence contact.Evidence
}

// Plan is everything an import will write. It is made before anything is written.
type Plan struct {
	// Organisation is the one that was read; a file that belongs to another one by now takes nothing from it.
	Organisation string
	// Mirror is every contact read from Xero, to be kept as last read.
	Mirror []contact.LedgerContact
	// Add is contacts new to the company file, each with its LedgerID.
	Add []contact.Contact
	// Update is contacts here that take changes made at Xero.
	Update []contact.Contact
	// Link is contacts here for which the same contact at Xero was found.
	Link []Link
	// Counts sums it up.
	Counts Counts
}

// MakePlan decides what an import does. before is the mirror as it stood, read is what Xero answered now (all
// contacts, or those changed since the mirror was read), local is every contact of the company file.
//
// A field changes here only where the owner has not touched it since the last import, that is, where it still equals
// the mirror as it stood: what the owner typed is kept. A contact that the mirror has in a later state, because another
// reading overtook this one, stays as it is there.
func MakePlan(roles Roles, local []contact.Contact, before, read []contact.LedgerContact) Plan {
	now := byID(before)
	read = slices.DeleteFunc(slices.Clone(read), func(l contact.LedgerContact) bool { return now[l.ID].UpdatedAt.After(l.UpdatedAt) })
	p := planner{roles: roles, plan: Plan{Mirror: read}, before: byID(before), linked: map[string]contact.Contact{},
		doubtful: map[string]bool{}}
	for _, l := range read {
		now[l.ID] = l
	}
	var unlinked []contact.Contact
	for _, c := range local {
		if c.LedgerID == "" {
			unlinked = append(unlinked, c)
			continue
		}
		p.linked[c.LedgerID] = c
	}
	p.linkKnown(unlinked, now)
	for _, id := range sortedIDs(now) {
		p.decide(now[id])
	}
	return p.plan
}

type planner struct {
	roles  Roles
	plan   Plan
	before map[string]contact.LedgerContact
	linked map[string]contact.Contact
	// doubtful are Xero's contacts that look like one here.
	doubtful map[string]bool
}

// linkKnown finds, for contacts here without a link, the contact at Xero that is the same. One at Xero is taken once.
func (p *planner) linkKnown(unlinked []contact.Contact, now map[string]contact.LedgerContact) {
	index := indexLedger(now)
	for _, c := range unlinked {
		match := contact.Find(c, index.candidates(c))
		_, taken := p.linked[match.Ledger.ID]
		if taken || match.Ledger.ID == "" {
			continue
		}
		if match.Rivals > 0 || !isSafe(c, match) {
			p.doubt(index.candidates(c))
			continue
		}
		p.linked[match.Ledger.ID] = c
		p.plan.Link = append(p.plan.Link, Link{ContactID: c.ID, LedgerID: match.Ledger.ID, Evidence: match.Evidence})
		p.plan.Counts.Linked++
	}
}

// doubt remembers that these of Xero's may be one that is here.
func (p *planner) doubt(candidates []contact.LedgerContact) {
	for _, l := range candidates {
		if l.IsActive() {
			p.doubtful[l.ID] = true
		}
	}
}

// isSafe reports whether an import may link by itself. An e-mail address alone may belong to a bookkeeper of several
// firms, and a tax number may be mistyped, so the names must share a word.
func isSafe(c contact.Contact, m contact.Match) bool {
	switch m.Evidence {
	case contact.ByNumber, contact.ByName:
		return true
	case contact.ByEmail, contact.ByTaxNumber:
		return shareWord(c.Name, m.Ledger.Name)
	}
	return false
}

func shareWord(a, b string) bool {
	words := strings.Fields(contact.NameKey(a))
	for w := range strings.FieldsSeq(contact.NameKey(b)) {
		for _, v := range words {
			if w == v && len(w) > 2 && !isLegalForm(w) {
				return true
			}
		}
	}
	return false
}

func isLegalForm(word string) bool {
	switch word {
	case "ltd", "limited", "inc", "llc", "pty", "gmbh", "and", "the", "company", "group":
		return true
	}
	return false
}

// decide counts one contact of Xero's and plans what happens to it here.
func (p *planner) decide(l contact.LedgerContact) {
	counts := &p.plan.Counts
	if !l.IsActive() {
		counts.Archived++
		return
	}
	countRole(counts, l)
	c, known := p.linked[l.ID]
	if !known {
		switch {
		case !p.roles.Includes(l):
		case p.doubtful[l.ID]:
			counts.Doubtful++
		default:
			p.plan.Add = append(p.plan.Add, fromLedger(l))
			counts.New++
		}
		return
	}
	if c.LedgerID == "" {
		return // linked just now; its fields stay as the owner has them
	}
	changed, kept := merge(c, p.before[l.ID], l)
	counts.Kept += kept
	if changed == c {
		counts.Unchanged++
		return
	}
	counts.Changed++
	p.plan.Update = append(p.plan.Update, changed)
}

func countRole(counts *Counts, l contact.LedgerContact) {
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
