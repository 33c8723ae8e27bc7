package pack

import (
	"daybook/internal/money"
)

// XLSX is the pack as a spreadsheet: a sheet each for journal, bridge, tie-out, valuation and documents. Errors are the library's.
func XLSX(c Content) ([]byte, error) {
	b := newBook(c.Prepared)
	b.journal(c)
	b.bridge(c)
	b.tieOut(c)
	b.valuation(c)
	b.documents(c)
	return b.bytes()
}

// ValuationXLSX is the valuation of each item alone: what hangs on the journal at Xero.
func ValuationXLSX(c Content) ([]byte, error) {
	b := newBook(c.Prepared)
	b.valuation(c)
	return b.bytes()
}

func (b *book) journal(c Content) {
	s := b.addSheet("Journal", false, 10, 34, 44, 16, 16)
	s.title(c, "Stock journal")
	for _, pair := range [][2]string{{"Narration", c.Journal.Narration}, {"Date", c.Journal.Date.Words()}, {"Standing", c.Standing}, {"Method", c.Method},
		{"Valuation", c.Valuation}, {"Bills", c.Model}, {"Note", c.Note}} {
		if pair[1] != "" {
			s.row++
			s.text(1, pair[0], "")
			s.text(2, pair[1], "")
		}
	}
	for _, notice := range c.Notices {
		s.row++
		s.text(2, notice, "")
	}
	s.row++
	s.journalLines(c.Journal.Lines)
	if len(c.Other) > 0 {
		s.row += 2
		s.text(1, "By the other method", "title")
		s.journalLines(c.Other)
	}
}

func (s *sheet) journalLines(lines []Line) {
	s.head(false, "Code", "Account", "Description", "Debit", "Credit")
	first := s.row + 1
	for _, l := range lines {
		s.row++
		s.text(1, l.Code, "")
		s.text(2, l.Name, "")
		s.text(3, l.Text, "")
		if l.Amount >= 0 {
			s.figure(4, l.Amount.String(), "amount")
		} else {
			s.figure(5, (-l.Amount).String(), "amount")
		}
	}
	s.row++
	debit, credit := totals(lines)
	s.text(1, "Total", "total")
	s.text(2, "", "total")
	s.text(3, "", "total")
	s.sum(4, first, debit.String())
	s.sum(5, first, credit.String())
}

func (b *book) bridge(c Content) {
	s := b.addSheet("Bridge", false, 44, 18)
	s.title(c, "From opening to closing value")
	s.head(true, "Step", "Amount")
	first := s.row + 1
	for i, step := range c.Bridge {
		s.row++
		if i == len(c.Bridge)-1 {
			s.text(1, step.Label, "total")
			s.sum(2, first, step.Amount.String())
			return
		}
		s.text(1, step.Label, "")
		s.figure(2, step.Amount.String(), "amount")
	}
}

func (b *book) tieOut(c Content) {
	s := b.addSheet("Tie-out", false, 10, 34, 44, 18)
	s.title(c, "What Xero holds against what it should")
	s.head(true, "Code", "Account", "Step", "Amount")
	for _, t := range c.TieOut {
		first := s.row + 1
		for i, step := range t.Steps {
			s.row++
			if i == 0 {
				s.text(1, t.Code, "")
				s.text(2, t.Name, "")
			}
			if i == len(t.Steps)-1 {
				s.text(3, step.Label, "total")
				s.sum(4, first, step.Amount.String())
				continue
			}
			s.text(3, step.Label, "")
			s.figure(4, step.Amount.String(), "amount")
		}
	}
}

func (b *book) valuation(c Content) {
	s := b.addSheet("Valuation", true, 20, 44, 16, 12, 14, 16, 18)
	s.title(c, "What stock is worth at "+c.To.Words())
	s.head(true, "Code", "Item", "Class", "Account", "On hand", "Unit cost", "Value")
	first := s.row + 1
	for _, i := range c.Items {
		s.row++
		for column, text := range []string{i.SKU, i.Name, i.Class, i.Account} {
			s.text(column+1, text, "")
		}
		s.figure(5, i.OnHand.String(), "quantity")
		s.figure(6, i.UnitCost.String(), "cost")
		s.figure(7, money.Fixed(i.Value), "amount")
	}
	s.row++
	s.text(1, "Total", "total")
	for column := 2; column < 7; column++ {
		s.text(column, "", "total")
	}
	s.sum(7, first, money.Fixed(worth(c.Items)))
}

func (b *book) documents(c Content) {
	s := b.addSheet("Documents", true, 12, 20, 14, 40, 10, 16, 16)
	s.title(c, "Invoices and bills of the period")
	s.head(true, "Kind", "Number", "Date", "Contact", "Currency", "Total", "Status")
	for _, d := range c.Documents {
		s.row++
		for column, text := range []string{d.Kind, d.Number, d.Date.Words(), d.Contact, d.Currency} {
			s.text(column+1, text, "")
		}
		s.figure(6, d.Total.String(), "amount")
		s.text(7, d.Status, "")
	}
}
