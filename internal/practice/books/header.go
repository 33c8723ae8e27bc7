package books

import (
	"context"
	"fmt"
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

// decideNumber refuses an invoice number that another invoice has, and generates one where an invoice has none. Bill
// numbers are free (contract section 9).
func (r *Rules) decideNumber(ctx context.Context, wrong *refusals, outcome *InvoiceOutcome, stored Invoice, in InvoiceInput) error {
	i := &outcome.Invoice
	i.Number = stored.Number
	if filled(in.Number) || in.Number != nil && i.Type == Purchase {
		i.Number = *in.Number
	}
	checkLength(wrong, "InvoiceNumber", i.Number, 255)
	if i.Type != Sales || i.Number != "" && i.Number == stored.Number {
		return nil
	}
	if i.Number != "" {
		taken, err := r.isNumberTaken(ctx, i.Number, stored.ID)
		wrong.addIf(taken, textNumberTaken)
		return err
	}
	if len(*wrong) > 0 {
		return nil
	}
	outcome.TookNumber = true
	return r.generateNumber(ctx, i)
}

// generateNumber takes the next free number of the organisation's sequence, such as INV-0055.
func (r *Rules) generateNumber(ctx context.Context, i *Invoice) error {
	next := &r.Reference.Organisation.NextInvoiceNumber
	for *next = max(*next, 1); ; {
		i.Number = fmt.Sprintf("INV-%04d", *next)
		*next++
		taken, err := r.isNumberTaken(ctx, i.Number, "")
		if err != nil || !taken {
			return err
		}
	}
}

func (r *Rules) isNumberTaken(ctx context.Context, number, exceptID string) (bool, error) {
	same, err := r.Finder.ListInvoicesByNumber(ctx, number)
	if err != nil {
		return false, err
	}
	for _, other := range same {
		isDead := other.Status == Voided || other.Status == Deleted
		if other.Type == Sales && other.ID != exceptID && !(isDead && r.Switches.ReusesDeadNumbers) {
			return true, nil
		}
	}
	return false, nil
}
