package pack_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"daybook/internal/civil"
	"daybook/internal/pack"
)

func content(items int) pack.Content {
	c := pack.Content{Company: "Kauri Māhita Furniture 家具", Organisation: "Demo (NZ)", Currency: "NZD", From: civil.Date{Year: 2026, Month: 10, Day: 1}, To: civil.Date{Year: 2026, Month: 10, Day: 31},
		Method: "Movement method", Valuation: "Moving average", Model: "Coded to purchases (model A)", Prepared: time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC), Standing: "Suggested, not approved",
		Note: "=1+1", Journal: pack.Journal{Narration: "Stock journal October 2026", Date: civil.Date{Year: 2026, Month: 10, Day: 31}, Status: "DRAFT", Lines: []pack.Line{
			{Code: "630", Name: "Stock – materials", Text: "=HYPERLINK(\"x\")", Amount: 1_234_567_89}, {Code: "310", Name: "Cost of goods sold", Text: strings.Repeat("a very long description ", 20), Amount: -1_234_567_89}}},
		Bridge:    []pack.Step{{Label: "Opening", Amount: 100_00}, {Label: "Bought", Amount: 50_10}, {Label: "Delivered", Amount: -20_05}, {Label: "Closing", Amount: 130_05}},
		TieOut:    []pack.TieOut{{Code: "630", Name: "Stock", Steps: []pack.Step{{Label: "Balance in Xero", Amount: -5_00}, {Label: "This journal", Amount: 135_05}, {Label: "What it should hold", Amount: 130_05}}}},
		Documents: []pack.Document{{Kind: "Bill", Number: "B-1", Date: civil.Date{Year: 2026, Month: 10, Day: 3}, Contact: "Timber €", Currency: "NZD", Total: 600_00, Status: "PAID"}}}
	for i := range items {
		class := "Finished goods"
		if i%2 == 0 {
			class = "Materials"
		}
		c.Items = append(c.Items, pack.Item{SKU: fmt.Sprintf("SKU-%04d", i), Name: "Board", Class: class, Account: "630", OnHand: 1_500_000, UnitCost: 333_333, Value: 500_001})
	}
	return c
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f := must(excelize.OpenReader(bytes.NewReader(data)))(t)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// find is the row whose first cell says so.
func find(t *testing.T, f *excelize.File, sheet, first string) []string {
	t.Helper()
	for _, row := range must(f.GetRows(sheet, excelize.Options{RawCellValue: true}))(t) {
		if len(row) > 0 && row[0] == first {
			return row
		}
	}
	t.Fatalf("%s has no row %q", sheet, first)
	return nil
}

func TestTheSpreadsheetHoldsTheExactFigures(t *testing.T) {
	t.Parallel()
	f := open(t, must(pack.XLSX(content(3)))(t))
	if sheets := strings.Join(f.GetSheetList(), " "); sheets != "Journal Bridge Tie-out Valuation Documents" {
		t.Errorf("its sheets are %s", sheets)
	}
	if row := find(t, f, "Journal", "630"); row[3] != "1234567.89" || row[2] != `=HYPERLINK("x")` {
		t.Errorf("the debit is %v", row)
	}
	if row := find(t, f, "Journal", "Total"); row[3] != "1234567.89" || row[4] != "1234567.89" {
		t.Errorf("the totals are %v", row)
	}
	if row := find(t, f, "Valuation", "SKU-0001"); row[4] != "1.5" || row[5] != "0.333333" || row[6] != "0.500001" {
		t.Errorf("an item is %v", row)
	}
	if row := find(t, f, "Valuation", "Total"); row[6] != "1.500003" {
		t.Errorf("stock is worth %v", row)
	}
	if row := find(t, f, "Bridge", "Closing"); row[1] != "130.05" {
		t.Errorf("the bridge ends at %v", row)
	}
}

// TestSumsAreFormulas: who changes a figure sees the sum follow; and what people wrote is never one.
func TestSumsAreFormulas(t *testing.T) {
	t.Parallel()
	f := open(t, must(pack.XLSX(content(3)))(t))
	sums := 0
	for _, sheet := range f.GetSheetList() {
		for r, row := range must(f.GetRows(sheet))(t) {
			for c := range row {
				cell := must(excelize.CoordinatesToCellName(c+1, r+1))(t)
				formula := must(f.GetCellFormula(sheet, cell))(t)
				if formula == "" {
					continue
				}
				sums++
				if !strings.HasPrefix(formula, "SUM(") {
					t.Errorf("%s!%s is %s", sheet, cell, formula)
				}
				raw := must(f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true}))(t)
				if worked := must(f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true}))(t); sheet != "Valuation" && worked != raw && worked != strings.TrimSuffix(strings.TrimSuffix(raw, "0"), ".0") {
					t.Errorf("%s!%s says %s, worked out it is %s", sheet, cell, raw, worked)
				}
			}
		}
	}
	if sums != 5 {
		t.Errorf("%d sums, want those of debit, credit, bridge, tie-out and valuation", sums)
	}
}

func TestThePDFIsTheSameForTheSameContent(t *testing.T) {
	t.Parallel()
	for _, items := range []int{0, 3, 2000} {
		c := content(items)
		first, second := must(pack.PDF(c))(t), must(pack.PDF(c))(t)
		if !bytes.HasPrefix(first, []byte("%PDF-")) || !bytes.Equal(first, second) {
			t.Errorf("%d items: %d and %d bytes that differ", items, len(first), len(second))
		}
	}
}

func TestAnEmptyPackIsWritten(t *testing.T) {
	t.Parallel()
	c := pack.Content{Company: "Kauri", Bridge: []pack.Step{}}
	for name, write := range map[string]func(pack.Content) ([]byte, error){"PDF": pack.PDF, "XLSX": pack.XLSX, "valuation": pack.ValuationXLSX} {
		if data, err := write(c); err != nil || len(data) == 0 {
			t.Errorf("%s: %d bytes, %v", name, len(data), err)
		}
	}
}

func TestTheValuationAloneIsOneSheet(t *testing.T) {
	t.Parallel()
	f := open(t, must(pack.ValuationXLSX(content(2)))(t))
	if sheets := f.GetSheetList(); len(sheets) != 1 || sheets[0] != "Valuation" {
		t.Errorf("its sheets are %v", sheets)
	}
}
