package books

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// JournalStatus is where a manual journal stands (contract section 11).
type JournalStatus string

// The statuses of manual journals.
const (
	DraftJournal    JournalStatus = "DRAFT"
	PostedJournal   JournalStatus = "POSTED"
	DeletedJournal  JournalStatus = "DELETED"
	VoidedJournal   JournalStatus = "VOIDED"
	ArchivedJournal JournalStatus = "ARCHIVED"
)

// ManualJournal is a journal a person or app entered (contract section 11). All amounts are in the base currency.
type ManualJournal struct {
	// ID is the journal's UUID.
	ID string
	// Narration says what it is for.
	Narration string
	// Date is the day it is dated.
	Date civil.Date
	// Status is where it stands.
	Status JournalStatus
	// LineAmountTypes says what the line amounts are.
	LineAmountTypes LineAmountTypes
	// Lines are in the order they were sent in; with their tax they add up to zero.
	Lines []JournalLine
	// URL leads back to the app; may be empty.
	URL string
	// IsAccrualOnly keeps the journal out of reports on a cash basis: ShowOnCashBasisReports was sent as false.
	IsAccrualOnly bool
	// HasAttachments says that a file was put on the journal.
	HasAttachments bool
	// CreatedBy is the client id of the app that created it, or "" where a person did.
	CreatedBy string
	// CreatedAt is the instant the journal was made, in UTC.
	CreatedAt time.Time
	// UpdatedAt is the instant of the last change, in UTC, to the millisecond.
	UpdatedAt time.Time
}

// JournalLine is one line of a manual journal.
type JournalLine struct {
	// Description may be empty.
	Description string
	// AccountCode is the account; may be empty on drafts.
	AccountCode string
	// TaxType may be empty on drafts.
	TaxType string
	// Tracking has at most two entries.
	Tracking []LineTracking
	// Amount is positive for a debit and negative for a credit, with or without tax as the journal says.
	Amount money.Amount
	// TaxAmount is the line's tax, with the sign of Amount.
	TaxAmount money.Amount
}

// IsInLedger reports whether the journal moves accounts. An archived one was posted and is only out of sight.
func (j ManualJournal) IsInLedger() bool {
	return j.Status == PostedJournal || j.Status == ArchivedJournal
}

// Sides adds the lines up with their tax: the debits, above zero, and the credits, below it.
func (j ManualJournal) Sides() (debits, credits money.Amount) {
	for _, line := range j.Lines {
		if gross := line.gross(j.LineAmountTypes); gross > 0 {
			debits += gross
		} else {
			credits += gross
		}
	}
	return debits, credits
}

// IsBlank reports whether the line has nothing to post.
func (l JournalLine) IsBlank() bool { return l.AccountCode == "" && l.Amount == 0 }

// gross is the line's amount with its tax.
func (l JournalLine) gross(types LineAmountTypes) money.Amount {
	if types == Exclusive {
		return l.Amount + l.TaxAmount
	}
	return l.Amount
}
