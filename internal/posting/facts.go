package posting

import (
	"daybook/internal/order"
	"daybook/internal/refdata"
)

// Facts is all that a preview is worked out from, read in one transaction.
type Facts struct {
	// Order is the order, Part the part of it; 1 for the whole order.
	Order order.Order
	Part  int
	// ContactFacts is about the order's contact, and the organisation.
	ContactFacts
	// Items is the items the lines name, by ID; Taxes the order tax rates they name.
	Items map[int64]order.Item
	Taxes map[int64]order.Tax
	// Settings is what the owner chose.
	Settings Settings
	// Reference is what the organisation offers, as last read; the zero Set when never.
	Reference refdata.Set
	// Earlier is the order's documents of this part, newest first.
	Earlier []Document
	// Elsewhere is where else the order has a document that stands: with organisations the file belonged to before.
	Elsewhere []Elsewhere
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
