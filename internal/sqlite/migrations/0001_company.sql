-- The company file: the company, its settings and secrets, contacts, items, orders, what Xero offers, activity.
-- …_at is UTC text such as 2026-11-24T20:05:25.123Z, …_on is a day such as 2026-11-24, '' is none of either.
-- Amounts are hundredths; prices, quantities, percentages and rates are millionths.

-- +goose Up
CREATE TABLE company (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    company_id    TEXT    NOT NULL CHECK (length(company_id) = 32),
    name          TEXT    NOT NULL CHECK (name <> ''),
    kind          TEXT    NOT NULL CHECK (kind IN ('practice', 'xero')),
    base_currency TEXT    NOT NULL CHECK (length(base_currency) IN (0, 3)),
    machine_id    TEXT    NOT NULL,
    created_at    TEXT    NOT NULL CHECK (length(created_at) = 24),
    checked_at    TEXT    NOT NULL DEFAULT '' CHECK (length(checked_at) IN (0, 24))
) STRICT;

CREATE TABLE settings (
    key        TEXT PRIMARY KEY CHECK (key <> ''),
    value      TEXT NOT NULL CHECK (json_valid(value)),
    updated_at TEXT NOT NULL CHECK (length(updated_at) = 24)
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (
    name       TEXT PRIMARY KEY CHECK (name <> ''),
    sealed     BLOB NOT NULL CHECK (length(sealed) > 0),
    updated_at TEXT NOT NULL CHECK (length(updated_at) = 24)
) STRICT, WITHOUT ROWID;

CREATE TABLE cursors (
    resource   TEXT PRIMARY KEY CHECK (resource <> ''),
    since_at   TEXT NOT NULL CHECK (length(since_at) = 24),
    updated_at TEXT NOT NULL CHECK (length(updated_at) = 24)
) STRICT, WITHOUT ROWID;

-- What Xero's organisation offers, replaced as a whole by each refresh.
CREATE TABLE reference_sets (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    value   TEXT NOT NULL CHECK (json_valid(value)),
    read_at TEXT NOT NULL CHECK (length(read_at) = 24)
) STRICT;

CREATE TABLE contacts (
    id           INTEGER PRIMARY KEY,
    name         TEXT    NOT NULL CHECK (name <> ''),
    first_name   TEXT    NOT NULL DEFAULT '',
    last_name    TEXT    NOT NULL DEFAULT '',
    email        TEXT    NOT NULL DEFAULT '',
    phone        TEXT    NOT NULL DEFAULT '',
    tax_number   TEXT    NOT NULL DEFAULT '',
    number       TEXT    NOT NULL DEFAULT '',
    line1        TEXT    NOT NULL DEFAULT '',
    line2        TEXT    NOT NULL DEFAULT '',
    city         TEXT    NOT NULL DEFAULT '',
    region       TEXT    NOT NULL DEFAULT '',
    postal_code  TEXT    NOT NULL DEFAULT '',
    country      TEXT    NOT NULL DEFAULT '',
    currency     TEXT    NOT NULL DEFAULT '' CHECK (length(currency) IN (0, 3)),
    is_customer  INTEGER NOT NULL CHECK (is_customer IN (0, 1)),
    is_supplier  INTEGER NOT NULL CHECK (is_supplier IN (0, 1)),
    payment_days INTEGER NOT NULL,
    note         TEXT    NOT NULL DEFAULT '',
    source       TEXT    NOT NULL CHECK (source <> ''),
    source_ref   TEXT    NOT NULL DEFAULT '',
    ledger_id    TEXT    NOT NULL DEFAULT '',
    name_key     TEXT    NOT NULL,
    email_key    TEXT    NOT NULL,
    version      INTEGER NOT NULL CHECK (version > 0),
    updated_at   TEXT    NOT NULL CHECK (length(updated_at) = 24)
) STRICT;

-- The columns after the id let a list filter without reading the rows it skips.
CREATE INDEX contacts_by_name    ON contacts (name_key, id, is_customer, is_supplier, ledger_id);
CREATE INDEX contacts_by_email   ON contacts (email_key, id, is_customer, is_supplier, ledger_id);
CREATE INDEX contacts_by_updated ON contacts (updated_at, id, is_customer, is_supplier, ledger_id);
CREATE UNIQUE INDEX contacts_by_source ON contacts (source, source_ref) WHERE source_ref <> '';
CREATE UNIQUE INDEX contacts_by_ledger ON contacts (ledger_id) WHERE ledger_id <> '';
CREATE UNIQUE INDEX contacts_by_number ON contacts (number) WHERE number <> '';

CREATE VIRTUAL TABLE contacts_search USING fts5 (
    name, email, city, phone,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

-- Append-only: a link is ended, never taken away.
CREATE TABLE contact_links (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    ledger_id  TEXT    NOT NULL CHECK (ledger_id <> ''),
    since_at   TEXT    NOT NULL CHECK (length(since_at) = 24),
    until_at   TEXT    NOT NULL DEFAULT '' CHECK (length(until_at) IN (0, 24)),
    reason     TEXT    NOT NULL,
    end_reason TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX contact_links_by_contact ON contact_links (contact_id, id);
CREATE INDEX contact_links_by_ledger  ON contact_links (ledger_id);
CREATE UNIQUE INDEX contact_links_open ON contact_links (contact_id) WHERE until_at = '';

-- +goose StatementBegin
CREATE TRIGGER contact_links_kept BEFORE DELETE ON contact_links
BEGIN
    SELECT RAISE (ABORT, 'links are ended, never taken away');
END;
-- +goose StatementEnd

-- Xero's contacts as last read, whatever their role.
CREATE TABLE ledger_contacts (
    id           TEXT PRIMARY KEY CHECK (id <> ''),
    name         TEXT    NOT NULL,
    first_name   TEXT    NOT NULL,
    last_name    TEXT    NOT NULL,
    email        TEXT    NOT NULL,
    phone        TEXT    NOT NULL,
    tax_number   TEXT    NOT NULL,
    number       TEXT    NOT NULL,
    line1        TEXT    NOT NULL,
    line2        TEXT    NOT NULL,
    city         TEXT    NOT NULL,
    region       TEXT    NOT NULL,
    postal_code  TEXT    NOT NULL,
    country      TEXT    NOT NULL,
    currency     TEXT    NOT NULL,
    is_customer  INTEGER NOT NULL CHECK (is_customer IN (0, 1)),
    is_supplier  INTEGER NOT NULL CHECK (is_supplier IN (0, 1)),
    status       TEXT    NOT NULL CHECK (status <> ''),
    merged_to_id TEXT    NOT NULL,
    name_key     TEXT    NOT NULL,
    email_key    TEXT    NOT NULL,
    tax_key      TEXT    NOT NULL,
    updated_at   TEXT    NOT NULL CHECK (length(updated_at) IN (0, 24))
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_contacts_by_name   ON ledger_contacts (name_key);
CREATE INDEX ledger_contacts_by_email  ON ledger_contacts (email_key) WHERE email_key <> '';
CREATE INDEX ledger_contacts_by_tax    ON ledger_contacts (tax_key) WHERE tax_key <> '';
CREATE INDEX ledger_contacts_by_number ON ledger_contacts (number) WHERE number <> '';

CREATE TABLE order_taxes (
    id   INTEGER PRIMARY KEY,
    name TEXT    NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> ''),
    rate INTEGER NOT NULL CHECK (rate >= 0)
) STRICT;

CREATE TABLE items (
    id               INTEGER PRIMARY KEY,
    sku              TEXT    NOT NULL COLLATE NOCASE UNIQUE CHECK (sku <> ''),
    name             TEXT    NOT NULL,
    sales_price      INTEGER NOT NULL,
    purchase_price   INTEGER NOT NULL,
    sales_account    TEXT    NOT NULL,
    purchase_account TEXT    NOT NULL,
    sales_tax_id     INTEGER REFERENCES order_taxes (id),
    purchase_tax_id  INTEGER REFERENCES order_taxes (id),
    updated_at       TEXT    NOT NULL CHECK (length(updated_at) = 24)
) STRICT;

CREATE INDEX items_by_sales_tax    ON items (sales_tax_id);
CREATE INDEX items_by_purchase_tax ON items (purchase_tax_id);

CREATE VIRTUAL TABLE items_search USING fts5 (
    sku, name,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

-- number_sort and contact_sort are number and contact name as lists order them; stage is 1 problem, 2 open,
-- 3 in progress, 4 sent, 5 cancelled. posting_state and ledger_… follow the outbox.
CREATE TABLE orders (
    id                INTEGER PRIMARY KEY,
    kind              TEXT    NOT NULL CHECK (kind IN ('sale', 'purchase')),
    number            TEXT    NOT NULL COLLATE NOCASE CHECK (number <> ''),
    contact_id        INTEGER NOT NULL REFERENCES contacts (id),
    contact_reference TEXT    NOT NULL,
    order_on          TEXT    NOT NULL CHECK (length(order_on) = 10),
    delivery_on       TEXT    NOT NULL CHECK (length(delivery_on) IN (0, 10)),
    due_on            TEXT    NOT NULL CHECK (length(due_on) IN (0, 10)),
    currency          TEXT    NOT NULL CHECK (length(currency) = 3),
    rate              INTEGER NOT NULL CHECK (rate >= 0),
    tax_mode          TEXT    NOT NULL CHECK (tax_mode IN ('exclusive', 'inclusive', 'no_tax')),
    note              TEXT    NOT NULL,
    is_cancelled      INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
    source            TEXT    NOT NULL CHECK (source <> ''),
    source_ref        TEXT    NOT NULL,
    line_count        INTEGER NOT NULL,
    sub_total         INTEGER NOT NULL,
    tax_total         INTEGER NOT NULL,
    total             INTEGER NOT NULL CHECK (total = sub_total + tax_total),
    number_sort       TEXT    NOT NULL,
    contact_sort      TEXT    NOT NULL,
    stage             INTEGER NOT NULL CHECK (stage BETWEEN 1 AND 5),
    posting_state     TEXT    NOT NULL DEFAULT '',
    ledger_status     TEXT    NOT NULL DEFAULT '',
    ledger_id         TEXT    NOT NULL DEFAULT '',
    ledger_number     TEXT    NOT NULL DEFAULT '',
    version           INTEGER NOT NULL CHECK (version > 0),
    updated_at        TEXT    NOT NULL CHECK (length(updated_at) = 24),
    UNIQUE (kind, number)
) STRICT;

-- The columns after the id let a list filter and count without reading the rows it skips.
CREATE INDEX orders_by_date    ON orders (kind, order_on, id, stage, currency);
CREATE INDEX orders_by_number  ON orders (kind, number_sort, id, stage, order_on, currency);
CREATE INDEX orders_by_contact ON orders (kind, contact_sort, id, stage, order_on, currency);
CREATE INDEX orders_by_total   ON orders (kind, total, id, stage, order_on, currency);
CREATE INDEX orders_by_stage   ON orders (kind, stage, order_on, id, currency);
CREATE INDEX orders_of_contact ON orders (contact_id, kind, order_on, id, stage, currency);
CREATE INDEX orders_by_ledger  ON orders (ledger_id) WHERE ledger_id <> '';
CREATE UNIQUE INDEX orders_by_source ON orders (kind, source, source_ref) WHERE source_ref <> '';

CREATE TABLE order_lines (
    order_id        INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL CHECK (position > 0),
    kind            TEXT    NOT NULL CHECK (kind IN ('item', 'shipping', 'charge')),
    item_id         INTEGER REFERENCES items (id),
    sku             TEXT    NOT NULL,
    description     TEXT    NOT NULL,
    quantity        INTEGER NOT NULL,
    unit_price      INTEGER NOT NULL,
    discount        INTEGER NOT NULL,
    discount_amount INTEGER NOT NULL,
    tax_id          INTEGER REFERENCES order_taxes (id),
    account_code    TEXT    NOT NULL,
    tax_type        TEXT    NOT NULL,
    PRIMARY KEY (order_id, position),
    CHECK (discount = 0 OR discount_amount = 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_lines_by_item ON order_lines (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX order_lines_by_tax  ON order_lines (tax_id) WHERE tax_id IS NOT NULL;

CREATE VIRTUAL TABLE orders_search USING fts5 (
    number, contact, reference, lines,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

-- What was said to Xero and decided here. Nothing is changed or taken away; activity_heads shows a lost end.
CREATE TABLE activity (
    id          INTEGER PRIMARY KEY,
    at          TEXT    NOT NULL CHECK (length(at) = 24),
    kind        TEXT    NOT NULL CHECK (kind IN ('exchange', 'decision')),
    subject     TEXT    NOT NULL,
    summary     TEXT    NOT NULL,
    method      TEXT    NOT NULL,
    path        TEXT    NOT NULL,
    status      INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    outcome     TEXT    NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed', 'unknown')),
    detail      TEXT    NOT NULL,
    hash        TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX activity_by_kind    ON activity (kind, id);
CREATE INDEX activity_by_outcome ON activity (outcome, id);
CREATE INDEX activity_by_subject ON activity (subject, id) WHERE subject <> '';

CREATE TABLE activity_heads (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    last_id INTEGER NOT NULL,
    hash    TEXT    NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER activity_unchanged BEFORE UPDATE ON activity
BEGIN
    SELECT RAISE (ABORT, 'activity is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER activity_kept BEFORE DELETE ON activity
BEGIN
    SELECT RAISE (ABORT, 'activity is never taken away');
END;
-- +goose StatementEnd
