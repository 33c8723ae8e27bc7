package xero

// Element is one record of a reply.
type Element struct {
	// Index is its place in the reply, from 0.
	Index int
	// ID is Xero's id of it; "" when Xero created nothing, and for notes, which have none.
	ID string
	// Number is InvoiceNumber, CreditNoteNumber, ContactNumber or an item's code; "" for the others.
	Number string
	// Name is the contact's name, also on documents, or the item's, or the file's; a manual journal's narration.
	Name string
	// Type is SalesInvoice, Bill, SalesCredit or BillCredit; "" for what is no document.
	Type string
	// Status is the record's state, in Xero's word.
	Status string
	// ContactID is the contact it belongs to, or is.
	ContactID string
	// HasTotal is false when Xero named no total; the sums of Invoice or CreditNote are then unknown, not zero.
	HasTotal bool
	// One of these is the record as answered, the others are nil. Of a refused element it holds what could be read.
	Invoice       *Invoice
	Contact       *Contact
	CreditNote    *CreditNote
	Allocation    *Allocation
	Item          *Item
	ManualJournal *ManualJournal
	Attachment    *Attachment
	Note          *HistoryRecord
	// HasErrors is true when Xero refused this element.
	HasErrors bool
	// ValidationErrors are Xero's reasons, those of its lines and contact included, each once.
	ValidationErrors []string
	// Complaints are the same reasons, each beside the part it is about.
	Complaints []Complaint
	// Warnings are Xero's remarks beside success.
	Warnings []string
}
