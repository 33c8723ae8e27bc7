package posting

import (
	"fmt"

	"daybook/internal/order"
)

// Kind is what a document is.
type Kind string

// The kinds of document that are sent so far.
const (
	// KindInvoice: a sales invoice (Xero's ACCREC).
	KindInvoice Kind = "invoice"
	// KindBill: a supplier's bill (Xero's ACCPAY).
	KindBill Kind = "bill"
	// KindContact: a contact that Xero does not know yet.
	KindContact Kind = "contact"
	// KindJournal: a manual journal.
	KindJournal Kind = "journal"
	// KindJournalChange: other lines for a draft manual journal of our own.
	KindJournalChange Kind = "journal_change"
	// KindAttachment: a file that hangs on a manual journal.
	KindAttachment Kind = "attachment"
)

// KindOf returns what an order becomes: a sale an invoice, a purchase a bill.
func KindOf(k order.Kind) Kind {
	if k == order.Purchase {
		return KindBill
	}
	return KindInvoice
}

// OrderKey is the business key of an order's document. Part is 1 for the whole order.
func OrderKey(orderID int64, part int) string { return fmt.Sprintf("order:%d:%d", orderID, part) }

// ContactKey is the business key of a contact to be created.
func ContactKey(contactID int64) string { return fmt.Sprintf("contact:%d", contactID) }
