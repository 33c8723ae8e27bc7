package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/posting"
	"daybook/internal/setup"
)

// The keys of settings that more than one part of this package reads.
const (
	postingSettingsKey = "posting"
	importChoiceKey    = "import"
	bindingKey         = "binding"
)

// LoadChoices implements setup.Store.
func (f *File) LoadChoices(ctx context.Context) (setup.Choices, error) {
	var c setup.Choices
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		c, err = loadChoices(ctx, tx)
		return err
	})
	return c, err
}

func loadChoices(ctx context.Context, tx *sql.Tx) (setup.Choices, error) {
	var c setup.Choices
	if _, err := loadSetting(ctx, tx, postingSettingsKey, &c.Posting); err != nil {
		return setup.Choices{}, err
	}
	if _, err := loadSetting(ctx, tx, importChoiceKey, &c.Import); err != nil {
		return setup.Choices{}, err
	}
	return c, nil
}

// ChangeChoices implements setup.Store.
func (f *File) ChangeChoices(ctx context.Context, change func(*setup.Choices)) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		c, err := loadChoices(ctx, tx)
		if err != nil {
			return err
		}
		change(&c)
		if err := saveSetting(ctx, tx, postingSettingsKey, c.Posting, f.nowStamp()); err != nil {
			return err
		}
		return saveSetting(ctx, tx, importChoiceKey, c.Import, f.nowStamp())
	})
}

// LoadPostingSettings returns the owner's settings of documents; the zero Settings at first.
func (f *File) LoadPostingSettings(ctx context.Context) (posting.Settings, error) {
	var s posting.Settings
	_, err := f.LoadSetting(ctx, postingSettingsKey, &s)
	return s, err
}

// ListTaxUse implements setup.Store.
func (f *File) ListTaxUse(ctx context.Context) ([]setup.TaxUse, error) {
	var uses []setup.TaxUse
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT
				orders.kind,
				coalesce(order_taxes.id, 0),
				coalesce(order_taxes.name, ''),
				coalesce(order_taxes.rate, 0),
				count(DISTINCT orders.id)
			FROM orders
			JOIN order_lines ON order_lines.order_id = orders.id
			LEFT JOIN order_taxes ON order_taxes.id = order_lines.tax_id
			WHERE orders.is_cancelled = 0
				AND orders.tax_mode <> 'no_tax'
			GROUP BY
				orders.kind,
				order_lines.tax_id
			ORDER BY
				orders.kind DESC,
				order_lines.tax_id`)
		if err != nil {
			return err
		}
		uses, err = collect(rows, func(row scanner) (setup.TaxUse, error) {
			var use setup.TaxUse
			err := row.Scan((*string)(&use.Kind), &use.Tax.ID, &use.Tax.Name, (*int64)(&use.Tax.Rate), &use.Orders)
			return use, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the tax rates in use: %w", err)
	}
	return uses, nil
}
