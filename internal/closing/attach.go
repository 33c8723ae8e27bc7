package closing

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/pack"
	"daybook/internal/posting"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// sheetType is what a spreadsheet says it is.
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// attachment is the valuation of each item at the end of a period, as it hangs on the journal.
func (w *world) attachment(f *Full, company string) (*posting.AttachmentContent, error) {
	data, err := pack.ValuationXLSX(w.pack(f, company))
	if err != nil {
		return nil, err
	}
	return &posting.AttachmentContent{FileName: fmt.Sprintf("Stock valuation %s.xlsx", f.To), MimeType: sheetType, Data: data}, nil
}

// Pack is all that the accountant's pack of a period says. NotFound where there is no such period.
func (s *Service) Pack(ctx context.Context, to civil.Date) (pack.Content, error) {
	w, err := s.look(ctx)
	if err != nil {
		return pack.Content{}, err
	}
	f, err := w.find(to)
	if err != nil {
		return pack.Content{}, err
	}
	if f.Documents, err = s.store.ListPeriodDocuments(ctx, f.From, f.To); err != nil {
		return pack.Content{}, fmt.Errorf("list what was sent in the period: %w", err)
	}
	return w.pack(&f, s.company), nil
}

// The words of a pack.
var (
	methodWords    = map[Method]string{Movement: "Movement method", Balance: "Closing-balance method"}
	valuationWords = map[stock.Method]string{stock.Average: "Moving average", stock.FIFO: "First in, first out"}
	modelWords     = map[journal.Model]string{journal.Purchases: "Coded to purchases (model A)", journal.Stock: "Coded to stock (model B)"}
	classWords     = map[journal.Class]string{journal.Material: "Materials", journal.PartMade: "Part made", journal.Finished: "Finished goods", journal.Traded: "Traded goods", journal.WorkInProgress: "Work in progress"}
	causeWords     = map[journal.Cause]string{journal.CauseBought: "Bought", journal.CauseLanded: "Freight and duty", journal.CauseReturned: "Returned to suppliers",
		journal.CausePriceDifference: "Price differences of returns", journal.CauseMade: "Made (operations)", journal.CauseDelivered: "Delivered", journal.CauseCounted: "Counted",
		journal.CauseWrittenDown: "Written down or up", journal.CauseRecosted: "Known later about earlier months"}
	tieWords = map[TieCause]string{TieBalance: "Balance in Xero", TieDrafts: "Our journals that Xero does not hold posted yet", TieJournal: "This journal", TieEdited: "Changed by hand in this journal",
		TieOthers: "Not explained: postings by others", TieValue: "What it should hold"}
	standingWords = map[State]string{StateRunning: "Not over yet", StateBlocked: "Blocked", StateOpen: "Suggested, not approved", StateNothing: "Nothing to post", StateApproved: "Approved, waits to be sent",
		StateSent: "In Xero", StateChanged: "In Xero; something changed since", StateProblem: "Wants a decision", StateClosed: "Closed"}
)

func (w *world) pack(f *Full, company string) pack.Content {
	c := pack.Content{Company: company, Organisation: w.reference.Organisation.Name, Currency: string(w.reference.Organisation.BaseCurrency), From: f.From, To: f.To,
		Method: methodWords[w.settings.Method], Valuation: valuationWords[w.book.Method], Model: modelWords[w.settings.Model], Prepared: w.now, Standing: standingWords[f.State], Note: f.Proposal.Note,
		Journal: w.packJournal(f), Other: packLines(f.Other)}
	if len(f.Sent) > 0 {
		c.ApprovedAt = f.Sent[0].Document.QueuedAt
	}
	c.Bridge = append(c.Bridge, pack.Step{Label: "Opening", Amount: journal.Total(f.Suggestion.Opening)})
	for _, s := range f.Suggestion.Bridge() {
		c.Bridge = append(c.Bridge, pack.Step{Label: causeWords[s.Cause], Amount: s.Amount})
	}
	c.Bridge = append(c.Bridge, pack.Step{Label: "Closing", Amount: journal.Total(f.Suggestion.Closing)})
	for _, t := range f.TieOut {
		if t.Cause == TieBalance {
			a := w.account(t.Account)
			c.TieOut = append(c.TieOut, pack.TieOut{Code: a.Code, Name: a.Name})
		}
		last := &c.TieOut[len(c.TieOut)-1]
		last.Steps = append(last.Steps, pack.Step{Label: tieWords[t.Cause], Amount: t.Amount})
	}
	c.Items = w.packItems(f)
	for _, d := range f.Documents.Rows {
		c.Documents = append(c.Documents, pack.Document{Kind: kindWords[d.Kind], Number: d.Number, Date: d.Date, Contact: d.Contact, Currency: string(d.Currency), Total: d.Total, Status: string(d.Status)})
	}
	for _, n := range slices.Concat(f.Blocks, f.Warnings) {
		c.Notices = append(c.Notices, n.Text+" "+n.Remedy)
	}
	return c
}

var kindWords = map[posting.Kind]string{posting.KindInvoice: "Invoice", posting.KindBill: "Bill"}

// packJournal is the journal that is suggested; where that says nothing more, the one that was sent last.
func (w *world) packJournal(f *Full) pack.Journal {
	j := pack.Journal{Narration: f.Proposal.Narration, Date: f.Proposal.Date, Status: string(f.Proposal.Status), Lines: packLines(f.Proposal.Lines)}
	if len(f.Sent) == 0 || f.State != StateSent && f.State != StateApproved && f.State != StateClosed {
		return j
	}
	d := f.Sent[0].Document
	j.Narration, j.Date, j.Status, j.Lines = d.Content.Journal.Narration, d.Content.Journal.Date, cmp.Or(string(d.Ledger.Status), string(d.Content.Journal.Status)), nil
	for _, l := range d.Content.Journal.Lines {
		a := w.account(journal.Account(l.AccountID))
		j.Lines = append(j.Lines, pack.Line{Code: a.Code, Name: a.Name, Text: l.Description, Amount: l.Amount})
	}
	return j
}

func packLines(lines []Line) []pack.Line {
	var list []pack.Line
	for _, l := range lines {
		list = append(list, pack.Line{Code: l.Account.Code, Name: l.Account.Name, Text: l.Text, Amount: l.Amount})
	}
	return list
}

// packItems is the valuation of each item, as the period was closed or as it is known now, by class, then code; those of which nothing is there and nothing is
// worth are left out.
func (w *world) packItems(f *Full) []pack.Item {
	position := f.Suggestion.End
	if f.ClosedBy != "" {
		position = w.kept[f.To].Position
	}
	var list []pack.Item
	for name, at := range position.Items {
		item, _ := w.book.Item(warehouse.ItemID(name))
		if at.OnHand == 0 && at.Worth == 0 {
			continue
		}
		var cost money.Price
		if each, err := at.Worth.Per(at.OnHand); err == nil {
			cost = each
		}
		list = append(list, pack.Item{SKU: item.SKU, Name: item.Name, Class: classWords[item.Class], Account: w.codeOf(item.Class), OnHand: at.OnHand, UnitCost: cost, Value: at.Worth})
	}
	if position.Work != 0 {
		list = append(list, pack.Item{Name: "Makes that were started", Class: classWords[journal.WorkInProgress], Account: w.codeOf(journal.WorkInProgress), Value: position.Work})
	}
	slices.SortFunc(list, func(a, b pack.Item) int { return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.SKU, b.SKU)) })
	return list
}

// codeOf is the code of the stock account of a class; empty before one was chosen.
func (w *world) codeOf(c journal.Class) string {
	return w.account(w.settings.policy().Accounts[journal.RoleStock(c)]).Code
}
