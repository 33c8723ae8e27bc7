package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact"
)

// Firms says which parties are known to be one firm, and which are known not to be.
type Firms struct {
	parent map[contact.Party]contact.Party
	// answered are the pairs of parties that were said to be two, with that decision.
	answered map[[2]contact.Party]contact.Decision
}

// NewFirms reads the decisions that stand. Links beyond them, such as those followed through Xero's merges, are added by
// Join.
func NewFirms(decisions []contact.Decision) *Firms {
	f := &Firms{parent: map[contact.Party]contact.Party{}, answered: map[[2]contact.Party]contact.Decision{}}
	for _, d := range decisions {
		switch {
		case !d.Stands():
		case d.Answer == contact.Same:
			f.Join(d.Left, d.Right)
		default:
			f.answered[ordered(d.Left, d.Right)] = d
		}
	}
	return f
}

// Join says that two parties are one firm.
func (f *Firms) Join(a, b contact.Party) {
	a, b = f.Of(a), f.Of(b)
	switch {
	case a == b:
	case isBefore(a, b):
		f.parent[b] = a
	default:
		f.parent[a] = b
	}
}

// Of returns the party that stands for a party's firm: the oldest contact here, else the first at Xero.
func (f *Firms) Of(p contact.Party) contact.Party {
	parent, ok := f.parent[p]
	if !ok {
		return p
	}
	root := f.Of(parent)
	f.parent[p] = root
	return root
}

// Answer returns the decision by which two parties are two; false for none.
func (f *Firms) Answer(a, b contact.Party) (contact.Decision, bool) {
	d, ok := f.answered[ordered(a, b)]
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
	// Firms is what is known of them.
	Firms *Firms
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
	decisions, err := s.Store.ListDecisions(ctx)
	if err != nil {
		return l, fmt.Errorf("read decisions: %w", err)
	}
	if l.Worths, err = s.Store.Worths(ctx); err != nil {
		return l, fmt.Errorf("read what contacts are worth: %w", err)
	}
	l.Firms = NewFirms(decisions)
	l.joinLinks()
	return l, nil
}

// joinLinks adds what the lists themselves say: links, and Xero's own merges.
func (l Lists) joinLinks() {
	for _, c := range l.Contacts {
		if c.LedgerID != "" {
			l.Firms.Join(contact.Party{ContactID: c.ID}, contact.Party{LedgerID: c.LedgerID})
		}
	}
	for _, x := range l.Ledger {
		if x.MergedToID != "" {
			l.Firms.Join(contact.Party{LedgerID: x.ID}, contact.Party{LedgerID: x.MergedToID})
		}
	}
}

// worth is what a firm has at stake.
func (l Lists) worth(p contact.Party) Worth { return l.Worths[l.Firms.Of(p).ContactID] }
