package api

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/reports"
)

// partOf is the title of the section an account stands in.
func partOf(a books.Account) string {
	titles := map[string]string{
		"BANK": "Bank", "FIXED": "Fixed Assets", "NONCURRENT": "Non-current Assets", "TERMLIAB": "Non-Current Liabilities",
	}
	title, isOwn := titles[a.Type]
	switch {
	case isOwn:
		return title
	case a.Class == "ASSET":
		return "Current Assets"
	case a.Class == "EQUITY":
		return "Equity"
	}
	return "Current Liabilities"
}

// sheetRows lays a balance sheet out: assets, liabilities, net assets, and the equity that equals them. Assets are
// positive as debits, all others as credits.
func sheetRows(b reports.BalanceSheet) []wireRow {
	head := []string{""}
	for _, day := range b.Days {
		head = append(head, day.Time().Format("2 Jan 2006"))
	}
	s := sheet{BalanceSheet: b}
	assets, totalAssets := s.parts(1, "Bank", "Current Assets", "Fixed Assets", "Non-current Assets")
	liabilities, totalLiabilities := s.parts(-1, "Current Liabilities", "Non-Current Liabilities")
	rows := slices.Concat(
		[]wireRow{header(head...), section("Assets")}, assets,
		[]wireRow{section("", summary(labelled("Total Assets", totalAssets)...)), section("Liabilities")}, liabilities,
		[]wireRow{section("", summary(labelled("Total Liabilities", totalLiabilities)...))},
	)
	net := plus(totalAssets, totalLiabilities, -1)
	return append(rows, section("", row(nil, labelled("Net Assets", net)...)), s.equity())
}

// sheet lays out a balance sheet.
type sheet struct{ reports.BalanceSheet }

// parts are sections of accounts with their totals; empty ones are left out. sign is -1 where credits are positive.
func (s sheet) parts(sign money.Amount, titles ...string) (rows []wireRow, all []money.Amount) {
	all = make([]money.Amount, len(s.Days))
	for _, title := range titles {
		lines, sum := s.accounts(title, sign)
		if len(lines) > 0 {
			rows = append(rows, section(title, append(lines, summary(labelled("Total "+title, sum)...))...))
			all = plus(all, sum, 1)
		}
	}
	return rows, all
}

// accounts are the rows of the accounts of a section, with their sum.
func (s sheet) accounts(title string, sign money.Amount) (rows []wireRow, sum []money.Amount) {
	sum = make([]money.Amount, len(s.Days))
	for _, line := range s.Lines {
		if partOf(line.Account) == title {
			amounts := plus(make([]money.Amount, len(s.Days)), line.Balances, sign)
			rows = append(rows, s.accountRow(line.Account, amounts))
			sum = plus(sum, amounts, 1)
		}
	}
	return rows, sum
}

// accountRow is one account; retained earnings say until when they were gathered.
func (s sheet) accountRow(a books.Account, amounts []money.Amount) wireRow {
	if a.SystemAccount != books.SystemRetainedEarnings {
		return row(accountAttribute(a.ID), labelled(a.Name, amounts)...)
	}
	return s.gathered(a.ID, a.Name, amounts, make([]civil.Date, len(s.Days)))
}

// equity is what belongs to the owners: the year's earnings, which stand on no account yet, before the accounts.
func (s sheet) equity() wireRow {
	lines, sum := s.accounts("Equity", -1)
	earnings := s.gathered(nilID, "Current Year Earnings", s.Earnings, s.YearStarts)
	rows := append([]wireRow{earnings}, lines...)
	return section("Equity", append(rows, summary(labelled("Total Equity", plus(sum, s.Earnings, 1))...))...)
}

// gathered is a row whose amounts say from and until when they were gathered.
func (s sheet) gathered(id, name string, amounts []money.Amount, from []civil.Date) wireRow {
	list := cells(accountAttribute(id), name)
	for n, a := range amounts {
		list = append(list, wireCell{Value: a.String(), Attributes: append(accountAttribute(id), span(from[n], s.Days[n])...)})
	}
	return wireRow{RowType: "Row", Cells: list}
}

// plus adds b, times sign, to a.
func plus(a, b []money.Amount, sign money.Amount) []money.Amount {
	sum := slices.Clone(a)
	for n := range sum {
		sum[n] += sign * b[n]
	}
	return sum
}
