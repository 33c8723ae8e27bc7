package app

import (
	"context"
	"log/slog"

	"daybook/internal/activity"
	"daybook/internal/jobs"
	"daybook/internal/order"
)

// Home is what needs doing.
type Home struct{ b Bridge }

// recentDocuments is how many documents the home screen shows of each kind.
const recentDocuments = 8

// Get returns what needs doing.
func (h *Home) Get() (view HomeView, err error) {
	defer h.b.guard(&err)
	view = HomeView{ToInvoice: HomeTile{Totals: []CurrencyTotal{}}, ToBill: HomeTile{Totals: []CurrencyTotal{}}, Recent: []RecentRow{}}
	services, ctx, err := h.b.desk.get()
	if err != nil {
		return view, err
	}
	settings, err := services.Store.LoadPostingSettings(ctx)
	if err != nil {
		return view, err
	}
	summary, err := services.Store.SummariseOrders(ctx, settings.StartDate)
	if err != nil {
		return view, err
	}
	view.ToInvoice, view.ToBill = tileView(summary.ToSend[order.Sale]), tileView(summary.ToSend[order.Purchase])
	view.Problems, view.SentTotal = summary.Problems, summary.Sent
	queue, err := services.Sender.Status(ctx)
	if err != nil {
		return view, err
	}
	view.Queued, view.Checking = queue.Queued, queue.Checking
	counts, err := services.Store.CountContacts(ctx)
	if err != nil {
		return view, err
	}
	view.Contacts, view.UnlinkedContacts = counts.All, counts.All-counts.Linked
	view.Recent, err = recentView(ctx, services)
	return view, err
}

func tileView(t order.ToSendSummary) HomeTile {
	tile := HomeTile{Count: t.Count, Totals: []CurrencyTotal{}, Oldest: t.Oldest.String()}
	for _, c := range t.Totals {
		tile.Totals = append(tile.Totals, CurrencyTotal{Currency: string(c.Currency), Total: c.Total.String()})
	}
	return tile
}

// recentView is the newest documents of both kinds, the newest first.
func recentView(ctx context.Context, services Services) ([]RecentRow, error) {
	recent, err := services.Store.ListRecentlySent(ctx, recentDocuments)
	if err != nil {
		return []RecentRow{}, err
	}
	rows, err := orderRows(ctx, services, recent)
	views := []RecentRow{}
	for i, r := range rows {
		views = append(views, RecentRow{OrderID: r.ID, Kind: string(recent[i].Kind), Number: r.Number, Contact: r.Contact,
			Currency: r.Currency, Total: r.Total, Status: r.Status})
	}
	return views, err
}

// Activity is the record of what was asked of Xero and decided here.
type Activity struct{ b Bridge }

// List returns a window of the record, newest first.
func (a *Activity) List(query ActivityQuery) (page ActivityPage, err error) {
	defer a.b.guard(&err)
	page = ActivityPage{Rows: []ActivityRow{}}
	services, ctx, err := a.b.desk.get()
	if err != nil {
		return page, err
	}
	limit := min(max(query.Limit, 1), activity.MaxWindow-1)
	entries, err := services.Store.ListActivity(ctx, activity.Query{HasProblem: query.Outcome == "problem", Before: query.Before, Limit: limit + 1})
	if err != nil {
		return page, err
	}
	page.HasMore = len(entries) > limit
	for _, e := range entries[:min(limit, len(entries))] {
		page.Rows = append(page.Rows, ActivityRow{ID: e.ID, At: instant(e.At), Kind: string(e.Kind), Subject: e.Subject,
			Summary: e.Summary, Method: e.Method, Path: e.Path, Status: e.Status, DurationMs: int(e.DurationMS),
			Outcome: string(e.Outcome), Detail: e.Detail})
	}
	return page, nil
}

// Jobs is long work that can be watched and stopped.
type Jobs struct{ b Bridge }

// Get returns a job as it stands. NotFound when it is no longer known.
func (j *Jobs) Get(id string) (view JobView, err error) {
	defer j.b.guard(&err)
	services, _, err := j.b.desk.get()
	if err != nil {
		return emptyJob(), err
	}
	job, err := services.Jobs.Get(id)
	return ViewJob(j.b.log, job), err
}

// Cancel asks a job to stop.
func (j *Jobs) Cancel(id string) (err error) {
	defer j.b.guard(&err)
	services, _, err := j.b.desk.get()
	if err != nil {
		return err
	}
	return services.Jobs.Cancel(id)
}

// emptyJob is a job that was not started.
func emptyJob() JobView {
	return JobView{Import: emptyImport(), Problem: Fault{Fields: map[string]string{}}}
}

// ViewJob is a job as the page hears it through EventJob.
func ViewJob(log *slog.Logger, job jobs.Job) JobView {
	view := JobView{ID: job.ID, Kind: job.Kind, State: string(job.State), Done: job.Done, Total: job.Total, Import: emptyImport(),
		Problem: toFault(log, job.Err)}
	switch result := job.Result.(type) {
	case ImportView:
		view.Import = result
	case ScanView:
		view.Scan = result
	case BulkResult:
		view.Bulk = result
	}
	return view
}
