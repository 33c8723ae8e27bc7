package posting

import (
	"slices"

	"daybook/internal/money"
)

// planTotals adds up the document, its taxes and its effect on the ledger.
func (p *planner) planTotals() {
	content := &p.preview.Content
	figures := make([]money.LineTotal, len(content.Lines))
	for i, l := range content.Lines {
		figures[i] = l.Figures
	}
	content.Totals = money.Sum(figures)
	p.checkTotal(content.Totals.Total)
	p.planTaxes()
	p.planLedger()
	if content.Rate > 0 {
		// An overflow leaves 0, which means unknown.
		p.preview.BaseTotal, _ = content.Totals.Total.InBase(content.Rate)
	}
}

func (p *planner) checkTotal(total money.Amount) {
	switch {
	case len(p.preview.Content.Lines) == 0:
	case total < 0:
		p.note(Check{Block, CheckNegativeTotal, "total", "The total is below zero, and Xero takes no such " + p.noun() + ".", "A credit note is what is needed.", RemedyEditOrder})
	case total == 0:
		p.note(Check{Warning, CheckZeroTotal, "total", "The total is zero.", "Check that the prices are there.", RemedyEditOrder})
	}
}

func (p *planner) planTaxes() {
	for i, l := range p.preview.Content.Lines {
		if l.TaxType == "" {
			continue
		}
		at := slices.IndexFunc(p.preview.Taxes, func(t TaxTotal) bool { return t.TaxType == l.TaxType })
		if at < 0 {
			at = len(p.preview.Taxes)
			p.preview.Taxes = append(p.preview.Taxes, TaxTotal{TaxType: l.TaxType, Name: p.preview.Lines[i].TaxName, Rate: l.TaxRate})
		}
		p.preview.Taxes[at].Net += l.Figures.Net
		p.preview.Taxes[at].Tax += l.Figures.Tax
	}
}

// planLedger says what the document does to the accounts once it is approved. An invoice is owed by the customer and
// credited to revenue and tax; a bill is the mirror image.
func (p *planner) planLedger() {
	content := p.preview.Content
	book := ledgerBook{isSale: p.isSale()}
	partner := "CREDITORS"
	if p.isSale() {
		partner = "DEBTORS"
	}
	book.add(p.systemAccount(partner), -content.Totals.Total)
	for i, l := range content.Lines {
		book.add(LedgerEntry{Code: l.AccountCode, Name: p.preview.Lines[i].AccountName}, l.Figures.Net)
	}
	book.add(p.systemAccount("GST"), content.Totals.Tax)
	p.preview.Ledger = book.entries
}

// systemAccount names an account that Xero keeps itself.
func (p *planner) systemAccount(word string) LedgerEntry {
	for _, a := range p.facts.Reference.Accounts {
		if a.SystemAccount == word {
			return LedgerEntry{Code: a.Code, Name: a.Name}
		}
	}
	names := map[string]string{"DEBTORS": "Accounts Receivable", "CREDITORS": "Accounts Payable", "GST": "Tax"}
	return LedgerEntry{Name: names[word]}
}

// ledgerBook collects entries, one per account, in order of first use.
type ledgerBook struct {
	isSale  bool
	entries []LedgerEntry
}

// add books an amount on the side where the lines of the document stand: credit on sales, debit on purchases. A
// negative amount goes to the other side.
func (b *ledgerBook) add(account LedgerEntry, amount money.Amount) {
	if amount == 0 {
		return
	}
	if b.isSale {
		amount = -amount
	}
	at := slices.IndexFunc(b.entries, func(e LedgerEntry) bool { return e.Code == account.Code && e.Name == account.Name })
	if at < 0 {
		at = len(b.entries)
		b.entries = append(b.entries, LedgerEntry{Code: account.Code, Name: account.Name})
	}
	e := &b.entries[at]
	balance := e.Debit - e.Credit + amount
	e.Debit, e.Credit = max(balance, 0), max(-balance, 0)
}
