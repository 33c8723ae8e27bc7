package ledger

import (
	"context"
	"fmt"

	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/xero"
)

// encodeJournals writes manual journals, or what one is changed to; stock journals have no tax.
func encodeJournals(contents []posting.Content) ([]byte, error) {
	if c := contents[0]; c.Kind == posting.KindJournalChange && len(contents) == 1 && c.Journal != nil {
		return xero.EncodeManualJournalChange(c.Journal.LedgerID, newJournal(*c.Journal))
	}
	journals := make([]xero.NewManualJournal, 0, len(contents))
	for _, c := range contents {
		if c.Kind != posting.KindJournal || c.Journal == nil {
			return nil, fmt.Errorf("encode a request: journals and other documents do not mix")
		}
		journals = append(journals, newJournal(*c.Journal))
	}
	return xero.EncodeManualJournals(journals)
}

func newJournal(c posting.JournalContent) xero.NewManualJournal {
	j := xero.NewManualJournal{Narration: c.Narration, Date: c.Date, Status: string(c.Status), LineAmountTypes: money.NoTax}
	for _, l := range c.Lines {
		j.Lines = append(j.Lines, xero.NewJournalLine{LineAmount: l.Amount, AccountCode: l.AccountCode, Description: l.Description})
	}
	return j
}

func journalFinding(j xero.ManualJournal) posting.Finding {
	f := posting.Finding{Kind: posting.KindJournal, ID: j.ManualJournalID, Status: posting.Status(j.Status), Date: j.Date, UpdatedAt: j.UpdatedAt,
		Journal: posting.FoundJournal{Narration: j.Narration, Lines: []posting.JournalLine{}}}
	for _, l := range j.JournalLines {
		if l.LineAmount != 0 {
			f.Journal.Lines = append(f.Journal.Lines, posting.JournalLine{AccountID: l.AccountID, AccountCode: l.AccountCode, Amount: l.LineAmount, Description: l.Description})
		}
	}
	return f
}

// FindJournals implements posting.Ledger: every page of them.
func (l Ledger) FindJournals(ctx context.Context, organisation string, q posting.JournalQuery) (posting.Findings, error) {
	l, err := l.within(organisation)
	if err != nil {
		return posting.Findings{}, err
	}
	found, err := l.client().ListAllManualJournals(ctx, xero.ManualJournalQuery{DateFrom: q.On, DateTo: q.On, ModifiedSince: q.ModifiedSince})
	if err != nil {
		return posting.Findings{}, readError(err)
	}
	findings := posting.Findings{ServerTime: l.serverTime()}
	for _, j := range found {
		findings.Found = append(findings.Found, journalFinding(j))
	}
	return findings, nil
}

// FindAttachments implements posting.Ledger.
func (l Ledger) FindAttachments(ctx context.Context, organisation, ledgerID string) (posting.Findings, error) {
	l, err := l.within(organisation)
	if err != nil {
		return posting.Findings{}, err
	}
	found, err := l.client().ListAttachments(ctx, xero.OfManualJournal, ledgerID)
	if err != nil {
		return posting.Findings{}, readError(err)
	}
	findings := posting.Findings{ServerTime: l.serverTime()}
	for _, a := range found {
		findings.Found = append(findings.Found, attachmentFinding(a))
	}
	return findings, nil
}

func attachmentFinding(a xero.Attachment) posting.Finding {
	return posting.Finding{Kind: posting.KindAttachment, ID: a.AttachmentID, Number: a.FileName, Size: a.ContentLength}
}
