package books

import "daybook/internal/money"

// CreditOf returns what a person asks for who credits an approved invoice or bill: an approved note of the same contact
// and currency, dated today, over the whole document line by line, or over an amount, tax included, on its first account.
// Zero means the whole. The texts say why it is refused; none where it is accepted. Item codes are left out: goods that
// come back are another matter than money.
func CreditOf(i Invoice, amount money.Amount) (CreditNoteInput, []string) {
	var wrong refusals
	wrong.addIf(!i.IsApproved(), textCreditUnapproved)
	wrong.addIf(amount < 0 || amount > i.Total, textCreditTooMuch)
	if len(wrong) > 0 {
		return CreditNoteInput{}, wrong
	}
	in := CreditNoteInput{
		Type: new(string(SalesCredit)), Status: new(string(Authorised)), LineAmountTypes: new(string(i.LineAmountTypes)),
		Reference: &i.Number, Contact: &ContactInput{ID: &i.ContactID}, Currency: new(string(i.Currency)), CurrencyRate: &i.CurrencyRate,
	}
	if i.Type == Purchase {
		in.Type, in.Number = new(string(PurchaseCredit)), &i.Number
	}
	if amount != 0 {
		if i.LineAmountTypes == Exclusive {
			in.LineAmountTypes = new(string(Inclusive))
		}
		in.Lines = []LineInput{creditOfAmount(i, amount)}
		return in, nil
	}
	for _, line := range i.Lines {
		in.Lines = append(in.Lines, creditOfLine(i.Type, line))
	}
	return in, nil
}

// creditOfAmount is one line over an amount, with the account and tax of the first line that has figures.
func creditOfAmount(i Invoice, amount money.Amount) LineInput {
	credit := LineInput{Description: new("Credit for " + i.Number), LineAmount: &amount}
	for _, line := range i.Lines {
		if !line.IsText {
			credit.AccountCode, credit.TaxType, credit.Tracking = new(line.moneyAccount(i.Type)), &line.TaxType, line.Tracking
			break
		}
	}
	return credit
}

// creditOfLine is a line with the same figures. A discount becomes part of the price, for credit notes have none.
func creditOfLine(kind InvoiceType, line Line) LineInput {
	credit := LineInput{Description: &line.Description}
	if line.IsText {
		return credit
	}
	credit.AccountCode, credit.TaxType, credit.Tracking = new(line.moneyAccount(kind)), &line.TaxType, line.Tracking
	credit.Quantity, credit.TaxAmount = &line.Quantity, &line.TaxAmount
	if line.IsAmountGiven || line.DiscountRate != 0 || line.DiscountAmount != 0 {
		credit.LineAmount = &line.LineAmount
	} else {
		credit.UnitAmount = &line.UnitAmount
	}
	return credit
}

// moneyAccount is the account that the money of a line goes back to. That of a purchase of tracked stock lowers what the
// goods cost: the account of the stock moves with the goods alone, so that it stays what they are worth (contract section 12).
func (line Line) moneyAccount(kind InvoiceType) string {
	if kind == Purchase && line.Stock != nil {
		return line.Stock.CostAccountCode
	}
	return line.AccountCode
}
