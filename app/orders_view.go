package app

import (
	"context"

	"daybook/internal/order"
	"daybook/internal/posting"
)

func emptyOrder() OrderView {
	return OrderView{Lines: []LineView{}, History: []HistoryRow{}, Sent: emptySent(),
		Status: DocumentStatus{Candidates: []CandidateView{}}}
}

// orderView gathers one order: its lines with figures, its document, what Xero holds and what happened.
func orderView(ctx context.Context, services Services, id int64) (OrderView, error) {
	o, err := services.Store.GetOrder(ctx, id)
	if err != nil {
		return emptyOrder(), err
	}
	person, err := services.Store.GetContact(ctx, o.ContactID)
	if err != nil {
		return emptyOrder(), err
	}
	status, err := services.Outbox.Status(ctx, id)
	if err != nil {
		return emptyOrder(), err
	}
	settings, err := services.Store.LoadPostingSettings(ctx)
	if err != nil {
		return emptyOrder(), err
	}
	view := headView(o)
	view.Contact = person.Name
	if view.Lines, view.Totals, err = linesView(ctx, services, o); err != nil {
		return emptyOrder(), err
	}
	bucket := order.Posting{}.BucketOf(o.IsCancelled, o.Date, settings.StartDate)
	view.Status, view.Sent = statusView(status, bucket), sentView(status.Document)
	isFree := !status.Document.HoldsOrder()
	mayForget, err := services.Outbox.MayForget(ctx, id)
	if err != nil {
		return emptyOrder(), err
	}
	view.CanEdit, view.CanCancel, view.CanDelete = isFree, isFree, canDelete(o) && mayForget
	view.History, err = historyView(ctx, services, id)
	return view, err
}

func headView(o order.Order) OrderView {
	view := emptyOrder()
	view.ID, view.Kind, view.Number, view.ContactID = o.ID, string(o.Kind), o.Number, o.ContactID
	view.Date, view.DeliveryDate, view.DueDate = o.Date.String(), o.DeliveryDate.String(), o.DueDate.String()
	view.Reference, view.Currency, view.Rate, view.TaxMode = o.ContactReference, string(o.Currency), orEmpty(o.Rate), string(o.TaxMode)
	view.Note, view.IsCancelled, view.Source = o.Note, o.IsCancelled, o.Source
	return view
}

func linesView(ctx context.Context, services Services, o order.Order) ([]LineView, TotalsView, error) {
	taxes, err := services.Store.ListOrderTaxes(ctx)
	if err != nil {
		return nil, TotalsView{}, err
	}
	names := map[int64]string{}
	for _, t := range taxes {
		names[t.ID] = t.Name
	}
	rates, err := services.Store.OrderTaxRates(ctx)
	if err != nil {
		return nil, TotalsView{}, err
	}
	figures, totals, err := o.Figures(rates)
	if err != nil {
		return nil, TotalsView{}, err
	}
	lines := []LineView{}
	for i, l := range o.Lines {
		lines = append(lines, LineView{Kind: string(l.Kind), SKU: l.SKU, Description: l.Description, Quantity: l.Quantity.String(),
			UnitPrice: l.UnitPrice.String(), Discount: orEmpty(l.Discount), DiscountAmount: orEmpty(l.DiscountAmount),
			TaxName: names[l.TaxID], Amount: figures[i].Amount.String(), Tax: figures[i].Tax.String()})
	}
	return lines, totalsView(totals), nil
}

// statusView is the one cell: the document's state, or what the order itself says while there is none.
func statusView(s posting.OrderStatus, bucket order.Bucket) DocumentStatus {
	view := DocumentStatus{State: string(s.Label), Ledger: string(s.Ledger.Standing()), IsChanged: s.Ledger.IsChanged, AlsoHeld: s.AlsoHeld,
		Number: s.Number, Problem: s.Problem, Candidates: []CandidateView{}, IsFree: s.IsFree, CanWithdraw: s.CanCancel,
		CanOpen: s.LedgerID != "" && s.Ledger.Status != posting.StatusMissing}
	for _, c := range s.Candidates {
		view.Candidates = append(view.Candidates, CandidateView{LedgerID: c.ID, Number: c.Number, Status: string(c.Status),
			Contact: c.ContactName, Date: c.Date.String(), Total: c.Totals.Total.String()})
	}
	if s.Label == posting.LabelNone && (bucket == order.BeforeStart || bucket == order.Cancelled) {
		view.State = string(bucket)
	}
	return view
}

func emptySent() SentView { return SentView{Differences: []string{}, Settlements: []SettlementView{}} }

func sentView(d posting.Document) SentView {
	view := emptySent()
	if d.State != posting.StateSent || d.Content.Invoice == nil {
		return view
	}
	view.IsSent, view.Number, view.Status, view.SentAt = true, d.Ledger.Number, string(d.Ledger.Standing()), instant(d.SentAt)
	view.Ours, view.Theirs = totalsView(d.Content.Invoice.Totals), totalsView(d.Ledger.Totals)
	view.Differences = append(view.Differences, d.Ledger.Differences...)
	view.IsChanged, view.ReadAt, view.FullyPaidOn = d.Ledger.IsChanged, instant(d.ReadAt), d.Ledger.FullyPaidOn.String()
	view.AmountDue, view.AmountPaid, view.AmountCredited = d.Ledger.AmountDue.String(), d.Ledger.AmountPaid.String(), d.Ledger.AmountCredited.String()
	view.Settlements = settlementViews(d.Ledger.Settlements)
	return view
}

func historyView(ctx context.Context, services Services, id int64) ([]HistoryRow, error) {
	rows := []HistoryRow{}
	events, err := services.Outbox.History(ctx, id)
	for _, e := range events {
		rows = append(rows, HistoryRow{At: instant(e.At), Event: string(e.Name), Text: e.Text})
	}
	return rows, err
}
