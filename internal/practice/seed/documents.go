package seed

import (
	"context"
	"fmt"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
)

// documents enters what the year has, and what is bought and sold beside it.
func (d *desk) documents(ctx context.Context, year sample.Year, o Options) error {
	if err := d.bills(ctx, year.Bills, o); err != nil {
		return err
	}
	if err := d.wages(ctx, year.Wages, o); err != nil {
		return err
	}
	if o.IsStockOnly {
		return nil
	}
	if err := d.invoices(ctx, year.Sales); err != nil {
		return err
	}
	return d.overheads(ctx)
}

// invoices are what was sold without an order in Daybook, and two drafts of work that is still talked about.
func (d *desk) invoices(ctx context.Context, list []sample.Sale) error {
	for i, s := range list {
		in := document(books.Sales, customerOf(i, s), s.Date)
		for _, l := range s.Lines {
			in.Lines = append(in.Lines, line(sample.Items()[l.ItemID-1].Name, "200", "OUTPUT2", l.Quantity, l.Price))
		}
		if err := d.post(ctx, in, 62); err != nil {
			return fmt.Errorf("seed invoice %d: %w", i+1, err)
		}
	}
	for i, name := range []string{"Marlborough Cellars Limited", "Southern Alps Lodge"} {
		in := document(books.Sales, name, d.today.AddDays(-20+8*i))
		in.Lines = append(in.Lines, line("Design of a tasting room, first draft", "260", "OUTPUT2", money.One, *priceOf("640.00")))
		if err := d.draft(ctx, in); err != nil {
			return fmt.Errorf("seed the draft for %s: %w", name, err)
		}
	}
	return nil
}

// customerOf is the name of a sale's customer at Xero: somebody else where Xero does not know it.
func customerOf(i int, s sample.Sale) string {
	customer := sample.Customers()[s.Customer-1]
	if unknown[customer.Name] {
		return others[2+i%20][0]
	}
	return knownName(customer)
}

// overhead is what is bought every so many months from somebody who sends no goods that are kept in stock.
type overhead struct {
	contact, description, account, price string
	every                                int
}

var overheads = []overhead{
	{"Forklift Hire Canterbury", "Hire of a forklift, one month", "429", "310.00", 1},
	{"Kiwi Courier Network", "Parcels of the month", "425", "184.35", 1},
	{"Emily Clarke", "Photographs for the catalogue", "400", "850.00", 6},
}

// overheads are a year of such bills; the newest is a draft. One brings the first stock of tracked goods.
func (d *desk) overheads(ctx context.Context) error {
	number := 0
	for month := 11; month >= 0; month-- {
		for i, o := range overheads {
			if month%o.every != 0 {
				continue
			}
			number++
			in := document(books.Purchase, o.contact, d.today.AddMonths(-month).AddDays(-8-4*i))
			in.Number = new(fmt.Sprintf("B-%04d", 7000+13*number))
			in.Lines = append(in.Lines, line(o.description, o.account, "INPUT2", money.One, *priceOf(o.price)))
			enter := func() error { return d.post(ctx, in, 24) }
			if month == 0 {
				enter = func() error { return d.draft(ctx, in) }
			}
			if err := enter(); err != nil {
				return fmt.Errorf("seed the bill %s of %s: %w", *in.Number, o.contact, err)
			}
		}
	}
	in := document(books.Purchase, "Emily Clarke", d.today.AddDays(-210))
	in.Number, in.Lines, in.HasFourDecimals = new("B-6987"), trackedLines(), true
	if err := d.post(ctx, in, 24); err != nil {
		return fmt.Errorf("seed the bill of tracked goods: %w", err)
	}
	return nil
}

func line(description, account, tax string, quantity money.Quantity, price money.Price) books.LineInput {
	return books.LineInput{Description: &description, Quantity: &quantity, UnitAmount: &price, AccountCode: &account, TaxType: &tax}
}
