package sqlite

import (
	"maps"
	"slices"

	"daybook/internal/contact"
)

// contactScope is everything that hangs together with what was touched, as it was (before) and as it is to be (after).
type contactScope struct {
	*contactKeeper

	decisions []keptDecision
	standing  contact.Standing
	before    map[int64]keptContact
	after     map[int64]keptContact
	known     map[int64]contact.Known
	mirror    map[string]contact.LedgerContact
	// reached are Xero's contacts that hang together with what was touched.
	reached map[string]bool
	// changed are the rows that were written.
	changed map[int64]bool
}

// load reads the decisions that hang together with what was touched, and works out what follows.
func (k *contactKeeper) load() (*contactScope, error) {
	s := &contactScope{contactKeeper: k, after: map[int64]keptContact{}, changed: map[int64]bool{}}
	contacts, ledger := maps.Clone(k.contacts), maps.Clone(k.ledger)
	var err error
	if s.decisions, err = k.closure(contacts, ledger); err != nil {
		return nil, err
	}
	s.reached = ledger
	s.standing = contact.Resolve(plain(s.decisions))
	ids := slices.Sorted(maps.Keys(contacts))
	if s.before, err = k.rows(ids); err != nil {
		return nil, err
	}
	if s.known, err = k.knownOf(ids, s.before); err != nil {
		return nil, err
	}
	if s.mirror, err = k.mirrorOf(s.standing); err != nil {
		return nil, err
	}
	for id, row := range s.before {
		s.after[id] = s.work(row)
	}
	return s, nil
}

// closure adds to the parties all that were said to be one with them, directly or not, and returns the decisions that
// stand and name any of them, oldest first.
func (k *contactKeeper) closure(contacts map[int64]bool, ledger map[string]bool) ([]keptDecision, error) {
	found := map[int64]keptDecision{}
	nextContacts, nextLedger := slices.Collect(maps.Keys(contacts)), slices.Collect(maps.Keys(ledger))
	for len(nextContacts)+len(nextLedger) > 0 {
		near, err := k.decisionsOf(nextContacts, nextLedger)
		if err != nil {
			return nil, err
		}
		nextContacts, nextLedger = nil, nil
		for _, d := range near {
			found[d.ID] = d
			for _, p := range []contact.Party{d.Left, d.Right} {
				switch {
				case d.Answer != contact.Same:
				case p.IsLedger() && !ledger[p.LedgerID]:
					ledger[p.LedgerID] = true
					nextLedger = append(nextLedger, p.LedgerID)
				case !p.IsLedger() && !contacts[p.ContactID]:
					contacts[p.ContactID] = true
					nextContacts = append(nextContacts, p.ContactID)
				}
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b keptDecision) int { return int(a.ID - b.ID) }), nil
}

// decisionsOf returns the decisions that stand and name any of the parties.
func (k *contactKeeper) decisionsOf(contacts []int64, ledger []string) ([]keptDecision, error) {
	var all []keptDecision
	for _, side := range []struct {
		count     int
		ids       any
		statement string
	}{
		{len(contacts), contacts, standingDecisions + ` AND left_contact_id IN (SELECT value FROM json_each(?2))`},
		{len(contacts), contacts, standingDecisions + ` AND right_contact_id IN (SELECT value FROM json_each(?2))`},
		{len(ledger), ledger, standingDecisions + ` AND left_ledger_id IN (SELECT value FROM json_each(?2))`},
		{len(ledger), ledger, standingDecisions + ` AND right_ledger_id IN (SELECT value FROM json_each(?2))`},
	} {
		if side.count == 0 {
			continue
		}
		found, err := each(k, scanDecision, side.statement, k.organisation, toJSON(side.ids))
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

func (k *contactKeeper) rows(ids []int64) (map[int64]keptContact, error) {
	rows, err := each(k, scanKept, `
		SELECT `+keptColumns+`
		FROM contacts
		WHERE id IN (SELECT value FROM json_each(?))`, toJSON(ids))
	found := make(map[int64]keptContact, len(rows))
	for _, row := range rows {
		found[row.ID] = row
	}
	return found, err
}

// knownOf returns what was typed into contacts and what their sources say.
func (k *contactKeeper) knownOf(ids []int64, rows map[int64]keptContact) (map[int64]contact.Known, error) {
	known := make(map[int64]contact.Known, len(rows))
	for id, row := range rows {
		known[id] = contact.Known{Own: map[contact.Field]contact.OwnValue{}, Source: row.source}
	}
	_, err := each(k, func(row scanner) (none struct{}, err error) {
		var id int64
		var field contact.Field
		var own contact.OwnValue
		if err = row.Scan(&id, &field, &own.Value, &own.After); err == nil {
			known[id].Own[field] = own
		}
		return none, err
	}, `
		SELECT
			contact_id,
			field,
			value,
			after_id
		FROM contact_values
		WHERE contact_id IN (SELECT value FROM json_each(?))`, toJSON(ids))
	return known, err
}

// mirrorOf returns Xero's contacts that the groups are linked to, as last read.
func (k *contactKeeper) mirrorOf(standing contact.Standing) (map[string]contact.LedgerContact, error) {
	var ids []string
	for _, g := range standing.Groups {
		for _, t := range g.Ties {
			ids = append(ids, t.LedgerID)
		}
	}
	return k.readMirror(ids)
}

func (k *contactKeeper) readMirror(ids []string) (map[string]contact.LedgerContact, error) {
	mirror := make(map[string]contact.LedgerContact, len(ids))
	if len(ids) == 0 {
		return mirror, nil
	}
	rows, err := each(k, scanLedgerContact, `
		SELECT `+ledgerContactColumns+`
		FROM ledger_contacts
		WHERE id IN (SELECT value FROM json_each(?))`, toJSON(ids))
	for _, l := range rows {
		mirror[l.ID] = l
	}
	return mirror, err
}

// groupOf returns the group of a contact, alone where nothing was decided.
func (s *contactScope) groupOf(id int64) contact.Group {
	if g, ok := s.standing.Group(contact.Party{ContactID: id}); ok {
		return g
	}
	return contact.Group{Survivor: id, Members: []int64{id}}
}

// work puts a row as it follows from everything known. One that was merged keeps what it would be by itself.
func (s *contactScope) work(row keptContact) keptContact {
	g := s.groupOf(row.ID)
	after := row
	after.mergedTo, after.LedgerID = 0, ""
	if row.isRemoved {
		return after
	}
	if g.Survivor == row.ID {
		after.LedgerID = s.primary(g.Ties)
	} else {
		after.mergedTo = g.Survivor
		ties := slices.DeleteFunc(slices.Clone(g.Ties), func(t contact.Tie) bool { return t.ContactID != row.ID })
		g = contact.Group{Survivor: row.ID, Members: []int64{row.ID}, Ties: ties}
	}
	after.Contact = after.Contact.With(contact.Merged(g, s.known, s.mirror).Values)
	if after.Name == "" {
		after.Name = row.Name // Xero erases names; documents here were addressed to one
	}
	return after
}

// primary is the contact at Xero that documents go to: the first that can take them, else the first.
func (s *contactScope) primary(ties []contact.Tie) string {
	for _, isWanted := range []func(l contact.LedgerContact, isKnown bool) bool{
		func(l contact.LedgerContact, isKnown bool) bool { return isKnown && l.IsActive() },
		func(_ contact.LedgerContact, isKnown bool) bool { return !isKnown },
		func(contact.LedgerContact, bool) bool { return true },
	} {
		for _, t := range ties {
			if l, isKnown := s.mirror[t.LedgerID]; isWanted(l, isKnown) {
				return t.LedgerID
			}
		}
	}
	return ""
}
