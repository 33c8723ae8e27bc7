package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/matching"
	"daybook/internal/money"
)

// partyReader reads parties in one transaction.
type partyReader struct {
	ctx context.Context
	tx  *sql.Tx
	// organisation is the one the file is bound to.
	organisation string
}

func newPartyReader(ctx context.Context, tx *sql.Tx) (partyReader, error) {
	b, err := loadBinding(ctx, tx)
	return partyReader{ctx, tx, b.TenantID}, err
}

// GetParty implements matching.Store. Of a contact that was merged into another it returns the other.
func (f *File) GetParty(ctx context.Context, p contact.Party) (matching.PartyView, error) {
	var view matching.PartyView
	err := f.read(ctx, func(tx *sql.Tx) error {
		r, err := newPartyReader(ctx, tx)
		if err != nil {
			return err
		}
		if !p.IsLedger() {
			c, err := getContact(ctx, tx, p.ContactID)
			if err != nil {
				return err
			}
			p = contact.Party{ContactID: c.ID}
		}
		views, err := r.views([]contact.Party{p})
		if err == nil && len(views) == 0 {
			err = sql.ErrNoRows
		}
		if err != nil {
			return getFault(err, "read a party", "This contact is not known here.")
		}
		view = views[0]
		return nil
	})
	return view, err
}

// NamesOf implements matching.Store.
func (f *File) NamesOf(ctx context.Context, parties []contact.Party) (map[contact.Party]string, error) {
	contacts, ledger := split(parties)
	called := make(map[contact.Party]string, len(parties))
	err := f.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT id, '', name
			FROM contacts
			WHERE id IN (SELECT value FROM json_each(?))
			UNION ALL
			SELECT 0, id, name
			FROM ledger_contacts
			WHERE id IN (SELECT value FROM json_each(?))`, toJSON(contacts), toJSON(ledger))
		if err != nil {
			return err
		}
		_, err = collect(rows, func(row scanner) (none struct{}, err error) {
			var p contact.Party
			var name string
			if err = row.Scan(&p.ContactID, &p.LedgerID, &name); err == nil {
				called[p] = name
			}
			return none, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("name parties: %w", err)
	}
	return called, nil
}

// split parts the ids of contacts here from those at Xero; never nil.
func split(parties []contact.Party) (contacts []int64, ledger []string) {
	contacts, ledger = []int64{}, []string{}
	for _, p := range parties {
		if p.IsLedger() {
			ledger = append(ledger, p.LedgerID)
		} else {
			contacts = append(contacts, p.ContactID)
		}
	}
	return contacts, ledger
}

// views returns the parties with their values, in the same order; those that are not there are left out.
func (r partyReader) views(parties []contact.Party) ([]matching.PartyView, error) {
	contacts, ledger := split(parties)
	found := map[contact.Party]matching.PartyView{}
	for _, read := range []func() error{
		func() error { return r.contacts(contacts, found) },
		func() error { return r.ledger(ledger, found) },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	views := make([]matching.PartyView, 0, len(parties))
	for _, p := range parties {
		if v, ok := found[p]; ok {
			views = append(views, v)
		}
	}
	return views, nil
}

func (r partyReader) contacts(ids []int64, into map[contact.Party]matching.PartyView) error {
	if len(ids) == 0 {
		return nil
	}
	rows, err := r.tx.QueryContext(r.ctx, `
		SELECT `+contactColumns+`
		FROM contacts
		WHERE id IN (SELECT value FROM json_each(?)) AND +is_listed = 1`, toJSON(ids))
	if err != nil {
		return err
	}
	list, err := collect(rows, scanContact)
	if err != nil {
		return err
	}
	worths, err := r.worths(worthOf, toJSON(ids))
	for _, c := range list {
		v := matching.PartyView{Party: contact.Party{ContactID: c.ID}, Contact: c, Orders: worths[c.ID].Orders, Value: worths[c.ID].Value}
		if c.LedgerID != "" {
			v.LinkedTo = contact.Party{LedgerID: c.LedgerID}
		}
		into[v.Party] = v
	}
	return err
}

func (r partyReader) ledger(ids []string, into map[contact.Party]matching.PartyView) error {
	if len(ids) == 0 {
		return nil
	}
	rows, err := r.tx.QueryContext(r.ctx, `
		SELECT `+ledgerContactColumns+`
		FROM ledger_contacts
		WHERE id IN (SELECT value FROM json_each(?))`, toJSON(ids))
	if err != nil {
		return err
	}
	list, err := collect(rows, scanLedgerContact)
	if err != nil {
		return err
	}
	for _, l := range list {
		into[contact.Party{LedgerID: l.ID}] = matching.PartyView{Party: contact.Party{LedgerID: l.ID}, Ledger: l}
	}
	linked, err := r.tx.QueryContext(r.ctx, `
		SELECT
			ledger_id,
			contact_id
		FROM contact_links
		WHERE organisation = ? AND until_at = '' AND ledger_id IN (SELECT value FROM json_each(?))`, r.organisation, toJSON(ids))
	if err != nil {
		return err
	}
	_, err = collect(linked, func(row scanner) (none struct{}, err error) {
		var p, to contact.Party
		if err = row.Scan(&p.LedgerID, &to.ContactID); err == nil {
			v := into[p]
			v.LinkedTo = to
			into[p] = v
		}
		return none, err
	})
	return err
}

// worthOf and worthOfAll add up the orders of contacts, those of contacts merged into them too, by currency and rate.
const (
	worthOf = worthColumns + `
		FROM contacts
		JOIN orders ON orders.contact_id = contacts.id
		WHERE orders.is_cancelled = 0 AND (
			contacts.id IN (SELECT value FROM json_each(?1)) OR contacts.merged_to_id IN (SELECT value FROM json_each(?1))
		)
		GROUP BY 1, 2, 3`
	worthOfAll = worthColumns + `
		FROM orders
		JOIN contacts ON contacts.id = orders.contact_id
		WHERE orders.is_cancelled = 0
		GROUP BY 1, 2, 3`
	worthColumns = `
		SELECT
			coalesce(contacts.merged_to_id, contacts.id),
			iif(orders.currency = (SELECT base_currency FROM company), '', orders.currency),
			orders.rate,
			count(*),
			sum(orders.total)`
)

// worths adds up in the base currency. An order whose rate is not known counts as it stands.
func (r partyReader) worths(statement string, arguments ...any) (map[int64]matching.Worth, error) {
	rows, err := r.tx.QueryContext(r.ctx, statement, arguments...)
	if err != nil {
		return nil, err
	}
	worths := map[int64]matching.Worth{}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var id int64
		var currency string
		var rate money.Rate
		var count int
		var total money.Amount
		if err = row.Scan(&id, &currency, &rate, &count, &total); err != nil {
			return none, err
		}
		if currency != "" && rate > 0 {
			if total, err = total.InBase(rate); err != nil {
				return none, err
			}
		}
		w := worths[id]
		worths[id] = matching.Worth{Orders: w.Orders + count, Value: w.Value + int64(total)}
		return none, err
	})
	return worths, err
}

// Worths implements matching.Store.
func (f *File) Worths(ctx context.Context) (map[int64]matching.Worth, error) {
	var worths map[int64]matching.Worth
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		worths, err = partyReader{ctx: ctx, tx: tx}.worths(worthOfAll)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("add up the orders of contacts: %w", err)
	}
	return worths, nil
}
