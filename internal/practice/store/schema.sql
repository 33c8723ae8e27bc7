CREATE TABLE IF NOT EXISTS reference_items (
  kind     TEXT    NOT NULL CHECK (kind IN ('organisation', 'account', 'tax_rate', 'currency', 'tracking', 'theme', 'opening')),
  item     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  content  TEXT    NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (kind, item)
) STRICT;

CREATE TABLE IF NOT EXISTS contacts (
  id          INTEGER PRIMARY KEY,
  contact_id  TEXT    NOT NULL UNIQUE,
  number      TEXT    NOT NULL,
  name        TEXT    NOT NULL CHECK (name <> ''),
  name_folded TEXT    NOT NULL,
  status      TEXT    NOT NULL CHECK (status IN ('ACTIVE', 'ARCHIVED', 'GDPRREQUEST')),
  created_by  TEXT    NOT NULL,
  updated_ms  INTEGER NOT NULL,
  content     TEXT    NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS contacts_number ON contacts (number) WHERE number <> '';
CREATE INDEX IF NOT EXISTS contacts_name ON contacts (name_folded);
CREATE INDEX IF NOT EXISTS contacts_updated ON contacts (updated_ms, contact_id);

CREATE TABLE IF NOT EXISTS invoices (
  id         INTEGER PRIMARY KEY,
  invoice_id TEXT    NOT NULL UNIQUE,
  type       TEXT    NOT NULL CHECK (type IN ('ACCREC', 'ACCPAY')),
  number     TEXT    NOT NULL,
  contact_id TEXT    NOT NULL REFERENCES contacts (contact_id),
  status     TEXT    NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED')),
  dated_on   TEXT    NOT NULL,
  created_by TEXT    NOT NULL,
  updated_ms INTEGER NOT NULL,
  content    TEXT    NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX IF NOT EXISTS invoices_number ON invoices (number);
CREATE INDEX IF NOT EXISTS invoices_contact ON invoices (contact_id);
CREATE INDEX IF NOT EXISTS invoices_updated ON invoices (updated_ms, invoice_id);

CREATE TABLE IF NOT EXISTS payments (
  payment_id TEXT    NOT NULL PRIMARY KEY,
  invoice_id TEXT    NOT NULL REFERENCES invoices (invoice_id),
  updated_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS payments_invoice ON payments (invoice_id);
CREATE INDEX IF NOT EXISTS payments_updated ON payments (updated_ms, payment_id);

CREATE TABLE IF NOT EXISTS credit_notes (
  id             INTEGER PRIMARY KEY,
  credit_note_id TEXT    NOT NULL UNIQUE,
  type           TEXT    NOT NULL CHECK (type IN ('ACCRECCREDIT', 'ACCPAYCREDIT')),
  number         TEXT    NOT NULL,
  contact_id     TEXT    NOT NULL REFERENCES contacts (contact_id),
  status         TEXT    NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED')),
  dated_on       TEXT    NOT NULL,
  created_by     TEXT    NOT NULL,
  updated_ms     INTEGER NOT NULL,
  content        TEXT    NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX IF NOT EXISTS credit_notes_number ON credit_notes (number);
CREATE INDEX IF NOT EXISTS credit_notes_contact ON credit_notes (contact_id);
CREATE INDEX IF NOT EXISTS credit_notes_updated ON credit_notes (updated_ms, credit_note_id);

CREATE TABLE IF NOT EXISTS manual_journals (
  id         INTEGER PRIMARY KEY,
  journal_id TEXT    NOT NULL UNIQUE,
  status     TEXT    NOT NULL CHECK (status IN ('DRAFT', 'POSTED', 'DELETED', 'VOIDED', 'ARCHIVED')),
  dated_on   TEXT    NOT NULL,
  created_by TEXT    NOT NULL,
  updated_ms INTEGER NOT NULL,
  content    TEXT    NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX IF NOT EXISTS manual_journals_updated ON manual_journals (updated_ms, journal_id);

CREATE TABLE IF NOT EXISTS items (
  id         INTEGER PRIMARY KEY,
  item_id    TEXT    NOT NULL UNIQUE,
  code       TEXT    NOT NULL UNIQUE CHECK (code <> ''),
  updated_ms INTEGER NOT NULL,
  content    TEXT    NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE TABLE IF NOT EXISTS attachments (
  id            INTEGER PRIMARY KEY,
  attachment_id TEXT    NOT NULL UNIQUE,
  owner_id      TEXT    NOT NULL CHECK (owner_id <> ''),
  file_name     TEXT    NOT NULL CHECK (file_name <> ''),
  content       TEXT    NOT NULL CHECK (json_valid(content)),
  file          BLOB    NOT NULL,
  UNIQUE (owner_id, file_name)
) STRICT;

CREATE TABLE IF NOT EXISTS replies (
  client_id    TEXT    NOT NULL,
  reply_key    TEXT    NOT NULL,
  fingerprint  TEXT    NOT NULL,
  status       INTEGER NOT NULL,
  content_type TEXT    NOT NULL,
  body         BLOB    NOT NULL,
  first_ms     INTEGER NOT NULL,
  PRIMARY KEY (client_id, reply_key)
) STRICT;

CREATE TABLE IF NOT EXISTS changes (
  id        INTEGER PRIMARY KEY,
  at_ms     INTEGER NOT NULL,
  actor     TEXT    NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind <> ''),
  object_id TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  summary   TEXT    NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS changes_object ON changes (object_id, id);
