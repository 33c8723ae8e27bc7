package page

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// settingsPage is what settings.html shows.
type settingsPage struct {
	PeriodLock, YearLock string
	Accounts             []accountRow
	TaxRates             []taxRateRow
	Currencies           []currencyRow
	Base                 string
}

type accountRow struct {
	ID, Code, Name, Type    string
	Status                  status
	IsActive, CanBeArchived bool
}

type taxRateRow struct {
	TaxType, Name, Rate string
	Status              status
	CanBeDeleted        bool
}

type currencyRow struct{ Code, Name, Rate string }

func (p *Page) settings(w http.ResponseWriter, r *http.Request) { p.showSettings(w, r, "") }

// showSettings shows the settings, under a refusal when there is one.
func (p *Page) showSettings(w http.ResponseWriter, r *http.Request, refusal string) {
	p.view(w, r, "settings.html", func(_ *store.Tx, ref books.Reference) (frame, bool, error) {
		org := ref.Organisation
		content := settingsPage{PeriodLock: dateField(org.PeriodLockDate), YearLock: dateField(org.EndOfYearLockDate), Base: string(org.BaseCurrency)}
		for _, a := range ref.Accounts {
			content.Accounts = append(content.Accounts, accountRow{
				ID: a.ID, Code: a.Code, Name: a.Name, Type: a.Type, Status: statusOf(a.Status), IsActive: a.IsActive(), CanBeArchived: a.IsActive() && a.SystemAccount == "",
			})
		}
		for _, t := range ref.TaxRates {
			content.TaxRates = append(content.TaxRates, taxRateRow{
				TaxType: t.TaxType, Name: t.Name, Rate: t.EffectiveRate.Words(), Status: statusOf(t.Status),
				CanBeDeleted: t.Status == books.StatusActive && t.TaxType != "NONE",
			})
		}
		for _, c := range ref.Currencies {
			content.Currencies = append(content.Currencies, currencyRow{Code: string(c.Code), Name: c.Description, Rate: c.DayRate.String()})
		}
		return frame{Title: "Settings", Tab: "/settings", Content: content, Message: refusal, IsRefused: refusal != ""}, true, nil
	})
}

// dateField writes a date as a form has it; "" for none.
func dateField(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// setSettings does what a person asked for with the settings, and shows them again.
func (p *Page) setSettings(w http.ResponseWriter, r *http.Request) {
	if !p.readForm(w, r) {
		return
	}
	desk := p.desk()
	err := setSetting(r.Context(), desk, r.PostForm.Get)
	if refused := (*fault.Error)(nil); errors.As(err, &refused) && refused.Code != fault.Internal {
		err = refusal{[]string{refused.Message}}
	}
	p.afterDeed(w, r, "settings", err, func(text string) { p.showSettings(w, r, text) })
}

// setSetting applies a form's deed.
func setSetting(ctx context.Context, desk *store.Desk, field func(string) string) error {
	switch field("do") {
	case "archive":
		return desk.ArchiveAccount(ctx, field("account"))
	case "restore":
		return desk.RestoreAccount(ctx, field("account"))
	case "rename":
		return desk.RenameAccount(ctx, field("account"), field("name"))
	case "deleterate":
		return desk.DeleteTaxRate(ctx, field("rate"))
	case "enable":
		return enableCurrency(ctx, desk, field("code"), field("dayrate"))
	case "lock":
		return lock(ctx, desk, field("period"), field("year"))
	}
	return refusal{[]string{"Nothing of that name can be done here."}}
}

func enableCurrency(ctx context.Context, desk *store.Desk, code, dayRate string) error {
	rate, err := money.ParseRate(strings.TrimSpace(dayRate))
	if err != nil {
		return refusal{[]string{"The rate must be a number such as 0.598710."}}
	}
	return desk.EnableCurrency(ctx, books.Currency{Code: money.Currency(strings.ToUpper(strings.TrimSpace(code))), DayRate: rate})
}

// lock sets both lock dates; an empty field clears one.
func lock(ctx context.Context, desk *store.Desk, period, year string) error {
	var dates [2]civil.Date
	for n, text := range []string{period, year} {
		if text == "" {
			continue
		}
		date, err := civil.Parse(text)
		if err != nil {
			return refusal{[]string{"A lock date must be a day such as 2026-03-31, or empty for none."}}
		}
		dates[n] = date
	}
	return desk.SetLockDates(ctx, dates[0], dates[1])
}
