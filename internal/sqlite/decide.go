package sqlite

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// Decide implements matching.Store.
func (f *File) Decide(ctx context.Context, decisions []contact.Decision) ([]contact.Decision, error) {
	var saved []contact.Decision
	err := f.keepContacts(ctx, func(k *contactKeeper) (err error) {
		saved, err = k.decide(decisions)
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// decide saves decisions and checks what follows from all of them together.
func (k *contactKeeper) decide(decisions []contact.Decision) ([]contact.Decision, error) {
	c, err := k.newChecker(decisions)
	if err != nil {
		return nil, err
	}
	saved := make([]contact.Decision, len(decisions))
	for i, d := range decisions {
		if err := c.check(d); err != nil {
			return nil, err
		}
		if known, ok := c.standingAs(d); ok {
			saved[i] = known
			continue
		}
		if d.Batch == matching.NewBatch {
			if d.Batch, err = k.newBatch(d.Actor); err != nil {
				return nil, err
			}
		}
		kept, err := k.addDecision(keptDecision{Decision: d})
		if err != nil {
			return nil, err
		}
		saved[i] = kept.Decision
		c.added = append(c.added, kept.Decision)
		c.note(kept.Decision)
	}
	return saved, c.checkTogether()
}

// newBatch returns the one batch of the transaction.
func (k *contactKeeper) newBatch(actor contact.Actor) (int64, error) {
	if k.batch != 0 {
		return k.batch, nil
	}
	result, err := k.exec(`
		INSERT INTO contact_batches (
			organisation,
			actor,
			at
		) VALUES (?, ?, ?)`, k.organisation, actor, stamp(k.at))
	if err != nil {
		return 0, fmt.Errorf("begin a batch: %w", err)
	}
	k.batch, err = result.LastInsertId()
	return k.batch, err
}

// standingOn returns the decisions on two parties themselves that stand.
func (k *contactKeeper) standingOn(a, b contact.Party) ([]contact.Decision, error) {
	of := func(p contact.Party) ([]int64, []string) {
		if p.IsLedger() {
			return nil, []string{p.LedgerID}
		}
		return []int64{p.ContactID}, nil
	}
	contacts, ledger := of(a)
	near, err := k.decisionsOf(contacts, ledger)
	var on []contact.Decision
	for _, d := range near {
		if d.Left == a && d.Right == b || d.Left == b && d.Right == a {
			on = append(on, d.Decision)
		}
	}
	return on, err
}

// mustBeFollowed refuses a decision that one that stands contradicts.
func (k *contactKeeper) mustBeFollowed(d contact.Decision) error {
	c, err := k.newChecker([]contact.Decision{d})
	if err != nil || !slices.Contains(c.before.Breached, d.ID) {
		return err
	}
	return c.oppositeFault(d)
}

// insteadOf is the decision that takes the place of one that said Same.
func insteadOf(d contact.Decision, by contact.Actor) keptDecision {
	return keptDecision{Decision: contact.Decision{Answer: contact.Different, Left: d.Left, Right: d.Right, Actor: by, Comparison: d.Comparison}}
}

// Undo implements matching.Store.
func (f *File) Undo(ctx context.Context, ids []int64, by contact.Actor, isAskedAgain bool) error {
	return f.keepContacts(ctx, func(k *contactKeeper) error {
		for _, id := range ids {
			d, found, err := first(k, scanDecision, `SELECT `+decisionColumns+` coalesce(comparison, 'null') FROM contact_decisions WHERE id = ?`, id)
			if err != nil {
				return fmt.Errorf("read decision %d: %w", id, err)
			}
			if !found {
				return fault.New(fault.NotFound, "This decision does not exist.", "Look at the history again.")
			}
			if err := k.undo(d.Decision, by, isAskedAgain); err != nil {
				return err
			}
		}
		return nil
	})
}

func (k *contactKeeper) undo(d contact.Decision, by contact.Actor, isAskedAgain bool) error {
	if !d.Stands() {
		return nil
	}
	if err := k.endDecision(d, by); err != nil {
		return err
	}
	switch {
	case d.Answer != contact.Same:
		return nil
	case isAskedAgain:
		return k.askAgain(d)
	}
	_, err := k.addDecision(insteadOf(d, by))
	return err
}
