package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"daybook/internal/posting"
)

// CreateRequest implements posting.Tx.
func (t *outboxTx) CreateRequest(r *posting.Request) error {
	result, err := t.tx.ExecContext(t.ctx, `
		INSERT INTO requests (
			organisation,
			kind,
			body,
			body_hash,
			key,
			generation,
			doubt_server_at,
			doubts
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Organisation, r.Kind, r.Body, r.Hash, r.Key, r.Generation, stamp(r.DoubtServerAt), r.Doubts)
	if err != nil {
		return fmt.Errorf("freeze a request: %w", err)
	}
	if r.ID, err = result.LastInsertId(); err != nil {
		return fmt.Errorf("freeze a request: %w", err)
	}
	for position, id := range r.DocumentIDs {
		_, err := t.tx.ExecContext(t.ctx, `
			INSERT INTO request_documents (
				request_id,
				position,
				document_id
			) VALUES (?, ?, ?)`, r.ID, position, id)
		if err != nil {
			return fmt.Errorf("put document %d into a request: %w", id, err)
		}
	}
	return nil
}

// UpdateRequest implements posting.Tx.
func (t *outboxTx) UpdateRequest(r posting.Request) error {
	result, err := t.tx.ExecContext(t.ctx, `
		UPDATE requests SET
			key = ?,
			generation = ?,
			doubt_server_at = ?,
			doubts = ?
		WHERE id = ?`,
		r.Key, r.Generation, stamp(r.DoubtServerAt), r.Doubts, r.ID)
	if err != nil {
		return fmt.Errorf("update request %d: %w", r.ID, err)
	}
	return mustTouchOne(result, "This request does not exist.")
}

// FindRequest implements posting.Tx.
func (t *outboxTx) FindRequest(documentID int64) (posting.Request, bool, error) {
	var r posting.Request
	err := t.tx.QueryRowContext(t.ctx, `
		SELECT
			r.id,
			r.organisation,
			r.kind,
			r.body,
			r.body_hash,
			r.key,
			r.generation,
			r.doubt_server_at,
			r.doubts
		FROM request_documents AS d
		JOIN requests AS r ON r.id = d.request_id
		WHERE d.document_id = ?
		ORDER BY d.request_id DESC
		LIMIT 1`, documentID).Scan(&r.ID, &r.Organisation, &r.Kind, &r.Body, &r.Hash, &r.Key, &r.Generation,
		instant{&r.DoubtServerAt}, &r.Doubts)
	if errors.Is(err, sql.ErrNoRows) {
		return posting.Request{}, false, nil
	}
	if err == nil {
		r.DocumentIDs, err = t.documentsOf(r.ID)
	}
	if err != nil {
		return posting.Request{}, false, fmt.Errorf("find the request of document %d: %w", documentID, err)
	}
	return r, true, nil
}

func (t *outboxTx) documentsOf(requestID int64) ([]int64, error) {
	rows, err := t.tx.QueryContext(t.ctx,
		`SELECT document_id FROM request_documents WHERE request_id = ? ORDER BY position`, requestID)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (id int64, err error) {
		err = row.Scan(&id)
		return id, err
	})
}

// AddEvent implements posting.Tx.
func (t *outboxTx) AddEvent(e posting.Event) error {
	_, err := t.tx.ExecContext(t.ctx, `
		INSERT INTO outbox_events (
			document_id,
			request_id,
			at,
			name,
			from_state,
			to_state,
			text,
			key
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		e.DocumentID, orNull(e.RequestID), stamp(e.At), e.Name, e.From, e.To, e.Text, e.Key)
	if err != nil {
		return fmt.Errorf("log %s of document %d: %w", e.Name, e.DocumentID, err)
	}
	return nil
}

// ListEvents implements posting.Tx.
func (t *outboxTx) ListEvents(documentIDs []int64) ([]posting.Event, error) {
	if len(documentIDs) == 0 {
		return []posting.Event{}, nil
	}
	arguments := make([]any, len(documentIDs))
	for i, id := range documentIDs {
		arguments[i] = id
	}
	rows, err := t.tx.QueryContext(t.ctx, `
		SELECT
			id,
			document_id,
			request_id,
			at,
			name,
			from_state,
			to_state,
			text,
			key
		FROM outbox_events
		WHERE document_id IN (?`+strings.Repeat(", ?", len(arguments)-1)+`)
		ORDER BY id DESC`, arguments...)
	if err != nil {
		return nil, fmt.Errorf("list events: %w", err)
	}
	return collect(rows, func(row scanner) (posting.Event, error) {
		var e posting.Event
		err := row.Scan(&e.ID, &e.DocumentID, reference{&e.RequestID}, instant{&e.At}, &e.Name, &e.From, &e.To, &e.Text, &e.Key)
		return e, err
	})
}

// SaveStray implements posting.Tx.
func (t *outboxTx) SaveStray(organisation string, f posting.Finding) error {
	_, err := t.tx.ExecContext(t.ctx, `
		REPLACE INTO stray_documents (
			organisation,
			ledger_id,
			kind,
			number,
			finding
		) VALUES (?, ?, ?, ?, ?)`, organisation, f.ID, f.Kind, f.Number, toJSON(f))
	if err != nil {
		return fmt.Errorf("remember %s %s: %w", f.Kind, f.Number, err)
	}
	return nil
}

// ListStrays implements posting.Tx. Letter case of the number does not matter. What begins like a revision is read, and
// told apart by the rule.
func (t *outboxTx) ListStrays(organisation string, kind posting.Kind, number string) ([]posting.Finding, error) {
	first := posting.FirstNumber(number)
	revisions := first + "-R"
	rows, err := t.tx.QueryContext(t.ctx, `
		SELECT finding
		FROM stray_documents AS s
		WHERE s.organisation = ?
			AND s.kind = ?
			AND (s.number = ? COLLATE NOCASE OR substr(s.number, 1, ?) = ? COLLATE NOCASE)
			AND NOT EXISTS (
				SELECT 1 FROM documents AS d WHERE d.organisation = s.organisation AND d.ledger_id = s.ledger_id
			)
		ORDER BY s.ledger_id`, organisation, kind, first, utf8.RuneCountInString(revisions), revisions)
	if err != nil {
		return nil, fmt.Errorf("list strays: %w", err)
	}
	strays, err := collect(rows, func(row scanner) (posting.Finding, error) {
		var f posting.Finding
		text, err := scanText(row)
		if err == nil {
			err = json.Unmarshal([]byte(text), &f)
		}
		return f, err
	})
	return slices.DeleteFunc(strays, func(f posting.Finding) bool { return !posting.SameFamily(f.Number, number) }), err
}
