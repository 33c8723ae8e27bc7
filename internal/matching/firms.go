package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact"
)

// Firms says which parties are known to be one firm, and which are known not to be.
type Firms struct {
	standing contact.Standing
	// apart are the decisions by which two parties are two.
	apart map[[2]contact.Party]contact.Decision
}

// NewFirms reads decisions.
func NewFirms(decisions []contact.Decision) Firms {
	f := Firms{standing: contact.Resolve(decisions), apart: map[[2]contact.Party]contact.Decision{}}
	for _, d := range decisions {
		if d.Stands() && d.Answer != contact.Same {
			f.apart[ordered(d.Left, d.Right)] = d
		}
	}
	return f
}

// Of returns the party that stands for a party's firm: the contact here, or the party itself where none is.
func (f Firms) Of(p contact.Party) contact.Party {
	if g, ok := f.standing.Group(p); ok {
		return contact.Party{ContactID: g.Survivor}
	}
	return p
}

// isTied reports whether a party's firm has a contact at Xero.
func (f Firms) isTied(p contact.Party) bool {
	g, ok := f.standing.Group(p)
	return ok && len(g.Ties) > 0
}

// Standing is what the decisions come to.
func (f Firms) Standing() contact.Standing { return f.standing }

// IsOne reports whether two parties are known to be one firm.
func (f Firms) IsOne(a, b contact.Party) bool { return f.standing.IsOne(a, b) }

// IsApart reports whether two parties are known to be two.
func (f Firms) IsApart(a, b contact.Party) bool {
	return f.standing.IsApart(a, b) || f.standing.Answer(a, b) != "" && f.standing.Answer(a, b) != contact.Same
}

// Answer returns the decision by which two parties are two; false where none is on these very two.
func (f Firms) Answer(a, b contact.Party) (contact.Decision, bool) {
	d, ok := f.apart[ordered(a, b)]
	return d, ok
}

func ordered(a, b contact.Party) [2]contact.Party {
	if isBefore(b, a) {
		return [2]contact.Party{b, a}
	}
	return [2]contact.Party{a, b}
}

// Lists is all that a search compares.
type Lists struct {
	// Contacts are those here that were not merged into another, Ledger all of Xero's.
	Contacts []contact.Contact
	Ledger   []contact.LedgerContact
	// Decisions are all, undone ones too; Firms is what is known by them.
	Decisions []contact.Decision
	Firms     Firms
	// Worths is what contacts here have at stake.
	Worths map[int64]Worth
}

// Lists reads all that a search compares.
func (s Service) Lists(ctx context.Context) (Lists, error) {
	var l Lists
	var err error
	if l.Contacts, err = s.Store.AllContacts(ctx); err != nil {
		return l, fmt.Errorf("read contacts: %w", err)
	}
	if l.Ledger, err = s.Store.LedgerContacts(ctx); err != nil {
		return l, fmt.Errorf("read Xero's contacts: %w", err)
	}
	if l.Decisions, err = s.Store.ListDecisions(ctx); err != nil {
		return l, fmt.Errorf("read decisions: %w", err)
	}
	if l.Worths, err = s.Store.Worths(ctx); err != nil {
		return l, fmt.Errorf("read what contacts are worth: %w", err)
	}
	l.Firms = NewFirms(l.Decisions)
	return l, nil
}

// worth is what a firm has at stake.
func (l Lists) worth(p contact.Party) Worth { return l.Worths[l.Firms.Of(p).ContactID] }
