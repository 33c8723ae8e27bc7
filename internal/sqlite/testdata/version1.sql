INSERT INTO settings (key, value, updated_at) VALUES ('a', '{"b":1}', '2026-11-24T12:00:00.123Z');
INSERT INTO secrets (name, sealed, updated_at) VALUES ('tokens', x'0102', '2026-11-24T12:00:00.123Z');
INSERT INTO cursors (resource, since_at, updated_at) VALUES ('contacts', '2026-11-24T12:00:00.123Z', '2026-11-24T12:00:00.123Z');
INSERT INTO reference_sets (id, value, read_at) VALUES (1, '{}', '2026-11-24T12:00:00.123Z');
INSERT INTO contacts (id, name, is_customer, is_supplier, payment_days, source, ledger_id, name_key, email_key, version, updated_at) VALUES (1, 'Rimu', 1, 0, -1, 'typed', 'x-1', 'rimu', '', 1, '2026-11-24T12:00:00.123Z');
INSERT INTO contacts_search (rowid, name, email, city, phone) VALUES (1, 'Rimu', '', '', '');
INSERT INTO contact_links (contact_id, ledger_id, since_at, reason) VALUES (1, 'x-1', '2026-11-24T12:00:00.123Z', 'name');
INSERT INTO ledger_contacts (id, name, first_name, last_name, email, phone, tax_number, number, line1, line2, city, region, postal_code, country, currency, is_customer, is_supplier, status, merged_to_id, name_key, email_key, tax_key, updated_at) VALUES ('x-1', 'Rimu', '', '', '', '', '', '', '', '', '', '', '', '', '', 0, 0, 'ACTIVE', '', 'rimu', '', '', '2026-11-24T12:00:00.123Z');
INSERT INTO order_taxes (id, name, rate) VALUES (1, 'GST 15 %', 15000000);
INSERT INTO items (id, sku, name, sales_price, purchase_price, sales_account, purchase_account, sales_tax_id, updated_at) VALUES (1, 'OAK', 'Oak table', 10000000, 0, '', '', 1, '2026-11-24T12:00:00.123Z');
INSERT INTO items_search (rowid, sku, name) VALUES (1, 'OAK', 'Oak table');
INSERT INTO orders (id, kind, number, contact_id, contact_reference, order_on, delivery_on, due_on, currency, rate, tax_mode, note, is_cancelled, source, source_ref, line_count, sub_total, tax_total, total, number_sort, contact_sort, stage, version, updated_at) VALUES (1, 'sale', 'SO-1', 1, '', '2026-11-24', '', '', 'NZD', 0, 'exclusive', '', 0, 'typed', '', 1, 1000, 150, 1150, 'so-0011', 'rimu', 2, 1, '2026-11-24T12:00:00.123Z');
INSERT INTO order_lines (order_id, position, kind, item_id, sku, description, quantity, unit_price, discount, discount_amount, tax_id, account_code, tax_type) VALUES (1, 1, 'item', 1, 'OAK', 'Oak table', 1000000, 10000000, 0, 0, 1, '', '');
INSERT INTO orders_search (rowid, number, contact, reference, lines) VALUES (1, 'SO-1', 'Rimu', '', 'OAK Oak table')
