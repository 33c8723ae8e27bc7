package books

import (
	"daybook/internal/civil"
	"daybook/internal/money"
)

// JournalInput is what a request says about a manual journal. A nil field was not sent and changes nothing.
type JournalInput struct {
	// ID identifies the journal.
	ID *string
	// Narration and URL are those of ManualJournal.
	Narration, URL *string
	// Status and LineAmountTypes are the words of the constants of this package.
	Status, LineAmountTypes *string
	// Date is the day; a zero date means today.
	Date *civil.Date
	// ShowOnCashBasis says whether reports on a cash basis have the journal.
	ShowOnCashBasis *bool
	// Lines replace the stored ones. None, as in the interface description's example of an update, leaves them.
	Lines []JournalLineInput
}

// JournalLineInput is what a request says about a line. A nil field was not sent.
type JournalLineInput struct {
	// Description, AccountCode, AccountID and TaxType are those of JournalLine; the id counts where there is no code.
	Description, AccountCode, AccountID, TaxType *string
	// Amount is positive for a debit and negative for a credit, in the base currency.
	Amount *money.Amount
	// Tracking names categories and options by id or name.
	Tracking []LineTracking
}

// applyTo returns the journal with what was sent, lines aside.
func (in JournalInput) applyTo(j ManualJournal) ManualJournal {
	setIfSent(&j.Narration, in.Narration)
	setIfSent(&j.URL, in.URL)
	setIfSent(&j.Date, in.Date)
	if filled(in.Status) {
		j.Status = JournalStatus(*in.Status)
	}
	if in.LineAmountTypes != nil {
		j.LineAmountTypes = LineAmountTypes(*in.LineAmountTypes)
	}
	if in.ShowOnCashBasis != nil {
		j.IsAccrualOnly = !*in.ShowOnCashBasis
	}
	return j
}
