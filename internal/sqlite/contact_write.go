package sqlite

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// updateContactView writes everything of a row that follows from what is known.
const updateContactView = `
	UPDATE contacts SET
		name = ?,
		first_name = ?,
		last_name = ?,
		email = ?,
		phone = ?,
		tax_number = ?,
		line1 = ?,
		line2 = ?,
		city = ?,
		region = ?,
		postal_code = ?,
		country = ?,
		currency = ?,
		is_customer = ?,
		is_supplier = ?,
		payment_days = ?,
		note = ?,
		ledger_id = ?,
		merged_to_id = ?,
		is_listed = ?,
		name_key = ?,
		email_key = ?,
		version = ?,
		updated_at = ?
	WHERE id = ?`

// writeRows writes the rows that read otherwise now. A link moves from one contact to another in two steps, because no two
// may have it at any moment.
func (s *contactScope) writeRows() error {
	ids := slices.Sorted(maps.Keys(s.after))
	for _, id := range ids {
		before, after := s.before[id], s.after[id]
		if before.LedgerID == "" || before.LedgerID == after.LedgerID {
			continue
		}
		if _, err := s.exec(`UPDATE contacts SET ledger_id = '' WHERE id = ?`, id); err != nil {
			return err
		}
	}
	for _, id := range ids {
		before, after := s.before[id], s.after[id]
		if before.Contact == after.Contact && before.mergedTo == after.mergedTo {
			continue
		}
		if err := s.writeRow(after); err != nil {
			return err
		}
	}
	return nil
}

func (s *contactScope) writeRow(c keptContact) error {
	if !s.bumped[c.ID] {
		c.Version++
		c.UpdatedAt = s.at
	}
	s.after[c.ID], s.changed[c.ID] = c, true
	_, err := s.exec(updateContactView, c.Name, c.FirstName, c.LastName, c.Email, c.Phone, c.TaxNumber, c.Address.Line1, c.Address.Line2,
		c.Address.City, c.Address.Region, c.Address.PostalCode, c.Address.Country, c.Currency, c.IsCustomer, c.IsSupplier,
		c.PaymentDays, c.Note, c.LedgerID, orNull(c.mergedTo), c.isListed(), contact.NameKey(c.Name), contact.EmailKey(c.Email),
		c.Version, stamp(c.UpdatedAt), c.ID)
	return err
}

func takenFault(name string) error {
	return fault.New(fault.Conflict, fmt.Sprintf("%s cannot be linked: another contact is linked to that Xero contact.", name),
		"Open the other contact. If both are the same firm, keep one of them.")
}

// openLink is a tie that stands.
type openLink struct {
	id, contactID int64
	ledgerID      string
}

// writeLinks ends the ties that stand no more, and opens those that do now.
func (s *contactScope) writeLinks() error {
	wanted := map[string]int64{}
	for _, g := range s.standing.Groups {
		for _, t := range g.Ties {
			wanted[t.LedgerID] = g.Survivor
		}
	}
	open, err := s.openLinks()
	if err != nil {
		return err
	}
	for _, l := range open {
		if wanted[l.ledgerID] == l.contactID {
			delete(wanted, l.ledgerID)
			continue
		}
		if err := s.endLink(l); err != nil {
			return err
		}
	}
	reasons := s.linkReasons()
	for _, ledgerID := range slices.Sorted(maps.Keys(wanted)) {
		if err := s.startLink(wanted[ledgerID], ledgerID, reasons[ledgerID]); err != nil {
			return err
		}
	}
	return nil
}

// openLinks returns the standing ties of the contacts at hand.
func (s *contactScope) openLinks() ([]openLink, error) {
	return each(s.contactKeeper, func(row scanner) (l openLink, err error) {
		err = row.Scan(&l.id, &l.contactID, &l.ledgerID)
		return l, err
	}, `
		SELECT
			id,
			contact_id,
			ledger_id
		FROM contact_links
		WHERE contact_id IN (SELECT value FROM json_each(?)) AND organisation = ? AND until_at = ''
		ORDER BY id`, toJSON(slices.Sorted(maps.Keys(s.before))), s.organisation)
}

func (s *contactScope) endLink(l openLink) error {
	reason := s.endReason
	if reason == "" {
		reason = "the decision was undone"
	}
	if to := s.after[l.contactID].mergedTo; to != 0 {
		reason = fmt.Sprintf("merged into %s", s.after[to].Name)
	}
	_, err := s.exec(`
		UPDATE contact_links SET
			until_at = ?,
			end_reason = ?
		WHERE id = ?`, stamp(s.at), reason, l.id)
	return err
}

// linkReasons says in words why contacts at Xero are linked: what the newest decision about each gave.
func (s *contactScope) linkReasons() map[string]string {
	reasons := map[string]string{}
	for _, d := range s.decisions {
		if d.Answer == contact.Same && !slices.Contains(s.standing.Breached, d.ID) {
			reasons[d.Left.LedgerID], reasons[d.Right.LedgerID] = d.words(), d.words()
		}
	}
	return reasons
}

func (s *contactScope) startLink(contactID int64, ledgerID, reason string) error {
	_, err := s.exec(`
		INSERT INTO contact_links (
			contact_id,
			organisation,
			ledger_id,
			since_at,
			reason
		) VALUES (?, ?, ?, ?, ?)`, contactID, s.organisation, ledgerID, stamp(s.at), reason)
	return err
}

// renameOrders follows a name, or a merge, in what orders are sorted and found by.
func (s *contactScope) renameOrders() error {
	for _, id := range slices.Sorted(maps.Keys(s.after)) {
		before, after := s.before[s.before[id].shown()], s.after[s.after[id].shown()]
		if before.Name == after.Name || s.fresh[id] {
			continue
		}
		if err := renameInOrders(s.ctx, s.tx, id, after.Name); err != nil {
			return err
		}
	}
	return nil
}

// index puts what can be searched for in place of what was there, for the contacts that read otherwise. A contact is found
// by the names and addresses of those merged into it too.
func (s *contactScope) index() error {
	for _, id := range s.toIndex() {
		c := s.after[id]
		if !c.isListed() {
			if _, err := s.exec(`DELETE FROM contacts_search WHERE rowid = ?`, id); err != nil {
				return err
			}
			continue
		}
		names, emails := []string{c.Name}, []string{c.Email}
		for _, m := range s.groupOf(id).Members {
			names, emails = append(names, s.after[m].Name), append(emails, s.after[m].Email)
		}
		_, err := s.exec(`
			REPLACE INTO contacts_search (
				rowid,
				name,
				email,
				city,
				phone
			) VALUES (?, ?, ?, ?, ?)`, id, distinct(names), distinct(emails), c.Address.City, withDigits(c.Phone))
		if err != nil {
			return fmt.Errorf("index contact %s: %w", c.Name, err)
		}
	}
	return nil
}

// toIndex are the rows that changed, and those that stand, or stood, for one of them.
func (s *contactScope) toIndex() []int64 {
	ids := map[int64]bool{}
	for id := range s.after {
		if s.changed[id] || s.fresh[id] || s.bumped[id] {
			ids[id], ids[s.before[id].shown()], ids[s.after[id].shown()] = true, true, true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

func distinct(texts []string) string {
	var kept []string
	for _, text := range texts {
		if text != "" && !slices.Contains(kept, text) {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, " ")
}

// withDigits adds a phone number without gaps, so that 021555123 finds "021 555 123".
func withDigits(phone string) string {
	return phone + " " + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, phone)
}
