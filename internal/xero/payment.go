package xero

import (
	"encoding/json"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Payment is a payment made to a document (section 14).
type Payment struct {
	// PaymentID is Xero's id, a UUID.
	PaymentID string `json:"PaymentID"`
	// Date is the day of the payment.
	Date civil.Date `json:"Date"`
	// Amount is in the document's currency.
	Amount money.Amount `json:"Amount"`
	// Reference is what was noted with it.
	Reference string `json:"Reference"`
	// CurrencyRate is the payment's own rate; 0 when not returned.
	CurrencyRate money.Rate `json:"CurrencyRate"`
}

// UnmarshalJSON reads the figures exactly.
func (p *Payment) UnmarshalJSON(raw []byte) error {
	type plain Payment
	return json.Unmarshal(raw, &struct {
		*plain
		PaymentID    *idField     `json:"PaymentID"`
		Date         *dateField   `json:"Date"`
		Amount       *amountField `json:"Amount"`
		CurrencyRate *rateField   `json:"CurrencyRate"`
	}{(*plain)(p), (*idField)(&p.PaymentID), (*dateField)(&p.Date), (*amountField)(&p.Amount), (*rateField)(&p.CurrencyRate)})
}
