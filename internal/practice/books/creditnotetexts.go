package books

import "fmt"

// The words of refusals of credit notes that Xero is known to use. The contract has none of them: the number and the id
// are from its interface description and from what integrators met, the allocations from what integrators met.
const (
	textCreditNoteNumberTaken = "Credit Note # must be unique."
	textNoSuchCreditNote      = "An existing Credit Note with the specified CreditNoteID could not be found"
	textAllocatedTooMuch      = "Credit Note cannot be allocated as amount is greater than amount outstanding"
	textAllocatedToPaid       = "The invoice you are trying to allocate to has already been paid off"
	textAllocatedToWrongType  = "Credit Note cannot be allocated to an incorrect invoice type"
)

// The words whose wording is not known; these are this project's, in the form that invoices have.
const (
	textCreditNoteNotModifiable = "Credit Note not of valid status for modification"
	textCreditNoteStatusNew     = "The status of a new credit note must be DRAFT, SUBMITTED or AUTHORISED."
	textCreditNoteTypeNeeded    = "The credit note type must be ACCRECCREDIT or ACCPAYCREDIT."
	textCreditNoteTypeChanged   = "The type of a credit note cannot be changed."
	textCreditUnapproved        = "Only an approved document can be credited."
	textCreditTooMuch           = "A credit must be greater than zero and not greater than the total."
	textDiscountOnCreditNote    = "Discounts may not be applied to credit notes."
	textNoteNotApproved         = "A credit note must be AUTHORISED to be allocated."
	textInvoiceNotApproved      = "A credit note can be allocated to an approved document only."
	textAllocationPositive      = "The amount of an allocation must be greater than zero."
	textAllocationContact       = "A credit note can be allocated to a document of the same contact only."
	textAllocationCurrency      = "A credit note can be allocated to a document of the same currency only."
	textNoSuchAllocation        = "The allocation could not be found."
)

func textCreditNoteStatusAllocated(status InvoiceStatus) string {
	return fmt.Sprintf("The status %s cannot be applied to the credit note because it has payments or credit notes "+
		"allocated to it.", status)
}
