-- What is read back from Xero: what settled each document, and how far was read.

-- +goose Up
ALTER TABLE documents ADD COLUMN amount_credited INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN fully_paid_on TEXT NOT NULL DEFAULT '' CHECK (length(fully_paid_on) IN (0, 10));
ALTER TABLE documents ADD COLUMN is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1));
ALTER TABLE documents ADD COLUMN ledger_updated_at TEXT NOT NULL DEFAULT '' CHECK (length(ledger_updated_at) IN (0, 24));

-- Payments of an invoice or bill and credits set off against it, in hundredths of its currency.
CREATE TABLE settlements (
    document_id INTEGER NOT NULL REFERENCES documents (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    kind        TEXT    NOT NULL CHECK (kind IN ('payment', 'credit_note', 'prepayment', 'overpayment')),
    ledger_id   TEXT    NOT NULL,
    number      TEXT    NOT NULL,
    reference   TEXT    NOT NULL,
    settled_on  TEXT    NOT NULL CHECK (length(settled_on) IN (0, 10)),
    amount      INTEGER NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

-- Up to when, by the server's clock, the changes of an organisation's documents are known here.
CREATE TABLE read_marks (
    organisation TEXT PRIMARY KEY CHECK (organisation <> ''),
    since_at     TEXT NOT NULL CHECK (length(since_at) IN (0, 24)),
    read_at      TEXT NOT NULL CHECK (length(read_at) IN (0, 24))
) STRICT, WITHOUT ROWID;

-- Sent documents that were never read in full; almost always none.
CREATE INDEX documents_unread ON documents (organisation, id) WHERE state = 'sent' AND read_at = '' AND kind IN ('invoice', 'bill');

-- The log of a document that was taken back before anything left may go with its order; every other log stays.
DROP TRIGGER outbox_events_stay;

-- +goose StatementBegin
CREATE TRIGGER outbox_events_stay
BEFORE DELETE ON outbox_events
WHEN (SELECT state FROM documents WHERE id = OLD.document_id) <> 'cancelled'
    OR EXISTS (
        SELECT 1
        FROM outbox_events AS other
        WHERE other.document_id = OLD.document_id
            AND other.name NOT IN ('queued', 'frozen', 'held', 'cancelled')
    )
BEGIN
    SELECT RAISE(ABORT, 'the log is only added to');
END;
-- +goose StatementEnd
