package api

import (
	"encoding/json"

	"daybook/internal/practice/books"
)

// wireCreditNote is a credit note as it stands in requests and replies. A nil or empty field was not sent, or is left out.
type wireCreditNote struct {
	CreditNoteID          *string          `json:"CreditNoteID,omitempty"`
	CreditNoteNumber      *string          `json:"CreditNoteNumber,omitempty"`
	Payments              []struct{}       `json:"Payments,omitzero"`
	ID                    *string          `json:"ID,omitempty"`
	HasErrors             *bool            `json:"HasErrors,omitempty"`
	AppliedAmount         json.Number      `json:"AppliedAmount,omitempty"`
	CurrencyRate          json.Number      `json:"CurrencyRate,omitempty"`
	Type                  *string          `json:"Type,omitempty"`
	Reference             *string          `json:"Reference,omitempty"`
	SentToContact         *bool            `json:"SentToContact,omitempty"`
	RemainingCredit       json.Number      `json:"RemainingCredit,omitempty"`
	Allocations           []wireAllocation `json:"Allocations,omitzero"`
	InvoiceAddresses      []struct{}       `json:"InvoiceAddresses,omitzero"`
	HasAttachments        *bool            `json:"HasAttachments,omitempty"`
	Contact               *wireContact     `json:"Contact,omitempty"`
	DateString            *string          `json:"DateString,omitempty"`
	Date                  *string          `json:"Date,omitempty"`
	DueDateString         *string          `json:"DueDateString,omitempty"`
	DueDate               *string          `json:"DueDate,omitempty"`
	BrandingThemeID       *string          `json:"BrandingThemeID,omitempty"`
	Status                *string          `json:"Status,omitempty"`
	LineAmountTypes       *string          `json:"LineAmountTypes,omitempty"`
	LineItems             []wireLine       `json:"LineItems,omitzero"`
	SubTotal              json.Number      `json:"SubTotal,omitempty"`
	TotalTax              json.Number      `json:"TotalTax,omitempty"`
	Total                 json.Number      `json:"Total,omitempty"`
	UpdatedDateUTC        *string          `json:"UpdatedDateUTC,omitempty"`
	UpdatedDateUTCString  *string          `json:"UpdatedDateUTCString,omitempty"`
	CurrencyCode          *string          `json:"CurrencyCode,omitempty"`
	FullyPaidOnDate       *string          `json:"FullyPaidOnDate,omitempty"`
	StatusAttributeString *string          `json:"StatusAttributeString,omitempty"`
	ValidationErrors      []message        `json:"ValidationErrors,omitzero"`
}

func (w wireCreditNote) isRefused() bool { return len(w.ValidationErrors) > 0 }

func (w wireCreditNote) marked(word *string) any {
	w.StatusAttributeString = word
	return w
}

// input turns what was sent into what the rules take, as for invoices. Allocations that were sent are not looked at: they
// need a call of their own.
func (w wireCreditNote) input(decimals int) (books.CreditNoteInput, error) {
	like := wireInvoice{
		Contact: w.Contact, Date: w.Date, DueDate: w.DueDate, CurrencyRate: w.CurrencyRate, Total: w.Total, LineItems: w.LineItems,
	}
	in, err := like.input(decimals)
	return books.CreditNoteInput{
		ID: w.CreditNoteID, Number: w.CreditNoteNumber, Type: w.Type, Status: w.Status, LineAmountTypes: w.LineAmountTypes,
		Reference: w.Reference, Contact: in.Contact, Date: in.Date, DueDate: in.DueDate, Currency: w.CurrencyCode,
		CurrencyRate: in.CurrencyRate, BrandingThemeID: w.BrandingThemeID, SentToContact: w.SentToContact, Total: in.Total,
		Lines: in.Lines,
	}, err
}

// showCreditNote writes a note in a shape, as its document would be. numbers are those of the documents it is allocated to.
func showCreditNote(n books.CreditNote, contact books.Contact, numbers map[string]string, ref books.Reference, shape invoiceShape) wireCreditNote {
	like := showInvoice(n.Document(), contact, ref, shape)
	w := wireCreditNote{
		CreditNoteID: &n.ID, CreditNoteNumber: &n.Number, Payments: []struct{}{}, ID: &n.ID, HasErrors: new(false),
		CurrencyRate: like.CurrencyRate, Type: new(string(n.Type)), Reference: &n.Reference, SentToContact: like.SentToContact,
		RemainingCredit: amountNumber(n.RemainingCredit()), Allocations: []wireAllocation{}, InvoiceAddresses: []struct{}{},
		HasAttachments: new(n.HasAttachments), Contact: like.Contact, DateString: like.DateString, Date: like.Date,
		DueDateString: like.DueDateString, DueDate: like.DueDate, BrandingThemeID: like.BrandingThemeID, Status: like.Status,
		LineAmountTypes: like.LineAmountTypes, LineItems: like.LineItems, SubTotal: like.SubTotal, TotalTax: like.TotalTax,
		Total: like.Total, UpdatedDateUTC: like.UpdatedDateUTC, UpdatedDateUTCString: like.UpdatedDateUTCString,
		CurrencyCode: like.CurrencyCode, FullyPaidOnDate: like.FullyPaidOnDate,
	}
	for _, a := range n.Allocations {
		w.Allocations = append(w.Allocations, showAllocation(a, numbers[a.InvoiceID]))
	}
	return w
}

// refusedCreditNote echoes what was sent on top of what is stored, as for invoices (contract section 6).
func refusedCreditNote(sent wireCreditNote, o books.CreditNoteOutcome, ref books.Reference, shape invoiceShape) wireCreditNote {
	like := refusedInvoice(wireInvoice{Contact: sent.Contact, LineItems: sent.LineItems}, books.InvoiceOutcome{
		Invoice: o.CreditNote.Document(), IsNew: o.IsNew, Errors: o.Errors,
	}, ref, shape)
	w := sent
	w.CreditNoteID, w.ID, w.Type, w.Status = like.InvoiceID, like.InvoiceID, filledText(string(o.CreditNote.Type)), like.Status
	w.LineAmountTypes, w.CurrencyCode = like.LineAmountTypes, like.CurrencyCode
	w.DateString, w.Date, w.DueDateString, w.DueDate = like.DateString, like.Date, like.DueDateString, like.DueDate
	w.Payments, w.Allocations, w.InvoiceAddresses = []struct{}{}, []wireAllocation{}, []struct{}{}
	w.SubTotal, w.TotalTax, w.Total = like.SubTotal, like.TotalTax, like.Total
	w.Contact, w.LineItems, w.HasErrors, w.ValidationErrors = like.Contact, like.LineItems, like.HasErrors, like.ValidationErrors
	return w
}

// showCredits writes the credit notes of a document, each with what of it is applied there (contract section 14).
func showCredits(credits []books.Credit) []wireCreditNote {
	shown := make([]wireCreditNote, 0, len(credits))
	for _, c := range credits {
		applied := amountNumber(c.Amount)
		shown = append(shown, wireCreditNote{
			CreditNoteID: new(c.CreditNoteID), CreditNoteNumber: new(c.Number), ID: new(c.CreditNoteID), HasErrors: new(false),
			AppliedAmount: applied, DateString: dateText(c.Date), Date: dateStamp(c.Date), LineItems: []wireLine{}, Total: applied,
		})
	}
	return shown
}
