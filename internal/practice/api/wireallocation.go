package api

import (
	"encoding/json"

	"daybook/internal/practice/books"
)

// wireAllocation is an allocation as it stands in requests and replies.
type wireAllocation struct {
	AllocationID          *string         `json:"AllocationID,omitempty"`
	Amount                json.Number     `json:"Amount,omitempty"`
	Date                  *string         `json:"Date,omitempty"`
	Invoice               *wireInvoice    `json:"Invoice,omitempty"`
	CreditNote            *wireCreditNote `json:"CreditNote,omitempty"`
	IsDeleted             *bool           `json:"IsDeleted,omitempty"`
	StatusAttributeString *string         `json:"StatusAttributeString,omitempty"`
	ValidationErrors      []message       `json:"ValidationErrors,omitzero"`
}

func (w wireAllocation) isRefused() bool { return len(w.ValidationErrors) > 0 }

func (w wireAllocation) marked(word *string) any {
	w.StatusAttributeString = word
	return w
}

// showAllocation writes an allocation with the number of its document.
func showAllocation(a books.Allocation, number string) wireAllocation {
	return wireAllocation{
		AllocationID: new(a.ID), Amount: amountNumber(a.Amount), Date: dateStamp(a.Date), Invoice: new(bareInvoice(a.InvoiceID, number)),
	}
}

// showMade writes an allocation that was just made, with both sides.
func showMade(o books.AllocationOutcome) wireAllocation {
	w := showAllocation(o.Allocation, o.Invoice.Number)
	w.CreditNote = &wireCreditNote{
		CreditNoteID: new(o.CreditNote.ID), CreditNoteNumber: new(o.CreditNote.Number), ID: new(o.CreditNote.ID), LineItems: []wireLine{},
	}
	w.ValidationErrors = []message{}
	return w
}

// bareInvoice names a document and no more, as the service does inside others.
func bareInvoice(id, number string) wireInvoice {
	none := []struct{}{}
	return wireInvoice{
		InvoiceID: &id, InvoiceNumber: &number, Payments: []wirePayment{}, CreditNotes: []wireCreditNote{}, Prepayments: none,
		Overpayments: none, HasErrors: new(false), IsDiscounted: new(false), LineItems: []wireLine{},
	}
}
