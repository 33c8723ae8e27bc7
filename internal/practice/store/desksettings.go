package store

import (
	"context"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
)

// ArchiveAccount archives an account that is not the system's.
func (d *Desk) ArchiveAccount(ctx context.Context, id string) error {
	return d.onAccount(ctx, id, "archived", (*books.Rules).ArchiveAccount)
}

// RestoreAccount makes an archived account active again.
func (d *Desk) RestoreAccount(ctx context.Context, id string) error {
	return d.onAccount(ctx, id, "restored", (*books.Rules).RestoreAccount)
}

// RenameAccount gives an account another name.
func (d *Desk) RenameAccount(ctx context.Context, id, name string) error {
	return d.onAccount(ctx, id, "renamed", func(r *books.Rules, a books.Account) (books.Account, []string) {
		return r.RenameAccount(a, name)
	})
}

func (d *Desk) onAccount(ctx context.Context, id, action string, decide func(*books.Rules, books.Account) (books.Account, []string)) error {
	return d.onSettings(ctx, func(tx *Tx, r *books.Rules) error {
		at := slices.IndexFunc(r.Reference.Accounts, func(a books.Account) bool { return a.ID == id })
		if at < 0 {
			return notFound("account", id)
		}
		a, texts := decide(r, r.Reference.Accounts[at])
		if err := rejected("account "+a.Name, texts); err != nil {
			return err
		}
		return d.noteSetting(ctx, tx, "account", a.ID, action, a.Code+" "+a.Name, tx.SaveAccount(ctx, a))
	})
}

// DeleteTaxRate deletes a tax rate; it stays in lists with the status DELETED.
func (d *Desk) DeleteTaxRate(ctx context.Context, taxType string) error {
	return d.onSettings(ctx, func(tx *Tx, r *books.Rules) error {
		stored, ok := r.Reference.FindTaxRate(taxType)
		if !ok {
			return notFound("tax rate", taxType)
		}
		t, texts := r.DeleteTaxRate(stored)
		if err := rejected("tax rate "+t.Name, texts); err != nil {
			return err
		}
		return d.noteSetting(ctx, tx, "tax rate", t.TaxType, "deleted", t.Name, tx.SaveTaxRate(ctx, t))
	})
}

// EnableCurrency enables a currency, or changes the day rate of one.
func (d *Desk) EnableCurrency(ctx context.Context, c books.Currency) error {
	return d.onSettings(ctx, func(tx *Tx, r *books.Rules) error {
		c, texts := r.EnableCurrency(c)
		if err := rejected("currency "+string(c.Code), texts); err != nil {
			return err
		}
		summary := string(c.Code) + " at " + c.DayRate.String()
		return d.noteSetting(ctx, tx, "currency", string(c.Code), "enabled", summary, tx.SaveCurrency(ctx, c))
	})
}

// SetLockDates sets both lock dates; a zero date clears one.
func (d *Desk) SetLockDates(ctx context.Context, period, yearEnd civil.Date) error {
	return d.onSettings(ctx, func(tx *Tx, r *books.Rules) error {
		o := r.SetLockDates(period, yearEnd)
		summary := "Lock dates: " + orNone(period) + " for the period, " + orNone(yearEnd) + " for the end of year"
		return d.noteSetting(ctx, tx, "organisation", o.ID, "updated", summary, tx.SaveOrganisation(ctx, o))
	})
}

func orNone(date civil.Date) string {
	if date.IsZero() {
		return "none"
	}
	return date.String()
}

// AddTracking adds a tracking category with its options and returns it.
func (d *Desk) AddTracking(ctx context.Context, name string, options ...string) (books.TrackingCategory, error) {
	var added books.TrackingCategory
	err := d.onSettings(ctx, func(tx *Tx, r *books.Rules) error {
		t, texts := r.AddTracking(name, options)
		if err := rejected("tracking category "+name, texts); err != nil {
			return err
		}
		added = t
		return d.noteSetting(ctx, tx, "tracking category", t.ID, "created", t.Name, tx.SaveTrackingCategory(ctx, t))
	})
	return added, err
}

// ArchiveTracking archives a tracking category.
func (d *Desk) ArchiveTracking(ctx context.Context, id string) error {
	return d.onSettings(ctx, func(tx *Tx, r *books.Rules) error {
		at := slices.IndexFunc(r.Reference.TrackingCategories, func(t books.TrackingCategory) bool { return t.ID == id })
		if at < 0 {
			return notFound("tracking category", id)
		}
		t := r.ArchiveTracking(r.Reference.TrackingCategories[at])
		return d.noteSetting(ctx, tx, "tracking category", t.ID, "archived", t.Name, tx.SaveTrackingCategory(ctx, t))
	})
}

func (d *Desk) onSettings(ctx context.Context, work func(*Tx, *books.Rules) error) error {
	return d.store.Update(ctx, func(tx *Tx) error {
		r, err := tx.Rules(ctx, d.now(), d.switches, "")
		if err != nil {
			return err
		}
		return work(tx, r)
	})
}

// noteSetting notes a change of settings that was saved.
func (d *Desk) noteSetting(ctx context.Context, tx *Tx, kind, id, action, summary string, saved error) error {
	if saved != nil {
		return saved
	}
	return tx.NoteChange(ctx, Change{At: d.now().UTC(), Kind: kind, ObjectID: id, Action: action, Summary: summary})
}
