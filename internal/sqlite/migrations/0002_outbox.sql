-- The outbox: documents on their way to Xero, the requests that carry them, and what happened to each. The words of
-- the rules R1 to R14 are in package posting.

-- +goose Up
-- A document is one thing that is or will be at Xero. The UNIQUE constraint is what makes one order one document.
CREATE TABLE documents (
    id              INTEGER PRIMARY KEY,
    organisation    TEXT    NOT NULL CHECK (organisation <> ''),
    kind            TEXT    NOT NULL CHECK (kind IN ('invoice', 'bill', 'contact', 'journal', 'journal_change', 'attachment')),
    business_key    TEXT    NOT NULL CHECK (business_key <> ''),
    revision        INTEGER NOT NULL CHECK (revision >= 1),
    order_id        INTEGER REFERENCES orders (id),
    contact_id      INTEGER REFERENCES contacts (id),
    waits_for_id    INTEGER REFERENCES documents (id),
    number          TEXT    NOT NULL,
    content         TEXT    NOT NULL CHECK (json_valid(content)),
    state           TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'checking', 'sent', 'rejected', 'conflict', 'cancelled')),
    doubt           TEXT    NOT NULL,
    problem         TEXT    NOT NULL,
    is_held         INTEGER NOT NULL CHECK (is_held IN (0, 1)),
    candidates      TEXT    NOT NULL CHECK (json_valid(candidates)),
    ledger_id       TEXT    CHECK (ledger_id <> ''),
    ledger_number   TEXT    NOT NULL,
    ledger_status   TEXT    NOT NULL,
    ledger_subtotal INTEGER NOT NULL,
    ledger_tax      INTEGER NOT NULL,
    ledger_total    INTEGER NOT NULL,
    amount_due      INTEGER NOT NULL,
    amount_paid     INTEGER NOT NULL,
    differences     TEXT    NOT NULL CHECK (json_valid(differences)),
    queued_at       TEXT    NOT NULL CHECK (length(queued_at) IN (0, 24)),
    sent_at         TEXT    NOT NULL CHECK (length(sent_at) IN (0, 24)),
    read_at         TEXT    NOT NULL CHECK (length(read_at) IN (0, 24)),
    UNIQUE (organisation, kind, business_key, revision),
    CHECK ((kind IN ('invoice', 'bill')) = (order_id IS NOT NULL)),
    CHECK ((kind IN ('invoice', 'bill', 'contact')) = (contact_id IS NOT NULL)),
    CHECK (state <> 'sent' OR ledger_id IS NOT NULL)
) STRICT;

-- No two rows hold one thing at Xero (R8). What changes a thing, or hangs on it, holds none of its own.
CREATE UNIQUE INDEX documents_by_ledger ON documents (organisation, ledger_id) WHERE kind NOT IN ('journal_change', 'attachment');
CREATE INDEX documents_by_order ON documents (order_id);
CREATE INDEX documents_by_contact ON documents (contact_id);
CREATE INDEX documents_by_waiting ON documents (waits_for_id) WHERE waits_for_id IS NOT NULL;
CREATE INDEX documents_by_state ON documents (organisation, state, id);
CREATE INDEX documents_by_number ON documents (organisation, kind, number COLLATE NOCASE);

-- A request is what leaves in one call. Its bytes, their hash and its documents never change (R1).
CREATE TABLE requests (
    id              INTEGER PRIMARY KEY,
    organisation    TEXT    NOT NULL CHECK (organisation <> ''),
    kind            TEXT    NOT NULL CHECK (kind IN ('invoice', 'bill', 'contact', 'journal', 'journal_change', 'attachment')),
    body            BLOB    NOT NULL,
    body_hash       TEXT    NOT NULL CHECK (length(body_hash) = 64),
    key             TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
    generation      INTEGER NOT NULL CHECK (generation >= 1),
    doubt_server_at TEXT    NOT NULL CHECK (length(doubt_server_at) IN (0, 24)),
    doubts          INTEGER NOT NULL CHECK (doubts >= 0)
) STRICT;

CREATE TABLE request_documents (
    request_id  INTEGER NOT NULL REFERENCES requests (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    PRIMARY KEY (request_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_documents_by_document ON request_documents (document_id, request_id);

-- +goose StatementBegin
CREATE TRIGGER requests_are_frozen
BEFORE UPDATE OF organisation, kind, body, body_hash ON requests
BEGIN
    SELECT RAISE(ABORT, 'the bytes of a request never change');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER request_documents_are_frozen
BEFORE UPDATE ON request_documents
BEGIN
    SELECT RAISE(ABORT, 'the documents of a request never change');
END;
-- +goose StatementEnd

CREATE TABLE outbox_events (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    request_id  INTEGER REFERENCES requests (id),
    at          TEXT    NOT NULL CHECK (length(at) = 24),
    name        TEXT    NOT NULL,
    from_state  TEXT    NOT NULL,
    to_state    TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    key         TEXT    NOT NULL
) STRICT;

CREATE INDEX outbox_events_by_document ON outbox_events (document_id, id);
CREATE INDEX outbox_events_by_request ON outbox_events (request_id);

-- +goose StatementBegin
CREATE TRIGGER outbox_events_are_kept
BEFORE UPDATE ON outbox_events
BEGIN
    SELECT RAISE(ABORT, 'the log is only added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER outbox_events_stay
BEFORE DELETE ON outbox_events
BEGIN
    SELECT RAISE(ABORT, 'the log is only added to');
END;
-- +goose StatementEnd

-- Invoices and bills that this app made at Xero and that no document here held when they were read (R11).
CREATE TABLE stray_documents (
    organisation TEXT NOT NULL,
    ledger_id    TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('invoice', 'bill')),
    number       TEXT NOT NULL,
    finding      TEXT NOT NULL CHECK (json_valid(finding)),
    PRIMARY KEY (organisation, ledger_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX stray_documents_by_number ON stray_documents (organisation, kind, number COLLATE NOCASE);

-- One row: up to when, by the server's clock, all that this app made at Xero is known here (R11).
CREATE TABLE outbox_marks (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    settled_at TEXT    NOT NULL CHECK (length(settled_at) IN (0, 24))
) STRICT;
