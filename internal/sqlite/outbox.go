package sqlite

import (
	"context"
	"database/sql"
	"time"

	"daybook/internal/posting"
)

// Outbox is the part of the company file that posting works with. It implements posting.Store.
type Outbox struct{ file *File }

// Outbox returns the file's outbox.
func (f *File) Outbox() Outbox { return Outbox{file: f} }

// Write implements posting.Store: the transaction is on the disk when it returns nil.
func (o Outbox) Write(ctx context.Context, do func(posting.Tx) error) error {
	return o.file.write(ctx, func(tx *sql.Tx) error {
		t := &outboxTx{ctx: ctx, tx: tx, file: o.file, now: o.file.nowStamp()}
		if err := do(t); err != nil {
			return err
		}
		return t.notePostings()
	})
}

// Read implements posting.Store.
func (o Outbox) Read(ctx context.Context, do func(posting.Tx) error) error {
	return o.file.read(ctx, func(tx *sql.Tx) error {
		return do(&outboxTx{ctx: ctx, tx: tx, file: o.file, now: o.file.nowStamp()})
	})
}

// outboxTx implements posting.Tx. It lives as long as one transaction, which is why it holds the context.
type outboxTx struct {
	ctx context.Context
	tx  *sql.Tx
	now time.Time
	// file makes what follows from a link; nil where none is made.
	file *File
	// orders are those whose document changed, in order of first change.
	orders []int64
}

// orNothing runs do; where it fails the transaction is as it was before, and can go on.
func (t *outboxTx) orNothing(do func() error) error {
	if _, err := t.tx.ExecContext(t.ctx, `SAVEPOINT attempt`); err != nil {
		return wrapUnlessFault(err, "mark a place to return to")
	}
	failure := do()
	if failure != nil {
		if _, err := t.tx.ExecContext(t.ctx, `ROLLBACK TO attempt`); err != nil {
			return wrapUnlessFault(err, "return")
		}
	}
	if _, err := t.tx.ExecContext(t.ctx, `RELEASE attempt`); err != nil {
		return wrapUnlessFault(err, "go on")
	}
	return failure
}

// FindMergedInto implements posting.Tx: it follows merges to their end.
func (t *outboxTx) FindMergedInto(ledgerContactID string) (string, error) {
	rows, err := t.tx.QueryContext(t.ctx, `
		WITH RECURSIVE followed (id, depth) AS (
			SELECT merged_to_id, 1 FROM ledger_contacts WHERE id = ?1 AND merged_to_id <> ''
			UNION
			SELECT l.merged_to_id, f.depth + 1
			FROM ledger_contacts AS l
			JOIN followed AS f ON f.id = l.id
			WHERE l.merged_to_id <> '' AND f.depth < 20
		)
		SELECT id FROM followed ORDER BY depth DESC LIMIT 1`, ledgerContactID)
	if err != nil {
		return "", wrapUnlessFault(err, "follow a merge")
	}
	found, err := collect(rows, scanText)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

func scanText(row scanner) (string, error) {
	var text string
	err := row.Scan(&text)
	return text, err
}

// GetMark implements posting.Tx. The computer that may send is a property of the company.
func (t *outboxTx) GetMark() (posting.Mark, error) {
	organisation, err := t.organisation()
	if err != nil {
		return posting.Mark{}, err
	}
	m := posting.Mark{Organisation: organisation}
	err = t.tx.QueryRowContext(t.ctx, `
		SELECT
			machine_id,
			coalesce((SELECT settled_at FROM outbox_marks), '')
		FROM company`).Scan(&m.Machine, instant{&m.SettledAt})
	if err != nil {
		return posting.Mark{}, wrapUnlessFault(err, "read the mark of the outbox")
	}
	return m, nil
}

// SaveMark implements posting.Tx.
func (t *outboxTx) SaveMark(m posting.Mark) error {
	if _, err := t.tx.ExecContext(t.ctx, `UPDATE company SET machine_id = ? WHERE machine_id <> ?`, m.Machine, m.Machine); err != nil {
		return wrapUnlessFault(err, "save the computer that sends")
	}
	_, err := t.tx.ExecContext(t.ctx, `
		INSERT INTO outbox_marks (
			id,
			settled_at
		) VALUES (1, ?)
		ON CONFLICT (id) DO UPDATE SET settled_at = excluded.settled_at`, stamp(m.SettledAt))
	if err != nil {
		return wrapUnlessFault(err, "save the mark of the outbox")
	}
	return nil
}
