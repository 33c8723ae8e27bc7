package app

import (
	"fmt"
	"strings"

	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// decode reads a form. problems maps field paths to what cannot be read.
func (f StockItemForm) decode() (warehouse.Item, map[string]string) {
	problems := map[string]string{}
	return warehouse.Item{ID: f.ItemID, Class: journal.Class(f.Class), Operations: readFigure(problems, "operations", f.Operations, money.ParseValue),
		Recipe: readUses(problems, "recipe", f.Recipe)}, problems
}

// readUses reads what a make consumes. A row in which nothing was typed is passed over.
func readUses(problems map[string]string, path string, forms []UseForm) []warehouse.Use {
	var uses []warehouse.Use
	for i, u := range forms {
		if u.ItemID == 0 && strings.TrimSpace(u.Quantity) == "" {
			continue
		}
		uses = append(uses, warehouse.Use{ItemID: u.ItemID, Quantity: readFigure(problems, fmt.Sprintf("%s[%d].quantity", path, i), u.Quantity, money.ParseQuantity)})
	}
	return uses
}

func (f RecordingForm) decode() ([]warehouse.Entry, map[string]string) {
	problems := map[string]string{}
	date := readDay(problems, "date", f.Date)
	entries := make([]warehouse.Entry, len(f.Lines))
	for i, l := range f.Lines {
		path := fmt.Sprintf("lines[%d].", i)
		entries[i] = warehouse.Entry{Date: date, Kind: stock.Kind(f.Kind), OrderID: f.OrderID, Reason: warehouse.Reason(f.Reason), Note: strings.TrimSpace(f.Note),
			ItemID: l.ItemID, OrderLine: l.OrderLine, Of: l.Of, Split: stock.Split(l.Split),
			Quantity:   readFigure(problems, path+"quantity", l.Quantity, money.ParseQuantity),
			UnitCost:   readFigure(problems, path+"unitCost", l.UnitCost, money.ParsePrice),
			Value:      readFigure(problems, path+"value", l.Value, money.ParseValue),
			Operations: readFigure(problems, path+"operations", l.Operations, money.ParseValue),
			Uses:       readUses(problems, path+"uses", l.Uses)}
		if isNeeded := needsFigure(f.Kind); isNeeded != "" && problems[path+isNeeded] == "" && strings.TrimSpace(l.figure(isNeeded)) == "" {
			problems[path+isNeeded] = "Type a number; 0 is one too."
		}
	}
	return entries, problems
}

// needsFigure is the field of a line in which nothing is not the same as 0; empty for none.
func needsFigure(kind string) string {
	switch stock.Kind(kind) {
	case stock.Receive:
		return "unitCost"
	case stock.Count:
		return "quantity"
	}
	return ""
}

func (l RecordingLine) figure(field string) string {
	if field == "unitCost" {
		return l.UnitCost
	}
	return l.Quantity
}

func emptyRecording() RecordingForm { return RecordingForm{Lines: []RecordingLine{}} }

// encodeRecording turns the entries of a recording into a form.
func encodeRecording(entries []warehouse.Entry) RecordingForm {
	form := emptyRecording()
	for _, e := range entries {
		form.Kind, form.Date, form.OrderID, form.Reason, form.Note = string(e.Kind), e.Date.String(), e.OrderID, string(e.Reason), e.Note
		line := RecordingLine{ItemID: e.ItemID, Quantity: e.Quantity.String(), UnitCost: e.UnitCost.String(), Value: orEmpty(e.Value), OrderLine: e.OrderLine,
			Of: append([]int64{}, e.Of...), Split: string(e.Split), Uses: []UseForm{}, Operations: orEmpty(e.Operations)}
		for _, u := range e.Uses {
			line.Uses = append(line.Uses, UseForm{ItemID: u.ItemID, Quantity: u.Quantity.String()})
		}
		form.Lines = append(form.Lines, line)
	}
	return form
}
