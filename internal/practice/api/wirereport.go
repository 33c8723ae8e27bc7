package api

import (
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// wireReport is a report as a reply shows it (contract section 12).
type wireReport struct {
	ReportID       string     `json:"ReportID"`
	ReportName     string     `json:"ReportName"`
	ReportType     string     `json:"ReportType"`
	ReportTitles   []string   `json:"ReportTitles"`
	ReportDate     string     `json:"ReportDate"`
	UpdatedDateUTC string     `json:"UpdatedDateUTC"`
	Fields         []struct{} `json:"Fields"`
	Rows           []wireRow  `json:"Rows"`
}

type wireRow struct {
	RowType string     `json:"RowType"`
	Title   *string    `json:"Title,omitempty"`
	Cells   []wireCell `json:"Cells,omitzero"`
	Rows    []wireRow  `json:"Rows,omitzero"`
}

type wireCell struct {
	Value      string          `json:"Value"`
	Attributes []wireAttribute `json:"Attributes,omitzero"`
}

type wireAttribute struct {
	Value string `json:"Value"`
	ID    string `json:"Id"`
}

// showReport wraps the rows of a report. Its titles say as at which day it is, its date when it was made.
func showReport(q *request, ref books.Reference, id, name string, day civil.Date, rows []wireRow) (*reply, error) {
	return envelope(q, "Reports", []wireReport{{
		ReportID: id, ReportName: name, ReportType: id,
		ReportTitles:   []string{name, ref.Organisation.Name, "As at " + longDay(day)},
		ReportDate:     longDay(ref.Organisation.Today(q.now)),
		UpdatedDateUTC: fmt.Sprintf("/Date(%d)/", q.now.UnixMilli()),
		Fields:         []struct{}{}, Rows: rows,
	}}, nil)
}

func longDay(d civil.Date) string { return d.Time().Format("2 January 2006") }

// header is the row with the names of the columns.
func header(names ...string) wireRow { return wireRow{RowType: "Header", Cells: cells(nil, names...)} }

// section is rows under a title, which may be empty.
func section(title string, rows ...wireRow) wireRow {
	if rows == nil {
		rows = []wireRow{}
	}
	return wireRow{RowType: "Section", Title: &title, Rows: rows}
}

func summary(values ...string) wireRow {
	return wireRow{RowType: "SummaryRow", Cells: cells(nil, values...)}
}

func row(attributes []wireAttribute, values ...string) wireRow {
	return wireRow{RowType: "Row", Cells: cells(attributes, values...)}
}

// cells gives every value the same attributes.
func cells(attributes []wireAttribute, values ...string) []wireCell {
	list := make([]wireCell, len(values))
	for i, value := range values {
		list[i] = wireCell{Value: value, Attributes: attributes}
	}
	return list
}

func accountAttribute(id string) []wireAttribute { return []wireAttribute{{ID: "account", Value: id}} }

// span says from and until when an amount was gathered; a zero day is written as nothing.
func span(from, to civil.Date) []wireAttribute {
	return []wireAttribute{{ID: "fromDate", Value: shortDay(from)}, {ID: "toDate", Value: shortDay(to)}}
}

func shortDay(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("1/2/2006")
}

// labelled puts a name before one amount for each column.
func labelled(name string, amounts []money.Amount) []string {
	values := []string{name}
	for _, a := range amounts {
		values = append(values, a.String())
	}
	return values
}
