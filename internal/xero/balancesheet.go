package xero

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
)

// BalanceSheet is what the organisation owns and owes at one or more days (section 12), in the base currency. Assets are
// positive, and so are liabilities and equity.
type BalanceSheet struct {
	// Dates are the days, one for each figure of a line, the newest first. Xero may take the end of the month of the day that
	// was asked for.
	Dates []civil.Date
	// Lines are the rows in the report's order, without its sums.
	Lines []BalanceSheetLine
}

// BalanceSheetLine is one account, or a figure that is worked out.
type BalanceSheetLine struct {
	// AccountID is Account.AccountID; "" for a figure that is worked out, such as net assets.
	AccountID string
	// Name is the row's text.
	Name string
	// Section is the heading it stands under, such as Current Assets.
	Section string
	// Amounts has one figure for each of BalanceSheet.Dates.
	Amounts []money.Amount
}

// Account returns the line of an account, and whether the report has one.
func (b BalanceSheet) Account(accountID string) (BalanceSheetLine, bool) {
	at := slices.IndexFunc(b.Lines, func(l BalanceSheetLine) bool {
		return l.AccountID != "" && strings.EqualFold(l.AccountID, accountID)
	})
	if at < 0 {
		return BalanceSheetLine{}, false
	}
	return b.Lines[at], true
}

// The lengths of period in BalanceSheetQuery.Timeframe.
const (
	TimeframeMonth   = "MONTH"
	TimeframeQuarter = "QUARTER"
	TimeframeYear    = "YEAR"
)

// BalanceSheetQuery chooses a balance sheet.
type BalanceSheetQuery struct {
	// Date is the day; zero means today, in the organisation's zone.
	Date civil.Date
	// Periods is how many earlier days are compared, 11 at most; 0 leaves it to Xero. Timeframe is how far apart they are: one
	// of the Timeframe constants, or "".
	Periods   int
	Timeframe string
	// TrackingOptionID1 and TrackingOptionID2 keep to options of the two tracking categories.
	TrackingOptionID1, TrackingOptionID2 string
	// StandardLayout takes Xero's layout instead of the organisation's; PaymentsOnly counts what was paid only (cash basis).
	StandardLayout, PaymentsOnly bool
}

// GetBalanceSheet reads the balance sheet. Errors: invalid when the query cannot be asked; the rest as GetTrialBalance.
func (c *Client) GetBalanceSheet(ctx context.Context, q BalanceSheetQuery) (BalanceSheet, error) {
	query, err := q.values()
	if err != nil {
		return BalanceSheet{}, err
	}
	r := request{path: accountingPath + "/Reports/BalanceSheet", query: query}
	return readReport(ctx, c, "read the balance sheet", r, "BalanceSheet", report.balanceSheet)
}

func (q BalanceSheetQuery) values() (url.Values, error) {
	problems := map[string]string{}
	if q.Periods < 0 || q.Periods > 11 {
		problems["periods"] = "must be 1 to 11"
	}
	if !slices.Contains([]string{"", TimeframeMonth, TimeframeQuarter, TimeframeYear}, q.Timeframe) {
		problems["timeframe"] = "must be a month, a quarter or a year"
	}
	query := url.Values{}
	set := func(isSet bool, name, value string) {
		if isSet {
			query.Set(name, value)
		}
	}
	set(!q.Date.IsZero(), "date", q.Date.String())
	set(q.Periods > 0, "periods", strconv.Itoa(q.Periods))
	set(q.Timeframe != "", "timeframe", q.Timeframe)
	set(q.TrackingOptionID1 != "", "trackingOptionID1", q.TrackingOptionID1)
	set(q.TrackingOptionID2 != "", "trackingOptionID2", q.TrackingOptionID2)
	set(q.StandardLayout, "standardLayout", "true")
	set(q.PaymentsOnly, "paymentsOnly", "true")
	return query, fault.InvalidFields("Xero cannot be asked for this balance sheet.", problems)
}

// balanceSheet makes sense of the report. Its columns are a label without a heading, then days; a column under anything
// else is left out, and a report whose first figures stand under no day is refused.
func (r report) balanceSheet() (BalanceSheet, error) {
	labels, err := r.header()
	if err != nil {
		return BalanceSheet{}, err
	}
	var sheet BalanceSheet
	var columns []int
	for n, label := range labels {
		if day, ok := dayOf(label); ok && n > 0 {
			sheet.Dates, columns = append(sheet.Dates, day), append(columns, n)
		}
	}
	if len(columns) == 0 || columns[0] != 1 {
		return BalanceSheet{}, errors.New("the report's columns are not days")
	}
	seen := map[string]bool{}
	for row, section := range r.all() {
		if !row.isFigures(columns) {
			continue
		}
		line, err := row.balanceSheetLine(columns)
		if err == nil && line.AccountID != "" && seen[line.AccountID] {
			err = fmt.Errorf("the account %q comes twice", shorten(line.Name))
		}
		if err != nil {
			return BalanceSheet{}, err
		}
		line.Section, seen[line.AccountID] = section, true
		sheet.Lines = append(sheet.Lines, line)
	}
	return sheet, nil
}

// dayOf reads a heading such as "30 Apr 2019".
func dayOf(label string) (civil.Date, bool) {
	for _, layout := range []string{"2 Jan 2006", "2 January 2006"} {
		if at, err := time.Parse(layout, label); err == nil {
			return civil.Of(at), true
		}
	}
	return civil.Date{}, false
}

func (r reportRow) balanceSheetLine(columns []int) (BalanceSheetLine, error) {
	line := BalanceSheetLine{Name: r.label(0), Amounts: make([]money.Amount, 0, len(columns))}
	for _, column := range columns {
		amount, err := r.figureAt(column)
		if err != nil {
			return line, err
		}
		line.Amounts = append(line.Amounts, amount)
	}
	var err error
	line.AccountID, err = r.accountID()
	return line, err
}
