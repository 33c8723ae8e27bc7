package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"daybook/internal/fault"
	"daybook/internal/order"
)

// itemColumns are read by scanItem, in this order.
const itemColumns = `
	id,
	sku,
	name,
	sales_price,
	purchase_price,
	sales_account,
	purchase_account,
	sales_tax_id,
	purchase_tax_id,
	updated_at`

func scanItem(row scanner) (order.Item, error) {
	var i order.Item
	err := row.Scan(&i.ID, &i.SKU, &i.Name, &i.SalesPrice, &i.PurchasePrice, &i.SalesAccount, &i.PurchaseAccount,
		reference{&i.SalesTaxID}, reference{&i.PurchaseTaxID}, instant{&i.UpdatedAt})
	return i, err
}

// GetItem returns one item, or NotFound.
func (f *File) GetItem(ctx context.Context, id int64) (order.Item, error) {
	var i order.Item
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		i, err = getItem(ctx, tx, id)
		return err
	})
	return i, err
}

func getItem(ctx context.Context, tx *sql.Tx, id int64) (order.Item, error) {
	i, err := scanItem(tx.QueryRowContext(ctx, `SELECT `+itemColumns+` FROM items WHERE id = ?`, id))
	if err != nil {
		return order.Item{}, getFault(err, fmt.Sprintf("read item %d", id), "This item does not exist.")
	}
	return i, nil
}

// FindItemBySKU returns the item with that code, without regard to case; false when there is none.
func (f *File) FindItemBySKU(ctx context.Context, sku string) (order.Item, bool, error) {
	var i order.Item
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		i, err = scanItem(tx.QueryRowContext(ctx, `SELECT `+itemColumns+` FROM items WHERE sku = ?`, sku))
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return order.Item{}, false, nil
	}
	if err != nil {
		return order.Item{}, false, fmt.Errorf("find item %s: %w", sku, err)
	}
	return i, true, nil
}

// SaveItem keeps an item and returns it as kept, with its ID. The faults: Invalid (no SKU), NotFound (the item or a
// tax rate does not exist), Conflict (the SKU is taken).
func (f *File) SaveItem(ctx context.Context, i order.Item) (order.Item, error) {
	saved, err := f.SaveItems(ctx, []order.Item{i})
	if err != nil {
		return order.Item{}, err
	}
	return saved[0], nil
}

// SaveItems does what SaveItem does for each, all or none, and returns them in the same order.
func (f *File) SaveItems(ctx context.Context, items []order.Item) ([]order.Item, error) {
	saved := make([]order.Item, 0, len(items))
	err := f.write(ctx, func(tx *sql.Tx) error {
		for _, i := range items {
			i.UpdatedAt = f.nowStamp()
			kept, err := saveItem(ctx, tx, i)
			if err != nil {
				return err
			}
			saved = append(saved, kept)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

func saveItem(ctx context.Context, tx *sql.Tx, i order.Item) (order.Item, error) {
	if strings.TrimSpace(i.SKU) == "" {
		return i, fault.InvalidFields("The item cannot be saved as it is.", map[string]string{"sku": "Give the item a code."})
	}
	var err error
	if i.ID == 0 {
		i.ID, err = insertItem(ctx, tx, i)
	} else {
		err = updateItem(ctx, tx, i)
	}
	switch {
	case isUnique(err):
		return i, fault.Wrap(fault.Conflict, err, fmt.Sprintf("There is an item %s already.", i.SKU),
			"Use that one, or choose another code.")
	case isForeignKey(err):
		return i, fault.Wrap(fault.NotFound, err, fmt.Sprintf("A tax rate of item %s does not exist.", i.SKU), "Choose another one.")
	case err != nil:
		return i, wrapUnlessFault(err, "save item "+i.SKU)
	}
	_, err = tx.ExecContext(ctx, `REPLACE INTO items_search (rowid, sku, name) VALUES (?, ?, ?)`, i.ID, i.SKU, i.Name)
	if err != nil {
		return i, fmt.Errorf("index item %s: %w", i.SKU, err)
	}
	return i, nil
}

func insertItem(ctx context.Context, tx *sql.Tx, i order.Item) (int64, error) {
	result, err := tx.ExecContext(ctx, `
		INSERT INTO items (
			sku,
			name,
			sales_price,
			purchase_price,
			sales_account,
			purchase_account,
			sales_tax_id,
			purchase_tax_id,
			updated_at
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		i.SKU, i.Name, i.SalesPrice, i.PurchasePrice, i.SalesAccount, i.PurchaseAccount, orNull(i.SalesTaxID),
		orNull(i.PurchaseTaxID), stamp(i.UpdatedAt))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func updateItem(ctx context.Context, tx *sql.Tx, i order.Item) error {
	result, err := tx.ExecContext(ctx, `
		UPDATE items SET
			sku = ?,
			name = ?,
			sales_price = ?,
			purchase_price = ?,
			sales_account = ?,
			purchase_account = ?,
			sales_tax_id = ?,
			purchase_tax_id = ?,
			updated_at = ?
		WHERE id = ?`,
		i.SKU, i.Name, i.SalesPrice, i.PurchasePrice, i.SalesAccount, i.PurchaseAccount, orNull(i.SalesTaxID),
		orNull(i.PurchaseTaxID), stamp(i.UpdatedAt), i.ID)
	if err != nil {
		return err
	}
	return mustTouchOne(result, "This item does not exist.")
}

// mustTouchOne turns a change that met no row into NotFound.
func mustTouchOne(result sql.Result, missing string) error {
	touched, err := result.RowsAffected()
	if err == nil && touched == 0 {
		return getFault(sql.ErrNoRows, "", missing)
	}
	return err
}

// ListItems returns the items that match a search (beginnings of words of SKU and name; empty means all), by SKU, at
// most limit. It is never nil.
func (f *File) ListItems(ctx context.Context, search string, limit int) ([]order.Item, error) {
	var w where
	if terms := searchTerms(search); terms != "" {
		w.add(`id IN (SELECT rowid FROM items_search WHERE items_search MATCH ?)`, terms)
	}
	var items []order.Item
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+itemColumns+` FROM items`+w.sql()+` ORDER BY sku, id LIMIT ?`,
			append(w.arguments, limit)...)
		if err != nil {
			return err
		}
		items, err = collect(rows, scanItem)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list items: %w", err)
	}
	return items, nil
}
