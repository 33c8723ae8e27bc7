package xero

import (
	"cmp"
	"encoding/json"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// AppliedCredit is a credit note, prepayment or overpayment set off against an invoice or bill, as the document shows it
// (section 14).
type AppliedCredit struct {
	// ID is CreditNoteID, PrepaymentID or OverpaymentID, a UUID.
	ID string `json:"ID"`
	// Number is a credit note's; "" for the others.
	Number string `json:"CreditNoteNumber"`
	// Date is the day of the credit note or payment.
	Date civil.Date `json:"Date"`
	// AppliedAmount is what of it was set off against this document, in the document's currency.
	AppliedAmount money.Amount `json:"AppliedAmount"`
	// Total is the whole of it; 0 where Xero leaves it out.
	Total money.Amount `json:"Total"`
}

// UnmarshalJSON reads the id under any of its names.
func (a *AppliedCredit) UnmarshalJSON(raw []byte) error {
	type plain AppliedCredit
	wire := struct {
		*plain
		ID            *idField     `json:"ID"`
		CreditNoteID  idField      `json:"CreditNoteID"`
		PrepaymentID  idField      `json:"PrepaymentID"`
		OverpaymentID idField      `json:"OverpaymentID"`
		Date          *dateField   `json:"Date"`
		DateString    dateField    `json:"DateString"`
		AppliedAmount *amountField `json:"AppliedAmount"`
		Total         *amountField `json:"Total"`
	}{
		plain: (*plain)(a), ID: (*idField)(&a.ID), Date: (*dateField)(&a.Date),
		AppliedAmount: (*amountField)(&a.AppliedAmount), Total: (*amountField)(&a.Total),
	}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	a.ID = cmp.Or(string(wire.CreditNoteID), string(wire.PrepaymentID), string(wire.OverpaymentID), a.ID)
	if a.Date.IsZero() {
		a.Date = civil.Date(wire.DateString)
	}
	return nil
}
