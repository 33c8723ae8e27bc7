package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/fault"
	"daybook/internal/warehouse"
)

// SaveStockItem implements warehouse.Store.
func (f *File) SaveStockItem(ctx context.Context, item warehouse.Item) error {
	return f.SaveStockItems(ctx, []warehouse.Item{item})
}

// SaveStockItems does what SaveStockItem does for each, all or none.
func (f *File) SaveStockItems(ctx context.Context, items []warehouse.Item) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		for _, item := range items {
			if err := saveStockItem(ctx, tx, item); err != nil {
				return err
			}
		}
		return markStock(ctx, tx)
	})
}

func saveStockItem(ctx context.Context, tx *sql.Tx, item warehouse.Item) error {
	result, err := tx.ExecContext(ctx, `UPDATE items SET class = ?, operations = ? WHERE id = ?`, item.Class, item.Operations, item.ID)
	if err != nil {
		return fmt.Errorf("save the class of item %d: %w", item.ID, err)
	}
	if err := mustTouchOne(result, "This item does not exist."); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM recipe_lines WHERE item_id = ?`, item.ID); err != nil {
		return fmt.Errorf("clear the recipe of item %d: %w", item.ID, err)
	}
	for i, u := range item.Recipe {
		_, err := tx.ExecContext(ctx, `INSERT INTO recipe_lines (item_id, position, used_id, quantity) VALUES (?, ?, ?, ?)`, item.ID, i+1, u.ItemID, u.Quantity)
		if isForeignKey(err) {
			return fault.Wrap(fault.NotFound, err, "An item of the recipe does not exist.", "Choose another one.")
		}
		if err != nil {
			return fmt.Errorf("save the recipe of item %d: %w", item.ID, err)
		}
	}
	return nil
}

// listStockItems returns every item with its recipe, by SKU.
func listStockItems(ctx context.Context, tx *sql.Tx) ([]warehouse.Item, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, sku, name, class, operations FROM items ORDER BY sku, id`)
	if err != nil {
		return nil, fmt.Errorf("list items: %w", err)
	}
	items, err := collect(rows, func(row scanner) (warehouse.Item, error) {
		var i warehouse.Item
		err := row.Scan(&i.ID, &i.SKU, &i.Name, &i.Class, &i.Operations)
		return i, err
	})
	if err != nil {
		return nil, fmt.Errorf("list items: %w", err)
	}
	at := make(map[int64]*warehouse.Item, len(items))
	for i := range items {
		at[items[i].ID] = &items[i]
	}
	err = scanEach(ctx, tx, `SELECT item_id, used_id, quantity FROM recipe_lines ORDER BY item_id, position`, nil, func(row scanner) error {
		var id int64
		var u warehouse.Use
		err := row.Scan(&id, &u.ItemID, &u.Quantity)
		if item := at[id]; item != nil {
			item.Recipe = append(item.Recipe, u)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list recipes: %w", err)
	}
	return items, nil
}
