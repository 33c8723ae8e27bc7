package posting

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/fault"
)

// JournalOrder is a manual journal that the owner approved.
type JournalOrder struct {
	// Key is its business key, such as "period:2026-10-31:1".
	Key string
	// Content is the journal; Token and LedgerID are filled here, and the mark is put behind the narration.
	Content JournalContent
	// Attachment is a file to hang on it; nil for none.
	Attachment *AttachmentContent
	// Waits is the document of another journal that must be at Xero first; 0 for none.
	Waits int64
}

// JournalStatus is where one document of a manual journal stands.
type JournalStatus struct {
	// Document is of KindJournal, or of KindJournalChange for what changes its draft.
	Document Document
	// Attachment is the file that goes with it; nil for none.
	Attachment *Document
}

// QueueJournal queues an approved journal: a new one; a draft of it at Xero is changed; one that is known to be nowhere but here takes the new content; and
// one that was deleted or voided at Xero opens the next revision. Conflict where one is on its way, and where Xero holds it posted: that is not changed.
func (o Outbox) QueueJournal(ctx context.Context, j JournalOrder) (JournalStatus, error) {
	var s JournalStatus
	err := o.Store.Write(ctx, func(tx Tx) error {
		mark, err := tx.GetMark()
		if err != nil {
			return err
		}
		if mark.Organisation == "" {
			return fault.New(fault.Conflict, "No organisation is chosen yet.", "Connect to Xero first.")
		}
		if s.Document, err = o.queueJournal(tx, mark.Organisation, j); err != nil || j.Attachment == nil {
			return err
		}
		s.Attachment, err = o.queueAttachment(tx, s.Document, *j.Attachment)
		return err
	})
	if err != nil {
		return JournalStatus{}, fmt.Errorf("queue journal %s: %w", j.Key, err)
	}
	o.told(changeOf(s.Document))
	return s, nil
}

func (o Outbox) queueJournal(tx Tx, organisation string, j JournalOrder) (Document, error) {
	made, err := tx.ListDocuments(organisation, KindJournal, j.Key)
	if err != nil {
		return Document{}, err
	}
	content := j.Content
	d := Document{Organisation: organisation, Kind: KindJournal, BusinessKey: j.Key, Revision: 1, WaitsForID: j.Waits, Content: Content{Kind: KindJournal, Journal: &content}}
	if len(made) == 0 {
		content = content.marked(tokenOf(organisation, j.Key, 1))
		return d, o.queueJournalNew(tx, &d)
	}
	newest := made[0]
	switch {
	case newest.State == StateSent && newest.Ledger.Status == StatusDraft:
		return o.queueJournalChange(tx, newest, content)
	case newest.State == StateSent && newest.Ledger.Status.IsGone():
		d.Revision = newest.Revision + 1
		content = content.marked(tokenOf(organisation, j.Key, d.Revision))
		return d, o.queueJournalNew(tx, &d)
	case newest.State == StateSent:
		return Document{}, fault.New(fault.Conflict, "Xero holds this journal posted, so it is not changed.", "Look again: what differs is suggested as a journal of its own.")
	}
	d.Revision = newest.Revision
	content = content.marked(tokenOf(organisation, j.Key, d.Revision))
	err = o.settleWaits(tx, &d)
	if err == nil {
		err = o.queueAgain(tx, newest, d)
	}
	d.ID, d.State, d.QueuedAt = newest.ID, StateQueued, o.Now()
	return d, err
}

// settleWaits takes away that a journal waits for one that is at Xero by now.
func (o Outbox) settleWaits(tx Tx, d *Document) error {
	if d.WaitsForID == 0 {
		return nil
	}
	first, err := tx.GetDocument(d.WaitsForID)
	if err == nil && first.State == StateSent {
		d.WaitsForID = 0
	}
	return err
}

func (o Outbox) queueJournalNew(tx Tx, d *Document) error {
	if err := o.settleWaits(tx, d); err != nil {
		return err
	}
	return o.queueNew(tx, d)
}

// queueJournalChange queues what a draft at Xero is to say.
func (o Outbox) queueJournalChange(tx Tx, made Document, content JournalContent) (Document, error) {
	content = content.marked(made.Content.Journal.Token)
	content.LedgerID = made.LedgerID
	d := Document{Organisation: made.Organisation, Kind: KindJournalChange, BusinessKey: made.BusinessKey, Revision: 1, Content: Content{Kind: KindJournalChange, Journal: &content}}
	changes, err := tx.ListDocuments(made.Organisation, KindJournalChange, made.BusinessKey)
	if err != nil {
		return Document{}, err
	}
	if len(changes) > 0 {
		newest := changes[0]
		if newest.State != StateSent {
			d.Revision = newest.Revision
			err := o.queueAgain(tx, newest, d)
			d.ID, d.State, d.QueuedAt = newest.ID, StateQueued, o.Now()
			return d, err
		}
		d.Revision = newest.Revision + 1
	}
	return d, o.queueNew(tx, &d)
}

// queueAttachment queues the file that goes with a journal: it takes the place of one that has not left.
func (o Outbox) queueAttachment(tx Tx, of Document, content AttachmentContent) (*Document, error) {
	earlier, err := tx.ListDocuments(of.Organisation, KindAttachment, of.BusinessKey)
	if err != nil {
		return nil, err
	}
	d := Document{Organisation: of.Organisation, Kind: KindAttachment, BusinessKey: of.BusinessKey, Revision: 1, WaitsForID: of.ID, Content: Content{Kind: KindAttachment, Attachment: &content}}
	if len(earlier) > 0 {
		newest := earlier[0]
		d.Revision = newest.Revision
		if newest.State == StateQueued || newest.State == StateRejected || newest.State == StateCancelled {
			err := o.queueAgain(tx, newest, d)
			d.ID = newest.ID
			return &d, err
		}
		d.Revision++
	}
	return &d, o.queueNew(tx, &d)
}

// Journals returns every document of manual journals whose business key begins with a prefix, in the organisation the file is bound to, newest first; none
// before an organisation was chosen. A file is told with the newest document of its journal.
func (o Outbox) Journals(ctx context.Context, prefix string) ([]JournalStatus, error) {
	list := []JournalStatus{}
	err := o.Store.Read(ctx, func(tx Tx) error {
		list = list[:0]
		mark, err := tx.GetMark()
		if err != nil || mark.Organisation == "" {
			return err
		}
		documents, err := tx.ListJournals(mark.Organisation)
		if err != nil {
			return err
		}
		files := map[string]*Document{}
		for i, d := range documents {
			if d.Kind == KindAttachment && files[d.BusinessKey] == nil {
				files[d.BusinessKey] = &documents[i]
			}
		}
		for _, d := range documents {
			if d.Kind != KindAttachment && strings.HasPrefix(d.BusinessKey, prefix) {
				list = append(list, JournalStatus{Document: d, Attachment: files[d.BusinessKey]})
				delete(files, d.BusinessKey)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list journals: %w", err)
	}
	return list, nil
}

// CancelJournal takes a journal back that has not left, with its file and what waits for it. Conflict when it is on its way or at Xero.
func (o Outbox) CancelJournal(ctx context.Context, documentID int64) error {
	return o.actOnJournal(ctx, "cancel", documentID, func(tx Tx, d Document) error {
		if !d.State.CanBecome(StateCancelled) || d.State == StateConflict {
			return fault.New(fault.Conflict, "The journal can no longer be taken back.", "Wait for its outcome; then delete or void it in Xero.")
		}
		return o.cancelJournal(tx, d)
	})
}

// cancelJournal takes a journal back, and first what waits for it.
func (o Outbox) cancelJournal(tx Tx, d Document) error {
	waiting, err := tx.ListWaiting(d.ID)
	if err != nil {
		return err
	}
	for _, w := range waiting {
		if w.State == StateQueued {
			if err := o.cancelJournal(tx, w); err != nil {
				return err
			}
		}
	}
	d.WaitsForID = 0
	return o.cancel(tx, d, EventCancelled)
}

// ResolveJournal settles a conflict of a journal. ledgerID names the candidate to adopt; "" is enough when there is only one. Errors are those of Resolve.
func (o Outbox) ResolveJournal(ctx context.Context, documentID int64, choose Choice, ledgerID string) error {
	return o.actOnJournal(ctx, "resolve", documentID, func(tx Tx, d Document) error {
		if d.State != StateConflict {
			return fault.New(fault.NotFound, "There is nothing to decide about this journal.", "")
		}
		if err := o.resolve(tx, d, choose, ledgerID); err != nil {
			return err
		}
		d, err := tx.GetDocument(documentID)
		if err != nil {
			return err
		}
		return o.afterResolved(tx, d)
	})
}

// afterResolved lets go, or takes back, what waited for a journal that was in conflict.
func (o Outbox) afterResolved(tx Tx, d Document) error {
	if d.State == StateSent {
		_, err := releaseJournal(tx, o.Ledger, d, o.Now())
		return err
	}
	if d.State != StateCancelled {
		return nil
	}
	waiting, err := tx.ListWaiting(d.ID)
	for _, w := range waiting {
		if err == nil && w.State == StateQueued {
			err = o.cancelJournal(tx, w)
		}
	}
	return err
}

// RetryAttachment queues a file again that Xero refused. NotFound when it is no such file.
func (o Outbox) RetryAttachment(ctx context.Context, documentID int64) error {
	return o.actOnJournal(ctx, "send again", documentID, func(tx Tx, d Document) error {
		if d.Kind != KindAttachment || d.State != StateRejected {
			return fault.New(fault.NotFound, "There is no file to send again.", "")
		}
		return o.queueAgain(tx, d, d)
	})
}

func (o Outbox) actOnJournal(ctx context.Context, action string, documentID int64, do func(Tx, Document) error) error {
	var d Document
	err := o.Store.Write(ctx, func(tx Tx) (err error) {
		if d, err = tx.GetDocument(documentID); err != nil {
			return err
		}
		if !d.Kind.IsJournal() && d.Kind != KindAttachment {
			return fault.New(fault.NotFound, "This is no journal.", "")
		}
		if err := do(tx, d); err != nil {
			return err
		}
		d, err = tx.GetDocument(documentID)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s journal document %d: %w", action, documentID, err)
	}
	o.told(changeOf(d))
	return nil
}

// ReadJournals reads our journals at Xero back: what changed since they were read, in one call for every thousand. Errors are the ledger's.
func (o Outbox) ReadJournals(ctx context.Context) error {
	var sent []Document
	organisation := ""
	err := o.Store.Read(ctx, func(tx Tx) error {
		mark, err := tx.GetMark()
		if err != nil || mark.Organisation == "" {
			return err
		}
		organisation = mark.Organisation
		all, err := tx.ListJournals(organisation)
		sent = slices.DeleteFunc(all, func(d Document) bool {
			return d.Kind != KindJournal || d.State != StateSent || d.Ledger.Status == StatusMissing
		})
		return err
	})
	if err != nil || len(sent) == 0 {
		return err
	}
	since := sent[0].Ledger.UpdatedAt
	for _, d := range sent {
		if d.Ledger.UpdatedAt.Before(since) {
			since = d.Ledger.UpdatedAt
		}
	}
	found, err := o.Ledger.FindJournals(ctx, organisation, JournalQuery{ModifiedSince: since})
	if err != nil {
		return err
	}
	missing, err := o.readMissing(ctx, organisation, sent, &found)
	if err != nil {
		return err
	}
	return o.keepJournals(ctx, sent, found, missing)
}

// readMissing asks for those that the list did not name, one by one, and returns those that Xero no longer knows.
func (o Outbox) readMissing(ctx context.Context, organisation string, sent []Document, found *Findings) (map[int64]bool, error) {
	missing := map[int64]bool{}
	for _, d := range sent {
		if slices.ContainsFunc(found.Found, func(f Finding) bool { return f.ID == d.LedgerID }) {
			continue
		}
		one, err := o.Ledger.Read(ctx, organisation, KindJournal, d.LedgerID)
		switch {
		case fault.Is(err, fault.NotFound):
			missing[d.ID] = true
		case err != nil:
			return nil, err
		default:
			found.Found = append(found.Found, one.Found...)
		}
	}
	return missing, nil
}

func (o Outbox) keepJournals(ctx context.Context, sent []Document, found Findings, missing map[int64]bool) error {
	var changes []Change
	err := o.Store.Write(ctx, func(tx Tx) error {
		changes = nil
		for _, d := range sent {
			at := slices.IndexFunc(found.Found, func(f Finding) bool { return f.ID == d.LedgerID })
			if at < 0 && !missing[d.ID] {
				continue
			}
			var f Finding
			if at >= 0 {
				f = found.Found[at]
			}
			more, err := keepReading(tx, d.ID, f, at >= 0, o.Now())
			if err != nil {
				return err
			}
			changes = append(changes, more...)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep what Xero holds of journals: %w", err)
	}
	for _, c := range changes {
		o.told(c)
	}
	return nil
}
