package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/matching"
)

// pairColumns are read by scanPair, in this order.
const pairColumns = `
	id,
	left_contact_id,
	coalesce(left_ledger_id, ''),
	right_contact_id,
	coalesce(right_ledger_id, ''),
	comparison,
	verdict,
	value,
	is_open,
	is_put_off,
	found_at`

func scanPair(row scanner) (matching.Pair, error) {
	var p matching.Pair
	err := row.Scan(&p.ID, reference{&p.Left.ContactID}, &p.Left.LedgerID, reference{&p.Right.ContactID}, &p.Right.LedgerID,
		fromJSON{&p.Comparison}, &p.Verdict, &p.Value, &p.IsOpen, &p.IsPutOff, instant{&p.FoundAt})
	return p, err
}

// GetPair implements matching.Store.
func (f *File) GetPair(ctx context.Context, id int64) (matching.Pair, error) {
	var p matching.Pair
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		p, err = scanPair(tx.QueryRowContext(ctx, `SELECT `+pairColumns+` FROM contact_pairs WHERE id = ?`, id))
		return err
	})
	if err != nil {
		return matching.Pair{}, getFault(err, fmt.Sprintf("read pair %d", id), "This question does not exist any more.")
	}
	return p, nil
}

// PutOff implements matching.Store.
func (f *File) PutOff(ctx context.Context, id int64, isPutOff bool) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE contact_pairs SET is_put_off = ? WHERE id = ?`, isPutOff, id)
		if err != nil {
			return fmt.Errorf("put pair %d off: %w", id, err)
		}
		return mustTouchOne(result, "This question does not exist any more.")
	})
}

// ReplacePairs implements matching.Store.
func (f *File) ReplacePairs(ctx context.Context, pairs []matching.Pair) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error {
		return k.replacePairs(pairs, openPairs)
	})
}

// UpdatePairs implements matching.Store.
func (f *File) UpdatePairs(ctx context.Context, of contact.Party, pairs []matching.Pair) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error {
		openPairs := openPairs + ` AND verdict <> 'merged'`
		if of.IsLedger() {
			return k.replacePairs(pairs, openPairs+` AND left_ledger_id = ?2`+` UNION `+openPairs+` AND right_ledger_id = ?2`, of.LedgerID)
		}
		return k.replacePairs(pairs, openPairs+` AND left_contact_id = ?2`+` UNION `+openPairs+` AND right_contact_id = ?2`, of.ContactID)
	})
}

const openPairs = `SELECT id FROM contact_pairs WHERE is_open = 1 AND organisation IN ('', ?1)`

// replacePairs puts pairs in place of the open ones that a statement lists.
func (k *contactKeeper) replacePairs(pairs []matching.Pair, listed string, of ...any) error {
	before, err := each(k, scanID, listed, append([]any{k.organisation}, of...)...)
	if err != nil {
		return fmt.Errorf("list the open questions: %w", err)
	}
	stay, err := k.openPairs(pairs)
	if err != nil {
		return err
	}
	for _, id := range before {
		if stay[id] {
			continue
		}
		if _, err := k.exec(`DELETE FROM contact_pairs WHERE id = ?`, id); err != nil {
			return fmt.Errorf("drop question %d: %w", id, err)
		}
	}
	return nil
}

// openPairs asks questions and returns their rows. Those about parties that are gone or known to be one are left out, and
// those that were answered since they were found.
func (k *contactKeeper) openPairs(pairs []matching.Pair) (map[int64]bool, error) {
	decisions := make([]contact.Decision, len(pairs))
	for i, p := range pairs {
		decisions[i] = contact.Decision{Left: p.Left, Right: p.Right}
	}
	c, err := k.newChecker(decisions)
	if err != nil {
		return nil, err
	}
	decidedAt := map[int64]time.Time{}
	for _, d := range c.kept {
		decidedAt[d.ID] = d.At
	}
	rows := map[int64]bool{}
	for _, p := range pairs {
		isAnswered := !p.FoundAt.IsZero() && decidedAt[c.before.ApartSince(p.Left, p.Right)].After(p.FoundAt)
		if isAnswered || c.before.IsOne(p.Left, p.Right) || c.mustExist(p.Left) != nil || c.mustExist(p.Right) != nil {
			continue
		}
		id, err := k.openPair(p)
		if err != nil {
			return nil, err
		}
		rows[id] = true
	}
	return rows, nil
}

// openPair asks a question, or asks it anew; one that was put off stays put off.
func (k *contactKeeper) openPair(p matching.Pair) (int64, error) {
	organisation := ""
	if p.Left.IsLedger() || p.Right.IsLedger() {
		organisation = k.organisation
	}
	if p.FoundAt.IsZero() {
		p.FoundAt = k.at
	}
	after, err := k.newestDecision()
	if err != nil {
		return 0, err
	}
	id, _, err := first(k, scanID, `
		INSERT INTO contact_pairs (
			organisation,
			kind,
			left_contact_id,
			left_ledger_id,
			right_contact_id,
			right_ledger_id,
			per_mille,
			verdict,
			comparison,
			value,
			is_put_off,
			is_open,
			after_id,
			found_at
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
		ON CONFLICT (
			organisation, coalesce(left_contact_id, 0), coalesce(left_ledger_id, ''), coalesce(right_contact_id, 0), coalesce(right_ledger_id, '')
		) DO UPDATE SET
			per_mille = excluded.per_mille,
			verdict = excluded.verdict,
			comparison = excluded.comparison,
			value = excluded.value,
			is_open = 1,
			after_id = excluded.after_id,
			found_at = iif(is_open = 1, found_at, excluded.found_at)
		RETURNING id`, organisation, p.Kind(), orNull(p.Left.ContactID), orNullText(p.Left.LedgerID), orNull(p.Right.ContactID),
		orNullText(p.Right.LedgerID), p.Comparison.PerMille, p.Verdict, toJSON(p.Comparison), p.Value, p.IsPutOff, after, stamp(p.FoundAt))
	if err != nil {
		return 0, fmt.Errorf("keep a question: %w", err)
	}
	return id, nil
}

// askAgain opens the question that an undone decision answered.
func (k *contactKeeper) askAgain(d contact.Decision) error {
	p := matching.Pair{Left: d.Left, Right: d.Right, Verdict: match.Review}
	if comesBefore(p.Right, p.Left) {
		p.Left, p.Right = p.Right, p.Left
	}
	if d.Comparison != nil {
		p.Comparison = *d.Comparison
	}
	known, found, err := first(k, scanPair, `
		SELECT `+pairColumns+`
		FROM contact_pairs
		WHERE coalesce(left_contact_id, 0) = ? AND coalesce(left_ledger_id, '') = ? AND coalesce(right_contact_id, 0) = ?
			AND coalesce(right_ledger_id, '') = ? AND organisation IN ('', ?)`,
		p.Left.ContactID, p.Left.LedgerID, p.Right.ContactID, p.Right.LedgerID, k.organisation)
	if err != nil {
		return fmt.Errorf("find the question: %w", err)
	}
	if found {
		p = known
	}
	_, err = k.openPair(p)
	return err
}

// comesBefore orders the parties of a pair: a contact here before one at Xero, the older before the younger.
func comesBefore(a, b contact.Party) bool {
	switch {
	case a.IsLedger() != b.IsLedger():
		return b.IsLedger()
	case a.IsLedger():
		return a.LedgerID < b.LedgerID
	}
	return a.ContactID < b.ContactID
}

// askedPair is a question, and the newest decision there was when it was asked.
type askedPair struct {
	matching.Pair

	after int64
}

func scanAskedPair(row scanner) (p askedPair, err error) {
	err = row.Scan(&p.ID, reference{&p.Left.ContactID}, &p.Left.LedgerID, reference{&p.Right.ContactID}, &p.Right.LedgerID, &p.IsOpen, &p.after)
	return p, err
}

const askedPairs = `
	SELECT
		id,
		left_contact_id,
		coalesce(left_ledger_id, ''),
		right_contact_id,
		coalesce(right_ledger_id, ''),
		is_open,
		after_id
	FROM contact_pairs
	WHERE organisation IN ('', ?1)`

// keepPairs takes the questions from the queue that are answered now, and puts those back that are no more.
func (s *contactScope) keepPairs() error {
	contacts, ledger := map[int64]bool{}, maps.Clone(s.reached)
	for id := range s.after {
		contacts[id] = true
	}
	asked, err := s.pairsOf(slices.Sorted(maps.Keys(contacts)), slices.Sorted(maps.Keys(ledger)))
	if err != nil || len(asked) == 0 {
		return err
	}
	for _, p := range asked {
		for _, party := range []contact.Party{p.Left, p.Right} {
			if party.IsLedger() {
				ledger[party.LedgerID] = true
			} else {
				contacts[party.ContactID] = true
			}
		}
	}
	decisions, err := s.closure(contacts, ledger)
	if err != nil {
		return err
	}
	standing := contact.Resolve(plain(decisions))
	rows, err := s.rows(slices.Sorted(maps.Keys(contacts)))
	if err != nil {
		return err
	}
	isThere := func(p contact.Party) bool { return p.IsLedger() || rows[p.ContactID].isListed() }
	for _, p := range asked {
		isOpen := !standing.IsOne(p.Left, p.Right) && standing.ApartSince(p.Left, p.Right) <= p.after && isThere(p.Left) && isThere(p.Right)
		if isOpen == p.IsOpen {
			continue
		}
		if _, err := s.exec(`UPDATE contact_pairs SET is_open = ? WHERE id = ?`, isOpen, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// pairsOf returns the questions that name any of the parties, each once.
func (k *contactKeeper) pairsOf(contacts []int64, ledger []string) (map[int64]askedPair, error) {
	found := map[int64]askedPair{}
	for _, side := range []struct {
		ids       any
		statement string
	}{
		{contacts, askedPairs + ` AND left_contact_id IN (SELECT value FROM json_each(?2))`},
		{contacts, askedPairs + ` AND right_contact_id IN (SELECT value FROM json_each(?2))`},
		{ledger, askedPairs + ` AND left_ledger_id IN (SELECT value FROM json_each(?2))`},
		{ledger, askedPairs + ` AND right_ledger_id IN (SELECT value FROM json_each(?2))`},
	} {
		pairs, err := each(k, scanAskedPair, side.statement, k.organisation, toJSON(side.ids))
		if err != nil {
			return nil, err
		}
		for _, p := range pairs {
			found[p.ID] = p
		}
	}
	return found, nil
}
