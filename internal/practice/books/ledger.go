package books

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Entry is one movement of one account in the general ledger. The entries of one document add up to zero.
type Entry struct {
	// AccountCode is the account.
	AccountCode string
	// Date is the day it counts from.
	Date civil.Date
	// Amount is in the base currency: positive for a debit, negative for a credit.
	Amount money.Amount
	// OptionIDs are the tracking options of the line it comes from.
	OptionIDs []string
}

// posting collects the entries that one document makes on one day.
type posting struct {
	date    civil.Date
	entries []Entry
}

// add moves an account; nothing is no entry.
func (p *posting) add(account string, amount money.Amount, optionIDs ...string) {
	if amount != 0 {
		p.entries = append(p.entries, Entry{AccountCode: account, Date: p.date, Amount: amount, OptionIDs: optionIDs})
	}
}

// closed returns the entries with what is missing to zero on one account more.
func (p *posting) closed(account string) []Entry {
	p.add(account, -total(p.entries))
	return p.entries
}

func total(entries []Entry) money.Amount {
	var sum money.Amount
	for _, e := range entries {
		sum += e.Amount
	}
	return sum
}

// inBase converts to the base currency. A rate that cannot be used counts as 1.
func inBase(a money.Amount, rate money.Rate) money.Amount {
	converted, err := a.InBase(rate)
	if err != nil {
		return a
	}
	return converted
}

// systemCode returns the code of a system account, "" where the chart has none.
func (r Reference) systemCode(system string) string {
	at := slices.IndexFunc(r.Accounts, func(a Account) bool { return a.SystemAccount == system })
	if at < 0 {
		return ""
	}
	return r.Accounts[at].Code
}

// FindSystemAccount returns the account the ledger moves by itself for a purpose such as SystemRetainedEarnings.
func (r Reference) FindSystemAccount(system string) (Account, bool) {
	return r.FindAccount(r.systemCode(system))
}

func optionsOf(tracking []LineTracking) []string {
	var ids []string
	for _, t := range tracking {
		ids = append(ids, t.OptionID)
	}
	return ids
}
