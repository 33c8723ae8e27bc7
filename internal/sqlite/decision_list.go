package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/matching"
)

// ListDecisions implements matching.Store.
func (f *File) ListDecisions(ctx context.Context) ([]contact.Decision, error) {
	return f.listDecisions(ctx, `
		SELECT `+decisionColumns+`
			coalesce(comparison, 'null')
		FROM contact_decisions
		WHERE organisation IN ('', `+boundOrganisation+`)
		ORDER BY id`)
}

// DecisionsOf implements matching.Store.
func (f *File) DecisionsOf(ctx context.Context, p contact.Party) ([]contact.Decision, error) {
	if p.IsLedger() {
		return f.listDecisions(ctx, decisionsNaming+` AND left_ledger_id = ?1 UNION `+decisionsNaming+` AND right_ledger_id = ?1 ORDER BY id`, p.LedgerID)
	}
	return f.listDecisions(ctx, decisionsNaming+` AND left_contact_id = ?1 UNION `+decisionsNaming+` AND right_contact_id = ?1 ORDER BY id`, p.ContactID)
}

const decisionsNaming = `
	SELECT ` + decisionColumns + `
		coalesce(comparison, 'null')
	FROM contact_decisions
	WHERE undone_at = '' AND organisation IN ('', ` + boundOrganisation + `)`

// DecisionPage implements matching.Store.
func (f *File) DecisionPage(ctx context.Context, offset, limit int) ([]contact.Decision, int, error) {
	var page []contact.Decision
	var total int
	err := f.read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT count(*) FROM contact_decisions WHERE organisation IN ('', `+boundOrganisation+`)`).Scan(&total)
		if err != nil {
			return err
		}
		page, err = queryDecisions(ctx, tx, `
			SELECT `+decisionColumns+`
				coalesce(comparison, 'null')
			FROM contact_decisions
			WHERE organisation IN ('', `+boundOrganisation+`)
			ORDER BY id DESC
			LIMIT ? OFFSET ?`, limit, offset)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list decisions: %w", err)
	}
	return page, total, nil
}

func (f *File) listDecisions(ctx context.Context, statement string, arguments ...any) ([]contact.Decision, error) {
	var found []contact.Decision
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		found, err = queryDecisions(ctx, tx, statement, arguments...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list decisions: %w", err)
	}
	return found, nil
}

func queryDecisions(ctx context.Context, tx *sql.Tx, statement string, arguments ...any) ([]contact.Decision, error) {
	rows, err := tx.QueryContext(ctx, statement, arguments...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, scanDecision)
	return plain(found), err
}

// BatchPage implements matching.Store.
func (f *File) BatchPage(ctx context.Context, offset, limit int) ([]matching.Batch, int, error) {
	var page []matching.Batch
	var total int
	err := f.read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT count(*) FROM contact_batches WHERE organisation IN ('', `+boundOrganisation+`)`).Scan(&total)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `
			SELECT
				id,
				actor,
				at,
				(SELECT count(*) FROM contact_decisions WHERE batch_id = contact_batches.id),
				(SELECT count(*) FROM contact_decisions WHERE batch_id = contact_batches.id AND undone_at = ''),
				(SELECT count(*) FROM contacts WHERE batch_id = contact_batches.id),
				(SELECT count(*) FROM contacts WHERE batch_id = contact_batches.id AND removed_at = '')
			FROM contact_batches
			WHERE organisation IN ('', `+boundOrganisation+`)
			ORDER BY id DESC
			LIMIT ? OFFSET ?`, limit, offset)
		if err != nil {
			return err
		}
		page, err = collect(rows, func(row scanner) (b matching.Batch, err error) {
			err = row.Scan(&b.ID, &b.Actor, instant{&b.At}, &b.Decisions, &b.Standing, &b.Added, &b.Remaining)
			return b, err
		})
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list imports and bulk answers: %w", err)
	}
	return page, total, nil
}
