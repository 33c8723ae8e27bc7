package sqlite

import (
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/posting"
)

// settlementsOf is a document's settlements in their order, as JSON that scannedSettlements reads; "[]" for none. It is a
// column of a statement that reads documents.
const settlementsOf = `
	(
		SELECT json_group_array(json_object(
			'kind', kind,
			'ledgerId', ledger_id,
			'number', number,
			'reference', reference,
			'date', settled_on,
			'hundredths', amount
		) ORDER BY position)
		FROM settlements
		WHERE document_id = documents.id
	)`

// scannedSettlements scans the column settlementsOf into what it points to.
type scannedSettlements struct{ into *[]posting.Settlement }

// Scan implements sql.Scanner.
func (s scannedSettlements) Scan(value any) error {
	var rows []struct {
		Kind       posting.SettlementKind `json:"kind"`
		LedgerID   string                 `json:"ledgerId"`
		Number     string                 `json:"number"`
		Reference  string                 `json:"reference"`
		Date       civil.Date             `json:"date"`
		Hundredths int64                  `json:"hundredths"`
	}
	if err := (fromJSON{&rows}).Scan(value); err != nil {
		return err
	}
	*s.into = nil
	for _, r := range rows {
		*s.into = append(*s.into, posting.Settlement{Kind: r.Kind, LedgerID: r.LedgerID, Number: r.Number, Reference: r.Reference,
			Date: r.Date, Amount: money.Amount(r.Hundredths)})
	}
	return nil
}

// saveSettlements puts a document's settlements in place of what was there.
func (t *outboxTx) saveSettlements(documentID int64, settlements []posting.Settlement) error {
	if _, err := t.tx.ExecContext(t.ctx, `DELETE FROM settlements WHERE document_id = ?`, documentID); err != nil {
		return fmt.Errorf("replace what settled document %d: %w", documentID, err)
	}
	for position, s := range settlements {
		_, err := t.tx.ExecContext(t.ctx, `
			INSERT INTO settlements (
				document_id,
				position,
				kind,
				ledger_id,
				number,
				reference,
				settled_on,
				amount
			) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			documentID, position, s.Kind, s.LedgerID, s.Number, s.Reference, s.Date.String(), s.Amount)
		if err != nil {
			return fmt.Errorf("keep what settled document %d: %w", documentID, err)
		}
	}
	return nil
}
