package posting

import (
	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/money"
)

// Status is a document's status in Xero's words.
type Status string

// The statuses of invoices and bills (contract section 9).
const (
	// StatusDraft, StatusSubmitted and StatusAuthorised may be chosen for a new document.
	StatusDraft Status = "DRAFT"
	// StatusPosted is a manual journal's in the ledger.
	StatusPosted     Status = "POSTED"
	StatusSubmitted  Status = "SUBMITTED"
	StatusAuthorised Status = "AUTHORISED"
	// StatusPaid, StatusVoided and StatusDeleted come from Xero only.
	StatusPaid    Status = "PAID"
	StatusVoided  Status = "VOIDED"
	StatusDeleted Status = "DELETED"
	// StatusMissing is ours: Xero knew the document once and no longer does.
	StatusMissing Status = "MISSING"
	// StatusPartPaid is ours, for people: approved, and settled in part. It is never kept; LedgerView.Standing tells it.
	StatusPartPaid Status = "PART_PAID"
)

// IsGone reports whether the document no longer counts, so that its order is free again.
func (s Status) IsGone() bool {
	return s == StatusVoided || s == StatusDeleted || s == StatusMissing
}

// Content is what a document says, in our own words. Its JSON form is stored and compared; the bytes for Xero are made
// from it by Ledger.Encode. Exactly one of the others is set.
type Content struct {
	// Kind says which.
	Kind Kind `json:"kind"`
	// Invoice is the content of an invoice or bill.
	Invoice *InvoiceContent `json:"invoice,omitempty"`
	// Contact is the content of a contact.
	Contact *ContactContent `json:"contact,omitempty"`
	// Journal is the content of a manual journal, or what one is changed to.
	Journal *JournalContent `json:"journal,omitempty"`
	// Attachment is a file on a manual journal.
	Attachment *AttachmentContent `json:"attachment,omitempty"`
}

// number is the document's number, or the contact's; a file's name. A manual journal has none.
func (c Content) number() string {
	switch {
	case c.Contact != nil:
		return c.Contact.Number
	case c.Invoice != nil:
		return c.Invoice.Number
	case c.Attachment != nil:
		return c.Attachment.FileName
	}
	return ""
}

// Name is what people call it in a record of what was sent: its number, or a journal's mark.
func (c Content) Name() string {
	if c.Journal != nil {
		return c.Journal.Mark
	}
	return c.number()
}

// InvoiceContent is an invoice or bill.
type InvoiceContent struct {
	// Number is Xero's InvoiceNumber: the order's number on sales; on bills the supplier's, else the order's.
	Number string `json:"number"`
	// Reference is Xero's Reference; always empty on bills, where Xero ignores it.
	Reference string `json:"reference"`
	// LedgerContactID is Xero's ContactID; empty while the contact waits to be created (R10).
	LedgerContactID string `json:"ledgerContactId"`
	// ContactName is for people; it is never sent (R10).
	ContactName string `json:"contactName"`
	// Date and DueDate are days in the organisation's calendar.
	Date    civil.Date `json:"date"`
	DueDate civil.Date `json:"dueDate"`
	// Currency is the currency of all figures.
	Currency money.Currency `json:"currency"`
	// Rate is units of Currency for one of the base currency; 0 leaves it to Xero's rate of the day.
	Rate money.Rate `json:"rate"`
	// Status is DRAFT, SUBMITTED or AUTHORISED.
	Status Status `json:"status"`
	// TaxMode says whether prices contain tax.
	TaxMode money.TaxMode `json:"taxMode"`
	// Lines is at least one line.
	Lines []ContentLine `json:"lines"`
	// Totals is what Xero will work out.
	Totals money.Totals `json:"totals"`
}

// ContentLine is one line of an invoice or bill, as sent.
type ContentLine struct {
	// Description is 1 to 4,000 characters.
	Description string `json:"description"`
	// Quantity and UnitPrice have at most four decimals.
	Quantity  money.Quantity `json:"quantity"`
	UnitPrice money.Price    `json:"unitPrice"`
	// Discount and DiscountAmount are off the line; not both; neither on bills.
	Discount       money.Percent `json:"discount"`
	DiscountAmount money.Amount  `json:"discountAmount"`
	// AccountCode is the account.
	AccountCode string `json:"accountCode"`
	// TaxType is Xero's tax rate; empty on documents without tax.
	TaxType string `json:"taxType"`
	// TaxRate is that rate's effective per cent.
	TaxRate money.Percent `json:"taxRate"`
	// Figures is what Xero will work out for the line.
	Figures money.LineTotal `json:"figures"`
}

// ContactContent is a contact to be created.
type ContactContent struct {
	// Number is the random ContactNumber by which it is found again.
	Number string `json:"number"`
	// Name has no leading, trailing or doubled spaces.
	Name string `json:"name"`
	// The rest is as in contact.Contact and may be empty.
	FirstName string          `json:"firstName"`
	LastName  string          `json:"lastName"`
	Email     string          `json:"email"`
	Phone     string          `json:"phone"`
	TaxNumber string          `json:"taxNumber"`
	Address   contact.Address `json:"address"`
}
