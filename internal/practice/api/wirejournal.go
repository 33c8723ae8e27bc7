package api

import (
	"encoding/json"

	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// wireJournal is a manual journal as it stands in requests and replies. A nil or empty field was not sent, or is left
// out.
type wireJournal struct {
	Date                   *string           `json:"Date,omitempty"`
	Status                 *string           `json:"Status,omitempty"`
	LineAmountTypes        *string           `json:"LineAmountTypes,omitempty"`
	UpdatedDateUTC         *string           `json:"UpdatedDateUTC,omitempty"`
	ManualJournalID        *string           `json:"ManualJournalID,omitempty"`
	Narration              *string           `json:"Narration,omitempty"`
	JournalLines           []wireJournalLine `json:"JournalLines,omitzero"`
	URL                    *string           `json:"Url,omitempty"`
	ShowOnCashBasisReports *bool             `json:"ShowOnCashBasisReports,omitempty"`
	HasAttachments         *bool             `json:"HasAttachments,omitempty"`
	Attachments            []wireAttachment  `json:"Attachments,omitzero"`
	StatusAttributeString  *string           `json:"StatusAttributeString,omitempty"`
	Warnings               []message         `json:"Warnings,omitzero"`
	ValidationErrors       []message         `json:"ValidationErrors,omitzero"`
}

type wireJournalLine struct {
	Description *string        `json:"Description,omitempty"`
	TaxType     *string        `json:"TaxType,omitempty"`
	TaxAmount   json.Number    `json:"TaxAmount,omitempty"`
	LineAmount  json.Number    `json:"LineAmount,omitempty"`
	AccountCode *string        `json:"AccountCode,omitempty"`
	Tracking    []wireTracking `json:"Tracking,omitzero"`
	AccountID   *string        `json:"AccountID,omitempty"`
	IsBlank     *bool          `json:"IsBlank,omitempty"`
}

// input turns what was sent into what the rules take. A sent TaxAmount is not looked at: it is worked out. The error
// names a field that is no number or no date.
func (w wireJournal) input() (books.JournalInput, error) {
	r := &inputReader{}
	in := books.JournalInput{
		ID: w.ManualJournalID, Narration: w.Narration, URL: w.URL, Status: w.Status, LineAmountTypes: w.LineAmountTypes,
		Date: r.date("Date", w.Date), ShowOnCashBasis: w.ShowOnCashBasisReports,
	}
	for _, line := range w.JournalLines {
		in.Lines = append(in.Lines, books.JournalLineInput{
			Description: line.Description, AccountCode: line.AccountCode, AccountID: line.AccountID, TaxType: line.TaxType,
			Amount: figure(r, "LineAmount", line.LineAmount, money.ReadAmount), Tracking: readTracking(line.Tracking),
		})
	}
	return in, r.err
}

// showJournal writes a journal; a list without page has no lines (contract section 7).
func showJournal(j books.ManualJournal, ref books.Reference, hasLines bool) wireJournal {
	w := wireJournal{
		Date: dateStamp(j.Date), Status: new(string(j.Status)), LineAmountTypes: new(string(j.LineAmountTypes)),
		UpdatedDateUTC: stamp(j.UpdatedAt), ManualJournalID: new(j.ID), Narration: new(j.Narration), URL: filledText(j.URL),
		ShowOnCashBasisReports: new(!j.IsAccrualOnly), HasAttachments: new(j.HasAttachments), JournalLines: []wireJournalLine{},
	}
	if !hasLines {
		return w
	}
	for _, line := range j.Lines {
		w.JournalLines = append(w.JournalLines, showJournalLine(line, ref))
	}
	return w
}

func showJournalLine(line books.JournalLine, ref books.Reference) wireJournalLine {
	w := wireJournalLine{
		Description: filledText(line.Description), TaxType: filledText(line.TaxType), TaxAmount: amountNumber(line.TaxAmount),
		LineAmount: amountNumber(line.Amount), AccountCode: filledText(line.AccountCode), Tracking: showTracking(line.Tracking),
		IsBlank: new(line.IsBlank()),
	}
	if account, ok := ref.FindAccount(line.AccountCode); ok {
		w.AccountID = new(account.ID)
	}
	return w
}

// refusedJournal echoes what was sent on top of what is stored, with what is wrong with it: of a new journal the nil id
// and the lines that were sent, of a stored one its id, the requested status and its own lines (contract section 6).
func refusedJournal(sent wireJournal, o books.JournalOutcome, ref books.Reference) wireJournal {
	j := o.Journal
	w := showJournal(j, ref, true)
	w.UpdatedDateUTC, w.Narration, w.Status = nil, filledText(j.Narration), filledText(string(j.Status))
	w.LineAmountTypes = filledText(string(j.LineAmountTypes))
	if j.ID == "" {
		w.ManualJournalID, w.JournalLines = new(nilID), sent.JournalLines
	}
	if len(o.Warnings) > 0 {
		w.Warnings = messages(o.Warnings)
	}
	w.ValidationErrors = messages(o.Errors)
	return w
}

// isRefused implements element.
func (w wireJournal) isRefused() bool { return w.ValidationErrors != nil }

// marked implements element: a journal that was accepted with a warning says so.
func (w wireJournal) marked(word *string) any {
	if word != nil && !w.isRefused() && w.Warnings != nil {
		word = new("WARNING")
	}
	w.StatusAttributeString = word
	return w
}
