package store

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/practice/books"
)

// emailed is the action of an e-mail in the journal of changes.
const emailed = "e-mailed"

// CountEmails returns how many documents were e-mailed after an instant.
func (tx *Tx) CountEmails(ctx context.Context, after time.Time) (int, error) {
	var n int
	err := tx.sql.QueryRowContext(ctx, `SELECT count(*) FROM changes WHERE action = ? AND at_ms > ?`, emailed, after.UnixMilli()).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count the e-mails: %w", err)
	}
	return n, nil
}

// ApplyEmail stores an invoice that was e-mailed to its contact and notes it. actor is the app's name.
func (tx *Tx) ApplyEmail(ctx context.Context, i books.Invoice, to books.Contact, at time.Time, actor string) error {
	if err := tx.SaveInvoice(ctx, i); err != nil {
		return err
	}
	return tx.NoteChange(ctx, Change{
		At: at, Actor: actor, Kind: "invoice", ObjectID: i.ID, Action: emailed, Summary: i.Number + " " + to.Name + " " + to.EmailAddress,
	})
}
