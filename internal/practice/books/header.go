package books

import (
	"net/url"
	"slices"
	"strings"

	"daybook/internal/money"
)

// decideHeader checks the fields of the head and fills in what was not sent (contract section 9, "Fields").
func (r *Rules) decideHeader(wrong *refusals, i *Invoice, stored Invoice, in InvoiceInput) {
	kinds := []LineAmountTypes{Exclusive, Inclusive, NoTax}
	wrong.addIf(!slices.Contains(kinds, i.LineAmountTypes), textLineAmountTypes)
	if i.Date.IsZero() {
		i.Date = r.Reference.Organisation.Today(r.Now)
	}
	r.decideCurrency(wrong, i, stored, in)
	r.decideTheme(wrong, i)
	wrong.addIf(i.URL != "" && !isAllowedURL(i.URL), textURL)
	checkLength(wrong, "Reference", i.Reference, 255)
	if i.Status != Authorised && i.Status != Paid {
		i.SentToContact = false
	}
}

// decideCurrency refuses a currency that is not enabled and gives the day's rate where none was sent.
func (r *Rules) decideCurrency(wrong *refusals, i *Invoice, stored Invoice, in InvoiceInput) {
	if i.Currency == "" {
		i.Currency = r.Reference.Organisation.BaseCurrency
	}
	currency, ok := r.Reference.FindCurrency(i.Currency)
	switch {
	case !ok:
		wrong.add(textCurrency(string(i.Currency)))
	case i.Currency == r.Reference.Organisation.BaseCurrency:
		i.CurrencyRate = money.One
	case in.CurrencyRate != nil:
		wrong.addIf(i.CurrencyRate <= 0, textRate)
	case i.Currency != stored.Currency:
		i.CurrencyRate = currency.DayRate
	}
}

func (r *Rules) decideTheme(wrong *refusals, i *Invoice) {
	if i.Type == Purchase {
		i.BrandingThemeID = ""
		return
	}
	if i.BrandingThemeID == "" {
		i.BrandingThemeID = r.Reference.DefaultTheme()
		return
	}
	known := slices.ContainsFunc(r.Reference.BrandingThemes, func(t BrandingTheme) bool {
		return strings.EqualFold(t.ID, i.BrandingThemeID)
	})
	wrong.addIf(!known, textTheme)
}

func isAllowedURL(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" &&
		!strings.Contains(strings.ToLower(address), "xero")
}
