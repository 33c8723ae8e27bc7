package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// LinkContact ties a contact to a Xero contact and ends the tie it had. reason says why, in words. Linking to what it
// is linked to changes nothing. The faults: NotFound (no such contact), Conflict (another contact is linked to it).
func (f *File) LinkContact(ctx context.Context, contactID int64, ledgerID, reason string) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		return linkContact(ctx, tx, contactID, ledgerID, reason, f.nowStamp())
	})
}

// UnlinkContact ends a contact's tie to Xero; the tie stays in the history. A contact without one stays as it is.
func (f *File) UnlinkContact(ctx context.Context, contactID int64, reason string) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		return linkContact(ctx, tx, contactID, "", reason, f.nowStamp())
	})
}

// linkContact makes ledgerID the contact's link; "" ends the one it has.
func linkContact(ctx context.Context, tx *sql.Tx, contactID int64, ledgerID, reason string, at time.Time) error {
	c, err := getContact(ctx, tx, contactID)
	if err != nil || c.LedgerID == ledgerID {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE contacts SET
			ledger_id = ?,
			version = version + 1,
			updated_at = ?
		WHERE id = ?`, ledgerID, stamp(at), contactID)
	if isUnique(err) {
		return fault.Wrap(fault.Conflict, err, fmt.Sprintf("%s cannot be linked: another contact is linked to that Xero contact.", c.Name),
			"Open the other contact. If both are the same firm, keep one of them.")
	}
	if err != nil {
		return fmt.Errorf("link contact %s: %w", c.Name, err)
	}
	b, err := loadBinding(ctx, tx)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE contact_links SET
			until_at = ?,
			end_reason = ?
		WHERE contact_id = ? AND organisation = ? AND until_at = ''`, stamp(at), reason, contactID, b.TenantID)
	if err != nil {
		return fmt.Errorf("end the link of contact %s: %w", c.Name, err)
	}
	if ledgerID == "" {
		return nil
	}
	return openLink(ctx, tx, contactID, ledgerID, reason, at)
}

// openLink ties a contact to one of the organisation the file is bound to.
func openLink(ctx context.Context, tx *sql.Tx, contactID int64, ledgerID, reason string, at time.Time) error {
	b, err := loadBinding(ctx, tx)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO contact_links (
			contact_id,
			organisation,
			ledger_id,
			since_at,
			reason
		) VALUES (?, ?, ?, ?, ?)`, contactID, b.TenantID, ledgerID, stamp(at), reason)
	if err != nil {
		return fmt.Errorf("keep the link of contact %d: %w", contactID, err)
	}
	return nil
}

// ListContactLinks returns a contact's ties to contacts of the organisation the file is bound to, oldest first, the
// standing one last. It is never nil.
func (f *File) ListContactLinks(ctx context.Context, contactID int64) ([]contact.Link, error) {
	var links []contact.Link
	err := f.read(ctx, func(tx *sql.Tx) error {
		b, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `
			SELECT
				contact_id,
				ledger_id,
				since_at,
				until_at,
				reason,
				end_reason
			FROM contact_links
			WHERE contact_id = ? AND organisation = ?
			ORDER BY id`, contactID, b.TenantID)
		if err != nil {
			return err
		}
		links, err = collect(rows, func(row scanner) (l contact.Link, err error) {
			err = row.Scan(&l.ContactID, &l.LedgerID, instant{&l.Since}, instant{&l.Until}, &l.Reason, &l.EndReason)
			return l, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the links of contact %d: %w", contactID, err)
	}
	return links, nil
}

// ListLinkedContacts returns the standing links: the Xero contact's id to the contact's. It is never nil.
func (f *File) ListLinkedContacts(ctx context.Context) (map[string]int64, error) {
	linked := map[string]int64{}
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT ledger_id, id FROM contacts WHERE ledger_id <> ''`)
		if err != nil {
			return err
		}
		_, err = collect(rows, func(row scanner) (struct{}, error) {
			var ledgerID string
			var id int64
			err := row.Scan(&ledgerID, &id)
			linked[ledgerID] = id
			return struct{}{}, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list linked contacts: %w", err)
	}
	return linked, nil
}
