package xero_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/xero"
)

const (
	stockAccount = "53a12a15-7e9b-4a31-85f4-a7cee6d04215"
	salesAccount = "02439bca-5fdc-4b62-b281-0bdf9f16fd5b"
)

// reportCells writes cells, the first with a text, each about an account where there is one.
func reportCells(account string, values ...string) string {
	cells := make([]string, 0, len(values))
	for _, value := range values {
		attributes := ""
		if account != "" {
			attributes = `,"Attributes":[{"Value":"` + account + `","Id":"account"},{"Value":"","Id":"fromDate"}]`
		}
		quoted, _ := json.Marshal(value)
		cells = append(cells, `{"Value":`+string(quoted)+attributes+`}`)
	}
	return `"Cells":[` + strings.Join(cells, ",") + `]`
}

func aReport(reportType, rows string) string {
	return `{"Id":"0fab","Status":"OK","Reports":[{"ReportID":"` + reportType + `","ReportName":"A report","ReportType":"` + reportType + `",
"ReportTitles":["A report","Demo Furniture Ltd","As at 30 November 2026"],"ReportDate":"30 November 2026","Fields":[],"Rows":[` + rows + `]}]}`
}

const balanceHeader = `{"RowType":"Header","Cells":[{"Value":"Account"},{"Value":"Debit"},{"Value":"Credit"},{"Value":"YTD Debit"},{"Value":"YTD Credit"}]}`

var trialBalance = aReport("TrialBalance", balanceHeader+`,
{"RowType":"Section","Title":"Revenue","Rows":[{"RowType":"Row",`+reportCells(strings.ToUpper(salesAccount), "Sales (400)", "", "200.00", "", "1,020.22")+`}]},
{"RowType":"Section","Title":"Assets","Rows":[{"RowType":"Section","Title":"Stock","Rows":[{"RowType":"Row",`+reportCells(stockAccount, "Stock (630)", "200.00", "", "1020.22", "")+`}]}]},
{"RowType":"Section","Title":"","Rows":[{"RowType":"SummaryRow",`+reportCells("", "Total", "200.00", "200.00", "1020.22", "1020.22")+`}]}`)

// Covers 12/text.
func TestATrialBalanceIsReadByAccount(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, trialBalance))
	day := civil.Date{Year: 2026, Month: 11, Day: 30}
	balance, err := b.Client.GetTrialBalance(t.Context(), xero.TrialBalanceQuery{Date: day, PaymentsOnly: true})
	if err != nil || len(balance.Lines) != 2 || balance.AsAt != day {
		t.Fatalf("%+v, %v", balance, err)
	}
	if call := b.seen()[0]; call.Path != "/api.xro/2.0/Reports/TrialBalance" || call.Query != "date=2026-11-30&paymentsOnly=true" {
		t.Errorf("asked %s?%s", call.Path, call.Query)
	}
	sales, _ := balance.Account(salesAccount)
	if want := (xero.TrialBalanceLine{AccountID: salesAccount, Account: "Sales (400)", Section: "Revenue", Credit: 20_000, YTDCredit: 102_022}); sales != want {
		t.Errorf("%+v", sales)
	}
	stock, found := balance.Account(stockAccount)
	if !found || stock.Balance() != 102_022 || stock.Movement() != 20_000 || stock.Section != "Stock" || sales.Balance() != -102_022 {
		t.Errorf("%+v", stock)
	}
	if _, found := balance.Account(anID); found {
		t.Error("an account that is not there was found")
	}
}

// A figure is read exactly or refused; none is guessed.
//
// Covers 12/text.
func TestFiguresOfReportsAreReadExactlyOrRefused(t *testing.T) {
	t.Parallel()
	read := func(text string) (money.Amount, error) {
		b := setup(t, answer(200, aReport("TrialBalance", balanceHeader+`,{"RowType":"Row",`+reportCells(stockAccount, "Stock", text, "", "1.00", "")+`}`)))
		balance, err := b.Client.GetTrialBalance(t.Context(), xero.TrialBalanceQuery{})
		if err != nil {
			return 0, err
		}
		return balance.Lines[0].Debit, nil
	}
	for text, want := range map[string]money.Amount{
		"": 0, " ": 0, "0": 0, "0.00": 0, "-0.00": 0, "12": 1200, "12.5": 1250, "12.34": 1234, " 12.34 ": 1234, "-12.34": -1234, "(12.34)": -1234,
		"1,234.56": 123_456, "12,345.60": 1_234_560, "1,234,567.89": 123_456_789, "(1,234.56)": -123_456, "-1,234.56": -123_456, "00012.00": 1200,
	} {
		if got, err := read(text); err != nil || got != want {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{
		"1,234", "1.234,56", "1 234.56", "1'234.56", "12,34.56", "1,23.45", ",123.45", "0,123.45", "1234,567.00", "12.345", "1.2.3", "12.", ".5", "$12", "12%", "1e3",
		"+12", "12-", "--12", "(12", "12)", "()", "(-12.00)", "-(12.00)", "-", "−12.00", "n/a", "١٢", "123456789012345", "NaN",
	} {
		if got, err := read(text); !fault.Is(err, fault.Internal) || !strings.Contains(fmt.Sprint(err), "figure") {
			t.Errorf("%q was read as %s, %v", text, got, err)
		}
	}
}

// Covers 12/text.
func TestATrialBalanceThatIsNotAsExpectedIsRefused(t *testing.T) {
	t.Parallel()
	row := func(account string, values ...string) string {
		return `{"RowType":"Row",` + reportCells(account, values...) + `}`
	}
	header := func(labels ...string) string { return `{"RowType":"Header",` + reportCells("", labels...) + `}` }
	total := func(values ...string) string {
		return `{"RowType":"Section","Title":"","Rows":[{"RowType":"SummaryRow",` + reportCells("", values...) + `}]}`
	}
	for name, body := range map[string]string{
		"no report":                  `{"Reports":[]}`,
		"no list":                    `{"Status":"OK"}`,
		"another report":             aReport("BalanceSheet", balanceHeader),
		"no header":                  aReport("TrialBalance", row(stockAccount, "Stock", "1.00", "", "1.00", "")),
		"a column missing":           aReport("TrialBalance", header("Account", "Debit", "Credit", "YTD Debit")),
		"no account column":          aReport("TrialBalance", header("Konto", "Debit", "Credit", "YTD Debit", "YTD Credit")),
		"a column twice":             aReport("TrialBalance", header("Account", "Debit", "Credit", "YTD Debit", "YTD Credit", "Debit")),
		"two headers":                aReport("TrialBalance", balanceHeader+","+header("Account", "Credit", "Debit", "YTD Debit", "YTD Credit")),
		"a row that is too short":    aReport("TrialBalance", balanceHeader+","+row(stockAccount, "Stock", "1.00", "")),
		"a row without an account":   aReport("TrialBalance", balanceHeader+","+row("", "Stock (630)", "1.00", "", "1.00", "")),
		"an account twice":           aReport("TrialBalance", balanceHeader+","+row(stockAccount, "Stock", "1.00", "", "1.00", "")+","+row(strings.ToUpper(stockAccount), "Stock", "1.00", "", "1.00", "")),
		"a total that does not fit":  aReport("TrialBalance", balanceHeader+","+row(stockAccount, "Stock", "1.00", "", "1.00", "")+","+total("Total", "1.00", "", "2.00", "")),
		"a total that is no figure":  aReport("TrialBalance", balanceHeader+","+row(stockAccount, "Stock", "1.00", "", "1.00", "")+","+total("Total", "1.00", "", "one", "")),
		"two accounts in one row":    aReport("TrialBalance", balanceHeader+`,{"RowType":"Row","Cells":[{"Value":"x","Attributes":[{"Id":"account","Value":"`+stockAccount+`"}]},{"Value":"1.00","Attributes":[{"Id":"account","Value":"`+salesAccount+`"}]},{"Value":""},{"Value":""},{"Value":""}]}`),
		"a cell that is no text":     aReport("TrialBalance", balanceHeader+`,{"RowType":"Row","Cells":[{"Value":"x","Attributes":[{"Id":"account","Value":"`+stockAccount+`"}]},{"Value":{}},{"Value":""},{"Value":""},{"Value":""}]}`),
		"rows that are no list":      `{"Reports":[{"ReportType":"TrialBalance","Rows":5}]}`,
		"the balance of another day": strings.ReplaceAll(trialBalance, "As at 30 November 2026", "As at 31 October 2026"),
	} {
		b := setup(t, answer(200, body))
		balance, err := b.Client.GetTrialBalance(t.Context(), xero.TrialBalanceQuery{Date: civil.Date{Year: 2026, Month: 11, Day: 30}})
		if !fault.Is(err, fault.Internal) || balance.Lines != nil {
			t.Errorf("%s: %+v, %v", name, balance, err)
		}
	}
}

// What the report has beside what is looked for does no harm.
//
// Covers 12/text.
func TestUnknownSectionsAndColumnsAreLetBe(t *testing.T) {
	t.Parallel()
	body := aReport("TrialBalance", `{"RowType":"Header",`+reportCells("", "Note", "YTD Credit", "account", "Budget", "Credit", "YTD Debit", "Debit")+`},
{"RowType":"Novelty","Title":"Something new","Rows":[{"RowType":"Fancy",`+reportCells(stockAccount, "n", "2.00", "Stock (630)", "twelve", "1.00", "3.00", "4.00")+`},
{"RowType":"Row",`+reportCells("", "", "", "A heading", "", "", "", "")+`},{"RowType":"Row","Cells":[]},{"RowType":"SummaryRow",`+reportCells("", "Total Assets", "x")+`}]}`)
	b := setup(t, answer(200, strings.ReplaceAll(body, "As at 30 November 2026", "Ende November")))
	balance, err := b.Client.GetTrialBalance(t.Context(), xero.TrialBalanceQuery{Date: civil.Date{Year: 2026, Month: 11, Day: 30}})
	want := xero.TrialBalanceLine{AccountID: stockAccount, Account: "Stock (630)", Section: "Something new", Debit: 400, Credit: 100, YTDDebit: 300, YTDCredit: 200}
	if err != nil || len(balance.Lines) != 1 || balance.Lines[0] != want || !balance.AsAt.IsZero() {
		t.Errorf("%+v, %v", balance, err)
	}
}

var balanceSheet = aReport("BalanceSheet", `{"RowType":"Header",`+reportCells("", "", "30 Nov 2026", "31 Oct 2026", "Variance")+`},
{"RowType":"Section","Title":"Assets","Rows":[]},
{"RowType":"Section","Title":"Current Assets","Rows":[{"RowType":"Row",`+reportCells(stockAccount, "Stock", "25000.00", "(1,250.50)", "many")+`},
{"RowType":"SummaryRow",`+reportCells("", "Total Current Assets", "25000.00", "(1,250.50)", "")+`}]},
{"RowType":"Section","Title":"","Rows":[{"RowType":"Row",`+reportCells("", "Net Assets", "25000.00", "-1250.50", "")+`}]}`)

// Covers 12/text.
func TestABalanceSheetIsReadByAccountAndDay(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, balanceSheet))
	sheet, err := b.Client.GetBalanceSheet(t.Context(), xero.BalanceSheetQuery{
		Date: civil.Date{Year: 2026, Month: 11, Day: 30}, Periods: 1, Timeframe: xero.TimeframeMonth, TrackingOptionID1: "o1", TrackingOptionID2: "o2",
		StandardLayout: true, PaymentsOnly: true,
	})
	if err != nil || len(sheet.Dates) != 2 || sheet.Dates[1].String() != "2026-10-31" || len(sheet.Lines) != 2 {
		t.Fatalf("%+v, %v", sheet, err)
	}
	if got := b.seen()[0].Query; got != "date=2026-11-30&paymentsOnly=true&periods=1&standardLayout=true&timeframe=MONTH&trackingOptionID1=o1&trackingOptionID2=o2" {
		t.Errorf("asked %s", got)
	}
	stock, found := sheet.Account(strings.ToUpper(stockAccount))
	if !found || stock.Section != "Current Assets" || stock.Amounts[0] != 2_500_000 || stock.Amounts[1] != -125_050 {
		t.Errorf("%+v", stock)
	}
	if net := sheet.Lines[1]; net.AccountID != "" || net.Name != "Net Assets" || net.Amounts[1] != -125_050 {
		t.Errorf("%+v", net)
	}
	if _, found := sheet.Account(""); found {
		t.Error("no account was found")
	}
}

// Covers 12/text.
func TestABalanceSheetThatIsNotAsExpectedIsRefused(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"a trial balance":         trialBalance,
		"columns without days":    strings.ReplaceAll(balanceSheet, "30 Nov 2026", "This month"),
		"no columns":              aReport("BalanceSheet", `{"RowType":"Header","Cells":[]}`),
		"a figure that is none":   strings.ReplaceAll(balanceSheet, "25000.00", "25.000,00"),
		"a row that is too short": strings.ReplaceAll(balanceSheet, `{"Value":"25000.00"},{"Value":"-1250.50"},{"Value":""}`, `{"Value":"25000.00"}`),
	} {
		b := setup(t, answer(200, body))
		if sheet, err := b.Client.GetBalanceSheet(t.Context(), xero.BalanceSheetQuery{}); !fault.Is(err, fault.Internal) || sheet.Lines != nil {
			t.Errorf("%s: %+v, %v", name, sheet, err)
		}
	}
	b := setup(t, answer(200, balanceSheet))
	for field, q := range map[string]xero.BalanceSheetQuery{"periods": {Periods: 12}, "timeframe": {Timeframe: "WEEK"}} {
		if _, err := b.Client.GetBalanceSheet(t.Context(), q); onlyField(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if len(b.seen()) != 0 {
		t.Error("it was asked all the same")
	}
}

// Covers 12/text, 11/connecting-user-on-the-standard-role-needs.
func TestAReportForbiddenByRoleOrScopeSaysWhich(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(answer(403, forbidden), answer(401, scopeMissing)))
	if _, err := b.Client.GetTrialBalance(t.Context(), xero.TrialBalanceQuery{}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a role: %v", err)
	}
	_, err := b.Client.GetBalanceSheet(t.Context(), xero.BalanceSheetQuery{})
	if scope, isMissing := xero.MissingScope(err); !isMissing || scope != "accounting.reports.balancesheet.read" {
		t.Errorf("a scope: %v", err)
	}
}
