-- Stock: the class and the recipe of items, what came and went, the figures with which periods were closed, the journals the owner
-- reviews, and what Xero holds on its accounts. Values of stock are millionths of the base currency.

-- +goose Up
ALTER TABLE items ADD COLUMN class TEXT NOT NULL DEFAULT 'traded' CHECK (class IN ('material', 'part_made', 'finished', 'traded'));
-- What else making one costs, such as wages.
ALTER TABLE items ADD COLUMN operations INTEGER NOT NULL DEFAULT 0 CHECK (operations >= 0);

CREATE TABLE recipe_lines (
    item_id  INTEGER NOT NULL REFERENCES items (id),
    position INTEGER NOT NULL CHECK (position > 0),
    used_id  INTEGER NOT NULL REFERENCES items (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (item_id, position),
    UNIQUE (item_id, used_id),
    CHECK (item_id <> used_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX recipe_lines_by_used ON recipe_lines (used_id);

-- The id is the order of entry. recording is the id of the first movement that was recorded in the same go.
CREATE TABLE movements (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    recording  INTEGER NOT NULL CHECK (recording > 0 AND recording <= id),
    moved_on   TEXT    NOT NULL CHECK (length(moved_on) = 10),
    kind       TEXT    NOT NULL CHECK (kind IN ('receive', 'issue', 'customer_return', 'supplier_return', 'count', 'revalue', 'landed_cost', 'make',
                                                'make_start', 'make_done')),
    item_id    INTEGER REFERENCES items (id),
    quantity   INTEGER NOT NULL CHECK (quantity >= 0),
    unit_cost  INTEGER NOT NULL CHECK (unit_cost >= 0),
    value      INTEGER NOT NULL,
    operations INTEGER NOT NULL CHECK (operations >= 0),
    split      TEXT    NOT NULL CHECK (split IN ('', 'value', 'quantity', 'equal')),
    order_id   INTEGER REFERENCES orders (id),
    order_line INTEGER NOT NULL CHECK (order_line >= 0 AND (order_line = 0 OR order_id IS NOT NULL)),
    reason     TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    entered_at TEXT    NOT NULL CHECK (length(entered_at) = 24)
) STRICT;

CREATE INDEX movements_by_recording ON movements (recording);
CREATE INDEX movements_by_item      ON movements (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX movements_by_order     ON movements (order_id, order_line) WHERE order_id IS NOT NULL;

CREATE TABLE movement_uses (
    movement_id INTEGER NOT NULL REFERENCES movements (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL CHECK (position > 0),
    item_id     INTEGER NOT NULL REFERENCES items (id),
    quantity    INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (movement_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX movement_uses_by_item ON movement_uses (item_id);

-- What a return, landed cost or the end of a make refers to. It must go first.
CREATE TABLE movement_origins (
    movement_id INTEGER NOT NULL REFERENCES movements (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL CHECK (position > 0),
    origin_id   INTEGER NOT NULL REFERENCES movements (id),
    PRIMARY KEY (movement_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX movement_origins_by_origin ON movement_origins (origin_id);

-- Counts every change of movements, so that a valuation that was worked out is known to be old.
CREATE TABLE movement_marks (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO movement_marks (id, version) VALUES (1, 0);

-- Where stock stood at the end of a period when its journal was approved or when it was closed. What is known otherwise later about a closed one belongs to
-- the first open period.
CREATE TABLE stands (
    to_on     TEXT PRIMARY KEY CHECK (length(to_on) = 10),
    taken_at  TEXT    NOT NULL CHECK (length(taken_at) = 24),
    -- By whom it was closed: the owner, or a lock date of Xero; by nobody while it is open.
    closed_by TEXT    NOT NULL CHECK (closed_by IN ('', 'owner', 'lock')),
    closed_at TEXT    NOT NULL CHECK (length(closed_at) IN (0, 24) AND (closed_at = '') = (closed_by = '')),
    work      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stand_items (
    to_on    TEXT    NOT NULL REFERENCES stands (to_on) ON DELETE CASCADE,
    item_id  INTEGER NOT NULL REFERENCES items (id),
    on_hand  INTEGER NOT NULL,
    worth    INTEGER NOT NULL,
    receipts INTEGER NOT NULL,
    landed   INTEGER NOT NULL,
    received INTEGER NOT NULL,
    transit  INTEGER NOT NULL,
    PRIMARY KEY (to_on, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX stand_items_by_item ON stand_items (item_id);

-- What the owner made of a journal that is suggested: amounts, texts, a note, or that nothing is to be posted.
CREATE TABLE journal_reviews (
    organisation TEXT NOT NULL CHECK (organisation <> ''),
    to_on        TEXT NOT NULL CHECK (length(to_on) = 10),
    value        TEXT NOT NULL CHECK (json_valid(value)),
    updated_at   TEXT NOT NULL CHECK (length(updated_at) = 24),
    PRIMARY KEY (organisation, to_on)
) STRICT, WITHOUT ROWID;

-- Xero's balances at the end of a day, as last read. An account that is not there holds nothing.
CREATE TABLE balance_readings (
    organisation TEXT NOT NULL CHECK (organisation <> ''),
    as_at_on     TEXT NOT NULL CHECK (length(as_at_on) = 10),
    read_at      TEXT NOT NULL CHECK (length(read_at) = 24),
    -- Xero's clock when it answered.
    server_at    TEXT NOT NULL CHECK (length(server_at) IN (0, 24)),
    PRIMARY KEY (organisation, as_at_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE balances (
    organisation TEXT    NOT NULL,
    as_at_on     TEXT    NOT NULL,
    account_id   TEXT    NOT NULL CHECK (account_id <> ''),
    balance      INTEGER NOT NULL,
    PRIMARY KEY (organisation, as_at_on, account_id),
    FOREIGN KEY (organisation, as_at_on) REFERENCES balance_readings (organisation, as_at_on) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A manual journal as Xero holds it: its day and its lines.
ALTER TABLE documents ADD COLUMN ledger_on TEXT NOT NULL DEFAULT '' CHECK (length(ledger_on) IN (0, 10));
ALTER TABLE documents ADD COLUMN ledger_lines TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(ledger_lines));

CREATE INDEX documents_of_journals ON documents (organisation, id) WHERE kind IN ('journal', 'journal_change', 'attachment');
