package books

import (
	"daybook/internal/civil"
	"daybook/internal/money"
)

// CreditNoteInput is what a request says about a credit note. A nil field was not sent and changes nothing. Allocations
// are not among them: a note is created first and allocated by a call of its own.
type CreditNoteInput struct {
	// ID and Number identify the note.
	ID, Number *string
	// Type, Status and LineAmountTypes are the words of the constants of this package.
	Type, Status, LineAmountTypes *string
	// Reference is ignored on the notes of suppliers.
	Reference *string
	// Contact names the customer or supplier.
	Contact *ContactInput
	// The dates; a zero date removes a stored one.
	Date, DueDate *civil.Date
	// Currency is an ISO 4217 code.
	Currency *string
	// CurrencyRate is units of Currency for one of the base currency.
	CurrencyRate *money.Rate
	// BrandingThemeID is that of CreditNote.
	BrandingThemeID *string
	// SentToContact is kept on approved notes only.
	SentToContact *bool
	// Total is compared with the computed one only where a switch says so.
	Total *money.Amount
	// Lines replace the stored ones; nil was not sent and leaves them.
	Lines []LineInput
}

// document returns the input as it would be for the note's document. The type is not in it: its words differ.
func (in CreditNoteInput) document() InvoiceInput {
	return InvoiceInput{
		ID: in.ID, Number: in.Number, Status: in.Status, LineAmountTypes: in.LineAmountTypes, Reference: in.Reference,
		Contact: in.Contact, Date: in.Date, DueDate: in.DueDate, Currency: in.Currency, CurrencyRate: in.CurrencyRate,
		BrandingThemeID: in.BrandingThemeID, SentToContact: in.SentToContact, Total: in.Total, Lines: in.Lines,
	}
}

// applyTo returns the note with what was sent, lines, contact, number and status aside.
func (in CreditNoteInput) applyTo(n CreditNote) CreditNote {
	if in.Type != nil && n.Type == "" {
		n.Type = CreditNoteType(*in.Type)
	}
	return n.withDocument(in.document().applyTo(n.Document()))
}
