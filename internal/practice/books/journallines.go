package books

import (
	"slices"
	"strings"

	"daybook/internal/money"
)

// mergeJournalLines returns the lines a request asks for. A line whose code is no account is dropped with a warning,
// which may leave the journal out of balance (contract section 11).
func (r *Rules) mergeJournalLines(wrong *refusals, sent []JournalLineInput) (lines []JournalLine, warnings []string) {
	for _, in := range sent {
		line := JournalLine{Description: value(in.Description), TaxType: value(in.TaxType), AccountCode: r.accountCode(in)}
		setIfSent(&line.Amount, in.Amount)
		if in.Tracking != nil {
			line.Tracking = r.resolveTracking(wrong, in.Tracking)
		}
		if _, ok := r.Reference.FindAccount(line.AccountCode); line.AccountCode != "" && !ok {
			warnings = append(warnings, textAccountDropped(line.AccountCode))
			continue
		}
		lines = append(lines, line)
	}
	return lines, warnings
}

// accountCode returns the code that was sent, or that of the account whose id was.
func (r *Rules) accountCode(in JournalLineInput) string {
	if filled(in.AccountCode) || !filled(in.AccountID) {
		return value(in.AccountCode)
	}
	for _, a := range r.Reference.Accounts {
		if strings.EqualFold(a.ID, *in.AccountID) {
			return a.Code
		}
	}
	return *in.AccountID
}

// computeJournalLines gives every line its tax type, where it has none, and its tax.
func (r *Rules) computeJournalLines(j *ManualJournal) {
	j.Lines = slices.Clone(j.Lines)
	for n := range j.Lines {
		line := &j.Lines[n]
		if j.LineAmountTypes == NoTax {
			line.TaxType = "NONE"
		} else if line.TaxType == "" {
			account, _ := r.Reference.FindAccount(line.AccountCode)
			line.TaxType = account.TaxType
		}
		rate, _ := r.Reference.FindTaxRate(line.TaxType)
		line.TaxAmount = journalTax(*line, rate.EffectiveRate, j.LineAmountTypes)
	}
}

// checkJournalLines refuses what does not fit on a line.
func (r *Rules) checkJournalLines(wrong *refusals, j ManualJournal) {
	for _, line := range j.Lines {
		checkLength(wrong, "Description", line.Description, 4000)
		wrong.addIf(line.Amount > mostLineAmount || line.Amount < -mostLineAmount, textLineAmount)
		account, isFit := r.checkJournalAccount(wrong, line)
		r.checkTax(wrong, Line{TaxType: line.TaxType, AccountCode: line.AccountCode}, account, isFit)
		if j.Status == PostedJournal && !line.IsBlank() {
			wrong.addIf(line.AccountCode == "", textAccountMissing)
			wrong.addIf(line.TaxType == "", textTaxMissing)
		}
	}
}

// journalTax works the tax of a line out (contract section 10); none where it cannot be.
func journalTax(line JournalLine, rate money.Percent, types LineAmountTypes) money.Amount {
	total, err := money.Taxed(line.Amount, rate, types.mode())
	if err != nil {
		return 0
	}
	return total.Tax
}

// checkJournalAccount refuses an account that cannot be journalled: the control accounts of customers and suppliers,
// retained earnings, bank accounts and tracked stock (contract section 11). It reports whether the account can.
func (r *Rules) checkJournalAccount(wrong *refusals, line JournalLine) (Account, bool) {
	if line.AccountCode == "" {
		return Account{}, false
	}
	account, ok := r.Reference.FindAccount(line.AccountCode)
	isRefused := slices.Contains([]string{"BANK", "INVENTORY"}, account.Type) ||
		slices.Contains([]string{SystemDebtors, SystemCreditors, SystemRetainedEarnings}, account.SystemAccount)
	switch {
	case !ok || isRefused:
		wrong.add(textAccount(line.AccountCode))
		return account, false
	case !account.IsActive():
		wrong.add(textAccountArchived(line.AccountCode))
		return account, false
	}
	return account, true
}
