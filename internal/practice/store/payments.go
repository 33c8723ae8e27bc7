package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"daybook/internal/practice/books"
)

// InvoicePayment is a payment with the invoice or bill it was made to.
type InvoicePayment struct {
	Payment books.Payment
	Invoice books.Invoice
}

// PaymentQuery says which payments a list holds. The zero query lists all, removed ones too.
type PaymentQuery struct {
	// ModifiedSince leaves out payments made or removed before; zero for all.
	ModifiedSince time.Time
	// Limit and Offset cut a page out; a Limit of 0 means all.
	Limit, Offset int
}

func (q PaymentQuery) conditions() conditions {
	var c conditions
	if !q.ModifiedSince.IsZero() {
		c.add("p.updated_ms >= ?", q.ModifiedSince.UnixMilli())
	}
	return c
}

// ListPayments returns the payments of a query, the oldest change first.
func (tx *Tx) ListPayments(ctx context.Context, q PaymentQuery) ([]InvoicePayment, error) {
	c := q.conditions()
	query := selectPayments + c.where() + ` ORDER BY p.updated_ms, p.payment_id`
	if q.Limit > 0 {
		query += ` LIMIT ? OFFSET ?`
		c.args = append(c.args, q.Limit, q.Offset)
	}
	payments, err := tx.queryPayments(ctx, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list the payments: %w", err)
	}
	return payments, nil
}

// CountPayments returns how many payments a query matches, its page aside.
func (tx *Tx) CountPayments(ctx context.Context, q PaymentQuery) (int, error) {
	c := q.conditions()
	var n int
	err := tx.sql.QueryRowContext(ctx, `SELECT count(*) FROM payments p`+c.where(), c.args...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count the payments: %w", err)
	}
	return n, nil
}

// FindPayment returns the payment with an id, removed or not.
func (tx *Tx) FindPayment(ctx context.Context, id string) (InvoicePayment, bool, error) {
	payments, err := tx.queryPayments(ctx, selectPayments+` WHERE p.payment_id = ?`, id)
	if err != nil || len(payments) == 0 {
		return InvoicePayment{}, false, err
	}
	return payments[0], true, nil
}

const selectPayments = `SELECT p.payment_id, i.content FROM payments p JOIN invoices i ON i.invoice_id = p.invoice_id`

func (tx *Tx) queryPayments(ctx context.Context, query string, args ...any) ([]InvoicePayment, error) {
	rows, err := tx.sql.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var payments []InvoicePayment
	for rows.Next() {
		var id string
		var content []byte
		if err := rows.Scan(&id, &content); err != nil {
			return nil, err
		}
		var found InvoicePayment
		if err := json.Unmarshal(content, &found.Invoice); err != nil {
			return nil, err
		}
		for _, p := range found.Invoice.Payments {
			if p.ID == id {
				found.Payment = p
			}
		}
		payments = append(payments, found)
	}
	return payments, rows.Err()
}

// indexPayments notes where the payments of a document are, so that they are found without it. A payment never leaves
// its document: a removed one stays and says so.
func (tx *Tx) indexPayments(ctx context.Context, i books.Invoice) error {
	for _, p := range i.Payments {
		_, err := tx.sql.ExecContext(ctx, `
			INSERT INTO payments (
			  payment_id,
			  invoice_id,
			  updated_ms
			) VALUES (?, ?, ?)
			ON CONFLICT (payment_id) DO UPDATE SET updated_ms = excluded.updated_ms`,
			p.ID, i.ID, p.UpdatedAt.UnixMilli())
		if err != nil {
			return fmt.Errorf("save the payment %s: %w", p.ID, err)
		}
	}
	return nil
}
