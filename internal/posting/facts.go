package posting

import (
	"daybook/internal/contact"
	"daybook/internal/order"
	"daybook/internal/refdata"
)

// Facts is all that a preview is worked out from, read in one transaction.
type Facts struct {
	// Order is the order, Part the part of it; 1 for the whole order.
	Order order.Order
	Part  int
	// Contact is the order's; its ID is 0 when the order has none.
	Contact contact.Contact
	// Candidates is the mirrored Xero contacts among which contact.Find can find the order's: at least those with its
	// link, number, tax number, e-mail or name, and where merges of them lead.
	Candidates []contact.LedgerContact
	// Items is the items the lines name, by ID; Taxes the order tax rates they name.
	Items map[int64]order.Item
	Taxes map[int64]order.Tax
	// Settings is what the owner chose.
	Settings Settings
	// Organisation is the id of the Xero organisation the file is bound to; empty before one is chosen.
	Organisation string
	// IsDisconnected: the owner has disconnected since, so nothing can leave before a new sign-in.
	IsDisconnected bool
	// Reference is what the organisation offers, as last read; the zero Set when never.
	Reference refdata.Set
	// Earlier is the order's documents of this part, newest first.
	Earlier []Document
	// Elsewhere is where else the order has a document that stands: with organisations the file belonged to before.
	Elsewhere []Elsewhere
	// ContactDocuments is the documents that create or created its contact, newest first.
	ContactDocuments []Document
	// Rivals is the bills of other orders with the same number from the same supplier (D8), whatever became of them. More
	// may be among them.
	Rivals []Document
	// Strays is the invoices or bills this app made at Xero, with the number this document would have or that of another
	// revision, that no document here holds (R11).
	Strays []Finding
}

// Elsewhere is a document of the same order in the books of another organisation.
type Elsewhere struct {
	// Organisation is its name, Number the document's.
	Organisation, Number string
}
