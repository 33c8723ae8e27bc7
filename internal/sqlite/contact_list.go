package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/contact"
)

// ListContacts returns a window of the contact list.
func (f *File) ListContacts(ctx context.Context, q contact.Query) (contact.Page, error) {
	var page contact.Page
	count, countArguments := contactCount(q)
	writes := f.writes.Load()
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		if page.Total, err = f.total(ctx, tx, writes, count, countArguments); err != nil {
			return err
		}
		window, arguments := contactWindow(q, page.Total)
		rows, err := tx.QueryContext(ctx, window, arguments...)
		if err != nil {
			return err
		}
		page.Rows, err = collect(rows, scanContact)
		return err
	})
	if err != nil {
		return contact.Page{}, fmt.Errorf("list contacts: %w", err)
	}
	return page, nil
}

// total counts what a list holds, or remembers it. writes was read before tx began.
func (f *File) total(ctx context.Context, tx *sql.Tx, writes uint64, count string, arguments []any) (int, error) {
	key := fmt.Sprintf("%s %q", count, arguments)
	if total, ok := f.totals.get(writes, key); ok {
		return total, nil
	}
	var total int
	if err := tx.QueryRowContext(ctx, count, arguments...).Scan(&total); err != nil {
		return 0, err
	}
	f.totals.set(writes, key, total)
	return total, nil
}

// listSort is the column a list is ordered by and the index that has it in that order.
type listSort struct{ column, index string }

func contactSort(q contact.Query) listSort {
	switch q.Sort {
	case contact.SortEmail:
		return listSort{"email_key", "contacts_by_email"}
	case contact.SortUpdated:
		return listSort{"updated_at", "contacts_by_updated"}
	}
	return listSort{"name_key", "contacts_by_name"}
}

func contactConditions(q contact.Query) where {
	var w where
	w.add(`is_listed = 1`)
	w.addIf(q.Role == contact.Customer, `is_customer = 1`)
	w.addIf(q.Role == contact.Supplier, `is_supplier = 1`)
	w.addIf(q.Role == contact.Neither, `is_customer = 0 AND is_supplier = 0`)
	w.addIf(q.Linking == contact.Linked, `ledger_id <> ''`)
	w.addIf(q.Linking == contact.Unlinked, `ledger_id = ''`)
	if search := searchTerms(q.Search); search != "" {
		w.add(`id IN (SELECT rowid FROM contacts_search WHERE contacts_search MATCH ?)`, search)
	}
	return w
}

// contactIndex names the index a list is read by, because SQLite keeps no statistics here: total is how many contacts
// match. A search that finds few goes by their ids.
func contactIndex(q contact.Query, total int) string {
	if searchTerms(q.Search) != "" && total <= fewRows {
		return ` NOT INDEXED`
	}
	return ` INDEXED BY ` + contactSort(q).index
}

func contactCount(q contact.Query) (string, []any) {
	w := contactConditions(q)
	return `SELECT count(*) FROM contacts` + contactIndex(q, fewRows) + w.sql(), w.arguments
}

// contactWindow finds the ids by the index alone, skipping cheaply, and reads only the rows shown.
func contactWindow(q contact.Query, total int) (string, []any) {
	w := contactConditions(q)
	way := direction(q.IsDescending)
	order := ` ORDER BY ` + contactSort(q).column + ` ` + way + `, id ` + way
	limit := q.Limit
	if limit <= 0 || limit > contact.MaxWindow {
		limit = contact.MaxWindow
	}
	return `SELECT ` + contactColumns + ` FROM contacts NOT INDEXED WHERE id IN (SELECT id FROM contacts` +
		contactIndex(q, total) + w.sql() + order + ` LIMIT ? OFFSET ?)` + order, append(w.arguments, limit, max(q.Offset, 0))
}

// CountContacts returns how many contacts there are, by the owner's view of them.
func (f *File) CountContacts(ctx context.Context) (contact.Counts, error) {
	var c contact.Counts
	err := f.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT
				count(*),
				count(*) FILTER (WHERE ledger_id <> ''),
				count(*) FILTER (WHERE is_customer = 1),
				count(*) FILTER (WHERE is_supplier = 1),
				count(*) FILTER (WHERE is_customer = 0 AND is_supplier = 0)
			FROM contacts
			WHERE is_listed = 1`).Scan(&c.All, &c.Linked, &c.Customers, &c.Suppliers, &c.Neither)
	})
	if err != nil {
		return contact.Counts{}, fmt.Errorf("count contacts: %w", err)
	}
	return c, nil
}
