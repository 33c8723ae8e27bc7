package store

import (
	"context"

	"daybook/internal/practice/books"
)

// PostJournal posts a draft manual journal.
func (d *Desk) PostJournal(ctx context.Context, id string) error {
	return d.setJournalStatus(ctx, id, books.PostedJournal)
}

// VoidJournal voids a posted manual journal.
func (d *Desk) VoidJournal(ctx context.Context, id string) error {
	return d.setJournalStatus(ctx, id, books.VoidedJournal)
}

// DeleteJournal deletes a draft manual journal.
func (d *Desk) DeleteJournal(ctx context.Context, id string) error {
	return d.setJournalStatus(ctx, id, books.DeletedJournal)
}

func (d *Desk) setJournalStatus(ctx context.Context, id string, status books.JournalStatus) error {
	text := string(status)
	return d.EditJournal(ctx, id, books.JournalInput{Status: &text})
}

// EditJournal changes a manual journal, also a posted one, as a person may.
func (d *Desk) EditJournal(ctx context.Context, id string, in books.JournalInput) error {
	return d.store.Update(ctx, func(tx *Tx) error {
		stored, ok, err := tx.FindJournal(ctx, id)
		if err != nil {
			return err
		}
		if !ok {
			return notFound("manual journal", id)
		}
		r, err := tx.Rules(ctx, d.now(), d.switches, "")
		if err != nil {
			return err
		}
		outcome := r.UpdateJournal(stored, in)
		if err := rejected("manual journal "+stored.Narration, outcome.Errors); err != nil {
			return err
		}
		return tx.ApplyJournal(ctx, outcome, "")
	})
}
