package xero

import (
	"encoding/json"

	"daybook/internal/money"
)

// LineItem is one line of a document as Xero returns it.
type LineItem struct {
	// LineItemID is Xero's id, a UUID.
	LineItemID string `json:"LineItemID"`
	// Description may be the whole line.
	Description string `json:"Description"`
	// Quantity has four decimals at most.
	Quantity money.Quantity `json:"Quantity"`
	// UnitAmount is the price of one unit; four decimals, because this client always asks for them.
	UnitAmount money.Price `json:"UnitAmount"`
	// LineAmount is the discounted amount, with or without tax as LineAmountTypes says.
	LineAmount money.Amount `json:"LineAmount"`
	// TaxAmount is the line's tax.
	TaxAmount money.Amount `json:"TaxAmount"`
	// TaxType is the line's tax rate.
	TaxType string `json:"TaxType"`
	// AccountCode is the line's account; "" on a line with only a description.
	AccountCode string `json:"AccountCode"`
	// ItemCode is Xero's item; "" for none.
	ItemCode string `json:"ItemCode"`
	// DiscountRate is per cent off the line; 0 for none.
	DiscountRate money.Percent `json:"DiscountRate"`
	// DiscountAmount is a sum off the line; 0 for none.
	DiscountAmount money.Amount `json:"DiscountAmount"`
	// Tracking has two entries at most.
	Tracking []LineTracking `json:"Tracking"`
}

// UnmarshalJSON reads the figures exactly.
func (l *LineItem) UnmarshalJSON(raw []byte) error {
	type plain LineItem
	return json.Unmarshal(raw, &struct {
		*plain
		LineItemID     *idField       `json:"LineItemID"`
		Quantity       *quantityField `json:"Quantity"`
		UnitAmount     *priceField    `json:"UnitAmount"`
		LineAmount     *amountField   `json:"LineAmount"`
		TaxAmount      *amountField   `json:"TaxAmount"`
		DiscountRate   *percentField  `json:"DiscountRate"`
		DiscountAmount *amountField   `json:"DiscountAmount"`
	}{
		(*plain)(l), (*idField)(&l.LineItemID), (*quantityField)(&l.Quantity), (*priceField)(&l.UnitAmount),
		(*amountField)(&l.LineAmount), (*amountField)(&l.TaxAmount), (*percentField)(&l.DiscountRate),
		(*amountField)(&l.DiscountAmount),
	})
}

// LineTracking puts a line into one option of a tracking category, read or sent. Ids win over names.
type LineTracking struct {
	// TrackingCategoryID and TrackingOptionID are Xero's ids.
	TrackingCategoryID string `json:"TrackingCategoryID,omitempty"`
	TrackingOptionID   string `json:"TrackingOptionID,omitempty"`
	// Name and Option are their names.
	Name   string `json:"Name,omitempty"`
	Option string `json:"Option,omitempty"`
}
