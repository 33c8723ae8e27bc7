package conformance_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/api"
	"daybook/internal/xero"
)

func TestTheReferenceDataOfThePracticeCompanyIsRead(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	if b.Org.Name != "Demo Furniture Ltd" || b.Org.BaseCurrency != "NZD" || b.Org.ShortCode != "!Pr4ct" || b.Org.CountryCode != "NZ" {
		t.Errorf("organisation %+v", b.Org)
	}
	accounts, err := x.ListAccounts(ctx)
	if err != nil || !slices.ContainsFunc(accounts, func(a xero.Account) bool { return a.Class == "REVENUE" && a.Status == "ACTIVE" && a.Code != "" }) {
		t.Errorf("%d accounts, %v", len(accounts), err)
	}
	rates, err := x.ListTaxRates(ctx)
	at := slices.IndexFunc(rates, func(r xero.TaxRate) bool { return r.TaxType == "OUTPUT2" })
	if err != nil || at < 0 || rates[at].EffectiveRate != 15*money.One || !rates[at].CanApplyToRevenue || len(rates[at].TaxComponents) == 0 {
		t.Errorf("tax rates %+v, %v", rates, err)
	}
	currencies, err := x.ListCurrencies(ctx)
	if err != nil || len(currencies) < 3 {
		t.Errorf("currencies %+v, %v", currencies, err)
	}
	if _, err := x.ListTrackingCategories(ctx); err != nil {
		t.Error(err)
	}
	themes, err := x.ListBrandingThemes(ctx)
	if err != nil || !slices.ContainsFunc(themes, func(b xero.BrandingTheme) bool { return b.SortOrder == 0 }) {
		t.Errorf("branding themes %+v, %v", themes, err)
	}
}

func TestContactsAreFoundEveryWay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	all, err := x.ListAllContacts(ctx, xero.ContactQuery{IncludeArchived: true})
	if err != nil || len(all) < 50 {
		t.Fatalf("%d contacts, %v", len(all), err)
	}
	var inPages []xero.Contact
	for page, err := range x.ContactPages(ctx, xero.ContactQuery{IncludeArchived: true, PageSize: 20}) {
		if err != nil {
			t.Fatal(err)
		}
		inPages = append(inPages, page.Contacts...)
	}
	if len(inPages) != len(all) {
		t.Errorf("%d in pages of 20, %d at once", len(inPages), len(all))
	}
	active, err := x.ListAllContacts(ctx, xero.ContactQuery{})
	if err != nil || len(active) == 0 || len(active) > len(all) {
		t.Errorf("%d active of %d, %v", len(active), len(all), err)
	}
	at := slices.IndexFunc(active, func(c xero.Contact) bool { return c.EmailAddress != "" && !strings.ContainsAny(c.Name, `"\`) })
	one := active[at]
	has := func(found []xero.Contact, err error) bool {
		return err == nil && slices.ContainsFunc(found, func(c xero.Contact) bool { return c.ContactID == one.ContactID })
	}
	if found, err := x.FindContactsByID(ctx, []string{one.ContactID}); !has(found, err) || len(found) != 1 {
		t.Errorf("by id: %+v, %v", found, err)
	}
	if found, err := x.FindContactsByName(ctx, strings.ToLower(one.Name)); !has(found, err) {
		t.Errorf("by name: %+v, %v", found, err)
	}
	if found, err := x.FindContactsByEmail(ctx, strings.ToUpper(one.EmailAddress)); !has(found, err) {
		t.Errorf("by e-mail: %+v, %v", found, err)
	}
	if found, err := x.GetContact(ctx, one.ContactID); err != nil || found.Name != one.Name {
		t.Errorf("one: %+v, %v", found, err)
	}
	if found, err := x.ListAllContacts(ctx, xero.ContactQuery{ModifiedSince: today.Add(time.Hour)}); err != nil || len(found) != 0 {
		t.Errorf("changed later than now: %d, %v", len(found), err)
	}
}

func TestWhatIsNotThereIsSaidSo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	const unknown = "0f0f0f0f-0000-4000-8000-000000000001"
	if _, err := x.GetInvoice(ctx, unknown); !fault.Is(err, fault.NotFound) {
		t.Errorf("document: %v", err)
	}
	if _, found, err := x.FindContactByNumber(ctx, "no-such-number"); found || err != nil {
		t.Errorf("contact: %v, %v", found, err)
	}
	if found, err := x.FindInvoicesByNumber(ctx, []string{"no-such-number", "none,either"}); len(found) != 0 || err != nil {
		t.Errorf("numbers: %d, %v", len(found), err)
	}
	if found, err := x.FindContactsByName(ctx, `No "such" name`); len(found) != 0 || err != nil {
		t.Errorf("name: %d, %v", len(found), err)
	}
}

func TestAReadSurvivesABadMoment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, action := range map[string]api.Action{
		"cut":         {Kind: api.CutBeforeCommit},
		"limited":     {Kind: api.RateLimited, Problem: "concurrent"},
		"error":       {Kind: api.ServerError},
		"maintenance": {Kind: api.Unavailable},
		"dead token":  {Kind: api.TokenDead},
	} {
		b.plan(action)
		if _, err := b.Client.ListCurrencies(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]struct {
		action api.Action
		code   fault.Code
	}{
		"disconnected": {api.Action{Kind: api.Disconnected}, fault.Forbidden},
		"a proxy":      {api.Action{Kind: api.HTMLBody}, fault.Offline},
	} {
		b.plan(c.action)
		if _, err := b.Client.ListCurrencies(t.Context()); !fault.Is(err, c.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b.mu.Lock()
	b.session.Scopes = []string{"accounting.contacts"}
	b.mu.Unlock()
	if _, err := b.Client.ListAccounts(t.Context()); !fault.Is(err, fault.Forbidden) {
		t.Errorf("missing scope: %v", err)
	}
}
