package api

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/reports"
)

// trialRows lays a trial balance out: a section for each class of account, and the totals.
func trialRows(t reports.TrialBalance) []wireRow {
	rows := []wireRow{header("Account", "Debit", "Credit", "YTD Debit", "YTD Credit")}
	for _, part := range []struct{ class, title string }{
		{"REVENUE", "Revenue"}, {"EXPENSE", "Expenses"}, {"ASSET", "Assets"}, {"LIABILITY", "Liabilities"}, {"EQUITY", "Equity"},
	} {
		var lines []wireRow
		for _, line := range t.Lines {
			if line.Account.Class == part.class {
				lines = append(lines, trialRow(line, t.RetainedUntil))
			}
		}
		if len(lines) > 0 {
			rows = append(rows, section(part.title, lines...))
		}
	}
	return append(rows, section("", trialTotal(t)))
}

func trialRow(line reports.TrialLine, retainedUntil civil.Date) wireRow {
	name := line.Account.Name
	if line.Account.Code != "" {
		name += " (" + line.Account.Code + ")"
	}
	id := accountAttribute(line.Account.ID)
	values := append(sides(line.Account, line.Movement), sides(line.Account, line.Balance)...)
	if !line.IsRetained() {
		return row(id, append([]string{name}, values...)...)
	}
	gathered := append(slices.Clone(id), span(civil.Date{}, retainedUntil)...)
	return wireRow{RowType: "Row", Cells: append(cells(id, name), cells(gathered, values...)...)}
}

// sides writes an amount as a debit or a credit; the other one is empty. Nothing stands on the side where accounts of the
// class grow.
func sides(a books.Account, amount money.Amount) []string {
	growsByDebit := a.Class == "ASSET" || a.Class == "EXPENSE"
	if amount > 0 || amount == 0 && growsByDebit {
		return []string{amount.String(), ""}
	}
	return []string{"", (-amount).String()}
}

func trialTotal(t reports.TrialBalance) wireRow {
	var totals [4]money.Amount
	for _, line := range t.Lines {
		totals[0] += max(line.Movement, 0)
		totals[1] += max(-line.Movement, 0)
		totals[2] += max(line.Balance, 0)
		totals[3] += max(-line.Balance, 0)
	}
	return summary(labelled("Total", totals[:])...)
}
