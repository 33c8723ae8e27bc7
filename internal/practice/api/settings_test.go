package api_test

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// desk is a person working in the organisation.
func (b *bench) desk() *store.Desk { return store.NewDesk(b.store, b.clock.now, books.Switches{}) }

// does fails where a person was refused.
func (b *bench) does(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// save stores something as it is, without rules.
func (b *bench) save(work func(context.Context, *store.Tx) error) {
	b.t.Helper()
	b.does(b.store.Update(b.t.Context(), func(tx *store.Tx) error { return work(b.t.Context(), tx) }))
}

// list returns what a field of each element of a reply says, apart by spaces.
func (g got) list(collection, field string) string {
	g.t.Helper()
	var values []string
	for n := range 100 {
		if at := fmt.Sprintf("%s.%d", collection, n); g.at(at) != "" {
			values = append(values, g.at(at+"."+field))
		}
	}
	return strings.Join(values, " ")
}

const sales = "7d05a53d-613d-4eb2-a2fc-dcb6adb80200"

// Covers 13/organisation, 9.lock-dates/organisation-periodlockdate.
func TestOrganisation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(func(ctx context.Context, tx *store.Tx) error {
		ref, err := tx.GetReference(ctx)
		if err != nil {
			return err
		}
		ref.Organisation.TaxNumber = "101-202-303"
		ref.Organisation.Phones = []books.Phone{{Type: "OFFICE", Number: "555 0142", CountryCode: "64"}}
		ref.Organisation.Addresses = []books.Address{{Type: "POBOX", Line1: "PO Box 1", City: "Petone"}}
		return tx.SaveOrganisation(ctx, ref.Organisation)
	})
	g := b.get("/Organisation").wantStatus(200)
	for path, want := range map[string]string{
		"Name": "Demo Furniture Ltd", "LegalName": "Demo Furniture Limited", "BaseCurrency": "NZD", "CountryCode": "NZ", "Version": "NZ",
		"TaxNumber": "101-202-303", "PaysTax": "true", "SalesTaxBasis": "PAYMENTS", "SalesTaxPeriod": "TWOMONTHS",
		"DefaultSalesTax": "Remember previous", "DefaultPurchasesTax": "Remember previous", "FinancialYearEndDay": "31",
		"FinancialYearEndMonth": "3", "PeriodLockDate": "/Date(1774915200000+0000)/", "EndOfYearLockDate": "/Date(1743379200000+0000)/",
		"Timezone": "NEWZEALANDSTANDARDTIME", "ShortCode": "!Pr4ct", "OrganisationID": tenant, "Edition": "BUSINESS", "Class": "DEMO",
		"IsDemoCompany": "true", "Phones.0.PhoneType": "OFFICE", "Addresses.0.City": "Petone",
	} {
		g.want("Organisations.0."+path, want)
	}
	g.want("Organisations.1", "")
	b.does(b.desk().SetLockDates(t.Context(), civil.Date{}, civil.Date{Year: 2026, Month: 6, Day: 30}))
	g = b.get("/Organisation")
	g.want("Organisations.0.EndOfYearLockDate", "/Date(1782777600000+0000)/")
	if g.has("Organisations.0.PeriodLockDate") {
		t.Error("section 13: a lock date that is not set is shown")
	}
	b.does(b.desk().SetLockDates(t.Context(), civil.Date{Year: 2026, Month: 6, Day: 30}, civil.Date{}))
	if g = b.get("/Organisation"); g.has("Organisations.0.EndOfYearLockDate") || !g.has("Organisations.0.PeriodLockDate") {
		t.Errorf("section 13: the lock dates are shown as %s", g.raw)
	}
}

// Covers 13/actions, 9.lock-dates/advisers-may-pass-the-period-lock-get.
func TestActions(t *testing.T) {
	t.Parallel()
	names := []string{
		"CreateApprovedInvoice", "CreateDraftPurchaseOrder", "CreateApprovedBill", "AttachFilesIntoInvoice", "UseMulticurrency",
		"CreateDraftInvoice", "CreateRepeatingInvoice", "CreateRepeatingBill", "CreateSentQuote", "CreateInvoicePayment",
		"CreateApprovedPurchaseOrder", "CreateDraftQuote", "CreateDraftBill", "ApproveTransactionsBeforePeriodLockDate",
	}
	for last, isAdviser := range map[string]bool{"NOT-ALLOWED": false, "ALLOWED": true} {
		b := setup(t, with(func(s *books.Switches) { s.IgnoresPeriodLock = isAdviser }))
		g := b.get("/Organisation/Actions").wantStatus(200)
		if have := g.list("Actions", "Name"); have != strings.Join(names, " ") {
			t.Errorf("the actions are %s", have)
		}
		if have := g.list("Actions", "Status"); have != strings.Repeat("ALLOWED ", len(names)-1)+last {
			t.Errorf("they are %s", have)
		}
	}
}

// accountTypes are those of contract section 13.
const accountTypes = "BANK CURRENT CURRLIAB DEPRECIATN DIRECTCOSTS EQUITY EXPENSE FIXED INVENTORY LIABILITY NONCURRENT OTHERINCOME OVERHEADS PREPAYMENT REVENUE SALES TERMLIAB PAYG"

// Covers 13/accounts, 12/text, 7/unpaged-lists, 7/if-modified-since, 7/where, 7/order.
func TestAccounts(t *testing.T) {
	b := setup(t)
	b.save(func(ctx context.Context, tx *store.Tx) error {
		for n, kind := range strings.Fields(accountTypes) {
			class := strings.Fields("ASSET EQUITY EXPENSE LIABILITY REVENUE")[n%5]
			a := books.Account{ID: fmt.Sprintf("00000000-0000-4000-8000-0000000000%02d", n), Name: "Of type " + kind, Type: kind, Class: class, Status: books.StatusActive, UpdatedAt: b.clock.now()}
			if err := tx.SaveAccount(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
	t.Run("section 13: every account at once, whatever its type; a code may be missing", func(t *testing.T) {
		b.t = t
		g := b.get("/Accounts?page=2").wantStatus(200)
		g.want("pagination", "")
		types := g.list("Accounts", "Type")
		for kind := range strings.FieldsSeq(accountTypes) {
			if !strings.Contains(types, kind) {
				t.Errorf("there is no account of type %s in %s", kind, types)
			}
		}
		one := b.get("/Accounts/00000000-0000-4000-8000-000000000000").wantStatus(200)
		one.want("Accounts.0.Type", "BANK")
		if one.has("Accounts.0.Code") {
			t.Error("an account without a code shows one")
		}
		for path, want := range map[string]string{
			"AccountID": sales, "Code": "200", "Name": "Sales", "Type": "REVENUE", "Class": "REVENUE", "TaxType": "OUTPUT2",
			"Status": "ACTIVE", "EnablePaymentsToAccount": "false", "SystemAccount": "", "HasAttachments": "false",
		} {
			g.want("Accounts.1."+path, want)
		}
		g.want("Accounts.0.BankAccountType", "BANK")
		if strings.Contains(g.raw, "alance") {
			t.Errorf("section 12: accounts carry no balance: %s", g.raw)
		}
		g.want("Accounts.0.BankAccountNumber", "1201020345678000")
	})
	t.Run("section 7: where, order and If-Modified-Since", func(t *testing.T) {
		b.t = t
		where := func(text string) got {
			return b.get("/Accounts?order=Code%20DESC&where=" + url.QueryEscape(text)).wantStatus(200)
		}
		for text, want := range map[string]string{
			`Class=="REVENUE" AND Status=="ACTIVE" AND Code!=null`: "250 200", `SystemAccount=="DEBTORS"`: "610",
			`SystemAccount!=null AND Type=="CURRENT"`: "610", `Status=="ARCHIVED"`: "299", `Type=="INVENTORY" AND Code!=null`: "630",
			`Code!=null AND Code.StartsWith("2")`: "299 250 200",
		} {
			if have := where(text).list("Accounts", "Code"); have != want {
				t.Errorf("%s finds %s; want %s", text, have, want)
			}
		}
		b.get("/Accounts?where=Nonsense%3D%3D1").wantStatus(400).want("Type", "QueryParseException")
		since := b.clock.now().UTC().Format(time.RFC3339)
		b.must(call{method: "GET", path: "/Accounts", modifiedSince: since}).want("Accounts", "[]")
		b.does(b.desk().ArchiveAccount(t.Context(), sales))
		if have := b.must(call{method: "GET", path: "/Accounts", modifiedSince: since}).list("Accounts", "Code"); have != "200" {
			t.Errorf("changed are %s", have)
		}
	})
	t.Run("section 13: one account by its id", func(t *testing.T) {
		b.t = t
		b.get("/Accounts/"+strings.ToUpper(sales)).wantStatus(200).want("Accounts.0.Name", "Sales")
		b.get("/Accounts/"+sales).want("Accounts.1", "")
		b.get("/Accounts/200").wantStatus(404)
	})
}

// Covers 13/taxrates.
func TestTaxRates(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(func(ctx context.Context, tx *store.Tx) error {
		for n, status := range []string{"ARCHIVED", "PENDING"} {
			rate := books.TaxRate{TaxType: "TAX00" + strconv.Itoa(n), Name: "Compound", Status: status, EffectiveRate: 10_240_000, Components: []books.TaxComponent{
				{Name: "State", Rate: 6 * money.One}, {Name: "City", Rate: 4 * money.One, IsCompound: true},
			}}
			if err := tx.SaveTaxRate(ctx, rate); err != nil {
				return err
			}
		}
		return nil
	})
	g := b.get("/TaxRates?page=2").wantStatus(200)
	if have := g.list("TaxRates", "Status"); have != "ACTIVE ACTIVE DELETED ACTIVE ARCHIVED PENDING" {
		t.Errorf("section 13: the list holds %s", have)
	}
	for path, want := range map[string]string{
		"0.TaxType": "OUTPUT2", "0.Name": "15% GST on Income", "0.EffectiveRate": "15.0", "0.DisplayTaxRate": "15.0", "0.ReportTaxType": "OUTPUT",
		"0.CanApplyToAssets": "true", "0.CanApplyToEquity": "true", "0.CanApplyToExpenses": "false", "0.CanApplyToLiabilities": "true",
		"0.CanApplyToRevenue": "true", "0.TaxComponents.0.Name": "GST", "0.TaxComponents.0.Rate": "15.0", "0.TaxComponents.0.IsNonRecoverable": "false",
		"2.EffectiveRate": "12.5", "4.EffectiveRate": "10.24", "4.TaxComponents.0.IsCompound": "false", "4.TaxComponents.1.IsCompound": "true",
	} {
		g.want("TaxRates."+path, want)
	}
	if have := b.get("/TaxRates?order=TaxType&where="+url.QueryEscape(`Status=="ACTIVE"`)).list("TaxRates", "TaxType"); have != "INPUT2 NONE OUTPUT2" {
		t.Errorf("active are %s", have)
	}
	b.get("/TaxRates/OUTPUT").wantStatus(200).want("TaxRates.0.Status", "DELETED")
	b.get("/TaxRates/TAX999").wantStatus(404)
	b.does(b.desk().DeleteTaxRate(t.Context(), "OUTPUT2"))
	b.get("/TaxRates").want("TaxRates.0.Status", "DELETED")
	b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"}`)).
		wantRefused("The TaxType code 'OUTPUT2' does not exist or cannot be used for this type of transaction")
}

// Covers 13/trackingcategories, 13/currencies, 13/brandingthemes.
func TestOtherSettings(t *testing.T) {
	t.Parallel()
	t.Run("section 13: tracking categories, archived ones where they are asked for", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		added, err := b.desk().AddTracking(t.Context(), strings.Repeat("n", 100), strings.Repeat("o", 100))
		b.does(err)
		b.get("/TrackingCategories").want("TrackingCategories.1.Options.0.Name", strings.Repeat("o", 100))
		b.does(b.desk().ArchiveTracking(t.Context(), added.ID))
		b.get("/TrackingCategories").want("TrackingCategories.1", "")
		b.get("/TrackingCategories").want("TrackingCategories.0.Options.1", "")
		g := b.get("/TrackingCategories?includeArchived=true&order=Status%20DESC")
		g.want("TrackingCategories.0.Status", "ARCHIVED")
		g.want("TrackingCategories.1.Options.1.Name", "Old")
		g = b.get("/TrackingCategories/" + added.ID).wantStatus(200)
		g.want("TrackingCategories.0.Status", "ARCHIVED")
		g.want("TrackingCategories.1", "")
		b.get("/TrackingCategories/x").wantStatus(404)
		b.get(`/TrackingCategories?where=`+url.QueryEscape(`Name=="region"`)).want("TrackingCategories.0.Name", "Region")
	})
	t.Run("section 13: 2 active tracking categories, 4 in all, names of 100 characters", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		refused := func(name string, options ...string) {
			t.Helper()
			if _, err := b.desk().AddTracking(t.Context(), name, options...); !fault.Is(err, fault.Rejected) {
				t.Errorf("%s: %v", name, err)
			}
		}
		refused("REGION")
		refused(" ")
		refused(strings.Repeat("n", 101))
		refused("Department", strings.Repeat("o", 101))
		for n := range 3 {
			added, err := b.desk().AddTracking(t.Context(), "Department "+strconv.Itoa(n))
			b.does(err)
			refused("A third active one")
			b.does(b.desk().ArchiveTracking(t.Context(), added.ID))
		}
		refused("A fifth one")
	})
	t.Run("section 13: the enabled currencies, and one more once a person enables it", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		if have := b.get("/Currencies?order=Code").list("Currencies", "Code"); have != "NZD USD" {
			t.Errorf("enabled are %s", have)
		}
		euro := document("ACCREC", `"CurrencyCode":"EUR","Contact":{"Name":"A"}`)
		b.put("/Invoices", euro).wantRefused("Organisation is not subscribed to currency EUR")
		b.does(b.desk().EnableCurrency(t.Context(), books.Currency{Code: "EUR", Description: "Euro", DayRate: 540_000}))
		b.get("/Currencies?where="+url.QueryEscape(`Code=="EUR"`)).want("Currencies.0.Description", "Euro")
		b.put("/Invoices", euro).wantStatus(200).want("Invoices.0.CurrencyRate", "0.54")
	})
	t.Run("section 13: the default branding theme has the sort order 0", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.save(func(ctx context.Context, tx *store.Tx) error {
			return tx.SaveBrandingTheme(ctx, books.BrandingTheme{ID: "4c82c365-35cb-467f-bb11-dce1f2f2f67c", Name: "Very orange", SortOrder: 1})
		})
		const standard = "7889a0ac-262a-40e3-8a63-9a769b1a18af"
		b.get("/BrandingThemes").wantStatus(200).want("BrandingThemes.0.SortOrder", "0")
		b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"}`)).want("Invoices.0.BrandingThemeID", standard)
		g := b.get("/BrandingThemes/4c82c365-35cb-467f-bb11-dce1f2f2f67c").wantStatus(200)
		g.want("BrandingThemes.0.Name", "Very orange")
		g.want("BrandingThemes.0.Type", "INVOICE")
		g.want("BrandingThemes.1", "")
		b.get("/BrandingThemes/x").wantStatus(404)
	})
}

// Covers 9.lines/accountcode, 9.lock-dates/approving-or-editing-an-approved-document.
func TestWhatAPersonSetsBindsAppsAtOnce(t *testing.T) {
	t.Parallel()
	t.Run("an archived account is refused on lines until it is restored", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		body := document("ACCREC", `"Contact":{"Name":"A"}`)
		b.does(b.desk().ArchiveAccount(t.Context(), sales))
		b.get("/Accounts/"+sales).want("Accounts.0.Status", "ARCHIVED")
		b.put("/Invoices", body).wantRefused("Account code '200' has been archived, or has been deleted. Each line item must reference a valid account.")
		b.does(b.desk().RestoreAccount(t.Context(), sales))
		b.put("/Invoices", body).wantStatus(200)
	})
	t.Run("without a bank account in use nothing can be paid, and reports are as they were", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.approvedInvoice("ACCREC", "A")
		b.does(b.desk().ArchiveAccount(t.Context(), "7d05a53d-613d-4eb2-a2fc-dcb6adb80090"))
		if err := b.desk().PayInvoice(t.Context(), id, books.Payment{}); !fault.Is(err, fault.Rejected) {
			t.Errorf("paid without a bank account: %v", err)
		}
		b.get("/Reports/TrialBalance").wantStatus(200)
		b.get("/Invoices/"+id).want("Invoices.0.Status", "AUTHORISED")
	})
	t.Run("an account gets another name, unique and not too long", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.does(b.desk().RenameAccount(t.Context(), sales, " Furniture sales "))
		b.get("/Accounts/"+sales).want("Accounts.0.Name", "Furniture sales")
		for _, name := range []string{"", "bank", strings.Repeat("n", 151)} {
			if err := b.desk().RenameAccount(t.Context(), sales, name); !fault.Is(err, fault.Rejected) {
				t.Errorf("%q: %v", name, err)
			}
		}
	})
	t.Run("lock dates hold as soon as they are set, and no longer than that", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		body := document("ACCREC", approved+`"Contact":{"Name":"A"}`)
		end := civil.Date{Year: 2026, Month: 9, Day: 14}
		b.does(b.desk().SetLockDates(t.Context(), end, civil.Date{}))
		b.put("/Invoices", body).wantRefused("The document date cannot be before the period lock date, currently set at 14 September 2026")
		b.does(b.desk().SetLockDates(t.Context(), end, end))
		b.put("/Invoices", body).wantRefused("The document date cannot be before the end of year lock date, currently set at 14 September 2026")
		b.does(b.desk().SetLockDates(t.Context(), civil.Date{}, civil.Date{}))
		b.put("/Invoices", body).wantStatus(200)
	})
	t.Run("what a person may not do either", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ctx, desk := t.Context(), b.desk()
		for name, c := range map[string]struct {
			err  error
			code fault.Code
		}{
			"a system account":         {desk.ArchiveAccount(ctx, "7d05a53d-613d-4eb2-a2fc-dcb6adb80610"), fault.Rejected},
			"an unknown account":       {desk.ArchiveAccount(ctx, "x"), fault.NotFound},
			"the rate for no tax":      {desk.DeleteTaxRate(ctx, "NONE"), fault.Rejected},
			"an unknown tax rate":      {desk.DeleteTaxRate(ctx, "TAX999"), fault.NotFound},
			"no currency":              {desk.EnableCurrency(ctx, books.Currency{Code: "QQQ", DayRate: money.One}), fault.Rejected},
			"a currency without rate":  {desk.EnableCurrency(ctx, books.Currency{Code: "EUR"}), fault.Rejected},
			"another rate of the base": {desk.EnableCurrency(ctx, books.Currency{Code: "NZD", DayRate: 2}), fault.Rejected},
			"unknown tracking":         {desk.ArchiveTracking(ctx, "x"), fault.NotFound},
		} {
			if !fault.Is(c.err, c.code) {
				t.Errorf("%s: %v", name, c.err)
			}
		}
	})
}

// Covers 2.scopes/accounting-settings-read.
func TestSettingsNeedTheirScope(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *api.Config) { c.DayLimit = 100 })
	for _, path := range []string{
		"/Organisation", "/Organisation/Actions", "/Accounts", "/Accounts/" + sales, "/TaxRates", "/TaxRates/OUTPUT2", "/TrackingCategories",
		"/Currencies", "/BrandingThemes", "/Items",
	} {
		b.must(call{method: "GET", path: path, token: "settingsreader"}).wantStatus(200)
		b.must(call{method: "GET", path: path, token: "reader"}).wantStatus(401).want("Detail", "AuthorizationUnsuccessful")
	}
}
