package books

import "daybook/internal/money"

// Entries returns how a posted journal moves the ledger: each line without tax on its account, the tax on that of the
// tax office. Other journals move nothing.
func (j ManualJournal) Entries(r Reference) []Entry {
	if !j.IsInLedger() {
		return nil
	}
	p := posting{date: j.Date}
	var tax money.Amount
	for _, line := range j.Lines {
		p.add(line.AccountCode, line.gross(j.LineAmountTypes)-line.TaxAmount, optionsOf(line.Tracking)...)
		tax += line.TaxAmount
	}
	p.add(r.systemCode(SystemGST), tax)
	return p.entries
}

// CashEntries returns the same for reports on a cash basis, which have only the journals meant for them.
func (j ManualJournal) CashEntries(r Reference) []Entry {
	if j.IsAccrualOnly {
		return nil
	}
	return j.Entries(r)
}
