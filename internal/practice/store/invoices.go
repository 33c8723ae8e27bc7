package store

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
)

// InvoiceQuery says which invoices and bills a list holds. The zero query lists all.
type InvoiceQuery struct {
	// Type limits the list to invoices or bills; "" for both.
	Type books.InvoiceType
	// IDs, Numbers, ContactIDs and Statuses limit the list; nil for all.
	IDs, Numbers, ContactIDs, Statuses []string
	// CreatedBy limits the list to documents of one app; "" for all.
	CreatedBy string
	// ModifiedSince leaves out documents changed before; zero for all.
	ModifiedSince time.Time
	// NewestFirst sorts by the last change, newest first; the default is oldest change first, then by id.
	NewestFirst bool
	// Limit and Offset cut a page out; a Limit of 0 means all.
	Limit, Offset int
}

func (q InvoiceQuery) conditions() conditions {
	var c conditions
	if q.Type != "" {
		c.add("type = ?", string(q.Type))
	}
	c.addIn("invoice_id", q.IDs)
	c.addIn("number", q.Numbers)
	c.addIn("contact_id", q.ContactIDs)
	c.addIn("status", q.Statuses)
	if q.CreatedBy != "" {
		c.add("created_by = ?", q.CreatedBy)
	}
	if !q.ModifiedSince.IsZero() {
		c.add("updated_ms >= ?", q.ModifiedSince.UnixMilli())
	}
	return c
}

// ListInvoices returns the invoices and bills of a query.
func (tx *Tx) ListInvoices(ctx context.Context, q InvoiceQuery) ([]books.Invoice, error) {
	c := q.conditions()
	query := `SELECT content FROM invoices` + c.where()
	if q.NewestFirst {
		query += ` ORDER BY updated_ms DESC, invoice_id DESC`
	} else {
		query += ` ORDER BY updated_ms, invoice_id`
	}
	if q.Limit > 0 {
		query += ` LIMIT ? OFFSET ?`
		c.args = append(c.args, q.Limit, q.Offset)
	}
	invoices, err := listAll[books.Invoice](ctx, tx, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list the invoices: %w", err)
	}
	return invoices, nil
}

// CountInvoices returns how many invoices and bills a query matches, its page aside.
func (tx *Tx) CountInvoices(ctx context.Context, q InvoiceQuery) (int, error) {
	c := q.conditions()
	var n int
	err := tx.sql.QueryRowContext(ctx, `SELECT count(*) FROM invoices`+c.where(), c.args...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count the invoices: %w", err)
	}
	return n, nil
}

// FindInvoice returns the invoice or bill with an id.
func (tx *Tx) FindInvoice(ctx context.Context, id string) (books.Invoice, bool, error) {
	return findOne[books.Invoice](ctx, tx, `SELECT content FROM invoices WHERE invoice_id = ?`, id)
}

// ListInvoicesByNumber returns every invoice and bill of a number, the oldest first, whatever its status.
func (tx *Tx) ListInvoicesByNumber(ctx context.Context, number string) ([]books.Invoice, error) {
	return listAll[books.Invoice](ctx, tx,
		`SELECT content FROM invoices WHERE number = ? AND number <> '' ORDER BY id`, number)
}

// CountApproved returns how many approved or paid documents of a type are dated from one day to another.
func (tx *Tx) CountApproved(ctx context.Context, kind books.InvoiceType, from, to civil.Date) (int, error) {
	var n int
	err := tx.sql.QueryRowContext(ctx, `
		SELECT count(*)
		FROM invoices
		WHERE type = ? AND status IN (?, ?) AND dated_on BETWEEN ? AND ?`,
		string(kind), string(books.Authorised), string(books.Paid), from.String(), to.String()).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count the approved documents: %w", err)
	}
	return n, nil
}

// SaveInvoice creates or replaces the invoice or bill with its ID. It applies no rules: package books has them. The
// contact must have been saved before.
func (tx *Tx) SaveInvoice(ctx context.Context, i books.Invoice) error {
	content, err := encode(i)
	if err != nil {
		return fmt.Errorf("encode the invoice %s: %w", i.ID, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO invoices (
		  invoice_id,
		  type,
		  number,
		  contact_id,
		  status,
		  dated_on,
		  created_by,
		  updated_ms,
		  content
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (invoice_id) DO UPDATE SET
		  type = excluded.type,
		  number = excluded.number,
		  contact_id = excluded.contact_id,
		  status = excluded.status,
		  dated_on = excluded.dated_on,
		  created_by = excluded.created_by,
		  updated_ms = excluded.updated_ms,
		  content = excluded.content`,
		i.ID, string(i.Type), i.Number, i.ContactID, string(i.Status), i.Date.String(), i.CreatedBy,
		i.UpdatedAt.UnixMilli(), content)
	if err != nil {
		return fmt.Errorf("save the invoice %s: %w", i.ID, err)
	}
	return tx.indexPayments(ctx, i)
}
