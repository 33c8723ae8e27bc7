package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Reply is what was answered under an idempotency key, kept to be answered again (contract section 5).
type Reply struct {
	// ClientID is the app the key belongs to.
	ClientID string
	// Key is the idempotency key.
	Key string
	// Fingerprint tells requests apart: same method, address and body, same fingerprint.
	Fingerprint string
	// Status, ContentType and Body are the answer.
	Status      int
	ContentType string
	Body        []byte
	// FirstAt is when the key was first used, in UTC.
	FirstAt time.Time
}

// FindReply returns the reply under an app's key, however old it is.
func (tx *Tx) FindReply(ctx context.Context, clientID, key string) (Reply, bool, error) {
	r := Reply{ClientID: clientID, Key: key}
	var first int64
	err := tx.sql.QueryRowContext(ctx, `
		SELECT
		  fingerprint,
		  status,
		  content_type,
		  body,
		  first_ms
		FROM replies
		WHERE client_id = ? AND reply_key = ?`, clientID, key).
		Scan(&r.Fingerprint, &r.Status, &r.ContentType, &r.Body, &first)
	if errors.Is(err, sql.ErrNoRows) {
		return Reply{}, false, nil
	}
	if err != nil {
		return Reply{}, false, fmt.Errorf("find the reply under a key: %w", err)
	}
	r.FirstAt = time.UnixMilli(first).UTC()
	return r, true, nil
}

// SaveReply keeps a reply and replaces an older one under the same key.
func (tx *Tx) SaveReply(ctx context.Context, r Reply) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT OR REPLACE INTO replies (
		  client_id,
		  reply_key,
		  fingerprint,
		  status,
		  content_type,
		  body,
		  first_ms
		) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		r.ClientID, r.Key, r.Fingerprint, r.Status, r.ContentType, append([]byte{}, r.Body...), r.FirstAt.UnixMilli())
	if err != nil {
		return fmt.Errorf("keep the reply under a key: %w", err)
	}
	return nil
}

// DropRepliesBefore removes replies whose key was first used before an instant.
func (tx *Tx) DropRepliesBefore(ctx context.Context, instant time.Time) error {
	_, err := tx.sql.ExecContext(ctx, `DELETE FROM replies WHERE first_ms < ?`, instant.UnixMilli())
	if err != nil {
		return fmt.Errorf("drop old replies: %w", err)
	}
	return nil
}
