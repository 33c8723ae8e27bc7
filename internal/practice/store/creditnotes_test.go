package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// credited is a file with an approved bill of 23.00, its desk, and a credit note over an amount of it.
func credited(t *testing.T, amount int64) (*store.Store, *store.Desk, string) {
	t.Helper()
	s := filled(t)
	desk := store.NewDesk(s, func() time.Time { return noon.Add(time.Hour) }, books.Switches{})
	if err := desk.ApproveInvoice(t.Context(), "i1"); err != nil {
		t.Fatal(err)
	}
	id, err := desk.CreditInvoice(t.Context(), "i1", money.Amount(amount))
	if err != nil {
		t.Fatal(err)
	}
	return s, desk, id
}

func TestAPersonCreditsAndAllocates(t *testing.T) {
	t.Parallel()
	s, desk, id := credited(t, 1500)
	ctx := t.Context()
	note := func() books.CreditNote { return get(t, s, id, (*store.Tx).FindCreditNote) }
	if n := note(); n.Type != books.PurchaseCredit || n.Total != 1500 || n.Number != "B-1" || n.ContactID != "c1" || !n.IsApproved() {
		t.Fatalf("made %+v", n)
	}
	if err := desk.AllocateCredit(ctx, id, "i1", 1501); !fault.Is(err, fault.Rejected) {
		t.Errorf("too much gives %v", err)
	}
	if err := desk.AllocateCredit(ctx, id, "i1", 0); err != nil {
		t.Fatal(err)
	}
	if i := bill(t, s); i.AmountCredited != 1500 || i.AmountDue() != 800 || note().Status != books.Paid {
		t.Errorf("credited %s, due %s, the note is %s", i.AmountCredited, i.AmountDue(), note().Status)
	}
	if err := desk.SetCreditNoteStatus(ctx, id, books.Voided); !fault.Is(err, fault.Rejected) {
		t.Errorf("voiding an allocated note gives %v", err)
	}
	allocation := note().Allocations[0].ID
	if err := errors.Join(desk.RemoveAllocation(ctx, id, allocation), desk.SetCreditNoteStatus(ctx, id, books.Voided)); err != nil {
		t.Error(err)
	}
	if i := bill(t, s); i.AmountCredited != 0 || len(i.Credits) != 0 || note().Status != books.Voided {
		t.Errorf("still credited %s, the note is %s", i.AmountCredited, note().Status)
	}
	for what, err := range map[string]error{
		"an unknown note":       desk.AllocateCredit(ctx, "none", "i1", 1),
		"an unknown document":   desk.AllocateCredit(ctx, id, "none", 1),
		"an unknown allocation": desk.RemoveAllocation(ctx, id, allocation),
	} {
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s gives %v", what, err)
		}
	}
	if actions := actionsOf(t, s, id); actions != "voided, allocation removed, allocated, created" {
		t.Errorf("noted on the note: %s", actions)
	}
	if actions := actionsOf(t, s, "i1"); actions != "credit removed, credited, approved" {
		t.Errorf("noted on the bill: %s", actions)
	}
}

// actionsOf returns what was noted of an object, the newest first.
func actionsOf(t *testing.T, s *store.Store, id string) string {
	t.Helper()
	var actions []string
	view(t, s, func(tx *store.Tx) error {
		changes, err := tx.ListChanges(t.Context(), id, 10)
		for _, c := range changes {
			actions = append(actions, c.Action)
		}
		return err
	})
	return strings.Join(actions, ", ")
}

func TestCreditNotesMoveWithAMergedContact(t *testing.T) {
	t.Parallel()
	s, desk, id := credited(t, 0)
	if err := desk.MergeContact(t.Context(), "c1", "c2"); err != nil {
		t.Fatal(err)
	}
	if n := get(t, s, id, (*store.Tx).FindCreditNote); n.ContactID != "c2" {
		t.Errorf("the note is of %s", n.ContactID)
	}
	if err := desk.AllocateCredit(t.Context(), id, "i1", 0); err != nil {
		t.Errorf("allocating after a merge: %v", err)
	}
}

func TestPaymentsAreFoundWithoutTheirDocument(t *testing.T) {
	t.Parallel()
	s, desk, _ := credited(t, 0)
	ctx := t.Context()
	if err := errors.Join(desk.PayInvoice(ctx, "i1", books.Payment{ID: "p1", Amount: 100}), desk.RemovePayment(ctx, "i1", "p1")); err != nil {
		t.Fatal(err)
	}
	p := get(t, s, "p1", (*store.Tx).FindPayment)
	if !p.Payment.IsDeleted || p.Invoice.ID != "i1" || !p.Payment.UpdatedAt.Equal(noon.Add(time.Hour)) {
		t.Errorf("found %+v", p.Payment)
	}
	view(t, s, func(tx *store.Tx) error {
		n, err1 := tx.CountPayments(ctx, store.PaymentQuery{})
		later, err2 := tx.ListPayments(ctx, store.PaymentQuery{ModifiedSince: noon.Add(2 * time.Hour)})
		_, isThere, err3 := tx.FindPayment(ctx, "none")
		if n != 1 || len(later) != 0 || isThere {
			t.Errorf("%d payments, %d later, unknown %v", n, len(later), isThere)
		}
		return errors.Join(err1, err2, err3)
	})
	if err := s.Reset(ctx); err != nil {
		t.Errorf("a file with payments and credit notes cannot be emptied: %v", err)
	}
}
