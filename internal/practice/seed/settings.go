package seed

import (
	"time"

	"github.com/google/uuid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
)

// organisationID is fixed, so that a reset is still the same organisation to a company file.
const organisationID = "6c3f4a52-7f0b-4b0e-9f54-3d0f5b8c1a10"

// idOf makes the ids of seeded rows the same every time.
func idOf(kind, name string) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte("daybook:"+kind+":"+name)).String()
}

func organisation(now time.Time, today civil.Date) books.Organisation {
	lock := sample.OpeningDay(today).AddMonths(-1).EndOfMonth() // the opening day is open, so that stock can be tied out
	return books.Organisation{
		ID: organisationID, Name: "Demo Furniture Ltd", LegalName: "Demo Furniture Limited", ShortCode: "!Pr4ct",
		BaseCurrency: "NZD", CountryCode: "NZ", Version: "NZ", TaxNumber: "101-202-303", PaysTax: true,
		SalesTaxBasis: "INVOICE", SalesTaxPeriod: "TWOMONTHS", FinancialYearEndDay: 31, FinancialYearEndMonth: 3,
		PeriodLockDate: lock, Timezone: "NEWZEALANDSTANDARDTIME", Zone: "Pacific/Auckland",
		Addresses: []books.Address{{Type: "POBOX", Line1: "PO Box 38 211", City: "Lower Hutt", PostalCode: "5045", Country: "New Zealand"}},
		Phones:    []books.Phone{{Type: "OFFICE", Number: "555 0142", AreaCode: "04", CountryCode: "64"}},
		CreatedAt: now.AddDate(-2, 0, 0).Truncate(time.Millisecond), NextInvoiceNumber: 1,
	}
}

// account is code, name, type, class, default tax rate, system account.
type account [6]string

func accounts(now time.Time) []books.Account {
	rows := []account{
		{"090", "Business Bank Account", "BANK", "ASSET", "NONE", ""},
		{"091", "Business Savings Account", "BANK", "ASSET", "NONE", ""},
		{"200", "Sales", "REVENUE", "REVENUE", "OUTPUT2", ""},
		{"201", "Sales – Export", "REVENUE", "REVENUE", "ZERORATED", ""},
		{"205", "Freight Recovered", "REVENUE", "REVENUE", "OUTPUT2", ""},
		{"260", "Other Revenue", "OTHERINCOME", "REVENUE", "OUTPUT2", ""},
		{"270", "Interest Income", "OTHERINCOME", "REVENUE", "NONE", ""},
		{"300", "Purchases", "DIRECTCOSTS", "EXPENSE", "INPUT2", ""},
		{"310", "Cost of Goods Sold", "DIRECTCOSTS", "EXPENSE", "INPUT2", ""},
		{"320", "Direct Wages", "DIRECTCOSTS", "EXPENSE", "NONE", ""},
		{"325", "Inwards Freight", "DIRECTCOSTS", "EXPENSE", "INPUT2", ""},
		{"330", "Production Costs Absorbed", "DIRECTCOSTS", "EXPENSE", "NONE", ""},
		{"340", "Stock Adjustments", "DIRECTCOSTS", "EXPENSE", "NONE", ""},
		{"345", "Purchase Price Differences", "DIRECTCOSTS", "EXPENSE", "NONE", ""},
		{"400", "Advertising", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"404", "Bank Fees", "OVERHEADS", "EXPENSE", "NONE", ""},
		{"408", "Cleaning", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"412", "Consulting & Accounting", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"416", "Depreciation", "DEPRECIATN", "EXPENSE", "NONE", ""},
		{"420", "Entertainment", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"425", "Freight & Courier", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"429", "General Expenses", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"433", "Insurance", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"437", "Interest Expense", "EXPENSE", "EXPENSE", "NONE", ""},
		{"445", "Light, Power, Heating", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"449", "Motor Vehicle Expenses", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"453", "Office Expenses", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"461", "Printing & Stationery", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"469", "Rent", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"473", "Repairs & Maintenance", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"477", "Salaries", "OVERHEADS", "EXPENSE", "NONE", ""},
		{"489", "Telephone & Internet", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"493", "Travel", "OVERHEADS", "EXPENSE", "INPUT2", ""},
		{"499", "Realised Currency Gains", "EXPENSE", "EXPENSE", "NONE", books.SystemRealisedGain},
		{"505", "Income Tax Expense", "EXPENSE", "EXPENSE", "NONE", ""},
		{"610", "Accounts Receivable", "CURRENT", "ASSET", "NONE", "DEBTORS"},
		{"620", "Prepayments", "PREPAYMENT", "ASSET", "NONE", ""},
		{"630", "Stock – Materials", "CURRENT", "ASSET", "NONE", ""},
		{"631", "Stock – Work in Progress", "CURRENT", "ASSET", "NONE", ""},
		{"632", "Stock – Finished Goods", "CURRENT", "ASSET", "NONE", ""},
		{"633", "Goods in Transit", "CURRENT", "ASSET", "NONE", ""},
		{"640", "Inventory – Bought Goods", "INVENTORY", "ASSET", "NONE", ""},
		{"710", "Plant & Equipment", "FIXED", "ASSET", "INPUT2", ""},
		{"711", "Less Accumulated Depreciation on Plant & Equipment", "FIXED", "ASSET", "NONE", ""},
		{"720", "Computer Equipment", "FIXED", "ASSET", "INPUT2", ""},
		{"800", "Accounts Payable", "CURRLIAB", "LIABILITY", "NONE", "CREDITORS"},
		{"804", "Goods Received Not Billed", "CURRLIAB", "LIABILITY", "NONE", ""},
		{"820", "GST", "CURRLIAB", "LIABILITY", "NONE", "GST"},
		{"825", "PAYE Payable", "CURRLIAB", "LIABILITY", "NONE", ""},
		{"840", "Historical Adjustment", "CURRLIAB", "LIABILITY", "NONE", "HISTORICAL"},
		{"850", "Suspense", "CURRLIAB", "LIABILITY", "NONE", ""},
		{"860", "Rounding", "CURRLIAB", "LIABILITY", "NONE", "ROUNDING"},
		{"877", "Tracking Transfers", "CURRLIAB", "LIABILITY", "NONE", "TRACKINGTRANSFERS"},
		{"900", "Loan", "TERMLIAB", "LIABILITY", "NONE", ""},
		{"960", "Retained Earnings", "EQUITY", "EQUITY", "NONE", "RETAINEDEARNINGS"},
		{"970", "Owner A Funds Introduced", "EQUITY", "EQUITY", "NONE", ""},
	}
	list := make([]books.Account, 0, len(rows)+1)
	for _, r := range rows {
		a := books.Account{ID: idOf("account", r[0]), Code: r[0], Name: r[1], Type: r[2], Class: r[3], TaxType: r[4],
			SystemAccount: r[5], Status: books.StatusActive, UpdatedAt: now}
		if a.Type == "BANK" {
			a.Currency, a.BankAccountNumber, a.EnablePayments = "NZD", "0112340056789"+a.Code[1:], true
		}
		list = append(list, a)
	}
	return append(list, books.Account{ID: idOf("account", "299"), Code: "299", Name: "Sales – Old Showroom", Type: "REVENUE",
		Class: "REVENUE", TaxType: "OUTPUT2", Status: books.StatusArchived, UpdatedAt: now})
}

// taxRates are those recorded for New Zealand (contract section 13).
func taxRates() []books.TaxRate {
	rate := func(taxType, name, report string, percent money.Percent) books.TaxRate {
		return books.TaxRate{TaxType: taxType, Name: name, ReportTaxType: report, Status: books.StatusActive, EffectiveRate: percent,
			Components: []books.TaxComponent{{Name: "GST", Rate: percent}}}
	}
	const gst, oldGST = 15 * money.One, 12_500_000
	list := []books.TaxRate{
		rate("OUTPUT2", "15% GST on Income", "OUTPUT", gst),
		rate("INPUT2", "15% GST on Expenses", "INPUT", gst),
		rate("ZERORATED", "Zero Rated", "OUTPUT", 0),
		rate("NONE", "No GST", "NONE", 0),
		rate("GSTONIMPORTS", "GST on Imports", "GSTONIMPORTS", 0),
		rate("OUTPUT", "12.5% GST on Income", "OUTPUT", oldGST),
		rate("INPUT", "12.5% GST on Expenses", "INPUT", oldGST),
	}
	for i := range list {
		t := &list[i]
		all := t.TaxType == "NONE"
		isOutput, isInput := t.TaxType == "OUTPUT2" || t.TaxType == "OUTPUT", t.TaxType == "INPUT2" || t.TaxType == "INPUT"
		t.CanApplyToRevenue = all || isOutput || t.TaxType == "ZERORATED"
		t.CanApplyToLiabilities = all || isOutput || isInput || t.TaxType == "ZERORATED" || t.TaxType == "GSTONIMPORTS"
		t.CanApplyToAssets, t.CanApplyToExpenses = all || isInput || isOutput, all || isInput
		t.CanApplyToEquity = all || isInput || isOutput
		if t.EffectiveRate == oldGST {
			t.Status = books.StatusDeleted
		}
	}
	return list
}

func currencies() []books.Currency {
	return []books.Currency{
		{Code: "NZD", Description: "New Zealand Dollar", DayRate: money.One},
		{Code: "AUD", Description: "Australian Dollar", DayRate: 915_320},
		{Code: "USD", Description: "United States Dollar", DayRate: 598_710},
	}
}

func tracking() books.TrackingCategory {
	region := books.TrackingCategory{ID: idOf("tracking", "Region"), Name: "Region", Status: books.StatusActive}
	for _, name := range []string{"North Island", "South Island", "Overseas"} {
		region.Options = append(region.Options, books.TrackingOption{ID: idOf("option", name), Name: name, Status: books.StatusActive})
	}
	return region
}
