package books

import "daybook/internal/money"

// Entries returns how an approved invoice or bill and its payments move the ledger, in the base currency: what is owed
// on the control account, each line without tax on its account, the tax on that of the tax office. What the conversion
// of line by line loses or gains stands on the account for rounding. Other documents move nothing.
func (i Invoice) Entries(r Reference) []Entry {
	if !i.IsApproved() {
		return nil
	}
	document := posting{date: i.Date}
	document.add(i.control(r), i.side(inBase(i.Total, i.CurrencyRate)))
	document.entries = append(document.entries, i.earned(r)...)
	entries := document.closed(r.systemCode(SystemRounding))
	i.eachPayment(func(p Payment, before, after money.Amount) {
		settled := posting{date: p.Date}
		settled.add(p.AccountCode, i.side(inBase(p.Amount, p.CurrencyRate)))
		settled.add(i.control(r), -i.settled(before, after))
		entries = append(entries, settled.closed(r.systemCode(SystemRealisedGain))...)
	})
	return entries
}

// CashEntries returns the same on a cash basis: nothing until it is paid, and then each line and the tax in the share
// that was paid, on the day it was.
func (i Invoice) CashEntries(r Reference) []Entry {
	if !i.IsApproved() {
		return nil
	}
	var entries []Entry
	i.eachPayment(func(p Payment, before, after money.Amount) {
		paid := posting{date: p.Date}
		for _, e := range i.earned(r) {
			paid.add(e.AccountCode, share(e.Amount, after, i.Total)-share(e.Amount, before, i.Total), e.OptionIDs...)
		}
		bank, owed := i.side(inBase(p.Amount, p.CurrencyRate)), i.settled(before, after)
		paid.add(p.AccountCode, bank)
		paid.add(r.systemCode(SystemRealisedGain), owed-bank)
		entries = append(entries, paid.closed(r.systemCode(SystemRounding))...)
	})
	return entries
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

// settled is how much of what is owed, in the base currency at the document's rate, a payment settles: before and after
// are what was paid before and after it. A document that is paid in full leaves nothing.
func (i Invoice) settled(before, after money.Amount) money.Amount {
	return i.side(inBase(after, i.CurrencyRate) - inBase(before, i.CurrencyRate))
}

// eachPayment goes through the payments that stand, with what was paid before and after each.
func (i Invoice) eachPayment(do func(p Payment, before, after money.Amount)) {
	var paid money.Amount
	for _, p := range i.Payments {
		if !p.IsDeleted {
			do(p, paid, paid+p.Amount)
			paid += p.Amount
		}
	}
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

// share is part of whole of an amount; all of it where there is no whole.
func share(a, part, whole money.Amount) money.Amount {
	portion, err := a.Portion(part, whole)
	if err != nil {
		return a
	}
	return portion
}
