package seed

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// opening are the balances the books began with, at the end of a month before the oldest document: what a maker of
// furniture of this size owns and owes. They add up to zero.
func opening(today civil.Date) []books.Entry {
	day := today.AddMonths(-9).EndOfMonth()
	rows := []struct {
		code   string
		amount money.Amount
	}{
		{"090", 1_831_255},
		{"091", 2_500_000},
		{"630", 1_842_070},
		{"631", 615_400},
		{"632", 3_127_545},
		{"710", 9_640_000},
		{"711", -2_892_000},
		{"720", 745_000},
		{"820", -421_035},
		{"825", -298_060},
		{"900", -4_000_000},
		{"960", -7_690_175},
		{"970", -5_000_000},
	}
	entries := make([]books.Entry, 0, len(rows))
	for _, row := range rows {
		entries = append(entries, books.Entry{AccountCode: row.code, Date: day, Amount: row.amount})
	}
	return entries
}
