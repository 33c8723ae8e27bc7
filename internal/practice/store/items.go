package store

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/practice/books"
)

// ListItems returns the items in the order they were created in; only those changed since an instant where it is not zero.
func (tx *Tx) ListItems(ctx context.Context, modifiedSince time.Time) ([]books.Item, error) {
	var c conditions
	if !modifiedSince.IsZero() {
		c.add("updated_ms >= ?", modifiedSince.UnixMilli())
	}
	items, err := listAll[books.Item](ctx, tx, `SELECT content FROM items`+c.where()+` ORDER BY id`, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list the items: %w", err)
	}
	return items, nil
}

// FindItem returns the item with an id.
func (tx *Tx) FindItem(ctx context.Context, id string) (books.Item, bool, error) {
	return findOne[books.Item](ctx, tx, `SELECT content FROM items WHERE item_id = ?`, id)
}

// FindItemByCode returns the item with a code.
func (tx *Tx) FindItemByCode(ctx context.Context, code string) (books.Item, bool, error) {
	return findOne[books.Item](ctx, tx, `SELECT content FROM items WHERE code = ?`, code)
}

// SaveItem creates or replaces the item with its ID. It applies no rules: package books has them.
func (tx *Tx) SaveItem(ctx context.Context, i books.Item) error {
	content, err := encode(i)
	if err != nil {
		return fmt.Errorf("encode the item %s: %w", i.Code, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO items (
		  item_id,
		  code,
		  updated_ms,
		  content
		) VALUES (?, ?, ?, ?)
		ON CONFLICT (item_id) DO UPDATE SET
		  code = excluded.code,
		  updated_ms = excluded.updated_ms,
		  content = excluded.content`,
		i.ID, i.Code, i.UpdatedAt.UnixMilli(), content)
	if err != nil {
		return fmt.Errorf("save the item %s: %w", i.Code, err)
	}
	return nil
}

// ApplyItem stores an outcome without errors and notes the change. actor is the app's name, or "" for a person.
func (tx *Tx) ApplyItem(ctx context.Context, o books.ItemOutcome, actor string) error {
	before, wasStored, err := tx.FindItem(ctx, o.Item.ID)
	if err != nil {
		return err
	}
	if wasStored && before.Code != o.Item.Code {
		if err := tx.recodeLines(ctx, before.Code, o.Item.Code); err != nil {
			return err
		}
	}
	if err := tx.SaveItem(ctx, o.Item); err != nil {
		return err
	}
	action := "updated"
	if o.IsNew {
		action = "created"
	}
	return tx.NoteChange(ctx, Change{
		At: o.Item.UpdatedAt, Actor: actor, Kind: "item", ObjectID: o.Item.ID, Action: action, Summary: o.Item.Code,
	})
}

// saveItems stores items whose stock a document changed.
func (tx *Tx) saveItems(ctx context.Context, items []books.Item) error {
	for _, item := range items {
		if err := tx.SaveItem(ctx, item); err != nil {
			return err
		}
	}
	return nil
}

// recodeLines gives the lines that name an item its new code: they stay lines of the same item.
func (tx *Tx) recodeLines(ctx context.Context, from, to string) error {
	invoices, err := tx.ListInvoices(ctx, InvoiceQuery{})
	if err != nil {
		return err
	}
	for _, i := range invoices {
		if recode(i.Lines, from, to) {
			if err := tx.SaveInvoice(ctx, i); err != nil {
				return err
			}
		}
	}
	notes, err := tx.ListCreditNotes(ctx, CreditNoteQuery{})
	if err != nil {
		return err
	}
	for _, n := range notes {
		if recode(n.Lines, from, to) {
			if err := tx.SaveCreditNote(ctx, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// recode reports whether any line had the code.
func recode(lines []books.Line, from, to string) bool {
	has := false
	for n := range lines {
		if lines[n].ItemCode == from {
			lines[n].ItemCode, has = to, true
		}
	}
	return has
}
