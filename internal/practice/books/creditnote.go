package books

import (
	"slices"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// CreditNoteType tells the credit notes of invoices and of bills apart.
type CreditNoteType string

// The types of credit note.
const (
	// SalesCredit is a credit note to a customer.
	SalesCredit CreditNoteType = "ACCRECCREDIT"
	// PurchaseCredit is a credit note from a supplier.
	PurchaseCredit CreditNoteType = "ACCPAYCREDIT"
)

// CreditNote takes back all or part of an invoice or bill. All amounts are in its currency and positive for what is
// given back. It follows the rules of invoices (contract sections 9 and 10) but where a method says otherwise.
type CreditNote struct {
	// ID is the credit note's UUID.
	ID string
	// Type tells the credit notes of customers and suppliers apart.
	Type CreditNoteType
	// Number is unique among the credit notes to customers; on those of suppliers it is free and read as the reference.
	Number string
	// Reference is kept on credit notes to customers only.
	Reference string
	// ContactID is the customer or supplier.
	ContactID string
	// Date is the day the note is dated.
	Date civil.Date
	// DueDate is zero for none.
	DueDate civil.Date
	// Status is where the note stands; PAID where all of it is allocated.
	Status InvoiceStatus
	// LineAmountTypes says what the line amounts are.
	LineAmountTypes LineAmountTypes
	// Currency is the note's currency, CurrencyRate units of it for one of the base currency.
	Currency     money.Currency
	CurrencyRate money.Rate
	// BrandingThemeID is set on credit notes to customers; "" on those of suppliers.
	BrandingThemeID string
	// HasAttachments says that a file was put on the note.
	HasAttachments bool
	// SentToContact says that the note was marked as sent.
	SentToContact bool
	// Lines are in the order they were sent in; none has a discount.
	Lines []Line
	// SubTotal, TotalTax and Total are computed (contract section 10).
	SubTotal, TotalTax, Total money.Amount
	// Allocations are what stands, in the order they were made.
	Allocations []Allocation
	// FullyPaidOn is the date of the last allocation of a note that is used up; zero otherwise.
	FullyPaidOn civil.Date
	// CreatedBy is the client id of the app that created the note, or "" where a person did.
	CreatedBy string
	// CreatedAt and UpdatedAt are the instants of the first and the last change, in UTC, to the millisecond.
	CreatedAt, UpdatedAt time.Time
}

// Allocation is the part of a credit note that is set off against one invoice or bill.
type Allocation struct {
	// ID is the allocation's UUID.
	ID string
	// InvoiceID is the invoice or bill.
	InvoiceID string
	// Amount is positive, in the currency of both.
	Amount money.Amount
	// Date is the day the credit was applied.
	Date civil.Date
}

// Allocated returns the sum of the allocations.
func (n CreditNote) Allocated() money.Amount {
	var sum money.Amount
	for _, a := range n.Allocations {
		sum += a.Amount
	}
	return sum
}

// RemainingCredit returns what can still be allocated: the total less the allocations; nothing once voided or deleted.
func (n CreditNote) RemainingCredit() money.Amount {
	if n.Status == Voided || n.Status == Deleted {
		return 0
	}
	return n.Total - n.Allocated()
}

// IsApproved reports whether the note is in the ledger.
func (n CreditNote) IsApproved() bool { return n.Status == Authorised || n.Status == Paid }

// InvoiceType is the type of document the note can be allocated to, "" where its own type is none.
func (n CreditNote) InvoiceType() InvoiceType {
	switch n.Type {
	case SalesCredit:
		return Sales
	case PurchaseCredit:
		return Purchase
	}
	return ""
}

// Document returns the note as the invoice or bill it takes back would be: the same head, lines and figures, so that
// one set of rules and one arithmetic serve both. Its credits stand for the allocations.
func (n CreditNote) Document() Invoice {
	i := Invoice{
		ID: n.ID, Type: n.InvoiceType(), Number: n.Number, Reference: n.Reference, ContactID: n.ContactID, Date: n.Date,
		DueDate: n.DueDate, Status: n.Status, LineAmountTypes: n.LineAmountTypes, Currency: n.Currency,
		CurrencyRate: n.CurrencyRate, BrandingThemeID: n.BrandingThemeID, SentToContact: n.SentToContact, Lines: n.Lines,
		SubTotal: n.SubTotal, TotalTax: n.TotalTax, Total: n.Total, FullyPaidOn: n.FullyPaidOn,
		AmountCredited: n.Allocated(), CreatedBy: n.CreatedBy, CreatedAt: n.CreatedAt, UpdatedAt: n.UpdatedAt,
	}
	for _, a := range n.Allocations {
		i.Credits = append(i.Credits, Credit{AllocationID: a.ID, CreditNoteID: n.ID, Number: n.Number, Date: a.Date, Amount: a.Amount})
	}
	return i
}

// withDocument returns the note with the head, lines and figures of its document.
func (n CreditNote) withDocument(i Invoice) CreditNote {
	n.ID, n.Number, n.Reference, n.ContactID = i.ID, i.Number, i.Reference, i.ContactID
	n.Date, n.DueDate, n.FullyPaidOn, n.Status = i.Date, i.DueDate, i.FullyPaidOn, i.Status
	n.LineAmountTypes, n.Currency, n.CurrencyRate = i.LineAmountTypes, i.Currency, i.CurrencyRate
	n.BrandingThemeID, n.SentToContact, n.Lines = i.BrandingThemeID, i.SentToContact, i.Lines
	n.SubTotal, n.TotalTax, n.Total = i.SubTotal, i.TotalTax, i.Total
	n.CreatedBy, n.CreatedAt, n.UpdatedAt = i.CreatedBy, i.CreatedAt, i.UpdatedAt
	return n
}

// FindAllocation returns the allocation with an id.
func (n CreditNote) FindAllocation(id string) (Allocation, bool) {
	at := slices.IndexFunc(n.Allocations, func(a Allocation) bool { return a.ID == id })
	if at < 0 {
		return Allocation{}, false
	}
	return n.Allocations[at], true
}
