package seed

import (
	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
	"daybook/internal/stock/journal"
)

// opening are the balances the books began with, on the day before the practice company's year of stock: what a maker of furniture of this
// size owns and owes. Its stock is what was there, to the cent. Retained earnings make them add up to zero.
func opening(day civil.Date, stock map[journal.Class]money.Amount) []books.Entry {
	rows := []struct {
		code   string
		amount money.Amount
	}{
		{"090", 4_831_255},
		{"091", 2_500_000},
		{"630", stock[journal.Material]},
		{"632", stock[journal.PartMade] + stock[journal.Finished] + stock[journal.Traded]},
		{"710", 9_640_000},
		{"711", -2_892_000},
		{"720", 745_000},
		{"820", -421_035},
		{"825", -298_060},
		{"900", -4_000_000},
		{"970", -5_000_000},
	}
	before, left := sample.OpeningDay(day), money.Amount(0)
	entries := make([]books.Entry, 0, len(rows)+1)
	for _, row := range rows {
		entries = append(entries, books.Entry{AccountCode: row.code, Date: before, Amount: row.amount})
		left += row.amount
	}
	return append(entries, books.Entry{AccountCode: "960", Date: before, Amount: -left})
}
