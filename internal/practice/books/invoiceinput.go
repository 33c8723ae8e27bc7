package books

import (
	"daybook/internal/civil"
	"daybook/internal/money"
)

// InvoiceInput is what a request says about an invoice or bill. A nil field was not sent and changes nothing.
type InvoiceInput struct {
	// ID and Number identify the document.
	ID, Number *string
	// Type, Status and LineAmountTypes are the words of the constants of this package.
	Type, Status, LineAmountTypes *string
	// Reference is ignored on bills.
	Reference *string
	// Contact names the customer or supplier.
	Contact *ContactInput
	// The dates; a zero date removes a stored one.
	Date, DueDate, ExpectedPaymentDate, PlannedPaymentDate *civil.Date
	// Currency is an ISO 4217 code.
	Currency *string
	// CurrencyRate is units of Currency for one of the base currency.
	CurrencyRate *money.Rate
	// BrandingThemeID and URL are those of Invoice.
	BrandingThemeID, URL *string
	// SentToContact is kept on approved documents only.
	SentToContact *bool
	// Total is compared with the computed one where a switch says so, and with SubTotal and TotalTax where RoundingAmount
	// is sent.
	SubTotal, TotalTax, Total *money.Amount
	// RoundingAmount rounds the whole, EnteredTotal is noted on a draft.
	RoundingAmount, EnteredTotal *money.Amount
	// AllowsBackorders lets an invoice sell more of a tracked item than there is.
	AllowsBackorders bool
	// HasFourDecimals keeps four decimals of prices that items fill in; two otherwise.
	HasFourDecimals bool
	// Lines replace the stored ones; nil was not sent and leaves them.
	Lines []LineInput
}

// LineInput is what a request says about a line. A nil field was not sent.
type LineInput struct {
	// ID names a stored line; nil adds one.
	ID *string
	// Description, ItemCode, AccountCode, AccountID and TaxType are those of Line.
	Description, ItemCode, AccountCode, AccountID, TaxType *string
	// Quantity is rounded to 4 decimals and UnitAmount to the decimals the request asked for (contract section 10).
	Quantity   *money.Quantity
	UnitAmount *money.Price
	// LineAmount may stand in for one of them; sent with both it must agree.
	LineAmount *money.Amount
	// TaxAmount overrides the computed tax.
	TaxAmount *money.Amount
	// DiscountRate and DiscountAmount are refused on bills even when zero.
	DiscountRate   *money.Percent
	DiscountAmount *money.Amount
	// Tracking replaces the stored tracking; nil leaves it.
	Tracking []LineTracking
}

// hasFigures reports whether the line has anything to compute with.
func (in LineInput) hasFigures() bool {
	return in.Quantity != nil || in.UnitAmount != nil || in.LineAmount != nil || in.TaxAmount != nil
}

// applyTo returns the document with what was sent, lines, contact, number and status aside.
func (in InvoiceInput) applyTo(i Invoice) Invoice {
	if in.Type != nil && i.Type == "" {
		i.Type = InvoiceType(*in.Type)
	}
	if in.LineAmountTypes != nil {
		i.LineAmountTypes = LineAmountTypes(*in.LineAmountTypes)
	}
	setIfSent(&i.Reference, in.Reference)
	setIfSent(&i.Date, in.Date)
	setIfSent(&i.DueDate, in.DueDate)
	setIfSent(&i.ExpectedPaymentDate, in.ExpectedPaymentDate)
	setIfSent(&i.PlannedPaymentDate, in.PlannedPaymentDate)
	setIfSent((*string)(&i.Currency), in.Currency)
	setIfSent(&i.CurrencyRate, in.CurrencyRate)
	setIfSent(&i.BrandingThemeID, in.BrandingThemeID)
	setIfSent(&i.URL, in.URL)
	setIfSent(&i.SentToContact, in.SentToContact)
	if i.Type == Purchase {
		i.Reference, i.ExpectedPaymentDate = "", civil.Date{}
	} else {
		i.PlannedPaymentDate = civil.Date{}
	}
	return i
}

func setIfSent[T any](stored, sent *T) {
	if sent != nil {
		*stored = *sent
	}
}
