package api

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
	"daybook/internal/practice/reports"
	"daybook/internal/practice/store"
)

// reportRoutes are the reports the practice organisation has; the figures are those of package reports.
func reportRoutes() []route {
	return []route{
		reading("reports/trialbalance", scopeTrialBalance, showTrialBalance),
		reading("reports/balancesheet", scopeBalanceSheet, showBalanceSheet),
	}
}

// showTrialBalance answers GET /Reports/TrialBalance.
func showTrialBalance(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	query, text := readReport(q, ref)
	if text != "" {
		return invalid(nil, text), nil
	}
	entries, err := tx.ListEntries(ctx, ref, query.isCashBasis)
	if err != nil {
		return nil, err
	}
	figures, err := reports.NewTrialBalance(ref, entries, query.day)
	if err != nil {
		return nil, err
	}
	return showReport(q, ref, "TrialBalance", "Trial Balance", query.day, trialRows(figures))
}

// showBalanceSheet answers GET /Reports/BalanceSheet. There is one layout, so standardLayout changes nothing.
func showBalanceSheet(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	query, text := readReport(q, ref)
	if text != "" {
		return invalid(nil, text), nil
	}
	entries, err := tx.ListEntries(ctx, ref, query.isCashBasis)
	if err != nil {
		return nil, err
	}
	days := reports.Periods(query.day, query.compared, query.timeframe)
	figures, err := reports.NewBalanceSheet(ref, reports.WithOptions(ref, entries, query.optionIDs...), days)
	if err != nil {
		return nil, err
	}
	return showReport(q, ref, "BalanceSheet", "Balance Sheet", days[0], sheetRows(figures))
}

// reportQuery is what a report was asked for.
type reportQuery struct {
	day         civil.Date
	isCashBasis bool
	compared    int
	timeframe   reports.Timeframe
	optionIDs   []string
}

// readReport reads the query. A balance sheet that names no periods is compared with the year before. The text says
// what cannot be read; "" where all can.
func readReport(q *request, ref books.Reference) (r reportQuery, text string) {
	values := q.http.URL.Query()
	r = reportQuery{
		day: ref.Organisation.Today(q.now), isCashBasis: isTrue(values.Get("paymentsOnly")), compared: 1, timeframe: reports.Year,
	}
	var err error
	if day := values.Get("date"); day != "" {
		if r.day, err = civil.Parse(day); err != nil {
			return r, "The date of a report must be a day such as 2026-10-31."
		}
	}
	if !r.readPeriods(values) {
		return r, fmt.Sprintf("A report is compared with 1 to %d periods of a MONTH, a QUARTER or a YEAR.", reports.MostPeriods)
	}
	for _, name := range []string{"trackingOptionID1", "trackingOptionID2"} {
		id := strings.ToLower(values.Get(name))
		if id != "" && !hasOption(ref, id) {
			return r, "The tracking option of a report could not be found."
		}
		if id != "" {
			r.optionIDs = append(r.optionIDs, id)
		}
	}
	return r, ""
}

// readPeriods reports whether periods and timeframe can be read. Periods without a timeframe are months.
func (r *reportQuery) readPeriods(values url.Values) bool {
	frames := map[string]reports.Timeframe{"": reports.Month, "MONTH": reports.Month, "QUARTER": reports.Quarter, "YEAR": reports.Year}
	frame, isKnown := frames[strings.ToUpper(values.Get("timeframe"))]
	if !isKnown {
		return false
	}
	if values.Get("periods") == "" {
		if values.Get("timeframe") != "" {
			r.timeframe = frame
		}
		return true
	}
	var err error
	r.compared, err = strconv.Atoi(values.Get("periods"))
	r.timeframe = frame
	return err == nil && r.compared >= 1 && r.compared <= reports.MostPeriods
}

func hasOption(ref books.Reference, id string) bool {
	return slices.ContainsFunc(ref.TrackingCategories, func(c books.TrackingCategory) bool {
		return slices.ContainsFunc(c.Options, func(o books.TrackingOption) bool { return strings.EqualFold(o.ID, id) })
	})
}
