package matching

import (
	"context"
	"fmt"
	"strconv"

	"daybook/internal/contact"
)

// PartyID names a party in one text: "c" and the row for a contact here, "x" and Xero's ContactID for one there. Contacts
// here sort before those at Xero.
func PartyID(p contact.Party) string {
	if p.IsLedger() {
		return "x" + p.LedgerID
	}
	return "c" + strconv.FormatInt(p.ContactID, 10)
}

// Name is what the party is called on its list.
func (v PartyView) Name() string {
	if v.Party.IsLedger() {
		return v.Ledger.Name
	}
	return v.Contact.Name
}

// Kind says which lists the pair is from.
func (p Pair) Kind() Kind { return kindOf(p.Left, p.Right) }

func kindOf(a, b contact.Party) Kind {
	switch {
	case a.IsLedger() && b.IsLedger():
		return KindXero
	case a.IsLedger() || b.IsLedger():
		return KindLink
	}
	return KindHere
}

// isBefore reports whether a party is told first: one here before one at Xero, the older before the younger.
func isBefore(a, b contact.Party) bool {
	if a.IsLedger() != b.IsLedger() {
		return !a.IsLedger()
	}
	if a.IsLedger() {
		return a.LedgerID < b.LedgerID
	}
	return a.ContactID < b.ContactID
}

// both reads the two parties of a pair or a decision.
func (s Service) both(ctx context.Context, left, right contact.Party) (l, r PartyView, err error) {
	if l, err = s.Store.GetParty(ctx, left); err != nil {
		return l, r, fmt.Errorf("read %s: %w", PartyID(left), err)
	}
	if r, err = s.Store.GetParty(ctx, right); err != nil {
		return l, r, fmt.Errorf("read %s: %w", PartyID(right), err)
	}
	return l, r, nil
}
