package seed

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// desk is the person who entered the documents of the past, through the same rules that requests go through.
type desk struct {
	tx    *store.Tx
	rules *books.Rules
	now   time.Time
	today civil.Date
}

func newDesk(ctx context.Context, tx *store.Tx, now time.Time, today civil.Date) (*desk, error) {
	rules, err := tx.Rules(ctx, now, books.Switches{}, "")
	return &desk{tx, rules, now, today}, err
}

// age is how many days a day is back.
func (d *desk) age(day civil.Date) int { return d.today.DaysSince(day) }

// post creates a document on its own day, approved, and pays it so many days later; not where payAfter is 0 or that day is still to come.
func (d *desk) post(ctx context.Context, in books.InvoiceInput, payAfter int) error {
	status := string(books.Authorised)
	in.Status = &status
	return d.save(ctx, in, payAfter)
}

// draft creates one that nobody approved.
func (d *desk) draft(ctx context.Context, in books.InvoiceInput) error {
	status := string(books.Draft)
	in.Status = &status
	return d.save(ctx, in, 0)
}

func (d *desk) save(ctx context.Context, in books.InvoiceInput, payAfter int) error {
	day := *in.Date
	due := day.AddDays(20)
	in.DueDate = &due
	d.rules.Now = d.now.AddDate(0, 0, -d.age(day))
	outcome, err := d.rules.CreateInvoice(ctx, in)
	if err != nil {
		return err
	}
	if len(outcome.Errors) > 0 {
		return fmt.Errorf("refused: %v", outcome.Errors)
	}
	if payAfter > 0 && d.age(day) > payAfter {
		payment := books.Payment{Date: day.AddDays(payAfter), Amount: outcome.Invoice.Total, AccountCode: "090"}
		paid, texts := d.rules.PayInvoice(outcome.Invoice, payment)
		if len(texts) > 0 {
			return fmt.Errorf("payment refused: %v", texts)
		}
		outcome.Invoice = paid
	}
	return d.tx.ApplyInvoice(ctx, d.rules, outcome, "")
}

// credit creates the credit note of a supplier.
func (d *desk) credit(ctx context.Context, in books.CreditNoteInput) error {
	d.rules.Now = d.now.AddDate(0, 0, -d.age(*in.Date))
	outcome, err := d.rules.CreateCreditNote(ctx, in)
	if err != nil {
		return err
	}
	if len(outcome.Errors) > 0 {
		return fmt.Errorf("refused: %v", outcome.Errors)
	}
	return d.tx.ApplyCreditNote(ctx, d.rules, outcome, "")
}

// document is the head of an invoice or a bill.
func document(kind books.InvoiceType, contact string, day civil.Date) books.InvoiceInput {
	return books.InvoiceInput{Type: new(string(kind)), LineAmountTypes: new(string(books.Exclusive)), Contact: &books.ContactInput{Name: &contact}, Date: &day}
}
