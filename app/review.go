package app

import (
	"context"
	"strconv"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/jobs"
	"daybook/internal/matching"
)

// Review is the questions whether two contacts are one firm, and what was answered.
type Review struct{ b Bridge }

// The kinds of the review's jobs.
const (
	scanJob = "scan_contacts"
	bulkJob = "accept_pairs"
)

// Queue returns a window of the pairs to review, those worth most first.
func (r *Review) Queue(filter PairFilter) (page PairPageView, err error) {
	defer r.b.guard(&err)
	page = PairPageView{Rows: []PairRow{}}
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return page, err
	}
	found, err := services.Matching.Queue(ctx, matching.PairQuery{Kind: matching.Kind(unlessAll(filter.Kind)), IsPutOff: filter.IsPutOff,
		Offset: filter.Offset, Limit: filter.Limit})
	if err != nil {
		return page, err
	}
	page.Total, page.PutOff, page.Value = found.Total, found.PutOff, amountText(found.Value)
	for _, q := range found.Rows {
		page.Rows = append(page.Rows, questionRow(q))
	}
	page.Currency, err = services.BaseCurrency(ctx)
	return page, err
}

// Pair returns one pair, side by side, answered or not.
func (r *Review) Pair(id int64) (view PairView, err error) {
	defer r.b.guard(&err)
	view = emptyPair()
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return view, err
	}
	card, err := services.Matching.Card(ctx, id)
	if err != nil {
		return view, err
	}
	view = pairView(card)
	view.Currency, err = services.BaseCurrency(ctx)
	return view, err
}

// Decide answers a pair: "same", "different" or "works_at". Conflict when something that stands forbids it.
func (r *Review) Decide(pairID int64, answer string) (view DecisionView, err error) {
	defer r.b.guard(&err)
	return r.change(func(ctx context.Context, m matching.Service) (matching.Entry, error) {
		return m.Decide(ctx, pairID, contact.Answer(answer))
	})
}

// PutOff keeps a pair for later, or brings it back.
func (r *Review) PutOff(pairID int64, isPutOff bool) (err error) {
	defer r.b.guard(&err)
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return err
	}
	return services.Matching.PutOff(ctx, pairID, isPutOff)
}

// Undo takes one decision back for good: where it said same, not the same is remembered in its place.
func (r *Review) Undo(decisionID int64) (err error) {
	defer r.b.guard(&err)
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return err
	}
	defer r.b.host.Emit(EventContacts, nil)
	return services.Matching.Undo(ctx, decisionID)
}

// TakeBack takes one decision back as if it had not been made: its pair is in the queue again.
func (r *Review) TakeBack(decisionID int64) (err error) {
	defer r.b.guard(&err)
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return err
	}
	defer r.b.host.Emit(EventContacts, nil)
	return services.Matching.TakeBack(ctx, decisionID)
}

// UndoBatch takes back a whole import or bulk answer, with the contacts that the import added and nobody used since.
func (r *Review) UndoBatch(batch int64) (view UndoneBatchView, err error) {
	defer r.b.guard(&err)
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return UndoneBatchView{}, err
	}
	defer r.b.host.Emit(EventContacts, nil)
	undone, err := services.Matching.UndoBatch(ctx, batch)
	return UndoneBatchView(undone), err
}

// PreviewBulk says what accepting every pair of that percentage or more would do, such as "97.5". It decides nothing.
func (r *Review) PreviewBulk(percent string) (view BulkView, err error) {
	defer r.b.guard(&err)
	view = BulkView{Rows: []PairRow{}}
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return view, err
	}
	perMille, err := parsePercent(percent)
	if err != nil {
		return view, err
	}
	bulk, rows, err := services.Matching.PreviewBulkRows(ctx, perMille)
	if err != nil {
		return view, err
	}
	view = bulkView(bulk, rows)
	view.Currency, err = services.BaseCurrency(ctx)
	return view, err
}

// AcceptBulk does what PreviewBulk with this digest said; progress and outcome are heard through EventJob. The job fails
// with a Conflict when anything changed since.
func (r *Review) AcceptBulk(percent, digest string) (view JobView, err error) {
	defer r.b.guard(&err)
	services, _, err := r.b.desk.get()
	if err != nil {
		return emptyJob(), err
	}
	perMille, err := parsePercent(percent)
	if err != nil {
		return emptyJob(), err
	}
	job, err := services.Jobs.Start(bulkJob, func(ctx context.Context, report jobs.Report) (any, error) {
		defer r.b.host.Emit(EventContacts, nil)
		done, err := services.Matching.AcceptBulk(ctx, perMille, digest, matching.Report(report))
		return BulkResult(done), err
	})
	return ViewJob(r.b.log, job), err
}

// History returns a window of the decisions, newest first.
func (r *Review) History(offset, limit int) (page HistoryPage, err error) {
	defer r.b.guard(&err)
	page = HistoryPage{Rows: []DecisionView{}}
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return page, err
	}
	entries, total, err := services.Matching.History(ctx, offset, limit)
	page.Total = total
	for _, e := range entries {
		page.Rows = append(page.Rows, decisionView(e))
	}
	return page, err
}

// Batches returns a window of imports and bulk answers, newest first.
func (r *Review) Batches(offset, limit int) (page BatchPage, err error) {
	defer r.b.guard(&err)
	page = BatchPage{Rows: []BatchView{}}
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return page, err
	}
	batches, total, err := services.Matching.Batches(ctx, offset, limit)
	page.Total = total
	for _, b := range batches {
		page.Rows = append(page.Rows, BatchView{ID: b.ID, Actor: string(b.Actor), At: instant(b.At), Decisions: b.Decisions,
			Standing: b.Standing, Added: b.Added, Remaining: b.Remaining})
	}
	return page, err
}

// XeroDuplicates returns a window of Xero's own duplicates, to be merged there.
func (r *Review) XeroDuplicates(offset, limit int) (page DuplicatePage, err error) {
	defer r.b.guard(&err)
	page = DuplicatePage{Rows: []DuplicateGroup{}}
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return page, err
	}
	groups, total, err := services.Matching.XeroDuplicates(ctx, offset, limit)
	page.Total = total
	for _, g := range groups {
		page.Rows = append(page.Rows, duplicateView(g))
	}
	return page, err
}

// Scan compares all contacts and fills the queue; progress and outcome are heard through EventJob.
func (r *Review) Scan() (view JobView, err error) {
	defer r.b.guard(&err)
	services, _, err := r.b.desk.get()
	if err != nil {
		return emptyJob(), err
	}
	job, err := startScan(r.b, services)
	return ViewJob(r.b.log, job), err
}

func startScan(b Bridge, services Services) (jobs.Job, error) {
	return services.Jobs.Start(scanJob, func(ctx context.Context, report jobs.Report) (any, error) {
		defer b.host.Emit(EventContacts, nil)
		found, err := services.Matching.Scan(ctx, matching.Report(report))
		return ScanView{Links: found.Links, Here: found.Here, Xero: found.Xero, WorksAt: found.WorksAt, Contacts: found.Contacts,
			LedgerContacts: found.Ledger}, err
	})
}

// scanAfter starts a search for duplicates after an import; one that runs already will do.
func scanAfter(b Bridge, services Services) (jobs.Job, error) {
	job, err := startScan(b, services)
	if fault.Is(err, fault.Conflict) {
		return job, nil
	}
	return job, err
}

// Learning says what the owner's answers teach about how much fields are worth, and what was taken up of it.
func (r *Review) Learning() (view LearningView, err error) {
	defer r.b.guard(&err)
	view = LearningView{InForce: emptyLesson(), Offered: emptyLesson()}
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return view, err
	}
	l, err := services.Matching.Learning(ctx)
	if err != nil {
		return view, err
	}
	return learningView(l), nil
}

// TakeLesson lets percentages follow what Learning with this digest offered, and searches anew: Scan's job tells of it. Conflict
// when answers came since.
func (r *Review) TakeLesson(digest string) (view JobView, err error) {
	defer r.b.guard(&err)
	return r.relearn(func(ctx context.Context, m matching.Service) error { return m.TakeLesson(ctx, digest) })
}

// DropLesson goes back to the shipped weights, and searches anew.
func (r *Review) DropLesson() (view JobView, err error) {
	defer r.b.guard(&err)
	return r.relearn(func(ctx context.Context, m matching.Service) error { return m.DropLesson(ctx) })
}

func (r *Review) relearn(call func(context.Context, matching.Service) error) (JobView, error) {
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return emptyJob(), err
	}
	if err := call(ctx, services.Matching); err != nil {
		return emptyJob(), err
	}
	job, err := scanAfter(r.b, services)
	return ViewJob(r.b.log, job), err
}

// Progress says how far the review is.
func (r *Review) Progress() (view ReviewProgress, err error) {
	defer r.b.guard(&err)
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return ReviewProgress{}, err
	}
	p, err := services.Matching.Progress(ctx)
	return ReviewProgress{Decided: p.Decided, Open: p.Open, PutOff: p.PutOff, WorthPerMille: p.WorthPerMille,
		ScannedAt: instant(p.ScannedAt)}, err
}

// change runs a call that decides, tells the window, and encodes the decision.
func (r *Review) change(call func(context.Context, matching.Service) (matching.Entry, error)) (DecisionView, error) {
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return DecisionView{}, err
	}
	entry, err := call(ctx, services.Matching)
	if err != nil {
		return DecisionView{}, err
	}
	r.b.host.Emit(EventContacts, nil)
	return decisionView(entry), nil
}

// parsePercent reads a percentage with at most one decimal as thousandths.
func parsePercent(text string) (int, error) {
	whole, tenth, _ := strings.Cut(strings.TrimSpace(text), ".")
	if tenth == "" {
		tenth = "0"
	}
	w, wholeErr := strconv.ParseUint(whole, 10, 8)
	d, tenthErr := strconv.ParseUint(tenth, 10, 8)
	if wholeErr != nil || tenthErr != nil || w > 100 || d > 9 {
		return 0, fault.InvalidFields("This percentage cannot be read.", map[string]string{"percent": "Write a number such as 97.5."})
	}
	return int(w)*10 + int(d), nil
}
