package sqlite

import (
	"fmt"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// decisionChecker refuses decisions that cannot stand beside those that do.
type decisionChecker struct {
	*contactKeeper

	kept   []contact.Decision
	before contact.Standing
	// added are those saved so far.
	added []contact.Decision
	// said are the decisions that stand, by what they say.
	said  map[said]contact.Decision
	names map[contact.Party]string
}

func (k *contactKeeper) newChecker(decisions []contact.Decision) (*decisionChecker, error) {
	contacts, ledger := map[int64]bool{}, map[string]bool{}
	for _, d := range decisions {
		for _, p := range []contact.Party{d.Left, d.Right} {
			if p.IsLedger() {
				ledger[p.LedgerID] = true
			} else {
				contacts[p.ContactID] = true
			}
		}
	}
	near, err := k.closure(contacts, ledger)
	if err != nil {
		return nil, fmt.Errorf("read what was decided: %w", err)
	}
	kept := plain(near)
	c := &decisionChecker{contactKeeper: k, kept: kept, before: contact.Resolve(kept), names: map[contact.Party]string{},
		said: map[said]contact.Decision{}}
	for _, d := range kept {
		c.note(d)
	}
	return c, nil
}

// said is what a decision says. Where a person works is not said the other way round.
type said struct {
	contact.Answer

	left, right contact.Party
}

func saidBy(d contact.Decision) said {
	if d.Answer != contact.WorksAt && comesBefore(d.Right, d.Left) {
		d.Left, d.Right = d.Right, d.Left
	}
	return said{d.Answer, d.Left, d.Right}
}

func (c *decisionChecker) note(d contact.Decision) { c.said[saidBy(d)] = d }

// standingAs returns the decision that says the same already.
func (c *decisionChecker) standingAs(d contact.Decision) (contact.Decision, bool) {
	known, ok := c.said[saidBy(d)]
	return known, ok
}

// check refuses what is wrong with a decision by itself.
func (c *decisionChecker) check(d contact.Decision) error {
	if d.Left == d.Right {
		return fault.New(fault.Invalid, "A contact cannot be compared with itself.", "Choose another one.")
	}
	for _, p := range []contact.Party{d.Left, d.Right} {
		if err := c.mustExist(p); err != nil {
			return err
		}
	}
	isSame := d.Answer == contact.Same
	if isSame && c.before.IsApart(d.Left, d.Right) || !isSame && c.before.IsOne(d.Left, d.Right) {
		return c.oppositeFault(d)
	}
	if !isSame || c.before.IsOne(d.Left, d.Right) {
		return nil
	}
	return c.mustBeSettled(d)
}

func (c *decisionChecker) mustExist(p contact.Party) error {
	if _, ok := c.names[p]; ok {
		return nil
	}
	statement, id := `SELECT name FROM contacts WHERE id = ? AND removed_at = ''`, any(p.ContactID)
	if p.IsLedger() {
		statement, id = `SELECT name FROM ledger_contacts WHERE id = ?`, p.LedgerID
	}
	name, found, err := first(c.contactKeeper, scanText, statement, id)
	if err != nil {
		return fmt.Errorf("read a party: %w", err)
	}
	if !found {
		return fault.New(fault.NotFound, "One of the two contacts does not exist any more.", "Look at the list again.")
	}
	c.names[p] = name
	return nil
}

func (c *decisionChecker) oppositeFault(d contact.Decision) error {
	if d.Answer == contact.Same {
		return fault.New(fault.Conflict, fmt.Sprintf("%s and %s were said to be different.", c.nameOf(d.Left), c.nameOf(d.Right)),
			"Undo that decision in the history first.")
	}
	return fault.New(fault.Conflict, fmt.Sprintf("%s and %s were said to be one.", c.nameOf(d.Left), c.nameOf(d.Right)),
		"Undo that decision in the history first.")
}

func (c *decisionChecker) nameOf(p contact.Party) string {
	if c.mustExist(p) != nil {
		return "A contact"
	}
	return c.names[p]
}

// mustBeSettled refuses to make one of contacts while a document of either is on its way: what it was made from would be
// another than what it arrives for.
func (c *decisionChecker) mustBeSettled(d contact.Decision) error {
	var members []int64
	for _, p := range []contact.Party{d.Left, d.Right} {
		if g, ok := c.before.Group(p); ok {
			members = append(members, g.Members...)
		} else if !p.IsLedger() {
			members = append(members, p.ContactID)
		}
	}
	name, found, err := first(c.contactKeeper, scanText, `
		SELECT contacts.name
		FROM documents
		JOIN contacts ON contacts.id = documents.contact_id
		WHERE documents.contact_id IN (SELECT value FROM json_each(?))
			AND documents.organisation = ?
			AND documents.state NOT IN ('sent', 'rejected', 'cancelled')
		ORDER BY documents.id
		LIMIT 1`, toJSON(append([]int64{}, members...)), c.organisation)
	if err != nil {
		return fmt.Errorf("look for documents on their way: %w", err)
	}
	if found {
		return fault.New(fault.Conflict, fmt.Sprintf("A document for %s is on its way to Xero.", name),
			"Wait until it has arrived, or take it back, then decide again.")
	}
	return nil
}

// checkTogether refuses what the decisions make of each other and of those before.
func (c *decisionChecker) checkTogether() error {
	after := contact.Resolve(slices.Concat(c.kept, c.added))
	for _, id := range after.Breached {
		if slices.Contains(c.before.Breached, id) {
			continue
		}
		for _, d := range c.added {
			if d.ID == id || d.Answer != contact.Same {
				return c.oppositeFault(d)
			}
		}
	}
	for _, d := range c.added {
		if after.Answer(d.Left, d.Right) != d.Answer {
			return c.oppositeFault(d)
		}
	}
	return c.mustBeOneAtXero()
}

// mustBeOneAtXero refuses a link by which a contact here would have two contacts at Xero that nothing says are one: no
// decision, no merge of contacts here, and no merge at Xero.
func (c *decisionChecker) mustBeOneAtXero() error {
	firms := oneFirm{}
	var ids []string
	for _, d := range slices.Concat(c.kept, c.added) {
		for _, p := range []contact.Party{d.Left, d.Right} {
			if p.IsLedger() {
				ids = append(ids, p.LedgerID)
			}
		}
	}
	mirror, err := c.readMirror(ids)
	if err != nil {
		return fmt.Errorf("read the mirror: %w", err)
	}
	for _, l := range mirror {
		if l.MergedToID != "" {
			firms.join(contact.Party{LedgerID: l.ID}, contact.Party{LedgerID: l.MergedToID})
		}
	}
	for _, d := range c.kept {
		if d.Answer == contact.Same && !slices.Contains(c.before.Breached, d.ID) {
			firms.join(d.Left, d.Right)
		}
	}
	for _, d := range c.added {
		if d.Answer != contact.Same {
			continue
		}
		if d.Left.IsLedger() != d.Right.IsLedger() {
			here, there := d.Left, d.Right
			if here.IsLedger() {
				here, there = there, here
			}
			if firms.hasOtherAtXero(here, there) {
				return fault.New(fault.Conflict, fmt.Sprintf("%s is linked to another contact in Xero already.", c.nameOf(here)),
					"Undo that link first, or say that the two contacts in Xero are the same.")
			}
		}
		firms.join(d.Left, d.Right)
	}
	return nil
}

// oneFirm are parties by those they are one with.
type oneFirm map[contact.Party]map[contact.Party]bool

func (o oneFirm) of(p contact.Party) map[contact.Party]bool {
	if o[p] == nil {
		o[p] = map[contact.Party]bool{p: true}
	}
	return o[p]
}

func (o oneFirm) join(a, b contact.Party) {
	into, from := o.of(a), o.of(b)
	if into[b] {
		return
	}
	for p := range from {
		into[p], o[p] = true, into
	}
}

// hasOtherAtXero reports whether a contact here has one at Xero that is not one with another one there.
func (o oneFirm) hasOtherAtXero(here, there contact.Party) bool {
	mine := o.of(here)
	if mine[there] {
		return false
	}
	for p := range mine {
		if p.IsLedger() {
			return true
		}
	}
	return false
}
