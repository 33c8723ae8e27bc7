package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// SearchLedger implements matching.Store.
func (f *File) SearchLedger(ctx context.Context, text string, limit int) ([]matching.PartyView, error) {
	views := []matching.PartyView{}
	err := f.read(ctx, func(tx *sql.Tx) error {
		r, err := newPartyReader(ctx, tx)
		if err != nil {
			return err
		}
		statement, arguments := ledgerSearch(text, limit)
		rows, err := tx.QueryContext(ctx, statement, arguments...)
		if err != nil {
			return err
		}
		ids, err := collect(rows, scanText)
		if err != nil {
			return err
		}
		parties := make([]contact.Party, len(ids))
		for i, id := range ids {
			parties[i] = contact.Party{LedgerID: id}
		}
		views, err = r.views(parties)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search Xero's contacts: %w", err)
	}
	return views, nil
}

// ledgerSearch goes through the mirror by name until enough are found. Words hold letters and digits only, so that none of
// them means something to LIKE.
func ledgerSearch(text string, limit int) (string, []any) {
	var w where
	for word := range strings.FieldsSeq(contact.NameKey(text)) {
		w.add(`(' ' || name_key || ' ' || replace(replace(replace(email_key, '@', ' '), '.', ' '), '-', ' ') || ' ' || city) LIKE ?`, "% "+word+"%")
	}
	return `SELECT id FROM ledger_contacts INDEXED BY ledger_contacts_by_name` + w.sql() + ` ORDER BY name_key, id LIMIT ?`, append(w.arguments, limit)
}
