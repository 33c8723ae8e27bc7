package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// maxCandidates is how many parties are compared in full.
const maxCandidates = 60

// maxBlock is how many parties may share a key before it says too little by itself, among so many.
func maxBlock(parties int) int { return max(100, min(400, 2_000_000/(parties+1))) }

// FindCandidates implements matching.Store: those that share the rarest keys, the most telling first.
func (f *File) FindCandidates(ctx context.Context, of contact.Party, keys []uint64) ([]matching.PartyView, error) {
	var views []matching.PartyView
	err := f.read(ctx, func(tx *sql.Tx) error {
		r, err := newPartyReader(ctx, tx)
		if err != nil {
			return err
		}
		ids, err := r.shareKeys(keys)
		if err != nil {
			return err
		}
		parties, err := r.parties(ids)
		if err != nil {
			return err
		}
		parties = slices.DeleteFunc(parties, func(p contact.Party) bool { return p == of })
		views, err = r.views(parties)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find candidates: %w", err)
	}
	return views, nil
}

// shareKeys returns the rows of match_parties that share a key, those that share rare keys first.
func (r partyReader) shareKeys(keys []uint64) ([]int64, error) {
	statement, err := r.tx.PrepareContext(r.ctx, `SELECT party_id FROM match_keys WHERE key = ? LIMIT ?`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = statement.Close() }()
	limit, err := r.maxBlock()
	if err != nil {
		return nil, err
	}
	// A share of a key counts the more the fewer have it: a million among as many as have it.
	weight := map[int64]int{}
	for _, key := range keys {
		rows, err := statement.QueryContext(r.ctx, int64(key), limit+1)
		if err != nil {
			return nil, err
		}
		block, err := collect(rows, scanID)
		if err != nil {
			return nil, err
		}
		if len(block) > limit {
			continue
		}
		for _, id := range block {
			weight[id] += 1_000_000 / len(block)
		}
	}
	ids := slices.SortedFunc(maps.Keys(weight), func(a, b int64) int {
		return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b))
	})
	return ids[:min(len(ids), maxCandidates+1)], nil
}

func (r partyReader) maxBlock() (int, error) {
	var parties int
	err := r.tx.QueryRowContext(r.ctx, `SELECT parties FROM match_marks`).Scan(&parties)
	return maxBlock(parties), err
}

// parties returns whom rows of match_parties are of, in the same order.
func (r partyReader) parties(ids []int64) ([]contact.Party, error) {
	rows, err := r.tx.QueryContext(r.ctx, `
		SELECT
			id,
			contact_id,
			coalesce(ledger_id, '')
		FROM match_parties
		WHERE id IN (SELECT value FROM json_each(?))`, toJSON(append([]int64{}, ids...)))
	if err != nil {
		return nil, err
	}
	byID := map[int64]contact.Party{}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var id int64
		var p contact.Party
		err = row.Scan(&id, reference{&p.ContactID}, &p.LedgerID)
		byID[id] = p
		return none, err
	})
	parties := make([]contact.Party, len(ids))
	for i, id := range ids {
		parties[i] = byID[id]
	}
	return parties, err
}

// Frequencies implements matching.Store.
func (f *File) Frequencies(ctx context.Context, terms []uint64) (map[uint64]int, int, error) {
	var c census
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		c, err = readCensus(ctx, tx, terms)
		return err
	})
	return c.counts, c.parties, err
}

// census is how often some terms occur among all parties. It implements match.Census.
type census struct {
	counts  map[uint64]int
	parties int
}

// Count implements match.Census.
func (c census) Count(term uint64) int { return c.counts[term] }

// Total implements match.Census.
func (c census) Total() int { return c.parties }

func readCensus(ctx context.Context, tx *sql.Tx, terms []uint64) (census, error) {
	c := census{counts: map[uint64]int{}}
	if err := tx.QueryRowContext(ctx, `SELECT parties FROM match_marks`).Scan(&c.parties); err != nil {
		return census{}, fmt.Errorf("read how many contacts there are: %w", err)
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT
			term,
			count
		FROM match_terms
		WHERE term IN (SELECT value FROM json_each(?))`, toJSON(signed(terms)))
	if err != nil {
		return census{}, fmt.Errorf("read how common values are: %w", err)
	}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var term int64
		var count int
		err = row.Scan(&term, &count)
		c.counts[uint64(term)] = count
		return none, err
	})
	return c, err
}
