package books

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// AllocationOutcome is what a request about an allocation comes to. Both documents are to be stored together.
type AllocationOutcome struct {
	// CreditNote and Invoice are the two sides as they are to be stored.
	CreditNote CreditNote
	Invoice    Invoice
	// Allocation is the one that was made or taken back.
	Allocation Allocation
	// Errors are the texts of the refusal; none where it is accepted.
	Errors []string
}

// Allocate sets an amount of a credit note off against an invoice or bill. Both must be approved, of one contact and one
// currency, and the amount neither above the remaining credit nor above what is due. A zero date means the later of the
// two documents' dates. A document with nothing left becomes PAID.
func (r *Rules) Allocate(n CreditNote, i Invoice, amount money.Amount, on civil.Date) AllocationOutcome {
	outcome := AllocationOutcome{CreditNote: n, Invoice: i}
	if outcome.Errors = refuseAllocation(n, i, amount); len(outcome.Errors) > 0 {
		return outcome
	}
	if on.IsZero() {
		on = later(n.Date, i.Date)
	}
	made := Allocation{ID: newID(), InvoiceID: i.ID, Amount: amount, Date: on}
	n.Allocations = append(slices.Clone(n.Allocations), made)
	i.Credits = append(slices.Clone(i.Credits), Credit{
		AllocationID: made.ID, CreditNoteID: n.ID, Number: n.Number, Date: on, Amount: amount,
	})
	return AllocationOutcome{CreditNote: r.settleNote(n), Invoice: r.settle(i), Allocation: made}
}

func refuseAllocation(n CreditNote, i Invoice, amount money.Amount) []string {
	var wrong refusals
	wrong.addIf(i.Type != n.InvoiceType(), textAllocatedToWrongType)
	wrong.addIf(i.ContactID != n.ContactID, textAllocationContact)
	wrong.addIf(i.Currency != n.Currency, textAllocationCurrency)
	wrong.addIf(amount <= 0, textAllocationPositive)
	switch {
	case i.Status == Paid:
		wrong.add(textAllocatedToPaid)
	case i.Status != Authorised:
		wrong.add(textInvoiceNotApproved)
	}
	if !n.IsApproved() {
		wrong.add(textNoteNotApproved)
	} else {
		wrong.addIf(amount > n.RemainingCredit() || i.Status == Authorised && amount > i.AmountDue(), textAllocatedTooMuch)
	}
	return wrong
}

// RemoveAllocation takes an allocation back. i is the document it was made to; both sides return to AUTHORISED.
func (r *Rules) RemoveAllocation(n CreditNote, i Invoice, allocationID string) AllocationOutcome {
	gone, ok := n.FindAllocation(allocationID)
	if !ok || gone.InvoiceID != i.ID {
		return AllocationOutcome{CreditNote: n, Invoice: i, Errors: []string{textNoSuchAllocation}}
	}
	n.Allocations = slices.DeleteFunc(slices.Clone(n.Allocations), func(a Allocation) bool { return a.ID == gone.ID })
	i.Credits = slices.DeleteFunc(slices.Clone(i.Credits), func(c Credit) bool { return c.AllocationID == gone.ID })
	return AllocationOutcome{CreditNote: r.settleNote(n), Invoice: r.settle(i), Allocation: gone}
}

// settleNote works out whether anything of a note is left.
func (r *Rules) settleNote(n CreditNote) CreditNote {
	n.Status, n.FullyPaidOn, n.UpdatedAt = Authorised, civil.Date{}, r.now()
	if len(n.Allocations) == 0 || n.RemainingCredit() != 0 {
		return n
	}
	n.Status = Paid
	for _, a := range n.Allocations {
		n.FullyPaidOn = later(n.FullyPaidOn, a.Date)
	}
	return n
}

// AllocateToNothing refuses an allocation whose document there is none of.
func (r *Rules) AllocateToNothing(n CreditNote) AllocationOutcome {
	return AllocationOutcome{CreditNote: n, Errors: []string{textNoSuchInvoice}}
}
