package xero

import (
	"encoding/json"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// The states of a manual journal in ManualJournal.Status (section 11).
const (
	// ManualJournalDraft does not touch the ledger.
	ManualJournalDraft = "DRAFT"
	// ManualJournalPosted is in the ledger.
	ManualJournalPosted = "POSTED"
	// ManualJournalDeleted was a draft and is gone.
	ManualJournalDeleted = "DELETED"
	// ManualJournalVoided was posted and is taken back.
	ManualJournalVoided = "VOIDED"
	// ManualJournalArchived is put away.
	ManualJournalArchived = "ARCHIVED"
)

// ManualJournal is a manual journal as Xero returns it (section 11). It has no number: Daybook finds its own by the narration.
type ManualJournal struct {
	// ManualJournalID is Xero's id, a UUID; "" on the echo of one it did not create.
	ManualJournalID string `json:"ManualJournalID"`
	// Narration is its description.
	Narration string `json:"Narration"`
	// Date is its day.
	Date civil.Date `json:"Date"`
	// Status is one of the ManualJournal constants; new words may appear.
	Status string `json:"Status"`
	// LineAmountTypes is Exclusive, Inclusive or NoTax.
	LineAmountTypes string `json:"LineAmountTypes"`
	// JournalLines are its lines in order.
	JournalLines []JournalLine `json:"JournalLines"`
	// URL is the link "Go to Daybook" that was sent with it.
	URL string `json:"Url"`
	// ShowOnCashBasisReports tells whether reports on a cash basis count it.
	ShowOnCashBasisReports bool `json:"ShowOnCashBasisReports"`
	// HasAttachments tells whether files hang on it.
	HasAttachments bool `json:"HasAttachments"`
	// UpdatedAt is the last change in UTC.
	UpdatedAt time.Time `json:"UpdatedDateUTC"`
}

// JournalLine is one line of a manual journal as Xero returns it.
type JournalLine struct {
	// LineAmount is a debit where positive, a credit where negative, in the base currency.
	LineAmount money.Amount `json:"LineAmount"`
	// AccountCode and AccountID are the account; "" where Xero leaves one out.
	AccountCode string `json:"AccountCode"`
	AccountID   string `json:"AccountID"`
	// Description is the line's text.
	Description string `json:"Description"`
	// TaxType is the line's tax, TaxAmount what it comes to.
	TaxType   string       `json:"TaxType"`
	TaxAmount money.Amount `json:"TaxAmount"`
	// Tracking has two entries at most.
	Tracking []LineTracking `json:"Tracking"`
	// IsBlank marks an empty line.
	IsBlank bool `json:"IsBlank"`
}

// UnmarshalJSON reads ids, dates and times in Xero's forms.
func (j *ManualJournal) UnmarshalJSON(raw []byte) error {
	type plain ManualJournal
	wire := struct {
		*plain
		ManualJournalID *idField   `json:"ManualJournalID"`
		Date            *dateField `json:"Date"`
		DateString      dateField  `json:"DateString"`
		UpdatedAt       *timeField `json:"UpdatedDateUTC"`
	}{plain: (*plain)(j), ManualJournalID: (*idField)(&j.ManualJournalID), Date: (*dateField)(&j.Date), UpdatedAt: (*timeField)(&j.UpdatedAt)}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	if j.Date.IsZero() {
		j.Date = civil.Date(wire.DateString)
	}
	return nil
}

// UnmarshalJSON reads the figures exactly.
func (l *JournalLine) UnmarshalJSON(raw []byte) error {
	type plain JournalLine
	return json.Unmarshal(raw, &struct {
		*plain
		LineAmount *amountField `json:"LineAmount"`
		AccountID  *idField     `json:"AccountID"`
		TaxAmount  *amountField `json:"TaxAmount"`
	}{(*plain)(l), (*amountField)(&l.LineAmount), (*idField)(&l.AccountID), (*amountField)(&l.TaxAmount)})
}

// decodeManualJournalElement reads one manual journal of a reply.
func decodeManualJournalElement(raw json.RawMessage) (Element, error) {
	var journal ManualJournal
	err := json.Unmarshal(raw, &journal)
	return Element{ID: journal.ManualJournalID, Name: journal.Narration, Status: journal.Status, ManualJournal: &journal}, err
}
