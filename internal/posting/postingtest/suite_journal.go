package postingtest

import (
	"reflect"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/posting"
)

// journalDocument is a manual journal that was sent.
func journalDocument(kind posting.Kind, ledgerID string) posting.Document {
	lines := []posting.JournalLine{{AccountID: "acc-1", AccountCode: "630", Amount: 1234, Description: "Stock"}, {AccountID: "acc-2", AccountCode: "310", Amount: -1234}}
	d := posting.Document{Organisation: Organisation, Kind: kind, BusinessKey: "period:2026-10-31:1", Revision: 1, State: posting.StateSent, LedgerID: ledgerID,
		QueuedAt: Noon(), SentAt: Noon(), ReadAt: Noon()}
	if kind == posting.KindAttachment {
		d.Content = posting.Content{Kind: kind, Attachment: &posting.AttachmentContent{FileName: "valuation.xlsx", MimeType: "text/plain", Data: []byte{0, 1, 255}}}
		return d
	}
	d.Content = posting.Content{Kind: kind, Journal: &posting.JournalContent{Narration: "Stock [DB 2026-10 r1 ABC123]", Mark: "2026-10 r1", Token: "ABC123",
		Date: civil.Date{Year: 2026, Month: 10, Day: 31}, Status: posting.StatusDraft, Lines: lines}}
	d.Ledger = posting.LedgerView{Status: posting.StatusDraft, Date: d.Content.Journal.Date, Lines: lines, UpdatedAt: Noon()}
	return d
}

// journals: a change and a file hold no thing of their own at Xero, and none of them is an order's or a contact's.
func (s *suite) journals() {
	made := s.create(journalDocument(posting.KindJournal, "mj-1"))
	change := s.create(journalDocument(posting.KindJournalChange, "mj-1"))
	file := s.create(journalDocument(posting.KindAttachment, "mj-1"))
	s.create(invoice(1, "SO-1"))
	second := journalDocument(posting.KindJournal, "mj-1")
	second.BusinessKey = "period:2026-11-30:1"
	s.isFault(s.store.Write(s.Context(), func(tx posting.Tx) error { return tx.CreateDocument(&second) }), fault.Conflict)
	s.read(func(tx posting.Tx) error {
		all, err := tx.ListJournals(Organisation)
		if err != nil || len(all) != 3 || all[0].ID != file.ID || all[1].ID != change.ID || all[2].ID != made.ID {
			s.Errorf("%d documents of journals (%v)", len(all), err)
			return err
		}
		if !reflect.DeepEqual(all[2].Content, made.Content) || !reflect.DeepEqual(all[2].Ledger.Lines, made.Ledger.Lines) || all[2].Ledger.Date != made.Ledger.Date {
			s.Errorf("the journal comes back as %+v", all[2])
		}
		if string(all[0].Content.Attachment.Data) != string(file.Content.Attachment.Data) {
			s.Errorf("the file comes back as %v", all[0].Content.Attachment.Data)
		}
		holder, err := tx.FindHolder(Organisation, "mj-1")
		if holder != made.ID {
			s.Errorf("mj-1 is held by document %d", holder)
		}
		unread, unreadErr := tx.ListUnread(Organisation, 10)
		if unreadErr != nil || len(unread) != 0 {
			s.Errorf("%d are to be read back as invoices", len(unread))
		}
		set, setErr := tx.GetReference()
		if setErr != nil || set.Organisation.TenantID != Organisation {
			s.Errorf("what Xero offers is of %q (%v)", set.Organisation.TenantID, setErr)
		}
		return err
	})
}
