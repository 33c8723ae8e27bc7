package sqlite

import (
	"context"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// UndoBatch implements matching.Store. A contact that stays keeps the link to what it was brought in from: without it the
// next import would bring it in once more.
func (f *File) UndoBatch(ctx context.Context, batch int64, by contact.Actor) (matching.UndoneBatch, error) {
	var done matching.UndoneBatch
	err := f.keepContacts(ctx, func(k *contactKeeper) error {
		_, found, err := first(k, scanID, `SELECT id FROM contact_batches WHERE id = ?`, batch)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "This import does not exist.", "Look at the history again.")
		}
		added, err := k.addedBy(batch)
		if err != nil {
			return err
		}
		for _, c := range added {
			if c.isUsed {
				done.Kept++
				continue
			}
			if err := k.remove(c.id); err != nil {
				return err
			}
			done.Removed++
		}
		done.Decisions, err = k.undoBatch(batch, by, added)
		return err
	})
	if err != nil {
		return matching.UndoneBatch{}, wrapUnlessFault(err, fmt.Sprintf("undo import %d", batch))
	}
	return done, nil
}

// addedContact is a contact that an import brought in from Xero.
type addedContact struct {
	id     int64
	ref    string
	isUsed bool
}

// addedBy returns the contacts that an import added and that are still here, and whether somebody has used or touched them.
func (k *contactKeeper) addedBy(batch int64) (map[int64]addedContact, error) {
	added, err := each(k, func(row scanner) (c addedContact, err error) {
		err = row.Scan(&c.id, &c.ref, &c.isUsed)
		return c, err
	}, `
		SELECT
			id,
			source_ref,
			EXISTS (SELECT 1 FROM orders WHERE contact_id = contacts.id)
				OR EXISTS (SELECT 1 FROM documents WHERE contact_id = contacts.id)
				OR EXISTS (SELECT 1 FROM contact_values WHERE contact_id = contacts.id)
				OR EXISTS (SELECT 1 FROM contact_decisions WHERE left_contact_id = contacts.id AND batch_id IS NOT ?1)
				OR EXISTS (SELECT 1 FROM contact_decisions WHERE right_contact_id = contacts.id AND batch_id IS NOT ?1)
		FROM contacts
		WHERE batch_id = ?1 AND removed_at = ''
		ORDER BY id`, batch)
	byID := map[int64]addedContact{}
	for _, c := range added {
		byID[c.id] = c
	}
	return byID, err
}

// remove takes a contact out of every list. Its row stays, because decisions name it; its source may bring it in again.
func (k *contactKeeper) remove(id int64) error {
	_, err := k.exec(`
		UPDATE contacts SET
			removed_at = ?1,
			merged_to_id = NULL,
			is_listed = 0,
			source_ref = '',
			version = version + 1,
			updated_at = ?1
		WHERE id = ?2`, stamp(k.at), id)
	if err != nil {
		return fmt.Errorf("take contact %d out: %w", id, err)
	}
	k.bumped[id] = true
	k.touch(contact.Party{ContactID: id})
	return nil
}

// undoBatch undoes what stands of a batch. What tied a removed contact is not remembered as different.
func (k *contactKeeper) undoBatch(batch int64, by contact.Actor, added map[int64]addedContact) (int, error) {
	decisions, err := each(k, scanDecision, `
		SELECT `+decisionColumns+`
			coalesce(comparison, 'null')
		FROM contact_decisions
		WHERE batch_id = ? AND undone_at = ''
		ORDER BY id`, batch)
	if err != nil {
		return 0, err
	}
	undone := 0
	for _, d := range decisions {
		left, isLeft := added[d.Left.ContactID]
		right, isRight := added[d.Right.ContactID]
		switch {
		case isLeft && left.isUsed && left.ref == d.Right.LedgerID:
			continue
		case isLeft && !left.isUsed || isRight && !right.isUsed:
			err = k.endDecision(d.Decision, by)
		default:
			err = k.undo(d.Decision, by, false)
		}
		if err != nil {
			return 0, err
		}
		undone++
	}
	return undone, nil
}
