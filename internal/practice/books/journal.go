package books

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// ManualJournal is a journal a person or app entered (contract section 11).
type ManualJournal struct {
	// ID is the journal's UUID.
	ID string
	// Narration says what it is for.
	Narration string
	// Date is the day it is dated.
	Date civil.Date
	// Status is "DRAFT", "POSTED", "DELETED" or "VOIDED".
	Status string
	// Lines sum to zero.
	Lines []JournalLine
	// CreatedBy is the client id of the app that created it, or "" where a person did.
	CreatedBy string
	// UpdatedAt is the instant of the last change, in UTC.
	UpdatedAt time.Time
}

// JournalLine is one line of a manual journal.
type JournalLine struct {
	// Description may be empty.
	Description string
	// AccountCode is the account.
	AccountCode string
	// TaxType may be empty.
	TaxType string
	// Amount is positive for a debit and negative for a credit, in the base currency.
	Amount money.Amount
}
