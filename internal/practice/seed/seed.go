// Package seed fills an empty practice Xero with the books of a believable New Zealand maker of furniture.
package seed

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
	"daybook/internal/sample"
	"daybook/internal/stock/journal"
)

// Options changes what is filled in. The zero value is the practice company as everybody finds it.
type Options struct {
	// BillsTo returns the code of the account that bills for goods of a class, and for freight of them, are coded to; nil for purchases and
	// inwards freight.
	BillsTo func(journal.Class) string
	// IsStockOnly leaves out all documents that have nothing to do with stock: bills for goods, the credit notes of their suppliers, freight and
	// wages stay, unpaid.
	IsStockOnly bool
}

// Fill puts the practice company into an empty store, with the documents of a year before now. The same day gives the same books, and
// they fit the company file that is filled on it (sample.NewYear).
func Fill(ctx context.Context, s *store.Store, now time.Time) error {
	return FillWith(ctx, s, now, Options{})
}

// FillWith does the same with options.
func FillWith(ctx context.Context, s *store.Store, now time.Time, o Options) error {
	return fill(ctx, s, now, o, sameIDs)
}

// FillAnew does what FillWith does for a demo company that was reset: it is another organisation now, with the tenant id given, and
// nothing keeps its id (contract section 16, 403).
func FillAnew(ctx context.Context, s *store.Store, now time.Time, o Options, tenantID uuid.UUID) error {
	return fill(ctx, s, now, o, func(id string) string {
		if id == organisationID {
			return tenantID.String()
		}
		return uuid.NewSHA1(tenantID, []byte(id)).String()
	})
}

// sameIDs keeps the ids of seeded rows the same every time.
func sameIDs(id string) string { return id }

func fill(ctx context.Context, s *store.Store, now time.Time, o Options, ids func(string) string) error {
	// The day by the clock that the company file is filled by, which may be another one than that of New Zealand.
	today := civil.Of(now)
	year := sample.NewYear(today)
	now = now.UTC().Truncate(time.Millisecond)
	return s.Update(ctx, func(tx *store.Tx) error {
		if err := settings(ctx, tx, now, organisation(now, today), ids); err != nil {
			return fmt.Errorf("seed the settings: %w", err)
		}
		for _, e := range opening(today, year.Opening()) {
			if err := tx.SaveOpening(ctx, e); err != nil {
				return fmt.Errorf("seed the opening balance of %s: %w", e.AccountCode, err)
			}
		}
		created := now.AddDate(0, -14, 0)
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
		d, err := newDesk(ctx, tx, now, today)
		if err != nil {
			return err
		}
		return d.documents(ctx, year, o)
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
