package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"daybook/internal/contact"
)

// contactKeeper changes contacts within one transaction. A change says whom it touched; finish then writes what follows:
// merges, links and views, the names in orders, what is searched for, open questions, and the engine's keys. It lives as
// long as the transaction, which is why it holds the context.
type contactKeeper struct {
	ctx context.Context
	tx  *sql.Tx
	at  time.Time
	// organisation is the one the file is bound to; "" before the first.
	organisation string
	matcher      *matcher

	// contacts and ledger are those whose values, decisions or mirror changed; mirrored is how the latter read now.
	contacts map[int64]bool
	ledger   map[string]bool
	mirrored map[string]contact.LedgerContact
	// fresh are rows made in this transaction, bumped those whose version counts this change already.
	fresh, bumped map[int64]bool
	// linked are the contacts that Xero's were tied to in this transaction.
	linked map[string]int64
	// batch is the one of the transaction; 0 before it is made.
	batch int64
	// endReason says in words why links end.
	endReason string

	statements map[string]*sql.Stmt
}

// keepContacts runs do in a transaction of its own, and writes what follows from it.
func (f *File) keepContacts(ctx context.Context, do func(*contactKeeper) error) error {
	return f.write(ctx, func(tx *sql.Tx) error { return f.keepContactsIn(ctx, tx, do) })
}

// keepContactsIn does the same within a transaction.
func (f *File) keepContactsIn(ctx context.Context, tx *sql.Tx, do func(*contactKeeper) error) error {
	b, err := loadBinding(ctx, tx)
	if err != nil {
		return err
	}
	return keepContacts(&contactKeeper{ctx: ctx, tx: tx, at: f.nowStamp(), organisation: b.TenantID, matcher: f.matcher.Load()}, do)
}

// lookAtContacts runs do in a transaction that reads; it must change nothing.
func (f *File) lookAtContacts(ctx context.Context, do func(*contactKeeper) error) error {
	return f.read(ctx, func(tx *sql.Tx) error { return f.keepContactsIn(ctx, tx, do) })
}

func keepContacts(k *contactKeeper, do func(*contactKeeper) error) error {
	k.contacts, k.ledger, k.mirrored = map[int64]bool{}, map[string]bool{}, map[string]contact.LedgerContact{}
	k.linked = map[string]int64{}
	k.fresh, k.bumped, k.statements = map[int64]bool{}, map[int64]bool{}, map[string]*sql.Stmt{}
	err := do(k)
	if err == nil {
		err = k.finish()
	}
	for _, s := range k.statements {
		if closing := s.Close(); closing != nil && err == nil {
			err = closing
		}
	}
	return err
}

// touch says that something about a party changed.
func (k *contactKeeper) touch(parties ...contact.Party) {
	for _, p := range parties {
		if p.IsLedger() {
			k.ledger[p.LedgerID] = true
		} else {
			k.contacts[p.ContactID] = true
		}
	}
}

// prepared returns a statement that is compiled once.
func (k *contactKeeper) prepared(statement string) (*sql.Stmt, error) {
	s, ok := k.statements[statement]
	if ok {
		return s, nil
	}
	s, err := k.tx.PrepareContext(k.ctx, statement)
	if err != nil {
		return nil, fmt.Errorf("prepare to keep contacts: %w", err)
	}
	k.statements[statement] = s
	return s, nil
}

func (k *contactKeeper) exec(statement string, arguments ...any) (sql.Result, error) {
	s, err := k.prepared(statement) //nolint:sqlclosecheck // keepContacts closes all
	if err != nil {
		return nil, err
	}
	return s.ExecContext(k.ctx, arguments...)
}

// each reads every row of a statement.
func each[T any](k *contactKeeper, scan func(scanner) (T, error), statement string, arguments ...any) ([]T, error) {
	s, err := k.prepared(statement) //nolint:sqlclosecheck // keepContacts closes all
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(k.ctx, arguments...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scan)
}

// first reads one row; false where there is none.
func first[T any](k *contactKeeper, scan func(scanner) (T, error), statement string, arguments ...any) (T, bool, error) {
	var none T
	s, err := k.prepared(statement) //nolint:sqlclosecheck // keepContacts closes all
	if err != nil {
		return none, false, err
	}
	found, err := scan(s.QueryRowContext(k.ctx, arguments...))
	if errors.Is(err, sql.ErrNoRows) {
		return none, false, nil
	}
	return found, err == nil, err
}

func scanID(row scanner) (id int64, err error) {
	err = row.Scan(&id)
	return id, err
}

// finish writes what follows from the changes.
func (k *contactKeeper) finish() error {
	if len(k.contacts) == 0 && len(k.ledger) == 0 {
		return nil
	}
	s, err := k.load()
	if err != nil {
		return fmt.Errorf("read what hangs together: %w", err)
	}
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"merge and link contacts", s.writeRows},
		{"keep links", s.writeLinks},
		{"name contacts in their orders", s.renameOrders},
		{"index contacts", s.index},
		{"keep open questions", s.keepPairs},
		{"keep keys", s.keepKeys},
	} {
		if err := step.do(); err != nil {
			return wrapUnlessFault(err, step.what)
		}
	}
	return nil
}
