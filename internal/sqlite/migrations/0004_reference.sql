-- One company file, several organisations over time: links belong to the organisation they lead to, and the choices of
-- the one before are laid aside under its id.

-- +goose Up
ALTER TABLE contact_links ADD COLUMN organisation TEXT NOT NULL DEFAULT '';

UPDATE contact_links
SET organisation = coalesce((SELECT json_extract(value, '$.TenantID') FROM settings WHERE key = 'binding'), '');

DROP INDEX contact_links_open;
CREATE UNIQUE INDEX contact_links_open ON contact_links (contact_id, organisation) WHERE until_at = '';

CREATE TABLE organisations (
    tenant_id  TEXT PRIMARY KEY CHECK (tenant_id <> ''),
    name       TEXT NOT NULL,
    bound_at   TEXT NOT NULL CHECK (length(bound_at) = 24),
    posting    TEXT NOT NULL DEFAULT '' CHECK (posting = '' OR json_valid(posting)),
    import     TEXT NOT NULL DEFAULT '' CHECK (import = '' OR json_valid(import))
) STRICT, WITHOUT ROWID;

INSERT INTO organisations (tenant_id, name, bound_at)
SELECT json_extract(value, '$.TenantID'), json_extract(value, '$.Name'), updated_at
FROM settings
WHERE key = 'binding' AND json_extract(value, '$.TenantID') <> '';
