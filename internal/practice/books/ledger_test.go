package books_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// ledgerChart has every account that documents move by themselves.
func ledgerChart() books.Reference {
	ref := reference()
	for code, system := range map[string]string{
		"610": books.SystemDebtors, "800": books.SystemCreditors, "820": books.SystemGST, "860": books.SystemRounding, "499": books.SystemRealisedGain,
	} {
		ref.Accounts = append(ref.Accounts, books.Account{Code: code, SystemAccount: system})
	}
	return ref
}

func on(d int) civil.Date { return civil.Date{Year: 2026, Month: time.September, Day: d} }

// written is entries as "day account amount", one after the other.
func written(entries []books.Entry) string {
	var words []string
	for _, e := range entries {
		words = append(words, fmt.Sprintf("%d:%s %s", e.Date.Day, e.AccountCode, e.Amount))
	}
	return strings.Join(words, ", ")
}

func TestADocumentMovesTheLedger(t *testing.T) {
	t.Parallel()
	sale := books.Invoice{
		Type: books.Sales, Status: books.Authorised, Date: on(1), CurrencyRate: money.One, LineAmountTypes: books.Exclusive,
		Lines:    []books.Line{{AccountCode: "200", LineAmount: 2_100, TaxAmount: 315, Tracking: []books.LineTracking{{OptionID: "north"}}}},
		TotalTax: 315, Total: 2_415,
	}
	bill := sale
	bill.Type, bill.LineAmountTypes, bill.Total = books.Purchase, books.Inclusive, 2_100
	foreign := sale
	foreign.CurrencyRate = 600_000
	foreign.Lines = []books.Line{{AccountCode: "200", LineAmount: 1_000}, {AccountCode: "201", LineAmount: 1_000}}
	foreign.TotalTax, foreign.Total = 0, 2_000
	paid := foreign
	paid.Status = books.Paid
	paid.Payments = []books.Payment{
		{Date: on(5), Amount: 700, AccountCode: "090", CurrencyRate: 600_000},
		{Date: on(6), Amount: 500, AccountCode: "090", CurrencyRate: 600_000, IsDeleted: true},
		{Date: on(7), Amount: 1_300, AccountCode: "090", CurrencyRate: 500_000},
	}
	draft, voided := sale, sale
	draft.Status, voided.Status = books.Draft, books.Voided
	for name, c := range map[string]struct {
		document      books.Invoice
		accrual, cash string
	}{
		"an invoice":                     {sale, "1:610 24.15, 1:200 -21.00, 1:820 -3.15", ""},
		"a bill with tax in its lines":   {bill, "1:800 -21.00, 1:200 17.85, 1:820 3.15", ""},
		"an invoice in another currency": {foreign, "1:610 33.33, 1:200 -16.67, 1:201 -16.67, 1:860 0.01", ""},
		"payments at other rates": {
			paid,
			"1:610 33.33, 1:200 -16.67, 1:201 -16.67, 1:860 0.01, 5:090 11.67, 5:610 -11.67, 7:090 26.00, 7:610 -21.66, 7:499 -4.34",
			"5:200 -5.83, 5:201 -5.83, 5:090 11.67, 5:860 -0.01, 7:200 -10.84, 7:201 -10.84, 7:090 26.00, 7:499 -4.34, 7:860 0.02",
		},
		"a draft":          {draft, "", ""},
		"a voided invoice": {voided, "", ""},
	} {
		if have := written(c.document.Entries(ledgerChart())); have != c.accrual {
			t.Errorf("%s moves\n%s\nwant\n%s", name, have, c.accrual)
		}
		if have := written(c.document.CashEntries(ledgerChart())); have != c.cash {
			t.Errorf("%s moves on a cash basis\n%s\nwant\n%s", name, have, c.cash)
		}
	}
	if options := sale.Entries(ledgerChart())[1].OptionIDs; len(options) != 1 || options[0] != "north" {
		t.Errorf("the line is tracked by %v", options)
	}
}

func TestACreditNoteMovesTheLedgerBack(t *testing.T) {
	t.Parallel()
	stock := books.StockMove{Cost: 900, StockAccountCode: "630", CostAccountCode: "310"}
	note := books.CreditNote{
		Type: books.SalesCredit, Status: books.Authorised, Date: on(3), CurrencyRate: money.One, LineAmountTypes: books.Exclusive,
		Lines: []books.Line{{AccountCode: "200", LineAmount: 2_100, TaxAmount: 315, Stock: &stock}}, TotalTax: 315, Total: 2_415,
		Allocations: []books.Allocation{{Amount: 2_415, Date: on(4)}},
	}
	if have := written(note.Entries(ledgerChart())); have != "3:610 -24.15, 3:200 21.00, 3:820 3.15, 3:630 9.00, 3:310 -9.00" {
		t.Errorf("it moves %s", have)
	}
	supplier := note
	supplier.Type = books.PurchaseCredit
	if have := written(supplier.Entries(ledgerChart())); have != "3:800 24.15, 3:200 -21.00, 3:820 -3.15" {
		t.Errorf("that of a supplier moves %s", have)
	}
	note.Status = books.Draft
	if have := note.Entries(ledgerChart()); have != nil {
		t.Errorf("a draft moves %s", written(have))
	}
}

func TestStockAndAllocationsMoveTheLedger(t *testing.T) {
	t.Parallel()
	sale := books.Invoice{
		Type: books.Sales, Status: books.Paid, Date: on(1), CurrencyRate: 600_000, LineAmountTypes: books.NoTax, Total: 3_000,
		Lines:   []books.Line{{AccountCode: "200", LineAmount: 3_000, Stock: &books.StockMove{Cost: -900, StockAccountCode: "630", CostAccountCode: "310"}}},
		Credits: []books.Credit{{Date: on(4), Amount: 3_000}},
	}
	if have := written(sale.Entries(ledgerChart())); have != "1:610 50.00, 1:200 -50.00, 1:630 -9.00, 1:310 9.00, 4:610 -50.00, 4:499 50.00" {
		t.Errorf("the sale moves %s", have)
	}
	if have := written(sale.CashEntries(ledgerChart())); have != "" {
		t.Errorf("what was credited and never paid moves %s on a cash basis", have)
	}
	note := books.CreditNote{
		Type: books.SalesCredit, Status: books.Paid, Date: on(3), CurrencyRate: 500_000, LineAmountTypes: books.NoTax, Total: 3_000,
		Lines:       []books.Line{{AccountCode: "200", LineAmount: 3_000}},
		Allocations: []books.Allocation{{Date: on(4), Amount: 1_000}, {Date: on(4), Amount: 2_000}},
	}
	if have := written(note.Entries(ledgerChart())); have != "3:610 -60.00, 3:200 60.00, 4:610 20.00, 4:499 -20.00, 4:610 40.00, 4:499 -40.00" {
		t.Errorf("the credit note moves %s", have)
	}
	bill := sale
	bill.Type, bill.Credits = books.Purchase, nil
	bill.Lines = []books.Line{{AccountCode: "630", LineAmount: 3_000, Stock: &books.StockMove{Cost: 5_000, StockAccountCode: "630", CostAccountCode: "310"}}}
	if have := written(bill.Entries(ledgerChart())); have != "1:800 -50.00, 1:630 50.00" {
		t.Errorf("the purchase moves %s", have)
	}
}

// Covers 11/status-draft-default-posted-deleted-drafts.
func TestAPostedJournalMovesTheLedger(t *testing.T) {
	t.Parallel()
	j := books.ManualJournal{
		Date: on(1), LineAmountTypes: books.Exclusive,
		Lines: []books.JournalLine{{AccountCode: "310", Amount: 2_561, TaxAmount: 384}, {AccountCode: "631", Amount: -2_945}},
	}
	for status, want := range map[books.JournalStatus]string{
		books.DraftJournal: "", books.DeletedJournal: "", books.VoidedJournal: "",
		books.PostedJournal:   "1:310 25.61, 1:631 -29.45, 1:820 3.84",
		books.ArchivedJournal: "1:310 25.61, 1:631 -29.45, 1:820 3.84",
	} {
		j.Status = status
		if have := written(j.Entries(ledgerChart())); have != want {
			t.Errorf("%s moves %q; want %q", status, have, want)
		}
	}
	j.Status = books.PostedJournal
	j.LineAmountTypes, j.Lines[1].Amount, j.Lines[0].TaxAmount = books.Inclusive, -2_561, 334
	if have := written(j.CashEntries(ledgerChart())); have != "1:310 22.27, 1:631 -25.61, 1:820 3.34" {
		t.Errorf("with tax in its lines it moves %q", have)
	}
	j.IsAccrualOnly = true
	if have := written(j.CashEntries(ledgerChart())); have != "" {
		t.Errorf("left out of cash reports it moves %q", have)
	}
}

func TestTheFinancialYearOfADay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		day, month  int
		on, started string
	}{
		{31, 3, "2026-03-31", "2025-04-01"},
		{31, 3, "2026-04-01", "2026-04-01"},
		{31, 12, "2026-12-31", "2026-01-01"},
		{31, 2, "2028-02-29", "2027-03-01"},
		{28, 2, "2028-02-29", "2028-02-29"},
		{5, 4, "2026-04-05", "2025-04-06"},
		{0, 0, "2026-06-15", "2026-01-01"},
	} {
		asked, err := civil.Parse(c.on)
		if err != nil {
			t.Fatal(err)
		}
		o := books.Organisation{FinancialYearEndDay: c.day, FinancialYearEndMonth: c.month}
		if got := o.YearStart(asked).String(); got != c.started {
			t.Errorf("the year to %d/%d of %s began %s; want %s", c.day, c.month, c.on, got, c.started)
		}
	}
}
