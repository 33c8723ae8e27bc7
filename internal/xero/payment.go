package xero

import (
	"encoding/json"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// The states of a payment in Payment.Status (section 14).
const (
	// PaymentAuthorised is a payment that stands.
	PaymentAuthorised = "AUTHORISED"
	// PaymentDeleted is one that was removed; its invoice is AUTHORISED again.
	PaymentDeleted = "DELETED"
)

// Payment is a payment made to a document, or a refund (section 14). Inside a document Xero leaves out everything from
// Status on.
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
	// Status is PaymentAuthorised or PaymentDeleted; new words may appear.
	Status string `json:"Status"`
	// PaymentType says to what it was made, such as ACCRECPAYMENT.
	PaymentType string `json:"PaymentType"`
	// Invoice is the document it belongs to.
	Invoice DocumentReference `json:"Invoice"`
	// Account is where the money went or came from.
	Account PaymentAccount `json:"Account"`
	// BankAmount is the amount in the currency of that account; 0 when not returned.
	BankAmount money.Amount `json:"BankAmount"`
	// BatchPaymentID is set on a payment made in a batch.
	BatchPaymentID string `json:"BatchPaymentID"`
	// IsReconciled tells whether a bank statement line was matched to it.
	IsReconciled bool `json:"IsReconciled"`
	// UpdatedAt is the last change in UTC.
	UpdatedAt time.Time `json:"UpdatedDateUTC"`
}

// PaymentAccount is the account of a payment.
type PaymentAccount struct {
	// AccountID is Xero's id, a UUID.
	AccountID string `json:"AccountID"`
	// Code is the account's code; "" for an account without one.
	Code string `json:"Code"`
}

// UnmarshalJSON reads the id in one case.
func (a *PaymentAccount) UnmarshalJSON(raw []byte) error {
	type plain PaymentAccount
	return json.Unmarshal(raw, &struct {
		*plain
		AccountID *idField `json:"AccountID"`
	}{(*plain)(a), (*idField)(&a.AccountID)})
}

// UnmarshalJSON reads the figures exactly. A payment of a credit note may name it under another key.
func (p *Payment) UnmarshalJSON(raw []byte) error {
	type plain Payment
	wire := struct {
		*plain
		PaymentID      *idField          `json:"PaymentID"`
		Date           *dateField        `json:"Date"`
		Amount         *amountField      `json:"Amount"`
		CurrencyRate   *rateField        `json:"CurrencyRate"`
		BankAmount     *amountField      `json:"BankAmount"`
		BatchPaymentID *idField          `json:"BatchPaymentID"`
		UpdatedAt      *timeField        `json:"UpdatedDateUTC"`
		UpdatedText    timeField         `json:"UpdatedDateUTCString"`
		CreditNote     DocumentReference `json:"CreditNote"`
	}{
		plain: (*plain)(p), PaymentID: (*idField)(&p.PaymentID), Date: (*dateField)(&p.Date), Amount: (*amountField)(&p.Amount),
		CurrencyRate: (*rateField)(&p.CurrencyRate), BankAmount: (*amountField)(&p.BankAmount),
		BatchPaymentID: (*idField)(&p.BatchPaymentID), UpdatedAt: (*timeField)(&p.UpdatedAt),
	}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	if p.Invoice.ID == "" && wire.CreditNote.ID != "" {
		p.Invoice = wire.CreditNote
	}
	if p.UpdatedAt.IsZero() {
		p.UpdatedAt = time.Time(wire.UpdatedText)
	}
	return nil
}
