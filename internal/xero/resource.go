package xero

import "slices"

// Resource is a kind of record that notes and files hang on, as Xero's addresses spell it (section 15).
type Resource string

// The resources this client knows.
const (
	// OfInvoice is an invoice or bill.
	OfInvoice Resource = "Invoices"
	// OfCreditNote is a credit note.
	OfCreditNote Resource = "CreditNotes"
	// OfManualJournal is a manual journal.
	OfManualJournal Resource = "ManualJournals"
	// OfContact is a contact.
	OfContact Resource = "Contacts"
	// OfItem is an item; it takes notes only.
	OfItem Resource = "Items"
	// OfPayment is a payment; it takes notes only.
	OfPayment Resource = "Payments"
)

// takes reports whether notes, or files, can hang on the resource.
func (r Resource) takes(kind PathKind) bool {
	withFiles := []Resource{OfInvoice, OfCreditNote, OfManualJournal, OfContact}
	if kind == PathAttachment {
		return slices.Contains(withFiles, r)
	}
	return kind == PathHistory && slices.Contains(append(withFiles, OfItem, OfPayment), r)
}

// isSold reports whether the resource has an online page its customer sees.
func (r Resource) isSold() bool { return r == OfInvoice || r == OfCreditNote }
