package pack

import (
	"bytes"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

// The formats of figures: values with two decimals, quantities and unit costs with as many as they have.
const (
	amountFormat   = `#,##0.00;[Red]-#,##0.00;–`
	quantityFormat = `#,##0.######`
	costFormat     = `#,##0.00####`
)

// book is a spreadsheet that is being written. The first error stays.
type book struct {
	file   *excelize.File
	styles map[string]int
	err    error
}

func newBook(made time.Time) *book {
	b := &book{file: excelize.NewFile(), styles: map[string]int{}}
	at := made.UTC().Format(time.RFC3339)
	b.note(b.file.SetDocProps(&excelize.DocProperties{Creator: "Daybook", Created: at, Modified: at}))
	for name, style := range map[string]*excelize.Style{
		"title":    {Font: &excelize.Font{Bold: true, Size: 14}},
		"head":     {Font: &excelize.Font{Bold: true}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "808080"}}},
		"total":    {Font: &excelize.Font{Bold: true}, Border: []excelize.Border{{Type: "top", Style: 1, Color: "808080"}}, CustomNumFmt: new(amountFormat)},
		"amount":   {CustomNumFmt: new(amountFormat)},
		"quantity": {CustomNumFmt: new(quantityFormat)},
		"cost":     {CustomNumFmt: new(costFormat)},
	} {
		id, err := b.file.NewStyle(style)
		b.note(err)
		b.styles[name] = id
	}
	return b
}

func (b *book) note(err error) {
	if b.err == nil {
		b.err = err
	}
}

// bytes returns the file.
func (b *book) bytes() ([]byte, error) {
	if b.err != nil {
		return nil, fmt.Errorf("write the spreadsheet: %w", b.err)
	}
	var out bytes.Buffer
	if err := b.file.Write(&out); err != nil {
		return nil, fmt.Errorf("write the spreadsheet: %w", err)
	}
	return out.Bytes(), nil
}

// sheet is one sheet, written from above.
type sheet struct {
	*book

	name string
	row  int
}

// addSheet begins a sheet for print on A4, as wide as the page, with columns of so many characters.
func (b *book) addSheet(name string, isLandscape bool, widths ...float64) *sheet {
	if len(b.file.GetSheetList()) == 1 && b.file.GetSheetName(0) == "Sheet1" {
		b.note(b.file.SetSheetName("Sheet1", name))
	} else {
		_, err := b.file.NewSheet(name)
		b.note(err)
	}
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		b.note(err)
		b.note(b.file.SetColWidth(name, column, column, width))
	}
	paper, wide, tall, isFit, orientation := 9, 1, 0, true, "portrait"
	if isLandscape {
		orientation = "landscape"
	}
	b.note(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}))
	b.note(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &isFit}))
	b.note(b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}))
	return &sheet{book: b, name: name}
}

func (s *sheet) cell(column int) string {
	name, err := excelize.CoordinatesToCellName(column, s.row)
	s.note(err)
	return name
}

// text writes words; what begins like a formula stays words.
func (s *sheet) text(column int, text, style string) {
	s.note(s.file.SetCellStr(s.name, s.cell(column), text))
	s.style(column, style)
}

// figure writes the exact decimals: they never pass through a binary number here.
func (s *sheet) figure(column int, decimals, style string) {
	s.note(s.file.SetCellDefault(s.name, s.cell(column), decimals))
	s.style(column, style)
}

func (s *sheet) style(column int, style string) {
	if style != "" {
		s.note(s.file.SetCellStyle(s.name, s.cell(column), s.cell(column), s.styles[style]))
	}
}

// sum writes the sum of the rows above it, from first on, as a formula with its value.
func (s *sheet) sum(column, first int, decimals string) {
	s.figure(column, decimals, "total")
	if first < s.row {
		from, err := excelize.CoordinatesToCellName(column, first)
		s.note(err)
		to, err := excelize.CoordinatesToCellName(column, s.row-1)
		s.note(err)
		s.note(s.file.SetCellFormula(s.name, s.cell(column), "SUM("+from+":"+to+")"))
	}
}

// head writes the names of the columns; those above the rows stay in sight, and are printed on every page.
func (s *sheet) head(isFrozen bool, names ...string) {
	s.row++
	for i, name := range names {
		s.text(i+1, name, "head")
	}
	if !isFrozen {
		return
	}
	s.note(s.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: s.row, TopLeftCell: fmt.Sprintf("A%d", s.row+1), ActivePane: "bottomLeft"}))
	s.note(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, s.row, s.row), Scope: s.name}))
}

// title writes what the sheet is about.
func (s *sheet) title(c Content, what string) {
	s.row++
	s.text(1, what, "title")
	s.row++
	s.text(1, fmt.Sprintf("%s, %s to %s, %s", c.Company, c.From.Words(), c.To.Words(), c.Currency), "")
	s.row++
}
