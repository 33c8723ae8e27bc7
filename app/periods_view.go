package app

import (
	"context"

	"daybook/internal/civil"
	"daybook/internal/closing"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/refdata"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

func emptyDocument() JournalDocument {
	return JournalDocument{Differences: []string{}, Candidates: []JournalCandidate{}}
}

func emptyOpening() OpeningView {
	return OpeningView{State: "none", Rows: []TieOutRow{}, Lines: []JournalLine{}, Accounts: []LedgerAccount{}, Blocks: []BlockView{}, Document: emptyDocument()}
}

func emptyPeriods() PeriodsView { return PeriodsView{Rows: []PeriodRow{}, Opening: emptyOpening()} }

func emptyPeriod() PeriodView {
	return PeriodView{Steps: []PeriodStep{}, Blocks: []BlockView{}, Warnings: []BlockView{}, Journal: JournalView{Lines: []JournalLine{}}, Other: []JournalLine{},
		Bridge: []BridgeRow{}, TieOut: []TieOutRow{}, Sent: []JournalDocument{}}
}

func warehouseReason(text string) warehouse.Reason { return warehouse.Reason(text) }

func periodsView(ctx context.Context, services Services) (PeriodsView, error) {
	view := emptyPeriods()
	overview, err := services.Closing.List(ctx)
	if err != nil {
		return view, err
	}
	chosen, err := services.Closing.Settings(ctx)
	if err != nil {
		return view, err
	}
	view.IsSetUp, view.Problem = overview.IsSetUp, overview.Problem
	for _, m := range overview.Months {
		view.Rows = append(view.Rows, periodRow(m))
	}
	if len(overview.Months) > 0 {
		view.Opening = openingView(overview.Opening, chosen.Accounts)
	}
	view.Currency, err = services.BaseCurrency(ctx)
	return view, err
}

func periodRow(m closing.Month) PeriodRow {
	row := PeriodRow{To: m.To.String(), From: m.From.String(), State: string(m.State), IsLocked: m.IsLocked, Value: m.Value.String(), Cost: m.Cost.String(), Blocks: m.Blocks}
	if m.HasBooks {
		row.Difference = m.Difference.String()
	}
	return row
}

func openingView(o closing.Opening, chart []refdata.Account) OpeningView {
	view := emptyOpening()
	view.On, view.Value, view.Account, view.Digest, view.CanApprove = o.On.String(), o.Value.String(), o.Account, o.Digest, len(o.Lines) > 0 && len(o.Blocks) == 0
	view.Rows, view.Lines, view.Blocks = tieRows(o.TieOut, chart), lineViews(o.Lines), notices(o.Blocks)
	view.Accounts = choices(closing.KindEquity, chart)
	if o.HasBooks {
		view.Books, view.Difference = o.Books.String(), (o.Value - o.Books).String()
	}
	if len(o.Sent) > 0 {
		view.Document = journalDocument(o.Sent[0])
	}
	switch {
	case o.IsOnItsWay:
		view.State = "approved"
	case !o.HasBooks, len(o.Lines) > 0:
		view.State = "open"
	case len(o.Sent) > 0:
		view.State = "sent"
	}
	return view
}

func periodView(ctx context.Context, services Services, to civil.Date) (PeriodView, error) {
	view := emptyPeriod()
	f, err := services.Closing.Get(ctx, to)
	if err != nil {
		return view, err
	}
	chosen, err := services.Closing.Settings(ctx)
	if err != nil {
		return view, err
	}
	view.Row, view.Method, view.Valuation, view.Model = periodRow(f.Month), string(f.Settings.Method), string(chosen.Valuation), string(f.Settings.Model)
	for _, s := range f.Steps {
		view.Steps = append(view.Steps, PeriodStep{ID: string(s.ID), State: string(s.State), Text: s.Text, Count: s.Count})
	}
	view.Blocks, view.Warnings = notices(f.Blocks), notices(f.Warnings)
	view.Journal, view.Other, view.Agrees = journalView(f.Proposal), lineViews(f.Other), f.Agrees
	view.Bridge = bridgeRows(f.Suggestion)
	view.TieOut = tieRows(f.TieOut, chosen.Accounts)
	view.Books = BooksView{ReadAt: instant(f.ReadAt), IsStale: f.IsStale}
	for _, j := range f.Sent {
		view.Sent = append(view.Sent, journalDocument(j))
	}
	view.ClosedBy, view.ClosedAt, view.Known = string(f.ClosedBy), instant(f.ClosedAt), f.Known.String()
	view.CanApprove, view.CanWithdraw, view.CanClose, view.CanReopen = f.CanApprove(), f.CanWithdraw(), f.CanClose(), f.CanReopen()
	view.CanDismiss = f.CanDismiss()
	view.Currency, err = services.BaseCurrency(ctx)
	return view, err
}

func bridgeRows(s journal.Suggestion) []BridgeRow {
	rows := []BridgeRow{{Cause: "opening", Amount: journal.Total(s.Opening).String()}}
	for _, step := range s.Bridge() {
		rows = append(rows, BridgeRow{Cause: string(step.Cause), Amount: step.Amount.String()})
	}
	return append(rows, BridgeRow{Cause: "closing", Amount: journal.Total(s.Closing).String()})
}

func journalView(p closing.Proposal) JournalView {
	view := JournalView{Date: p.Date.String(), Narration: p.Narration, Status: string(p.Status), Revision: p.Revision, Replaces: p.Replaces, IsDifference: p.IsDifference,
		Lines: lineViews(p.Lines), Note: p.Note, IsEdited: p.IsEdited, Reversal: p.Reversal.String(), Digest: p.Digest}
	var debit, credit money.Amount
	for _, l := range p.Lines {
		debit += max(l.Amount, 0)
		credit += max(-l.Amount, 0)
	}
	view.Debit, view.Credit = debit.String(), credit.String()
	return view
}

func lineViews(lines []closing.Line) []JournalLine {
	views := []JournalLine{}
	for _, l := range lines {
		view := JournalLine{AccountID: l.Account.ID, Code: l.Account.Code, Name: l.Account.Name, Debit: orEmpty(max(l.Amount, 0)), Credit: orEmpty(max(-l.Amount, 0)),
			Description: l.Text, Suggested: l.Suggested.String(), IsEdited: l.IsEdited, Parts: []JournalPart{}}
		for _, p := range l.Parts {
			view.Parts = append(view.Parts, JournalPart{Row: string(p.Row), Amount: p.Amount.String(), Other: p.Other.Name})
		}
		views = append(views, view)
	}
	return views
}

func notices(list []closing.Notice) []BlockView {
	views := []BlockView{}
	for _, n := range list {
		views = append(views, BlockView{Reason: string(n.Reason), Text: n.Text, Remedy: n.Remedy, ItemID: n.ItemID, SKU: n.SKU, Role: string(n.Role)})
	}
	return views
}

func tieRows(ties []closing.Tie, chart []refdata.Account) []TieOutRow {
	rows := []TieOutRow{}
	for _, t := range ties {
		row := TieOutRow{AccountID: string(t.Account), Cause: string(t.Cause), Amount: t.Amount.String()}
		for _, a := range chart {
			if a.ID == row.AccountID {
				row.Code, row.Name = a.Code, a.Name
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func journalDocument(j closing.Journal) JournalDocument {
	d := j.Document
	view := emptyDocument()
	view.ID, view.Kind, view.Revision, view.State, view.Problem = d.ID, j.Kind, j.N, string(d.State), d.Problem
	view.Ledger, view.IsChanged, view.ApprovedAt, view.SentAt = string(d.Ledger.Status), d.Ledger.IsChanged, instant(d.QueuedAt), instant(d.SentAt)
	view.LedgerID = d.LedgerID
	if d.IsHeld {
		view.State = "held"
	}
	if c := d.Content.Journal; c != nil {
		view.Date, view.Narration = c.Date.String(), c.Narration
	}
	view.Differences = append(view.Differences, d.Ledger.Differences...)
	view.CanOpen = d.LedgerID != "" && d.Ledger.Status != posting.StatusMissing
	if j.Attachment != nil {
		view.Attachment = string(j.Attachment.State)
	}
	if d.State == posting.StateConflict {
		for _, c := range d.Candidates {
			view.Candidates = append(view.Candidates, JournalCandidate{LedgerID: c.ID, Narration: c.Journal.Narration, Date: c.Date.String(), Status: string(c.Status), Lines: foundLines(c)})
		}
	}
	return view
}

func foundLines(f posting.Finding) []JournalLine {
	lines := []JournalLine{}
	for _, l := range f.Journal.Lines {
		lines = append(lines, JournalLine{AccountID: l.AccountID, Code: l.AccountCode, Debit: orEmpty(max(l.Amount, 0)), Credit: orEmpty(max(-l.Amount, 0)), Description: l.Description,
			Suggested: l.Amount.String(), Parts: []JournalPart{}})
	}
	return lines
}
