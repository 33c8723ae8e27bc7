package xero

import (
	"encoding/json"

	"daybook/internal/money"
)

// DocumentReference names a document that a payment or an allocation belongs to. Xero names a credit note in the same
// form, as an invoice of the type SalesCredit or BillCredit, or in a form of its own; both are read.
type DocumentReference struct {
	// ID is InvoiceID or CreditNoteID, a UUID.
	ID string `json:"InvoiceID"`
	// Number is InvoiceNumber or CreditNoteNumber.
	Number string `json:"InvoiceNumber"`
	// Type is SalesInvoice, Bill, SalesCredit or BillCredit; "" where Xero leaves it out.
	Type string `json:"Type"`
	// CurrencyCode is the document's currency; "" where Xero leaves it out.
	CurrencyCode money.Currency `json:"CurrencyCode"`
	// Contact is the document's contact; empty where Xero leaves it out.
	Contact ContactReference `json:"Contact"`
}

// ContactReference names a contact.
type ContactReference struct {
	// ContactID is Xero's id, a UUID.
	ContactID string `json:"ContactID"`
	// Name is the contact's name.
	Name string `json:"Name"`
}

// UnmarshalJSON reads the id in one case.
func (c *ContactReference) UnmarshalJSON(raw []byte) error {
	type plain ContactReference
	return json.Unmarshal(raw, &struct {
		*plain
		ContactID *idField `json:"ContactID"`
	}{(*plain)(c), (*idField)(&c.ContactID)})
}

// UnmarshalJSON reads either form.
func (d *DocumentReference) UnmarshalJSON(raw []byte) error {
	type plain DocumentReference
	wire := struct {
		*plain
		ID               *idField `json:"InvoiceID"`
		CreditNoteID     idField  `json:"CreditNoteID"`
		CreditNoteNumber string   `json:"CreditNoteNumber"`
	}{plain: (*plain)(d), ID: (*idField)(&d.ID)}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	if d.ID == "" && wire.CreditNoteID != "" {
		d.ID, d.Number = string(wire.CreditNoteID), wire.CreditNoteNumber
	}
	return nil
}
