package store

import (
	"context"
	"fmt"

	"daybook/internal/practice/books"
)

// GetReference returns the organisation and its settings. On an empty file the organisation has no ID.
func (tx *Tx) GetReference(ctx context.Context) (books.Reference, error) {
	var r books.Reference
	organisations, err := listReference[books.Organisation](ctx, tx, "organisation")
	if err != nil {
		return r, err
	}
	if len(organisations) > 0 {
		r.Organisation = organisations[0]
	}
	if r.Accounts, err = listReference[books.Account](ctx, tx, "account"); err != nil {
		return r, err
	}
	if r.TaxRates, err = listReference[books.TaxRate](ctx, tx, "tax_rate"); err != nil {
		return r, err
	}
	if r.Currencies, err = listReference[books.Currency](ctx, tx, "currency"); err != nil {
		return r, err
	}
	if r.TrackingCategories, err = listReference[books.TrackingCategory](ctx, tx, "tracking"); err != nil {
		return r, err
	}
	if r.BrandingThemes, err = listReference[books.BrandingTheme](ctx, tx, "theme"); err != nil {
		return r, err
	}
	r.Opening, err = listReference[books.Entry](ctx, tx, "opening")
	return r, err
}

func listReference[T any](ctx context.Context, tx *Tx, kind string) ([]T, error) {
	items, err := listAll[T](ctx, tx,
		`SELECT content FROM reference_items WHERE kind = ? ORDER BY position`, kind)
	if err != nil {
		return nil, fmt.Errorf("list every %s of the practice file: %w", kind, err)
	}
	return items, nil
}

// SaveOrganisation creates or replaces the organisation.
func (tx *Tx) SaveOrganisation(ctx context.Context, o books.Organisation) error {
	return tx.saveReference(ctx, "organisation", "1", o)
}

// SaveAccount creates or replaces the account with its ID. New ones go to the end of the list, as do all below.
func (tx *Tx) SaveAccount(ctx context.Context, a books.Account) error {
	return tx.saveReference(ctx, "account", a.ID, a)
}

// SaveTaxRate creates or replaces the tax rate with its TaxType.
func (tx *Tx) SaveTaxRate(ctx context.Context, t books.TaxRate) error {
	return tx.saveReference(ctx, "tax_rate", t.TaxType, t)
}

// SaveCurrency enables a currency or changes its day rate.
func (tx *Tx) SaveCurrency(ctx context.Context, c books.Currency) error {
	return tx.saveReference(ctx, "currency", string(c.Code), c)
}

// SaveTrackingCategory creates or replaces the tracking category with its ID.
func (tx *Tx) SaveTrackingCategory(ctx context.Context, t books.TrackingCategory) error {
	return tx.saveReference(ctx, "tracking", t.ID, t)
}

// SaveBrandingTheme creates or replaces the branding theme with its ID.
func (tx *Tx) SaveBrandingTheme(ctx context.Context, t books.BrandingTheme) error {
	return tx.saveReference(ctx, "theme", t.ID, t)
}

// SaveOpening sets the balance an account begins with. The caller sees to it that all of them add up to zero.
func (tx *Tx) SaveOpening(ctx context.Context, e books.Entry) error {
	return tx.saveReference(ctx, "opening", e.AccountCode, e)
}

func (tx *Tx) saveReference(ctx context.Context, kind, item string, value any) error {
	content, err := encode(value)
	if err != nil {
		return fmt.Errorf("encode the %s %s: %w", kind, item, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO reference_items (
		  kind,
		  item,
		  position,
		  content
		) VALUES (?, ?, (SELECT 1 + coalesce(max(position), 0) FROM reference_items WHERE kind = ?), ?)
		ON CONFLICT (kind, item) DO UPDATE SET content = excluded.content`,
		kind, item, kind, content)
	if err != nil {
		return fmt.Errorf("save the %s %s: %w", kind, item, err)
	}
	return nil
}
