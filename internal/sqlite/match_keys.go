package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// keyedParty is what the engine made of a party.
type keyedParty struct {
	id    int64
	party contact.Party
	hashes
}

func scanKeyedParty(row scanner) (p keyedParty, err error) {
	var keys, terms []byte
	err = row.Scan(&p.id, reference{&p.party.ContactID}, &p.party.LedgerID, &keys, &terms)
	p.keys, p.terms = unpackHashes(keys), unpackHashes(terms)
	return p, err
}

const keyedPartyColumns = `
	id,
	contact_id,
	coalesce(ledger_id, ''),
	keys,
	terms`

// keepKeys brings keys and terms of the parties that read otherwise up to date.
func (s *contactScope) keepKeys() error {
	made := map[contact.Party]*hashes{}
	records := map[contact.Party]match.Record{}
	for _, id := range s.toIndex() {
		made[contact.Party{ContactID: id}] = nil
		if c := s.after[id]; c.isListed() {
			records[contact.Party{ContactID: id}] = c.Record()
		}
	}
	for id, l := range s.mirrored {
		records[contact.Party{LedgerID: id}] = l.Record()
	}
	s.matcher.hashAll(records, made)
	return s.keepHashes(made)
}

// keepHashes puts hashes in place of what was there; a nil one takes its party away.
func (k *contactKeeper) keepHashes(made map[contact.Party]*hashes) error {
	known, err := k.keyedParties(made)
	if err != nil {
		return err
	}
	counts := map[uint64]int{}
	parties := 0
	var added []partyKey
	for _, p := range slices.SortedFunc(maps.Keys(made), byParty) {
		before, isKnown := known[p]
		after := keyedParty{id: before.id, party: p}
		if made[p] != nil {
			after.hashes = *made[p]
		}
		switch {
		case made[p] == nil && isKnown:
			parties--
			_, err = k.exec(`DELETE FROM match_parties WHERE id = ?`, before.id)
		case made[p] == nil, isKnown && slices.Equal(before.keys, after.keys) && slices.Equal(before.terms, after.terms):
			continue
		case isKnown:
			_, err = k.exec(`UPDATE match_parties SET keys = ?, terms = ? WHERE id = ?`, packHashes(after.keys), packHashes(after.terms), before.id)
		default:
			parties++
			after.id, err = k.addKeyed(after)
		}
		if err == nil {
			err = k.dropKeys(before.id, without(before.keys, after.keys))
		}
		if err != nil {
			return err
		}
		for _, key := range without(after.keys, before.keys) {
			added = append(added, partyKey{int64(key), after.id})
		}
		for _, t := range before.terms {
			counts[t]--
		}
		for _, t := range after.terms {
			counts[t]++
		}
	}
	if err := k.addKeys(added); err != nil {
		return err
	}
	return k.count(counts, parties)
}

// byParty orders contacts here before those at Xero.
func byParty(a, b contact.Party) int {
	if comesBefore(a, b) {
		return -1
	}
	return 1
}

// keyedParties returns what is kept of parties.
func (k *contactKeeper) keyedParties(made map[contact.Party]*hashes) (map[contact.Party]keyedParty, error) {
	contacts, ledger := []int64{}, []string{}
	for p := range made {
		if p.IsLedger() {
			ledger = append(ledger, p.LedgerID)
		} else {
			contacts = append(contacts, p.ContactID)
		}
	}
	here, err := each(k, scanKeyedParty, `
		SELECT `+keyedPartyColumns+`
		FROM match_parties
		WHERE contact_id IN (SELECT value FROM json_each(?))`, toJSON(contacts))
	if err != nil {
		return nil, err
	}
	there, err := each(k, scanKeyedParty, `
		SELECT `+keyedPartyColumns+`
		FROM match_parties
		WHERE ledger_id IN (SELECT value FROM json_each(?))`, toJSON(ledger))
	known := map[contact.Party]keyedParty{}
	for _, p := range append(here, there...) {
		known[p.party] = p
	}
	return known, err
}

func (k *contactKeeper) addKeyed(p keyedParty) (int64, error) {
	result, err := k.exec(`
		INSERT INTO match_parties (
			contact_id,
			ledger_id,
			keys,
			terms
		) VALUES (?, ?, ?, ?)`, orNull(p.party.ContactID), orNullText(p.party.LedgerID), packHashes(p.keys), packHashes(p.terms))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func (k *contactKeeper) dropKeys(partyID int64, keys []uint64) error {
	if len(keys) == 0 {
		return nil
	}
	_, err := k.exec(`DELETE FROM match_keys WHERE key IN (SELECT value FROM json_each(?)) AND party_id = ?`, toJSON(signed(keys)), partyID)
	return err
}

// partyKey is a row of match_keys.
type partyKey struct{ key, partyID int64 }

// keysAtOnce is how many keys one statement adds.
const keysAtOnce = 100

// addKeys adds keys in the order of their index, many at once: an import adds hundreds of thousands.
func (k *contactKeeper) addKeys(added []partyKey) error {
	slices.SortFunc(added, func(a, b partyKey) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.partyID, b.partyID)) })
	for chunk := range slices.Chunk(added, keysAtOnce) {
		arguments := make([]any, 0, 2*len(chunk))
		for _, row := range chunk {
			arguments = append(arguments, row.key, row.partyID)
		}
		_, err := k.exec(`INSERT INTO match_keys (key, party_id) VALUES `+strings.Repeat(`(?, ?), `, len(chunk)-1)+`(?, ?)`, arguments...)
		if err != nil {
			return fmt.Errorf("add keys: %w", err)
		}
	}
	return nil
}

// count adds to how often terms occur, and to the number of parties. What occurs no more is taken away.
func (k *contactKeeper) count(terms map[uint64]int, parties int) error {
	for _, t := range slices.Sorted(maps.Keys(terms)) {
		var err error
		switch n := terms[t]; {
		case n > 0:
			_, err = k.exec(`
				INSERT INTO match_terms (
					term,
					count
				) VALUES (?, ?)
				ON CONFLICT (term) DO UPDATE SET count = count + excluded.count`, int64(t), n)
		case n < 0:
			_, err = k.exec(`UPDATE match_terms SET count = count + ? WHERE term = ?`, n, int64(t))
			if err == nil {
				_, err = k.exec(`DELETE FROM match_terms WHERE term = ? AND count = 0`, int64(t))
			}
		}
		if err != nil {
			return fmt.Errorf("count terms: %w", err)
		}
	}
	_, err := k.exec(`UPDATE match_marks SET parties = parties + ?`, parties)
	return err
}

// rebuildKeys makes the keys of all listed contacts and of the whole mirror anew.
func rebuildKeys(ctx context.Context, tx *sql.Tx, m *matcher) error {
	for _, statement := range []string{`DELETE FROM match_keys`, `DELETE FROM match_terms`, `DELETE FROM match_parties`, `DELETE FROM match_marks`} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO match_marks (
			id,
			version,
			parties
		) VALUES (1, ?, 0)`, m.version)
	if err != nil {
		return err
	}
	return keepContacts(&contactKeeper{ctx: ctx, tx: tx, matcher: m}, func(k *contactKeeper) error {
		records := map[contact.Party]match.Record{}
		contacts, err := each(k, scanContact, `SELECT `+contactColumns+` FROM contacts WHERE is_listed = 1`)
		if err != nil {
			return err
		}
		for _, c := range contacts {
			records[contact.Party{ContactID: c.ID}] = c.Record()
		}
		ledger, err := each(k, scanLedgerContact, `SELECT `+ledgerContactColumns+` FROM ledger_contacts`)
		if err != nil {
			return err
		}
		for _, l := range ledger {
			records[contact.Party{LedgerID: l.ID}] = l.Record()
		}
		made := make(map[contact.Party]*hashes, len(records))
		m.hashAll(records, made)
		return k.keepHashes(made)
	})
}
