package xero

import (
	"encoding/json"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// The kinds of credit note in CreditNote.Type and NewCreditNote.Type.
const (
	// SalesCredit is a credit note to a customer.
	SalesCredit = "ACCRECCREDIT"
	// BillCredit is a credit note from a supplier.
	BillCredit = "ACCPAYCREDIT"
)

// CreditNote is a credit note as Xero returns it. Its states are those of an invoice (section 9).
type CreditNote struct {
	// CreditNoteID is Xero's id, a UUID; "" on the echo of one it did not create.
	CreditNoteID string `json:"CreditNoteID"`
	// Type is SalesCredit or BillCredit.
	Type string `json:"Type"`
	// CreditNoteNumber is unique among sales credit notes.
	CreditNoteNumber string `json:"CreditNoteNumber"`
	// Reference exists on sales credit notes only.
	Reference string `json:"Reference"`
	// Status is one of the Status constants; new words may appear.
	Status string `json:"Status"`
	// Contact holds only ContactID and Name in lists.
	Contact Contact `json:"Contact"`
	// Date is the credit note's date.
	Date civil.Date `json:"Date"`
	// LineAmountTypes is Exclusive, Inclusive or NoTax.
	LineAmountTypes string `json:"LineAmountTypes"`
	// CurrencyCode is its currency; every amount is in it.
	CurrencyCode money.Currency `json:"CurrencyCode"`
	// CurrencyRate is units of that currency for one unit of the base currency; 0 when not returned.
	CurrencyRate money.Rate `json:"CurrencyRate"`
	// LineItems are the lines in order.
	LineItems []LineItem `json:"LineItems"`
	// SubTotal, TotalTax and Total are Xero's own sums.
	SubTotal money.Amount `json:"SubTotal"`
	TotalTax money.Amount `json:"TotalTax"`
	Total    money.Amount `json:"Total"`
	// RemainingCredit is what is not allocated or paid out yet.
	RemainingCredit money.Amount `json:"RemainingCredit"`
	// Allocations say which documents it was set off against.
	Allocations []Allocation `json:"Allocations"`
	// Payments are refunds of it.
	Payments []Payment `json:"Payments"`
	// FullyPaidOn is set when nothing of it remains.
	FullyPaidOn civil.Date `json:"FullyPaidOnDate"`
	// BrandingThemeID is the look it prints with.
	BrandingThemeID string `json:"BrandingThemeID"`
	// SentToContact tells whether it was marked as sent.
	SentToContact bool `json:"SentToContact"`
	// HasAttachments tells whether files hang on it.
	HasAttachments bool `json:"HasAttachments"`
	// UpdatedAt is the last change in UTC.
	UpdatedAt time.Time `json:"UpdatedDateUTC"`

	hasTotal bool
}

// HasTotal reports whether Xero named the total; without it every sum above is unknown, not zero.
func (n CreditNote) HasTotal() bool { return n.hasTotal }

// UnmarshalJSON reads ids, dates and amounts in Xero's forms, without a float.
func (n *CreditNote) UnmarshalJSON(raw []byte) error {
	type plain CreditNote
	wire := struct {
		*plain
		CreditNoteID    *idField     `json:"CreditNoteID"`
		BrandingThemeID *idField     `json:"BrandingThemeID"`
		Date            *dateField   `json:"Date"`
		DateString      dateField    `json:"DateString"`
		CurrencyRate    *rateField   `json:"CurrencyRate"`
		SubTotal        *amountField `json:"SubTotal"`
		TotalTax        *amountField `json:"TotalTax"`
		Total           *amountField `json:"Total"`
		RemainingCredit *amountField `json:"RemainingCredit"`
		FullyPaidOn     *dateField   `json:"FullyPaidOnDate"`
		UpdatedAt       *timeField   `json:"UpdatedDateUTC"`
		UpdatedText     timeField    `json:"UpdatedDateUTCString"`
	}{
		plain:           (*plain)(n),
		CreditNoteID:    (*idField)(&n.CreditNoteID),
		BrandingThemeID: (*idField)(&n.BrandingThemeID),
		Date:            (*dateField)(&n.Date),
		CurrencyRate:    (*rateField)(&n.CurrencyRate),
		SubTotal:        (*amountField)(&n.SubTotal),
		TotalTax:        (*amountField)(&n.TotalTax),
		RemainingCredit: (*amountField)(&n.RemainingCredit),
		FullyPaidOn:     (*dateField)(&n.FullyPaidOn),
		UpdatedAt:       (*timeField)(&n.UpdatedAt),
	}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	if wire.Total != nil {
		n.Total, n.hasTotal = money.Amount(*wire.Total), true
	}
	if n.Date.IsZero() {
		n.Date = civil.Date(wire.DateString)
	}
	if n.UpdatedAt.IsZero() {
		n.UpdatedAt = time.Time(wire.UpdatedText)
	}
	return nil
}

// decodeCreditNoteElement reads one credit note of a reply.
func decodeCreditNoteElement(raw json.RawMessage) (Element, error) {
	var note CreditNote
	err := json.Unmarshal(raw, &note)
	return Element{
		ID: note.CreditNoteID, Number: note.CreditNoteNumber, Name: note.Contact.Name, Type: note.Type, Status: note.Status,
		ContactID: note.Contact.ContactID, HasTotal: note.HasTotal(), CreditNote: &note,
	}, err
}
