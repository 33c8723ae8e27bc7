package books_test

import (
	"context"
	"testing"
	"time"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// ledger is a few invoices and credit notes of one contact, on which people work at random.
type ledger struct {
	rules    *books.Rules
	invoices []books.Invoice
	notes    []books.CreditNote
}

func drawLedger(t *rapid.T) *ledger {
	l := &ledger{rules: &books.Rules{Reference: reference(), Now: time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC)}}
	total := rapid.Int64Range(1, 5_000)
	for n := range 3 {
		id := string(rune('a' + n))
		l.invoices = append(l.invoices, books.Invoice{ID: id, Type: books.Sales, ContactID: "c", Currency: "NZD", Status: books.Authorised, Total: money.Amount(total.Draw(t, "invoice"))})
		l.notes = append(l.notes, books.CreditNote{ID: id, Type: books.SalesCredit, ContactID: "c", Currency: "NZD", Status: books.Authorised, Total: money.Amount(total.Draw(t, "note"))})
	}
	return l
}

func (l *ledger) allocate(t *rapid.T) {
	n, i := rapid.IntRange(0, 2).Draw(t, "note"), rapid.IntRange(0, 2).Draw(t, "invoice")
	amount := money.Amount(rapid.Int64Range(-1, 6_000).Draw(t, "amount"))
	fits := amount > 0 && amount <= l.notes[n].RemainingCredit() && amount <= l.invoices[i].AmountDue()
	o := l.rules.Allocate(l.notes[n], l.invoices[i], amount, civil.Date{Year: 2026, Month: 9, Day: rapid.IntRange(1, 30).Draw(t, "day")})
	if fits != (len(o.Errors) == 0) {
		t.Fatalf("%s of %s left onto %s due gives %v", amount, l.notes[n].RemainingCredit(), l.invoices[i].AmountDue(), o.Errors)
	}
	l.notes[n], l.invoices[i] = o.CreditNote, o.Invoice
}

func (l *ledger) removeAllocation(t *rapid.T) {
	n, i := rapid.IntRange(0, 2).Draw(t, "note"), rapid.IntRange(0, 2).Draw(t, "invoice")
	id, isThere := "none", false
	if all := l.notes[n].Allocations; len(all) > 0 {
		a := rapid.SampledFrom(all).Draw(t, "allocation")
		id, isThere = a.ID, a.InvoiceID == l.invoices[i].ID
	}
	o := l.rules.RemoveAllocation(l.notes[n], l.invoices[i], id)
	if isThere != (len(o.Errors) == 0) {
		t.Fatalf("removing gives %v", o.Errors)
	}
	l.notes[n], l.invoices[i] = o.CreditNote, o.Invoice
}

func (l *ledger) pay(t *rapid.T) {
	i := rapid.IntRange(0, 2).Draw(t, "invoice")
	amount := money.Amount(rapid.Int64Range(1, 6_000).Draw(t, "amount"))
	l.invoices[i], _ = l.rules.PayInvoice(l.invoices[i], books.Payment{Amount: amount, AccountCode: "090"})
}

func (l *ledger) removePayment(t *rapid.T) {
	i := rapid.IntRange(0, 2).Draw(t, "invoice")
	if all := l.invoices[i].Payments; len(all) > 0 {
		l.invoices[i], _ = l.rules.RemovePayment(l.invoices[i], rapid.SampledFrom(all).Draw(t, "payment").ID)
	}
}

// check fails where a sum has drifted or a side is overdrawn.
func (l *ledger) check(t *rapid.T) {
	credited := map[string]money.Amount{}
	for _, n := range l.notes {
		for _, a := range n.Allocations {
			credited[a.InvoiceID] += a.Amount
		}
		if n.RemainingCredit() < 0 || n.RemainingCredit()+n.Allocated() != n.Total {
			t.Fatalf("note of %s: %s allocated, %s left", n.Total, n.Allocated(), n.RemainingCredit())
		}
		if isUsedUp := n.RemainingCredit() == 0; isUsedUp != (n.Status == books.Paid) || isUsedUp == n.FullyPaidOn.IsZero() {
			t.Fatalf("%s left and %s since %s", n.RemainingCredit(), n.Status, n.FullyPaidOn)
		}
	}
	for _, i := range l.invoices {
		var paid money.Amount
		for _, p := range i.Payments {
			if !p.IsDeleted {
				paid += p.Amount
			}
		}
		if i.AmountPaid != paid || i.AmountCredited != credited[i.ID] || i.AmountDue() < 0 || i.AmountDue() != i.Total-paid-credited[i.ID] {
			t.Fatalf("invoice of %s: paid %s of %s, credited %s of %s, due %s", i.Total, i.AmountPaid, paid, i.AmountCredited, credited[i.ID], i.AmountDue())
		}
		if isSettled := i.AmountDue() == 0; isSettled != (i.Status == books.Paid) || isSettled == i.FullyPaidOn.IsZero() {
			t.Fatalf("%s due and %s since %s", i.AmountDue(), i.Status, i.FullyPaidOn)
		}
	}
}

// Covers 14/text, 9.status/paid-voided-deleted.
func TestAllocationsNeverExceedEitherSideAndNothingDrifts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := drawLedger(t)
		t.Repeat(map[string]func(*rapid.T){
			"allocate": l.allocate, "remove an allocation": l.removeAllocation, "pay": l.pay, "remove a payment": l.removePayment, "": l.check,
		})
	})
}

func TestACreditOfAnInvoiceHasItsTotals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		i := books.Invoice{
			Type: books.Sales, Number: "INV-1", ContactID: "c", Currency: "NZD", CurrencyRate: money.One, Status: books.Authorised,
			LineAmountTypes: rapid.SampledFrom([]books.LineAmountTypes{books.Exclusive, books.Inclusive, books.NoTax}).Draw(t, "types"),
		}
		for range rapid.IntRange(1, 4).Draw(t, "lines") {
			i.Lines = append(i.Lines, books.Line{
				Quantity:     money.Quantity(rapid.Int64Range(1, 1e5).Draw(t, "quantity") * 100),
				UnitAmount:   money.Price(rapid.Int64Range(0, 1e5).Draw(t, "price") * 10_000),
				DiscountRate: money.Percent(rapid.Int64Range(0, 100).Draw(t, "discount") * money.One),
				Description:  "Chair", AccountCode: "200", TaxType: rapid.SampledFrom([]string{"OUTPUT2", "COMPOUND", "NONE"}).Draw(t, "tax"),
			})
		}
		i, err := books.Compute(i, reference(), books.Switches{})
		if err != nil {
			t.Fatal(err)
		}
		ref := reference()
		ref.Accounts = []books.Account{{Code: "200", Class: "REVENUE", Status: books.StatusActive}}
		ref.Currencies = []books.Currency{{Code: "NZD", DayRate: money.One}}
		for n := range ref.TaxRates {
			ref.TaxRates[n].Status, ref.TaxRates[n].CanApplyToRevenue = books.StatusActive, true
		}
		in, texts := books.CreditOf(i, 0)
		if len(texts) > 0 {
			t.Fatal(texts)
		}
		rules := &books.Rules{Reference: ref, Finder: oneContact{}, Now: time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC)}
		o, err := rules.CreateCreditNote(context.Background(), in)
		if err != nil || len(o.Errors) > 0 {
			t.Fatal(err, o.Errors)
		}
		if n := o.CreditNote; n.SubTotal != i.SubTotal || n.TotalTax != i.TotalTax || n.Total != i.Total {
			t.Fatalf("%s + %s = %s is credited as %s + %s = %s", i.SubTotal, i.TotalTax, i.Total, n.SubTotal, n.TotalTax, n.Total)
		}
	})
}

// oneContact is a store that holds the contact "c" and nothing else.
type oneContact struct{ books.Finder }

func (oneContact) FindContact(context.Context, string) (books.Contact, bool, error) {
	return books.Contact{ID: "c", Name: "Hutt Homes", Status: books.StatusActive}, true, nil
}

func (oneContact) ListCreditNotesByNumber(context.Context, string) ([]books.CreditNote, error) {
	return nil, nil
}
