package sqlite

import (
	"fmt"

	"daybook/internal/order"
	"daybook/internal/posting"
)

// organisation is the id of the Xero organisation the file is bound to; "" before one is chosen.
func (t *outboxTx) organisation() (string, error) {
	b, err := loadBinding(t.ctx, t.tx)
	return b.TenantID, err
}

// GetFacts implements posting.Tx.
func (t *outboxTx) GetFacts(orderID int64, part int) (posting.Facts, error) {
	f := posting.Facts{Part: part, Items: map[int64]order.Item{}, Taxes: map[int64]order.Tax{}}
	var err error
	if f.Order, err = getOrder(t.ctx, t.tx, orderID); err != nil {
		return posting.Facts{}, err
	}
	for _, read := range []func(*posting.Facts) error{t.factsOfLines, t.factsOfCompany, t.factsOfContact, t.factsOfDocuments} {
		if err := read(&f); err != nil {
			return posting.Facts{}, fmt.Errorf("read what order %d is posted from: %w", orderID, err)
		}
	}
	return f, nil
}

func (t *outboxTx) factsOfLines(f *posting.Facts) error {
	for _, l := range f.Order.Lines {
		if _, isRead := f.Items[l.ItemID]; l.ItemID == 0 || isRead {
			continue
		}
		item, err := getItem(t.ctx, t.tx, l.ItemID)
		if err != nil {
			return err
		}
		f.Items[l.ItemID] = item
	}
	taxes, err := listOrderTaxes(t.ctx, t.tx)
	for _, tax := range taxes {
		f.Taxes[tax.ID] = tax
	}
	return err
}

func (t *outboxTx) factsOfCompany(f *posting.Facts) error {
	if _, err := loadSetting(t.ctx, t.tx, postingSettingsKey, &f.Settings); err != nil {
		return err
	}
	var err error
	f.Reference, err = loadReference(t.ctx, t.tx)
	return err
}

func (t *outboxTx) factsOfContact(f *posting.Facts) (err error) {
	f.ContactFacts, err = t.GetContactFacts(f.Order.ContactID)
	return err
}

func (t *outboxTx) factsOfDocuments(f *posting.Facts) error {
	if f.Organisation == "" {
		return nil
	}
	kind := posting.KindOf(f.Order.Kind)
	var err error
	if f.Earlier, err = t.ListDocuments(f.Organisation, kind, posting.OrderKey(f.Order.ID, f.Part)); err != nil {
		return err
	}
	number := posting.NumberOf(*f)
	if kind == posting.KindBill {
		if f.Rivals, err = t.rivals(f, number); err != nil {
			return err
		}
	}
	if f.Strays, err = t.ListStrays(f.Organisation, kind, number); err != nil {
		return err
	}
	f.Elsewhere, err = t.elsewhere(f.Order.ID, f.Organisation)
	return err
}

// elsewhere returns where an order has a document that stands with another organisation, the newest first.
func (t *outboxTx) elsewhere(orderID int64, organisation string) ([]posting.Elsewhere, error) {
	rows, err := t.tx.QueryContext(t.ctx, `
		SELECT
			organisations.name,
			documents.number
		FROM documents
		JOIN organisations ON organisations.tenant_id = documents.organisation
		WHERE documents.order_id = ?
			AND documents.organisation <> ?
			AND documents.state <> 'cancelled'
			AND documents.state <> 'rejected'
			AND documents.ledger_status NOT IN ('VOIDED', 'DELETED', 'MISSING')
		ORDER BY documents.id DESC`, orderID, organisation)
	if err != nil {
		return nil, fmt.Errorf("look for documents of order %d in other books: %w", orderID, err)
	}
	return collect(rows, func(row scanner) (e posting.Elsewhere, err error) {
		err = row.Scan(&e.Organisation, &e.Number)
		return e, err
	})
}

// rivals returns the bills of other orders with the same number from the same supplier: the same contact here, or
// another one that is linked to the same contact at Xero, or to one that was merged into it.
func (t *outboxTx) rivals(f *posting.Facts, number string) ([]posting.Document, error) {
	supplier, _ := posting.PlanContact(f.ContactFacts, "bill")
	return t.listDocuments(`
		WHERE organisation = ?
			AND kind = 'bill'
			AND number = ? COLLATE NOCASE
			AND order_id <> ?
			AND (
				contact_id IN (`+sameContact+`)
				OR json_extract(content, '$.invoice.ledgerContactId') IN (
					WITH RECURSIVE same (id) AS (
						SELECT nullif(?, '')
						UNION
						SELECT ledger_contacts.id FROM ledger_contacts JOIN same ON ledger_contacts.merged_to_id = same.id
					)
					SELECT id FROM same
				)
			)
		ORDER BY id`, f.Organisation, number, f.Order.ID, f.Contact.ID, supplier.Ledger.ID)
}
