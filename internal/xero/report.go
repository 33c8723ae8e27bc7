package xero

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// report is a report as Xero sends it: rows of cells, all texts (section 12).
type report struct {
	ReportType   string
	ReportTitles []string
	Rows         []reportRow
}

// reportRow is a header, a section with rows of its own, a row or a sum.
type reportRow struct {
	RowType string
	Title   string
	Cells   []reportCell
	Rows    []reportRow
}

type reportCell struct {
	Value      string
	Attributes []struct{ ID, Value string }
}

// UnmarshalJSON takes any value of a cell as text; one that is neither text nor number is no figure, and is refused later.
func (c *reportCell) UnmarshalJSON(raw []byte) error {
	var wire struct {
		Value      json.RawMessage
		Attributes []struct{ ID, Value string }
	}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	c.Attributes, c.Value = wire.Attributes, strings.TrimSpace(string(wire.Value))
	if text, err := jsonText(wire.Value); err == nil {
		c.Value = text
	}
	return nil
}

// readReport asks for a report of a type and hands it to a function that makes sense of it.
func readReport[T any](ctx context.Context, c *Client, action string, r request, reportType string, parse func(report) (T, error)) (T, error) {
	var parsed T
	a, err := c.read(ctx, action, r)
	if err != nil {
		return parsed, err
	}
	reports, err := decodeCollection[report](a.body, "Reports")
	switch {
	case err != nil:
	case len(reports) == 0:
		err = errors.New("the answer holds no report")
	case !strings.EqualFold(reports[0].ReportType, reportType):
		err = fmt.Errorf("a %q came instead of a %s", shorten(reports[0].ReportType), reportType)
	default:
		parsed, err = parse(reports[0])
	}
	if err != nil {
		return *new(T), unreadableFault(action, a, err)
	}
	return parsed, nil
}

// header returns the labels of the columns. A second header with others would make the rows below it mean something else.
func (r report) header() ([]string, error) {
	var labels []string
	for row := range r.all() {
		if row.RowType != "Header" {
			continue
		}
		found := make([]string, 0, len(row.Cells))
		for _, cell := range row.Cells {
			found = append(found, strings.TrimSpace(cell.Value))
		}
		if labels != nil && !slices.Equal(labels, found) {
			return nil, errors.New("the report has two headers")
		}
		labels = found
	}
	if labels == nil {
		return nil, errors.New("the report has no header")
	}
	return labels, nil
}

// asAt is the day the titles name, such as "As at 24 April 2019"; zero when none does.
func (r report) asAt() civil.Date {
	for _, title := range r.ReportTitles {
		if text, isDay := strings.CutPrefix(strings.TrimSpace(title), "As at "); isDay {
			if at, err := time.Parse("2 January 2006", text); err == nil {
				return civil.Of(at)
			}
		}
	}
	return civil.Date{}
}

// all walks the rows, each section before its rows, with the title of the innermost section that has one.
func (r report) all() func(yield func(row reportRow, section string) bool) {
	return func(yield func(reportRow, string) bool) { walk(r.Rows, "", yield) }
}

func walk(rows []reportRow, section string, yield func(reportRow, string) bool) bool {
	for _, row := range rows {
		title := section
		if row.Title != "" {
			title = row.Title
		}
		if !yield(row, title) || !walk(row.Rows, title, yield) {
			return false
		}
	}
	return true
}

// isFigures reports whether a row holds figures of its own: it is neither header nor sum, and something stands in one of
// the columns.
func (r reportRow) isFigures(columns []int) bool {
	if r.RowType == "Header" || r.RowType == "SummaryRow" {
		return false
	}
	return slices.ContainsFunc(columns, func(column int) bool { return r.label(column) != "" })
}

// accountID is the account the row is about; "" for none. Two accounts in one row are an error.
func (r reportRow) accountID() (string, error) {
	id := ""
	for _, cell := range r.Cells {
		for _, attribute := range cell.Attributes {
			value := strings.ToLower(attribute.Value)
			if !strings.EqualFold(attribute.ID, "account") || value == "" || value == zeroID {
				continue
			}
			if id != "" && id != value {
				return "", fmt.Errorf("a row names the accounts %s and %s", shorten(id), shorten(value))
			}
			id = value
		}
	}
	return id, nil
}

// figureAt reads the figure in a column.
func (r reportRow) figureAt(column int) (money.Amount, error) {
	if column >= len(r.Cells) {
		return 0, fmt.Errorf("the row %q is too short", shorten(r.label(0)))
	}
	amount, err := readFigure(r.Cells[column].Value)
	if err != nil {
		return 0, fmt.Errorf("the row %q: %w", shorten(r.label(0)), err)
	}
	return amount, nil
}

// label is the text in a column; "" past the end.
func (r reportRow) label(column int) string {
	if column >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[column].Value)
}
