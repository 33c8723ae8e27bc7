package sqlite_test

import (
	"context"
	"slices"
	"testing"

	"daybook/internal/sqlite"
)

// stateStatements read everything that follows from decisions, one text a row, without versions and times.
var stateStatements = []string{
	`SELECT json_array('contact', id, name, first_name, last_name, email, phone, tax_number, line1, line2, city, region, postal_code,
		country, currency, is_customer, is_supplier, payment_days, note, ledger_id, merged_to_id, is_listed, name_key, email_key)
	FROM contacts ORDER BY id`,
	`SELECT json_array('link', contact_id, organisation, ledger_id) FROM contact_links WHERE until_at = '' ORDER BY contact_id, ledger_id`,
	`SELECT json_array('order', id, contact_id, contact_sort) FROM orders ORDER BY id`,
	`SELECT json_array('party', contact_id, ledger_id, hex(keys), hex(terms)) FROM match_parties ORDER BY contact_id, ledger_id`,
	`SELECT json_array('key', match_keys.key, match_parties.contact_id, match_parties.ledger_id)
	FROM match_keys LEFT JOIN match_parties ON match_parties.id = party_id ORDER BY 1`,
	`SELECT json_array('term', term, count) FROM match_terms ORDER BY term`,
	`SELECT json_array('parties', parties) FROM match_marks`,
}

// stateOf is what a company file shows of contacts, and what they and their orders are found by.
func stateOf(t testing.TB, f *sqlite.File) []string {
	t.Helper()
	state, err := readState(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func readState(ctx context.Context, f *sqlite.File) ([]string, error) {
	var state []string
	for _, statement := range stateStatements {
		lines, err := f.Lines(ctx, statement)
		if err != nil {
			return nil, err
		}
		state = append(state, lines...)
	}
	for _, word := range searchWords {
		for _, statement := range []string{
			`SELECT json_array('contacts', ?1, group_concat(rowid)) FROM (SELECT rowid FROM contacts_search WHERE contacts_search MATCH ?1 ORDER BY rowid)`,
			`SELECT json_array('orders', ?1, group_concat(rowid)) FROM (SELECT rowid FROM orders_search WHERE orders_search MATCH ?1 ORDER BY rowid)`,
		} {
			lines, err := f.Lines(ctx, statement, word)
			if err != nil {
				return nil, err
			}
			state = append(state, lines...)
		}
	}
	slices.Sort(state)
	return state, nil
}

// searchWords are looked for in both indexes.
var searchWords = []string{"ash", "beech", "cedar", "x", "one", "two", "v1*", "v2*", "v3*"}
