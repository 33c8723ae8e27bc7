package sqlite

import (
	"fmt"
	"time"

	"daybook/internal/contact"
)

// decisionColumns are read by scanDecision, in this order, with the comparison behind them.
const decisionColumns = `
	id,
	answer,
	left_contact_id,
	coalesce(left_ledger_id, ''),
	right_contact_id,
	coalesce(right_ledger_id, ''),
	actor,
	batch_id,
	take_right,
	reason,
	at,
	undone_at,
	undone_by,`

// standingDecisions lists decisions of an organisation, and those of all, that are not undone. How the parties compared
// is left out: it takes no part in what follows.
const standingDecisions = `
	SELECT ` + decisionColumns + `
		'null'
	FROM contact_decisions
	WHERE undone_at = '' AND organisation IN ('', ?1)`

// keptDecision is a decision with the words that were given for it.
type keptDecision struct {
	contact.Decision

	reason string
}

func scanDecision(row scanner) (keptDecision, error) {
	var d keptDecision
	err := row.Scan(&d.ID, &d.Answer, reference{&d.Left.ContactID}, &d.Left.LedgerID, reference{&d.Right.ContactID}, &d.Right.LedgerID,
		&d.Actor, reference{&d.Batch}, fromJSON{&d.TakeRight}, &d.reason, instant{&d.At}, instant{&d.UndoneAt}, &d.UndoneBy,
		fromJSON{&d.Comparison})
	return d, err
}

// plain leaves the words away.
func plain(decisions []keptDecision) []contact.Decision {
	list := make([]contact.Decision, len(decisions))
	for i, d := range decisions {
		list[i] = d.Decision
	}
	return list
}

// words says in words why two are one.
func (d keptDecision) words() string {
	if d.reason != "" {
		return d.reason
	}
	switch d.Actor {
	case contact.ByImport:
		return "an import found them to be the same"
	case contact.BySend:
		return "it was confirmed with a document"
	case contact.ByCreation:
		return "Daybook created it in Xero"
	case contact.ByXero:
		return "they were merged in Xero"
	case contact.ByOwner:
	}
	return "you said that they are the same"
}

// addDecision saves one decision and touches its parties. One about two contacts here holds in every organisation.
func (k *contactKeeper) addDecision(d keptDecision) (keptDecision, error) {
	organisation := ""
	if d.Left.IsLedger() || d.Right.IsLedger() {
		organisation = k.organisation
	}
	if d.At.IsZero() {
		d.At = k.at
	}
	d.At = d.At.UTC().Truncate(time.Millisecond)
	var comparison any
	if d.Comparison != nil {
		comparison = toJSON(d.Comparison)
	}
	result, err := k.exec(`
		INSERT INTO contact_decisions (
			organisation,
			answer,
			left_contact_id,
			left_ledger_id,
			right_contact_id,
			right_ledger_id,
			actor,
			batch_id,
			take_right,
			comparison,
			reason,
			at
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, organisation, d.Answer, orNull(d.Left.ContactID), orNullText(d.Left.LedgerID),
		orNull(d.Right.ContactID), orNullText(d.Right.LedgerID), d.Actor, orNull(d.Batch), toJSON(d.TakeRight), comparison, d.reason, stamp(d.At))
	if err != nil {
		return d, fmt.Errorf("save a decision: %w", err)
	}
	k.touch(d.Left, d.Right)
	d.ID, err = result.LastInsertId()
	return d, err
}

// endDecision undoes a decision and touches its parties.
func (k *contactKeeper) endDecision(d contact.Decision, by contact.Actor) error {
	_, err := k.exec(`
		UPDATE contact_decisions SET
			undone_at = ?,
			undone_by = ?
		WHERE id = ? AND undone_at = ''`, stamp(k.at), by, d.ID)
	if err != nil {
		return fmt.Errorf("undo decision %d: %w", d.ID, err)
	}
	k.touch(d.Left, d.Right)
	return nil
}

// orNullText writes a text that names something elsewhere: "" is NULL.
func orNullText(text string) any {
	if text == "" {
		return nil
	}
	return text
}
