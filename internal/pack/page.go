package pack

import (
	"bytes"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

// The page, in millimetres.
const (
	margin     = 18.0
	lineHeight = 5.2
	pageWidth  = 210 - 2*margin
	font       = "Go"
)

// paper is a PDF that is being written.
type paper struct {
	*fpdf.Fpdf

	content Content
	known   *sfnt.Font
	buffer  sfnt.Buffer
	// columns are those of the table under way, repeated on each page; nil for none.
	columns []column
}

// column is one column of a table.
type column struct {
	name    string
	width   float64
	isRight bool
}

func newPaper(c Content) (*paper, error) {
	known, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	p := &paper{Fpdf: fpdf.New("P", "mm", "A4", ""), content: c, known: known}
	p.SetCatalogSort(true)
	p.SetCreationDate(c.Prepared.UTC())
	p.SetModificationDate(c.Prepared.UTC())
	p.SetTitle(fmt.Sprintf("Stock %s to %s, %s", c.From, c.To, c.Company), true)
	p.SetCreator("Daybook", true)
	p.AddUTF8FontFromBytes(font, "", goregular.TTF)
	p.AddUTF8FontFromBytes(font, "B", gobold.TTF)
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(false, margin)
	p.AliasNbPages("{pages}")
	p.SetDrawColor(165, 165, 165)
	p.SetLineWidth(0.15)
	p.SetFooterFunc(p.footer)
	p.AddPage()
	return p, p.Error()
}

func (p *paper) footer() {
	p.SetY(-margin + 4)
	p.face("", 8, true)
	p.CellFormat(pageWidth/2, 4, p.shorten(p.content.Company+" · Stock "+p.content.From.Words()+" to "+p.content.To.Words(), pageWidth*0.7), "", 0, "L", false, 0, "")
	p.CellFormat(pageWidth/2, 4, fmt.Sprintf("Page %d of {pages}", p.PageNo()), "", 0, "R", false, 0, "")
}

// face chooses letters: bold or not, of so many points, quiet or not.
func (p *paper) face(style string, size float64, isQuiet bool) {
	p.SetFont(font, style, size)
	grey := 20
	if isQuiet {
		grey = 110
	}
	p.SetTextColor(grey, grey, grey)
}

// plain leaves out what the font has no letters for: a mark stands for each.
func (p *paper) plain(text string) string {
	return strings.Map(func(r rune) rune {
		if glyph, err := p.known.GlyphIndex(&p.buffer, r); err != nil || glyph == 0 {
			return '?'
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
}

// shorten cuts what does not fit in a width, with an ellipsis.
func (p *paper) shorten(text string, width float64) string {
	text = p.plain(text)
	if p.GetStringWidth(text) <= width-2 {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && p.GetStringWidth(string(letters)+"…") > width-2 {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + "…"
}

// need begins a page where so many millimetres are not left, and repeats the head of the table under way.
func (p *paper) need(height float64) {
	_, pageHeight := p.GetPageSize()
	if p.GetY()+height <= pageHeight-margin-4 {
		return
	}
	p.AddPage()
	if p.columns != nil {
		p.headRow()
	}
}

// heading begins a part.
func (p *paper) heading(text string) {
	p.columns = nil
	p.need(30)
	p.Ln(7)
	p.face("B", 13, false)
	p.CellFormat(pageWidth, 7, p.shorten(text, pageWidth), "", 1, "L", false, 0, "")
	p.Ln(1)
}

// table begins a table.
func (p *paper) table(columns ...column) {
	p.columns = columns
	p.headRow()
}

func (p *paper) headRow() {
	p.face("B", 8.5, true)
	for _, c := range p.columns {
		p.CellFormat(c.width, lineHeight, p.shorten(c.name, c.width), "B", 0, align(c), false, 0, "")
	}
	p.Ln(lineHeight + 0.8)
}

func align(c column) string {
	if c.isRight {
		return "R"
	}
	return "L"
}

// row writes a row of the table under way; a sum is bold, under a line.
func (p *paper) row(isSum bool, cells ...string) {
	p.need(lineHeight)
	style, border := "", ""
	if isSum {
		style, border = "B", "T"
	}
	p.face(style, 9, false)
	for i, c := range p.columns {
		p.CellFormat(c.width, lineHeight, p.shorten(cells[i], c.width), border, 0, align(c), false, 0, "")
	}
	p.Ln(lineHeight)
}

// paragraph writes words over as many lines as they need.
func (p *paper) paragraph(text string, isQuiet bool) {
	p.face("", 9.5, isQuiet)
	p.need(2 * lineHeight)
	p.MultiCell(pageWidth, lineHeight, p.plain(text), "", "L", false)
}

func (p *paper) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("write the PDF: %w", err)
	}
	return out.Bytes(), nil
}
