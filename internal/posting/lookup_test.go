package posting_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

func TestANumberThatXeroHoldsIsOursOnlyIfAllAgrees(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*posting.Finding){
		"another total":    func(f *posting.Finding) { f.Totals.Total++ },
		"another contact":  func(f *posting.Finding) { f.ContactID = postingtest.ArchivedID },
		"another date":     func(f *posting.Finding) { f.Date = f.Date.AddDays(1) },
		"another currency": func(f *posting.Finding) { f.Currency = "USD" },
		"another line":     func(f *posting.Finding) { f.Lines = append(f.Lines, posting.FindingLine{}) },
		"another amount":   func(f *posting.Finding) { f.Lines[0].Amount++ },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
			hand := w.typeByHand(1)
			change(hand)
			w.enqueue(1)
			w.run(10 * minute)
			s := w.want(1, posting.LabelConflict)
			if len(s.Candidates) != 1 || s.Candidates[0].ID != hand.ID || s.Problem == "" {
				t.Errorf("conflict over %d candidates: %s", len(s.Candidates), s.Problem)
			}
		})
	}
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	hand := w.typeByHand(1)
	hand.Lines[0].Description = "other words"
	w.enqueue(1)
	w.run(minute)
	s := w.want(1, posting.LabelSent)
	if s.LedgerID != hand.ID || len(s.Ledger.Differences) != 1 {
		t.Errorf("adopted %s with %q; differing words are only a note", s.LedgerID, s.Ledger.Differences)
	}
}

// typeByHand enters the document of an order at Xero as a person would.
func (w *world) typeByHand(orderID int64) *posting.Finding {
	w.t.Helper()
	p, err := w.outbox.Preview(context.Background(), orderID)
	if err != nil {
		w.t.Fatal(err)
	}
	f := postingtest.FindingOf(posting.Content{Kind: p.Kind, Invoice: &p.Content}, "hand-made")
	w.xero.Documents = append(w.xero.Documents, &f)
	return &f
}

func TestAMergedContactIsStillTheSameContact(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCommitThenCut}
	w.run(minute)
	// Xero merges the contact while the outcome is not known; the mirror does not know.
	const heir = "cccccccc-0000-0000-0000-000000000001"
	for _, f := range w.xero.Documents {
		if f.ID == postingtest.LinkedID {
			f.Contact.MergedToID, f.Contact.Status = heir, "ARCHIVED"
		}
		if f.Kind == posting.KindInvoice {
			f.ContactID = heir
		}
	}
	w.run(10 * minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}

func TestAnotherSuppliersBillOfTheSameNumberIsNotOurs(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Purchase("PO-1", postingtest.Supplier))
	hand := w.typeByHand(1)
	hand.ContactID, hand.Totals.Total = postingtest.ArchivedID, 1
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	w.run(10 * minute)
	if s := w.want(1, posting.LabelSent); s.LedgerID == hand.ID {
		t.Error("the other supplier's bill was taken for ours")
	}
}

func TestADocumentTakenAwayWhileInDoubtAsks(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCommitThenCut}
	w.run(minute)
	for _, f := range w.xero.Documents {
		if f.Kind == posting.KindInvoice {
			f.Status = posting.StatusVoided
		}
	}
	w.run(10 * minute)
	w.want(1, posting.LabelConflict)
	if w.live() != 0 {
		t.Error("a document that somebody voided was made again without asking")
	}
}

func TestAContactFoundByNameOnlyAsks(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
	w.enqueue(1)
	// Made at Xero by a person a moment ago.
	w.xero.Documents = append(w.xero.Documents, &posting.Finding{Kind: posting.KindContact, ID: "hand-made",
		Contact: contact.LedgerContact{ID: "hand-made", Name: "Rimu Hotel", Status: "ACTIVE"}})
	w.run(10 * minute)
	w.want(1, posting.LabelConflict)
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseAdopt, ""); err != nil {
		t.Fatal(err)
	}
	w.run(minute)
	s := w.want(1, posting.LabelSent)
	if got := s.Document.Content.Invoice.LedgerContactID; got != "hand-made" {
		t.Errorf("the invoice went to %s", got)
	}
	w.keep(1)
}

func TestAfterFiveDoubtsAPersonMustLook(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	w.enqueue(1)
	w.xero.Next = slices.Repeat([]postingtest.Fault{postingtest.FaultError}, 20)
	w.run(time.Hour)
	w.want(1, posting.LabelConflict)
	if len(w.xero.Sends) != 5 {
		t.Errorf("%d requests left, want 5", len(w.xero.Sends))
	}
	w.xero.Next = nil
	if _, err := w.outbox.Resolve(context.Background(), 1, posting.ChooseSend, ""); err != nil {
		t.Fatal(err)
	}
	w.run(minute)
	w.want(1, posting.LabelSent)
	w.keep(1)
}
