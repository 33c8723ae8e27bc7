package pack

import (
	"fmt"
	"strings"

	"daybook/internal/money"
)

// PDF is the pack on A4. Errors are the library's.
func PDF(c Content) ([]byte, error) {
	p, err := newPaper(c)
	if err != nil {
		return nil, err
	}
	p.front()
	p.bridge()
	p.tieOut()
	p.valuation()
	p.documents()
	return p.bytes()
}

// figure groups thousands, with a true minus.
func figure(decimals string) string {
	whole, rest, _ := strings.Cut(strings.TrimPrefix(decimals, "-"), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if rest != "" {
		whole += "." + rest
	}
	if strings.HasPrefix(decimals, "-") {
		return "−" + whole
	}
	return whole
}

// dash is a figure of a column; nothing is a dash.
func dash(a money.Amount) string {
	if a == 0 {
		return "–"
	}
	return figure(a.String())
}

// front is the first page: what it is of, and the journal.
func (p *paper) front() {
	c := p.content
	p.face("", 10, true)
	p.CellFormat(pageWidth, 6, p.shorten(c.Company, pageWidth), "", 1, "L", false, 0, "")
	p.face("B", 20, false)
	p.CellFormat(pageWidth, 10, p.shorten(fmt.Sprintf("Stock, %s to %s", c.From.Words(), c.To.Words()), pageWidth), "", 1, "L", false, 0, "")
	p.Ln(2)
	facts := [][2]string{{"Standing", c.Standing}, {"Xero organisation", c.Organisation}, {"Currency", c.Currency}, {"Journal by", c.Method}, {"Valued by", c.Valuation}, {"Bills", c.Model},
		{"Prepared", c.Prepared.UTC().Format("2 Jan 2006, 15:04") + " UTC"}}
	if !c.ApprovedAt.IsZero() {
		facts = append(facts, [2]string{"Approved", c.ApprovedAt.UTC().Format("2 Jan 2006, 15:04") + " UTC"})
	}
	for _, fact := range facts {
		p.face("", 9.5, true)
		p.CellFormat(36, lineHeight, fact[0], "", 0, "L", false, 0, "")
		p.face("", 9.5, false)
		p.CellFormat(pageWidth-36, lineHeight, p.shorten(fact[1], pageWidth-36), "", 1, "L", false, 0, "")
	}
	if c.Note != "" {
		p.Ln(2)
		p.paragraph(c.Note, false)
	}
	for _, notice := range c.Notices {
		p.Ln(1)
		p.paragraph("• "+notice, true)
	}
	p.heading("Journal")
	if len(c.Journal.Lines) == 0 {
		p.paragraph("There is nothing to post.", true)
	} else {
		p.paragraph(c.Journal.Narration+". Dated "+c.Journal.Date.Words()+", "+strings.ToLower(c.Journal.Status)+", no tax.", true)
		p.Ln(2)
		p.lines(c.Journal.Lines)
	}
	if len(c.Other) > 0 {
		p.heading("The same by the other method")
		p.lines(c.Other)
	}
}

func (p *paper) lines(lines []Line) {
	p.table(column{"Code", 16, false}, column{"Account", 52, false}, column{"Description", 50, false}, column{"Debit", 28, true}, column{"Credit", 28, true})
	for _, l := range lines {
		p.row(false, l.Code, l.Name, l.Text, dash(max(l.Amount, 0)), dash(max(-l.Amount, 0)))
	}
	debit, credit := totals(lines)
	p.row(true, "", "", "", figure(debit.String()), figure(credit.String()))
}

func (p *paper) bridge() {
	p.heading("From opening to closing value")
	p.table(column{"Step", pageWidth - 40, false}, column{"Amount", 40, true})
	for i, step := range p.content.Bridge {
		p.row(i == len(p.content.Bridge)-1, step.Label, figure(step.Amount.String()))
	}
}

func (p *paper) tieOut() {
	p.heading("What Xero holds against what it should")
	if len(p.content.TieOut) == 0 {
		p.paragraph("Xero's balances were not read yet.", true)
		return
	}
	p.table(column{"Code", 16, false}, column{"Account", 58, false}, column{"Step", 64, false}, column{"Amount", 36, true})
	for _, t := range p.content.TieOut {
		p.need(float64(len(t.Steps)) * lineHeight)
		for i, step := range t.Steps {
			code, name := t.Code, t.Name
			if i > 0 {
				code, name = "", ""
			}
			p.row(i == len(t.Steps)-1, code, name, step.Label, figure(step.Amount.String()))
		}
		p.Ln(1.5)
	}
}

func (p *paper) valuation() {
	p.heading("What stock is worth at " + p.content.To.Words())
	if len(p.content.Items) == 0 {
		p.paragraph("There is no stock.", true)
		return
	}
	p.table(column{"Code", 34, false}, column{"Item", 60, false}, column{"On hand", 24, true}, column{"Unit cost", 26, true}, column{"Value", 30, true})
	for _, group := range p.content.classes() {
		p.need(3 * lineHeight)
		p.face("B", 9, true)
		p.CellFormat(pageWidth, lineHeight+1.5, p.shorten(group[0].Class, pageWidth), "", 1, "LB", false, 0, "")
		for _, i := range group {
			p.row(false, i.SKU, i.Name, figure(i.OnHand.String()), figure(i.UnitCost.String()), figure(i.Value.Amount().String()))
		}
		p.row(true, "", "", "", "", figure(worth(group).Amount().String()))
	}
	p.Ln(1)
	p.row(true, "Together", "", "", "", figure(worth(p.content.Items).Amount().String()))
}

func (p *paper) documents() {
	p.heading("Invoices and bills of the period")
	if len(p.content.Documents) == 0 {
		p.paragraph("None was sent.", true)
		return
	}
	p.table(column{"Kind", 16, false}, column{"Number", 32, false}, column{"Date", 26, false}, column{"Contact", 46, false}, column{"Total", 30, true}, column{"Status", 24, false})
	for _, d := range p.content.Documents {
		p.row(false, d.Kind, d.Number, d.Date.Words(), d.Contact, figure(d.Total.String())+" "+d.Currency, d.Status)
	}
}
