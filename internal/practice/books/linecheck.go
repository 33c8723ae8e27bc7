package books

import (
	"slices"

	"daybook/internal/money"
)

// checkDiscounts refuses a discount on a bill, even one of zero.
func checkDiscounts(wrong *refusals, i Invoice, in InvoiceInput) {
	wrong.addIf(i.Type == Purchase && slices.ContainsFunc(in.Lines, LineInput.hasDiscount), textDiscountOnBill)
}

func (in LineInput) hasDiscount() bool { return in.DiscountRate != nil || in.DiscountAmount != nil }

// checkLines refuses what does not fit on the lines of a document (contract section 9, "Lines").
func (r *Rules) checkLines(wrong *refusals, i Invoice) {
	for _, line := range i.Lines {
		checkLength(wrong, "Description", line.Description, 4000)
		wrong.addIf(line.IsText && line.Description == "", textDescription)
		if line.IsText {
			continue
		}
		r.checkLine(wrong, line)
		r.checkItemOfLine(wrong, i.Type, line)
		if i.Status != Draft {
			wrong.addIf(line.Description == "", textDescription)
			wrong.addIf(line.AccountCode == "", textAccountMissing)
			wrong.addIf(line.TaxType == "", textTaxMissing)
		}
	}
}

func (r *Rules) checkLine(wrong *refusals, line Line) {
	hasTwo := line.DiscountRate != 0 && line.DiscountAmount != 0
	wrong.addIf(hasTwo, textTwoDiscounts)
	wrong.addIf(line.DiscountRate < 0 || line.DiscountRate > 100*money.One, textDiscountRange)
	amount, _, err := lineTotal(line, 0, money.NoTax, money.Rounding{}, r.Switches)
	isTooLarge := err != nil || amount.Amount > mostLineAmount || amount.Amount < -mostLineAmount
	wrong.addIf(isTooLarge && !hasTwo, textLineAmount)
	account, isKnown := r.checkAccount(wrong, line.AccountCode)
	r.checkTax(wrong, line, account, isKnown)
}

// checkAccount refuses an account that cannot stand on an invoice or bill. It reports whether the account can.
func (r *Rules) checkAccount(wrong *refusals, code string) (Account, bool) {
	if code == "" {
		return Account{}, false
	}
	account, ok := r.Reference.FindAccount(code)
	isFit := account.Type != "BANK" && account.SystemAccount != "DEBTORS" && account.SystemAccount != "CREDITORS"
	switch {
	case !ok || !isFit:
		wrong.add(textAccount(code))
		return account, false
	case !account.IsActive():
		wrong.add(textAccountArchived(code))
		return account, false
	}
	return account, true
}

func (r *Rules) checkTax(wrong *refusals, line Line, account Account, hasAccount bool) {
	if line.TaxType == "" {
		return
	}
	rate, ok := r.Reference.FindTaxRate(line.TaxType)
	switch {
	case !ok || rate.Status != StatusActive:
		wrong.add(textTaxUnknown(line.TaxType))
	case hasAccount && !rate.CanApplyTo(account.Class):
		wrong.add(textTaxPair(line.TaxType, line.AccountCode))
	}
}
