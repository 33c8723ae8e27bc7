package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"daybook/internal/fault"
	"daybook/internal/posting"
	"daybook/internal/refdata"
)

// documentColumns are read by scanDocument, in this order.
const documentColumns = `
	id,
	organisation,
	kind,
	business_key,
	revision,
	order_id,
	contact_id,
	waits_for_id,
	content,
	state,
	doubt,
	problem,
	is_held,
	candidates,
	coalesce(ledger_id, ''),
	ledger_number,
	ledger_status,
	ledger_subtotal,
	ledger_tax,
	ledger_total,
	amount_due,
	amount_paid,
	differences,
	queued_at,
	sent_at,
	read_at,
	amount_credited,
	fully_paid_on,
	is_changed,
	ledger_updated_at,
	ledger_on,
	ledger_lines,` + settlementsOf

func scanDocument(row scanner) (posting.Document, error) {
	var d posting.Document
	l := &d.Ledger
	err := row.Scan(&d.ID, &d.Organisation, &d.Kind, &d.BusinessKey, &d.Revision, reference{&d.OrderID}, reference{&d.ContactID},
		reference{&d.WaitsForID}, fromJSON{&d.Content}, &d.State, &d.Doubt, &d.Problem, &d.IsHeld, fromJSON{&d.Candidates},
		&d.LedgerID, &l.Number, &l.Status, &l.Totals.SubTotal, &l.Totals.Tax, &l.Totals.Total, &l.AmountDue, &l.AmountPaid,
		fromJSON{&l.Differences}, instant{&d.QueuedAt}, instant{&d.SentAt}, instant{&d.ReadAt}, &l.AmountCredited,
		day{&l.FullyPaidOn}, &l.IsChanged, instant{&l.UpdatedAt}, day{&l.Date}, fromJSON{&l.Lines}, scannedSettlements{&l.Settlements})
	return d, err
}

// fromJSON scans a column of JSON text into what it points to.
type fromJSON struct{ into any }

// Scan implements sql.Scanner.
func (j fromJSON) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("JSON is text, not %T", value)
	}
	return json.Unmarshal([]byte(text), j.into)
}

// toJSON writes a value of our own types, which always encode.
func toJSON(value any) string {
	encoded, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("encode %T: %v", value, err))
	}
	return string(encoded)
}

// numberOf is what the column number holds, for finding a bill's rivals.
func numberOf(c posting.Content) string {
	switch {
	case c.Invoice != nil:
		return c.Invoice.Number
	case c.Contact != nil:
		return c.Contact.Number
	}
	return c.Name()
}

// GetDocument implements posting.Tx.
func (t *outboxTx) GetDocument(id int64) (posting.Document, error) {
	d, err := scanDocument(t.tx.QueryRowContext(t.ctx, `SELECT `+documentColumns+` FROM documents WHERE id = ?`, id))
	if err != nil {
		return posting.Document{}, getFault(err, fmt.Sprintf("read document %d", id), "This document does not exist.")
	}
	return d, nil
}

func (t *outboxTx) listDocuments(rest string, arguments ...any) ([]posting.Document, error) {
	rows, err := t.tx.QueryContext(t.ctx, `SELECT `+documentColumns+` FROM documents `+rest, arguments...)
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	return collect(rows, scanDocument)
}

// ListDocuments implements posting.Tx.
func (t *outboxTx) ListDocuments(organisation string, kind posting.Kind, businessKey string) ([]posting.Document, error) {
	return t.listDocuments(`WHERE organisation = ? AND kind = ? AND business_key = ? ORDER BY revision DESC`,
		organisation, kind, businessKey)
}

// ListOrderDocuments implements posting.Tx.
func (t *outboxTx) ListOrderDocuments(orderID int64) ([]posting.Document, error) {
	organisation, err := t.organisation()
	if err != nil {
		return nil, err
	}
	return t.listDocuments(`WHERE order_id = ? AND organisation = ? ORDER BY id DESC`, orderID, organisation)
}

// ListEveryDocument implements posting.Tx.
func (t *outboxTx) ListEveryDocument(orderID int64) ([]posting.Document, error) {
	return t.listDocuments(`WHERE order_id = ? ORDER BY id DESC`, orderID)
}

// ListJournals implements posting.Tx.
func (t *outboxTx) ListJournals(organisation string) ([]posting.Document, error) {
	return t.listDocuments(`WHERE organisation = ? AND kind IN ('journal', 'journal_change', 'attachment') ORDER BY id DESC`, organisation)
}

// GetReference implements posting.Tx.
func (t *outboxTx) GetReference() (refdata.Set, error) { return loadReference(t.ctx, t.tx) }

// ListWaiting implements posting.Tx.
func (t *outboxTx) ListWaiting(documentID int64) ([]posting.Document, error) {
	return t.listDocuments(`WHERE waits_for_id = ? ORDER BY id`, documentID)
}

// ListInState implements posting.Tx. An open state is listed without reading the documents that are settled.
func (t *outboxTx) ListInState(organisation string, state posting.State) ([]posting.Document, error) {
	return t.listDocuments(`WHERE organisation = ? AND state = ? ORDER BY id`, organisation, state)
}

// CountStates implements posting.Tx: an index answers it.
func (t *outboxTx) CountStates(organisation string) (map[posting.State]int, error) {
	rows, err := t.tx.QueryContext(t.ctx,
		`SELECT state, count(*) FROM documents WHERE organisation = ? GROUP BY state`, organisation)
	if err != nil {
		return nil, fmt.Errorf("count documents: %w", err)
	}
	counts := map[posting.State]int{}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var state posting.State
		var count int
		err = row.Scan(&state, &count)
		counts[state] = count
		return none, err
	})
	return counts, err
}

// FindNextToSend implements posting.Tx.
func (t *outboxTx) FindNextToSend(organisation string) (posting.Document, bool, error) {
	found, err := t.listDocuments(`
		WHERE organisation = ?
			AND state = 'queued'
			AND waits_for_id IS NULL
			AND is_held = 0
		ORDER BY id
		LIMIT 1`, organisation)
	if err != nil || len(found) == 0 {
		return posting.Document{}, false, err
	}
	return found[0], true, nil
}

// ListMembers implements posting.Tx.
func (t *outboxTx) ListMembers(requestID int64) ([]posting.Document, error) {
	return t.listDocuments(`
		JOIN request_documents AS carried ON carried.document_id = documents.id
		WHERE carried.request_id = ?
			AND NOT EXISTS (
				SELECT 1
				FROM request_documents AS later
				WHERE later.document_id = carried.document_id
					AND later.request_id > carried.request_id
			)
		ORDER BY carried.position`, requestID)
}

// FindHolder implements posting.Tx.
func (t *outboxTx) FindHolder(organisation, ledgerID string) (int64, error) {
	var id int64
	err := t.tx.QueryRowContext(t.ctx, `SELECT id FROM documents WHERE organisation = ? AND ledger_id = ? AND kind NOT IN ('journal_change', 'attachment')`,
		organisation, ledgerID).Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("find who holds %s: %w", ledgerID, err)
	}
	return id, nil
}

// CreateDocument implements posting.Tx.
func (t *outboxTx) CreateDocument(d *posting.Document) error {
	result, err := t.tx.ExecContext(t.ctx, `
		INSERT INTO documents (
			organisation,
			kind,
			business_key,
			revision,
			order_id,
			contact_id,
			waits_for_id,
			number,
			content,
			state,
			doubt,
			problem,
			is_held,
			candidates,
			ledger_id,
			ledger_number,
			ledger_status,
			ledger_subtotal,
			ledger_tax,
			ledger_total,
			amount_due,
			amount_paid,
			differences,
			queued_at,
			sent_at,
			read_at,
			amount_credited,
			fully_paid_on,
			is_changed,
			ledger_updated_at,
			ledger_on,
			ledger_lines
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		append([]any{d.Organisation, d.Kind, d.BusinessKey, d.Revision, orNull(d.OrderID), orNull(d.ContactID)}, documentValues(*d)...)...)
	if err != nil {
		return documentFault(err, *d)
	}
	if d.ID, err = result.LastInsertId(); err != nil {
		return fmt.Errorf("create document %s: %w", d.BusinessKey, err)
	}
	if err := t.saveSettlements(d.ID, d.Ledger.Settlements); err != nil {
		return err
	}
	return t.touched(*d)
}

// UpdateDocument implements posting.Tx. What identifies a document never changes.
func (t *outboxTx) UpdateDocument(d posting.Document, from posting.State) error {
	result, err := t.tx.ExecContext(t.ctx, `
		UPDATE documents SET
			waits_for_id = ?,
			number = ?,
			content = ?,
			state = ?,
			doubt = ?,
			problem = ?,
			is_held = ?,
			candidates = ?,
			ledger_id = ?,
			ledger_number = ?,
			ledger_status = ?,
			ledger_subtotal = ?,
			ledger_tax = ?,
			ledger_total = ?,
			amount_due = ?,
			amount_paid = ?,
			differences = ?,
			queued_at = ?,
			sent_at = ?,
			read_at = ?,
			amount_credited = ?,
			fully_paid_on = ?,
			is_changed = ?,
			ledger_updated_at = ?,
			ledger_on = ?,
			ledger_lines = ?
		WHERE id = ? AND state = ?`, append(documentValues(d), d.ID, from)...)
	if err != nil {
		return documentFault(err, d)
	}
	touched, err := result.RowsAffected()
	if err != nil {
		return fmt.Errorf("update document %d: %w", d.ID, err)
	}
	if touched != 1 {
		return fault.New(fault.Conflict, "The document moved on meanwhile.", "Look at it again.")
	}
	if err := t.saveSettlements(d.ID, d.Ledger.Settlements); err != nil {
		return err
	}
	return t.touched(d)
}

// documentValues are the columns that change, in the order both statements name them.
func documentValues(d posting.Document) []any {
	var ledgerID any
	if d.LedgerID != "" {
		ledgerID = d.LedgerID
	}
	l := d.Ledger
	return []any{orNull(d.WaitsForID), numberOf(d.Content), toJSON(d.Content), d.State, d.Doubt, d.Problem, d.IsHeld,
		toJSON(d.Candidates), ledgerID, l.Number, l.Status, l.Totals.SubTotal, l.Totals.Tax, l.Totals.Total, l.AmountDue,
		l.AmountPaid, toJSON(l.Differences), stamp(d.QueuedAt), stamp(d.SentAt), stamp(d.ReadAt), l.AmountCredited,
		l.FullyPaidOn.String(), l.IsChanged, stamp(l.UpdatedAt), l.Date.String(), toJSON(l.Lines)}
}

func documentFault(err error, d posting.Document) error {
	if isUnique(err) {
		return fault.Wrap(fault.Conflict, err, "There is such a document already.", "Look at the order again.")
	}
	return fmt.Errorf("save document %s revision %d: %w", d.BusinessKey, d.Revision, err)
}

// touched remembers the orders whose lists show this document: its own, and for a contact those that wait for it.
func (t *outboxTx) touched(d posting.Document) error {
	if d.OrderID != 0 {
		t.orders = append(t.orders, d.OrderID)
		return nil
	}
	if d.Kind != posting.KindContact {
		return nil
	}
	waiting, err := t.ListWaiting(d.ID)
	for _, w := range waiting {
		t.orders = append(t.orders, w.OrderID)
	}
	return err
}

// notePostings writes what lists show of the orders that changed, at the end of the transaction that changed them.
func (t *outboxTx) notePostings() error {
	isNoted := map[int64]bool{}
	for _, id := range t.orders {
		if isNoted[id] {
			continue
		}
		isNoted[id] = true
		status, err := posting.ReadStatus(t, id)
		if err != nil {
			return err
		}
		if err := setOrderPosting(t.ctx, t.tx, id, status.Posting()); err != nil {
			return err
		}
	}
	return nil
}
