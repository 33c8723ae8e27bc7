// Package seed fills an empty practice Xero with the books of a believable New Zealand maker of furniture.
package seed

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
	"daybook/internal/sample"
)

// Numbers of past documents.
const (
	invoices = 46
	bills    = 34
)

// Fill puts the practice company into an empty store, with documents of the seven months before now. The same day
// gives the same books.
func Fill(ctx context.Context, s *store.Store, now time.Time) error {
	return fill(ctx, s, now, sameIDs)
}

// FillAnew does the same for a demo company that was reset: it is another organisation now, with the tenant id given, and
// nothing keeps its id (contract section 16, 403).
func FillAnew(ctx context.Context, s *store.Store, now time.Time, tenantID uuid.UUID) error {
	return fill(ctx, s, now, func(id string) string {
		if id == organisationID {
			return tenantID.String()
		}
		return uuid.NewSHA1(tenantID, []byte(id)).String()
	})
}

// sameIDs keeps the ids of seeded rows the same every time.
func sameIDs(id string) string { return id }

func fill(ctx context.Context, s *store.Store, now time.Time, ids func(string) string) error {
	now = now.UTC().Truncate(time.Millisecond)
	zone, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		zone = time.UTC
	}
	today := civil.In(now, zone)
	return s.Update(ctx, func(tx *store.Tx) error {
		if err := settings(ctx, tx, now, organisation(now, today), ids); err != nil {
			return fmt.Errorf("seed the settings: %w", err)
		}
		for _, e := range opening(today) {
			if err := tx.SaveOpening(ctx, e); err != nil {
				return fmt.Errorf("seed the opening balance of %s: %w", e.AccountCode, err)
			}
		}
		created := now.AddDate(0, -9, 0)
		for _, c := range contacts() {
			c.ID, c.UpdatedAt = ids(c.ID), created
			if c.MergedToID != "" {
				c.MergedToID = ids(c.MergedToID)
			}
			for n := range c.Groups {
				c.Groups[n].ID = ids(c.Groups[n].ID)
			}
			if err := tx.SaveContact(ctx, c); err != nil {
				return fmt.Errorf("seed the contact %s: %w", c.Name, err)
			}
		}
		for _, i := range items() {
			i.ID, i.UpdatedAt = ids(i.ID), created
			if err := tx.SaveItem(ctx, i); err != nil {
				return fmt.Errorf("seed the item %s: %w", i.Code, err)
			}
		}
		return documents(ctx, tx, now, today)
	})
}

// settings are an organisation with the accounts, tax rates and currencies that both have.
func settings(ctx context.Context, tx *store.Tx, now time.Time, o books.Organisation, ids func(string) string) error {
	o.ID = ids(o.ID)
	if err := tx.SaveOrganisation(ctx, o); err != nil {
		return err
	}
	for _, a := range accounts(now.AddDate(-1, 0, 0)) {
		a.ID = ids(a.ID)
		if err := tx.SaveAccount(ctx, a); err != nil {
			return err
		}
	}
	for _, t := range taxRates() {
		if err := tx.SaveTaxRate(ctx, t); err != nil {
			return err
		}
	}
	for _, c := range currencies() {
		if err := tx.SaveCurrency(ctx, c); err != nil {
			return err
		}
	}
	category := tracking()
	category.ID = ids(category.ID)
	for n := range category.Options {
		category.Options[n].ID = ids(category.Options[n].ID)
	}
	if err := tx.SaveTrackingCategory(ctx, category); err != nil {
		return err
	}
	theme := books.BrandingTheme{ID: ids(idOf("theme", "Standard")), Name: "Standard", CreatedAt: now.AddDate(-2, 0, 0)}
	return tx.SaveBrandingTheme(ctx, theme)
}

// documents writes invoices and bills through the same rules that requests go through, as a person did them.
func documents(ctx context.Context, tx *store.Tx, now time.Time, today civil.Date) error {
	random := rand.New(rand.NewPCG(2026, 11))
	customers, suppliers := sample.Customers(), sample.Suppliers()
	for i := range invoices + bills {
		isBill := i >= invoices
		day, partner := today.AddDays(-210+190*i/invoices), customers[i%len(customers)]
		if isBill {
			day, partner = today.AddDays(-210+190*(i-invoices)/bills), suppliers[i%len(suppliers)]
		}
		name := knownName(partner)
		if unknown[partner.Name] {
			name = others[2+i%20][0]
		}
		in := document(i, isBill, name, day, random)
		if i == invoices {
			in.Lines, in.HasFourDecimals = append(in.Lines, stockLines()...), true
		}
		if err := post(ctx, tx, now, in, day, today); err != nil {
			return fmt.Errorf("seed document %d of %s: %w", i+1, name, err)
		}
	}
	return nil
}

func document(i int, isBill bool, name string, day civil.Date, random *rand.Rand) books.InvoiceInput {
	kind, mode := string(books.Sales), string(books.Exclusive)
	due := day.AddDays(20)
	in := books.InvoiceInput{Type: &kind, LineAmountTypes: &mode, Contact: &books.ContactInput{Name: &name}, Date: &day, DueDate: &due}
	account, tax, goods := "200", "OUTPUT2", sample.Items()[:16]
	if isBill {
		*in.Type, account, tax, goods = string(books.Purchase), "300", "INPUT2", sample.Items()[18:]
		number := fmt.Sprintf("B-%04d", 7000+13*i)
		in.Number = &number
	}
	for range 1 + random.IntN(3) {
		item := goods[random.IntN(len(goods))]
		price, quantity := item.SalesPrice, money.Quantity((1+random.IntN(6))*money.One)
		if isBill {
			price, quantity = item.PurchasePrice, quantity*10
		}
		description := item.Name
		in.Lines = append(in.Lines, books.LineInput{Description: &description, Quantity: &quantity, UnitAmount: &price,
			AccountCode: &account, TaxType: &tax})
	}
	return in
}

// post creates a document dated in the past and takes it as far as its age suggests: paid, approved, or still a draft.
func post(ctx context.Context, tx *store.Tx, now time.Time, in books.InvoiceInput, day, today civil.Date) error {
	at := now.AddDate(0, 0, -today.DaysSince(day))
	status := string(books.Authorised)
	if today.DaysSince(day) < 30 {
		status = string(books.Draft)
	}
	in.Status = &status
	rules, err := tx.Rules(ctx, at, books.Switches{}, "")
	if err != nil {
		return err
	}
	outcome, err := rules.CreateInvoice(ctx, in)
	if err != nil {
		return err
	}
	if len(outcome.Errors) > 0 {
		return fmt.Errorf("refused: %v", outcome.Errors)
	}
	if today.DaysSince(day) > 60 {
		payment := books.Payment{Date: day.AddDays(18), Amount: outcome.Invoice.Total, AccountCode: "090"}
		paid, texts := rules.PayInvoice(outcome.Invoice, payment)
		if len(texts) > 0 {
			return fmt.Errorf("payment refused: %v", texts)
		}
		outcome.Invoice = paid
	}
	return tx.ApplyInvoice(ctx, rules, outcome, "")
}
