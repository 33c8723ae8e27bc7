package store

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/practice/books"
)

// ContactQuery says which contacts a list holds. The zero query lists every active contact.
type ContactQuery struct {
	// IDs limits the list to these contacts; nil for all.
	IDs []string
	// IncludesArchived adds those that are not active.
	IncludesArchived bool
	// ModifiedSince leaves out contacts changed before; zero for all.
	ModifiedSince time.Time
	// NewestFirst sorts by the last change, newest first; the default is the order they were created in.
	NewestFirst bool
	// Limit and Offset cut a page out; a Limit of 0 means all.
	Limit, Offset int
}

func (q ContactQuery) conditions() conditions {
	var c conditions
	c.addIn("contact_id", q.IDs)
	if !q.IncludesArchived {
		c.add("status = 'ACTIVE'")
	}
	if !q.ModifiedSince.IsZero() {
		c.add("updated_ms >= ?", q.ModifiedSince.UnixMilli())
	}
	return c
}

// ListContacts returns the contacts of a query.
func (tx *Tx) ListContacts(ctx context.Context, q ContactQuery) ([]books.Contact, error) {
	c := q.conditions()
	query := `SELECT content FROM contacts` + c.where()
	if q.NewestFirst {
		query += ` ORDER BY updated_ms DESC, id DESC`
	} else {
		query += ` ORDER BY id`
	}
	if q.Limit > 0 {
		query += ` LIMIT ? OFFSET ?`
		c.args = append(c.args, q.Limit, q.Offset)
	}
	contacts, err := listAll[books.Contact](ctx, tx, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list the contacts: %w", err)
	}
	return contacts, nil
}

// CountContacts returns how many contacts a query matches, its page aside.
func (tx *Tx) CountContacts(ctx context.Context, q ContactQuery) (int, error) {
	c := q.conditions()
	var n int
	err := tx.sql.QueryRowContext(ctx, `SELECT count(*) FROM contacts`+c.where(), c.args...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count the contacts: %w", err)
	}
	return n, nil
}

// FindContact returns the contact with an id.
func (tx *Tx) FindContact(ctx context.Context, id string) (books.Contact, bool, error) {
	return findOne[books.Contact](ctx, tx, `SELECT content FROM contacts WHERE contact_id = ?`, id)
}

// FindContactByNumber returns the contact with a contact number.
func (tx *Tx) FindContactByNumber(ctx context.Context, number string) (books.Contact, bool, error) {
	return findOne[books.Contact](ctx, tx,
		`SELECT content FROM contacts WHERE number = ? AND number <> ''`, number)
}

// ListContactsByName returns the contacts whose name is the given one but for case, in any status.
func (tx *Tx) ListContactsByName(ctx context.Context, name string) ([]books.Contact, error) {
	return listAll[books.Contact](ctx, tx,
		`SELECT content FROM contacts WHERE name_folded = ? ORDER BY id`, fold(name))
}

// SaveContact creates or replaces the contact with its ID. It applies no rules: package books has them.
func (tx *Tx) SaveContact(ctx context.Context, c books.Contact) error {
	content, err := encode(c)
	if err != nil {
		return fmt.Errorf("encode the contact %s: %w", c.ID, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO contacts (
		  contact_id,
		  number,
		  name,
		  name_folded,
		  status,
		  created_by,
		  updated_ms,
		  content
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (contact_id) DO UPDATE SET
		  number = excluded.number,
		  name = excluded.name,
		  name_folded = excluded.name_folded,
		  status = excluded.status,
		  created_by = excluded.created_by,
		  updated_ms = excluded.updated_ms,
		  content = excluded.content`,
		c.ID, c.Number, c.Name, fold(c.Name), c.Status, c.CreatedBy, c.UpdatedAt.UnixMilli(), content)
	if err != nil {
		return fmt.Errorf("save the contact %s: %w", c.ID, err)
	}
	return nil
}
