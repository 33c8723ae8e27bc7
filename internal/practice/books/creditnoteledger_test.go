package books_test

import (
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// An invoice is paid in part and the rest credited, each at a rate of its own.
func TestWhatIsSettledLeavesTheControlAccount(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.Int64Range(100_000, 2_000_000)
		total := rapid.Int64Range(2, 1_000_000).Draw(t, "total")
		paid := rapid.Int64Range(0, total-1).Draw(t, "paid")
		line := []books.Line{{AccountCode: "200", LineAmount: money.Amount(total), TaxType: "NONE"}}
		i := books.Invoice{
			ID: "i", Type: books.Sales, Status: books.Authorised, Currency: "USD", CurrencyRate: money.Rate(rate.Draw(t, "invoice's rate")),
			Date: on(1), Lines: line, Total: money.Amount(total), LineAmountTypes: books.Exclusive,
		}
		n := books.CreditNote{
			Type: books.SalesCredit, Status: books.Authorised, Currency: "USD", CurrencyRate: money.Rate(rate.Draw(t, "note's rate")),
			Date: on(2), Lines: []books.Line{{AccountCode: "200", LineAmount: money.Amount(total - paid)}}, Total: money.Amount(total - paid), LineAmountTypes: books.Exclusive,
		}
		rules := &books.Rules{Reference: ledgerChart()}
		if paid > 0 {
			i, _ = rules.PayInvoice(i, books.Payment{Amount: money.Amount(paid), AccountCode: "090", Date: on(3), CurrencyRate: money.Rate(rate.Draw(t, "payment's rate"))})
		}
		first := money.Amount(rapid.Int64Range(1, total-paid).Draw(t, "first"))
		for _, amount := range []money.Amount{first, n.Total - first} {
			if amount > 0 {
				o := rules.Allocate(n, i, amount, civil.Date{})
				if len(o.Errors) > 0 {
					t.Fatal(o.Errors)
				}
				n, i = o.CreditNote, o.Invoice
			}
		}
		var sum, owed money.Amount
		for _, e := range append(i.Entries(ledgerChart()), n.Entries(ledgerChart())...) {
			sum += e.Amount
			if e.AccountCode == "610" {
				owed += e.Amount
			}
		}
		if sum != 0 || owed != 0 || i.Status != books.Paid || n.Status != books.Paid {
			t.Fatalf("the sum is %s, %s is still owed, %s and %s", sum, owed, i.Status, n.Status)
		}
	})
}
