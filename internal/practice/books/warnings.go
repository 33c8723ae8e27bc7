package books

import "daybook/internal/money"

// suspicious is by which factor a sent rate must differ from the day's to be warned of. Xero does not say its own.
const suspicious = 2

// warnings are the texts that stand beside an accepted document (contract section 6, since April 2026).
func (r *Rules) warnings(i Invoice, in InvoiceInput) []string {
	currency, ok := r.Reference.FindCurrency(i.Currency)
	if in.CurrencyRate == nil || !ok || i.Currency == r.Reference.Organisation.BaseCurrency {
		return nil
	}
	if isFar(i.CurrencyRate, currency.DayRate) {
		return []string{textRateSuspicious}
	}
	return nil
}

func isFar(rate, day money.Rate) bool { return rate > suspicious*day || rate < day/suspicious }
