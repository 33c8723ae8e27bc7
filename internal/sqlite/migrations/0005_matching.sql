-- Contacts that are never duplicated: what the owner typed beside what Xero says, the decisions about what is one firm,
-- the open questions, and the keys by which a contact finds those it may be the same as.

-- +goose Up
-- What else Xero says of a contact. All of them are read again, so that it is known.
ALTER TABLE ledger_contacts ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details));
DELETE FROM cursors WHERE resource = 'contacts';

-- A contact that was merged into another, or taken out again with the import that added it, is listed no more.
ALTER TABLE contacts ADD COLUMN merged_to_id INTEGER REFERENCES contacts (id);
ALTER TABLE contacts ADD COLUMN removed_at TEXT NOT NULL DEFAULT '' CHECK (length(removed_at) IN (0, 24));
ALTER TABLE contacts ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 1
    CHECK (is_listed = (merged_to_id IS NULL AND removed_at = ''));

-- What the source of a contact says of it, by field; what the owner typed is in contact_values.
ALTER TABLE contacts ADD COLUMN source_values TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(source_values));

-- One import or one bulk answer, undone as one.
CREATE TABLE contact_batches (
    id           INTEGER PRIMARY KEY,
    organisation TEXT    NOT NULL,
    actor        TEXT    NOT NULL CHECK (actor IN ('owner', 'import', 'send', 'creation', 'xero')),
    at           TEXT    NOT NULL CHECK (length(at) = 24)
) STRICT;

ALTER TABLE contacts ADD COLUMN batch_id INTEGER REFERENCES contact_batches (id);

DROP INDEX contacts_by_name;
DROP INDEX contacts_by_email;
DROP INDEX contacts_by_updated;
CREATE INDEX contacts_by_name    ON contacts (name_key, id, is_customer, is_supplier, ledger_id) WHERE is_listed = 1;
CREATE INDEX contacts_by_email   ON contacts (email_key, id, is_customer, is_supplier, ledger_id) WHERE is_listed = 1;
CREATE INDEX contacts_by_updated ON contacts (updated_at, id, is_customer, is_supplier, ledger_id) WHERE is_listed = 1;
CREATE INDEX contacts_by_merge   ON contacts (merged_to_id) WHERE merged_to_id IS NOT NULL;
CREATE INDEX contacts_by_batch   ON contacts (batch_id) WHERE batch_id IS NOT NULL;

-- What the owner typed, also where that is nothing. after_id is the newest decision there was then, 0 for none.
CREATE TABLE contact_values (
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    field      TEXT    NOT NULL CHECK (field <> ''),
    value      TEXT    NOT NULL,
    after_id   INTEGER NOT NULL CHECK (after_id >= 0),
    at         TEXT    NOT NULL CHECK (length(at) = 24),
    PRIMARY KEY (contact_id, field)
) STRICT, WITHOUT ROWID;

-- The owner's choice where Xero says something else than was typed; it holds while Xero says theirs.
CREATE TABLE contact_choices (
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    field      TEXT    NOT NULL CHECK (field <> ''),
    theirs     TEXT    NOT NULL,
    choice     TEXT    NOT NULL CHECK (choice IN ('mine', 'theirs')),
    at         TEXT    NOT NULL CHECK (length(at) = 24),
    PRIMARY KEY (contact_id, field)
) STRICT, WITHOUT ROWID;

-- Answers to "are these two one firm?". Nothing is taken away: a decision is undone. A decision about a contact at Xero
-- belongs to its organisation; '' is one about two contacts here, which holds in every organisation.
CREATE TABLE contact_decisions (
    id               INTEGER PRIMARY KEY,
    organisation     TEXT    NOT NULL,
    answer           TEXT    NOT NULL CHECK (answer IN ('same', 'different', 'works_at')),
    left_contact_id  INTEGER REFERENCES contacts (id),
    left_ledger_id   TEXT    CHECK (left_ledger_id <> ''),
    right_contact_id INTEGER REFERENCES contacts (id),
    right_ledger_id  TEXT    CHECK (right_ledger_id <> ''),
    actor            TEXT    NOT NULL CHECK (actor IN ('owner', 'import', 'send', 'creation', 'xero')),
    batch_id         INTEGER REFERENCES contact_batches (id),
    take_right       TEXT    NOT NULL CHECK (json_valid(take_right)),
    comparison       TEXT    CHECK (comparison IS NULL OR json_valid(comparison)),
    reason           TEXT    NOT NULL,
    at               TEXT    NOT NULL CHECK (length(at) = 24),
    undone_at        TEXT    NOT NULL DEFAULT '' CHECK (length(undone_at) IN (0, 24)),
    undone_by        TEXT    NOT NULL DEFAULT '',
    CHECK ((left_contact_id IS NULL) <> (left_ledger_id IS NULL)),
    CHECK ((right_contact_id IS NULL) <> (right_ledger_id IS NULL)),
    CHECK ((undone_at = '') = (undone_by = ''))
) STRICT;

CREATE INDEX contact_decisions_by_left_contact  ON contact_decisions (left_contact_id) WHERE left_contact_id IS NOT NULL;
CREATE INDEX contact_decisions_by_right_contact ON contact_decisions (right_contact_id) WHERE right_contact_id IS NOT NULL;
CREATE INDEX contact_decisions_by_left_ledger   ON contact_decisions (left_ledger_id) WHERE left_ledger_id IS NOT NULL;
CREATE INDEX contact_decisions_by_right_ledger  ON contact_decisions (right_ledger_id) WHERE right_ledger_id IS NOT NULL;
CREATE INDEX contact_decisions_by_batch         ON contact_decisions (batch_id) WHERE batch_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER contact_decisions_kept BEFORE DELETE ON contact_decisions
BEGIN
    SELECT RAISE (ABORT, 'decisions are undone, never taken away');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contact_decisions_unchanged
BEFORE UPDATE OF answer, left_contact_id, left_ledger_id, right_contact_id, right_ledger_id, actor, batch_id, take_right,
    comparison, reason, at ON contact_decisions
BEGIN
    SELECT RAISE (ABORT, 'decisions are undone, never changed');
END;
-- +goose StatementEnd

-- Open questions, and those that were answered. value is in hundredths of the base currency; after_id is the newest
-- decision there was when it was asked, 0 for none: an older answer leaves it open.
CREATE TABLE contact_pairs (
    id               INTEGER PRIMARY KEY,
    organisation     TEXT    NOT NULL,
    kind             TEXT    NOT NULL CHECK (kind IN ('link', 'here', 'xero')),
    left_contact_id  INTEGER REFERENCES contacts (id),
    left_ledger_id   TEXT    CHECK (left_ledger_id <> ''),
    right_contact_id INTEGER REFERENCES contacts (id),
    right_ledger_id  TEXT    CHECK (right_ledger_id <> ''),
    per_mille        INTEGER NOT NULL CHECK (per_mille BETWEEN 0 AND 1000),
    verdict          TEXT    NOT NULL CHECK (verdict <> ''),
    comparison       TEXT    NOT NULL CHECK (json_valid(comparison)),
    value            INTEGER NOT NULL,
    is_put_off       INTEGER NOT NULL CHECK (is_put_off IN (0, 1)),
    is_open          INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    after_id         INTEGER NOT NULL CHECK (after_id >= 0),
    found_at         TEXT    NOT NULL CHECK (length(found_at) = 24),
    CHECK ((left_contact_id IS NULL) <> (left_ledger_id IS NULL)),
    CHECK ((right_contact_id IS NULL) <> (right_ledger_id IS NULL))
) STRICT;

CREATE UNIQUE INDEX contact_pairs_once ON contact_pairs (
    organisation, coalesce(left_contact_id, 0), coalesce(left_ledger_id, ''), coalesce(right_contact_id, 0), coalesce(right_ledger_id, '')
);
CREATE INDEX contact_pairs_queue ON contact_pairs (is_put_off, value, per_mille, id, kind, organisation) WHERE is_open = 1;
CREATE INDEX contact_pairs_by_left_contact  ON contact_pairs (left_contact_id) WHERE left_contact_id IS NOT NULL;
CREATE INDEX contact_pairs_by_right_contact ON contact_pairs (right_contact_id) WHERE right_contact_id IS NOT NULL;
CREATE INDEX contact_pairs_by_left_ledger   ON contact_pairs (left_ledger_id) WHERE left_ledger_id IS NOT NULL;
CREATE INDEX contact_pairs_by_right_ledger  ON contact_pairs (right_ledger_id) WHERE right_ledger_id IS NOT NULL;

-- What the engine made of each listed contact here and each contact at Xero. keys and terms are 64-bit numbers in a row,
-- the lowest byte first. All of it can be made again.
CREATE TABLE match_parties (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER UNIQUE REFERENCES contacts (id),
    ledger_id  TEXT    UNIQUE CHECK (ledger_id <> ''),
    keys       BLOB    NOT NULL CHECK (length(keys) % 8 = 0),
    terms      BLOB    NOT NULL CHECK (length(terms) % 8 = 0),
    CHECK ((contact_id IS NULL) <> (ledger_id IS NULL))
) STRICT;

-- party_id is a row of match_parties; without a foreign key, because a hundred thousand parties have a million keys.
CREATE TABLE match_keys (
    key      INTEGER NOT NULL,
    party_id INTEGER NOT NULL,
    PRIMARY KEY (key, party_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE match_terms (
    term  INTEGER PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

-- One row: the engine that made the keys, and how many parties there are.
CREATE TABLE match_marks (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT    NOT NULL,
    parties INTEGER NOT NULL CHECK (parties >= 0)
) STRICT;

-- A contact may have several contacts at Xero once others were merged into it; one at Xero has one contact.
DROP INDEX contact_links_open;
CREATE UNIQUE INDEX contact_links_open ON contact_links (organisation, ledger_id) WHERE until_at = '';
CREATE INDEX contact_links_standing ON contact_links (contact_id, organisation) WHERE until_at = '';

-- +goose StatementBegin
CREATE TEMP TABLE moved AS
SELECT
    contacts.id,
    contacts.source = 'xero' AS is_from_xero,
    contacts.updated_at AS at,
    json_object(
        'name', contacts.name, 'firstName', contacts.first_name, 'lastName', contacts.last_name, 'email', contacts.email,
        'phone', contacts.phone, 'taxNumber', contacts.tax_number, 'line1', contacts.line1, 'line2', contacts.line2,
        'city', contacts.city, 'region', contacts.region, 'postalCode', contacts.postal_code, 'country', contacts.country,
        'currency', contacts.currency, 'customer', CAST(contacts.is_customer AS TEXT), 'supplier', CAST(contacts.is_supplier AS TEXT)
    ) AS mine,
    json_object(
        'name', ledger.name, 'firstName', ledger.first_name, 'lastName', ledger.last_name, 'email', ledger.email,
        'phone', ledger.phone, 'taxNumber', ledger.tax_number, 'line1', ledger.line1, 'line2', ledger.line2,
        'city', ledger.city, 'region', ledger.region, 'postalCode', ledger.postal_code, 'country', ledger.country,
        'currency', ledger.currency, 'customer', CAST(ledger.is_customer AS TEXT), 'supplier', CAST(ledger.is_supplier AS TEXT)
    ) AS theirs,
    ledger.id IS NOT NULL AS is_mirrored
FROM contacts
LEFT JOIN ledger_contacts AS ledger ON ledger.id = contacts.ledger_id AND contacts.ledger_id <> '';
-- +goose StatementEnd

-- What was typed or is a sample is the owner's; of what came from Xero, where it is another than Xero says.
INSERT INTO contact_values (contact_id, field, value, after_id, at)
SELECT moved.id, mine.key, mine.value, 0, moved.at
FROM moved
JOIN json_each(moved.mine) AS mine
WHERE CASE
    WHEN moved.is_from_xero THEN moved.is_mirrored AND mine.value <> json_extract(moved.theirs, '$.' || mine.key)
    ELSE mine.value <> '' AND (mine.key NOT IN ('customer', 'supplier') OR mine.value = '1')
END;

INSERT INTO contact_values (contact_id, field, value, after_id, at)
SELECT id, 'paymentDays', CAST(payment_days AS TEXT), 0, updated_at FROM contacts WHERE payment_days >= 0;

INSERT INTO contact_values (contact_id, field, value, after_id, at)
SELECT id, 'note', note, 0, updated_at FROM contacts WHERE note <> '';

UPDATE contacts
SET source_values = (SELECT CASE WHEN moved.is_mirrored THEN moved.theirs ELSE moved.mine END FROM moved WHERE moved.id = contacts.id)
WHERE source = 'xero';

DROP TABLE moved;

-- Standing links become the decisions they follow from.
INSERT INTO contact_decisions (organisation, answer, left_contact_id, right_ledger_id, actor, take_right, reason, at)
SELECT
    organisation,
    'same',
    contact_id,
    ledger_id,
    CASE
        WHEN reason = 'Daybook created it in Xero.' THEN 'creation'
        WHEN reason LIKE 'saved with its link%' OR reason LIKE 'they %' OR reason = 'Daybook created it at Xero' THEN 'import'
        ELSE 'owner'
    END,
    'null',
    reason,
    since_at
FROM contact_links
WHERE until_at = ''
ORDER BY id;
