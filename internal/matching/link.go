package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// Link says for the owner that a contact here and one at Xero are one firm. A link to another one is ended and remembered
// as not the same. The faults are those of Store.GetParty and Store.Decide.
func (s Service) Link(ctx context.Context, contactID int64, ledgerID string) (contact.Decision, error) {
	here, there := contact.Party{ContactID: contactID}, contact.Party{LedgerID: ledgerID}
	left, right, err := s.both(ctx, here, there)
	if err != nil {
		return contact.Decision{}, err
	}
	if right.LinkedTo != (contact.Party{}) && right.LinkedTo != here {
		return contact.Decision{}, fault.New(fault.Conflict, fmt.Sprintf("%s is linked to another contact.", right.Name()),
			"Open that contact: merge the two if they are one firm, or unlink it.")
	}
	if left.LinkedTo != (contact.Party{}) && left.LinkedTo != there {
		if err := s.unlink(ctx, left); err != nil {
			return contact.Decision{}, err
		}
	}
	comparison, err := s.compare(ctx, left, right)
	if err != nil {
		return contact.Decision{}, err
	}
	return s.decide(ctx, contact.Decision{Answer: contact.Same, Left: here, Right: there, Actor: contact.ByOwner, Comparison: &comparison})
}

// Unlink ends a contact's link to Xero and remembers that the two are not the same. One without a link stays as it is.
func (s Service) Unlink(ctx context.Context, contactID int64) error {
	v, err := s.Store.GetParty(ctx, contact.Party{ContactID: contactID})
	if err != nil || v.LinkedTo == (contact.Party{}) {
		return err
	}
	return s.unlink(ctx, v)
}

// unlink takes back every decision that ties the contact to the one at Xero it is linked to.
func (s Service) unlink(ctx context.Context, v PartyView) error {
	standing, err := s.Store.DecisionsOf(ctx, v.LinkedTo)
	if err != nil {
		return fmt.Errorf("read the decisions on %s: %w", PartyID(v.LinkedTo), err)
	}
	var ids []int64
	for _, d := range standing {
		if d.Answer == contact.Same && kindOf(d.Left, d.Right) == KindLink {
			ids = append(ids, d.ID)
		}
	}
	return s.Store.Undo(ctx, ids, contact.ByOwner, false)
}

// searchLimit is how many of Xero's contacts a search shows.
const searchLimit = 20

// Hit is a contact at Xero that was searched for.
type Hit struct {
	PartyView

	// LinkName is the name of the contact here that is linked to it, or empty.
	LinkName string
}

// FindInXero searches Xero's contacts as last read by words of name, e-mail or city. The list is never nil.
func (s Service) FindInXero(ctx context.Context, text string) ([]Hit, error) {
	found, err := s.Store.SearchLedger(ctx, text, searchLimit)
	if err != nil {
		return []Hit{}, fmt.Errorf("search Xero's contacts: %w", err)
	}
	hits := make([]Hit, 0, len(found))
	for _, v := range found {
		name, err := s.nameOf(ctx, v.LinkedTo)
		if err != nil {
			return []Hit{}, err
		}
		hits = append(hits, Hit{PartyView: v, LinkName: name})
	}
	return hits, nil
}
