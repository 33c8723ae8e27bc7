package posting

import (
	"daybook/internal/civil"
	"daybook/internal/money"
)

// SettlementKind says what settles part of an invoice or bill.
type SettlementKind string

// The kinds of settlement.
const (
	// SettledByPayment: money was paid.
	SettledByPayment SettlementKind = "payment"
	// SettledByCreditNote, SettledByPrepayment and SettledByOverpayment: a credit was set off against it.
	SettledByCreditNote  SettlementKind = "credit_note"
	SettledByPrepayment  SettlementKind = "prepayment"
	SettledByOverpayment SettlementKind = "overpayment"
)

// Settlement is one payment of an invoice or bill, or one credit set off against it, as Xero holds it.
type Settlement struct {
	// Kind says which.
	Kind SettlementKind
	// LedgerID is Xero's id of the payment, credit note, prepayment or overpayment.
	LedgerID string
	// Number is a credit note's; Reference what was noted with a payment. Either may be empty.
	Number    string
	Reference string
	// Date is the day of the payment, or of the credit; zero when Xero named none.
	Date civil.Date
	// Amount is the part that settles this document, in its currency.
	Amount money.Amount
}
