package books

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// InvoiceType tells invoices and bills apart.
type InvoiceType string

// The types of invoice.
const (
	// Sales is an invoice to a customer.
	Sales InvoiceType = "ACCREC"
	// Purchase is a bill from a supplier.
	Purchase InvoiceType = "ACCPAY"
)

// InvoiceStatus is where an invoice or bill stands (contract section 9).
type InvoiceStatus string

// The statuses of invoices and bills.
const (
	Draft      InvoiceStatus = "DRAFT"
	Submitted  InvoiceStatus = "SUBMITTED"
	Authorised InvoiceStatus = "AUTHORISED"
	Paid       InvoiceStatus = "PAID"
	Voided     InvoiceStatus = "VOIDED"
	Deleted    InvoiceStatus = "DELETED"
)

// LineAmountTypes says whether line amounts are without tax, with tax, or have none.
type LineAmountTypes string

// The kinds of line amounts.
const (
	Exclusive LineAmountTypes = "Exclusive"
	Inclusive LineAmountTypes = "Inclusive"
	NoTax     LineAmountTypes = "NoTax"
)

// Invoice is an invoice or a bill. All amounts are in its currency.
type Invoice struct {
	// ID is the invoice's UUID.
	ID string
	// Type tells invoices and bills apart.
	Type InvoiceType
	// Number is unique among invoices and free on bills, where a person reads it as the reference.
	Number string
	// Reference is kept on invoices only.
	Reference string
	// ContactID is the customer or supplier.
	ContactID string
	// Date is the day the document is dated.
	Date civil.Date
	// DueDate is the day payment is due; zero for none.
	DueDate civil.Date
	// ExpectedPaymentDate (invoices) and PlannedPaymentDate (bills) are zero for none.
	ExpectedPaymentDate civil.Date
	PlannedPaymentDate  civil.Date
	// Status is where the document stands.
	Status InvoiceStatus
	// LineAmountTypes says what the line amounts are.
	LineAmountTypes LineAmountTypes
	// Currency is the document's currency.
	Currency money.Currency
	// CurrencyRate is units of Currency for one of the base currency.
	CurrencyRate money.Rate
	// BrandingThemeID is set on invoices; "" on bills.
	BrandingThemeID string
	// URL leads back to the app; may be empty.
	URL string
	// HasAttachments says that a file was put on the document.
	HasAttachments bool
	// SentToContact says that the invoice was marked as sent.
	SentToContact bool
	// Lines are in the order they were sent in.
	Lines []Line
	// SubTotal, TotalTax, Total and TotalDiscount are computed (contract section 10).
	SubTotal, TotalTax, Total, TotalDiscount money.Amount
	// RoundingAmount is what the whole was rounded by, part of Total; at most a tenth either way.
	RoundingAmount money.Amount
	// EnteredTotal is the total a draft was entered with, which nothing is made of; zero for none.
	EnteredTotal money.Amount
	// AmountPaid is the sum of the payments that stand.
	AmountPaid money.Amount
	// AmountCredited is the sum of Credits.
	AmountCredited money.Amount
	// FullyPaidOn is the date of the last payment or credit of a paid document; zero otherwise.
	FullyPaidOn civil.Date
	// Payments are those that stand and those that were removed.
	Payments []Payment
	// Credits are the credit notes that are allocated to the document, in the order they were.
	Credits []Credit
	// CreatedBy is the client id of the app that created the document, or "" where a person did.
	CreatedBy string
	// CreatedAt is the instant the document was made, in UTC.
	CreatedAt time.Time
	// UpdatedAt is the instant of the last change, in UTC, to the millisecond.
	UpdatedAt time.Time
}

// Line is one line of an invoice or bill.
type Line struct {
	// ID is the line's UUID.
	ID string
	// Description is at most 4,000 characters.
	Description string
	// IsText marks a line that is only a description and has no figures.
	IsText bool
	// Quantity has at most 4 decimals.
	Quantity money.Quantity
	// UnitAmount has 2 decimals, or 4 where the request asked for them.
	UnitAmount money.Price
	// ItemCode may be empty.
	ItemCode string
	// AccountCode may be empty on drafts.
	AccountCode string
	// TaxType may be empty on drafts.
	TaxType string
	// DiscountRate is in per cent, zero for none; not together with DiscountAmount.
	DiscountRate   money.Percent
	DiscountAmount money.Amount
	// Tracking has at most two entries.
	Tracking []LineTracking
	// LineAmount is the amount after discount, with or without tax as the document says.
	LineAmount money.Amount
	// TaxAmount is the line's tax.
	TaxAmount money.Amount
	// Stock is what the line did to a tracked item; nil where it did nothing.
	Stock *StockMove
	// IsAmountGiven says that LineAmount was sent in place of Quantity or UnitAmount and stands as it is.
	IsAmountGiven bool
	// IsTaxOverridden says that TaxAmount was sent rather than computed.
	IsTaxOverridden bool
}

// LineTracking is one option a line is tracked by.
type LineTracking struct {
	// CategoryID and OptionID are UUIDs of the reference data.
	CategoryID, OptionID string
	// Category and Option are their names.
	Category, Option string
}

// Payment is one payment made to an invoice or bill, in its currency.
type Payment struct {
	// ID is the payment's UUID.
	ID string
	// Date is the day it was made.
	Date civil.Date
	// Amount is positive.
	Amount money.Amount
	// Reference may be empty.
	Reference string
	// AccountCode is the bank account it was made to or from.
	AccountCode string
	// CurrencyRate is units of the document's currency for one of the base currency.
	CurrencyRate money.Rate
	// IsDeleted says that the payment was removed again.
	IsDeleted bool
	// UpdatedAt is the instant it was made or removed, in UTC, to the millisecond.
	UpdatedAt time.Time
}

// Credit is one allocation of a credit note, as the invoice or bill sees it (contract section 14).
type Credit struct {
	// AllocationID and CreditNoteID are the UUIDs of the allocation and of its credit note.
	AllocationID, CreditNoteID string
	// Number is the credit note's number; a note that is allocated cannot change it.
	Number string
	// Date is the day the credit was applied.
	Date civil.Date
	// Amount is what was applied, in the currency of both; positive.
	Amount money.Amount
}

// AmountDue returns what is still to be paid: the total less payments and credits; nothing once voided or deleted.
func (i Invoice) AmountDue() money.Amount {
	if i.Status == Voided || i.Status == Deleted {
		return 0
	}
	return i.Total - i.AmountPaid - i.AmountCredited
}

// HasPayments reports whether a payment stands.
func (i Invoice) HasPayments() bool {
	for _, p := range i.Payments {
		if !p.IsDeleted {
			return true
		}
	}
	return false
}

// IsAllocated reports whether a payment or a credit note stands against the document.
func (i Invoice) IsAllocated() bool { return i.HasPayments() || len(i.Credits) > 0 }

// IsApproved reports whether the document is in the ledger.
func (i Invoice) IsApproved() bool { return i.Status == Authorised || i.Status == Paid }
