package xero

import (
	"encoding/json"
	"fmt"
	"math/big"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
)

// NewManualJournal is a manual journal to be created, or what a draft is changed to (section 11).
type NewManualJournal struct {
	// Narration is needed; it is the only mark by which the journal is found again.
	Narration string
	// Date is its day.
	Date civil.Date
	// Status is ManualJournalDraft or ManualJournalPosted.
	Status string
	// LineAmountTypes says what the lines' amounts contain; stock journals have no tax.
	LineAmountTypes money.TaxMode
	// URL becomes the link "Go to Daybook"; "" for none. It must not contain "xero".
	URL string
	// NotOnCashBasisReports keeps it off reports on a cash basis.
	NotOnCashBasisReports bool
	// Lines are the lines in order; two at least, and debits equal credits.
	Lines []NewJournalLine
}

// NewJournalLine is one line to be created.
type NewJournalLine struct {
	// LineAmount is a debit where positive, a credit where negative.
	LineAmount money.Amount
	// AccountCode is the account, which must not be receivable, payable, retained earnings, a bank or tracked stock.
	AccountCode string
	// Description is the line's text; "" for none.
	Description string
	// TaxType is the tax; "" takes the account's default where the journal has tax.
	TaxType string
	// Tracking has two entries at most.
	Tracking []LineTracking
}

// EncodeManualJournals writes the body that creates manual journals, for PathManualJournals, the same bytes for the same journals. The error is invalid and
// names each field, such as "journals[0].lines[1].account".
func EncodeManualJournals(journals []NewManualJournal) ([]byte, error) {
	problems := map[string]string{}
	checkCount(problems, "journals", len(journals), MaxBatch)
	bodies := make([]journalBody, 0, len(journals))
	for n, journal := range journals {
		put(problems, fmt.Sprintf("journals[%d]", n), journal.problems())
		bodies = append(bodies, journal.body(""))
	}
	return encodeManualJournals(bodies, problems)
}

// EncodeManualJournalChange writes the body that puts new contents into a manual journal, for PathManualJournal with the same id.
func EncodeManualJournalChange(id string, journal NewManualJournal) ([]byte, error) {
	problems := map[string]string{}
	put(problems, "journals[0]", journal.problems())
	checkChanged(problems, "journals[0].id", id)
	return encodeManualJournals([]journalBody{journal.body(id)}, problems)
}

// EncodeManualJournalStatus writes the body that moves a manual journal to another state and leaves its lines alone, for
// PathManualJournal with the same id: a draft becomes ManualJournalPosted or ManualJournalDeleted, a posted one ManualJournalVoided. Xero wants its
// narration with every change, so it is sent as it is (section 11).
func EncodeManualJournalStatus(id, narration, status string) ([]byte, error) {
	problems := map[string]string{}
	if narration == "" {
		problems["journals[0].narration"] = "is missing"
	}
	checkChanged(problems, "journals[0].id", id)
	if status != ManualJournalDraft && status != ManualJournalPosted && status != ManualJournalDeleted && status != ManualJournalVoided {
		problems["journals[0].status"] = "is no state a manual journal can be given"
	}
	return encodeManualJournals([]journalBody{{ManualJournalID: id, Narration: narration, Status: status}}, problems)
}

func encodeManualJournals(bodies []journalBody, problems map[string]string) ([]byte, error) {
	if err := fault.InvalidFields("The manual journal cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ ManualJournals []journalBody }{bodies})
}

// journalBody is NewManualJournal on the wire.
type journalBody struct {
	ManualJournalID        string            `json:",omitempty"`
	Narration              string            `json:",omitempty"`
	Date                   string            `json:",omitempty"`
	Status                 string            `json:",omitempty"`
	LineAmountTypes        string            `json:",omitempty"`
	URL                    string            `json:"Url,omitempty"`
	ShowOnCashBasisReports *bool             `json:",omitempty"`
	JournalLines           []journalLineBody `json:",omitempty"`
}

type journalLineBody struct {
	LineAmount  json.Number
	AccountCode string
	Description string         `json:",omitempty"`
	TaxType     string         `json:",omitempty"`
	Tracking    []LineTracking `json:",omitempty"`
}

func (j NewManualJournal) body(id string) journalBody {
	body := journalBody{
		ManualJournalID: id, Narration: j.Narration, Date: j.Date.String(), Status: j.Status,
		LineAmountTypes: lineAmountTypes(j.LineAmountTypes), URL: j.URL,
	}
	if j.NotOnCashBasisReports {
		body.ShowOnCashBasisReports = new(bool)
	}
	for _, line := range j.Lines {
		body.JournalLines = append(body.JournalLines, journalLineBody{
			json.Number(line.LineAmount.String()), line.AccountCode, line.Description, line.TaxType, line.Tracking,
		})
	}
	return body
}

// problems names what Xero would refuse or, worse, change: a line without an account is dropped with a mere warning.
func (j NewManualJournal) problems() map[string]string {
	found := map[string]string{}
	report := func(isWrong bool, field, problem string) {
		if isWrong {
			found[field] = problem
		}
	}
	report(j.Narration == "", "narration", "is missing")
	report(j.Date.IsZero(), "date", "is missing")
	report(j.Status != ManualJournalDraft && j.Status != ManualJournalPosted, "status", "must be draft or posted")
	report(lineAmountTypes(j.LineAmountTypes) == "", "lineAmountTypes", "must say whether amounts contain tax")
	report(mentionsXero(j.URL), "url", "must not contain \"xero\"")
	report(len(j.Lines) < 2, "lines", "a journal needs two lines at least")
	sum := new(big.Int)
	for n, line := range j.Lines {
		prefix := fmt.Sprintf("lines[%d].", n)
		report(line.AccountCode == "", prefix+"account", "is missing")
		report(len(line.Tracking) > maxTracking, prefix+"tracking", "Xero takes two categories at most")
		sum.Add(sum, big.NewInt(int64(line.LineAmount)))
	}
	report(j.LineAmountTypes == money.NoTax && len(j.Lines) > 1 && sum.Sign() != 0, "lines", "debits and credits are not equal")
	return found
}
