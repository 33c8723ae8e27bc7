package seed

import (
	"context"
	"fmt"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
)

// payroll is who pays the wages for the practice company.
const payroll = "Ledger & Lamb Chartered Accountants"

// bills are for goods that came without an order in Daybook. What came by an order has none: the owner bills it.
func (d *desk) bills(ctx context.Context, list []sample.Bill, o Options) error {
	for _, b := range list {
		name := knownName(sample.Suppliers()[b.Supplier-1])
		in := document(books.Purchase, name, b.Date)
		in.Number, in.HasFourDecimals = &b.Number, true
		for _, l := range b.Lines {
			in.Lines = append(in.Lines, line(l.Description, o.accountOf(l), "INPUT2", l.Quantity, l.Price))
		}
		var err error
		if b.IsCredit {
			err = d.credit(ctx, books.CreditNoteInput{Type: new(string(books.PurchaseCredit)), Status: new(string(books.Authorised)), Number: in.Number,
				LineAmountTypes: in.LineAmountTypes, Contact: in.Contact, Date: in.Date, Lines: in.Lines})
		} else {
			err = d.post(ctx, in, o.payAfter(44))
		}
		if err != nil {
			return fmt.Errorf("seed the bill %s of %s: %w", b.Number, name, err)
		}
	}
	return nil
}

// accountOf is where a line is coded.
func (o Options) accountOf(l sample.BillLine) string {
	switch {
	case o.BillsTo != nil:
		return o.BillsTo(l.Class)
	case l.IsFreight():
		return "325"
	}
	return "300"
}

// payAfter is in how many days something is paid: never, where there is nothing else that money would come from.
func (o Options) payAfter(days int) int {
	if o.IsStockOnly {
		return 0
	}
	return days
}

// wages are what the workshop earned in each month, as the payroll bills it.
func (d *desk) wages(ctx context.Context, list []sample.Wage, o Options) error {
	for _, w := range list {
		in := document(books.Purchase, payroll, w.Date)
		in.Number = new(fmt.Sprintf("PAY-%d-%02d", w.Date.Year, w.Date.Month))
		in.Lines = append(in.Lines, line("Wages of the workshop, PAYE included", "320", "NONE", money.One, money.PriceOf(w.Amount)))
		if err := d.post(ctx, in, o.payAfter(4)); err != nil {
			return fmt.Errorf("seed the wages %s: %w", *in.Number, err)
		}
	}
	return nil
}
