package books

import (
	"daybook/internal/civil"
	"daybook/internal/money"
)

// Entry is one movement of one account in the general ledger. The entries of one document add up to zero.
type Entry struct {
	// AccountCode is the account.
	AccountCode string
	// Date is the day it counts from.
	Date civil.Date
	// Amount is in the base currency: positive for a debit, negative for a credit.
	Amount money.Amount
}
