package books

import "daybook/internal/money"

// Entries returns how an approved invoice or bill and what was paid or credited move the ledger, in the base currency:
// what is owed on the control account, each line without tax on its account, the tax on that of the tax office, and what
// a sale takes out of stock. What the conversion of line by line loses or gains stands on the account for rounding,
// what payments and credits at other rates do on the one for realised gains. Other documents move nothing.
func (i Invoice) Entries(r Reference) []Entry {
	if !i.IsApproved() {
		return nil
	}
	entries := append(i.booked(r), i.soldStock()...)
	paid := i.eachPayment(func(p Payment, before, after money.Amount) {
		settled := posting{date: p.Date}
		settled.add(p.AccountCode, i.side(inBase(p.Amount, p.CurrencyRate)))
		settled.add(i.control(r), -i.settled(before, after))
		entries = append(entries, settled.closed(r.systemCode(SystemRealisedGain))...)
	})
	for _, c := range i.Credits {
		entries = append(entries, i.revalued(r, c.Date, paid, paid+c.Amount)...)
		paid += c.Amount
	}
	return entries
}

// CashEntries returns the same on a cash basis: nothing until it is paid, and then each line, its stock and the tax in
// the share that was paid, on the day it was.
func (i Invoice) CashEntries(r Reference) []Entry {
	if !i.IsApproved() {
		return nil
	}
	var entries []Entry
	i.eachPayment(func(p Payment, before, after money.Amount) {
		paid := posting{date: p.Date}
		for _, e := range append(i.earned(r), i.soldStock()...) {
			paid.add(e.AccountCode, portion(e.Amount, after, i.Total)-portion(e.Amount, before, i.Total), e.OptionIDs...)
		}
		bank, owed := i.side(inBase(p.Amount, p.CurrencyRate)), i.settled(before, after)
		paid.add(p.AccountCode, bank)
		paid.add(r.systemCode(SystemRealisedGain), owed-bank)
		entries = append(entries, paid.closed(r.systemCode(SystemRounding))...)
	})
	return entries
}

// booked are the entries of the document itself.
func (i Invoice) booked(r Reference) []Entry {
	p := posting{date: i.Date}
	p.add(i.control(r), i.side(inBase(i.Total, i.CurrencyRate)))
	p.entries = append(p.entries, i.earned(r)...)
	return p.closed(r.systemCode(SystemRounding))
}

// earned are the entries of the lines and the tax, on the document's day.
func (i Invoice) earned(r Reference) []Entry {
	p := posting{date: i.Date}
	for _, line := range i.Lines {
		net := line.LineAmount
		if i.LineAmountTypes == Inclusive {
			net -= line.TaxAmount
		}
		p.add(line.AccountCode, -i.side(inBase(net, i.CurrencyRate)), optionsOf(line.Tracking)...)
	}
	p.add(r.systemCode(SystemGST), -i.side(inBase(i.TotalTax, i.CurrencyRate)))
	return p.entries
}

// soldStock are the entries of tracked items that a sale takes out, or that come back from one. The lines of purchases
// reach the stock account themselves.
func (i Invoice) soldStock() []Entry {
	p := posting{date: i.Date}
	for _, line := range i.Lines {
		if line.Stock != nil && i.Type == Sales {
			p.add(line.Stock.StockAccountCode, line.Stock.Cost, optionsOf(line.Tracking)...)
			p.add(line.Stock.CostAccountCode, -line.Stock.Cost, optionsOf(line.Tracking)...)
		}
	}
	return p.entries
}

// settled is how much of what is owed, in the base currency at the document's rate, a payment settles: before and after
// are what was paid before and after it. A document that is paid in full leaves nothing.
func (i Invoice) settled(before, after money.Amount) money.Amount {
	return i.side(inBase(after, i.CurrencyRate) - inBase(before, i.CurrencyRate))
}

// eachPayment goes through the payments that stand, with what was paid before and after each. It returns what was paid.
func (i Invoice) eachPayment(do func(p Payment, before, after money.Amount)) money.Amount {
	var paid money.Amount
	for _, p := range i.Payments {
		if !p.IsDeleted {
			do(p, paid, paid+p.Amount)
			paid += p.Amount
		}
	}
	return paid
}

func (i Invoice) control(r Reference) string {
	if i.Type == Purchase {
		return r.systemCode(SystemCreditors)
	}
	return r.systemCode(SystemDebtors)
}

// side turns an amount owed to the organisation into a debit and one owed by it into a credit.
func (i Invoice) side(a money.Amount) money.Amount {
	if i.Type == Purchase {
		return -a
	}
	return a
}

// portion is part of whole of an amount; all of it where there is no whole.
func portion(a, part, whole money.Amount) money.Amount {
	share, err := a.Portion(part, whole)
	if err != nil {
		return a
	}
	return share
}
