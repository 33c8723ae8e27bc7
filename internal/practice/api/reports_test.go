package api_test

import (
	"encoding/json"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// table is the rows of the first report of a reply, one line each: the cells, "title:" before those of a section.
func (g got) table() string {
	g.t.Helper()
	type row struct {
		RowType, Title string
		Cells          []struct{ Value string }
		Rows           []row
	}
	var reply struct{ Reports []struct{ Rows []row } }
	if err := json.Unmarshal([]byte(g.raw), &reply); err != nil || len(reply.Reports) != 1 {
		g.t.Fatalf("%v in %s", err, g.raw)
	}
	var lines []string
	write := func(r row) {
		values := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			values[i] = c.Value
		}
		lines = append(lines, r.RowType+" "+strings.Join(values, "|"))
	}
	for _, r := range reply.Reports[0].Rows {
		if r.RowType != "Section" {
			write(r)
			continue
		}
		lines = append(lines, "Section "+r.Title)
		for _, inner := range r.Rows {
			write(inner)
		}
	}
	return strings.Join(lines, "\n")
}

func (g got) wantTable(want string) {
	g.t.Helper()
	if have := g.table(); have != want {
		g.t.Errorf("the report is\n%s\nwant\n%s", have, want)
	}
}

// traded is an organisation that began with 5,000.00 in the bank, earned 700.00 last year, and has this year's documents:
// an invoice of August that is paid in part in September, one of September in US dollars, a bill, and two journals of
// stock, one of them a draft.
func traded(t *testing.T) *bench {
	t.Helper()
	b := setup(t)
	last := civil.Date{Year: 2025, Month: 12, Day: 1}
	err := b.store.Update(t.Context(), func(tx *store.Tx) error {
		for _, e := range []books.Entry{
			{AccountCode: "090", Date: last, Amount: 570_000}, {AccountCode: "960", Date: last, Amount: -500_000}, {AccountCode: "200", Date: last, Amount: -70_000},
		} {
			if err := tx.SaveOpening(t.Context(), e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	create := func(body string) string { return b.put("/Invoices", body).wantStatus(200).at("Invoices.0.InvoiceID") }
	lines := func(account, amount, more string) string {
		return `,"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":` + amount + `,"AccountCode":"` + account + `"` + more + `}]`
	}
	august := create(document("ACCREC", `"Status":"AUTHORISED","Date":"2026-08-20","DueDate":"2026-09-20"`+lines("200", "1000", `,"Tracking":[{"Name":"Region","Option":"North"}]`)))
	create(document("ACCREC", `"Status":"AUTHORISED","Date":"2026-09-02","DueDate":"2026-09-20","CurrencyCode":"USD","CurrencyRate":0.6`+lines("200", "100", `,"TaxType":"NONE"`)))
	create(document("ACCPAY", `"Status":"AUTHORISED","Date":"2026-09-03","DueDate":"2026-09-20"`+lines("310", "200", "")))
	create(document("ACCREC", `"Status":"DRAFT","Date":"2026-09-03"`+lines("200", "9999", "")))
	b.put("/ManualJournals", stockJournal(narrated+`,"Status":"POSTED","ShowOnCashBasisReports":false`)).wantStatus(200)
	b.put("/ManualJournals", stockJournal(narrated)).wantStatus(200)
	desk := store.NewDesk(b.store, b.clock.now, books.Switches{})
	if err := desk.PayInvoice(t.Context(), august, books.Payment{Amount: money.Amount(57_500), Date: civil.Date{Year: 2026, Month: 9, Day: 10}}); err != nil {
		t.Fatal(err)
	}
	return b
}

// Covers 12/text, 13/organisation, 11/narration-needed-at-least-two-journallines,
// 11/taxtype-per-line-taxamount-returned-tracking.
func TestTrialBalance(t *testing.T) {
	t.Parallel()
	b := traded(t)
	t.Run("section 12: the month stands beside the year", func(t *testing.T) {
		t.Parallel()
		g := b.get("/Reports/TrialBalance?date=2026-09-14").wantStatus(200)
		g.wantTable(`Header Account|Debit|Credit|YTD Debit|YTD Credit
Section Revenue
Row Sales (200)||166.67||1166.67
Section Expenses
Row Cost of goods sold (310)|100.00||100.00|
Section Assets
Row Accounts receivable (610)||408.33|741.67|
Row Bank (090)|575.00||6275.00|
Row Stock on hand (631)|100.00||100.00|
Section Liabilities
Row Accounts payable (800)||230.00||230.00
Row GST (820)|30.00|||120.00
Section Equity
Row Retained Earnings (960)||0.00||5700.00
Section 
SummaryRow Total|805.00|805.00|7216.67|7216.67`)
		for path, want := range map[string]string{
			"ReportID": "TrialBalance", "ReportName": "Trial Balance", "ReportType": "TrialBalance", "Fields": "[]",
			"ReportTitles": `["Trial Balance","Demo Furniture Ltd","As at 14 September 2026"]`, "ReportDate": "14 September 2026",
			"Rows.1.Rows.0.Cells.4.Attributes.0.Id":    "account",
			"Rows.1.Rows.0.Cells.4.Attributes.0.Value": "7d05a53d-613d-4eb2-a2fc-dcb6adb80200",
			"Rows.5.Rows.0.Cells.4.Attributes":         `[{"Id":"account","Value":"7d05a53d-613d-4eb2-a2fc-dcb6adb80960"},{"Id":"fromDate","Value":""},{"Id":"toDate","Value":"3/31/2026"}]`,
		} {
			g.want("Reports.0."+path, want)
		}
		if at := g.at("Reports.0.UpdatedDateUTC"); !strings.HasPrefix(at, "/Date(") || strings.Contains(at, "+") {
			t.Errorf("UpdatedDateUTC is %s", at)
		}
	})
	t.Run("section 12: a month without movement has zeros, and a day before everything has no accounts", func(t *testing.T) {
		t.Parallel()
		g := b.get("/Reports/TrialBalance?date=2026-01-31")
		g.wantTable(`Header Account|Debit|Credit|YTD Debit|YTD Credit
Section Revenue
Row Sales (200)||0.00||700.00
Section Assets
Row Bank (090)|0.00||5700.00|
Section Equity
Row Retained Earnings (960)||0.00||5000.00
Section 
SummaryRow Total|0.00|0.00|5700.00|5700.00`)
		b.get("/Reports/TrialBalance?date=2025-01-31").want("Reports.0.Rows.2", "")
	})
	t.Run("section 12: paymentsOnly counts what was paid", func(t *testing.T) {
		t.Parallel()
		b.get("/Reports/TrialBalance?date=2026-09-14&paymentsOnly=true").wantTable(`Header Account|Debit|Credit|YTD Debit|YTD Credit
Section Revenue
Row Sales (200)||500.00||500.00
Section Assets
Row Bank (090)|575.00||6275.00|
Section Liabilities
Row GST (820)||75.00||75.00
Section Equity
Row Retained Earnings (960)||0.00||5700.00
Section 
SummaryRow Total|575.00|575.00|6275.00|6275.00`)
	})
	t.Run("section 12: without a date it is as at today", func(t *testing.T) {
		t.Parallel()
		b.get("/Reports/TrialBalance").want("Reports.0.ReportTitles.2", "As at 14 September 2026")
	})
	t.Run("section 12: a credit note takes an invoice back", func(t *testing.T) {
		t.Parallel()
		other := setup(t)
		body := document("ACCREC", approved+`"Contact":{"Name":"A"}`)
		other.put("/Invoices", body).wantStatus(200)
		other.get("/Reports/TrialBalance").want("Reports.0.Rows.4.Rows.0.Cells.1.Value", "24.15")
		note := strings.NewReplacer(`"Invoices"`, `"CreditNotes"`, "ACCREC", "ACCRECCREDIT").Replace(body)
		other.put("/CreditNotes", note).wantStatus(200)
		other.get("/Reports/TrialBalance").wantTable("Header Account|Debit|Credit|YTD Debit|YTD Credit\nSection \nSummaryRow Total|0.00|0.00|0.00|0.00")
	})
	t.Run("section 12: the balance of tracked stock is its total cost pool", func(t *testing.T) {
		t.Parallel()
		other := setup(t)
		item := other.put("/Items", castor).wantStatus(200).at("Items.0.ItemID")
		line := `"Contact":{"Name":"A"},"LineItems":[{"ItemCode":"CASTOR","Quantity":`
		other.put("/Invoices", document("ACCPAY", approved+line+`3,"UnitAmount":3.33}]`)).wantStatus(200)
		other.put("/Invoices", document("ACCREC", approved+line+`2,"UnitAmount":9}]`)).wantStatus(200)
		pool := other.get("/Items/" + item).at("Items.0.TotalCostPool")
		table := other.get("/Reports/TrialBalance").table()
		if pool != "3.33" || !strings.Contains(table, "Row Inventory (630)|3.33||3.33|") || !strings.Contains(table, "Row Cost of goods sold (310)|6.66||6.66|") {
			t.Errorf("the cost pool is %s in\n%s", pool, table)
		}
	})
	t.Run("section 12: a date that is none", func(t *testing.T) {
		t.Parallel()
		b.must(call{method: "GET", path: "/Reports/TrialBalance?date=yesterday", isBad: true}).wantStatus(400).
			want("Message", "The date of a report must be a day such as 2026-10-31.")
	})
}

// Covers 12/text.
func TestBalanceSheet(t *testing.T) {
	t.Parallel()
	b := traded(t)
	t.Run("section 12: the end of the month beside that of the year before", func(t *testing.T) {
		t.Parallel()
		g := b.get("/Reports/BalanceSheet?date=2026-09-14").wantStatus(200)
		g.wantTable(`Header |30 Sep 2026|30 Sep 2025
Section Assets
Section Bank
Row Bank|6275.00|0.00
SummaryRow Total Bank|6275.00|0.00
Section Current Assets
Row Accounts receivable|741.67|0.00
Row Stock on hand|100.00|0.00
SummaryRow Total Current Assets|841.67|0.00
Section 
SummaryRow Total Assets|7116.67|0.00
Section Liabilities
Section Current Liabilities
Row Accounts payable|230.00|0.00
Row GST|120.00|0.00
SummaryRow Total Current Liabilities|350.00|0.00
Section 
SummaryRow Total Liabilities|350.00|0.00
Section 
Row Net Assets|6766.67|0.00
Section Equity
Row Current Year Earnings|1066.67|0.00
Row Retained Earnings|5700.00|0.00
SummaryRow Total Equity|6766.67|0.00`)
		for path, want := range map[string]string{
			"ReportID": "BalanceSheet", "ReportName": "Balance Sheet", "ReportType": "BalanceSheet", "ReportDate": "14 September 2026",
			"ReportTitles":                     `["Balance Sheet","Demo Furniture Ltd","As at 30 September 2026"]`,
			"Rows.2.Rows.0.Cells.0.Attributes": `[{"Id":"account","Value":"7d05a53d-613d-4eb2-a2fc-dcb6adb80090"}]`,
			"Rows.9.Rows.0.Cells.1.Attributes": `[{"Id":"account","Value":"00000000-0000-0000-0000-000000000000"},{"Id":"fromDate","Value":"4/1/2026"},{"Id":"toDate","Value":"9/30/2026"}]`,
			"Rows.9.Rows.1.Cells.1.Attributes": `[{"Id":"account","Value":"7d05a53d-613d-4eb2-a2fc-dcb6adb80960"},{"Id":"fromDate","Value":""},{"Id":"toDate","Value":"9/30/2026"}]`,
		} {
			g.want("Reports.0."+path, want)
		}
	})
	t.Run("section 12: periods and timeframe", func(t *testing.T) {
		t.Parallel()
		for query, want := range map[string]string{
			"periods=2&timeframe=MONTH":   "Header |30 Sep 2026|31 Aug 2026|31 Jul 2026",
			"periods=1":                   "Header |30 Sep 2026|31 Aug 2026",
			"timeframe=QUARTER":           "Header |30 Sep 2026|30 Jun 2026",
			"periods=2&timeframe=QUARTER": "Header |30 Sep 2026|30 Jun 2026|31 Mar 2026",
			"periods=1&timeframe=YEAR":    "Header |30 Sep 2026|30 Sep 2025",
		} {
			if have, _, _ := strings.Cut(b.get("/Reports/BalanceSheet?date=2026-09-14&standardLayout=true&"+query).wantStatus(200).table(), "\n"); have != want {
				t.Errorf("%s has %q; want %q", query, have, want)
			}
		}
		for _, query := range []string{"periods=0", "periods=12", "periods=x", "timeframe=WEEK"} {
			b.must(call{method: "GET", path: "/Reports/BalanceSheet?" + query, isBad: true}).wantStatus(400).
				want("Message", "A report is compared with 1 to 11 periods of a MONTH, a QUARTER or a YEAR.")
		}
	})
	t.Run("section 12: paymentsOnly leaves out what is owed", func(t *testing.T) {
		t.Parallel()
		table := b.get("/Reports/BalanceSheet?date=2026-09-14&paymentsOnly=true").wantStatus(200).table()
		if strings.Contains(table, "Accounts") || !strings.Contains(table, "Row Net Assets|6200.00|0.00") || !strings.Contains(table, "Total Equity|6200.00|0.00") {
			t.Errorf("the report is\n%s", table)
		}
	})
	t.Run("section 12: a tracking option keeps its lines, and balances", func(t *testing.T) {
		t.Parallel()
		const north, old = "6eb12fdf-63de-4033-98df-be679d84e3c2", "c01a1e4b-bd6c-4a84-9f4b-26be56ae0e2b"
		table := b.get("/Reports/BalanceSheet?date=2026-09-14&trackingOptionID1=" + strings.ToUpper(north)).wantStatus(200).table()
		for _, want := range []string{"Row Tracking Transfers|-1000.00|0.00", "Row Net Assets|1000.00|0.00", "Row Current Year Earnings|1000.00|0.00", "Total Equity|1000.00|0.00"} {
			if !strings.Contains(table, want) {
				t.Errorf("%s is missing in\n%s", want, table)
			}
		}
		if table := b.get("/Reports/BalanceSheet?trackingOptionID1=" + north + "&trackingOptionID2=" + old).wantStatus(200).table(); !strings.Contains(table, "Row Net Assets|0.00|0.00") {
			t.Errorf("two options give\n%s", table)
		}
		b.get("/Reports/BalanceSheet?trackingOptionID1="+tenant).wantStatus(400).
			want("Message", "The tracking option of a report could not be found.")
	})
}
