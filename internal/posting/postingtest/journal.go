package postingtest

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/posting"
)

// createJournal does what Xero does with a manual journal, a change of one, and a file on one.
func (x *Xero) createJournal(c posting.Content) posting.Element {
	x.lastID++
	id := fmt.Sprintf("cccccccc-0000-0000-0000-%012d", x.lastID)
	switch c.Kind {
	case posting.KindAttachment:
		x.Documents = slices.DeleteFunc(x.Documents, func(f *posting.Finding) bool {
			return f.Kind == c.Kind && f.Reference == c.Attachment.LedgerID && f.Number == c.Attachment.FileName
		})
		f := posting.Finding{Kind: c.Kind, ID: id, Number: c.Attachment.FileName, Reference: c.Attachment.LedgerID, Size: int64(len(c.Attachment.Data)), UpdatedAt: x.Clock.Server}
		x.Documents = append(x.Documents, &f)
		return posting.Element{IsAccepted: true, Finding: f}
	case posting.KindJournalChange:
		for _, f := range x.Documents {
			if f.Kind == posting.KindJournal && f.ID == c.Journal.LedgerID {
				return x.changeJournal(f, c)
			}
		}
		return refused(c, "The journal is not there.")
	case posting.KindJournal, posting.KindInvoice, posting.KindBill, posting.KindContact:
	}
	f := posting.Finding{Kind: c.Kind, ID: id, Status: c.Journal.Status, Date: c.Journal.Date, UpdatedAt: x.Clock.Server,
		Journal: posting.FoundJournal{Narration: c.Journal.Narration, Lines: slices.Clone(c.Journal.Lines)}}
	x.Documents = append(x.Documents, &f)
	return posting.Element{IsAccepted: true, Finding: f}
}

func (x *Xero) changeJournal(f *posting.Finding, c posting.Content) posting.Element {
	if f.Status != posting.StatusDraft {
		return refused(c, "Only a draft can be changed.")
	}
	f.Status, f.Date, f.UpdatedAt = c.Journal.Status, c.Journal.Date, x.Clock.Server
	f.Journal = posting.FoundJournal{Narration: c.Journal.Narration, Lines: slices.Clone(c.Journal.Lines)}
	answered := *f
	answered.Kind = posting.KindJournalChange
	return posting.Element{IsAccepted: true, Finding: answered}
}

// FindJournals implements posting.Ledger.
func (x *Xero) FindJournals(_ context.Context, organisation string, q posting.JournalQuery) (posting.Findings, error) {
	return x.findIn(organisation, func(f posting.Finding) bool {
		return f.Kind == posting.KindJournal && (q.On.IsZero() || f.Date == q.On) && !f.UpdatedAt.Before(q.ModifiedSince)
	})
}

// FindAttachments implements posting.Ledger.
func (x *Xero) FindAttachments(_ context.Context, organisation, ledgerID string) (posting.Findings, error) {
	return x.findIn(organisation, func(f posting.Finding) bool { return f.Kind == posting.KindAttachment && f.Reference == ledgerID })
}

// Journals returns what Xero holds of manual journals, in order of creation. Tests may change them.
func (x *Xero) Journals() []*posting.Finding {
	var list []*posting.Finding
	for _, f := range x.Documents {
		if f.Kind == posting.KindJournal {
			list = append(list, f)
		}
	}
	return list
}
